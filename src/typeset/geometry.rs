//! Where carets, hits and selections are in a layout; pure, from its boxes alone.
//!
//! A position between two runs of opposite directions has two places on screen. `Affinity` says which of the two
//! characters around it the caret belongs to, and with it the place; `Caret::split` is the other place.

use std::ops::Range;

use super::layout::{Cluster, Layout, Row};

/// Which character around a position it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Affinity {
    /// The one before it; at a break between two rows, the end of the upper row.
    Before,
    /// The one after it; at a break between two rows, the start of the lower row.
    #[default]
    After,
}

/// A place in a text: a byte offset and the character that it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The byte offset.
    pub index: usize,
    /// The side.
    pub affinity: Affinity,
}

impl Position {
    /// The position that belongs to the character before `index`.
    pub fn before(index: usize) -> Self {
        Self { index, affinity: Affinity::Before }
    }

    /// The position that belongs to the character at `index`.
    pub fn after(index: usize) -> Self {
        Self { index, affinity: Affinity::After }
    }
}

/// A caret to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caret {
    /// Its distance from the left of the layout.
    pub x: f32,
    /// The number of its row.
    pub row: usize,
    /// The top of the row.
    pub top: f32,
    /// The height of the row.
    pub height: f32,
    /// The other place where the same offset shows, between two directions.
    pub split: Option<f32>,
    /// Whether the character that it belongs to runs right to left.
    pub rtl: bool,
}

/// A rectangle in points from the layout's left and top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Layout {
    /// The caret at a position; an offset inside a grapheme stands at its start.
    pub fn caret(&self, position: Position) -> Caret {
        let number = self.row_of(position);
        let Some(row) = self.rows.get(number) else {
            return Caret { x: 0.0, row: 0, top: 0.0, height: self.height, split: None, rtl: false };
        };
        let (x, split, rtl) = row.caret(position, self.row_start_x());
        Caret { x, row: number, top: row.top, height: row.height, split, rtl }
    }

    /// The position nearest to a point; above or below the text, that of the first or last row.
    pub fn hit(&self, x: f32, y: f32) -> Position {
        let below = self.rows.partition_point(|row| row.top + row.height <= y);
        let row = self.rows.get(below).or_else(|| self.rows.last());
        row.map_or_else(Position::default, |row| row.hit(x))
    }

    /// What to paint behind the bytes `range`: one rectangle per visual run, as high as its row. A selected line end shows as
    /// a narrow one at the end of its row.
    pub fn boxes(&self, range: Range<usize>) -> Vec<Rect> {
        let mut out = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            let rect = |(x0, x1): (f32, f32)| Rect { x: x0, y: row.top, width: x1 - x0, height: row.height };
            out.extend(row.spans(&range).map(rect));
            let hard_end = self.rows.get(i + 1).is_some_and(|next| next.range.start > row.range.end);
            if hard_end && range.start <= row.range.end && row.range.end < range.end {
                let sliver = self.font_size * 0.25;
                let end = row.end_x(self.row_start_x());
                let left = if row.rtl { end - sliver } else { end };
                out.push(rect((left, left + sliver)));
            }
        }
        out
    }

    /// Where to underline the bytes `range`: (row, left, right), one per visual run.
    pub fn underline_spans(&self, range: Range<usize>) -> Vec<(usize, f32, f32)> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(i, row)| row.spans(&range).map(move |(x0, x1)| (i, x0, x1))).collect()
    }

    /// The number of the row that a position is in.
    pub fn row_of(&self, position: Position) -> usize {
        let index = position.index;
        let row = match position.affinity {
            Affinity::Before => self.rows.partition_point(|row| row.range.end < index),
            Affinity::After => self.rows.partition_point(|row| row.range.start <= index).saturating_sub(1),
        };
        row.min(self.rows.len().saturating_sub(1))
    }

    /// The x at which rows begin in the base direction.
    pub(super) fn row_start_x(&self) -> f32 {
        if self.direction.is_rtl() { self.width } else { 0.0 }
    }
}

