//! The words that files have for the status of a term.

use crate::model::{Term, TermStatus};

/// Words in tables and in TBX (`administrativeStatus` and `normativeAuthorization` of ISO 12620), in lower case.
const WORDS: [(&str, TermStatus); 20] = [
    ("preferredterm", TermStatus::Preferred),
    ("preferredterm-admn-sts", TermStatus::Preferred),
    ("approved", TermStatus::Preferred),
    ("standardizedterm", TermStatus::Preferred),
    ("recommended", TermStatus::Preferred),
    ("admittedterm", TermStatus::Admitted),
    ("admittedterm-admn-sts", TermStatus::Admitted),
    ("allowed", TermStatus::Admitted),
    ("acceptable", TermStatus::Admitted),
    ("deprecatedterm", TermStatus::Forbidden),
    ("deprecatedterm-admn-sts", TermStatus::Forbidden),
    ("deprecated", TermStatus::Forbidden),
    ("obsolete", TermStatus::Forbidden),
    ("rejected", TermStatus::Forbidden),
    ("prohibited", TermStatus::Forbidden),
    ("not recommended", TermStatus::Forbidden),
    ("do not use", TermStatus::Forbidden),
    ("supersededterm", TermStatus::Forbidden),
    ("supersededterm-admn-sts", TermStatus::Forbidden),
    ("superseded", TermStatus::Forbidden),
];

/// Sets the status that a word says; a word that says more than that, or that is not known, stays as a further field.
pub(super) fn set(term: &mut Term, word: &str) {
    let word = word.trim();
    let lower = word.to_lowercase();
    let known = WORDS.iter().find(|(known, _)| *known == lower).map(|(_, status)| *status);
    let status = TermStatus::from_word(word).or(known);
    term.status = status.unwrap_or(term.status);
    if !word.is_empty() && (status.is_none() || lower.starts_with("superseded")) {
        term.extra.push(("status".to_owned(), word.to_owned()));
    }
}
