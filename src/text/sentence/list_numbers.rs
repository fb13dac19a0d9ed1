//! Numbers and letters that count the points of a list, and dates with full stops.

use super::chars::{is_arabic, is_blank, is_dash};
use super::latin;
use super::stop::Stop;

use super::words::{self, bare, is_number};
use crate::text::{slice, tags};

/// Higher numbers are years or amounts.
const HIGHEST_DIGITS: usize = 3;

/// Whether all that the sentence has so far is the number or letter of a list point: `1`, `2.3`, `أ`, `(b`, `iv`.
pub(super) fn is_marker(so_far: &str) -> bool {
    if so_far.len() > 48 {
        return false;
    }
    let so_far = tags::without(so_far);
    let lead = |c: char| is_blank(c) || is_dash(c) || matches!(c, '(' | '[' | '*' | '#');
    let marker = bare(so_far.trim_start_matches(lead).trim_end_matches(|c: char| is_blank(c) || c == ')'));
    let is_numbered = marker.split('.').all(|part| is_number(part) && part.chars().count() <= HIGHEST_DIGITS);
    is_numbered || is_letter(&marker) || latin::is_roman(&marker)
}

fn is_letter(marker: &str) -> bool {
    let mut chars = marker.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether a line starts a point of a list, with a bullet, a number or a letter.
pub(crate) fn starts_item(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    let first = line.split(is_blank).next().unwrap_or_default();
    let is_bullet = matches!(first, "-" | "–" | "—" | "•" | "*" | "·" | "◦" | "▪" | "●" | "+");
    let marker = first.trim_end_matches(['.', ')', '-', ':']);
    is_bullet
        || (marker.len() < first.len() && is_marker(marker))
        || (first.starts_with('(') && is_marker(marker))
}

/// Whether the stop is within a date with spaces: `12. 5. 2024`.
pub(super) fn is_in_date(stop: &Stop<'_>) -> bool {
    let (before, after) = (stop.word_before(), stop.word_after());
    if !is_day(before) || !is_number(after) || stop.char_after().is_none_or(|c| !c.is_numeric()) {
        return false;
    }
    if is_day(after) {
        let rest = slice(stop.text, stop.next + after.len()..stop.text.len());
        return rest.strip_prefix('.').is_some_and(|rest| is_year(words::after(rest, 0)));
    }
    let start = words::trimmed_end(stop.text, stop.run.start - before.len());
    let head = slice(stop.text, 0..start);
    is_year(after) && head.ends_with('.') && is_day(words::before(stop.text, start.saturating_sub(1)))
}

fn is_day(word: &str) -> bool {
    is_number(word) && word.chars().count() <= 2
}

fn is_year(word: &str) -> bool {
    is_number(word) && word.chars().count() == 4
}

/// Numbers that count points within one line: `المطالب: 1. … 2. … 3. …`.
#[derive(Debug, Default)]
pub(super) struct Enumeration {
    /// The number that the next point would have; none where no point came yet.
    next: Option<u32>,
}

impl Enumeration {
    /// Whether the full stop belongs to the number of the next point.
    pub(super) fn is_marker(&mut self, stop: &Stop<'_>) -> bool {
        let word = stop.word_before();
        let Some(number) = value(word) else { return false };
        let start = stop.run.start - word.len();
        let opens = start <= stop.sentence
            || matches!(words::char_before(stop.text, start), Some(':' | '،' | '؛' | ';'));
        let counts = self.next == Some(number) || (opens && number <= 1);
        let before_word = stop.word_after().starts_with(|c: char| is_arabic(c) || c.is_alphabetic());
        if counts && before_word {
            self.next = Some(number + 1);
        }
        counts && before_word
    }
}

/// The value of a number of at most two digits, in Western, Arabic or Persian digits.
fn value(word: &str) -> Option<u32> {
    if !is_day(word) {
        return None;
    }
    word.chars().try_fold(0, |sum, c| digit(c).map(|digit| sum * 10 + digit))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(u32::from(c) - 0x660),
        '۰'..='۹' => Some(u32::from(c) - 0x6F0),
        _ => c.to_digit(10),
    }
}
