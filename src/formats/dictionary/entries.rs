//! A dictionary in memory: its text, and where the entries of each headword stand in it.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::fold_str;

/// An entry as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryEntry {
    /// The headword as the dictionary writes it, without the pronunciation.
    pub headword: String,
    /// What it means, one sense each, in the dictionary's order.
    pub senses: Vec<String>,
}

/// A dictionary that was read.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// What it calls itself, or the name of its file.
    pub name: String,
    text: String,
    entries: Vec<Place>,
    by_key: HashMap<String, Vec<u32>>,
}

/// Where an entry stands: its headword as the index has it, and the bytes of its text.
#[derive(Clone, Debug)]
struct Place {
    headword: Box<str>,
    bytes: Range<usize>,
}

impl Dictionary {
    /// A dictionary over `text`, without entries yet.
    pub(super) fn new(name: String, text: String) -> Self {
        Self { name, text, ..Self::default() }
    }

    /// Adds an entry whose text stands at `bytes`.
    pub(super) fn add(&mut self, headword: &str, bytes: Range<usize>) {
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.by_key.entry(fold_str(headword.trim())).or_default().push(number);
        self.entries.push(Place { headword: headword.trim().into(), bytes });
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of a headword, whatever its vowel marks, hamza forms and case; those of one spelling are in order.
    pub fn look_up(&self, headword: &str) -> Vec<DictionaryEntry> {
        let numbers = self.by_key.get(&fold_str(headword.trim())).into_iter().flatten();
        let places = numbers.filter_map(|number| self.entries.get(*number as usize));
        let mut out: Vec<DictionaryEntry> = Vec::new();
        for place in places {
            let entry = self.entry(place);
            if !entry.senses.is_empty() && !out.contains(&entry) {
                out.push(entry);
            }
        }
        out
    }

    /// All entries in their order, each with its headword as the index has it.
    pub fn entries(&self) -> impl Iterator<Item = (&str, DictionaryEntry)> {
        self.entries.iter().map(|place| (&*place.headword, self.entry(place)))
    }

    fn entry(&self, place: &Place) -> DictionaryEntry {
        let text = self.text.get(place.bytes.clone()).unwrap_or_default();
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
        let key = fold_str(&place.headword);
        // The first line says the headword again, often with its pronunciation between slashes.
        let head = lines.next_if(|line| fold_str(line).starts_with(&key) && !is_numbered(line));
        let spoken = head.and_then(|line| line.split_once(" /")).map(|(head, _)| head.trim());
        let headword = spoken.or(head).unwrap_or(&place.headword).to_owned();
        DictionaryEntry { headword, senses: lines.map(|line| without_number(line).to_owned()).collect() }
    }
}

fn is_numbered(line: &str) -> bool {
    without_number(line).len() < line.len()
}

/// A sense without the `1. ` before it.
fn without_number(line: &str) -> &str {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match digits.strip_prefix(['.', ')']) {
        Some(rest) if digits.len() < line.len() => rest.trim_start(),
        _ => line,
    }
}
