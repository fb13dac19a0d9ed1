//! Cuts a paragraph into sentences: a scanner finds every stop, rules decide which of them end a sentence.
//!
//! The breaks of UAX #29 are the base for every script (`scan`); what it gets wrong in Arabic, English and French
//! articles is put right by rules: abbreviations, eras, list numbers, quotes that go on, stops without a space.

mod abbreviations;
mod arabic;
mod chars;
mod glued;
mod latin;
mod list_numbers;
mod nesting;
mod rules;
mod scan;
mod stop;
mod words;

use std::ops::Range;

use crate::text::{Language, slice};

pub use chars::is_blank;
pub(crate) use chars::{is_closing, stop_kind};
pub(crate) use list_numbers::starts_item;

/// How a paragraph is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceRules {
    /// The language of the paragraph; most rules go by the script of the words around a stop.
    pub language: Language,
    /// Whether a semicolon (`؛`, `;`) ends a sentence.
    pub break_at_semicolon: bool,
    /// Whether a colon ends a sentence.
    pub break_at_colon: bool,
}

impl SentenceRules {
    /// The usual rules of a language: no break at semicolons and colons.
    pub fn for_language(language: Language) -> Self {
        Self { language, break_at_semicolon: false, break_at_colon: false }
    }
}

/// The byte ranges of the sentences of a paragraph.
///
/// They are in order, do not overlap, are trimmed of white space (no-break and zero-width spaces too) and leave
/// nothing but white space between them. A soft break (`\n`) is white space and ends nothing by itself. A paragraph
/// in which nothing can be seen has no sentences. The time is linear in the length of the paragraph.
pub fn sentences(paragraph: &str, rules: &SentenceRules) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for to in scan::breaks(paragraph, rules).into_iter().chain([paragraph.len()]) {
        let range = trimmed(paragraph, from..to);
        from = to;
        if range.is_empty() {
            continue;
        }
        match found.last_mut() {
            // A piece of nothing but direction marks goes with the sentence before it.
            Some(last) if is_invisible(slice(paragraph, range.clone())) => last.end = range.end,
            _ => found.push(range),
        }
    }
    found.retain(|range| !is_invisible(slice(paragraph, range.clone())));
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = slice(text, range.clone());
    let start = range.start + piece.len() - piece.trim_start_matches(is_blank).len();
    start..start + piece.trim_matches(is_blank).len()
}

fn is_invisible(piece: &str) -> bool {
    piece.chars().all(|c| is_blank(c) || chars::is_mark(c))
}

#[cfg(test)]
mod tests;
