//! The segments of a memory in which a piece of text stands, on either side.
//!
//! The texts lie folded in one block of memory, which is searched as a whole: at several gigabytes a second that is faster
//! than the lists of an index are merged, whatever is asked for.

mod index;
mod query;
#[cfg(test)]
mod tests;

pub use index::{Concordance, ConcordanceHit};
pub use query::{ConcordanceQuery, Sides};
