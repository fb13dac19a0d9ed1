//! A text as rows of glyphs and of caret boxes; it owns its data and refers to the text by byte offsets.

use std::ops::Range;

use cosmic_text::fontdb;

use super::breaks::{self, Span};
use super::cells::Shaped;
use super::fonts::Fonts;
use super::place;
use super::style::TextStyle;
use crate::text::{Direction, slice};

/// The name of a font file in the [`Fonts`] that shaped with it; fonts that were added in the same order have the same names in another.
pub type FontId = fontdb::ID;

/// What is to be set.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Any text: `\n` begins a new row, and characters that have no picture take the width of a space.
    pub text: &'a str,
    /// Its style.
    pub style: &'a TextStyle,
    /// The base direction, which comes from the language; rows begin at its side.
    pub direction: Direction,
    /// The width in points that rows are broken at, between words, or inside a word that is longer.
    pub width: f32,
}

/// A text set in rows. All lengths are points, from the left and the top of the layout.
#[derive(Clone, Debug)]
pub struct Layout {
    /// From top to bottom; never empty.
    pub rows: Vec<Row>,
    /// The width that was asked for, or that of a line set without one.
    pub width: f32,
    /// The height of all rows.
    pub height: f32,
    /// The base direction.
    pub direction: Direction,
    /// The size of the letters.
    pub font_size: f32,
    /// Characters that no font has, each once.
    pub missing: Vec<char>,
    /// Whether an ellipsis stands for the end of the text.
    pub elided: bool,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The bytes of the text, with the spaces that hang over the end and without the `\n`.
    pub range: Range<usize>,
    /// Its top.
    pub top: f32,
    /// Its height, the style's line height.
    pub height: f32,
    /// Its baseline, from the layout's top.
    pub baseline: f32,
    /// Whether its paragraph runs right to left.
    pub rtl: bool,
    /// The width of its text without hanging spaces.
    pub width: f32,
    /// One box per grapheme in visual order, from left to right.
    pub clusters: Vec<Cluster>,
    /// The glyphs in visual order.
    pub glyphs: Vec<Glyph>,
}

/// The place of one grapheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its left edge.
    pub x: f32,
    /// Its width; 0 for spaces that hang over the end of a row and for invisible marks.
    pub width: f32,
    /// Whether it stands in a run from right to left.
    pub rtl: bool,
}

/// One glyph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub(super) font: fontdb::ID,
    pub(super) weight: u16,
    /// Its number in its font; 0 is the box that stands for a missing character.
    pub id: u16,
    /// The byte offset of its character.
    pub at: u32,
    /// Its origin from the left of the layout.
    pub x: f32,
    /// Its origin below the row's baseline.
    pub y: f32,
    /// How far the next glyph stands behind it; 0 for a mark over or under a letter.
    pub advance: f32,
}

impl Glyph {
    /// The font that it is drawn with.
    pub fn font(&self) -> FontId {
        self.font
    }
}

/// Sets a text in rows of at most the wanted width.
pub fn layout(fonts: &mut Fonts, request: &Request<'_>) -> Layout {
    let Request { text, style, direction, width } = *request;
    let mut out = Builder::new(style, direction, width);
    for range in paragraphs(text) {
        let shaped = fonts.shaped(slice(text, range.clone()), style, direction);
        out.rows(&range, &shaped, &breaks::spans(&shaped, style.size, width.max(1.0)));
    }
    out.layout
}

/// The height that `layout` would give, without the rest of it.
pub fn measure(fonts: &mut Fonts, request: &Request<'_>) -> f32 {
    let Request { text, style, direction, width } = *request;
    let rows: usize = paragraphs(text)
        .map(|range| {
            let shaped = fonts.shaped(slice(text, range), style, direction);
            breaks::spans(&shaped, style.size, width.max(1.0)).len()
        })
        .sum();
    rows as f32 * style.line_height
}

/// The byte ranges between the `\n` of a text; at least one.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split('\n').map(move |part| {
        let range = start..start + part.len();
        start = range.end + 1;
        range
    })
}

/// Collects the rows of a layout.
pub(super) struct Builder {
    pub(super) layout: Layout,
    style: TextStyle,
}

impl Builder {
    pub(super) fn new(style: &TextStyle, direction: Direction, width: f32) -> Self {
        let layout = Layout {
            rows: Vec::new(),
            width,
            height: 0.0,
            direction,
            font_size: style.size,
            missing: Vec::new(),
            elided: false,
        };
        Self { layout, style: *style }
    }

    /// The rows of the paragraph at `range` of the text.
    pub(super) fn rows(&mut self, range: &Range<usize>, shaped: &Shaped, spans: &[Span]) {
        for c in &shaped.missing {
            if !self.layout.missing.contains(c) {
                self.layout.missing.push(*c);
            }
        }
        for span in spans {
            self.row(range.start, shaped, span);
        }
    }

    fn row(&mut self, base: usize, shaped: &Shaped, span: &Span) {
        let layout = &mut self.layout;
        let rtl = layout.direction.is_rtl();
        let x = if rtl { layout.width - span.width } else { 0.0 };
        let (clusters, glyphs) = place::place(shaped, span, self.style.size, base, x);
        let end = |cell| base + shaped.start(shaped.graphemes_of(cell).start);
        layout.rows.push(Row {
            range: end(span.cells.start)..end(span.cells.end),
            top: layout.height,
            height: self.style.line_height,
            baseline: layout.height + self.style.baseline(),
            rtl,
            width: span.width,
            clusters,
            glyphs,
        });
        layout.height += self.style.line_height;
    }
}
