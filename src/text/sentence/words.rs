//! Looks at the word before and after a place, at a bounded distance, so that the whole stays linear.

use super::chars::{is_blank, is_dash, is_diacritic, is_mark, is_quote, is_single_quote};
use crate::text::{slice, tags};

/// Longer words are no abbreviations, numbers or function words, so nothing looks further.
const LONGEST: usize = 40;

/// The word that ends at the byte `end`: letters, digits, and dots, hyphens and apostrophes between them.
pub(super) fn before(text: &str, end: usize) -> &str {
    let end = tags::trimmed_end(slice(text, 0..end));
    let head = slice(text, 0..end);
    let inside = |c: &char| c.is_alphanumeric() || is_diacritic(*c) || is_mark(*c) || is_joint(*c);
    let length: usize = head.chars().rev().take(LONGEST).take_while(inside).map(char::len_utf8).sum();
    slice(text, end - length..end).trim_start_matches(|c| is_joint(c) || is_mark(c))
}

fn is_joint(c: char) -> bool {
    c == '.' || c == '-' || is_single_quote(c)
}

/// The word that starts at the byte `start` or after the quotes, brackets and dashes there.
pub(super) fn after(text: &str, start: usize) -> &str {
    let mut rest = slice(text, start..text.len());
    for _ in 0..LONGEST {
        let tags = tags::leading(rest);
        let lead = rest.chars().next().filter(|c| is_lead(*c)).map_or(0, char::len_utf8);
        if tags + lead == 0 {
            break;
        }
        rest = slice(rest, (if tags > 0 { tags } else { lead })..rest.len());
    }
    let inside = |c: &char| c.is_alphanumeric() || is_diacritic(*c) || is_mark(*c);
    let length: usize = rest.chars().take(LONGEST).take_while(inside).map(char::len_utf8).sum();
    slice(rest, 0..length)
}

fn is_lead(c: char) -> bool {
    is_blank(c)
        || is_mark(c)
        || is_quote(c)
        || is_single_quote(c)
        || is_dash(c)
        || matches!(c, '(' | '[' | '{' | '¿' | '¡' | '.' | '…')
}

/// The end of what is visible before the byte `at`.
pub(super) fn trimmed_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for _ in 0..LONGEST {
        let head = slice(text, 0..end);
        let blank =
            head.chars().next_back().filter(|c| is_blank(*c) || is_mark(*c)).map_or(0, char::len_utf8);
        let shorter = tags::trimmed_end(slice(head, 0..end - blank));
        if shorter == end {
            break;
        }
        end = shorter;
    }
    end
}

/// The word without vowel signs, tatweel and invisible marks.
pub(super) fn bare(word: &str) -> String {
    word.chars().filter(|c| !is_diacritic(*c) && !is_mark(*c)).collect()
}

/// Whether the word is nothing but digits of any script.
pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_numeric)
}

/// The last visible character before the byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    slice(text, 0..trimmed_end(text, at)).chars().next_back()
}
