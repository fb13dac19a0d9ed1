//! The words of an Arabic text with the ways to take one-letter prefixes off.

use std::ops::Range;

use crate::text::fold;

/// A word of the source.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Folded, with its prefixes.
    pub(super) letters: String,
    /// As it is written, without vowel marks and tatweel.
    pub(super) written: String,
    /// Its bytes in the text.
    pub(super) bytes: Range<usize>,
    /// Whether punctuation stands between it and the word before.
    pub(super) parted: bool,
    /// The ways to read it: itself, then without one or two prefixes.
    pub(super) forms: Vec<Form>,
}

/// A word without some of its prefixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Folded.
    pub(super) letters: String,
    /// As it is written.
    pub(super) written: String,
    /// The prefixes, folded; empty for the word itself.
    pub(super) prefix: &'static str,
}

/// The words of `text`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let folded = fold(text);
    let mut words: Vec<Word> = Vec::new();
    let (mut open, mut parted) = (false, false);
    for (at, &c) in folded.chars.iter().enumerate() {
        let bytes = folded.original(at..at + 1);
        if !c.is_alphanumeric() {
            parted |= open_mark(c);
            open = false;
            continue;
        }
        let written = text.get(bytes.clone()).and_then(|it| it.chars().next()).unwrap_or(c);
        match words.last_mut().filter(|_| open) {
            Some(word) => {
                word.letters.push(c);
                word.written.push(written);
                word.bytes.end = bytes.end;
            }
            None => words.push(Word {
                letters: c.to_string(),
                written: written.to_string(),
                bytes,
                parted: std::mem::take(&mut parted),
                forms: Vec::new(),
            }),
        }
        open = true;
    }
    for word in &mut words {
        word.forms = forms(&word.letters, &word.written);
    }
    words
}

fn open_mark(c: char) -> bool {
    !c.is_whitespace()
}

const CONJUNCTIONS: [(&str, char); 2] = [("و", 'و'), ("ف", 'ف')];

fn forms(letters: &str, written: &str) -> Vec<Form> {
    let form = |letters: &str, written: &str, prefix| Form {
        letters: letters.to_owned(),
        written: written.to_owned(),
        prefix,
    };
    let mut out = vec![form(letters, written, "")];
    let mut heads = vec![(letters, written)];
    for (prefix, c) in CONJUNCTIONS {
        if let (Some(rest), Some(rest_written)) = (letters.strip_prefix(c), written.strip_prefix(c))
            && rest.chars().count() >= 2
        {
            out.push(form(rest, rest_written, prefix));
            heads.push((rest, rest_written));
        }
    }
    for (letters, written) in heads {
        for (prefix, c) in [("ب", 'ب'), ("ل", 'ل'), ("ك", 'ك')] {
            let (Some(rest), Some(rest_written)) = (letters.strip_prefix(c), written.strip_prefix(c)) else {
                continue;
            };
            if rest.chars().count() < 2 {
                continue;
            }
            if c == 'ل' && rest.starts_with('ل') {
                out.push(form(&format!("ا{rest}"), &format!("ا{rest_written}"), prefix));
            }
            out.push(form(rest, rest_written, prefix));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_come_off_one_by_one_and_the_article_comes_back() {
        let words = words("وَبِلُبنان، للجزائر");
        let forms: Vec<_> = words[0].forms.iter().map(|form| form.letters.as_str()).collect();
        assert_eq!(forms, ["وبلبنان", "بلبنان", "لبنان"]);
        let forms: Vec<_> = words[1].forms.iter().map(|form| form.written.as_str()).collect();
        assert_eq!(forms, ["للجزائر", "الجزائر", "لجزائر"]);
        assert!(words[1].parted && !words[0].parted);
    }
}
