//! The engines that can be asked, and one of them as the user has set it up.

use super::chat::{ANTHROPIC, OPENAI};
use super::classic::{APERTIUM, AZURE, DEEPL, GOOGLE, LIBRETRANSLATE};
use super::family::Family;
use super::{Endpoint, MtError, Secret};
use crate::text::Language;

/// A kind of engine, named by the protocol that it speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EngineKind {
    /// A server of `LibreTranslate`, one's own or another's.
    LibreTranslate,
    /// A server of Apertium APY.
    Apertium,
    /// Chat completions as `OpenAI` has them: Ollama, llama.cpp, LM Studio, vLLM and many more.
    OpenAi,
    /// The Messages API of Anthropic.
    Anthropic,
    /// `DeepL`, version 2 with glossaries of version 3.
    DeepL,
    /// Google Cloud Translation, version 2.
    Google,
    /// Azure Translator, version 3.
    Azure,
}

impl EngineKind {
    /// All of them, those that can run on one's own machine first.
    pub const ALL: [Self; 7] = [
        Self::LibreTranslate,
        Self::Apertium,
        Self::OpenAi,
        Self::Anthropic,
        Self::DeepL,
        Self::Google,
        Self::Azure,
    ];

    /// The name that the user sees.
    pub fn name(self) -> &'static str {
        match self {
            Self::LibreTranslate => "LibreTranslate",
            Self::Apertium => "Apertium",
            Self::OpenAi => "OpenAI or compatible (Ollama, llama.cpp…)",
            Self::Anthropic => "Anthropic",
            Self::DeepL => "DeepL",
            Self::Google => "Google Translate",
            Self::Azure => "Azure Translator",
        }
    }

    /// The word that the command line, the settings and the names of environment variables use.
    pub fn word(self) -> &'static str {
        match self {
            Self::LibreTranslate => "libretranslate",
            Self::Apertium => "apertium",
            Self::OpenAi => "openai",
            Self::Anthropic => "anthropic",
            Self::DeepL => "deepl",
            Self::Google => "google",
            Self::Azure => "azure",
        }
    }

    /// The kind of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Where it answers unless the user says otherwise.
    pub fn usual_address(self) -> &'static str {
        match self {
            Self::LibreTranslate => "http://localhost:5000",
            Self::Apertium => "http://localhost:2737",
            Self::OpenAi => "http://localhost:11434/v1",
            Self::Anthropic => "https://api.anthropic.com",
            Self::DeepL => "https://api.deepl.com",
            Self::Google => "https://translation.googleapis.com",
            Self::Azure => "https://api.cognitive.microsofttranslator.com",
        }
    }

    /// Whether it is a language model, which is told about terms, examples and neighbours.
    pub fn is_chat(self) -> bool {
        matches!(self.family(), Family::Chat(_))
    }

    /// Whether it cannot be asked without a key.
    pub fn needs_key(self) -> bool {
        matches!(self, Self::Anthropic | Self::DeepL | Self::Google | Self::Azure)
    }

    pub(super) fn family(self) -> Family {
        match self {
            Self::LibreTranslate => Family::Classic(&LIBRETRANSLATE),
            Self::Apertium => Family::Classic(&APERTIUM),
            Self::OpenAi => Family::Chat(&OPENAI),
            Self::Anthropic => Family::Chat(&ANTHROPIC),
            Self::DeepL => Family::Classic(&DEEPL),
            Self::Google => Family::Classic(&GOOGLE),
            Self::Azure => Family::Classic(&AZURE),
        }
    }
}

/// An engine that the user has set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// What it is.
    pub kind: EngineKind,
    /// Where it answers, with its key.
    pub endpoint: Endpoint,
    /// The model, for those that have several; may be empty for the others.
    pub model: String,
    /// The region of an Azure resource; empty where it has none.
    pub region: String,
}

impl Engine {
    /// An engine at an address as the user typed it; a blank one is the usual one of its kind.
    ///
    /// Errors: `MtError::Address`, as `Endpoint::parse`.
    pub fn new(kind: EngineKind, address: &str, key: Option<Secret>) -> Result<Self, MtError> {
        let address = if address.trim().is_empty() { usual(kind, key.as_ref()) } else { address };
        let endpoint = Endpoint::parse(address)?.with_key(key);
        Ok(Self { kind, endpoint, model: String::new(), region: String::new() })
    }

    /// Name, model and host: what a suggestion is signed with.
    pub fn signature(&self) -> String {
        let (host, model) = (self.endpoint.host(), &self.model);
        match self.kind {
            EngineKind::OpenAi if model.is_empty() => format!("Language model, {host}"),
            EngineKind::OpenAi => format!("{model}, {host}"),
            kind if model.is_empty() => format!("{}, {host}", kind.name()),
            kind => format!("{} {model}, {host}", kind.name()),
        }
    }

    pub(super) fn key(&self) -> Option<&Secret> {
        self.endpoint.key()
    }

    /// The address of one call, such as `translate`.
    pub(super) fn call(&self, name: &str) -> String {
        self.endpoint.call(name)
    }
}

/// A key of the free plan of `DeepL` ends with `:fx` and is taken at another host only.
fn usual(kind: EngineKind, key: Option<&Secret>) -> &'static str {
    if kind == EngineKind::DeepL && key.is_some_and(|key| key.reveal().ends_with(":fx")) {
        return "https://api-free.deepl.com";
    }
    kind.usual_address()
}

/// What an engine offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// Languages; empty where the engine does not list them.
    pub languages: Vec<Offered>,
    /// Models; empty where it has none to choose from.
    pub models: Vec<String>,
}

/// A source language that an engine offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The source language.
    pub language: Language,
    /// What it translates into; empty where the engine does not say.
    pub targets: Vec<Language>,
}

impl Catalog {
    /// Whether the pair is offered; only the first subtags are compared. An unsaid target counts as offered where the engine
    /// knows the language at all, and everything is offered where no language is listed.
    pub fn offers(&self, from: &Language, to: &Language) -> bool {
        let knows =
            |wanted: &Language| self.languages.iter().any(|o| o.language.primary() == wanted.primary());
        self.languages.is_empty()
            || self.languages.iter().filter(|offered| offered.language.primary() == from.primary()).any(
                |offered| match offered.targets.as_slice() {
                    [] => knows(to),
                    targets => targets.iter().any(|target| target.primary() == to.primary()),
                },
            )
    }
}
