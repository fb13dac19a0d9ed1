//! Sets Arabic and mixed text: shaped, in rows, with carets and selections, as glyphs for the window to draw.
//!
//! How a string becomes pixels:
//! 1. `fonts` holds the font files, `style` says which one, how large, and where the baseline is.
//! 2. `objects` masks the tags of a text, so that each is a box. `layout` cuts it at its line ends. `units` cuts each paragraph into words by UAX #14 and by the levels that
//!    `reorder` resolves for the given base direction; `shape` has cosmic-text shape them into `cells`, and `kept` keeps
//!    words for the next paragraph and paragraphs for the next width. `breaks` fills rows with cells, and `place` gives each row its visual order,
//!    a box per grapheme and its glyphs. `line` does the same for a label of one row.
//! 3. `geometry` answers from those boxes where a caret is, what was hit, what a selection covers.
//! 4. `editor` changes a text and moves its caret with the help of the layout; it keeps no undo.
//! 5. `atlas` rasterises each glyph once onto a page; `paint` lists the rectangles to draw.
//!
//! Nothing here can fail or panic, whatever the text, and nothing knows the window.

mod atlas;
mod breaks;
mod cells;
mod editor;
mod fonts;
mod geometry;
mod kept;
mod layout;
mod line;
mod objects;
mod paint;
mod place;
mod reorder;
mod shape;
mod steps;
mod stray;
mod style;
mod units;
mod words;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod signs;
#[cfg(test)]
mod tests;

pub use atlas::{Atlas, GlyphKey, Slot, Upload};
pub use editor::{Editor, Motion};
pub use fonts::{Face, FontFile, Fonts, Weight, covers};
pub use geometry::{Affinity, Caret, Position, Rect};
pub use layout::{Cluster, FontId, Glyph, Layout, Request, Row, layout, measure};
pub use line::{layout_line, line_width};
pub use objects::mask;
pub use paint::{Quad, paint};
pub use stray::without_stray_marks;
pub use style::TextStyle;
pub use words::{next_word_end, previous_word_start, word_at};
