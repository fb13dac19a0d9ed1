//! Arabic words as a reader takes them: letters behind their spelling, and the ways to read a word as clitics, stem and ending.

mod agree;
mod endings;
mod letters;
mod lexicon;
mod patterns;
mod prefixes;
mod readings;
mod words;

pub use agree::{agree, same_letters};
pub use endings::{Ending, Form};
pub(super) use letters::is_presentation;
pub use letters::{Letter, letters, word_key};
pub use lexicon::Lexicon;
pub use patterns::{backbone, likely_plurals, may_hold};
pub use prefixes::Proclitics;
pub use readings::{Reading, readings};
pub use words::{Script, Word, Words, words};
