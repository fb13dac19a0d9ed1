//! The translation units of a memory by their source, found by likeness in a time that nobody notices.
//!
//! A text is a row of normalised words ([`tokens`](tokens::tokens)); two texts are alike by 1 − Levenshtein distance / longer length
//! over them. Every unit at or above a threshold is found, as a comparison with each of them would find it: two texts
//! that are alike share one of their rarest words (the prefix filter of `PPJoin`, Xiao and others 2008), so that only the posting lists of
//! those are read. A posting carries a signature of the words behind it, which rules most units out before they are
//! touched; what is left is compared by the bit-parallel algorithm of Myers (1999) as put by Hyyrö (2003).

mod base;
mod bytes;
mod cutoff;
mod index;
mod levenshtein;
mod runs;
mod search;
mod sharers;
mod signature;
mod tail;
#[cfg(test)]
mod tests;
mod tokens;
mod top;
mod vocabulary;

pub use bytes::IndexError;
pub use index::{IndexBuilder, MemoryIndex};
pub use runs::SharedRun;
pub use search::Candidate;
pub use tokens::tokens;
pub(super) use tokens::{Hash, is_arabic, stem};
