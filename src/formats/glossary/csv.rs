//! Tables as CSV and TSV, as spreadsheets and other tools write them.

use ::csv::{Position, ReaderBuilder, StringRecord};

use super::cells::neutral;
use super::table::{Table, TableRow};
use crate::formats::error::{ReadError, ReadWarning};
use crate::formats::{Decoded, decode};

/// The comment in a TSV file in which `\t`, `\n` and `\\` stand for a tab, a line break and a backslash.
const ESCAPES: &str = r"# \t is a tab, \n a line break and \\ a backslash";
/// A cell with more lines than this comes from a quotation mark that is not closed.
const MOST_LINES_OF_A_CELL: usize = 200;
/// The same in a file with an odd number of quotation marks.
const MOST_LINES_WHERE_ONE_IS_OPEN: usize = 30;

/// Reads a table. The delimiter (tab, comma, semicolon, or what Excel's line `sep=` says) is found from the lines; lines of a
/// tab-separated file that begin with `#` are comments. `choice` forces an encoding.
pub(super) fn read(bytes: &[u8], choice: Option<&str>) -> Result<(Table, Vec<ReadWarning>), ReadError> {
    let choice = choice.or_else(|| magic_comment(bytes));
    let decoded = decode(bytes, choice)?;
    let layout = layout(&decoded.text);
    let records = records(layout.body, layout.delimiter, layout.lines_before)?;
    let tsv = layout.delimiter == b'\t';
    let is_comment = |row: &TableRow| tsv && row.cells.first().is_some_and(|cell| cell.starts_with('#'));
    let escapes = tsv && records.iter().any(|row| row.cells.iter().eq([ESCAPES]));
    let mut rows: Vec<_> = records.into_iter().filter(|row| !row.is_blank() && !is_comment(row)).collect();
    if tsv {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            unquote(cell);
            if escapes {
                *cell = unescaped(cell);
            }
        }
    }
    let warnings = damaged(&decoded).into_iter().collect();
    Ok((Table { rows, encoding: decoded.encoding.to_owned() }, warnings))
}

/// What there is to say where bytes had no meaning.
fn damaged(decoded: &Decoded) -> Option<ReadWarning> {
    let message = format!(
        "{} bytes have no meaning in {}; choose another encoding if letters are missing",
        decoded.replaced, decoded.encoding
    );
    (decoded.replaced > 0).then_some(ReadWarning { line: 0, message })
}

/// The encoding that a comment in the first line names, as Emacs and `OmegaT` have it: `# -*- coding: utf-8 -*-`.
fn magic_comment(bytes: &[u8]) -> Option<&str> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let line = std::str::from_utf8(line.get(..line.len().min(200))?).ok()?;
    let (_, rest) = line.trim_start_matches('\u{feff}').strip_prefix('#')?.split_once("coding:")?;
    let name = rest.trim_start().split([' ', ';', '\r']).next()?;
    encoding_rs::Encoding::for_label_no_replacement(name.as_bytes()).map(|_| name)
}

/// CSV with commas. A cell that a spreadsheet would take for a formula gets an apostrophe, which the reader takes back.
pub(in crate::formats) fn write_csv(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push_str(&quoted(&neutral(cell)));
        }
        out.push('\n');
    }
    out
}

/// With quotation marks where any reader might cut the cell.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', ';', '\t', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Tab-separated values; where a cell has tabs or line breaks, a comment says how they are written.
pub(in crate::formats) fn write_tsv(rows: &[Vec<String>]) -> String {
    let escapes = rows.iter().flatten().any(|cell| cell.contains(['\t', '\n', '\r']));
    let mut out = String::new();
    if escapes {
        out.push_str(ESCAPES);
        out.push('\n');
    }
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            let cell = neutral(cell);
            out.push_str(&guarded(if escapes { escaped(&cell) } else { cell }));
        }
        out.push('\n');
    }
    out
}

fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\").replace('\t', "\\t").replace(['\n', '\r'], "\\n")
}

fn unescaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('\\')) => out.push('\\'),
            _ => {
                out.push(c);
                continue;
            }
        }
        chars.next();
    }
    out
}

/// In quotation marks where the cell would be taken for one in quotation marks or for a comment.
fn guarded(cell: String) -> String {
    let looks_quoted = cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
    if looks_quoted || cell.starts_with('#') { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// Takes away quotation marks around the whole cell, which Excel writes in tab-separated files too.
fn unquote(cell: &mut String) {
    let inner = cell.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = inner.filter(|inner| !inner.replace("\"\"", "").contains('"')) {
        *cell = inner.replace("\"\"", "\"");
    }
}

/// The file without what stands before its first row.
struct Layout<'a> {
    body: &'a str,
    delimiter: u8,
    /// Lines that were cut off at the start.
    lines_before: u64,
}

/// Finds the delimiter: Excel's line `sep=`, or the one that the most of the first lines have.
fn layout(text: &str) -> Layout<'_> {
    if let Some((first, body)) = text.split_once('\n')
        && let Some(&[delimiter]) = first.trim_end().strip_prefix("sep=").map(str::as_bytes)
    {
        return Layout { body, delimiter, lines_before: 1 };
    }
    Layout { body: text, delimiter: sniff(text), lines_before: 0 }
}

fn sniff(text: &str) -> u8 {
    const LINES: usize = 20;
    const CANDIDATES: [char; 3] = ['\t', ',', ';'];
    let is_content = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let lines = || text.lines().filter(is_content).take(LINES);
    let first = lines().next().unwrap_or_default();
    let in_first: Vec<_> = CANDIDATES.into_iter().filter(|delimiter| count(first, *delimiter) > 0).collect();
    if let [only] = in_first.as_slice() {
        return *only as u8;
    }
    let having = |delimiter: char| {
        let all = lines().filter(|line| count(line, delimiter) > 0).count();
        // The header, which has no running text, decides between equals.
        (all, count(first, delimiter))
    };
    let best = CANDIDATES.into_iter().rev().max_by_key(|delimiter| having(*delimiter));
    best.map_or(b',', |delimiter| delimiter as u8)
}

/// How often the delimiter stands outside of quotation marks.
fn count(line: &str, delimiter: char) -> usize {
    line.split('"').step_by(2).map(|part| part.matches(delimiter).count()).sum()
}

/// Tab-separated files have no quoting by their rule (IANA), and a lone `"` in one must not swallow the rest.
fn records(body: &str, delimiter: u8, lines_before: u64) -> Result<Vec<TableRow>, ReadError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(delimiter != b'\t')
        .from_reader(body.as_bytes());
    let open = delimiter != b'\t' && body.matches('"').count() % 2 == 1;
    let most = if open { MOST_LINES_WHERE_ONE_IS_OPEN } else { MOST_LINES_OF_A_CELL };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|source| {
            let line = source.position().map_or(0, Position::line) + lines_before;
            ReadError::Csv { line, source }
        })?;
        let row = row(&record, lines_before);
        if row.cells.iter().any(|cell| cell.lines().count() > most) {
            return Err(ReadError::UnclosedQuote { line: row.line });
        }
        rows.push(row);
    }
    Ok(rows)
}

fn row(record: &StringRecord, lines_before: u64) -> TableRow {
    let line = record.position().map_or(0, Position::line) + lines_before;
    TableRow { line, cells: record.iter().map(str::to_owned).collect() }
}
