//! The plain input of every bilingual export: two columns of text, their languages, and where each stands.

use crate::text::{Direction, Language};

use super::article::without_heading_marks;

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
    /// The pairs, in order.
    pub rows: Vec<Row>,
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
    /// The number that the window shows.
    pub number: usize,
    /// The text of the source.
    pub source: String,
    /// The text of the target; empty where nothing is translated.
    pub target: String,
    /// The level of the heading that the pair belongs to.
    pub heading: Option<u8>,
    /// Whether a paragraph begins here.
    pub paragraph_start: bool,
    /// The state in words; TSV and HTML carry it.
    pub state: String,
    /// The directions of source and target, where they are not those of their languages.
    pub turned: (Option<Direction>, Option<Direction>),
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
}

impl Row {
    /// The direction of a side whose texts are in `language`.
    pub(super) fn direction(&self, side: Side, language: &Language) -> Direction {
        let turned = if side == Side::Source { self.turned.0 } else { self.turned.1 };
        turned.unwrap_or_else(|| language.direction())
    }

    /// The text of a side; a heading without the marks of Markdown, since the table shows that it is one.
    pub fn shown(&self, side: Side) -> &str {
        let text = match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        };
        if self.heading.is_some() { without_heading_marks(text) } else { text }
    }
}

/// Whether XML 1.0 and HTML allow the character; tabs and line ends are allowed, other controls are not.
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
pub(super) mod sample {
    use super::*;

    /// Two pairs of Arabic and English; the source language is `source`, and it stands left where `source_first`.
    pub(in super::super) fn bilingual(source: &str, source_first: bool) -> Bilingual {
        let arabic_source = source == "ar";
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let arabic = ["# العنوان", "قال مدير Apple Inc: «ارتفعت الأرباح (15%)».\nسطر ثان\tبعد جدولة."];
        let english = ["# The title", "He said \"يا سلام\" & <left>.\u{1}"];
        let (source, target) = if arabic_source { (arabic, english) } else { (english, arabic) };
        let (one, two) = if arabic_source { (ar, en) } else { (en, ar) };
        let rows = source.iter().zip(target).enumerate().map(|(at, (source, target))| Row {
            number: at + 1,
            source: (*source).to_owned(),
            target: target.to_owned(),
            heading: (at == 0).then_some(1),
            paragraph_start: true,
            state: "confirmed".to_owned(),
            turned: (None, None),
        });
        Bilingual {
            title: "العنوان <1>".to_owned(),
            title_language: Language::new("ar"),
            metadata: vec![("Author".to_owned(), "سعاد & Co".to_owned())],
            label_language: Language::new("en"),
            rows: rows.collect(),
            source: Column { heading: one.name().to_owned(), language: one },
            target: Column { heading: two.name().to_owned(), language: two },
            source_first,
            program: "Muqabala 0.1.0".to_owned(),
            date: "2026-11-23".to_owned(),
        }
    }
}
