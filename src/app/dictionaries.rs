//! The dictionaries that words are looked up in: those that are installed, and files that the user has named.

use std::path::{Path, PathBuf};

use crate::app::Notice;
use crate::formats::MAX_BYTES;
use crate::formats::dictionary::{
    Dictionary, DictionaryEntry, read_dictd, read_dictionary_table, unpack_dictzip,
};
use crate::store::{DictionaryFiles, installed_dictionaries, read_dictionary_files};
use crate::text::arabic::{Lexicon, readings, words};

/// At most so many ways to read a word are looked up.
const WAYS: usize = 24;

/// Dictionaries in memory.
#[derive(Debug, Default)]
pub struct Dictionaries {
    loaded: Vec<Dictionary>,
}

/// What the dictionaries say of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryHit {
    /// The name of the dictionary.
    pub dictionary: String,
    /// Its entry.
    pub entry: DictionaryEntry,
}

impl Dictionaries {
    /// Loads those that are installed and those of `files`; what could not be read is told.
    pub(super) fn load(data: &Path, files: &[PathBuf]) -> (Self, Vec<Notice>) {
        let mut paths = installed_dictionaries(data);
        for file in files {
            if !paths.contains(file) {
                paths.push(file.clone());
            }
        }
        let (mut loaded, mut told) = (Vec::new(), Vec::new());
        for path in paths {
            match load_dictionary(&path) {
                Ok(dictionary) => loaded.push(dictionary),
                Err(notice) => told.push(notice),
            }
        }
        (Self { loaded }, told)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Dictionary] {
        &self.loaded
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.loaded.is_empty()
    }

    /// The entries of the ways to read `word`, the nearest first; each once.
    pub fn look_up(&self, word: &str) -> Vec<DictionaryHit> {
        let mut hits: Vec<DictionaryHit> = Vec::new();
        for headword in headwords(word) {
            for dictionary in &self.loaded {
                for entry in dictionary.look_up(&headword) {
                    let hit = DictionaryHit { dictionary: dictionary.name.clone(), entry };
                    if !hits.contains(&hit) {
                        hits.push(hit);
                    }
                }
            }
        }
        hits
    }
}

/// Reads one dictionary, by the kind of its file.
pub(super) fn load_dictionary(path: &Path) -> Result<Dictionary, Notice> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let failed = |error: String| {
        Notice::error(
            format!("The dictionary {name} could not be read: {error}"),
            "The others are used all the same",
        )
    };
    let files = read_dictionary_files(path, MAX_BYTES as u64).map_err(|error| failed(error.to_string()))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let read = match files {
        DictionaryFiles::Table(bytes) => read_dictionary_table(&stem, &bytes),
        DictionaryFiles::Dictd { index, text, packed } => {
            let text = if packed { unpack_dictzip(&text) } else { Ok(text) };
            text.and_then(|text| read_dictd(&stem, &index, text))
        }
    };
    read.map(|(dictionary, _)| dictionary).map_err(|error| failed(error.to_string()))
}

/// What a dictionary may have for a word of a text: the word, then its stems by the readings of the term look-up, those with the
/// fewest letters taken off first, each also with the article.
fn headwords(text: &str) -> Vec<String> {
    let text = text.trim();
    let mut out = vec![text.to_owned()];
    let words = words(text);
    if words.words.len() == 1 {
        let mut stems: Vec<String> = Vec::new();
        readings(&words, 0, Lexicon::shared(), &mut |stem, _| {
            if stem.chars().count() >= 2 && !stems.iter().any(|it| it == stem) {
                stems.push(stem.to_owned());
            }
        });
        stems.sort_by_key(|stem| std::cmp::Reverse(stem.chars().count()));
        stems.truncate(WAYS);
        for stem in stems {
            let with_article = format!("ال{stem}");
            out.push(stem);
            out.push(with_article);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_through_what_is_written_to_it() {
        let table = "وزير\tminister\nالمكتبة\tlibrary\nمكتب\toffice\n";
        let (dictionary, _) = read_dictionary_table("own", table.as_bytes()).unwrap();
        let all = Dictionaries { loaded: vec![dictionary] };
        for (word, sense) in [("وبالوزير", "minister"), ("لمكتبتها", "library"), ("مكتبهم", "office")]
        {
            let hits = all.look_up(word);
            assert_eq!(hits.first().map(|hit| hit.entry.senses.join(";")).as_deref(), Some(sense), "{word}");
        }
        assert!(all.look_up("قلم").is_empty() && all.look_up("").is_empty());
    }

    #[test]
    fn a_file_that_is_missing_is_told() {
        let (all, told) = Dictionaries::load(Path::new("/nowhere"), &[PathBuf::from("/nowhere/a.index")]);
        assert_eq!(told.len(), 1);
        assert!(all.look_up("قلم").is_empty() || !all.is_empty());
    }
}
