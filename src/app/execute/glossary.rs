//! The project's glossary: adding, changing and importing terms.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::clock::now_ms;
use crate::app::jobs::JobEvent;
use crate::app::{Notice, Severity, Workspace, sample};
use crate::formats::{MAX_BYTES, glossary_csv};
use crate::model::{Edit, Entry, EntryId, GroupKind, Stamp};
use crate::store::read_file;
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
        entry.changed = Stamp { who: self.settings.author.clone(), at: now_ms() };
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
        self.jobs.run(Box::new(move || JobEvent::Glossary(project, read(&path, &source, &target))));
    }

    /// Takes the entries of a file in as one group; those that are there already stay as they are.
    pub(super) fn take_glossary(&mut self, entries: Vec<Entry>, warnings: &[String]) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let (source, target) = (&document.source, &document.target);
        let key = |entry: &Entry| {
            let pair = entry.pair(source, target);
            pair.map(|pair| (fold_str(&pair.source.text), pair.target.text.clone()))
        };
        let mut known: std::collections::HashSet<_> =
            open.project.glossary.values().map(|entry| key(entry)).collect();
        let first = open.fresh_id();
        let total = entries.len();
        let fresh: Vec<_> = entries.into_iter().filter(|entry| known.insert(key(entry))).collect();
        let added = fresh.len();
        let edits = fresh.into_iter().zip(first..).map(|(entry, id)| {
            let id = EntryId(id);
            Edit::Entry { id, before: None, after: Some(Arc::new(Entry { id, ..entry })) }
        });
        let edits = edits.collect();
        if added == 0 || self.apply(GroupKind::Glossary, edits) {
            self.report(added, total - added, warnings);
        }
    }

    fn report(&mut self, added: usize, known: usize, warnings: &[String]) {
        let known = if known > 0 { format!(", {known} were there already") } else { String::new() };
        let summary = format!("{added} terms were added{known}");
        match warnings.first() {
            None => self.notify(Notice::success(summary)),
            Some(first) => {
                let summary = format!("{summary}; {} lines were skipped", warnings.len());
                self.notify(Notice::new(Severity::Warning, summary, format!("The first: {first}")));
            }
        }
    }
}

fn read(
    path: &std::path::Path,
    source: &Language,
    target: &Language,
) -> Result<(Vec<Entry>, Vec<String>), Notice> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let failed = |error: String| {
        Notice::error(format!("{name} could not be read: {error}"), "The glossary was not changed")
    };
    let bytes = read_file(path, MAX_BYTES as u64).map_err(|error| failed(error.to_string()))?;
    let (rows, warnings) =
        glossary_csv::read(&bytes, source, target, None).map_err(|error| failed(error.to_string()))?;
    let entries = rows.into_iter().map(|row| sample::entry(row, 0, (source, target))).collect();
    Ok((
        entries,
        warnings.into_iter().map(|warning| format!("line {}: {}", warning.line, warning.message)).collect(),
    ))
}
