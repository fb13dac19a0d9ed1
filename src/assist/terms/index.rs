//! The terms of glossaries by their words, ready to be looked up; entries are added and removed one by one.

use std::collections::HashMap;
use std::hash::Hash;

use super::glued::Glued;
use super::vocabulary::{Vocabulary, WordId};
use crate::text::Language;
use crate::text::arabic::{Lexicon, Script, Words, word_key, words};

/// An entry as the index takes it, whatever glossary it comes from.
#[derive(Clone, Debug)]
pub struct TermSource<'a, K> {
    /// Names the entry in a hit.
    pub id: K,
    /// The term in its base form.
    pub text: &'a str,
    /// Other forms of it, found as they are and with clitics.
    pub variants: Vec<&'a str>,
    /// The place of its glossary: of two hits on the same words the lower comes first.
    pub priority: u32,
    /// Whether the entry is known to be a proper name, such as one whose translation has a capital.
    pub name: bool,
}

/// The terms of one or more glossaries in one language. `K` names an entry.
#[derive(Clone, Debug)]
pub struct TermIndex<K> {
    pub(super) tongue: Tongue,
    pub(super) vocabulary: Vocabulary,
    pub(super) terms: Vec<Option<Term<K>>>,
    pub(super) singles: HashMap<WordId, Vec<u32>>,
    pub(super) pairs: HashMap<(WordId, WordId), Vec<u32>>,
    pub(super) glued: Glued,
    by_entry: HashMap<K, Vec<u32>>,
}

/// Whose inflection is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Arabic,
    English,
    French,
    Other,
}

impl Tongue {
    pub(super) fn of(language: &Language) -> Self {
        match language.primary() {
            "ar" | "arz" | "ary" => Self::Arabic,
            "en" => Self::English,
            "fr" => Self::French,
            _ => Self::Other,
        }
    }
}

/// A form of an entry.
#[derive(Clone, Debug)]
pub(super) struct Term<K> {
    pub(super) entry: K,
    pub(super) surface: Box<str>,
    pub(super) words: Box<[TermWord]>,
    pub(super) priority: u32,
    /// Whether it is one of the entry's other forms.
    pub(super) variant: bool,
    /// Whether it takes no endings of number.
    pub(super) name: bool,
    /// Whether a text could contradict it: it has vowel marks or a hamza at the head of a word.
    pub(super) particular: bool,
}

/// A word of a term, without its article.
#[derive(Clone, Copy, Debug)]
pub(super) struct TermWord {
    pub(super) word: WordId,
    pub(super) definite: bool,
}

impl<K: Copy + Eq + Hash> TermIndex<K> {
    /// An index of `sources`, whose terms are in `language`.
    pub fn new<'a>(language: &Language, sources: impl IntoIterator<Item = TermSource<'a, K>>) -> Self {
        let mut index = Self {
            tongue: Tongue::of(language),
            vocabulary: Vocabulary::default(),
            terms: Vec::new(),
            singles: HashMap::new(),
            pairs: HashMap::new(),
            glued: Glued::default(),
            by_entry: HashMap::new(),
        };
        for source in sources {
            index.add(&source);
        }
        index
    }

    /// Adds an entry; one with the same id is replaced.
    pub fn add(&mut self, source: &TermSource<'_, K>) {
        self.remove(source.id);
        self.add_form(source, source.text, false);
        for variant in &source.variants {
            self.add_form(source, variant, true);
        }
    }

    /// Takes an entry out; nothing where it is not there.
    pub fn remove(&mut self, id: K) {
        for term in self.by_entry.remove(&id).unwrap_or_default() {
            if let Some(slot) = self.terms.get_mut(term as usize) {
                *slot = None;
            }
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.by_entry.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.by_entry.is_empty()
    }

    fn add_form(&mut self, source: &TermSource<'_, K>, text: &str, variant: bool) {
        let cut = words(text);
        let parts: Box<[TermWord]> = (0..cut.words.len()).map(|at| self.term_word(&cut, at)).collect();
        let number = self.terms.len() as u32;
        match &*parts {
            [] => return,
            [only] => {
                self.singles.entry(only.word).or_default().push(number);
                if let Some(whole) = self.whole_word(&cut, *only) {
                    self.singles.entry(whole).or_default().push(number);
                }
            }
            [first, second, ..] => {
                self.pairs.entry((first.word, second.word)).or_default().push(number);
            }
        }
        self.by_entry.entry(source.id).or_default().push(number);
        if self.tongue == Tongue::Arabic {
            self.glued.add(&cut, number);
        }
        let surface = text.trim();
        self.terms.push(Some(Term {
            entry: source.id,
            surface: surface.into(),
            words: parts,
            priority: source.priority,
            variant,
            name: source.name
                && Lexicon::shared().is_name(&word_key(surface.strip_prefix("ال").unwrap_or(surface))),
            particular: cut
                .letters
                .iter()
                .any(|letter| letter.marks != 0 || matches!(letter.written, 'أ' | 'إ')),
        }));
    }

    /// A word of a term; its article, if it has one, is no part of the key.
    fn term_word(&mut self, cut: &Words, at: usize) -> TermWord {
        let letters = cut.letters_of(at);
        let arabic = cut.words.get(at).is_some_and(|word| word.script == Script::Arabic);
        let bare = if arabic { super::compose::without_article(letters) } else { None };
        TermWord {
            word: self.vocabulary.word(bare.unwrap_or(letters), Lexicon::shared()),
            definite: bare.is_some(),
        }
    }

    /// The number of a word with its article as a word of its own, for those whose ال is no article (التزام).
    fn whole_word(&mut self, cut: &Words, word: TermWord) -> Option<WordId> {
        word.definite.then(|| self.vocabulary.word(cut.letters_of(0), Lexicon::shared()))
    }
}
