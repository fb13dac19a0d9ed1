//! What is asked of an engine: segments of one document, and what helps to translate them.

use std::ops::Range;

use crate::text::{Language, TagTable};

/// Segments to translate in one go, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The language of the sources.
    pub from: Language,
    /// The language wished for.
    pub to: Language,
    /// The segments; each has an id of its own.
    pub items: Vec<Item>,
    /// The terms of these segments, for engines that take them.
    pub terms: Vec<TermRule>,
    /// Close matches of the memory, for language models.
    pub examples: Vec<Example>,
    /// Confirmed neighbours before the first segment, for language models.
    pub before: Vec<(String, String)>,
    /// The sources after the last segment, for language models.
    pub after: Vec<String>,
    /// How the user wishes it to be written, for language models; may be empty.
    pub style: String,
}

/// One segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Names it in the request and in the reply; random, so that a model which repeats it has read it.
    pub id: String,
    /// The source with its inline tags.
    pub text: String,
    /// The tags that it may hold.
    pub tags: TagTable,
    /// Names and terms that must stay as they are, as byte ranges of `text`.
    pub kept: Vec<Range<usize>>,
    /// What a former answer did wrong, in sentences for a language model; empty at first.
    pub reminders: Vec<String>,
}

/// How strictly a term is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// It should be used.
    Prefer,
    /// It must be used as it is written.
    Exact,
    /// It must not be used.
    Forbidden,
}

impl Rule {
    /// The word of the request.
    pub fn word(self) -> &'static str {
        match self {
            Self::Prefer => "prefer",
            Self::Exact => "exact",
            Self::Forbidden => "forbidden",
        }
    }
}

/// A term of the glossary that occurs in a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermRule {
    /// The term in the language of the source.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// What tells it from its like; may be empty.
    pub note: String,
    /// How strictly it is meant.
    pub rule: Rule,
}

/// A translation of a text like the one to translate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its source.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// The score of the match, in percent.
    pub score: u8,
}

impl Batch {
    /// The length of all sources, in code points.
    pub fn chars(&self) -> usize {
        self.items.iter().map(|item| item.text.chars().count()).sum()
    }

    /// The same question about some of its segments only.
    pub fn with_items(&self, items: Vec<Item>) -> Self {
        Self { items, ..self.clone() }
    }
}
