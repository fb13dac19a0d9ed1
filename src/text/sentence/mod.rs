//! Cuts a paragraph into sentences.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::Language;

/// How a paragraph is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceRules {
    /// The language of the paragraph.
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

/// The byte ranges of the sentences of a paragraph, in order and trimmed.
pub fn sentences(paragraph: &str, _rules: &SentenceRules) -> Vec<Range<usize>> {
    paragraph
        .split_sentence_bound_indices()
        .filter_map(|(start, piece)| {
            let from = start + piece.len() - piece.trim_start().len();
            let trimmed = piece.trim();
            (!trimmed.is_empty()).then(|| from..from + trimmed.len())
        })
        .collect()
}

#[cfg(test)]
mod tests;
