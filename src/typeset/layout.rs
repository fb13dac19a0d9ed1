//! A text as rows of glyphs and of caret boxes; it owns its data and refers to the text by byte offsets.

use std::ops::Range;

use cosmic_text::{LayoutLine, fontdb};

use super::clusters;
use super::fonts::Fonts;
use super::shape::{self, Fit};
use super::style::TextStyle;
use crate::text::{Direction, slice};

/// What is to be set.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Any text: `\n` begins a new row, and characters that have no picture take the width of a space.
    pub text: &'a str,
    /// Its style.
    pub style: &'a TextStyle,
    /// The base direction, which comes from the language; rows begin at its side.
    pub direction: Direction,
    /// The width in points that rows are broken at, between words; a longer word stands out over the end.
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
}

/// Sets a text in rows of at most the wanted width.
pub fn layout(fonts: &mut Fonts, request: &Request<'_>) -> Layout {
    let mut out = Builder::new(request.style, request.direction, request.width);
    for range in paragraphs(request.text) {
        let paragraph = slice(request.text, range.clone());
        let shaped = shape::shape(fonts, paragraph, request.style, request.direction);
        out.rows(request.text, range, shape::break_lines(fonts, &shaped, Fit::Wrap(request.width)));
    }
    out.layout
}

/// The height that `layout` would give, without the rest of it.
pub fn measure(fonts: &mut Fonts, request: &Request<'_>) -> f32 {
    let Request { text, style, direction, width } = *request;
    let rows: usize = paragraphs(text)
        .map(|range| {
            let shaped = shape::shape(fonts, slice(text, range), style, direction);
            shape::break_lines(fonts, &shaped, Fit::Wrap(width)).len()
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

    /// The rows of the paragraph `range` of `text`.
    pub(super) fn rows(&mut self, text: &str, range: Range<usize>, lines: &[LayoutLine]) {
        let length = range.len();
        let mut ends = clusters::row_ends(lines, length);
        let mut start = 0;
        for line in lines {
            let end = ends.next().unwrap_or(length).max(start);
            self.row(text, range.start, start..end, line);
            start = end;
        }
    }

    fn row(&mut self, text: &str, base: usize, row: Range<usize>, line: &LayoutLine) {
        let layout = &mut self.layout;
        let range = base + row.start..base + row.end;
        for glyph in line.glyphs.iter().filter(|glyph| glyph.glyph_id == 0) {
            let cluster = shape::cluster(glyph);
            for c in slice(text, base + cluster.start..base + cluster.end).chars() {
                if !layout.missing.contains(&c) {
                    layout.missing.push(c);
                }
            }
        }
        let rtl = layout.direction.is_rtl();
        let mut glyphs = Vec::with_capacity(line.glyphs.len());
        glyphs.extend(line.glyphs.iter().filter_map(|glyph| clusters::drawn(glyph, base)));
        layout.rows.push(Row {
            top: layout.height,
            height: self.style.line_height,
            baseline: layout.height + self.style.baseline(),
            rtl,
            width: line.w,
            clusters: clusters::clusters(
                text,
                base,
                range.clone(),
                &line.glyphs,
                clusters::Edge { rtl, width: layout.width },
            ),
            glyphs,
            range,
        });
        layout.height += self.style.line_height;
    }
}
