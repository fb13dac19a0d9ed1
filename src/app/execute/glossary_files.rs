//! Glossary files: a look before the import, the import, and the export.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::files::with_extension;
use crate::app::jobs::JobEvent;
use crate::app::{
    GlossaryKind, LoadedGlossary, Notice, NoticeAction, ReadOptions, Severity, Workspace, WriteOptions,
    load_glossary, preview_glossary, save_glossary,
};
use crate::model::{Edit, Entry, EntryId, Term};
use crate::text::{Language, fold_str};

impl Workspace {
    /// Reads the first rows of a table for the import dialog; [`Workspace::previewed`] has them then.
    pub(super) fn preview_glossary(&mut self, path: PathBuf, options: ReadOptions) {
        self.jobs.run(Box::new(move || {
            let preview = preview_glossary(&path, &options);
            JobEvent::Previewed(path, preview.map(Box::new))
        }));
    }

    /// Takes a file into a glossary; where `options` names no languages, they are those of the article.
    pub(super) fn import_glossary(&mut self, path: PathBuf, glossary: usize, mut options: ReadOptions) {
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
        if options.languages.is_none() && options.mapping.is_none() {
            options.languages = Some((source, target));
        }
        self.jobs
            .run(Box::new(move || JobEvent::Glossary(project, glossary, load_glossary(&path, &options))));
    }

    /// Writes entries of a glossary to a file, of the kind that its ending says: those of `ids`, or all where it is empty.
    pub(super) fn export_glossary(
        &mut self,
        path: PathBuf,
        glossary: usize,
        ids: &[EntryId],
        encoding: Option<String>,
    ) {
        let Some(open) = self.open.as_ref() else { return };
        let (Some(document), Some(all)) = (open.document(), open.glossary(glossary)) else { return };
        let languages = (document.source.clone(), document.target.clone());
        let chosen: HashSet<_> = ids.iter().collect();
        let is_chosen = |entry: &&Arc<Entry>| chosen.is_empty() || chosen.contains(&entry.id);
        let entries: Vec<_> = all.values().filter(is_chosen).cloned().collect();
        let path = match GlossaryKind::of_path(&path) {
            Some(_) => path,
            None => match with_extension(path, "csv") {
                Ok(path) => path,
                Err(notice) => return self.notify(notice),
            },
        };
        self.jobs.run(Box::new(move || {
            let told = save_glossary(&path, &entries, &WriteOptions { languages, encoding });
            let summary = |told: Vec<String>| {
                let summary = format!("{} entries were exported to {}", entries.len(), path.display());
                std::iter::once(summary).chain(told).collect::<Vec<_>>().join("; ")
            };
            JobEvent::Exported(told.map(summary))
        }));
    }

    /// Takes the entries of a file in as one group; those that are there already stay as they are.
    pub(super) fn take_glossary(&mut self, glossary: usize, loaded: LoadedGlossary) {
        let Some(open) = self.open.as_ref() else { return };
        let (Some(document), Some(own)) = (open.document(), open.glossary(glossary)) else { return };
        let keys = |entry: &Entry| keys(entry, &document.source, &document.target);
        let mut known: HashSet<_> = own.values().flat_map(|entry| keys(entry)).collect();
        let first = open.fresh_entry_id(glossary);
        let total = loaded.entries.len();
        let is_new = |entry: &Arc<Entry>| {
            let before = known.len();
            known.extend(keys(entry));
            known.len() > before
        };
        let fresh: Vec<_> = loaded.entries.into_iter().filter(is_new).collect();
        let added = fresh.len();
        let edits = fresh.into_iter().zip(first..).map(|(entry, id)| {
            let id = EntryId(id);
            Edit::Entry { id, before: None, after: Some(Arc::new(Entry { id, ..Entry::clone(&entry) })) }
        });
        let edits = edits.collect();
        if added == 0 || self.apply_to_glossary(glossary, edits) {
            self.report(added, total - added, loaded.warnings);
        }
    }

    /// Says what came in, and keeps what the file was told of for who wants to read it all.
    fn report(&mut self, added: usize, known: usize, warnings: Vec<String>) {
        let known = if known > 0 { format!(", {known} were there already") } else { String::new() };
        let summary = format!("{added} terms were added{known}");
        match warnings.first() {
            None => self.notify(Notice::success(summary)),
            Some(first) => {
                let summary = format!("{summary}; there is something to say of {} lines", warnings.len());
                let notice = Notice::new(Severity::Warning, summary, format!("The first: {first}"));
                self.notify(notice.with_action(NoticeAction::ReadReport));
            }
        }
        self.import_report = warnings;
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
