//! Text on screen: everything that may hold Arabic is set by `typeset` and painted here.
//!
//! - `typesetter` owns the fonts, the glyph textures and a cache of layouts, and paints;
//! - `lines` draws lines under and boxes behind words, at whole pixels;
//! - `chips` draws the inline tags;
//! - `hidden` shows what nobody sees;
//! - `label` is text that is only read;
//! - `pane` is the editor of the active text: `keys` and `pointer` work on it, `caret` and `access` show it;
//! - `ghost` is what may be typed next, in grey behind the caret;
//! - `field` is an input of one line, built on the pane.

mod access;
mod cache;
mod caret;
mod chips;
mod field;
mod ghost;
mod hidden;
mod keys;
mod label;
mod lines;
mod pane;
mod pointer;
mod typesetter;
mod undo;

#[cfg(test)]
mod drag_tests;
#[cfg(test)]
mod ghost_tests;
#[cfg(test)]
mod tests;

pub use chips::chips;
pub use field::{Field, FieldOutput, FieldSpec};
pub use hidden::hidden_signs;
pub use label::{Label, tooltip};
pub use lines::{Backdrop, Line, LineKind, Mark, mark_behind};
pub use pane::{Enter, PaneOutput, PaneSpec, TextPane};
pub use typesetter::{Habits, Typesetter};
