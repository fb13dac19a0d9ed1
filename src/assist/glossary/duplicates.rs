//! Entries that say the same.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::search::search_fold;
use crate::model::{Entry, EntryId};
use crate::text::{Language, fold_str};

/// In what entries are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same term with the same translation.
    Pair,
    /// The same term with different translations.
    Source,
}

/// Entries that are alike, at least two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// In what.
    pub likeness: Likeness,
    /// The term, as the first of them has it.
    pub source: String,
    /// The entries in the order of the glossary.
    pub entries: Vec<EntryId>,
}

/// The entries that are alike, whatever the spelling of their terms, in the order of the glossary. Entries whose pairs are
/// alike are not named again for their source.
pub fn duplicates<E: Borrow<Entry>>(entries: &[E], source: &Language, target: &Language) -> Vec<Duplicate> {
    let mut by_source: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().map(Borrow::borrow) {
        let mut keys: Vec<_> = entry.terms_in(source).map(|term| fold_str(term.text.trim())).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            by_source.entry(key).or_default().push(entry);
        }
    }
    let mut found = Vec::new();
    for alike in by_source.into_values().filter(|alike| alike.len() > 1) {
        found.extend(of_source(&alike, source, target));
    }
    let place: std::collections::HashMap<_, _> =
        entries.iter().enumerate().map(|(at, entry)| (entry.borrow().id, at)).collect();
    found.sort_by_key(|duplicate| duplicate.entries.first().and_then(|id| place.get(id)).copied());
    found
}

fn of_source(alike: &[&Entry], source: &Language, target: &Language) -> Vec<Duplicate> {
    let text =
        |entry: &Entry| entry.terms_in(source).next().map_or_else(String::new, |term| term.text.clone());
    let duplicate = |likeness, entries: &[&Entry]| Duplicate {
        likeness,
        source: entries.first().map_or_else(String::new, |entry| text(entry)),
        entries: entries.iter().map(|entry| entry.id).collect(),
    };
    let mut by_target: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in alike {
        let mut keys: Vec<_> = entry.terms_in(target).map(|term| search_fold(term.text.trim())).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            by_target.entry(key).or_default().push(entry);
        }
    }
    let pairs: Vec<_> = by_target.into_values().filter(|entries| entries.len() > 1).collect();
    let all_in_one = pairs.iter().any(|entries| entries.len() == alike.len());
    let mut found: Vec<_> = pairs.iter().map(|entries| duplicate(Likeness::Pair, entries)).collect();
    found.dedup_by(|a, b| a.entries == b.entries);
    if !all_in_one {
        found.push(duplicate(Likeness::Source, alike));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_say_the_same_are_found_whatever_their_spelling() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let pairs = [
            ("مسؤول", "official"),
            ("قطار", "train"),
            ("مَسؤول", "Official"),
            ("قطار", "choo-choo"),
            ("علي", "Ali"),
            ("على", "on"),
            ("مسؤول", "in charge"),
        ];
        let entries: Vec<_> = (1..)
            .zip(pairs)
            .map(|(id, (source, target))| Entry::of_pair(EntryId(id), (&ar, source), (&en, target)))
            .collect();
        let found = duplicates(&entries, &ar, &en);
        let told: Vec<_> = found
            .iter()
            .map(|it| (it.likeness, it.entries.iter().map(|id| id.0).collect::<Vec<_>>()))
            .collect();
        let expected =
            [(Likeness::Pair, vec![1, 3]), (Likeness::Source, vec![1, 3, 7]), (Likeness::Source, vec![2, 4])];
        assert_eq!(told, expected);
    }
}
