//! How high each row is: measured when it comes into sight, estimated before.

use super::columns::Columns;
use super::row;
use crate::model::Document;
use crate::ui::heights::Heights;
use crate::ui::parts::Parts;

/// What makes all heights wrong when it changes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Basis {
    width: f32,
    sizes: (f32, f32),
    rows: usize,
    document: u64,
}

/// The heights of all rows.
pub struct Rows {
    heights: Heights,
    basis: Basis,
    columns: Option<Columns>,
}

impl Default for Rows {
    fn default() -> Self {
        Self { heights: Heights::new(0, 1.0), basis: Basis::default(), columns: None }
    }
}

impl Rows {
    /// Takes the article and the columns of this frame; estimates anew where they have changed.
    pub fn follow(&mut self, parts: &Parts<'_>, document: &Document, columns: &Columns) {
        let settings = &parts.workspace.settings;
        let basis = Basis {
            width: columns.source.span(),
            sizes: (settings.arabic_size, settings.latin_size),
            rows: document.segments.len(),
            document: document.id.0,
        };
        self.columns = Some(*columns);
        let (before, same) = (self.basis, Basis { rows: self.basis.rows, ..basis } == self.basis);
        self.basis = basis;
        if same {
            // A cut or its undo: it happened at the active row. The rows in sight are measured anyway.
            let at = parts.workspace.open.as_ref().map_or(0, |open| open.active);
            let (fewer, more) =
                (before.rows.saturating_sub(basis.rows), basis.rows.saturating_sub(before.rows));
            if fewer + more > 0 {
                let estimate = f64::from(row::estimate(document, columns, at));
                self.heights.splice(at, fewer, more, estimate);
            }
            return;
        }
        self.heights = Heights::new(document.segments.len(), 60.0);
        for index in 0..document.segments.len() {
            self.heights.set(index, f64::from(row::estimate(document, columns, index)));
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.heights.len()
    }

    /// The exact height of a row.
    pub fn measure(&mut self, parts: &mut Parts<'_>, index: usize) -> f32 {
        let (Some(columns), Some((_, document))) = (self.columns, parts.open()) else { return 1.0 };
        let height = row::height(parts, document, &columns, index);
        self.heights.set(index, f64::from(height));
        height
    }

    /// The height of all rows, those that were never in sight estimated.
    pub fn total(&self) -> f64 {
        self.heights.total()
    }

    /// The top of a row, likewise.
    pub fn top(&self, index: usize) -> f64 {
        self.heights.top(index)
    }

    /// The row at a height.
    pub fn find(&self, y: f64) -> usize {
        self.heights.find(y)
    }
}
