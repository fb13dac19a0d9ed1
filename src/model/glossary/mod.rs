//! The glossary as TBX (ISO 30042) has it: an entry is a concept, which has terms in any number of languages.

mod attached;
mod entry;
mod pair;
mod term;

pub use attached::Attached;
pub use entry::{Entry, EntryId, Extra, Stamp};
pub use pair::Pair;
pub use term::{Term, TermStatus};
