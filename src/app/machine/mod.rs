//! Machines that translate: asked by the user, answered with evidence, inserted by the user alone.

mod answers;
mod document;
mod engines;
mod judge;
mod prepare;
mod question;
mod state;
mod test;
mod work;

pub(super) use answers::AnswerCache;
pub use document::{DocumentRun, Estimate};
pub(super) use document::{estimate_of, machine_fillings};
pub use engines::account;
pub(super) use engines::{engine_of, month_of};
pub(super) use judge::Given;
pub use judge::Judged;
pub(super) use prepare::{Preparation, is_open};
pub(super) use question::{Asked, Context, examples, whole_glossary};
pub use state::{Asking, Failure, Machine, Suggestion};
pub use test::MachineTest;
pub(super) use test::word_question;
pub use work::MachineEvent;
pub(super) use work::{MachineJob, work};

/// Where the numbers of questions and changes of a project begin, so that those of two projects never meet.
pub(super) fn first_number(project: u64) -> u64 {
    project << 32
}
