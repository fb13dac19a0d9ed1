//! Matches of the active segment: looked up in a job, inserted and walked by keys; pre-translation and propagation.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::clock::now_ms;
use crate::app::jobs::{Answers, JobEvent};
use crate::app::matches::{
    FillOptions, Filled, FoundMatches, Names, Request, fillings, likely, look_up, repetitions,
};
use crate::app::workspace::PreTranslation;
use crate::app::{Notice, Open, Severity, Workspace};
use crate::model::{Edit, GroupKind, Origin};
use crate::text::{TextChange, fold_str};

/// Matches below this are not shown.
const LEAST: u8 = 70;
/// Candidates in thousandths: first those that are good, then the rest; whether that is all.
const STAGES: [(u32, bool); 2] = [(700, false), (500, true)];

impl Workspace {
    /// Has the matches of the active segment and its neighbours looked up, unless they are known or on their way.
    pub(super) fn look_up_matches(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(document) = open.project.documents.first() else { return };
        let Some(request) = open.matches.wanted(document, open.active) else { return };
        let (project, names, answers) = (open.number, names_of(open), self.jobs.answers());
        self.jobs.look_up(Box::new(move || answer(project, &request, &names, &answers)));
    }

    /// Takes the matches of a segment.
    pub(super) fn take_match(&mut self, project: u64, answer: FoundMatches) {
        if let Some(open) = self.open.as_mut().filter(|open| open.number == project) {
            open.matches.take(&open.project, answer);
        }
    }

    /// Puts the proposal of a match of the active segment, counted from 0, in the place of the translation.
    pub(super) fn insert_match(&mut self, number: usize) {
        let Some(segment) = self.active() else { return };
        let Some(open) = self.open.as_mut() else { return };
        let found = open.matches.of_segment(&segment).and_then(|(found, _)| found.matches.get(number));
        let Some(found) = found else {
            return "This segment has no such match".clone_into(&mut self.said);
        };
        let (score, text) = (found.rated.score, found.proposal.text.clone());
        let look_again =
            found.proposal.places.iter().any(|(_, put)| !put) || !found.proposal.unclear.is_empty();
        open.matches.choose(segment.id, number);
        let change = TextChange::between(&segment.target, &text);
        if self.change_target(&segment, change, Origin::of_match(score)) {
            let warning = if look_again { "; look at its numbers" } else { "" };
            self.said = format!("Inserted match {}{warning}", number + 1);
        }
    }

    /// Moves among the matches of the active segment.
    pub(super) fn walk_matches(&mut self, forward: bool) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(segment) = open.active_segment().cloned() else { return };
        let count = open.matches.of_segment(&segment).map_or(0, |(found, _)| found.matches.len());
        let chosen = open.matches.chosen(segment.id);
        let next = if forward { (chosen + 1).min(count.saturating_sub(1)) } else { chosen.saturating_sub(1) };
        open.matches.choose(segment.id, next);
    }

    /// Fills segments from the memories in a job; with `dry` nothing changes, and only the counts are told.
    pub(super) fn pre_translate(&mut self, options: FillOptions, dry: bool) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(document) = open.document().cloned() else { return };
        let (memories, names) = (open.matches.memories().to_vec(), names_of(open));
        let (project, now) = (open.number, now_ms());
        let stop = Arc::new(AtomicBool::new(false));
        if let PreTranslation::Running(former) = &open.pre_translation {
            former.store(true, Ordering::Relaxed);
        }
        open.pre_translation = PreTranslation::Running(Arc::clone(&stop));
        self.jobs.run(Box::new(move || {
            let stopped = || stop.load(Ordering::Relaxed);
            let filled = fillings(&document, &memories, options, &names, (now, &stopped));
            JobEvent::PreTranslated(project, dry, filled.map(Box::new))
        }));
    }

    /// Stops pre-translating; nothing was changed.
    pub(super) fn cancel_pre_translation(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        if let PreTranslation::Running(stop) = &open.pre_translation {
            stop.store(true, Ordering::Relaxed);
            "Cancelled: nothing was filled".clone_into(&mut self.said);
        }
        open.pre_translation = PreTranslation::Idle;
    }

    /// Takes what pre-translation found: shows the counts, or makes the changes as one step.
    pub(super) fn take_pre_translation(&mut self, project: u64, dry: bool, filled: Option<Filled>) {
        let Some(open) = self.open.as_mut().filter(|open| open.number == project) else { return };
        let Some(filled) = filled else { return };
        if dry {
            open.pre_translation = PreTranslation::Counted(Box::new(filled));
            return;
        }
        open.pre_translation = PreTranslation::Idle;
        let count: usize = filled.bands.iter().map(|(_, count)| count).sum();
        let (doubtful, without) = (filled.doubtful, filled.without);
        if count == 0 {
            let hint = "Choose a lower figure, or attach another memory";
            return self.notify(Notice::new(
                Severity::Info,
                "No segment has a match that is good enough",
                hint,
            ));
        }
        if self.apply(GroupKind::PreTranslate, filled.edits) {
            let look =
                if doubtful > 0 { format!("; {doubtful} have numbers to look at") } else { String::new() };
            let summary = format!("{count} segments were filled, {without} have no match{look}");
            self.notify(Notice::success(summary));
        }
    }

    /// The edits that a confirmation of the active segment brings to its repetitions.
    pub(super) fn propagation(&self) -> Vec<Edit> {
        let Some(open) = self.open.as_ref().filter(|_| self.settings.propagate) else { return Vec::new() };
        open.document().map_or_else(Vec::new, |document| repetitions(document, open.active, now_ms()))
    }
}

/// The names of the project whose spelling is known, folded.
pub(super) fn names_of(open: &Open) -> Names {
    let ledger = open.study.names.iter().flat_map(|ledger| &ledger.names);
    let chosen = ledger.filter_map(|name| Some((fold_str(&name.text), name.chosen.clone()?)));
    chosen.collect::<HashMap<_, _>>()
}

/// Looks the segments up one after the other; each is told as soon as it is there, its good candidates before the others.
fn answer(project: u64, request: &Request, names: &Names, answers: &Answers) -> JobEvent {
    for wanted in &request.wanted {
        for (permille, last) in STAGES {
            if request.is_outdated() {
                return JobEvent::LookedUp(project, false);
            }
            // Fragments are only sought where it is known that there is no match.
            let mut matches = look_up(&request.memories, wanted, (LEAST, permille), names);
            if last {
                matches.likely = likely(&request.memories, wanted);
            }
            if last || !matches.matches.is_empty() {
                let (segment, revision, epoch) = (wanted.segment, wanted.revision, request.epoch);
                answers.send(JobEvent::Match(
                    project,
                    Box::new(FoundMatches { segment, revision, epoch, matches, last }),
                ));
            }
        }
    }
    JobEvent::LookedUp(project, true)
}
