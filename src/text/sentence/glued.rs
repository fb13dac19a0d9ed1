//! Stops without a space after them: a slip at the end of a sentence, or part of a number, an address, a name.

use std::ops::Range;

use super::chars::{StopKind, bracket_pair, is_arabic, is_blank, is_closing, is_diacritic};
use super::stop::Stop;
use super::{arabic, list_numbers, words};
use crate::text::slice;

/// Ends of addresses and file names that writers set in capitals too.
const SUFFIXES: &[&str] =
    &["Com", "Net", "Org", "Io", "Js", "Txt", "Pdf", "Doc", "Docx", "Html", "Tv", "Fr", "Info"];

/// Whether a stop with no space after it can only be the end of a sentence.
pub(super) fn is_certain(stop: &Stop<'_>) -> bool {
    let Some(next) = stop.char_after() else { return true };
    if stop.in_address {
        return false;
    }
    if opens(next) {
        return stop.after_arabic()
            && (stop.kind != StopKind::Period || letters_before(stop) >= 2 || after_closing(stop));
    }
    if stop.kind == StopKind::Period { is_certain_period(stop, next) } else { is_certain_mark(stop, next) }
}

/// Question marks and ellipses join nothing but addresses, so letters of one script on both sides are enough.
fn is_certain_mark(stop: &Stop<'_>, next: char) -> bool {
    let after_letter = letters_before(stop) >= 1 || after_closing(stop);
    if next.is_ascii_alphabetic() {
        return after_letter && starts_latin_sentence(stop);
    }
    (after_letter && next.is_alphabetic() && !next.is_lowercase())
        || (stop.after_arabic() && next.is_numeric())
}

fn is_certain_period(stop: &Stop<'_>, next: char) -> bool {
    let before = letters_before(stop);
    let word = stop.word_after();
    let after_word = before >= 2 || after_closing(stop);
    if is_arabic(next) {
        let is_word = word.chars().filter(|c| is_arabic(*c)).count() >= 2;
        return is_word && (after_word || (before == 0 && is_certain_number(stop)));
    }
    let before_name = words::before(stop.text, stop.run.start);
    let is_small =
        stop.after_arabic() || !before_name.contains('.') && before_name.chars().all(char::is_lowercase);
    after_word && is_small && starts_latin_sentence(stop)
}

/// `2021.وانتهى`, but not `3.5`, `1.الأمن` and `5.مليون`.
fn is_certain_number(stop: &Stop<'_>) -> bool {
    let number = stop.word_before();
    let is_item = list_numbers::is_marker(slice(stop.text, stop.sentence..stop.run.start));
    let is_long = number.chars().count() >= 3 || arabic::opens_with_conjunction(stop.word_after());
    words::is_number(number) && is_long && !is_item
}

/// A capital, then small letters, then the end of the word.
fn starts_latin_sentence(stop: &Stop<'_>) -> bool {
    let word = stop.word_after();
    let rest = slice(stop.text, stop.next + word.len()..stop.text.len());
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && !SUFFIXES.contains(&word)
        && rest.starts_with(|c| is_blank(c) || matches!(c, ',' | '\'' | '’'))
}

/// The letters that touch the stop, without vowel signs.
fn letters_before(stop: &Stop<'_>) -> usize {
    let head = slice(stop.text, 0..stop.run.start).chars().rev();
    head.take(20).filter(|c| !is_diacritic(*c)).take_while(|c| c.is_alphabetic()).count()
}

fn after_closing(stop: &Stop<'_>) -> bool {
    stop.char_before().is_some_and(is_closing)
}

fn opens(c: char) -> bool {
    bracket_pair(c).is_some() || matches!(c, '«' | '“' | '"' | '„' | '”')
}

/// The token (all that stands between two blanks) last looked at, so that each is looked at once.
#[derive(Debug, Default)]
pub(super) struct Token {
    range: Range<usize>,
    is_address: bool,
}

impl Token {
    /// Whether the byte `at` is inside of an address or at its end.
    pub(super) fn is_address_at(&mut self, text: &str, at: usize) -> bool {
        if !self.range.contains(&at) {
            let end = slice(text, at..text.len()).find(is_blank).map_or(text.len(), |length| at + length);
            let start = slice(text, self.range.end.min(at)..at)
                .rfind(is_blank)
                .map_or(self.range.end, |length| self.range.end + length);
            self.range = start.min(at)..end;
            self.is_address = is_address(slice(text, self.range.clone()));
        }
        self.is_address
    }
}

fn is_address(token: &str) -> bool {
    let token = token.trim_matches(|c: char| !c.is_alphanumeric());
    let has_host = token.split_once('/').is_some_and(|(host, _)| host.is_ascii() && host.contains('.'));
    let has_user = token.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    token.contains("://") || token.starts_with("www.") || has_user || has_host
}
