//! What the machines of the open project are doing and have said.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::answers::AnswerCache;
use super::document::DocumentRun;
use super::first_number;
use super::judge::Judged;
use crate::model::SegmentId;

/// What a machine suggests for a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The segment that was sent.
    pub segment: SegmentId,
    /// Its source's revision at that time.
    pub revision: u64,
    /// The number of the engine in the settings.
    pub engine: usize,
    /// The answer with its evidence.
    pub answer: Judged,
}

/// A question that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Its number.
    pub number: u64,
    /// The segment that was sent.
    pub segment: SegmentId,
    /// Its source's revision.
    pub revision: u64,
    /// The number of the engine in the settings.
    pub engine: usize,
    /// Engine and host.
    pub signature: String,
    /// What the engine has written so far; empty where it does not show its writing.
    pub written: String,
}

/// A question that went wrong, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The segment that was sent.
    pub segment: SegmentId,
    /// Engine and host.
    pub signature: String,
    /// What happened.
    pub summary: String,
    /// What to do next.
    pub hint: String,
}

/// The machines of the open project.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// Questions on their way.
    pub asking: Vec<Asking>,
    /// Answers for segments that were asked for, the newest last.
    pub answered: Vec<Suggestion>,
    /// What went wrong with the last question.
    pub failures: Vec<Failure>,
    /// The pre-translation of the document, if one runs or has stopped.
    pub document: Option<DocumentRun>,
    /// How many answers the project keeps and how many bytes they are, as it was when that was last asked for.
    pub kept: Option<(u64, u64)>,
    pub(in crate::app) cache: AnswerCache,
    /// Set where the questions about the document need not be made any more.
    pub(in crate::app) stop: Arc<AtomicBool>,
    last: u64,
}

/// So many answers are kept for going back to a segment.
const KEPT: usize = 500;

impl Machine {
    /// The machines of the project of this number; questions are numbered from there, so that the answer to one of another
    /// project is never taken for one of this. Answers are kept in its file at `path`.
    pub(in crate::app) fn of_project(number: u64, path: &Path) -> Self {
        Self { last: first_number(number), cache: AnswerCache::of(path), ..Self::default() }
    }

    /// Another number for a question; it was never given before.
    pub(in crate::app) fn next_number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// The suggestions for this revision of a segment, in the order of the engines.
    pub fn suggestions(&self, segment: SegmentId, revision: u64) -> Vec<&Suggestion> {
        let of_it = self.answered.iter().filter(|it| it.segment == segment && it.revision == revision);
        let mut found: Vec<_> = of_it.collect();
        found.sort_by_key(|it| it.engine);
        found
    }

    /// The best suggestion for this revision of a segment: the one with the fewest faults.
    pub fn suggestion(&self, segment: SegmentId, revision: u64) -> Option<&Suggestion> {
        self.suggestions(segment, revision).into_iter().min_by_key(|it| it.answer.violations.len())
    }

    /// Whether a question about the segment is on its way.
    pub fn is_asking(&self, segment: SegmentId) -> bool {
        self.asking.iter().any(|asking| asking.segment == segment)
    }

    /// Keeps a suggestion instead of the one that the same engine had for the segment.
    pub(in crate::app) fn keep(&mut self, suggestion: Suggestion) {
        self.answered.retain(|it| (it.segment, it.engine) != (suggestion.segment, suggestion.engine));
        self.answered.push(suggestion);
        let surplus = self.answered.len().saturating_sub(KEPT);
        self.answered.drain(..surplus);
    }
}
