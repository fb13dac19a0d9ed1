//! The plain input of every bilingual export: pairs of segments, their languages, and how they are laid out.

mod cell;
mod markdown;
mod options;
mod pairs;
#[cfg(test)]
pub(super) mod samples;
mod sheet;
mod workbook;

pub use cell::{Cell, Emphasis, Mark, Styled, shown_alone};
pub use markdown::markdown;
pub use options::{BilingualLayout, BilingualOptions, Order, PageSize, TagsShown, TextStyle, Unit, WIDTHS};
pub use pairs::{Bilingual, Column, Row, Side, block_note, block_number, block_state};
pub use sheet::{csv, tsv};
pub use workbook::xlsx;

pub(super) use pairs::is_allowed;
pub(super) use workbook::{IDENTITY_HEAD, NOTE_HEAD, STATE_HEAD};
