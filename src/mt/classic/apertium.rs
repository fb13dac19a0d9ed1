//! Apertium APY 0.11: one text at a time, language codes of three letters, read off the running server.

use serde::Deserialize;

use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::engine::{Catalog, Offered};
use crate::mt::family::{BatchLimits, Classic};
use crate::mt::protect::Form;
use crate::mt::refusal::{Class, Said};
use crate::mt::{Batch, Engine, MtError, Usage};
use crate::text::Language;

pub(in crate::mt) static APERTIUM: Apertium = Apertium;

pub(in crate::mt) struct Apertium;

/// ISO 639-1 and 639-3 codes of the languages that have Apertium data; other codes go as they are.
const CODES: &[(&str, &str)] = &[
    ("af", "afr"),
    ("ar", "ara"),
    ("ca", "cat"),
    ("de", "deu"),
    ("en", "eng"),
    ("eo", "epo"),
    ("es", "spa"),
    ("eu", "eus"),
    ("fr", "fra"),
    ("gl", "glg"),
    ("it", "ita"),
    ("mt", "mlt"),
    ("nl", "nld"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("sv", "swe"),
    ("tr", "tur"),
];

#[derive(Deserialize)]
struct Wrapped<T> {
    #[serde(rename = "responseData")]
    data: T,
}

#[derive(Deserialize)]
struct Translated {
    #[serde(rename = "translatedText")]
    text: String,
}

#[derive(Deserialize)]
struct Pair {
    #[serde(rename = "sourceLanguage")]
    source: String,
    #[serde(rename = "targetLanguage")]
    target: String,
}

#[derive(Deserialize)]
struct Refused {
    #[serde(default)]
    explanation: String,
}

impl Classic for Apertium {
    fn limits(&self) -> BatchLimits {
        BatchLimits { items: 1, chars: 5_000 }
    }

    fn form(&self) -> Form {
        Form::Html
    }

    fn code(&self, language: &Language, _as_target: bool) -> Option<String> {
        let known = CODES.iter().find(|(short, _)| *short == language.primary());
        Some(known.map_or_else(|| language.primary().to_owned(), |(_, long)| (*long).to_owned()))
    }

    fn translate(&self, engine: &Engine, batch: &Batch, texts: &[String], _glossary: Option<&str>) -> Call {
        let code = |language: &Language| self.code(language, true).unwrap_or_default();
        let form = vec![
            ("langpair", format!("{}|{}", code(&batch.from), code(&batch.to))),
            ("q", texts.first().cloned().unwrap_or_default()),
            ("markUnknown", "no".to_owned()),
            ("format", "html".to_owned()),
        ];
        Call::post(engine.call("translate"), Body::Form(form))
    }

    fn read(&self, reply: &Reply) -> Result<(Vec<String>, Usage), MtError> {
        let translated: Wrapped<Translated> = reply.read()?;
        Ok((vec![translated.data.text], Usage::default()))
    }

    fn catalog(&self, engine: &Engine) -> Call {
        Call::get(engine.call("listPairs"))
    }

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError> {
        let pairs: Wrapped<Vec<Pair>> = reply.read()?;
        let languages = pairs
            .data
            .iter()
            .map(|pair| Offered { language: short(&pair.source), targets: vec![short(&pair.target)] });
        Ok(Catalog { languages: languages.collect(), models: Vec::new() })
    }

    fn said(&self, reply: &Reply) -> Said {
        let words = reply.read::<Refused>().map(|refused| refused.explanation).unwrap_or_default();
        let class = words.to_lowercase().contains("pair is not installed").then_some(Class::Unsupported);
        Said::new(class, &words)
    }
}

/// The language of a code of Apertium, which may carry a variant such as `por_BR`.
fn short(code: &str) -> Language {
    let long = code.split('_').next().unwrap_or_default();
    let known = CODES.iter().find(|(_, other)| *other == long);
    Language::new(known.map_or(code, |(short, _)| short))
}
