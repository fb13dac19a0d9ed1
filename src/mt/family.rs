//! The two ways in which engines are asked: classic ones translate texts, language models follow a prompt.

use serde_json::Value;

use super::call::Call;
use super::client::Reply;
use super::engine::Catalog;
use super::protect::Form;
use super::refusal::Said;
use super::{Batch, Engine, MtError, Usage};
use crate::text::Language;

/// What an engine takes in one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchLimits {
    /// Segments.
    pub items: usize,
    /// Code points of all sources together.
    pub chars: usize,
}

#[derive(Clone, Copy)]
pub(super) enum Family {
    Classic(&'static dyn Classic),
    Chat(&'static dyn Chat),
}

/// An engine that takes texts and gives as many back. Everything about its wire format stands in one file.
pub(super) trait Classic: Sync {
    fn limits(&self) -> BatchLimits;

    /// How tags and addresses are protected.
    fn form(&self) -> Form;

    /// The code of a language as a source or as a target; none where the engine does not have it.
    fn code(&self, language: &Language, as_target: bool) -> Option<String>;

    /// The request for `texts`, which are the protected sources of the batch; `glossary` is the id of one kept there.
    fn translate(&self, engine: &Engine, batch: &Batch, texts: &[String], glossary: Option<&str>) -> Call;

    /// The translations, as many as were asked for, and what they cost.
    fn read(&self, reply: &Reply) -> Result<(Vec<String>, Usage), MtError>;

    /// The request that lists languages; it sends no text.
    fn catalog(&self, engine: &Engine) -> Call;

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError>;

    /// What the engine says where it refuses.
    fn said(&self, reply: &Reply) -> Said;

    /// The text with the terms marked in it, where the engine takes them in that way.
    fn with_terms(&self, protected: &str, _batch: &Batch) -> String {
        protected.to_owned()
    }

    /// Whether a request costs as much of the rate as it has texts, so that a whole batch may always be too much of it.
    fn counts_texts(&self) -> bool {
        false
    }

    /// How glossaries are kept there, where they are.
    fn glossaries(&self) -> Option<&'static dyn Glossaries> {
        None
    }
}

/// Glossaries that an engine keeps, each under a name that tells its content.
pub(super) trait Glossaries: Sync {
    fn list(&self, engine: &Engine) -> Call;

    /// Name and id of each.
    fn read_list(&self, reply: &Reply) -> Result<Vec<(String, String)>, MtError>;

    fn create(&self, engine: &Engine, name: &str, batch: &Batch, terms: &[(String, String)]) -> Call;

    fn read_created(&self, reply: &Reply) -> Result<String, MtError>;

    fn delete(&self, engine: &Engine, id: &str) -> Call;
}

/// How the reply of a language model is asked for, the strictest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rung {
    /// JSON by a schema.
    #[default]
    Schema,
    /// Any JSON.
    Json,
    /// Text in which the first JSON is taken.
    Plain,
    /// As before, one segment at a time.
    Single,
}

impl Rung {
    /// The next one down the ladder.
    pub(super) fn next(self) -> Option<Self> {
        match self {
            Self::Schema => Some(Self::Json),
            Self::Json => Some(Self::Plain),
            Self::Plain => Some(Self::Single),
            Self::Single => None,
        }
    }
}

/// What a model is asked: the same for each protocol.
pub(super) struct Prompt {
    pub(super) system: String,
    pub(super) user: String,
    pub(super) schema: Value,
    pub(super) rung: Rung,
    /// The most tokens that an answer can need.
    pub(super) max_tokens: usize,
    pub(super) stream: bool,
}

/// What a model wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) text: String,
    pub(super) cut_off: bool,
    pub(super) usage: Usage,
}

/// A language model: the envelope around the prompt and the reply. Everything about its wire format stands in one file.
pub(super) trait Chat: Sync {
    fn limits(&self) -> BatchLimits;

    fn call(&self, engine: &Engine, prompt: &Prompt) -> Call;

    fn read(&self, reply: &Reply) -> Result<Content, MtError>;

    /// Takes in one event of a streamed reply.
    fn event(&self, event: &Value, content: &mut Content);

    fn catalog(&self, engine: &Engine) -> Call;

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError>;

    fn said(&self, reply: &Reply) -> Said;
}
