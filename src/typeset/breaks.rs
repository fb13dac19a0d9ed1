//! Where rows end: UAX #14 over the whole paragraph, whatever its directions, and widths.

use std::ops::Range;

use super::cells::{Cell, Shaped};

/// The cells of one row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// By their numbers, in logical order.
    pub(super) cells: Range<usize>,
    /// The number of the first cell that hangs over the row's end and takes no width; `cells.end` where none does.
    pub(super) shown_end: usize,
    /// The width in points of the cells that do not hang.
    pub(super) width: f32,
}

/// Fills rows of at most `width` points one after the other; at least one row.
///
/// White space at the end of a row hangs over it, however much there is. What has no opportunity in a whole row is cut
/// between two cells, best before a letter; a cell that is wider than a row has one of its own.
pub(super) fn spans(shaped: &Shaped, size: f32, width: f32) -> Vec<Span> {
    let mut out = Vec::new();
    let mut row = Open::at(0);
    for (i, cell) in shaped.cells.iter().enumerate() {
        while let Some((end, shown)) = row.overflow(i, cell, size, width) {
            out.push(row.close(end, shown));
            row = Open::at(end);
            for (i, cell) in shaped.cells.iter().enumerate().take(i).skip(end) {
                row.push(i, cell, size);
            }
        }
        row.push(i, cell, size);
    }
    row.push_spaces(shaped, size, width);
    out.push(row.close(shaped.cells.len(), row.shown));
    out
}

/// How far a cell reaches that begins at `pen` points behind the row's start.
pub(super) fn advance(cell: &Cell, pen: f32, size: f32) -> f32 {
    let width = cell.advance * size;
    let stop = width * TAB_SPACES;
    if cell.tab && stop > 0.0 { ((pen / stop).floor() + 1.0).mul_add(stop, -pen) } else { width }
}

const TAB_SPACES: f32 = 4.0;

// Sums of widths in another order than before.
const TOLERANCE: f32 = 0.01;

/// The row that is being filled.
#[derive(Clone, Copy, Default)]
struct Open {
    start: usize,
    /// The width of all its cells.
    pen: f32,
    /// What it shows if it ends here.
    shown: Shown,
    /// The last opportunity, and what the row shows if it ends there.
    end: Option<(usize, Shown)>,
    /// The last place where a word may be cut, likewise.
    cut: Option<(usize, Shown)>,
}

/// A row without the white space at its end.
#[derive(Clone, Copy, Default)]
struct Shown {
    width: f32,
    end: usize,
}

impl Open {
    fn at(start: usize) -> Self {
        Self { start, shown: Shown { width: 0.0, end: start }, ..Self::default() }
    }

    /// Where the row must end because cell `i` has no place in it.
    fn overflow(&mut self, i: usize, cell: &Cell, size: f32, width: f32) -> Option<(usize, Shown)> {
        if i == self.start {
            return None;
        }
        let here = (i, self.shown);
        if cell.may_begin {
            self.end = Some(here);
        }
        let reach = self.pen + advance(cell, self.pen, size);
        let cut = if cell.may_cut { None } else { self.cut };
        (is_ink(cell) && reach > width + TOLERANCE).then(|| self.end.or(cut).unwrap_or(here))
    }

    fn push(&mut self, i: usize, cell: &Cell, size: f32) {
        if cell.may_cut && i > self.start {
            self.cut = Some((i, self.shown));
        }
        self.pen += advance(cell, self.pen, size);
        if is_ink(cell) {
            self.shown = Shown { width: self.pen, end: i + 1 };
        }
    }

    /// The last row of a paragraph shows its spaces as far as they fit, so that a caret moves with the space bar.
    fn push_spaces(&mut self, shaped: &Shaped, size: f32, width: f32) {
        for cell in shaped.cells.iter().skip(self.shown.end) {
            let reach = self.shown.width + advance(cell, self.shown.width, size);
            if reach > width + TOLERANCE {
                break;
            }
            self.shown = Shown { width: reach, end: self.shown.end + 1 };
        }
    }

    fn close(&self, end: usize, shown: Shown) -> Span {
        Span { cells: self.start..end, shown_end: shown.end, width: shown.width }
    }
}

fn is_ink(cell: &Cell) -> bool {
    !cell.white && cell.advance > 0.0
}
