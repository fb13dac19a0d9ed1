//! Reading a glossary file of any kind.

use super::cells::bare;
use super::columns::Mapping;
use super::table::{Table, TableRow};
use super::{GlossaryFormat, csv, header, rows_in, tbx, xlsx};
use crate::formats::error::{ReadError, ReadWarning};
use crate::model::Entry;
use crate::text::Language;

/// How many rows a preview shows.
const PREVIEWED: usize = 50;

/// How a glossary is to be read; what is none is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// A WHATWG label, for text files.
    pub encoding: Option<String>,
    /// The source and target language that the file must have; a table without a header is of these. None where any languages
    /// will do; a table that names none is Arabic and English then.
    pub languages: Option<(Language, Language)>,
    /// What the columns of a table are.
    pub mapping: Option<Mapping>,
}

/// A table before it is read: what it looks like, and what its columns were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The first rows, the header included.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are, the header included.
    pub count: usize,
    /// The encoding that it was read in; empty for a workbook.
    pub encoding: String,
    /// What the columns were taken for.
    pub mapping: Mapping,
    /// What was found on the way.
    pub warnings: Vec<ReadWarning>,
}

/// The entries of a glossary file and what was left out or put right, with the lines (in a workbook the rows).
///
/// Entries have the numbers that the file gives them, or else new ones from 1.
pub fn read(
    format: GlossaryFormat,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Vec<Entry>, Vec<ReadWarning>), ReadError> {
    if format == GlossaryFormat::Tbx {
        return tbx::read(bytes);
    }
    let (table, mut warnings) = table(format, bytes, options)?;
    let mapping = match &options.mapping {
        Some(mapping) => mapping.clone(),
        None => detect(&table, options)?,
    };
    let (entries, told) = rows_in::entries(&table, &mapping);
    warnings.extend(told);
    Ok((entries, warnings))
}

/// The first rows of a table; none for TBX, which has no columns.
pub fn preview(
    format: GlossaryFormat,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Option<Preview>, ReadError> {
    if format == GlossaryFormat::Tbx {
        return Ok(None);
    }
    let (table, warnings) = table(format, bytes, options)?;
    let mapping = detect(&table, &ReadOptions { languages: None, ..options.clone() })?;
    let mapping = options.mapping.clone().unwrap_or_else(|| detect(&table, options).unwrap_or(mapping));
    let rows = table.rows.iter().take(PREVIEWED).map(|row| row.cells.clone()).collect();
    Ok(Some(Preview { rows, count: table.rows.len(), encoding: table.encoding, mapping, warnings }))
}

/// A table of any kind, cell by cell.
pub(in crate::formats) struct Cells {
    /// The rows that are not empty, with their lines; what was neutralised for spreadsheets is taken back.
    pub(in crate::formats) rows: Vec<(u64, Vec<String>)>,
    /// The name of the encoding; empty for a workbook.
    pub(in crate::formats) encoding: String,
    /// What was found on the way.
    pub(in crate::formats) warnings: Vec<ReadWarning>,
}

/// The cells of a workbook, or of CSV or TSV.
pub(in crate::formats) fn cells_of(
    bytes: &[u8],
    workbook: bool,
    encoding: Option<&str>,
) -> Result<Cells, ReadError> {
    let (table, warnings) = if workbook { xlsx::read(bytes)? } else { csv::read(bytes, encoding)? };
    let cells = |row: TableRow| {
        let cells = row.cells.iter().map(|cell| bare(cell).to_owned()).collect();
        (row.line, cells)
    };
    Ok(Cells { rows: table.rows.into_iter().map(cells).collect(), encoding: table.encoding, warnings })
}

/// What the columns are, where the first row is a header.
pub(in crate::formats) fn columns_of(first: &[String]) -> Option<Mapping> {
    let cells: Vec<_> = first.iter().map(|cell| cell.trim().to_owned()).collect();
    header::detect(&cells, 1, None).ok().filter(|mapping| mapping.header)
}

fn table(
    format: GlossaryFormat,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Table, Vec<ReadWarning>), ReadError> {
    match format {
        GlossaryFormat::Xlsx => xlsx::read(bytes),
        _ => csv::read(bytes, options.encoding.as_deref()),
    }
}

fn detect(table: &Table, options: &ReadOptions) -> Result<Mapping, ReadError> {
    let (line, cells) = table.rows.first().map_or((0, &[][..]), |row| (row.line, row.cells.as_slice()));
    let cells: Vec<_> = cells.iter().map(|cell| bare(cell.trim()).to_owned()).collect();
    header::detect(&cells, line, options.languages.as_ref())
}
