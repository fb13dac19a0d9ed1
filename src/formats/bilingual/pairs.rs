//! Two columns of text, their languages, and where each stands.

use super::cell::Cell;
use super::options::{BilingualOptions, Unit};
use crate::text::Language;

/// Source and target of an article, side by side, for one export.
///
/// A table shows the same column at the left as the window does. In the file the source is always the first cell, so that
/// whoever reads it aloud or copies it gets the source first: where the source stands at the right (Arabic, as a rule),
/// the *table* runs right to left (`w:bidiVisual`, `dir="rtl"`), else left to right. The direction of the text in
/// a cell comes from its own language and has nothing to do with this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// The title above the table; may be empty.
    pub title: String,
    /// The language of the title, and so its direction.
    pub title_language: Language,
    /// (label, value) lines under the title.
    pub metadata: Vec<(String, String)>,
    /// The language of the labels.
    pub label_language: Language,
    /// The column of the source.
    pub source: Column,
    /// The column of the target.
    pub target: Column,
    /// Whether the source stands at the left in the window.
    pub source_first: bool,
    /// The pairs, in order; those that are to be shown are in [`Bilingual::blocks`].
    pub rows: Vec<Row>,
    /// The number of the project, by which a reviewed file is known as its own.
    pub project: u64,
    /// What the user has chosen.
    pub options: BilingualOptions,
    /// Who has translated it; may be empty.
    pub author: String,
    /// Name and version of the program that writes the file.
    pub program: String,
    /// When: `2026-11-23` or `2026-11-23T09:30:00Z`.
    pub date: String,
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The language of its texts, and so their direction.
    pub language: Language,
    /// The heading, in `Bilingual::label_language`.
    pub heading: String,
}

/// A pair of segments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The name of the segment in its project.
    pub id: u64,
    /// The number that the window shows.
    pub number: usize,
    /// What stands between the segment before and this one in the paragraph of the source.
    pub lead: String,
    /// The text of the source.
    pub source: Cell,
    /// The text of the target; empty where nothing is translated.
    pub target: Cell,
    /// The level of the heading that the pair belongs to.
    pub heading: Option<u8>,
    /// Whether a paragraph begins here.
    pub paragraph_start: bool,
    /// The state in words.
    pub state: String,
    /// The note of the segment; may be empty.
    pub note: String,
    /// Whether it counts as changed, for an export of what was changed only.
    pub changed: bool,
}

/// One of the two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The text to translate.
    Source,
    /// The translation.
    Target,
}

impl Side {
    /// Both, in the order of the cells in the file.
    pub const BOTH: [Self; 2] = [Self::Source, Self::Target];
}

impl Bilingual {
    /// The column of a side.
    pub fn column(&self, side: Side) -> &Column {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// Whether the first cell of a row, the source's, stands at the right.
    pub fn table_is_rtl(&self) -> bool {
        !self.source_first
    }

    /// The order in which interlinear texts stand above each other.
    pub fn stacked(&self) -> [Side; 2] {
        if self.options.target_above() { [Side::Target, Side::Source] } else { Side::BOTH }
    }

    /// What is shown, in order: a segment each, or the segments of a paragraph together; all, or where something was changed.
    pub fn blocks(&self) -> impl Iterator<Item = &[Row]> {
        let whole = self.options.unit == Unit::Paragraph;
        let all = !self.options.only_changed;
        let blocks = self.rows.chunk_by(move |_, next| whole && !next.paragraph_start);
        blocks.filter(move |block| all || block.iter().any(|row| row.changed))
    }

    /// How many segments are shown.
    pub fn shown(&self) -> usize {
        self.blocks().map(<[Row]>::len).sum()
    }

    /// The texts of a side of a block as one, without marks.
    pub fn running(&self, block: &[Row], side: Side) -> String {
        let mut out = String::new();
        for (at, row) in block.iter().enumerate() {
            if at > 0 {
                out.push_str(self.lead(row, side));
            }
            out.push_str(&row.cell(side).text);
        }
        out
    }

    /// What stands before the text of a row that does not begin its block: as in the article, or a space between translated
    /// sentences where the language has spaces.
    pub fn lead<'a>(&self, row: &'a Row, side: Side) -> &'a str {
        match side {
            Side::Source => &row.lead,
            Side::Target if !row.lead.is_empty() => &row.lead,
            Side::Target if self.target.is_spaced() => " ",
            Side::Target => "",
        }
    }
}

impl Column {
    /// Whether its language puts spaces between sentences.
    pub fn is_spaced(&self) -> bool {
        !matches!(self.language.primary(), "zh" | "ja" | "th" | "lo" | "km" | "my")
    }
}

impl Row {
    /// The text of a side.
    pub fn cell(&self, side: Side) -> &Cell {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }
}

/// `7`, or `7–9` of several segments.
pub fn block_number(block: &[Row]) -> String {
    match block {
        [] => String::new(),
        [only] => only.number.to_string(),
        [first, .., last] => format!("{}–{}", first.number, last.number),
    }
}

/// The state, or the states of several segments where they differ.
pub fn block_state(block: &[Row]) -> String {
    let mut states: Vec<&str> = block.iter().map(|row| row.state.as_str()).collect();
    states.dedup();
    states.join(", ")
}

/// The notes of a block, a line each.
pub fn block_note(block: &[Row]) -> String {
    let notes = block.iter().map(|row| row.note.as_str()).filter(|note| !note.is_empty());
    notes.collect::<Vec<_>>().join("\n")
}

/// Whether XML 1.0 and HTML allow the character; tabs and line ends are allowed, other controls are not.
pub(in crate::formats) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}
