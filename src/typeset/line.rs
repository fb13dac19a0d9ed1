//! A text in a single row, for labels and cells: as long as it is, or cut with an ellipsis.

use super::breaks;
use super::fonts::Fonts;
use super::layout::{Builder, Layout};
use super::style::TextStyle;
use crate::text::{Direction, last_grapheme, slice};

/// Sets a text in one row of at most `max_width`, line ends as spaces.
///
/// Where it is longer, an ellipsis stands at the end of its direction, the row's range ends with what is shown, and
/// `elided` is set. The layout's `width` is what the row takes.
pub fn layout_line(
    fonts: &mut Fonts,
    text: &str,
    style: &TextStyle,
    direction: Direction,
    max_width: f32,
) -> Layout {
    let whole = one_row(fonts, text, style, direction);
    if whole.width <= max_width {
        return whole;
    }
    let room = max_width - line_width(fonts, ELLIPSIS, style, direction);
    let mut cut = slice(text, 0..fitting(&whole, room)).trim_end().len();
    loop {
        let layout = one_row(fonts, &with_ellipsis(slice(text, 0..cut), direction), style, direction);
        // A letter may be wider at the end of a word than in its middle.
        if layout.width <= max_width || cut == 0 {
            return without_ellipsis(layout, cut);
        }
        cut -= last_grapheme(slice(text, 0..cut)).len();
    }
}

/// The width of a text that is set in one row.
pub fn line_width(fonts: &mut Fonts, text: &str, style: &TextStyle, direction: Direction) -> f32 {
    let shaped = fonts.shaped(text, style, direction);
    breaks::spans(&shaped, style.size, f32::INFINITY).iter().map(|span| span.width).sum()
}

const ELLIPSIS: &str = "…";

fn one_row(fonts: &mut Fonts, text: &str, style: &TextStyle, direction: Direction) -> Layout {
    let shaped = fonts.shaped(text, style, direction);
    let spans = breaks::spans(&shaped, style.size, f32::INFINITY);
    let mut out = Builder::new(style, direction, spans.iter().map(|span| span.width).sum());
    out.rows(&(0..text.len()), &shaped, &spans);
    out.layout
}

/// How many bytes from the start of the text take at most `room`.
fn fitting(whole: &Layout, room: f32) -> usize {
    let mut boxes: Vec<_> = whole.rows.iter().flat_map(|row| &row.clusters).collect();
    boxes.sort_by_key(|cluster| cluster.range.start);
    let mut used = 0.0;
    let fits = |cluster: &&&super::layout::Cluster| {
        used += cluster.width;
        used <= room
    };
    boxes.iter().take_while(fits).last().map_or(0, |cluster| cluster.range.end)
}

/// The mark behind the ellipsis keeps it at the end of the base direction, whatever comes before it.
fn with_ellipsis(text: &str, direction: Direction) -> String {
    let mark = if direction.is_rtl() { '\u{200f}' } else { '\u{200e}' };
    let mut shown = format!("{text}{mark}{ELLIPSIS}");
    shown.push(mark);
    shown
}

/// The glyphs of the ellipsis stay, but no byte of the text belongs to it.
fn without_ellipsis(mut layout: Layout, cut: usize) -> Layout {
    for row in &mut layout.rows {
        row.clusters.retain(|cluster| cluster.range.end <= cut);
        row.range.end = row.range.end.min(cut);
        for glyph in &mut row.glyphs {
            glyph.at = glyph.at.min(cut as u32);
        }
    }
    layout.elided = true;
    layout
}
