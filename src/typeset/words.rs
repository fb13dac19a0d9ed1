//! Words as the caret sees them: what a double click takes, where Ctrl and an arrow go.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::slice;

/// The word at a byte offset, or the run of spaces or the sign there; a word that ends at the offset wins over what is no word.
pub fn word_at(text: &str, index: usize) -> Range<usize> {
    let parts = || text.split_word_bound_indices().map(|(at, part)| at..at + part.len());
    let at = parts().find(|range| range.contains(&index));
    let before = parts().find(|range| range.end == index);
    match (before, at) {
        (Some(before), Some(at)) if is_word(text, &before) && !is_word(text, &at) => before,
        (Some(before), None) => before,
        (_, Some(at)) => spaces_around(text, at),
        (None, None) => index..index,
    }
}

/// Behind the end of the word after a byte offset; the text's end where there is none.
pub fn next_word_end(text: &str, index: usize) -> usize {
    text.unicode_word_indices()
        .map(|(at, word)| at + word.len())
        .find(|end| *end > index)
        .unwrap_or(text.len())
}

/// The start of the word before a byte offset; 0 where there is none.
pub fn previous_word_start(text: &str, index: usize) -> usize {
    text.unicode_word_indices().map(|(at, _)| at).take_while(|at| *at < index).last().unwrap_or(0)
}

fn is_word(text: &str, range: &Range<usize>) -> bool {
    slice(text, range.clone()).chars().any(char::is_alphanumeric)
}

/// A run of spaces as a whole: UAX #29 has each tab on its own.
fn spaces_around(text: &str, range: Range<usize>) -> Range<usize> {
    let is_space = |c: char| c.is_whitespace() && c != '\n';
    if !slice(text, range.clone()).chars().all(is_space) {
        return range;
    }
    let start = slice(text, 0..range.start).trim_end_matches(is_space).len();
    let rest = slice(text, range.end..text.len());
    start..range.end + rest.len() - rest.trim_start_matches(is_space).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_from_its_edges_and_its_inside() {
        let text = "قال، مُحمَّد  ab-cd";
        for (index, word) in [
            (0, "قال"),
            (3, "قال"),
            (6, "قال"),
            (8, " "),
            (9, "مُحمَّد"),
            (24, "  "),
            (25, "ab"),
            (27, "ab"),
            (28, "cd"),
            (30, "cd"),
        ] {
            assert_eq!(slice(text, word_at(text, index)), word, "{index}");
        }
        assert_eq!(word_at("", 0), 0..0);
    }

    #[test]
    fn word_motions_stop_at_words_only() {
        let text = "قال، abc. ";
        assert_eq!([0, 3, 6, 12, 15].map(|at| next_word_end(text, at)), [6, 6, 12, 14, 14]);
        assert_eq!([14, 12, 9, 6, 0].map(|at| previous_word_start(text, at)), [9, 9, 0, 0, 0]);
    }
}
