//! The one place that knows how a glossary entry becomes what the term index takes.

use crate::assist::TermSource;
use crate::model::{Entry, EntryId};

/// The source term of `entry` with its variants. A translation in Latin letters that begins with a capital says that it is a name.
pub(super) fn term_source(entry: &Entry) -> TermSource<'_, EntryId> {
    TermSource {
        id: entry.id,
        text: &entry.source,
        variants: entry.variants.iter().map(String::as_str).collect(),
        priority: 0,
        name: entry.target.chars().next().is_some_and(char::is_uppercase),
    }
}