impl Row {
    /// The visual runs that `range` covers, from left to right.
    fn spans(&self, range: &Range<usize>) -> impl Iterator<Item = (f32, f32)> + use<> {
        let mut out: Vec<(f32, f32)> = Vec::new();
        let hit = |c: &&Cluster| c.width > 0.0 && c.range.start < range.end && range.start < c.range.end;
        for cluster in self.clusters.iter().filter(hit) {
            let right = cluster.x + cluster.width;
            match out.last_mut() {
                Some(last) if (cluster.x - last.1).abs() < 0.5 => last.1 = right,
                _ => out.push((cluster.x, right)),
            }
        }
        out.into_iter()
    }

    /// Where the text ends in the row's direction; `empty` where there is none.
    fn end_x(&self, empty: f32) -> f32 {
        let edge = if self.rtl { self.clusters.first() } else { self.clusters.last() };
        edge.map_or(empty, |c| if self.rtl { c.x } else { c.x + c.width })
    }

    /// Where the text begins in the row's direction; `empty` where there is none.
    fn begin_x(&self, empty: f32) -> f32 {
        let edge = if self.rtl { self.clusters.last() } else { self.clusters.first() };
        edge.map_or(empty, |c| if self.rtl { c.x + c.width } else { c.x })
    }

    /// The place, the other place, and the direction of a caret.
    fn caret(&self, position: Position, empty: f32) -> (f32, Option<f32>, bool) {
        let index = position.index;
        let after = self.clusters.iter().find(|c| c.range.start == index).map(|c| (c.leading(), c.rtl));
        let before = self.clusters.iter().find(|c| c.range.end == index).map(|c| (c.trailing(), c.rtl));
        let begin = (index == self.range.start).then(|| (self.begin_x(empty), self.rtl));
        let end = (index == self.range.end).then(|| (self.end_x(empty), self.rtl));
        let (first, second) = match position.affinity {
            Affinity::After => (after.or(before), if after.is_some() { before.or(begin) } else { end }),
            Affinity::Before => (before.or(after), if before.is_some() { after.or(end) } else { begin }),
        };
        let inside = || self.clusters.iter().find(|c| c.range.contains(&index)).map(|c| (c.leading(), c.rtl));
        let (x, rtl) = first.or_else(inside).or(second).unwrap_or((empty, self.rtl));
        (x, second.map(|(other, _)| other).filter(|other| (other - x).abs() > 0.5), rtl)
    }

    /// The position nearest to `x`; outside the text, the row's start or end.
    pub(super) fn hit(&self, x: f32) -> Position {
        let visible = || self.clusters.iter().filter(|c| c.width > 0.0);
        let (Some(first), Some(last)) = (visible().next(), visible().next_back()) else {
            return Position::after(self.range.start);
        };
        if x < first.x || x > last.x + last.width {
            let at_end = (x < first.x) == self.rtl;
            return if at_end { Position::before(self.range.end) } else { Position::after(self.range.start) };
        }
        let cluster = visible().find(|c| x < c.x + c.width).unwrap_or(last);
        if x < cluster.x + cluster.width / 2.0 { cluster.left() } else { cluster.right() }
    }
}

impl Cluster {
    /// The position at its left edge.
    pub(super) fn left(&self) -> Position {
        if self.rtl { Position::before(self.range.end) } else { Position::after(self.range.start) }
    }

    /// The position at its right edge.
    pub(super) fn right(&self) -> Position {
        if self.rtl { Position::after(self.range.start) } else { Position::before(self.range.end) }
    }

    fn leading(&self) -> f32 {
        if self.rtl { self.x + self.width } else { self.x }
    }

    fn trailing(&self) -> f32 {
        if self.rtl { self.x } else { self.x + self.width }
    }
}
