//! What a translator may be about to type: completions at the caret from what is known of the segment.
//!
//! - `offer`: what there is to complete from;
//! - `piece`: words in a text, and how far one begins another;
//! - `proposal`: going on in a whole translation from where the typed words leave off;
//! - `stock`: words that the translation uses near by;
//! - `completer`: the best of them all at a caret.

mod completer;
mod offer;
mod piece;
mod proposal;
mod stock;
#[cfg(test)]
mod tests;

pub use completer::{Completer, Completion};
pub use offer::{Offer, OfferKind};
