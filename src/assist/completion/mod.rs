//! What a translator may be about to type: completions at the caret from what is known of the segment.
//!
//! - `offer`: what there is to complete from;
//! - `piece`: words in a text, and how far one begins another;
//! - `proposal`: going on in a whole translation from where the typed words leave off;
//! - `stock`: words that the translation uses near by;
//! - `likely`: words that translations of like words have;
//! - `completer`: the best of them all at a caret.

mod completer;
mod likely;
mod offer;
mod piece;
mod proposal;
mod stock;
#[cfg(test)]
mod tests;

pub use completer::{Completer, Completion};
pub use likely::likely_words;
pub use offer::{Offer, OfferKind};
