//! The pre-translation of a whole document by one engine: what it would cost, and how far it is.

use super::judge::Given;
use super::prepare::is_open;
use crate::model::{Document, Edit, Origin, Project, SegmentId, Side, State, Status};
use crate::mt::{Engine, Usage, batch_limits};
use crate::text::TextChange;

/// What a language model reads beside the text, in tokens for each request: rules, neighbours, terms, examples.
const TOKENS_AROUND: u64 = 600;

/// What a pre-translation would send, before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The number of the engine in the settings.
    pub engine: usize,
    /// Engine and host.
    pub signature: String,
    /// Segments without a translation.
    pub segments: usize,
    /// Code points of the sources that are sent.
    pub characters: u64,
    /// Tokens of a language model, about; 0 for a classic engine.
    pub tokens: u64,
    /// Requests, at least.
    pub requests: usize,
    /// What it would cost, about, in hundredths of the user's currency; 0 where no price is set.
    pub cost: u64,
    /// What is left of the month's limit, in characters; none without a limit.
    pub left: Option<u64>,
}

impl Estimate {
    /// Whether it goes over the limit of the month.
    pub fn is_too_much(&self) -> bool {
        self.left.is_some_and(|left| self.characters > left)
    }
}

/// What a pre-translation of `document` by the engine of this number would send. `price` is that of a million tokens or characters, in
/// hundredths; `left` is what is left of the month.
pub(in crate::app) fn estimate_of(
    document: &Document,
    (number, engine): (usize, &Engine),
    price: u64,
    left: Option<u64>,
) -> Estimate {
    let empty: Vec<_> = document.segments.iter().filter(|segment| is_open(segment)).collect();
    let characters: usize = empty.iter().map(|segment| segment.source.chars().count()).sum();
    let limits = batch_limits(engine);
    let requests = empty.len().div_ceil(limits.items).max(characters.div_ceil(limits.chars));
    let characters = characters as u64;
    // Two letters of Arabic are about one token; the translation is about as long.
    let tokens = if engine.kind.is_chat() { characters + requests as u64 * TOKENS_AROUND } else { 0 };
    let priced = if tokens > 0 { tokens } else { characters };
    Estimate {
        engine: number,
        signature: engine.signature(),
        segments: empty.len(),
        characters,
        tokens,
        requests,
        cost: (priced * price).div_ceil(1_000_000),
        left,
    }
}

/// The edits that put answers into segments which are still empty and whose source is still the one that was sent, two for each; and
/// the segments whose answers have faults.
pub(in crate::app) fn machine_fillings(
    project: &Project,
    answers: Vec<Given>,
    stamped: impl Fn(&Status) -> Status,
) -> (Vec<Edit>, Vec<SegmentId>) {
    let (mut edits, mut faulty) = (Vec::new(), Vec::new());
    for (id, revision, answer) in answers {
        let segment = project.segment(id).filter(|segment| segment.source_revision == revision);
        let Some(segment) = segment.filter(|segment| is_open(segment) && !answer.text.is_empty()) else {
            continue;
        };
        if !answer.violations.is_empty() {
            faulty.push(id);
        }
        let change = TextChange::between("", &answer.text);
        edits.push(Edit::Text { segment: id, side: Side::Target, change });
        let after = Status {
            state: State::PreTranslated,
            origin: Origin::Machine,
            suggested: Some(answer.as_suggested().into()),
            ..stamped(&segment.status)
        };
        edits.push(Edit::Status { segment: id, before: segment.status.clone(), after });
    }
    (edits, faulty)
}

/// A pre-translation that runs or has stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRun {
    /// The number of its question.
    pub number: u64,
    /// The number of the engine in the settings.
    pub engine: usize,
    /// Engine and host.
    pub signature: String,
    /// How many segments it has to do.
    pub total: usize,
    /// How many were answered.
    pub done: usize,
    /// Segments whose answers have faults.
    pub faulty: Vec<SegmentId>,
    /// What it cost so far.
    pub usage: Usage,
    /// For how long it waits because the engine asked for a pause, in milliseconds; 0 where it does not.
    pub waiting: u64,
    /// Whether it still runs.
    pub is_running: bool,
}
