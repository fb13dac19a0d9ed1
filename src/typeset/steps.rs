//! Motions of a caret on screen: sideways by what is seen, up and down, to the ends of a row.

use super::geometry::{Affinity, Position};
use super::layout::{Cluster, Layout, Row};

impl Layout {
    /// One grapheme to the right or left as seen on screen, over marks without a width; from the end of a row to the next.
    pub fn visual_step(&self, position: Position, right: bool) -> Position {
        let number = self.row_of(position);
        let Some(row) = self.rows.get(number) else { return position };
        if let Some(next) = row.step(row.gap(position), right) {
            return next;
        }
        let forward = right != row.rtl;
        let other = if forward {
            self.rows.get(number + 1)
        } else {
            number.checked_sub(1).and_then(|n| self.rows.get(n))
        };
        other.map_or(position, |row| row.visual_edge(!right))
    }

    /// The position at `goal_x` in the row above or below; beyond the first row the start, beyond the last the end of the text.
    pub fn vertical(&self, position: Position, goal_x: f32, down: bool) -> Position {
        let number = self.row_of(position);
        let other = if down { number + 1 } else { number.wrapping_sub(1) };
        match (self.rows.get(other), down) {
            (Some(row), _) => row.hit(goal_x),
            (None, true) => self.rows.last().map_or(position, |row| Position::before(row.range.end)),
            (None, false) => self.rows.first().map_or(position, |row| Position::after(row.range.start)),
        }
    }

    /// The logical start of the position's row.
    pub fn row_start(&self, position: Position) -> Position {
        self.rows.get(self.row_of(position)).map_or(position, |row| Position::after(row.range.start))
    }

    /// The logical end of the position's row.
    pub fn row_end(&self, position: Position) -> Position {
        self.rows.get(self.row_of(position)).map_or(position, |row| Position::before(row.range.end))
    }
}

impl Row {
    /// The number of boxes to the left of a position.
    fn gap(&self, position: Position) -> usize {
        let index = position.index;
        let place = |found: Option<usize>, leading: bool| {
            let k = found?;
            Some(if self.clusters.get(k)?.rtl == leading { k + 1 } else { k })
        };
        let after = place(self.clusters.iter().position(|c| c.range.start == index), true);
        let before = place(self.clusters.iter().position(|c| c.range.end == index), false);
        let inside = || place(self.clusters.iter().position(|c| c.range.contains(&index)), true);
        let found = match position.affinity {
            Affinity::After => after.or(before),
            Affinity::Before => before.or(after),
        };
        found.or_else(inside).unwrap_or(0)
    }

    fn step(&self, gap: usize, right: bool) -> Option<Position> {
        let visible = |c: &&Cluster| c.width > 0.0;
        if right {
            self.clusters.iter().skip(gap).find(visible).map(Cluster::right)
        } else {
            self.clusters.iter().take(gap).rev().find(visible).map(Cluster::left)
        }
    }

    /// The position at the right or left end of what is seen.
    pub(super) fn visual_edge(&self, right: bool) -> Position {
        let edge = if right { self.clusters.last() } else { self.clusters.first() };
        edge.map_or_else(|| Position::after(self.range.start), |c| if right { c.right() } else { c.left() })
    }
}
