//! The plain input of every bilingual export: pairs of segments, their languages, and how they are laid out.

mod cell;
mod options;
mod pairs;
#[cfg(test)]
pub(super) mod samples;

pub use cell::{Cell, Emphasis, Mark, Styled};
pub use options::{BilingualLayout, BilingualOptions, Order, PageSize, TagsShown, TextStyle, Unit, WIDTHS};
pub use pairs::{Bilingual, Column, Row, Side};

pub(super) use pairs::is_allowed;
