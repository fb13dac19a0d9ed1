//! Cuts a text into words of one script, after its letters have been normalised.

use std::ops::Range;

use super::letters::{Letter, letters};

/// What a word is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Arabic letters.
    Arabic,
    /// Letters of another script, with digits.
    Other,
    /// A number.
    Number,
}

/// A word of a text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its letters, an index range of [`Words::letters`].
    pub letters: Range<usize>,
    /// What it is written in.
    pub script: Script,
    /// Whether nothing but blanks or a hyphen stands between the word before and this one.
    pub joined: bool,
}

/// A text in words.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The letters of the text, signs between the words included.
    pub letters: Vec<Letter>,
    /// The words in their order.
    pub words: Vec<Word>,
}

impl Words {
    /// The letters of the word `at`, none where there is no such word.
    pub fn letters_of(&self, at: usize) -> &[Letter] {
        self.words.get(at).and_then(|word| self.letters.get(word.letters.clone())).unwrap_or_default()
    }

    /// The bytes of the letters `range`.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        match self.letters.get(range) {
            Some([only]) => only.start..only.end,
            Some([first, .., last]) => first.start..last.end,
            _ => 0..0,
        }
    }
}

/// The words of `text`. A change between Arabic and other letters parts words (الـBBC); a number keeps its separators (3.5).
pub fn words(text: &str) -> Words {
    let letters = letters(text);
    let mut words: Vec<Word> = Vec::new();
    let mut joined = true;
    for at in 0..letters.len() {
        let Some(script) = script(&letters, at) else {
            joined &= letters.get(at).is_some_and(|letter| joins(letter.written));
            continue;
        };
        match words.last_mut() {
            Some(word) if word.letters.end == at && continues(word, script, &letters) => {
                word.letters.end = at + 1;
                if script == Script::Other {
                    word.script = Script::Other;
                }
            }
            _ => words.push(Word { letters: at..at + 1, script, joined }),
        }
        joined = true;
    }
    Words { letters, words }
}

/// The script of the character, `None` where it is no part of a word.
fn script(letters: &[Letter], at: usize) -> Option<Script> {
    let c = letters.get(at)?.key;
    match c {
        'ء'..='ي' | '\u{66e}'..='\u{6d5}' | '\u{750}'..='\u{77f}' => Some(Script::Arabic),
        c if c.is_numeric() => Some(Script::Number),
        c if c.is_alphanumeric() => Some(Script::Other),
        '.' | ',' | '٫' | '٬' | ':' => {
            let digit = |at: Option<usize>| {
                at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.key.is_ascii_digit())
            };
            (digit(at.checked_sub(1)) && digit(Some(at + 1))).then_some(Script::Number)
        }
        _ => None,
    }
}

/// Digits go on with foreign letters and the other way round (G20), but a separator in a number does not begin one.
fn continues(word: &Word, script: Script, letters: &[Letter]) -> bool {
    match (word.script, script) {
        (Script::Arabic, other) | (other, Script::Arabic) => other == Script::Arabic,
        (Script::Other, Script::Number) => {
            letters.get(word.letters.end).is_some_and(|letter| letter.key.is_numeric())
        }
        _ => true,
    }
}

/// Signs that may stand between the words of one term.
fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/' | '\'' | '’' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_after_normalising() {
        for (text, expected) in [
            ("محمّد وعليّ", &["محمد", "وعلي"][..]),
            ("الـBBC، G٢٠", &["ال", "bbc", "g20"]),
            ("بلغ 3.5% في ٢٠٢٤.", &["بلغ", "3.5", "في", "2024"]),
            ("كوفيد19", &["كوفيد", "19"]),
            ("l’ONU", &["l", "onu"]),
            ("،؟", &[]),
        ] {
            let words = words(text);
            let keys: Vec<String> = (0..words.words.len())
                .map(|at| words.letters_of(at).iter().map(|letter| letter.key).collect())
                .collect();
            assert_eq!(keys, expected, "{text}");
        }
    }

    #[test]
    fn punctuation_parts_and_a_hyphen_joins() {
        let joined: Vec<_> = words("أمم متحدة، غير-منحازة").words.iter().map(|word| word.joined).collect();
        assert_eq!(joined, [true, true, false, true]);
    }
}
