//! An article beside a translation of it that exists already: the segments of both, and which of them belong together.

mod beads;
mod change;

pub use beads::{AlignedBead, AlignedId, AlignedText, Alignment, NotOfBoth};
pub use change::BeadChange;
