//! Which files of a folder are an article and its translation, by their names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::text::Language;

/// An article and its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePair {
    /// What both names have in common.
    pub name: String,
    /// The article.
    pub source: PathBuf,
    /// Its translation.
    pub target: PathBuf,
}

/// The pairs of a folder, and the files that belong to one language but have no counterpart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// The pairs, by name.
    pub pairs: Vec<FilePair>,
    /// Files without counterpart.
    pub alone: Vec<PathBuf>,
}

impl Pairing {
    /// Pairs files whose names differ in the language alone, as in `market.ar.docx` and `market_en.txt`, or that lie in folders named
    /// after their languages, as `ar/market.txt` and `English/market.txt`. Files that name neither language are left out.
    pub fn of_folder(files: &[PathBuf], (from, to): (&Language, &Language)) -> Self {
        let side = |language: &Language| {
            let named = files.iter().filter_map(|path| Some((named_after(path, language)?, path.clone())));
            named.collect::<Vec<_>>()
        };
        Self::new(side(from), side(to))
    }

    /// Pairs files of two folders that have the same name but for the ending, or but for the language in it.
    pub fn of_folders(
        (sources, from): (&[PathBuf], &Language),
        (targets, to): (&[PathBuf], &Language),
    ) -> Self {
        let side = |files: &[PathBuf], language: &Language| {
            let name = |path: &PathBuf| named_after(path, language).unwrap_or_else(|| stem(path));
            files.iter().map(|path| (name(path), path.clone())).collect::<Vec<_>>()
        };
        Self::new(side(sources, from), side(targets, to))
    }

    fn new(sources: Vec<(String, PathBuf)>, targets: Vec<(String, PathBuf)>) -> Self {
        let mut both: BTreeMap<String, (Vec<PathBuf>, Vec<PathBuf>)> = BTreeMap::new();
        for (name, path) in sources {
            both.entry(name).or_default().0.push(path);
        }
        for (name, path) in targets {
            both.entry(name).or_default().1.push(path);
        }
        let mut pairing = Self::default();
        for (name, (sources, targets)) in both {
            match (<[PathBuf; 1]>::try_from(sources), <[PathBuf; 1]>::try_from(targets)) {
                (Ok([source]), Ok([target])) => pairing.pairs.push(FilePair { name, source, target }),
                // Where a name is there twice on one side, nobody can say which one is meant.
                (sources, targets) => {
                    let sources = sources.map_or_else(|all| all, Vec::from);
                    pairing
                        .alone
                        .extend(sources.into_iter().chain(targets.map_or_else(|all| all, Vec::from)));
                }
            }
        }
        pairing
    }
}

/// The name of a file without its ending and the language that it, or its folder, is named after; none where it is named after none.
fn named_after(path: &Path, language: &Language) -> Option<String> {
    let stem = stem(path);
    let separators = ['.', '-', '_', ' '];
    let is_it = |word: &str| {
        let word = word.to_lowercase();
        word == language.primary()
            || word == language.tag().to_lowercase()
            || word == language.name().to_lowercase()
    };
    let last = stem.rsplit_once(separators).filter(|(_, word)| is_it(word)).map(|(rest, _)| rest);
    let first = || stem.split_once(separators).filter(|(word, _)| is_it(word)).map(|(_, rest)| rest);
    let folder = || {
        let folder = path.parent()?.file_name()?.to_string_lossy().into_owned();
        (is_it(&folder) || is_it(&stem)).then_some(if is_it(&stem) { "" } else { stem.as_str() })
    };
    let name = last.or_else(first).or_else(folder)?;
    Some(name.trim_matches(separators).to_lowercase())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    fn shown(pairing: &Pairing) -> (Vec<(&str, String, String)>, usize) {
        let text = |path: &Path| path.display().to_string();
        let pair = |it: &'_ FilePair| (text(&it.source), text(&it.target));
        let pairs = pairing.pairs.iter().map(|it| {
            let (source, target) = pair(it);
            (it.name.as_str(), source, target)
        });
        (pairs.collect(), pairing.alone.len())
    }

    #[test]
    fn names_that_differ_in_the_language_alone_are_pairs() {
        let (ar, en) = (Language::new("ar"), Language::new("en-GB"));
        let all = files(&[
            "f/market.ar.docx",
            "f/market_en.txt",
            "f/ar-sea.txt",
            "f/en-sea.txt",
            "f/AR/wind.txt",
            "f/English/wind.html",
            "f/lonely.ar.txt",
            "f/notes.txt",
            "f/twice.ar.txt",
            "f/twice-ar.txt",
            "f/twice.en.txt",
        ]);
        let pairing = Pairing::of_folder(&all, (&ar, &en));
        let pair = |name, source: &str, target: &str| (name, source.to_owned(), target.to_owned());
        assert_eq!(
            shown(&pairing),
            (
                vec![
                    pair("market", "f/market.ar.docx", "f/market_en.txt"),
                    pair("sea", "f/ar-sea.txt", "f/en-sea.txt"),
                    pair("wind", "f/AR/wind.txt", "f/English/wind.html"),
                ],
                4
            )
        );
    }

    #[test]
    fn files_of_two_folders_are_paired_by_their_names() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let (sources, targets) =
            (files(&["a/1.txt", "a/2.ar.txt", "a/3.txt"]), files(&["b/1.docx", "b/2.txt"]));
        let pairing = Pairing::of_folders((&sources, &ar), (&targets, &en));
        assert_eq!((pairing.pairs.len(), pairing.alone), (2, files(&["a/3.txt"])));
    }
}
