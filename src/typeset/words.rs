//! Words as the caret sees them: what a double click takes, where Ctrl and an arrow go.

use std::ops::Range;

use super::geometry::{Affinity, Position};
use crate::text::{slice, word_parts, words};

/// The word at a position, or the run of spaces or the sign that it belongs to.
///
/// A word that only touches the position wins over what is no word. There is nothing in a blank line: what is typed over a
/// selection must not take a line end along.
pub fn word_at(text: &str, position: Position) -> Range<usize> {
    let index = position.index;
    let parts = || word_parts(text).filter(|part| slice(text, part.clone()) != "\n");
    let at = parts().find(|part| part.contains(&index));
    let before = parts().find(|part| part.end == index);
    let nearest = match position.affinity {
        Affinity::Before => [before, at],
        Affinity::After => [at, before],
    };
    let mut nearest = nearest.into_iter().flatten();
    let Some(own) = nearest.next() else { return index..index };
    if is_word(text, &own) {
        return own;
    }
    nearest.find(|other| is_word(text, other)).unwrap_or_else(|| spaces_around(text, own))
}

/// Behind the end of the word after a byte offset; the text's end where there is none.
pub fn next_word_end(text: &str, index: usize) -> usize {
    words(text).map(|word| word.end).find(|end| *end > index).unwrap_or(text.len())
}

/// The start of the word before a byte offset; 0 where there is none.
pub fn previous_word_start(text: &str, index: usize) -> usize {
    words(text).map(|word| word.start).take_while(|at| *at < index).last().unwrap_or(0)
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
            assert_eq!(slice(text, word_at(text, Position::after(index))), word, "{index}");
        }
        assert_eq!(slice(text, word_at(text, Position::before(8))), "،");
        assert_eq!(word_at("", Position::after(0)), 0..0);
    }

    #[test]
    fn word_motions_stop_at_words_only() {
        let text = "قال، abc. ";
        assert_eq!([0, 3, 6, 12, 15].map(|at| next_word_end(text, at)), [6, 6, 12, 14, 14]);
        assert_eq!([14, 12, 9, 6, 0].map(|at| previous_word_start(text, at)), [9, 9, 0, 0, 0]);
    }
}
