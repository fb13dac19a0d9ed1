//! A table as it was read, before anybody knows what its columns are.

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::formats) struct TableRow {
    /// Its line or row in the file, counted from 1.
    pub(in crate::formats) line: u64,
    /// The texts of its cells.
    pub(in crate::formats) cells: Vec<String>,
}

impl TableRow {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The rows that are not empty.
    pub(super) rows: Vec<TableRow>,
    /// The name of the encoding of a text file; empty for others.
    pub(super) encoding: String,
}
