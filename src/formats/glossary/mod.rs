//! Glossaries as files: tables (CSV, TSV, Excel), TBX, and the plain lists of `OmegaT`.
//!
//! What a reader cannot place in an entry goes into its further fields, and what it leaves out is in its warnings.

mod cells;
mod columns;
mod csv;
mod format;
mod header;
mod ids;
mod omegat;
mod read;
#[cfg(test)]
mod round_trip;
mod rows_in;
mod rows_out;
mod status;
mod table;
mod tbx;
#[cfg(test)]
mod tests;
mod write;
mod xlsx;

pub(super) use csv::{write_csv, write_tsv};
pub(super) use table::TableRow;
pub(super) use xlsx::read_rows as read_workbook;

pub use columns::{Column, EntryField, Mapping, TermField};
pub use format::GlossaryFormat;
pub(in crate::formats) use read::{Cells, cells_of, columns_of};
pub use read::{Preview, ReadOptions, preview, read};
pub use write::{WriteOptions, write};
