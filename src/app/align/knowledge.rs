//! What an alignment may know of words: the program's own list, glossaries, dictionaries.

use std::path::Path;

use crate::app::dictionaries::load_dictionary;
use crate::app::{LoadedGlossary, Notice};
use crate::assist::AlignLexicon;
use crate::formats::dictionary::Dictionary;
use crate::text::Language;

/// Words of two languages from all that is at hand.
#[derive(Clone, Debug)]
pub struct AlignKnowledge {
    source: Language,
    target: Language,
    lexicon: AlignLexicon,
}

impl AlignKnowledge {
    /// What the program itself knows of a pair of languages.
    pub fn new(source: &Language, target: &Language) -> Self {
        let mut lexicon = AlignLexicon::new(source, target);
        lexicon.add_general();
        Self { source: source.clone(), target: target.clone(), lexicon }
    }

    /// The languages of the words, source first.
    pub fn languages(&self) -> (Language, Language) {
        (self.source.clone(), self.target.clone())
    }

    /// The words.
    pub fn lexicon(&self) -> &AlignLexicon {
        &self.lexicon
    }

    /// Adds the entries of a glossary, their variants too.
    pub fn add_glossary(&mut self, glossary: &LoadedGlossary) {
        for entry in &glossary.entries {
            for source in entry.terms_in(&self.source) {
                for target in entry.terms_in(&self.target) {
                    for written in std::iter::once(&source.text).chain(&source.variants) {
                        self.lexicon.add(written, &target.text);
                    }
                }
            }
        }
    }

    /// Adds a dictionary, whichever of the two languages its headwords are in, as their letters show.
    pub fn add_dictionary(&mut self, dictionary: &Dictionary) {
        let is_source_arabic = self.source.is_arabic_script();
        let mixed = is_source_arabic != self.target.is_arabic_script();
        for (headword, entry) in dictionary.entries() {
            let turned = mixed && is_arabic(headword) != is_source_arabic;
            for sense in entry.senses.iter().flat_map(|sense| sense.split([',', ';'])) {
                if turned {
                    self.lexicon.add(sense, headword);
                } else {
                    self.lexicon.add(headword, sense);
                }
            }
        }
    }

    /// Learns from segments and their translations.
    pub fn learn<'a>(&mut self, units: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.lexicon.learn(units);
    }
}

/// Adds the dictionary of a file.
pub fn load_words(knowledge: &mut AlignKnowledge, path: &Path) -> Result<(), Notice> {
    knowledge.add_dictionary(&load_dictionary(path)?);
    Ok(())
}

fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{620}'..='\u{6ff}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::dictionary::read_dictionary_table;

    #[test]
    fn a_dictionary_is_read_in_either_direction() {
        for table in ["قلم\tpen, pencil\n", "pen\tقلم\n"] {
            let mut knowledge = AlignKnowledge::new(&Language::new("ar"), &Language::new("en"));
            let before = knowledge.lexicon().len();
            knowledge.add_dictionary(&read_dictionary_table("t", table.as_bytes()).unwrap().0);
            assert!(knowledge.lexicon().knows("قلم", "pen"), "{table} {before}");
        }
    }
}
