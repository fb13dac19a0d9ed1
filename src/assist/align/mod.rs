//! Which segments of a translation answer which of its source.

mod aligner;
mod band;
mod coarse;
mod corridor;
mod evidence;
mod explain;
mod gains;
mod general;
mod learn;
mod length;
mod lexicon;
mod log;
mod paragraphs;
#[cfg(test)]
mod properties;
mod search;
mod shape;
mod spelling;
mod stem;
mod tokens;
mod weights;

pub use aligner::{AlignText, Aligner, Bead};
pub use explain::{BeadEvidence, BeadWord};
pub use lexicon::AlignLexicon;
