//! From glyphs to one box per grapheme: splits ligatures, folds letters without a width of their own into their neighbour.

use std::cmp::Reverse;
use std::ops::Range;

use cosmic_text::{LayoutGlyph, LayoutLine};
use unicode_segmentation::UnicodeSegmentation as _;

use super::layout::{Cluster, Glyph};
use super::shape;
use crate::text::slice;

/// Where an empty row and hanging spaces are.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) rtl: bool,
    pub(super) width: f32,
}

/// Where each row ends in its paragraph of `length` bytes.
pub(super) fn row_ends(lines: &[LayoutLine], length: usize) -> impl Iterator<Item = usize> {
    let starts = lines.iter().skip(1).map(move |line| start(line).unwrap_or(length));
    starts.chain([length])
}

/// The boxes of the graphemes in `range` of `text`, from left to right; the glyphs count from `base`.
pub(super) fn clusters(
    text: &str,
    base: usize,
    range: Range<usize>,
    glyphs: &[LayoutGlyph],
    edge: Edge,
) -> Vec<Cluster> {
    let mut pieces = pieces(glyphs, base);
    pieces.sort_by_key(|piece| (piece.range.start, Reverse(piece.range.end)));
    let pieces = fold(text, pieces);
    let mut out = spread(text, range, &pieces);
    place_the_rest(&mut out, edge);
    let mut out: Vec<Cluster> = out.into_iter().map(|(cluster, _)| cluster).collect();
    out.sort_by(|a, b| {
        let order = |c: &Cluster| if c.rtl { -(c.range.start as f64) } else { c.range.start as f64 };
        let centre = |c: &Cluster| c.x + c.width / 2.0;
        centre(a).total_cmp(&centre(b)).then(order(a).total_cmp(&order(b)))
    });
    close_gaps(&mut out);
    out.shrink_to_fit();
    out
}

/// Lets each box reach to the next, where a part of a grapheme stands alone between others.
fn close_gaps(boxes: &mut [Cluster]) {
    let mut right = f32::MAX;
    for cluster in boxes.iter_mut().rev() {
        if cluster.width > 0.0 {
            cluster.width = cluster.width.max(if right < f32::MAX { right - cluster.x } else { 0.0 });
            right = cluster.x;
        } else if right < f32::MAX {
            cluster.x = right;
        }
    }
}

/// The glyph to draw; none for the hidden mark.
pub(super) fn drawn(glyph: &LayoutGlyph, base: usize) -> Option<Glyph> {
    let cluster = shape::cluster(glyph);
    (!cluster.is_empty()).then(|| Glyph {
        font: glyph.font_id,
        weight: glyph.font_weight.0,
        id: glyph.glyph_id,
        at: (base + cluster.start) as u32,
        x: glyph.x + glyph.font_size * glyph.x_offset,
        y: glyph.y - glyph.font_size * glyph.y_offset,
    })
}

fn start(line: &LayoutLine) -> Option<usize> {
    line.glyphs.iter().map(shape::cluster).filter(|range| !range.is_empty()).map(|range| range.start).min()
}

/// The glyphs of one cluster of the shaper.
struct Piece {
    range: Range<usize>,
    x: f32,
    width: f32,
    rtl: bool,
}

fn pieces(glyphs: &[LayoutGlyph], base: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let cluster = shape::cluster(glyph);
        if cluster.is_empty() {
            continue;
        }
        let range = base + cluster.start..base + cluster.end;
        match out.last_mut() {
            Some(last) if last.range == range => {
                let right = (last.x + last.width).max(glyph.x + glyph.w);
                last.x = last.x.min(glyph.x);
                last.width = right - last.x;
            }
            _ => out.push(Piece { range, x: glyph.x, width: glyph.w.max(0.0), rtl: glyph.level.is_rtl() }),
        }
    }
    out
}

