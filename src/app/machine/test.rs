//! The test of an engine that is being set up.

use super::question::Asked;
use crate::model::SegmentId;
use crate::mt::{Batch, Catalog, Item, MtError, random_id};
use crate::text::{Language, TagTable};

/// What came of a test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MachineTest {
    /// The number of its question.
    pub(in crate::app) number: u64,
    pub(in crate::app) asked: String,
    /// What the engine offers.
    pub catalog: Option<Catalog>,
    /// The word that was sent, and what the engine made of it.
    pub word: Option<(String, String)>,
    /// What went wrong, and what to do.
    pub failure: Option<(String, String)>,
    /// Whether there is no more to come.
    pub is_done: bool,
}

impl MachineTest {
    pub(in crate::app) fn failed(error: &MtError) -> Self {
        Self::default().ended(error)
    }

    /// It has ended in an error; what was heard before stays.
    pub(in crate::app) fn ended(self, error: &MtError) -> Self {
        Self { failure: Some((error.to_string(), error.hint())), is_done: true, ..self }
    }
}

/// The question about one word, which no text of the user is part of; the word is one that a language with other letters lacks too.
pub(in crate::app) fn word_question(from: &Language, to: &Language) -> (Batch, Asked) {
    let word = match from.primary() {
        "ar" => "سلام",
        "fa" | "ur" => "کتاب",
        "fr" => "bonjour",
        "es" => "hola",
        "de" => "Frieden",
        _ => "hello",
    };
    let item = Item {
        id: random_id(),
        text: word.to_owned(),
        tags: TagTable::default(),
        kept: Vec::new(),
        reminders: Vec::new(),
    };
    let batch = Batch {
        from: from.clone(),
        to: to.clone(),
        items: vec![item.clone()],
        terms: Vec::new(),
        examples: Vec::new(),
        before: Vec::new(),
        after: Vec::new(),
        style: String::new(),
    };
    (batch, Asked { segment: SegmentId(0), revision: 0, item, terms: Vec::new() })
}
