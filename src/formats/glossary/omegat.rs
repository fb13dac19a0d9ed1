//! The glossaries of `OmegaT`: source, target and note in each line, separated by tabs, in UTF-8.

use std::borrow::Borrow;

use crate::formats::error::ReadWarning;
use crate::model::{Entry, Pair, TermStatus};
use crate::text::Language;

/// The lines, one for each term and translation; what such a file has no place for is told.
pub(super) fn write<E: Borrow<Entry>>(
    entries: &[E],
    source: &Language,
    target: &Language,
) -> (String, Vec<ReadWarning>) {
    let mut out = String::new();
    let (mut without, mut poorer) = (0_usize, 0_usize);
    for entry in entries {
        let entry = entry.borrow();
        let pairs = entry.pairs(source, target);
        without += usize::from(pairs.is_empty());
        poorer += usize::from(!pairs.is_empty() && says_more(entry));
        for pair in pairs {
            out.push_str(&line(pair));
        }
    }
    let told = |count: usize, words: &str| {
        let message = format!("{count} entries {words}");
        (count > 0).then_some(ReadWarning { line: 0, message })
    };
    let without =
        told(without, &format!("are left out: they have no {} or no {} term", source.name(), target.name()));
    let poorer = told(poorer, "have fields for which an OmegaT glossary has no place; TBX keeps them all");
    (out, without.into_iter().chain(poorer).collect())
}

/// A translation that must not be used says so in its note.
fn line(pair: Pair<'_>) -> String {
    let forbidden = if pair.status() == TermStatus::Forbidden { "[forbidden] " } else { "" };
    let note = format!("{forbidden}{}", pair.note());
    let [source, target, note] = [&pair.source.text, &pair.target.text, &note].map(|field| plain(field));
    if note.trim().is_empty() {
        format!("{source}\t{target}\n")
    } else {
        format!("{source}\t{target}\t{}\n", note.trim())
    }
}

/// On one line, and no comment.
fn plain(field: &str) -> String {
    let line = field.replace(['\t', '\n', '\r'], " ");
    if line.starts_with('#') { format!("\"{}\"", line.replace('"', "\"\"")) } else { line }
}

fn says_more(entry: &Entry) -> bool {
    let term = |term: &crate::model::Term| {
        !term.variants.is_empty()
            || !term.extra.is_empty()
            || [&term.part_of_speech, &term.gender, &term.source, &term.example]
                .iter()
                .any(|text| !text.is_empty())
    };
    let own = [&entry.domain, &entry.definition].iter().any(|text| !text.is_empty());
    own || !entry.extra.is_empty() || entry.terms.iter().any(term)
}
