//! From the cells of a row to places: the visual order, one box per grapheme, and the glyphs.

use super::breaks::{self, Span};
use super::cells::Shaped;
use super::layout::{Cluster, Glyph};
use super::reorder;

/// The boxes and the glyphs of a row from left to right, which begins `x` points from the left of the layout; the paragraph
/// begins at the byte `base` of the text.
pub(super) fn place(
    shaped: &Shaped,
    span: &Span,
    size: f32,
    base: usize,
    mut x: f32,
) -> (Vec<Cluster>, Vec<Glyph>) {
    let row = shaped.cells.get(span.cells.clone()).unwrap_or_default();
    let levels = reorder::row_levels(row.iter().map(|cell| (cell.level, cell.tail)), shaped.base);
    let widths = widths(shaped, span, size);
    let graphemes = shaped.graphemes_of(span.cells.end).start - shaped.graphemes_of(span.cells.start).start;
    let mut clusters = Vec::with_capacity(graphemes);
    let ink = |cell: usize| shaped.cells.get(cell).map_or(shaped.inks.len(), |cell| cell.ink as usize);
    let mut glyphs = Vec::with_capacity(ink(span.shown_end).saturating_sub(ink(span.cells.start)));
    for part in reorder::visual_order(&levels) {
        let (Some(level), Some(width)) = (levels.get(part), widths.get(part)) else { continue };
        let cell = span.cells.start + part;
        boxes(shaped, cell, base, (x, *width, level % 2 == 1), &mut clusters);
        if cell < span.shown_end {
            draw(shaped, cell, size, base, x, &mut glyphs);
        }
        x += width;
    }
    (clusters, glyphs)
}

/// The widths of the row's cells in logical order, so that a tab knows how far the row has come.
fn widths(shaped: &Shaped, span: &Span, size: f32) -> Vec<f32> {
    let mut pen = 0.0;
    let cells = shaped.cells.iter().enumerate().take(span.cells.end).skip(span.cells.start);
    cells
        .map(|(i, cell)| {
            let width = if i < span.shown_end { breaks::advance(cell, pen, size) } else { 0.0 };
            pen += width;
            width
        })
        .collect()
}

/// The graphemes of a cell share its width evenly.
fn boxes(
    shaped: &Shaped,
    cell: usize,
    base: usize,
    (x, width, rtl): (f32, f32, bool),
    out: &mut Vec<Cluster>,
) {
    let graphemes = shaped.graphemes_of(cell);
    let width = width / graphemes.len() as f32;
    for i in 0..graphemes.len() {
        let number = if rtl { graphemes.end - 1 - i } else { graphemes.start + i };
        let range = base + shaped.start(number)..base + shaped.start(number + 1);
        out.push(Cluster { range, x: x + width * i as f32, width, rtl });
    }
}

fn draw(shaped: &Shaped, cell: usize, size: f32, base: usize, x: f32, out: &mut Vec<Glyph>) {
    let mut pen = x;
    for ink in shaped.inks_of(cell) {
        out.push(Glyph {
            font: ink.font,
            weight: ink.weight,
            id: ink.id,
            at: (base + ink.at as usize) as u32,
            x: pen + ink.x * size,
            y: -ink.y * size,
            advance: ink.advance * size,
        });
        pen += ink.advance * size;
    }
}
