//! Names, term candidates and dictionaries: found in a job, chosen and applied as edits.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::dictionaries::Dictionaries;
use crate::app::jobs::JobEvent;
use crate::app::study::{NAME_DOMAIN, aligned_segments, candidates, choices, name_segments};
use crate::app::{Notice, Severity, Workspace};
use crate::assist::{CandidateSegment, NameLedger, NameSegment, respelled};
use crate::model::{Edit, Entry, EntryId, GroupKind, Segment, Side};
use crate::text::{Plain, TextChange, fold_str};

impl Workspace {
    /// Finds the names of the document in a job.
    pub(super) fn find_names(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let Some((segments, languages)) = name_segments(open) else { return };
        let chosen = choices(&open.project, &languages);
        (open.study.finding, open.study.stale) = (true, false);
        let project = open.number;
        self.jobs.run(Box::new(move || {
            JobEvent::Names(project, NameLedger::new(&segments, &chosen, (&languages.0, &languages.1)))
        }));
    }

    /// Finds them again where a text has changed since, unless that is under way.
    pub(super) fn refresh_names(&mut self) {
        let due = self
            .open
            .as_ref()
            .is_some_and(|open| open.study.stale && !open.study.finding && open.study.names.is_some());
        if due {
            self.find_names();
        }
    }

    /// What was to be found is not: the question can be put again.
    pub(super) fn stop_finding(&mut self) {
        if let Some(open) = self.open.as_mut() {
            open.study.finding = false;
        }
        self.dictionaries_asked &= self.dictionaries.is_some();
    }

    pub(super) fn take_names(&mut self, project: u64, names: NameLedger) {
        if let Some(open) = self.open.as_mut().filter(|open| open.number == project) {
            open.study.names = Some(names);
            open.study.finding = false;
        }
    }

    /// Keeps a spelling as the one to use, and writes it in every segment that has another one and is not locked: one step.
    pub(super) fn apply_name(&mut self, name: &str, spelling: &str) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let key = fold_str(name);
        let names = open.study.names.as_ref();
        let Some(row) = names.and_then(|all| all.names.iter().find(|row| fold_str(&row.text) == key)) else {
            return;
        };
        let others: Vec<&str> =
            row.spellings.iter().map(|it| it.text.as_str()).filter(|it| *it != spelling).collect();
        let segments = document.segments.iter().filter(|it| row.segments.contains(&it.id));
        let (mut edits, mut locked) = (Vec::new(), 0);
        for segment in segments {
            let plain = Plain::new(&segment.target, document.tags(segment));
            let Some(target) = respell(segment, &plain, &others, spelling) else { continue };
            if segment.status.locked {
                locked += 1;
                continue;
            }
            let change = TextChange::between(&segment.target, &target);
            edits.push(Edit::Text { segment: segment.id, side: Side::Target, change });
        }
        let count = edits.len();
        edits.extend(self.choice(name, spelling));
        if self.apply(GroupKind::Insert, edits) {
            let locked =
                if locked > 0 { format!("; locked and left alone: {locked}") } else { String::new() };
            let plural = if count == 1 { "" } else { "s" };
            self.said = format!("{spelling}: changed in {count} segment{plural}{locked}");
        } else {
            self.said = format!("{spelling} stands everywhere");
        }
    }

    /// The edit that keeps a spelling as an entry of the glossary; none where it is kept already.
    fn choice(&self, name: &str, spelling: &str) -> Option<Edit> {
        let open = self.open.as_ref()?;
        let document = open.document()?;
        let (source, target) = (&document.source, &document.target);
        let is_it = |entry: &&Arc<Entry>| {
            let pair = entry.pair(source, target);
            entry.domain == NAME_DOMAIN
                && pair.is_some_and(|pair| fold_str(&pair.source.text) == fold_str(name))
        };
        let before = open.project.glossary.values().find(is_it).cloned();
        let id = before.as_ref().map_or_else(|| EntryId(open.fresh_id()), |entry| entry.id);
        let mut after = before.as_deref().cloned().unwrap_or_else(|| Entry {
            domain: NAME_DOMAIN.to_owned(),
            created: self.stamp(),
            ..Entry::of_pair(id, (source, name), (target, ""))
        });
        let old = after.pair(source, target)?.target.clone();
        if old.text == spelling {
            return None;
        }
        let new = crate::model::Term { text: spelling.to_owned(), ..old.clone() };
        after.put_term(Some(&old), new);
        after.changed = self.stamp();
        Some(Edit::Entry { id, before, after: Some(Arc::new(after)) })
    }

    /// Finds what the glossaries lack, in a job.
    pub(super) fn find_candidates(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let Some((segments, languages)) = name_segments(open) else { return };
        let segments = aligned_segments(open).unwrap_or_else(|| {
            let segment =
                |it: NameSegment| CandidateSegment { id: it.id, source: it.source, target: it.target };
            segments.into_iter().map(segment).collect()
        });
        let all = open.glossaries().flat_map(|glossary| glossary.values());
        let known =
            all.flat_map(|entry| entry.terms_in(&languages.0)).map(|term| term.text.clone()).collect();
        open.study.candidates = None;
        let project = open.number;
        self.jobs
            .run(Box::new(move || JobEvent::Candidates(project, candidates(&segments, known, &languages))));
    }

    /// Loads the dictionaries in a job, where that was not done yet.
    pub(super) fn load_dictionaries(&mut self) {
        if std::mem::replace(&mut self.dictionaries_asked, true) {
            return;
        }
        let (data, files) = (self.folders.data().to_owned(), self.settings.dictionaries.clone());
        self.jobs.run(Box::new(move || {
            let (dictionaries, told) = Dictionaries::load(&data, &files);
            JobEvent::Dictionaries(Box::new(dictionaries), told)
        }));
    }

    /// Adds a dictionary of the user to those that are looked up.
    pub(super) fn add_dictionary(&mut self, path: PathBuf) {
        if !crate::store::is_dictionary(&path) && !crate::store::is_packed_dictionary(&path) {
            let hint = "Choose the .index of a dictd dictionary that has its .dict.dz beside it, or a table with tabs (.tsv, .txt)";
            return self.notify(Notice::new(Severity::Warning, "This is no dictionary", hint));
        }
        if !self.settings.dictionaries.contains(&path) {
            self.settings.dictionaries.push(path);
            self.keep_settings();
        }
        (self.dictionaries, self.dictionaries_asked) = (None, false);
        self.load_dictionaries();
    }

    pub(super) fn take_dictionaries(&mut self, dictionaries: Dictionaries, told: Vec<Notice>) {
        self.dictionaries = Some(dictionaries);
        for notice in told {
            self.notify(notice);
        }
    }
}

/// The translation of a segment with another spelling of a name; none where nothing changes. Where tags stand inside of a
/// spelling, it stays as it is.
fn respell(segment: &Segment, plain: &Plain<'_>, others: &[&str], spelling: &str) -> Option<String> {
    let mut target = segment.target.clone();
    for (range, new) in respelled(&plain.text, others, spelling).into_iter().rev() {
        let place = plain.original(&range);
        if place.len() == range.len() {
            target.replace_range(place, &new);
        }
    }
    (target != segment.target).then_some(target)
}
