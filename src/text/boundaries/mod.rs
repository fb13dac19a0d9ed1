//! Where graphemes, words, sentences and rows of a text may begin: one segmenter (ICU4X) for UAX #29 and UAX #14.
//!
//! Scripts that need a dictionary (Thai, Lao, Khmer, Burmese) have no boundaries inside a run of letters.

use std::ops::Range;

use icu_segmenter::options::{LineBreakOptions, SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, LineSegmenter, LineSegmenterBorrowed,
    SentenceSegmenter, WordSegmenter, WordSegmenterBorrowed,
};

use super::slice;

#[cfg(test)]
mod tests;

/// The bytes of each grapheme: what a reader takes for one character.
pub fn graphemes(text: &str) -> impl Iterator<Item = Range<usize>> {
    parts(GRAPHEMES.segment_str(text))
}

/// The last grapheme of a text; empty where the text is.
pub fn last_grapheme(text: &str) -> &str {
    // A line feed always ends a grapheme, so that only the last paragraph needs to be read.
    let last_line = text.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
    let tail = slice(text, last_line..text.len());
    slice(tail, graphemes(tail).last().unwrap_or(0..0))
}

/// The bytes of each word and of what stands between the words: spaces, signs.
pub fn word_parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    parts(WORDS.segment_str(text))
}

/// The bytes of each word: of the parts that hold a letter or a digit.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    word_parts(text).filter(|part| slice(text, part.clone()).chars().any(char::is_alphanumeric))
}

/// The byte offsets at which a sentence begins, without 0.
pub fn sentence_starts(text: &str) -> impl Iterator<Item = usize> {
    inner(SentenceSegmenter::new(SentenceBreakInvariantOptions::default()).segment_str(text), text.len())
}

/// The byte offsets at which a row may begin, without 0: after a line end it must, elsewhere it can.
pub fn row_starts(text: &str) -> impl Iterator<Item = usize> {
    inner(LINES.segment_str(text), text.len())
}

const GRAPHEMES: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new();

const WORDS: WordSegmenterBorrowed<'static> =
    WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());

const LINES: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// From boundaries, which begin with 0 and end with the text's length, to what lies between them.
fn parts(breaks: impl Iterator<Item = usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    breaks.skip(1).map(move |end| {
        let part = start..end;
        start = end;
        part
    })
}

/// Boundaries without the first and the last.
fn inner(breaks: impl Iterator<Item = usize>, length: usize) -> impl Iterator<Item = usize> {
    breaks.skip(1).take_while(move |at| *at < length)
}
