//! The pre-translation of a whole document by one engine: what it would cost, and how far it is.

use crate::model::SegmentId;
use crate::mt::Usage;

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
