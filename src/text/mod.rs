//! String algorithms that know nothing of projects, files or windows; nothing here can fail.

pub mod arabic;
mod change;
mod clean;
mod fold;
mod language;
mod sentence;
mod slice;
mod words;
mod wrap;

pub use change::{Mismatch, Selection, TextChange};
pub use clean::clean;
pub use fold::{Folded, fold, fold_str};
pub use language::{Direction, Language};
pub use sentence::{SentenceRules, sentences};
pub use slice::{byte_of_char, char_of_byte, floor_boundary, slice};
pub use words::count_words;
pub use wrap::{hard_wrapped, join_wrapped};
