//! The part of the plane of both texts in which an alignment is looked for.

/// A rectangle of both texts: the segments from a boundary to a boundary on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) source: (usize, usize),
    pub(super) target: (usize, usize),
}

/// For each boundary of the source in a span, the boundaries of the target from `low` to `high`, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Band {
    pub(super) span: Span,
    low: Vec<usize>,
    high: Vec<usize>,
    /// The number of cells before each row, and of all.
    before: Vec<usize>,
}

impl Band {
    /// The band with the rows that `rows` gives; they are widened so that a way leads through them.
    pub(super) fn new(span: Span, rows: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let (first, last) = span.target;
        let mut low: Vec<usize> = Vec::new();
        let mut high: Vec<usize> = Vec::new();
        for (from, to) in rows {
            let (from, to) = (from.clamp(first, last), to.clamp(first, last));
            let before = high.last().copied().unwrap_or(first);
            low.push(from.min(before));
            high.push(to.max(before).max(from));
        }
        if let (Some(from), Some(to)) = (low.first_mut(), high.last_mut()) {
            (*from, *to) = (first, last);
        }
        let mut least = last;
        for from in low.iter_mut().rev() {
            least = least.min(*from);
            *from = least;
        }
        let mut before = vec![0];
        for (from, to) in low.iter().zip(&high) {
            before.push(before.last().copied().unwrap_or(0) + to - from + 1);
        }
        Self { span, low, high, before }
    }

    /// All of a span.
    pub(super) fn full(span: Span) -> Self {
        Self::new(span, (span.source.0..=span.source.1).map(|_| span.target))
    }

    /// The boundaries of the target beside the boundary `row` of the source.
    pub(super) fn row(&self, row: usize) -> (usize, usize) {
        let at = row.wrapping_sub(self.span.source.0);
        match (self.low.get(at), self.high.get(at)) {
            (Some(low), Some(high)) => (*low, *high),
            _ => (1, 0),
        }
    }

    /// The number of a cell, none outside of the band.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let at = row.checked_sub(self.span.source.0)?;
        let (low, high) = (*self.low.get(at)?, *self.high.get(at)?);
        (low <= column && column <= high).then(|| self.before.get(at).copied().unwrap_or(0) + column - low)
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    /// The band seen from the other side.
    pub(super) fn turned(&self) -> Self {
        let span = Span { source: self.span.target, target: self.span.source };
        let (first, last) = self.span.source;
        let (mut from, mut to) = (first, first);
        let rows = (span.source.0..=span.source.1).map(|column| {
            while from < last && self.row(from).1 < column {
                from += 1;
            }
            to = to.max(from);
            while to < last && self.row(to + 1).0 <= column {
                to += 1;
            }
            (from, to)
        });
        Self::new(span, rows.collect::<Vec<_>>())
    }
}
