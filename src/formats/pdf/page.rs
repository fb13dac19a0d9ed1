//! Pages before they are painted: lines of glyphs, bars and links with their places, in points from the page's upper left corner.
//!
//! What a PDF shows and what the window previews are painted from the same pages.

use std::sync::Arc;

use crate::typeset;

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Counted from 1.
    pub number: usize,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// In the order in which they are read.
    pub lines: Vec<Line>,
    /// Lines between rows and under headings.
    pub bars: Vec<Bar>,
    /// Where a click leads to the web.
    pub links: Vec<Link>,
    /// The headings that begin on this page.
    pub anchors: Vec<Anchor>,
}

/// One line of text.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text of its cell, to which the bytes of `row` refer.
    pub text: Arc<str>,
    /// Its glyphs.
    pub row: typeset::Row,
    /// What is added to the horizontal places of `row`.
    pub x: f32,
    /// The baseline.
    pub baseline: f32,
    /// The size of the letters.
    pub size: f32,
    /// Its colour.
    pub ink: Ink,
    /// What it belongs to.
    pub part: Part,
}

/// A line of `thickness` below its place, from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left end.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Length.
    pub width: f32,
    /// Thickness.
    pub thickness: f32,
    /// Its colour.
    pub ink: Ink,
}

/// A part of a line that leads to an address.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Where to.
    pub address: String,
    /// What its line belongs to.
    pub part: Part,
}

/// A heading that a reader may jump to.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// 1 is the highest.
    pub level: u8,
    /// The words of the bookmark.
    pub title: String,
    /// Where it stands.
    pub y: f32,
}

/// The colours of a page; the paper is white.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// The texts.
    #[default]
    Text,
    /// Numbers, states, labels.
    Quiet,
    /// An address.
    Link,
    /// Between paragraphs.
    Line,
    /// Between segments.
    Faint,
}

impl Ink {
    /// Red, green and blue.
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Self::Text => [0x1c, 0x1c, 0x1a],
            Self::Quiet => [0x65, 0x65, 0x60],
            Self::Link => [0x3a, 0x4e, 0xc2],
            Self::Line => [0xb8, 0xb8, 0xb2],
            Self::Faint => [0xe2, 0xe2, 0xde],
        }
    }
}

/// The place of a line in the structure of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number of its paragraph or row; it grows from page to page.
    pub block: u32,
    /// The number of its cell in the row.
    pub cell: u8,
    /// What it is.
    pub role: Role,
    /// Whose language its text is in.
    pub tongue: Tongue,
}

/// What a line is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// A heading of a level from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The names of a table's columns.
    Header,
    /// A cell of a table.
    Cell,
    /// What belongs to the page and not to the text: its number, the names of columns once more.
    Artifact,
}

/// The language of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Of the title.
    Title,
    /// Of labels.
    Label,
    /// Of the source.
    Source,
    /// Of the target.
    Target,
}
