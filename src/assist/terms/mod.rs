//! Finds the terms of glossaries in a text, with all that a language writes to a word, and says how sure it is and why.

mod compose;
mod find;
mod glued;
mod grade;
mod index;
mod latin;
mod reason;
mod target;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use find::Search;
pub use grade::{Grade, TermHit};
pub use index::{TermIndex, TermSource};
pub use target::find_term;