/// Some fonts join letters without one cluster for them: in Noto Naskh the alef of `لا` has no width. Such a letter
/// becomes one piece with the letter before it, or behind it where there is none.
fn fold(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(last)
                if last.range.end == piece.range.start
                    && last.rtl == piece.rtl
                    && is_letter(text, last)
                    && is_letter(text, &piece)
                    && (piece.width < 0.01 || last.width < 0.01) =>
            {
                if last.width < 0.01 {
                    (last.x, last.width) = (piece.x, piece.width);
                }
                last.range.end = piece.range.end;
            }
            _ => out.push(piece),
        }
    }
    out
}

fn is_letter(text: &str, piece: &Piece) -> bool {
    slice(text, piece.range.clone()).chars().next().is_some_and(char::is_alphanumeric)
}

/// One box per grapheme in logical order, and whether a piece gave it a place.
fn spread(text: &str, range: Range<usize>, pieces: &[Piece]) -> Vec<(Cluster, bool)> {
    let mut out: Vec<(Cluster, bool)> = slice(text, range.clone())
        .grapheme_indices(true)
        .map(|(at, part)| {
            let at = range.start + at;
            (Cluster { range: at..at + part.len(), x: 0.0, width: 0.0, rtl: false }, false)
        })
        .collect();
    for piece in pieces {
        let first = out.partition_point(|(cluster, _)| cluster.range.start < piece.range.start);
        let end = out.partition_point(|(cluster, _)| cluster.range.start < piece.range.end);
        // Where a fallback font replaced a part of a cluster, pieces overlap; the first has the place.
        if first == end || out.get(first).is_some_and(|(_, placed)| *placed) {
            let owner = if first == end { first.checked_sub(1) } else { Some(first) };
            if let Some((cluster, _)) = owner.and_then(|owner| out.get_mut(owner)) {
                extend(cluster, piece);
            }
            continue;
        }
        let count = end - first;
        let width = piece.width / count as f32;
        for (i, (cluster, placed)) in out.iter_mut().take(end).skip(first).enumerate() {
            let slot = if piece.rtl { count - 1 - i } else { i };
            (cluster.x, cluster.width) = (width.mul_add(slot as f32, piece.x), width);
            (cluster.rtl, *placed) = (piece.rtl, true);
        }
    }
    out
}

/// A piece that continues a grapheme widens it, if it stands beside it.
fn extend(cluster: &mut Cluster, piece: &Piece) {
    let right = cluster.x + cluster.width;
    let beside = (piece.x - right).abs() < 0.5 || (piece.x + piece.width - cluster.x).abs() < 0.5;
    if beside {
        let right = right.max(piece.x + piece.width);
        cluster.x = cluster.x.min(piece.x);
        cluster.width = right - cluster.x;
    }
}

/// Graphemes without a glyph: spaces that hang over the row's end stand there without a width, others behind the one
/// before them.
fn place_the_rest(out: &mut [(Cluster, bool)], edge: Edge) {
    let placed = || out.iter().filter(|(_, placed)| *placed).map(|(cluster, _)| cluster);
    let left = placed().map(|cluster| cluster.x).reduce(f32::min).unwrap_or_else(|| edge.start());
    let right =
        placed().map(|cluster| cluster.x + cluster.width).reduce(f32::max).unwrap_or_else(|| edge.start());
    let (start, end) = if edge.rtl { (right, left) } else { (left, right) };
    let last = out.iter().rposition(|(_, placed)| *placed);
    let mut before = (start, edge.rtl);
    for (i, (cluster, placed)) in out.iter_mut().enumerate() {
        if *placed {
            before = (if cluster.rtl { cluster.x } else { cluster.x + cluster.width }, cluster.rtl);
        } else if last.is_none_or(|last| i > last) {
            (cluster.x, cluster.rtl) = (end, edge.rtl);
        } else {
            (cluster.x, cluster.rtl) = before;
        }
    }
}

impl Edge {
    /// The side at which a row begins.
    pub(super) fn start(self) -> f32 {
        if self.rtl { self.width } else { 0.0 }
    }
}
