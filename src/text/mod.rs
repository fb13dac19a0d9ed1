//! String algorithms that know nothing of projects, files or windows; nothing here can fail.

pub mod arabic;
mod boundaries;
mod calendar;
mod change;
mod clean;
mod diff;
mod fold;
mod hidden;
mod language;
mod placeables;
mod plain;
mod sentence;
mod slice;
mod smart;
mod tag_table;
mod tags;
mod words;
mod wrap;

pub use boundaries::{graphemes, last_grapheme, row_starts, sentence_starts, word_parts, words};
pub use calendar::{civil, days};
pub use change::{Mismatch, Selection, TextChange};
pub use clean::clean;
pub use diff::{DiffPart, moved, word_diff};
pub use fold::{Folded, Kept, fold, fold_but, fold_each, fold_str, unaccented};
pub use hidden::{Hidden, INSERTABLE, hidden, is_direction_control};
pub use language::{Direction, Language};
pub use placeables::{Placeable, PlaceableKind, missing_placeables, placeables};
pub use plain::Plain;
pub use sentence::{SentenceRules, is_blank, sentences};
pub use slice::{byte_of_char, char_of_byte, floor_boundary, slice};
pub use smart::{Smart, smart};
pub use tag_table::{Markup, TagTable};
pub use tags::{TagForm, TagSpan};
pub use words::count_words;
pub use wrap::{hard_wrapped, join_wrapped, wrapped_paragraphs};
