//! The terms of loaded glossaries in any text, without a project: what the command line looks up.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::glossaries::LoadedGlossary;
use super::terms::{Glossary, Terms};
use crate::assist::{Grade, Search};
use crate::model::{Entry, EntryId};
use crate::text::Language;

/// A term that was found, with its translations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTerm {
    /// The term as the glossary has it.
    pub term: String,
    /// The bytes of the whole words, clitics included.
    pub range: Range<usize>,
    /// How sure it is.
    pub grade: Grade,
    /// The translations, the better ones first.
    pub targets: Vec<String>,
}

/// Glossaries that are ready to be looked up.
pub struct TermFinder {
    terms: Terms,
    glossaries: Vec<Glossary>,
    languages: (Language, Language),
}

impl TermFinder {
    /// The terms of `glossaries` in the first of the languages, whether or not they have a translation in the second.
    pub fn new(languages: &(Language, Language), glossaries: &[LoadedGlossary]) -> Self {
        let numbered = |loaded: &LoadedGlossary| -> Glossary {
            let entries = (0..).map(EntryId).zip(loaded.entries.iter().map(Arc::clone));
            entries.collect::<BTreeMap<_, _>>()
        };
        let glossaries: Vec<Glossary> = glossaries.iter().map(numbered).collect();
        let terms = Terms::with_lone_terms(languages, &glossaries);
        Self { terms, glossaries, languages: languages.clone() }
    }

    /// The terms in `text`, in text order; `plurals` says whether the program's own broken plurals count.
    pub fn find(&self, text: &str, plurals: bool) -> Vec<FoundTerm> {
        let search = Search { plural_table: plurals, ..Search::default() };
        let hits = self.terms.named(text, search).into_iter();
        let found = hits.filter_map(|(hit, number)| {
            let (glossary, id) = hit.entry;
            let entry: &Entry = self.glossaries.get(glossary)?.get(&id)?;
            let term = entry.terms_in(&self.languages.0).nth(number)?.text.clone();
            let mut targets: Vec<_> = entry.terms_in(&self.languages.1).collect();
            targets.sort_by_key(|term| term.status);
            let targets = targets.into_iter().map(|term| term.text.clone()).collect();
            Some(FoundTerm { term, range: hit.range, grade: hit.grade, targets })
        });
        found.collect()
    }
}
