//! The machine's suggestion for a segment: asked for by the user, shown with its evidence, inserted by the user alone.

use crate::model::SegmentId;
use crate::mt::Answer;

/// What a machine suggests for a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The segment that was sent.
    pub segment: SegmentId,
    /// Its source's revision at that time.
    pub revision: u64,
    /// The answer.
    pub answer: Answer,
}

/// Where a question to the machine is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MachineState {
    /// Nothing was asked.
    #[default]
    Idle,
    /// A question is on its way.
    Asking {
        /// Its number.
        number: u64,
        /// The segment that was sent.
        segment: SegmentId,
        /// Its source's revision.
        revision: u64,
    },
    /// An answer is there.
    Answered(Suggestion),
    /// It went wrong, with what to do.
    Failed {
        /// The segment that was sent.
        segment: SegmentId,
        /// What happened.
        summary: String,
        /// What to do next.
        hint: String,
    },
}

/// Where the numbers of questions and changes of a project begin, so that those of two projects never meet.
pub(super) fn first_number(project: u64) -> u64 {
    project << 32
}

/// The machine of the open project.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// Where the question is.
    pub state: MachineState,
    last: u64,
}

impl Machine {
    /// The machine of the project of this number; its questions are numbered from there, so that the answer to one of another
    /// project is never taken for one of this.
    pub(super) fn of_project(number: u64) -> Self {
        Self { last: first_number(number), ..Self::default() }
    }

    /// Numbers a new question; answers to older ones are dropped.
    pub fn ask(&mut self, segment: SegmentId, revision: u64) -> u64 {
        self.last += 1;
        self.state = MachineState::Asking { number: self.last, segment, revision };
        self.last
    }

    /// The suggestion for this revision of a segment.
    pub fn suggestion(&self, segment: SegmentId, revision: u64) -> Option<&Suggestion> {
        match &self.state {
            MachineState::Answered(it) if it.segment == segment && it.revision == revision => Some(it),
            _ => None,
        }
    }
}
