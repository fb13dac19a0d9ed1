//! The terms of all glossaries of a project, ready to be found in its source.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::assist::{self, Search, TermIndex, TermSource};
use crate::model::{Entry, EntryId, Segment};
use crate::text::{Language, Plain, TagTable};

/// Names an entry in its glossary: 0 is the project's own, the others are the shared ones from 1.
pub type EntryKey = (usize, EntryId);

/// A term of a glossary in a text.
pub type TermHit = assist::TermHit<EntryKey>;

/// The entries of one glossary.
pub(super) type Glossary = BTreeMap<EntryId, Arc<Entry>>;

/// The index of the source terms.
pub struct Terms {
    index: TermIndex<(EntryKey, usize)>,
    languages: (Language, Language),
    /// Whether a term without a translation is left out.
    pairs_only: bool,
    /// How many terms of each entry are in the index.
    counts: HashMap<EntryKey, usize>,
}

impl Terms {
    /// The terms of `glossaries` in the first of the languages that have a translation in the second; where two glossaries know a
    /// term, the former one comes first.
    pub(super) fn new(languages: &(Language, Language), glossaries: &[Glossary]) -> Self {
        Self::of(languages, glossaries, true)
    }

    /// The same with the terms that have no translation.
    pub(super) fn with_lone_terms(languages: &(Language, Language), glossaries: &[Glossary]) -> Self {
        Self::of(languages, glossaries, false)
    }

    fn of(languages: &(Language, Language), glossaries: &[Glossary], pairs_only: bool) -> Self {
        let index = TermIndex::new(&languages.0, []);
        let mut terms = Self { index, languages: languages.clone(), pairs_only, counts: HashMap::new() };
        for (number, glossary) in glossaries.iter().enumerate() {
            for (id, entry) in glossary {
                terms.put((number, *id), Some(entry));
            }
        }
        terms
    }

    /// An entry has come, changed or gone.
    pub(super) fn put(&mut self, key: EntryKey, entry: Option<&Entry>) {
        for number in 0..self.counts.remove(&key).unwrap_or(0) {
            self.index.remove((key, number));
        }
        let Some(entry) = entry else { return };
        let (source, target) = &self.languages;
        // A translation that begins with a capital says that it is a name.
        let translation = entry.pair(source, target).map(|pair| pair.target.text.as_str());
        if translation.is_none() && self.pairs_only {
            return;
        }
        let name = translation.and_then(|text| text.chars().next()).is_some_and(char::is_uppercase);
        let mut count = 0;
        for term in entry.terms_in(source) {
            self.index.add(&TermSource {
                id: (key, count),
                text: &term.text,
                variants: term.variants.iter().map(String::as_str).collect(),
                priority: u32::try_from(key.0).unwrap_or(u32::MAX),
                name,
            });
            count += 1;
        }
        self.counts.insert(key, count);
    }

    /// The terms in the source of a segment whose paragraph has these tags, by the bytes of the source.
    pub(super) fn in_segment(&self, segment: &Segment, tags: &TagTable) -> Vec<TermHit> {
        let plain = Plain::new(&segment.source, tags);
        let original = |hit: TermHit| TermHit {
            range: plain.original(&hit.range),
            core: plain.original(&hit.core),
            ..hit
        };
        self.find(&plain.text).into_iter().map(original).collect()
    }

    /// The terms in `text`, in text order; an entry once on the same words.
    pub(super) fn find(&self, text: &str) -> Vec<TermHit> {
        self.named(text, Search::default()).into_iter().map(|(hit, _)| hit).collect()
    }

    /// The same as `search` has it, each with the number of the term among those of its entry in the source language.
    pub(super) fn named(&self, text: &str, search: Search) -> Vec<(TermHit, usize)> {
        let mut seen = HashSet::new();
        let hits = self.index.search(text, search).into_iter();
        let named = hits.map(|hit| {
            let assist::TermHit { entry: (entry, number), range, core, grade, reason } = hit;
            (TermHit { entry, range, core, grade, reason }, number)
        });
        named.filter(|(hit, _)| seen.insert((hit.entry, hit.range.start, hit.range.end))).collect()
    }
}

impl Default for Terms {
    fn default() -> Self {
        Self::new(&(Language::new("ar"), Language::new("en")), &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Term;
    use crate::text::slice;

    #[test]
    fn synonyms_are_found_and_what_changes_is_found_anew() {
        let languages = (Language::new("ar"), Language::new("en"));
        let pair = |id, source: &str, target: &str| {
            let id = EntryId(id);
            let entry = Entry::of_pair(id, (&languages.0, source), (&languages.1, target));
            (id, Arc::new(entry))
        };
        let (id, minister) = pair(1, "وزير", "minister");
        let mut both = Entry::clone(&minister);
        both.terms.push(Term::new(&languages.0, "معالي الوزير"));
        let own: Glossary = [(id, Arc::new(both))].into();
        let shared: Glossary = [pair(1, "وزير", "secretary"), pair(2, "قطار", "train")].into();
        let mut terms = Terms::new(&languages, &[own, shared]);
        let found = |terms: &Terms, text: &str| -> Vec<_> {
            terms.find(text).into_iter().map(|hit| (hit.entry, slice(text, hit.range).to_owned())).collect()
        };
        let text = "رحب بالوزير";
        assert_eq!(
            found(&terms, text),
            [((0, id), "بالوزير".to_owned()), ((1, id), "بالوزير".to_owned())],
            "the project's own comes first"
        );
        assert_eq!(found(&terms, "قال معالي الوزير")[0].1, "معالي الوزير");
        terms.put((0, id), None);
        assert_eq!(found(&terms, text), [((1, id), "بالوزير".to_owned())]);
        terms.put(
            (0, EntryId(7)),
            Some(&Entry::of_pair(EntryId(7), (&languages.0, "رحب"), (&languages.1, "x"))),
        );
        assert_eq!(found(&terms, text).len(), 2);
    }
}
