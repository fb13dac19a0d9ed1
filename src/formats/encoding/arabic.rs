//! Chooses among the eight-bit code pages: chardetng's guess, checked by what the bytes say as Arabic.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1252, WINDOWS_1256};

use super::western;

/// How many bytes are looked at.
const LOOKED_AT: usize = 256 * 1024;

/// The most likely encoding of `bytes`, which are not UTF-8.
pub(super) fn legacy(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let guess = chardetng_guess(head);
    let windows = Reading::of(head, WINDOWS_1256);
    let iso = Reading::of(head, ISO_8859_6);
    let (arabic, reading) =
        if iso.score() > windows.score() { (ISO_8859_6, iso) } else { (WINDOWS_1256, windows) };
    let guess_is_arabic = guess == WINDOWS_1256 || guess == ISO_8859_6;
    if reading.is_arabic() || reading.is_clean() {
        return arabic;
    }
    match (guess_is_arabic, reading.letters) {
        // Latin text with a few bytes above 0x7F: quotes and dashes lie at the same place in both Windows code pages.
        (true, 0) => western::refined(head, WINDOWS_1252),
        (true, _) => arabic,
        (false, _) => western::refined(head, guess),
    }
}

fn chardetng_guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// What one encoding makes of the bytes, counted.
#[derive(Default)]
struct Reading {
    /// Letters of the Arabic alphabet.
    letters: usize,
    /// Words of at least two Arabic letters, and those of them that begin with the article.
    words: usize,
    with_article: usize,
    /// Controls, bytes without a meaning, and words in which Arabic touches Latin.
    foul: usize,
    /// Words of Latin with letters beyond ASCII.
    western: usize,
    /// Words that begin with a mark or an ending, or have one in the wrong place.
    odd: usize,
}

impl Reading {
    fn of(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let mut reading = Self::default();
        reading.foul += text.chars().filter(|c| matches!(c, '\u{80}'..='\u{9f}' | '\u{fffd}')).count();
        for word in text.split(|c: char| !is_wordly(c)).filter(|word| !word.is_empty()) {
            reading.add(word);
        }
        reading
    }

    fn add(&mut self, word: &str) {
        let letters = word.chars().filter(|c| is_letter(*c)).count();
        self.letters += letters;
        let latin = word.chars().any(|c| c.is_alphabetic() && !is_arabic(c));
        if letters == 0 {
            self.western += usize::from(latin && !word.is_ascii());
            return;
        }
        self.foul += usize::from(latin);
        self.words += usize::from(letters > 1);
        self.with_article += usize::from(letters > 3 && has_article(word));
        self.odd += usize::from(is_odd(word));
    }

    /// What speaks for the encoding and what against it, so that readings can be compared.
    fn score(&self) -> isize {
        let good = self.letters + 3 * self.with_article;
        let bad = 5 * self.foul + 3 * self.odd;
        good.cast_signed() - bad.cast_signed()
    }

    /// Whether nothing speaks against it. The detector takes a few words of Arabic for Greek, Thai or Chinese, but real Greek
    /// and the rest, read as Arabic, have accented letters or bytes without a meaning in every other word.
    fn is_clean(&self) -> bool {
        self.words > 0 && self.foul + self.odd + self.western == 0
    }

    /// Whether it is Arabic beyond doubt, whatever a detector of 30 encodings says.
    fn is_arabic(&self) -> bool {
        self.words > 0 && self.with_article * 12 >= self.words && (self.foul + self.odd) * 12 <= self.words
    }
}

/// Arabic words with the article, with or without a conjunction or preposition before it.
fn has_article(word: &str) -> bool {
    ["ال", "وال", "بال", "فال", "كال", "لل", "ولل"].iter().any(|head| word.starts_with(head))
}

/// A mark before the first letter, a second mark of case ending, or ة and ى before another letter.
fn is_odd(word: &str) -> bool {
    let letters = word.chars().filter(|c| is_letter(*c));
    let inner_ending = letters.clone().zip(letters.skip(1)).any(|(a, _)| matches!(a, 'ة' | 'ى'));
    let inner_tanwin =
        word.trim_end_matches('ا').chars().rev().skip(1).any(|c| matches!(c, '\u{64b}'..='\u{64d}'));
    inner_ending || inner_tanwin || word.starts_with(|c: char| matches!(c, '\u{64b}'..='\u{652}'))
}

fn is_wordly(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{640}'..='\u{652}' | '\u{fffd}')
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}')
}
