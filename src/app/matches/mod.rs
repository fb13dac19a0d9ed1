//! What was translated before, for the segments of the open project: memories, look-up in a job, and the answers that are kept.

mod analysis;
mod book;
mod fill;
mod look_up;
mod memory;
mod own;

pub use analysis::{Analysis, Band, analyse};
pub use book::MatchBook;
pub(in crate::app) use book::{FoundMatches, Request};
pub(in crate::app) use fill::repetitions;
pub use fill::{FillOptions, Filled, fillings};
pub(in crate::app) use look_up::best;
pub use look_up::{Fragment, Match, Matches, Names, Proposal, Wanted, likely, look_up};
pub use memory::Memory;
