//! Whether an answer uses the terms of the glossary.

use super::rule::{Violation, ViolationRule};
use crate::assist::terms::find_term;
use crate::text::Language;

/// A term of the glossary that the source holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpectedTerm {
    /// The term in the source language.
    pub source: String,
    /// Translations of which one must be there, the best first; may be empty.
    pub allowed: Vec<String>,
    /// Translations that must not be there.
    pub forbidden: Vec<String>,
    /// Whether the translation must stand there letter by letter, as a name does.
    pub exact: bool,
}

/// What became of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermObeyed {
    /// The term in the source language.
    pub source: String,
    /// The translation that was wished for.
    pub target: String,
    /// Whether it, or another one that is allowed, is there.
    pub is_there: bool,
}

/// What became of each term that has a translation.
pub fn obeyed(terms: &[ExpectedTerm], target: &str, to: &Language) -> Vec<TermObeyed> {
    let with_target = terms.iter().filter_map(|term| Some((term, term.allowed.first()?)));
    let checked = with_target.map(|(term, wanted)| TermObeyed {
        source: term.source.clone(),
        target: wanted.clone(),
        is_there: term.allowed.iter().any(|allowed| stands(allowed, target, to, term.exact)),
    });
    checked.collect()
}

pub(super) fn violations(terms: &[ExpectedTerm], target: &str, to: &Language) -> Vec<Violation> {
    let missed = obeyed(terms, target, to).into_iter().filter(|term| !term.is_there);
    let missed = missed.map(|term| Violation::new(ViolationRule::TermMissed, &term.source, &term.target));
    let used = terms.iter().flat_map(|term| term.forbidden.iter().map(move |word| (term, word)));
    let used = used.filter(|(term, word)| !is_within_allowed(term, word, target, to));
    missed.chain(used.map(|(_, word)| Violation::new(ViolationRule::TermForbidden, word, ""))).collect()
}

/// Whether a forbidden word is not there, or only as a part of an allowed term: "state" within "state visit".
fn is_within_allowed(term: &ExpectedTerm, word: &str, target: &str, to: &Language) -> bool {
    let allowed: Vec<_> = term.allowed.iter().flat_map(|allowed| find_term(allowed, target, to)).collect();
    let is_inside = |range: &std::ops::Range<usize>| {
        allowed
            .iter()
            .any(|other| other.start <= range.start && range.end <= other.end && other.len() > range.len())
    };
    find_term(word, target, to).iter().all(is_inside)
}

fn stands(term: &str, target: &str, to: &Language, exact: bool) -> bool {
    if exact { target.contains(term) } else { !find_term(term, target, to).is_empty() }
}
