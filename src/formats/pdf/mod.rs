//! Articles and bilingual texts as PDF.
//!
//! `layouts` turns a [`Bilingual`](super::bilingual::Bilingual) into bands (`table`, `stacked`, `article`), which `flow` puts onto
//! pages; `page` is what such a page holds, set with `typeset` as on screen. `write` paints the pages with krilla as they come, so
//! that one is in memory at a time: `glyphs` hands the letters over with their text, `tags` says what is a heading, a row, a cell,
//! `outline` makes the bookmarks.

mod article;
mod band;
mod flow;
mod glyphs;
mod layouts;
mod links;
mod outline;
mod page;
mod stacked;
mod style;
mod table;
mod tags;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use layouts::{Shown, pages};
pub use page::{Anchor, Bar, Ink, Line, Link, Page, Part, Role, Tongue};
pub use style::FACES;
pub use write::{Made, write};
