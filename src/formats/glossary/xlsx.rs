//! Tables as Excel workbooks.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx, open_workbook_from_rs};
use rust_xlsxwriter::{Format, Workbook};

use super::cells::neutral;
use super::columns::{Column, TermField};
use super::rows_out::Written;
use super::table::{Table, TableRow};
use crate::formats::date;
use crate::formats::error::{MAX_BYTES, ReadError, ReadWarning, WriteError};
use crate::text::Language;

/// A workbook that says it holds more than this is not unpacked.
const MOST_UNPACKED: u64 = 1 << 30;
/// Cells in columns behind this one are left out.
const MOST_COLUMNS: u32 = 1024;
/// Rows are as long as their last cell is far; together they have no more places than this (400 MB where all are empty).
const MOST_PLACES: usize = 1 << 24;

/// Reads the first sheet with content; what else there is is told.
pub(super) fn read(bytes: &[u8]) -> Result<(Table, Vec<ReadWarning>), ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    check_size(bytes)?;
    // The reader of workbooks is made by others; a file that breaks it must not break more than its import.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes)))
        .unwrap_or_else(|_| Err(damaged("the workbook makes no sense")))
}

/// The rows of the first sheet with content.
pub(in crate::formats) fn read_rows(bytes: &[u8]) -> Result<Vec<TableRow>, ReadError> {
    read(bytes).map(|(table, _)| table.rows)
}

fn damaged(reason: impl Into<String>) -> ReadError {
    ReadError::Workbook { reason: reason.into() }
}

fn check_size(bytes: &[u8]) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| damaged(format!("it is no zip archive ({error})")))?;
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|error| damaged(error.to_string()))?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > MOST_UNPACKED { Err(damaged("it holds more than 1 GB")) } else { Ok(()) }
}

fn read_sheets(bytes: &[u8]) -> Result<(Table, Vec<ReadWarning>), ReadError> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| damaged(error.to_string()))?;
    let mut table = Table::default();
    let mut warnings = Vec::new();
    for name in workbook.sheet_names() {
        // A chart is a sheet too, without cells.
        let Ok((rows, cut)) = rows(&mut workbook, &name) else { continue };
        if table.rows.is_empty() {
            table.rows = rows;
            warnings.extend((cut > 0).then(|| ReadWarning {
                line: 0,
                message: format!("{cut} cells are left out: those behind column {MOST_COLUMNS}, and all behind {MOST_PLACES} cells"),
            }));
        } else if !rows.is_empty() {
            let message = format!("the sheet \"{name}\" with {} rows is left out", rows.len());
            warnings.push(ReadWarning { line: 0, message });
        }
    }
    Ok((table, warnings))
}

/// The rows of a sheet, and how many cells are too far to the side. Cell by cell, as a sheet with one cell in its last corner
/// would fill the memory as a whole.
fn rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<(Vec<TableRow>, usize), calamine::XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    let mut rows: Vec<TableRow> = Vec::new();
    let (mut cut, mut places) = (0, 0);
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let at = column as usize;
        let length =
            rows.last().filter(|last| last.line == u64::from(row) + 1).map_or(0, |last| last.cells.len());
        let more = (at + 1).saturating_sub(length);
        if column >= MOST_COLUMNS || places + more > MOST_PLACES {
            cut += 1;
            continue;
        }
        places += more;
        let line = u64::from(row) + 1;
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(TableRow { line, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.resize(last.cells.len().max(at + 1), String::new());
            if let Some(place) = last.cells.get_mut(at) {
                *place = text;
            }
        }
    }
    Ok((rows, cut))
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        // Days since the end of 1899; 25,569 of them to 1970.
        DataRef::DateTime(time) => date::write(((time.as_f64() - 25_569.0) * 86_400_000.0).round() as i64),
        DataRef::Error(error) => error.to_string(),
    }
}

/// One sheet with a header that stays in sight; it runs from the right where its first language does. A cell that would run as
/// a formula once it is saved as CSV gets an apostrophe, which the reader takes back.
pub(super) fn write(written: &Written) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Glossary")?;
    let language = |column: &Column| match column {
        Column::Term(language, _) => Some(language.clone()),
        _ => None,
    };
    let first = written.columns.first().and_then(language);
    sheet.set_right_to_left(first.as_ref().is_some_and(|language| language.direction().is_rtl()));
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in written.columns.iter().enumerate() {
        let width = if matches!(column, Column::Term(_, TermField::Text)) { 32.0 } else { 18.0 };
        sheet.set_column_width(at as u16, width)?;
    }
    let formats: Vec<_> = written.columns.iter().map(|column| format(language(column).as_ref())).collect();
    let header = Format::new().set_bold();
    for (row, cells) in written.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let format = if row == 0 { Some(&header) } else { formats.get(column) };
            let format = format.unwrap_or(&header);
            sheet.write_string_with_format(row as u32, column as u16, neutral(cell), format)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// Texts run as their language does, wherever the cell stands.
fn format(language: Option<&Language>) -> Format {
    let order = match language.map(Language::direction) {
        Some(direction) if direction.is_rtl() => 2,
        Some(_) => 1,
        None => 0,
    };
    Format::new().set_text_wrap().set_reading_direction(order)
}
