//! The word behind a word of the document: without prefixes, article and possessives, where the document has it so elsewhere.

use std::collections::HashSet;

use super::general::is_grammar;
use crate::assist::words::{Form, Word, words};

/// A word with what it is counted as.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// What it is counted as: folded, without prefixes, article and possessives.
    pub(super) key: String,
    /// As it is written without prefixes.
    pub(super) written: String,
    /// As it is written without the article either.
    pub(super) bare: String,
    /// Whether it has the article.
    pub(super) definite: bool,
    /// Whether a prefix was taken off.
    pub(super) prefixed: bool,
    /// Whether something was taken off its end.
    pub(super) shortened: bool,
    /// Whether punctuation stands before it.
    pub(super) parted: bool,
    /// Whether it may stand in a term: it is a noun or an adjective as far as can be told.
    pub(super) usable: bool,
}

/// The words of a document, as they are written.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    written: HashSet<String>,
    definite: HashSet<String>,
}

/// Pronouns at the end of a word.
const PRONOUNS: &[&str] = &["هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه"];

impl Vocabulary {
    /// The words of all texts.
    pub(super) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        for word in texts.flat_map(words) {
            for form in &word.forms {
                if let Some(rest) = article(&form.letters) {
                    vocabulary.definite.insert(rest.to_owned());
                }
            }
            vocabulary.written.insert(word.letters);
        }
        vocabulary
    }

    /// The words of a text.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        words(text).iter().map(|word| self.token(word)).collect()
    }

    fn token(&self, word: &Word) -> Token {
        let definite = word.forms.iter().find(|form| article(&form.letters).is_some());
        let known = || word.forms.iter().skip(1).rfind(|form| self.has(&form.letters));
        let form = definite.or_else(|| if self.definite.contains(&word.letters) { None } else { known() });
        let form = form.or_else(|| word.forms.first());
        let (letters, written, prefixed) = form
            .map_or((word.letters.as_str(), word.written.as_str(), false), |form| {
                (form.letters.as_str(), form.written.as_str(), !form.prefix.is_empty())
            });
        let rest = article(letters);
        let (key, dropped) = self.stem(rest.unwrap_or(letters));
        let bare = if rest.is_some() { written.chars().skip(2).collect() } else { written.to_owned() };
        let shorten = |text: String| {
            let count = text.chars().count().saturating_sub(dropped);
            text.chars().take(count).collect::<String>()
        };
        let bare = if dropped > 0 && key.ends_with('ة') {
            format!("{}ة", shorten(bare).trim_end_matches('ت'))
        } else {
            shorten(bare)
        };
        let joined = |form: &Form| matches!(form.prefix, "و" | "ف") && is_grammar(&form.letters);
        let usable = rest.is_some() || (self.is_noun(&key, &word.letters) && !word.forms.iter().any(joined));
        Token {
            written: if dropped > 0 { bare.clone() } else { written.to_owned() },
            bare,
            definite: rest.is_some(),
            prefixed,
            shortened: dropped > 0,
            parted: word.parted,
            usable,
            key,
        }
    }

    fn has(&self, word: &str) -> bool {
        self.written.contains(word) || self.definite.contains(word)
    }

    /// A word without the alef of tanwin or a pronoun, where the document has it so; and how many letters that are.
    fn stem(&self, word: &str) -> (String, usize) {
        if let Some(rest) = word.strip_suffix('ا').filter(|rest| self.definite.contains(*rest)) {
            return (rest.to_owned(), 1);
        }
        for pronoun in PRONOUNS {
            let Some(rest) = word.strip_suffix(pronoun).filter(|rest| rest.chars().count() >= 3) else {
                continue;
            };
            let feminine = rest.strip_suffix('ت').map(|stem| format!("{stem}ة"));
            if let Some(feminine) = feminine.filter(|it| self.has(it)) {
                return (feminine, pronoun.chars().count());
            }
            if self.definite.contains(rest) {
                return (rest.to_owned(), pronoun.chars().count());
            }
        }
        (word.to_owned(), 0)
    }

    /// Whether a word without an article is a noun as far as can be told: with an article elsewhere, or not of the form of a verb.
    fn is_noun(&self, key: &str, letters: &str) -> bool {
        if self.definite.contains(key) || key.ends_with('ة') || key.ends_with("ات") {
            return true;
        }
        let chars: Vec<char> = key.chars().collect();
        let second = if let [.., before, _] = chars.as_slice() { *before } else { ' ' };
        // A verbal noun of the second form: تعزيز.
        let verbal_noun = chars.len() == 5 && second == 'ي';
        let present = matches!(chars.first(), Some('ي' | 'ت' | 'ن')) && chars.len() >= 4 && !verbal_noun;
        let past = (key.ends_with('ت') || key.ends_with("وا")) && chars.len() >= 4;
        let future = letters.starts_with("سي") || letters.starts_with("ست");
        !(present || past || future)
    }
}

/// What stands behind an article.
fn article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3)
}
