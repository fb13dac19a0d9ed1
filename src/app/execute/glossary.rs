//! The project's glossary: adding, changing and removing a term from the editor.

use std::sync::Arc;

use crate::app::{Notice, Severity, Workspace};
use crate::model::{Edit, Entry, EntryId, GroupKind};

impl Workspace {
    pub(super) fn put_entry(&mut self, mut entry: Entry) {
        entry.tidy();
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let Some(pair) = entry.pair(&document.source, &document.target) else {
            let hint = "Write the term and its translation";
            self.notify(Notice::new(Severity::Warning, "A term needs both languages", hint));
            return;
        };
        let said = format!("Added the term {}", pair.source.text);
        let before = open.project.glossary.get(&entry.id).cloned();
        entry.changed = self.stamp();
        if before.is_none() {
            entry.id = EntryId(open.fresh_id());
            entry.created = entry.changed.clone();
        }
        let edit = Edit::Entry { id: entry.id, before, after: Some(Arc::new(entry)) };
        if self.apply(GroupKind::Glossary, vec![edit]) {
            self.said = said;
        }
    }

    pub(super) fn remove_entry(&mut self, id: EntryId) {
        let before = self.open.as_ref().and_then(|open| open.project.glossary.get(&id).cloned());
        if before.is_some() {
            self.apply(GroupKind::Glossary, vec![Edit::Entry { id, before, after: None }]);
        }
    }
}
