//! Where in the plane of two long texts the first look is worth its time: around a chain of rare words that answer each other.

use super::band::{Band, Span};
use super::search::Known;

/// Spans of so many cells are looked at whole.
const SMALL: usize = 8_000;
/// A kind that stands in more segments of a span is no landmark.
const RARE: usize = 6;
/// The least chance of an answer that makes a landmark.
const LIKELY: f32 = 0.2;
/// How far from the chain is looked, in segments.
const MARGIN: usize = 24;
/// What one segment of shift from landmark to landmark costs, as a share of a landmark's worth.
const SHIFT: f32 = 0.02;

/// A pair of segments that have a rare word in common.
#[derive(Clone, Copy, Debug)]
struct Landmark {
    row: usize,
    column: usize,
    worth: f32,
}

/// The part of a span that is looked at.
pub(super) fn corridor(known: Known<'_>, span: Span) -> Band {
    let (rows, columns) = (span.source.1 - span.source.0, span.target.1 - span.target.0);
    if rows.saturating_mul(columns) <= SMALL {
        return Band::full(span);
    }
    around(span, &chain(&landmarks(known, span), span))
}

/// The landmarks of a span, ordered by row and column.
fn landmarks(known: Known<'_>, span: Span) -> Vec<Landmark> {
    let evidence = known.evidence;
    let within = |places: &[u32], (from, to): (usize, usize)| {
        let start = places.partition_point(|it| (*it as usize) < from);
        let end = places.partition_point(|it| (*it as usize) < to);
        (start, end)
    };
    let mut found = Vec::new();
    for (answers, places) in evidence.forth.iter().zip(&evidence.source.of) {
        let (start, end) = within(places, span.source);
        let rows = places.get(start..end).unwrap_or_default();
        if rows.is_empty() || rows.len() > RARE {
            continue;
        }
        for answer in answers.all.iter().filter(|answer| answer.chance >= LIKELY) {
            let places = evidence.target.of.get(answer.kind as usize).map(Vec::as_slice).unwrap_or_default();
            let (start, end) = within(places, span.target);
            let columns = places.get(start..end).unwrap_or_default();
            if columns.len() > RARE {
                continue;
            }
            let worth = answer.chance / (rows.len() * columns.len()) as f32;
            for row in rows {
                found.extend(columns.iter().map(|column| Landmark {
                    row: *row as usize,
                    column: *column as usize,
                    worth,
                }));
            }
        }
    }
    found.sort_by_key(|mark| (mark.row, mark.column));
    found.dedup_by(|b, a| {
        let same = (a.row, a.column) == (b.row, b.column);
        if same {
            a.worth += b.worth;
        }
        same
    });
    found
}

/// The landmarks that lie in order on both sides and are worth most together; how far each lies from the straight line between the
/// corners is held against it.
fn chain(marks: &[Landmark], span: Span) -> Vec<(usize, usize)> {
    let slope = (span.target.1 - span.target.0) as f32 / (span.source.1 - span.source.0).max(1) as f32;
    // For each column the best chain that ends at it or before, as a tree of maxima.
    let width = span.target.1 - span.target.0 + 1;
    let mut tree: Vec<(f32, usize)> = vec![(0.0, usize::MAX); width + 1];
    let mut sums: Vec<(f32, usize)> = Vec::with_capacity(marks.len());
    let mut at = 0;
    while at < marks.len() {
        let row = marks.get(at).map_or(0, |mark| mark.row);
        let same = marks.iter().skip(at).take_while(|mark| mark.row == row).count();
        for mark in marks.iter().skip(at).take(same) {
            let line = span.target.0 as f32 + (row - span.source.0) as f32 * slope;
            let off = (mark.column as f32 - line).abs() / width as f32;
            let (before, from) = highest(&tree, mark.column - span.target.0);
            sums.push((before + mark.worth * (1.0 - off) - SHIFT * off, from));
        }
        for (number, mark) in marks.iter().enumerate().skip(at).take(same) {
            let sum = sums.get(number).map_or(0.0, |it| it.0);
            raise(&mut tree, mark.column - span.target.0 + 1, (sum, number));
        }
        at += same;
    }
    let mut out = Vec::new();
    let mut next = highest(&tree, width).1;
    while let (Some(mark), Some((_, before))) = (marks.get(next), sums.get(next)) {
        out.push((mark.row, mark.column));
        next = *before;
    }
    out.reverse();
    out
}

/// The greatest of the first `count` values of a Fenwick tree.
fn highest(tree: &[(f32, usize)], count: usize) -> (f32, usize) {
    let mut best = (0.0, usize::MAX);
    let mut at = count.min(tree.len().saturating_sub(1));
    while at > 0 {
        if let Some(value) = tree.get(at).filter(|value| value.0 > best.0) {
            best = *value;
        }
        at &= at - 1;
    }
    best
}

fn raise(tree: &mut [(f32, usize)], at: usize, value: (f32, usize)) {
    let mut at = at.max(1);
    while let Some(place) = tree.get_mut(at) {
        if value.0 > place.0 {
            *place = value;
        }
        at += at & at.wrapping_neg();
    }
}

/// The cells around a chain: a rectangle from landmark to landmark where they are near, else a strip along the line between them.
fn around(span: Span, chain: &[(usize, usize)]) -> Band {
    let rows = span.source.1 - span.source.0 + 1;
    let mut low = vec![usize::MAX; rows];
    let mut high = vec![0; rows];
    let corners = std::iter::once((span.source.0, span.target.0)).chain(chain.iter().copied());
    let ends = chain.iter().copied().chain(std::iter::once((span.source.1, span.target.1)));
    for ((row, column), (next_row, next_column)) in corners.zip(ends) {
        let (down, across) = (next_row - row, next_column.saturating_sub(column));
        // Without landmarks between them one may be off the line by a part of the way.
        let margin = MARGIN + down.max(across) / 6;
        let from = row.saturating_sub(MARGIN).max(span.source.0);
        let to = (next_row + MARGIN).min(span.source.1);
        for at in from..=to {
            let along = (at.clamp(row, next_row) - row) as f32 / down.max(1) as f32;
            let middle = column + (across as f32 * along) as usize;
            let (first, last) = if down == 0 { (column, next_column) } else { (middle, middle) };
            if let (Some(low), Some(high)) =
                (low.get_mut(at - span.source.0), high.get_mut(at - span.source.0))
            {
                *low = (*low).min(first.saturating_sub(margin));
                *high = (*high).max(last + margin);
            }
        }
    }
    Band::new(span, low.into_iter().zip(high))
}
