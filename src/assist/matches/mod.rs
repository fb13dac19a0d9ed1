//! How good a match is, in the figure that the translator sees, and where it differs.
//!
//! The look-up in [`memory_index`](super::memory_index) finds candidates by whole words; here a candidate is compared as a reader would:
//! words by their letters, numbers as values to be replaced, negations as what turns a sentence round.

mod adapt;
mod align;
mod counted;
mod difference;
mod letters;
mod pieces;
mod rate;
mod score;
mod tag_order;
mod weights;

pub use adapt::{Adaptation, Adapted, adaptations, adapted};
pub use difference::{Difference, Only, difference};
use pieces::PieceKind;
pub use pieces::Pieces;
pub use rate::{Asked, Rated};
pub use score::{CONTEXT, EXACT, Penalties, similarity};
pub use tag_order::renumbered;
