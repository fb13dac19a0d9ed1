//! `LibreTranslate` 1.9: `POST /translate` and `GET /languages`, read off the running server.

use serde::Deserialize;
use serde_json::json;

use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::engine::{Catalog, Offered};
use crate::mt::family::{BatchLimits, Classic};
use crate::mt::protect::Form;
use crate::mt::refusal::{Class, Said, last_number};
use crate::mt::{Batch, Engine, MtError, Usage};
use crate::text::Language;

pub(in crate::mt) static LIBRETRANSLATE: LibreTranslate = LibreTranslate;

pub(in crate::mt) struct LibreTranslate;

#[derive(Deserialize)]
struct Translated {
    #[serde(rename = "translatedText")]
    texts: Vec<String>,
}

#[derive(Deserialize)]
struct Listed {
    code: String,
    #[serde(default)]
    targets: Vec<String>,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
}

impl Classic for LibreTranslate {
    /// The server's own limits are its operator's choice: smaller ones are learnt from what it refuses.
    fn counts_texts(&self) -> bool {
        true
    }

    fn limits(&self) -> BatchLimits {
        BatchLimits { items: 20, chars: 5_000 }
    }

    fn form(&self) -> Form {
        Form::Html
    }

    fn code(&self, language: &Language, _as_target: bool) -> Option<String> {
        Some(language.primary().to_owned())
    }

    fn translate(&self, engine: &Engine, batch: &Batch, texts: &[String], _glossary: Option<&str>) -> Call {
        let body = json!({
            "q": texts,
            "source": batch.from.primary(),
            "target": batch.to.primary(),
            "format": "html",
        });
        let body = match engine.key() {
            Some(key) => Body::JsonWithKey(body, "api_key", key.clone()),
            None => Body::Json(body),
        };
        Call::post(engine.call("translate"), body)
    }

    fn read(&self, reply: &Reply) -> Result<(Vec<String>, Usage), MtError> {
        let translated: Translated = reply.read()?;
        Ok((translated.texts, Usage::default()))
    }

    fn catalog(&self, engine: &Engine) -> Call {
        Call::get(engine.call("languages"))
    }

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError> {
        let listed: Vec<Listed> = reply.read()?;
        let languages = listed.iter().map(|listed| Offered {
            language: Language::new(&listed.code),
            targets: listed.targets.iter().map(|code| Language::new(code)).collect(),
        });
        Ok(Catalog { languages: languages.collect(), models: Vec::new() })
    }

    /// It answers 400 for a missing key and for every limit, and 403 for a client that it banned: its words count as much as
    /// the status.
    fn said(&self, reply: &Reply) -> Said {
        let words = reply.read::<Refused>().map(|refused| refused.error).unwrap_or_default();
        let low = words.to_lowercase();
        let says = |part: &str| low.contains(part);
        let class = match reply.status {
            429 if says("quota") => Some(Class::Quota),
            403 if says("too many request") => Some(Class::Rate),
            400 if says("api key") => Some(Class::Key),
            400 if says("exceeds text limit") => Some(Class::TooLarge(last_number(&low))),
            400 if says("is not supported") || says("is not available as a target") => {
                Some(Class::Unsupported)
            }
            _ => None,
        };
        Said::new(class, &words)
    }
}
