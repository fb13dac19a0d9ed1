//! Which entries of a glossary are shown.

use crate::model::{Entry, TermStatus};
use crate::text::Language;

/// What an entry must be like to be shown; what is none is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryFilter {
    /// It has a term of this status.
    pub status: Option<TermStatus>,
    /// It is of this subject field; an empty text means that it is of none.
    pub domain: Option<String>,
    /// It has a term in this language.
    pub language: Option<Language>,
    /// It has no term in this language.
    pub without: Option<Language>,
    /// It is of the glossary of this number.
    pub glossary: Option<usize>,
}

impl GlossaryFilter {
    /// Whether an entry of the glossary `glossary` is shown.
    pub fn takes(&self, entry: &Entry, glossary: usize) -> bool {
        let has = |language: &Language| {
            entry.terms.iter().any(|term| term.language.primary() == language.primary())
        };
        self.status.is_none_or(|status| entry.terms.iter().any(|term| term.status == status))
            && self.domain.as_ref().is_none_or(|domain| entry.domain == *domain)
            && self.language.as_ref().is_none_or(has)
            && !self.without.as_ref().is_some_and(has)
            && self.glossary.is_none_or(|number| number == glossary)
    }
}
