//! Letters of any script behind their spelling, each with its vowel marks and the bytes it came from.

use unicode_normalization::char::{compose, decompose_compatible};

use crate::text::fold::{digit, is_ignorable};

/// A letter, digit or other character with what is written on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is compared by: ا for every alef, ء for every other hamza, western digits, lower case.
    pub key: char,
    /// As it is written, composed.
    pub written: char,
    /// The vowel marks on it, a bit each.
    pub marks: u16,
    /// The bytes of the original, marks included.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// Tanwin of any vowel.
pub(super) const TANWIN: u16 = 0b111;
/// Tanwin of kasra, as on قاضٍ.
pub(super) const KASRATAN: u16 = 0b100;
/// The three short vowels and the sign of none.
pub(super) const VOWELS: u16 = 0b1011_1000;
/// The sign of a doubled letter.
pub(super) const SHADDA: u16 = 0b100_0000;

/// The characters of `text`, normalised.
///
/// Presentation forms taken apart, combining hamza and madda composed, marks, tatweel
/// and invisible signs attached to the letter before them. ى and ة stay what they are.
pub fn letters(text: &str) -> Vec<Letter> {
    let mut out = Vec::with_capacity(text.len() / 2);
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if is_presentation(c) {
            decompose_compatible(c, |c| push(&mut out, c, start, end));
        } else {
            push(&mut out, c, start, end);
        }
    }
    out
}

/// The keys of `text` alone, for words that are written without marks.
pub fn word_key(text: &str) -> String {
    letters(text).iter().map(|letter| letter.key).collect()
}

fn push(out: &mut Vec<Letter>, c: char, start: usize, end: usize) {
    if let Some(mark) = mark(c) {
        return attach(out, mark, end);
    }
    if let Some(last) = out.last_mut().filter(|last| is_combining(c) && last.end == start)
        && let Some(composed) = compose(last.written, c)
    {
        last.written = composed;
        last.key = composed.to_lowercase().next().map_or(composed, key);
        last.end = end;
        return;
    }
    let lower = c.to_lowercase();
    let many = lower.len() > 1;
    for one in lower {
        out.push(Letter { key: key(one), written: if many { one } else { c }, marks: 0, start, end });
    }
}

fn attach(out: &mut [Letter], mark: u16, end: usize) {
    if let Some(last) = out.last_mut() {
        last.marks |= mark;
        last.end = end;
    }
}

/// The bit of a vowel mark; no bit for what a reader passes over: tatweel, joiners, direction marks, Quranic signs.
fn mark(c: char) -> Option<u16> {
    Some(match c {
        '\u{64b}'..='\u{652}' => 1 << (c as u32 - 0x64b),
        '\u{670}' => 1 << 8,
        '\u{ad}' | '\u{2060}' => 0,
        c if is_ignorable(c) && !is_combining(c) => 0,
        _ => return None,
    })
}

/// Accents and the signs of hamza and madda that are typed as characters of their own.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}')
}

/// Arabic presentation forms, Latin ligatures and full-width letters.
pub(in crate::text) fn is_presentation(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ff01}'..='\u{ff5e}')
}

pub(super) fn key(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' | 'ئ' => 'ء',
        'ک' => 'ك',
        'ی' => 'ي',
        'ہ' | 'ھ' => 'ه',
        'ڤ' => 'ف',
        'پ' => 'ب',
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_many_spellings_has_one_key() {
        for (a, b) in [
            ("الأُمَّة", "الامة"),
            ("مســـؤول", "مسئول"),
            ("ﺑﺎﺏ", "باب"),
            ("السﻼم", "السلام"),
            ("ا\u{653}ثار", "آثار"),
            ("G٢٠", "g20"),
            ("e\u{301}lu", "Élu"),
        ] {
            assert_eq!(word_key(a), word_key(b), "{a} {b}");
        }
        assert_ne!(word_key("علي"), word_key("على"));
        assert_ne!(word_key("مكتبة"), word_key("مكتبه"));
    }

    #[test]
    fn marks_belong_to_the_letter_before_them() {
        let text = "قَلّم";
        let found = letters(text);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].end, "قَ".len());
        assert_eq!(found[1].marks, SHADDA);
        assert_eq!(letters("\u{64b}"), []);
    }
}
