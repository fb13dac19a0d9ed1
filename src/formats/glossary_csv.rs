//! Glossaries as CSV and TSV, as spreadsheets and other tools write them.

mod header;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::encoding::decode;
use super::error::{ReadError, ReadWarning, WriteError};
use crate::text::{self, Language};
use header::Columns;

/// A cell with more lines than this comes from a quotation mark that is not closed.
const MOST_LINES_OF_A_CELL: usize = 30;

/// A row of a glossary; fields that the file does not have are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryRow {
    /// The term of the source language; never empty when read.
    pub source: String,
    /// Its translation; never empty when read.
    pub target: String,
    /// As the file has it, in lower case: `preferred`, `forbidden` and the like.
    pub status: String,
    /// Other forms of the source term.
    pub variants: Vec<String>,
    /// The field of knowledge.
    pub domain: String,
    /// Anything else.
    pub note: String,
}

/// The rows of a glossary between two languages, and what was skipped.
///
/// The delimiter (tab, comma, semicolon, or what Excel's line `sep=` says) is found from the lines. The first line is a header
/// where it names both languages (by tag, by English name, or as `source` and `target`); without one the columns
/// are source, target and note, as `OmegaT` has them. Variants are separated by `|` or else by `;`. `choice` forces an encoding.
///
/// Errors: those of `decode`, a header without one of the languages, and a quotation mark that is never closed.
pub fn read(
    bytes: &[u8],
    source: &Language,
    target: &Language,
    choice: Option<&str>,
) -> Result<(Vec<GlossaryRow>, Vec<ReadWarning>), ReadError> {
    let decoded = decode(bytes, choice)?;
    let mut warnings = Vec::new();
    if decoded.replaced > 0 {
        let message = format!(
            "{} bytes have no meaning in {}; choose another encoding if letters are missing",
            decoded.replaced, decoded.encoding
        );
        warnings.push(ReadWarning { line: 0, message });
    }
    let layout = header::layout(&decoded.text);
    let records = records(layout.body, layout.delimiter, layout.lines_before)?;
    let rows = rows(&records, source, target, layout.delimiter == b'\t', &mut warnings)?;
    Ok((rows, warnings))
}

/// A CSV file in UTF-8 with a byte order mark, without which Excel reads Arabic in the code page of its machine.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe, which `read` takes back.
pub fn write(rows: &[GlossaryRow], source: &Language, target: &Language) -> Result<Vec<u8>, WriteError> {
    let mut writer = WriterBuilder::new().from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record([source.tag(), target.tag(), "status", "variants", "domain", "note"])?;
    for row in rows {
        let variants = variants_cell(&row.variants);
        let fields = [&row.source, &row.target, &row.status, &variants, &row.domain, &row.note];
        writer.write_record(fields.map(|field| neutral(field)))?;
    }
    writer.into_inner().map_err(|error| WriteError::Xml(std::io::Error::other(error.to_string())))
}

/// A record and its line, counted from 1.
type Record = (u64, StringRecord);

/// Tab-separated files have no quoting by their rule (IANA), and a lone `"` in one must not swallow the rest.
fn records(body: &str, delimiter: u8, lines_before: u64) -> Result<Vec<Record>, ReadError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(delimiter != b'\t')
        .from_reader(body.as_bytes());
    let mut out = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|source| {
            let line = source.position().map_or(0, csv::Position::line) + lines_before;
            ReadError::Csv { line, source }
        })?;
        let line = record.position().map_or(0, csv::Position::line) + lines_before;
        if record.iter().any(|field| field.lines().count() > MOST_LINES_OF_A_CELL) {
            return Err(ReadError::UnclosedQuote { line });
        }
        // OmegaT's glossaries have comments.
        let comment = delimiter == b'\t' && record.get(0).is_some_and(|cell| cell.starts_with('#'));
        if !comment {
            out.push((line, record));
        }
    }
    Ok(out)
}

fn rows(
    records: &[Record],
    source: &Language,
    target: &Language,
    tsv: bool,
    warnings: &mut Vec<ReadWarning>,
) -> Result<Vec<GlossaryRow>, ReadError> {
    let Some((line, first)) = records.first() else { return Ok(Vec::new()) };
    let names: Vec<String> = first.iter().map(|cell| field(cell, tsv)).collect();
    let header = Columns::of_header(&names, *line, source, target)?;
    let skipped = usize::from(header.is_some());
    let columns = header.unwrap_or_default();
    let mut out = Vec::new();
    for (line, record) in records.iter().skip(skipped) {
        match row(record, &columns, tsv) {
            Ok(Some(row)) => out.push(row),
            Ok(None) => {}
            Err(message) => warnings.push(ReadWarning { line: *line, message: message.to_owned() }),
        }
    }
    Ok(out)
}

/// `None` for an empty line.
fn row(record: &StringRecord, columns: &Columns, tsv: bool) -> Result<Option<GlossaryRow>, &'static str> {
    let cell =
        |at: Option<usize>| at.and_then(|at| record.get(at)).map(|cell| field(cell, tsv)).unwrap_or_default();
    let (source, target) = (cell(Some(columns.source)), cell(Some(columns.target)));
    match (source.is_empty(), target.is_empty()) {
        (true, true) if record.iter().all(|cell| cell.trim().is_empty()) => return Ok(None),
        (true, _) => return Err("no source term; the row is left out"),
        (false, true) => return Err("no target term; the row is left out"),
        (false, false) => {}
    }
    Ok(Some(GlossaryRow {
        source,
        target,
        status: cell(columns.status).to_lowercase(),
        variants: variants(&cell(columns.variants)),
        domain: cell(columns.domain),
        note: cell(columns.note),
    }))
}

/// The text of a cell: cleaned, on one line, without the apostrophe before a formula, and in TSV without quotation marks
/// around the whole, which Excel writes there.
fn field(cell: &str, tsv: bool) -> String {
    let clean = text::clean(cell);
    let mut field =
        clean.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    if tsv && let Some(inner) = field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        let closed = !inner.replace("\"\"", "").contains('"');
        if closed {
            field = inner.replace("\"\"", "\"");
        }
    }
    match field.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare.to_owned(),
        _ => field,
    }
}

/// The cell with an apostrophe before it where a spreadsheet would run it. One that begins with apostrophes and a sign gets
/// one more, so that reading takes exactly one back.
fn neutral(field: &str) -> String {
    let clean = text::clean(field);
    if is_formula(&clean) { format!("'{clean}") } else { clean.into_owned() }
}

fn is_formula(field: &str) -> bool {
    field.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn variants(cell: &str) -> Vec<String> {
    let separator = if cell.contains('|') { '|' } else { ';' };
    cell.split(separator).map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned).collect()
}

/// Joined by `|`; a single form with a semicolon gets a `|` too, so that it is not cut when it is read.
fn variants_cell(variants: &[String]) -> String {
    match variants {
        [only] if only.contains(';') => format!("{only}|"),
        all => all.join("|"),
    }
}

#[cfg(test)]
mod tests;
