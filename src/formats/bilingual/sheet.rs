//! Pairs as the rows of a spreadsheet: CSV and tab-separated text.

use super::pairs::{Bilingual, Row, Side, block_note, block_number, block_state, is_allowed};
use crate::formats::glossary::{write_csv, write_tsv};

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum SheetColumn {
    /// The number.
    Number,
    /// A text.
    Text(Side),
    /// The state.
    State,
    /// The note.
    Note,
}

/// Comma-separated values with a head of language codes; begins with a byte order mark where the user wants one.
///
/// A cell that a spreadsheet would run gets an apostrophe, which every reader of this program takes back.
pub fn csv(bilingual: &Bilingual) -> String {
    with_mark(bilingual, write_csv(&rows(bilingual)))
}

/// The same with tabs; where a cell has tabs or line breaks, a comment says how they are written.
pub fn tsv(bilingual: &Bilingual) -> String {
    with_mark(bilingual, write_tsv(&rows(bilingual)))
}

/// The columns that are wanted.
pub(in crate::formats) fn columns(bilingual: &Bilingual) -> Vec<SheetColumn> {
    let options = &bilingual.options;
    let wanted = [
        (options.numbers, SheetColumn::Number),
        (true, SheetColumn::Text(Side::Source)),
        (true, SheetColumn::Text(Side::Target)),
        (options.states, SheetColumn::State),
        (options.notes, SheetColumn::Note),
    ];
    wanted.into_iter().filter(|column| column.0).map(|column| column.1).collect()
}

/// The text of a block in a column.
pub(in crate::formats) fn text(bilingual: &Bilingual, block: &[Row], column: SheetColumn) -> String {
    let mut text = match column {
        SheetColumn::Number => block_number(block),
        SheetColumn::Text(side) => bilingual.running(block, side),
        SheetColumn::State => block_state(block),
        SheetColumn::Note => block_note(block),
    };
    text.retain(|c| is_allowed(c) && c != '\r');
    text
}

fn rows(bilingual: &Bilingual) -> Vec<Vec<String>> {
    let columns = columns(bilingual);
    let head = |column: &SheetColumn| match column {
        SheetColumn::Number => "number".to_owned(),
        SheetColumn::Text(side) => bilingual.column(*side).language.tag().to_owned(),
        SheetColumn::State => "state".to_owned(),
        SheetColumn::Note => "note".to_owned(),
    };
    let mut rows = Vec::new();
    rows.extend(bilingual.options.column_heads.then(|| columns.iter().map(head).collect()));
    let cells = |block| columns.iter().map(|column| text(bilingual, block, *column)).collect();
    rows.extend(bilingual.blocks().map(cells));
    rows
}

fn with_mark(bilingual: &Bilingual, text: String) -> String {
    if bilingual.options.byte_order_mark { format!("\u{feff}{text}") } else { text }
}
