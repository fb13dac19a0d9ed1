//! Changes of entries in the project's glossary or in a shared one, as the glossary manager asks for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::clock::now_ms;
use crate::app::{Bulk, Notice, Severity, Workspace};
use crate::assist::{bulk_edits, merge_edits};
use crate::model::{Edit, Entry, EntryId, Stamp};

impl Workspace {
    /// Adds or changes entries as one step; an id of 0 is a new one.
    pub(super) fn put_entries(&mut self, glossary: usize, entries: Vec<Entry>) {
        let stamp = self.stamp();
        let Some(open) = self.open.as_ref() else { return };
        let Some(known) = open.glossary(glossary) else { return };
        let mut next = open.fresh_entry_id(glossary);
        let mut edits = Vec::new();
        for mut entry in entries {
            entry.tidy();
            if entry.terms.is_empty() {
                return self.notify(Notice::new(
                    Severity::Warning,
                    "An entry needs a term",
                    "Write one of the terms",
                ));
            }
            let before = known.get(&entry.id).cloned();
            entry.changed = stamp.clone();
            if before.is_none() {
                entry.id = EntryId(next);
                entry.created = stamp.clone();
                next += 1;
            }
            edits.push(Edit::Entry { id: entry.id, before, after: Some(Arc::new(entry)) });
        }
        let count = edits.len();
        if self.apply_to_glossary(glossary, edits) {
            self.said =
                if count == 1 { "The entry is kept".to_owned() } else { format!("{count} entries are kept") };
        }
    }

    /// Does one thing to several entries, as one step.
    pub(super) fn change_entries(&mut self, glossary: usize, ids: &[EntryId], bulk: &Bulk) {
        self.change(glossary, "entries were changed", |known, stamp| bulk_edits(known, ids, bulk, stamp));
    }

    /// Makes one entry of several, as one step.
    pub(super) fn merge_entries(&mut self, glossary: usize, ids: &[EntryId]) {
        self.change(glossary, "entries became one", |known, stamp| merge_edits(known, ids, stamp));
    }

    fn change(
        &mut self,
        glossary: usize,
        words: &str,
        edits: impl FnOnce(&BTreeMap<EntryId, Arc<Entry>>, &Stamp) -> Vec<Edit>,
    ) {
        let stamp = self.stamp();
        let Some(known) = self.open.as_ref().and_then(|open| open.glossary(glossary)) else { return };
        let edits = edits(known, &stamp);
        let count = edits.len();
        if count == 0 {
            "Nothing is to be changed".clone_into(&mut self.said);
        } else if self.apply_to_glossary(glossary, edits) {
            self.said = format!("{count} {words}");
        }
    }

    /// Who changes something now.
    pub(super) fn stamp(&self) -> Stamp {
        Stamp { who: self.settings.author.clone(), at: now_ms() }
    }
}
