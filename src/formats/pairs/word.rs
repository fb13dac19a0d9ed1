//! Word documents that are a table with a text in one column and its translation in another.

use super::columns::Columns;
use super::table::{of_cells, pair};
use super::{PairOptions, Pairs};
use crate::formats::error::ReadError;
use crate::formats::glossary::Cells;
use crate::formats::word;

/// A document whose tables hold less than this share of its letters in the two columns is an article with tables; less is enough where
/// a header says that they are two languages, as title and remarks stand above the table of a short text.
const SHARE: f64 = 0.8;
const SHARE_NAMED: f64 = 0.5;

/// The pairs of the document; none where it is an article: most of the text stands elsewhere, or both columns are in one script and
/// no header names two languages.
pub(super) fn read(bytes: &[u8], options: PairOptions<'_>) -> Result<Option<Pairs>, ReadError> {
    let tables = word::tables(bytes)?;
    if tables.rows.iter().filter(|row| row.len() > 1).count() < 2 {
        return Ok(None);
    }
    let rows: Vec<_> = (1..).zip(tables.rows).collect();
    let accepted = |columns: &Columns, rows: &[(u64, Vec<String>)]| {
        let named = columns.languages.is_some();
        let least = tables.letters as f64 * if named { SHARE_NAMED } else { SHARE };
        letters_in(columns, rows) as f64 >= least && (named || in_two_scripts(columns, rows))
    };
    let cells = Cells { rows, encoding: String::new(), warnings: Vec::new() };
    Ok(of_cells(cells, options, accepted))
}

/// The letters of all texts and translations.
fn letters_in(columns: &Columns, rows: &[(u64, Vec<String>)]) -> usize {
    let pairs = rows.iter().filter_map(|(_, row)| pair(row, columns));
    pairs.map(|pair| word::letters(&pair.source) + word::letters(&pair.target)).sum()
}

/// Whether one text of nearly every pair is in Arabic letters and the other is not.
fn in_two_scripts(columns: &Columns, rows: &[(u64, Vec<String>)]) -> bool {
    let is_arabic = |text: &str| {
        let arabic = text.chars().filter(|c| matches!(c, '\u{620}'..='\u{64a}')).count();
        arabic * 2 > word::letters(text)
    };
    let pairs = rows.iter().filter_map(|(_, row)| pair(row, columns)).filter(|pair| !pair.target.is_empty());
    let (both, differ) = pairs.fold((0, 0), |(both, differ), pair| {
        (both + 1, differ + usize::from(is_arabic(&pair.source) != is_arabic(&pair.target)))
    });
    both > 1 && differ * 10 >= both * 9
}
