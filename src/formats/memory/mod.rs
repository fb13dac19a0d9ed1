//! Translation memories as files: TMX, and tables of source and target. All are read and written unit by unit.

mod table;
mod tmx;
mod warnings;

pub use table::{TableReader, TableWriter};
pub use tmx::{Entry, Head, TmxReader, TmxWriter, Variant};
