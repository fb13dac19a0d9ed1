//! Bilingual files as input: tables with a column of the source and one of the translation (CSV, TSV, Excel, Word), and TMX.

mod columns;
mod memory;
mod table;
#[cfg(test)]
mod tests;
mod word;

use super::error::{MAX_BYTES, ReadError, ReadWarning};
use crate::model::State;
use crate::text::{Language, TagTable};

/// A file of segments and their translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// In the order of the file.
    pub rows: Vec<Pair>,
    /// The languages of source and translation, where the file names them.
    pub languages: Option<(Language, Language)>,
    /// The WHATWG name of the encoding; empty for a workbook.
    pub encoding: String,
    /// What was left out or put right.
    pub warnings: Vec<ReadWarning>,
}

/// A text and its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// The text to translate; empty for a blank line.
    pub source: String,
    /// The translation; empty where there is none.
    pub target: String,
    /// What the tags of both stand for.
    pub tags: TagTable,
    /// How far the translation is, where the file says it.
    pub state: Option<State>,
    /// A remark.
    pub note: String,
}

/// What the caller knows of a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct PairOptions<'a> {
    /// A WHATWG label for text files; none to find the encoding out.
    pub encoding: Option<&'a str>,
    /// The languages of source and translation; none for those that the file has.
    pub languages: Option<&'a (Language, Language)>,
}

/// The pairs of the file `bytes` of this name; the name's ending says what it is.
///
/// None where it is no such file, as a table with a single column or a Word document with more than a table of pairs: that is an article. A workbook with a single column is one of texts without translations.
pub fn read_pairs(name: &str, bytes: &[u8], options: PairOptions<'_>) -> Result<Option<Pairs>, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "tab" => table::read(bytes, false, options),
        "xlsx" | "xlsm" => table::read(bytes, true, options),
        "docx" | "docm" if super::word::is_word(name, bytes) => word::read(bytes, options),
        "tmx" => memory::read(bytes, options).map(Some),
        _ => Ok(None),
    }
}
