//! The normalised words of a text, as a memory compares them: clitics off, letters without their variants, every number alike.

use std::ops::Range;

use crate::text::fold_each;

/// What stands for a number, whatever its value.
const NUMBER: u64 = 0x6e75_6d62_6572;

/// The words of `text` (without tags) in their order, a hash each: the same on every machine and in every version.
///
/// Letters are folded, and ى counts as ي, ة as ه. What Arabic writes to the front of a word (و ف ب ك ل س ال) and pronouns at its end come
/// off, so that وزير, الوزير and بالوزير are one word; so do such letters of the word itself, which harms nothing as they come off
/// everywhere. All numbers are one word. Chinese and Japanese, which have no spaces, count by the character. A text of signs
/// alone is one word.
pub fn tokens(text: &str) -> Vec<u64> {
    let mut out = Vec::with_capacity(text.len() / 8 + 1);
    each(text, &mut |word, _| out.push(word));
    out
}

/// Hands the words of `text` to `take`, each with the byte where it begins and the one where what follows it begins.
pub(super) fn each(text: &str, take: &mut impl FnMut(u64, Range<usize>)) {
    let (mut word, mut start) = (Vec::with_capacity(24), 0);
    let (mut signs, mut empty) = (Hash::default(), true);
    let mut finish = |word: &mut Vec<char>, bytes: Range<usize>| {
        if let Some(hash) = hash_of(word) {
            empty = false;
            take(hash, bytes);
        }
        word.clear();
    };
    fold_each(text, &mut |at, c| {
        let inside = is_word(c, &word);
        if !inside || changes(&word, c) {
            finish(&mut word, start..at);
        }
        if inside {
            if word.is_empty() {
                start = at;
            }
            word.push(c);
        } else {
            signs.push(if c.is_whitespace() { ' ' } else { c });
        }
    });
    finish(&mut word, start..text.len());
    if empty && !text.trim().is_empty() {
        take(signs.finish(), 0..text.len());
    }
}

/// A separator belongs to a number while digits stand before it.
fn is_word(c: char, before: &[char]) -> bool {
    match c {
        '.' | ',' | '٫' | '٬' | ':' | '/' => before.last().is_some_and(char::is_ascii_digit),
        c => c.is_alphanumeric(),
    }
}

/// Arabic letters and others are never one word, and characters of Chinese or Japanese are one each.
fn changes(before: &[char], c: char) -> bool {
    let Some(&last) = before.last() else { return false };
    is_arabic(last) != is_arabic(c) || is_ideograph(last) || is_ideograph(c)
}

pub(in crate::assist) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d5}' | '\u{750}'..='\u{77f}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What a word is compared by; none for separators alone.
fn hash_of(word: &mut Vec<char>) -> Option<u64> {
    while word.pop_if(|c| !c.is_alphanumeric()).is_some() {}
    let first = word.first().copied()?;
    if first.is_ascii_digit() && word.iter().all(|c| !c.is_alphabetic()) {
        return Some(NUMBER);
    }
    let stem = if is_arabic(first) { stem(word) } else { &*word };
    let mut hash = Hash::default();
    for c in stem {
        hash.push(*c);
    }
    Some(hash.finish())
}

/// The letters of an Arabic word without clitics, and without letters of its own that look like them.
pub(in crate::assist) fn stem(word: &mut [char]) -> &[char] {
    for c in word.iter_mut() {
        *c = spelling(*c);
    }
    let mut rest: &[char] = word;
    while let Some(shorter) = without_proclitic(rest) {
        rest = shorter;
    }
    without_enclitic(rest)
}

/// The letter for those that are written for each other.
fn spelling(c: char) -> char {
    match c {
        'ى' => 'ي',
        'ة' => 'ه',
        c => c,
    }
}

fn without_proclitic(word: &[char]) -> Option<&[char]> {
    match word {
        ['ا', 'ل', rest @ ..] | ['و' | 'ف' | 'ب' | 'ك' | 'ل', rest @ ..] if rest.len() >= 3 => {
            Some(rest)
        }
        ['س', 'ي' | 'ت' | 'ن' | 'ا', ..] if word.len() >= 5 => word.get(1..),
        _ => None,
    }
}

fn without_enclitic(word: &[char]) -> &[char] {
    let cut = match word {
        [.., 'ه', 'م', 'ا'] if word.len() >= 6 => 3,
        [.., 'ه', 'ا' | 'م' | 'ن'] | [.., 'ك', 'م'] | [.., 'ن', 'ا'] if word.len() >= 5 => 2,
        _ => 0,
    };
    let rest = word.get(..word.len() - cut).unwrap_or_default();
    match rest {
        [kept @ .., 'ت'] if cut > 0 && kept.len() >= 3 => kept,
        [kept @ .., 'ه'] if cut == 0 && kept.len() >= 3 => kept,
        _ => rest,
    }
}

/// FNV-1a over characters, mixed at the end so that any of its bits may be used.
pub(in crate::assist) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    pub(in crate::assist) fn push(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3);
    }

    pub(in crate::assist) fn finish(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed ^ (mixed >> 32)
    }
}

/// The folded characters of a text as one number, by which the same text is known.
pub(super) fn text_hash(text: &str) -> u32 {
    let mut hash = Hash::default();
    let mut blank = true;
    fold_each(text, &mut |_, c| {
        let white = c.is_whitespace();
        if !(white && blank) {
            hash.push(if white { ' ' } else { c });
        }
        blank = white;
    });
    hash.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        tokens(a) == tokens(b)
    }

    #[test]
    fn words_are_one_with_their_clitics_and_spellings() {
        for (a, b) in [
            ("وزير", "الوزير"),
            ("بالوزير", "وزير"),
            ("وللحكومةِ", "حكومتها"),
            ("مَســؤول", "مسئول"),
            ("كتابهم", "الكتاب"),
            ("ﻭﺯﻳﺮ", "وزير"),
            ("علي", "على"),
            ("في ١٢٫٥ يوم", "في 2024 يوم"),
            ("The UN,", "the un"),
            ("«قال»", "قال"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [("وزير", "سفير"), ("G20", "G7"), ("minister", "ministers"), ("...", "؟")] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn texts_are_cut_where_the_script_changes_and_between_ideographs() {
        for (text, count) in [
            ("الـBBC", 2),
            ("كوفيد19", 2),
            ("12/05/2024.", 1),
            ("", 0),
            ("؟", 1),
            ("日本語", 3),
            ("a b-c", 3),
        ] {
            assert_eq!(tokens(text).len(), count, "{text}");
        }
    }
}
