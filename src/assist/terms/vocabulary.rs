//! The words of all terms by their keys, with the other keys under which a text may have them.

use std::collections::HashMap;

use crate::text::arabic::{Letter, Lexicon};

/// Numbers a word of the terms.
pub(super) type WordId = u32;

/// How a key leads to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    /// It is the word.
    Own,
    /// It is the word without the hamza over its و or ي.
    Unhamzated,
    /// It is a broken plural of the word.
    Table,
}

/// The words that a key leads to.
#[derive(Clone, Debug)]
enum Senses {
    One(WordId, Via),
    Many(Vec<(WordId, Via)>),
}

/// All words of the terms.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    senses: HashMap<Box<str>, Senses>,
    count: WordId,
}

impl Vocabulary {
    /// The words that `key` may be.
    pub(super) fn senses(&self, key: &str) -> impl Iterator<Item = (WordId, Via)> {
        let (one, many) = match self.senses.get(key) {
            None => (None, &[][..]),
            Some(Senses::One(word, via)) => (Some((*word, *via)), &[][..]),
            Some(Senses::Many(all)) => (None, all.as_slice()),
        };
        one.into_iter().chain(many.iter().copied())
    }

    /// The number of the word with these letters, a new one where it is new.
    pub(super) fn word(&mut self, letters: &[Letter], lexicon: &Lexicon) -> WordId {
        let key: String = letters.iter().map(|letter| letter.key).collect();
        let unhamzated: String = letters.iter().map(bare).collect();
        let known = self.senses(&key).find(|(_, via)| *via == Via::Own).map(|(word, _)| word);
        let word = known.unwrap_or_else(|| self.new_word(&key));
        for plural in lexicon.plurals_of(letters) {
            if !self.senses(plural).any(|(other, _)| other == word) {
                self.add(plural, word, Via::Table);
            }
        }
        if unhamzated != key && !self.senses(&unhamzated).any(|(other, _)| other == word) {
            self.add(&unhamzated, word, Via::Unhamzated);
        }
        word
    }

    fn new_word(&mut self, key: &str) -> WordId {
        let word = self.count;
        self.count += 1;
        self.add(key, word, Via::Own);
        word
    }

    fn add(&mut self, key: &str, word: WordId, via: Via) {
        match self.senses.get_mut(key) {
            None => {
                self.senses.insert(key.into(), Senses::One(word, via));
            }
            Some(Senses::Many(all)) => all.push((word, via)),
            Some(one) => {
                if let Senses::One(first, how) = *one {
                    *one = Senses::Many(vec![(first, how), (word, via)]);
                }
            }
        }
    }
}

/// The letter as those write it who leave hamza out.
fn bare(letter: &Letter) -> char {
    match letter.written {
        'ؤ' => 'و',
        'ئ' => 'ي',
        _ => letter.key,
    }
}
