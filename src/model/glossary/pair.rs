//! An entry as a translator sees it: a term of the source language and its translation.

use super::{Entry, EntryId, Term, TermStatus};
use crate::text::Language;

/// One term of an entry and one of its translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// The term of the source language.
    pub source: &'a Term,
    /// Its translation.
    pub target: &'a Term,
}

impl<'a> Pair<'a> {
    /// Whether the translation may be used: a forbidden term of the source language says nothing of it.
    pub fn status(&self) -> TermStatus {
        self.target.status
    }

    /// What there is to remark: of the translation, of the term, of the concept, whichever comes first.
    pub fn note(&self) -> &'a str {
        let notes = [&self.target.note, &self.source.note, &self.entry.note, &self.entry.definition];
        notes.into_iter().find(|note| !note.is_empty()).map_or("", String::as_str)
    }
}

impl Entry {
    /// An entry of one term and one translation.
    pub fn of_pair(id: EntryId, (from, source): (&Language, &str), (to, target): (&Language, &str)) -> Self {
        Self { id, terms: vec![Term::new(from, source), Term::new(to, target)], ..Self::default() }
    }

    /// The terms of a language in any of its regions (`ar` and `ar-SA` are one), those of the very tag first.
    pub fn terms_in<'a>(&'a self, language: &Language) -> impl Iterator<Item = &'a Term> + use<'a> {
        let (exact, primary) = (language.clone(), language.primary().to_owned());
        let akin = language.clone();
        let of_tag = self.terms.iter().filter(move |term| term.language == exact);
        let of_other =
            self.terms.iter().filter(move |term| term.language != akin && term.language.primary() == primary);
        of_tag.chain(of_other)
    }

    /// Every term of `source` with every one of `target`, the better ones first.
    pub fn pairs(&self, source: &Language, target: &Language) -> Vec<Pair<'_>> {
        let mut sources: Vec<_> = self.terms_in(source).collect();
        let mut targets: Vec<_> = self.terms_in(target).collect();
        sources.sort_by_key(|term| term.status);
        targets.sort_by_key(|term| term.status);
        let pairs = sources
            .iter()
            .flat_map(|source| targets.iter().map(|target| Pair { entry: self, source, target }));
        pairs.collect()
    }

    /// The best term of `source` with the best one of `target`; none where one of the languages has none.
    pub fn pair(&self, source: &Language, target: &Language) -> Option<Pair<'_>> {
        let best = |language| self.terms_in(language).min_by_key(|term| term.status);
        Some(Pair { entry: self, source: best(source)?, target: best(target)? })
    }

    /// Replaces `old` (by its language and text) with `new`, or adds it where there is none such.
    pub fn put_term(&mut self, old: Option<&Term>, new: Term) {
        let place = old.and_then(|old| {
            self.terms.iter_mut().find(|term| term.language == old.language && term.text == old.text)
        });
        match place {
            Some(place) => *place = new,
            None => self.terms.push(new),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_terms_in_any_region_make_the_pair() {
        let (ar, en) = (Language::new("ar-SA"), Language::new("en"));
        let mut entry = Entry::of_pair(EntryId(1), (&Language::new("ar"), "قطار"), (&en, "choo-choo"));
        entry.terms[1].status = TermStatus::Forbidden;
        entry.terms.push(Term::new(&Language::new("en-GB"), "train"));
        let pair = entry.pair(&ar, &en).unwrap();
        assert_eq!((pair.source.text.as_str(), pair.target.text.as_str()), ("قطار", "train"));
        let all = entry.pairs(&ar, &en);
        assert_eq!(
            all.iter().map(Pair::status).collect::<Vec<_>>(),
            [TermStatus::Preferred, TermStatus::Forbidden]
        );
        assert_eq!(entry.pair(&ar, &Language::new("fr")), None);
    }
}
