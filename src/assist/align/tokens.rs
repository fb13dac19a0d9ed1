//! The words, numbers and signs of a text as they are compared: each kind of them with a number of its own.

use std::collections::HashMap;
use std::ops::Range;

use super::aligner::AlignText;
use super::stem::{Tongue, stem};
use crate::text::arabic::{Letter, Script, Words, words};

/// What a token is evidence of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A word in letters.
    Word,
    /// A number; its key has the digits alone, so that 1,000 is 1.000 and ١٠٠٠.
    Number,
    /// A sign that both sides write in their own way: ؟ and ?.
    Mark,
}

/// A kind of token.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// What it is compared by: the stem of a word, the digits of a number.
    pub(super) key: String,
    /// The whole word, normalised.
    pub(super) form: String,
    pub(super) class: Class,
    /// Whether it is written in Arabic letters.
    pub(super) arabic: bool,
    /// Whether it is written with a capital wherever it occurs.
    pub(super) capital: bool,
    /// How often it occurs.
    pub(super) count: u32,
}

/// A token where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Its place among the kinds.
    pub(super) kind: u32,
    /// Its bytes in the segment.
    pub(super) bytes: Range<usize>,
}

/// A segment as it is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    pub(super) tokens: Vec<Token>,
    /// Its characters without blanks and vowel marks.
    pub(super) length: u32,
    /// How many sentences end in it, by their signs.
    pub(super) ends: u32,
    /// Whether it is the first of its paragraph.
    pub(super) starts: bool,
}

/// One side of an alignment.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) tongue: Tongue,
    pub(super) segments: Vec<Segment>,
    pub(super) kinds: Vec<Kind>,
    /// All tokens of all segments.
    pub(super) total: u32,
}

impl Side {
    pub(super) fn new(text: &AlignText<'_>) -> Self {
        let tongue = Tongue::of(text.language);
        let mut side = Self { tongue, segments: Vec::new(), kinds: Vec::new(), total: 0 };
        let mut known = HashMap::new();
        for (at, segment) in text.segments.iter().enumerate() {
            let starts = text.starts.get(at).copied().unwrap_or(false);
            let segment = Segment { starts, ..side.read(segment, &mut known) };
            side.segments.push(segment);
        }
        side
    }

    /// The tokens of the segment `at`.
    pub(super) fn tokens(&self, at: usize) -> &[Token] {
        self.segments.get(at).map(|segment| segment.tokens.as_slice()).unwrap_or_default()
    }

    fn read(&mut self, text: &str, known: &mut HashMap<String, u32>) -> Segment {
        let words = words(text);
        let length = words.letters.iter().filter(|letter| !letter.key.is_whitespace()).count() as u32;
        let mut segment = Segment { length, ..Segment::default() };
        let mut signs = 0;
        for (at, word) in words.words.iter().enumerate() {
            self.signs(&words, signs..word.letters.start, &mut segment, known);
            signs = word.letters.end;
            let letters = words.letters_of(at);
            let class = if word.script == Script::Number { Class::Number } else { Class::Word };
            let form = form(letters, class);
            let capital = letters.first().is_some_and(|letter| letter.written.is_uppercase());
            let arabic = word.script == Script::Arabic;
            let kind = Kind { key: String::new(), form, class, arabic, capital, count: 1 };
            let kind = self.number(kind, known);
            segment.tokens.push(Token { kind, bytes: words.bytes(word.letters.clone()) });
        }
        self.signs(&words, signs..words.letters.len(), &mut segment, known);
        self.total += segment.tokens.len() as u32;
        segment
    }

    /// The signs between two words.
    fn signs(
        &mut self,
        words: &Words,
        range: Range<usize>,
        segment: &mut Segment,
        known: &mut HashMap<String, u32>,
    ) {
        let mut ended = false;
        for letter in words.letters.get(range).unwrap_or_default() {
            if !ended && matches!(letter.written, '.' | '!' | '?' | '؟' | '…' | '۔') {
                segment.ends += 1;
                ended = true;
            }
            let Some(sign) = sign(letter.written) else { continue };
            let (form, class) = (sign.to_owned(), Class::Mark);
            let kind = Kind { key: String::new(), form, class, arabic: false, capital: false, count: 1 };
            let kind = self.number(kind, known);
            segment.tokens.push(Token { kind, bytes: letter.start..letter.end });
        }
    }

    /// The place of a kind that was met once more.
    fn number(&mut self, mut met: Kind, known: &mut HashMap<String, u32>) -> u32 {
        if let Some(place) = known.get(&met.form).copied() {
            if let Some(kind) = self.kinds.get_mut(place as usize) {
                kind.count += 1;
                kind.capital &= met.capital;
            }
            return place;
        }
        met.key = if met.class == Class::Word { stem(&met.form, self.tongue) } else { met.form.clone() };
        let place = self.kinds.len() as u32;
        known.insert(met.form.clone(), place);
        self.kinds.push(met);
        place
    }
}

/// The letters of a word, or the digits of a number.
fn form(letters: &[Letter], class: Class) -> String {
    let mut form = String::with_capacity(letters.len() * 2);
    for letter in letters {
        match letter.key {
            '\u{6e5}' | '\u{6e6}' => {}
            key if class != Class::Number || key.is_ascii_digit() => form.push(key),
            _ => {}
        }
        // The alef that old spelling writes above the line: كِتَٰب.
        if letter.marks & DAGGER != 0 {
            form.push('ا');
        }
    }
    form
}

/// The bit of the alef above a letter in [`Letter::marks`].
const DAGGER: u16 = 1 << 8;

/// What a sign is called on both sides; none for those that stand everywhere.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '?' | '؟' => "?",
        '!' => "!",
        ';' | '؛' => ";",
        ':' => ":",
        '(' | ')' => "(",
        '[' | ']' => "[",
        '"' | '“' | '”' | '«' | '»' | '„' => "\"",
        '%' | '٪' => "%",
        '/' => "/",
        '<' | '>' => "<",
        '{' | '}' => "{",
        '=' => "=",
        '$' | '€' | '£' => "$",
        '–' | '—' => "–",
        '…' => "…",
        '*' => "*",
        _ => return None,
    })
}
