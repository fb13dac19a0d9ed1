//! Common words of Arabic: broken plurals, and words that look like a shorter word with a clitic or an ending.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::letters::{Letter, letters, word_key};

/// A singular and its broken plurals, one noun a line.
const PLURALS: &str = include_str!("../../../assets/arabic/plurals.txt");
/// Words that are whole as they stand: function words, numbers, names of countries, months and towns, common nouns.
const WHOLE: &str = include_str!("../../../assets/arabic/whole_words.txt");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(PLURALS, WHOLE));

/// What is known of single words; never changes.
#[derive(Debug)]
pub struct Lexicon {
    plurals: HashMap<String, Vec<String>>,
    with_hamza: HashSet<String>,
    headwords: HashSet<String>,
    names: HashSet<String>,
    function_words: HashSet<String>,
}

impl Lexicon {
    /// The lexicon of the program.
    pub fn shared() -> &'static Self {
        &LEXICON
    }

    /// The broken plurals of a singular, both as keys.
    pub fn plurals(&self, singular: &str) -> &[String] {
        self.plurals.get(singular).map(Vec::as_slice).unwrap_or_default()
    }

    /// The broken plurals of a singular as it is written, as keys.
    ///
    /// شؤون are the plural of شأن; the name شان, whose key is the same, has none.
    pub fn plurals_of(&self, singular: &[Letter]) -> &[String] {
        let key: String = singular.iter().map(|letter| letter.key).collect();
        if self.with_hamza.contains(&key) && !has_inner_hamza(singular) { &[] } else { self.plurals(&key) }
    }

    /// Whether the key is a common word by itself.
    pub fn is_headword(&self, key: &str) -> bool {
        self.headwords.contains(key)
    }

    /// Whether the key names a place, a month or the like, which takes no plural, dual or tanwin.
    pub fn is_name(&self, key: &str) -> bool {
        self.names.contains(key)
    }

    /// Whether the key is a pronoun, a preposition, a particle or the like.
    pub fn is_function_word(&self, key: &str) -> bool {
        self.function_words.contains(key)
    }

    fn read(plurals: &str, whole: &str) -> Self {
        let mut lexicon = Self {
            plurals: HashMap::new(),
            with_hamza: HashSet::new(),
            headwords: HashSet::new(),
            names: HashSet::new(),
            function_words: HashSet::new(),
        };
        let mut section = "";
        for line in whole.lines() {
            match line.strip_prefix('#') {
                Some(name) => section = name.split(':').next().unwrap_or_default().trim(),
                None => line.split_whitespace().for_each(|word| lexicon.add_whole(section, word)),
            }
        }
        let lines = || plurals.lines().filter(|line| !line.starts_with('#'));
        let singulars: HashSet<String> =
            lines().filter_map(|line| line.split_whitespace().next()).map(word_key).collect();
        lexicon.headwords.extend(singulars.iter().cloned());
        lines().for_each(|line| lexicon.add_plurals(line, &singulars));
        lexicon
    }

    /// A plural that is a singular too would be found wherever that one stands.
    fn add_plurals(&mut self, line: &str, singulars: &HashSet<String>) {
        let mut words = line.split_whitespace();
        let Some(written) = words.next() else { return };
        let singular = word_key(written);
        if has_inner_hamza(&letters(written)) {
            self.with_hamza.insert(singular.clone());
        }
        let mut plurals = Vec::new();
        for word in words {
            let (plural, sure) = match word.strip_prefix('!') {
                Some(plural) => (word_key(plural), true),
                None => (word_key(word), false),
            };
            let single = singulars.contains(&plural) || self.names.contains(&plural);
            if sure || !(single || self.function_words.contains(&plural)) {
                plurals.push(plural.clone());
            }
            self.headwords.insert(plural);
        }
        if !plurals.is_empty() {
            self.plurals.entry(singular).or_default().extend(plurals);
        }
    }

    fn add_whole(&mut self, section: &str, word: &str) {
        let key = word_key(word);
        match section {
            "names" => self.names.insert(key.clone()),
            "function" => self.function_words.insert(key.clone()),
            _ => false,
        };
        self.headwords.insert(key);
    }
}

/// Whether an alef behind the first letter is written with its hamza or madda, which few leave out there.
fn has_inner_hamza(word: &[Letter]) -> bool {
    word.iter().skip(1).any(|letter| matches!(letter.written, 'أ' | 'إ' | 'آ'))
}
