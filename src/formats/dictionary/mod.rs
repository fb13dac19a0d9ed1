//! Dictionaries to look words up in: dictd (`.index` with `.dict` or `.dict.dz`, as `FreeDict` has them) and tables of two columns.

mod dictd;
mod entries;
mod table;

pub use dictd::{read_dictd, unpack_dictzip};
pub use entries::{Dictionary, DictionaryEntry};
pub use table::read_dictionary_table;
