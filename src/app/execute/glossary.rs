//! The project's glossary: adding, changing and importing terms.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::files::with_extension;
use crate::app::jobs::JobEvent;
use crate::app::{
    GlossaryKind, LoadedGlossary, Notice, ReadOptions, Severity, Workspace, WriteOptions, load_glossary,
    save_glossary,
};
use crate::model::{Edit, Entry, EntryId, GroupKind, Term};
use crate::text::{Language, fold_str};

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

    pub(super) fn import_glossary(&mut self, path: PathBuf) {
        let open = self.open.as_ref();
        let asked =
            open.and_then(|open| open.document().map(|d| (open.number, d.source.clone(), d.target.clone())));
        let Some((project, source, target)) = asked else {
            self.notify(Notice::error(
                "No project is open",
                "Open an article first, then import its glossary",
            ));
            return;
        };
        self.jobs.run(Box::new(move || {
            let options = ReadOptions { languages: Some((source, target)), ..ReadOptions::default() };
            JobEvent::Glossary(project, load_glossary(&path, &options))
        }));
    }

    pub(super) fn export_glossary(&mut self, path: PathBuf) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let languages = (document.source.clone(), document.target.clone());
        let entries: Vec<_> = open.project.glossary.values().cloned().collect();
        let path = match GlossaryKind::of_path(&path) {
            Some(_) => path,
            None => match with_extension(path, "csv") {
                Ok(path) => path,
                Err(notice) => return self.notify(notice),
            },
        };
        self.jobs.run(Box::new(move || {
            let told = save_glossary(&path, &entries, &WriteOptions { languages, encoding: None });
            let summary = |told: Vec<String>| {
                let summary = format!("{} entries were exported to {}", entries.len(), path.display());
                std::iter::once(summary).chain(told).collect::<Vec<_>>().join("; ")
            };
            JobEvent::Exported(told.map(summary))
        }));
    }

    /// Takes the entries of a file in as one group; those that are there already stay as they are.
    pub(super) fn take_glossary(&mut self, loaded: LoadedGlossary) {
        let LoadedGlossary { entries, warnings, .. } = loaded;
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let keys = |entry: &Entry| keys(entry, &document.source, &document.target);
        let mut known: HashSet<_> = open.project.glossary.values().flat_map(|entry| keys(entry)).collect();
        let first = open.fresh_id();
        let total = entries.len();
        let is_new = |entry: &Arc<Entry>| {
            let before = known.len();
            known.extend(keys(entry));
            known.len() > before
        };
        let fresh: Vec<_> = entries.into_iter().filter(is_new).collect();
        let added = fresh.len();
        let edits = fresh.into_iter().zip(first..).map(|(entry, id)| {
            let id = EntryId(id);
            Edit::Entry { id, before: None, after: Some(Arc::new(Entry { id, ..Entry::clone(&entry) })) }
        });
        let edits = edits.collect();
        if added == 0 || self.apply(GroupKind::Glossary, edits) {
            self.report(added, total - added, &warnings);
        }
    }

    fn report(&mut self, added: usize, known: usize, warnings: &[String]) {
        let known = if known > 0 { format!(", {known} were there already") } else { String::new() };
        let summary = format!("{added} terms were added{known}");
        match warnings.first() {
            None => self.notify(Notice::success(summary)),
            Some(first) => {
                let summary = format!("{summary}; there is something to say of {} lines", warnings.len());
                self.notify(Notice::new(Severity::Warning, summary, format!("The first: {first}")));
            }
        }
    }
}

/// By what an entry is known: its pairs, whatever their spelling in the source, or its terms where it has no pair.
fn keys(entry: &Entry, source: &Language, target: &Language) -> Vec<(String, String)> {
    let pairs = entry.pairs(source, target);
    if pairs.is_empty() {
        let of_term = |term: &Term| (term.text.clone(), format!("\t{}", term.language));
        return entry.terms.iter().map(of_term).collect();
    }
    pairs.iter().map(|pair| (fold_str(&pair.source.text), pair.target.text.clone())).collect()
}
