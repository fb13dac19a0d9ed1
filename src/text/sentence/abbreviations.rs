//! Full stops that belong to an abbreviation and not to the sentence.

use super::chars::is_arabic;
use super::stop::Stop;
use super::words::{self, bare, is_number};
use super::{arabic, latin};
use crate::text::slice;

/// What the word before a full stop says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// An ordinary word: the stop is that of the sentence.
    None,
    /// Something always follows, such as the name after a title.
    Title,
    /// The stop may be that of the sentence as well; the next word decides.
    Open,
    /// An era or a time of day after a number: ends where the next word starts with a conjunction.
    Era,
    /// Stands before a number.
    Reference,
    /// And so on: ends unless the sentence visibly goes on.
    EtCetera,
}

/// Whether the sentence goes on after the abbreviation that ends with the stop.
pub(super) fn goes_on(stop: &Stop<'_>) -> bool {
    let next = stop.word_after();
    match kind(stop) {
        Abbreviation::None => opens_bracket(stop) && next.starts_with(char::is_numeric),
        Abbreviation::Title => true,
        Abbreviation::Open => !opens_sentence(stop),
        Abbreviation::Era => !arabic::opens_with_conjunction(next),
        Abbreviation::Reference => latin::is_numbered(stop.text, stop.next),
        Abbreviation::EtCetera => arabic::continues(next),
    }
}

/// One word after a bracket, and a number: `(pop. 300)`.
fn opens_bracket(stop: &Stop<'_>) -> bool {
    let start = stop.run.start - stop.word_before().len();
    slice(stop.text, 0..start).ends_with(['(', '['])
}

fn opens_sentence(stop: &Stop<'_>) -> bool {
    let next = stop.word_after();
    arabic::opens_with_report(next) || latin::opens_sentence(stop.text, stop.next, next)
}

fn kind(stop: &Stop<'_>) -> Abbreviation {
    let word = bare(stop.word_before());
    if word.chars().any(is_arabic) {
        return arabic_kind(stop, &word);
    }
    let before = word_before_word(stop);
    // A label (plan B) or a unit after its number (8 h) is no initial.
    let is_named = latin::is_label(before) || arabic::is_label(before) || is_number(before);
    if latin::is_single_letter(&word) && is_named {
        return Abbreviation::None;
    }
    latin::abbreviation(&word)
}

fn word_before_word<'a>(stop: &Stop<'a>) -> &'a str {
    let start = stop.run.start - stop.word_before().len();
    words::before(stop.text, words::trimmed_end(stop.text, start))
}

fn arabic_kind(stop: &Stop<'_>, word: &str) -> Abbreviation {
    if arabic::is_et_cetera(word) {
        return Abbreviation::EtCetera;
    }
    let Some(chain) = Chain::before(stop) else { return arabic::abbreviation(word) };
    if chain.after_number && arabic::is_era(&chain.letters) {
        return Abbreviation::Era;
    }
    if chain.after_label {
        return Abbreviation::None;
    }
    let is_acronym = chain.letters.chars().count() > 1 && !arabic::is_title(&chain.letters);
    if is_acronym { Abbreviation::Open } else { Abbreviation::Title }
}

/// Single Arabic letters with full stops between them: `د.`, `أ. د.`, `ق.م.`.
struct Chain {
    letters: String,
    after_number: bool,
    after_label: bool,
}

impl Chain {
    /// The longest chain that is looked at.
    const LONGEST: usize = 6;

    fn before(stop: &Stop<'_>) -> Option<Self> {
        let mut end = stop.run.start;
        let mut letters = String::new();
        let mut after_number = false;
        for _ in 0..Self::LONGEST {
            let word = words::before(stop.text, end);
            let Some((digits, part)) = single_letters(&bare(word)) else { break };
            letters.insert_str(0, &part);
            after_number = digits;
            end = words::trimmed_end(stop.text, end - word.len());
            let is_chained = !digits && slice(stop.text, 0..end).ends_with('.');
            if !is_chained {
                break;
            }
            end -= 1;
        }
        let before = words::before(stop.text, end);
        let after_label = letters.chars().count() == 1 && arabic::is_label(before);
        (!letters.is_empty()).then(|| Self {
            after_number: after_number
                || is_number(before)
                || ends_with_year(before)
                || arabic::is_ordinal(before),
            after_label,
            letters,
        })
    }
}

/// The letters of `أ.د` or of `1990م` (then with true), where each part is a single letter.
fn single_letters(word: &str) -> Option<(bool, String)> {
    let letters = word.trim_start_matches(char::is_numeric);
    let has_digits = letters.len() < word.len();
    let parts: Vec<&str> = letters.split('.').filter(|part| !part.is_empty()).collect();
    let singles: Option<String> = parts.iter().map(|part| arabic::single_letter(part)).collect();
    singles.filter(|letters| !letters.is_empty()).map(|letters| (has_digits, letters))
}

fn ends_with_year(word: &str) -> bool {
    word.chars().rev().take(2).filter(|c| c.is_numeric()).count() == 2
}
