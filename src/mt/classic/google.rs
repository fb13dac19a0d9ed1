//! Google Cloud Translation, version 2, after its documentation.

use serde::Deserialize;
use serde_json::json;

use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::engine::{Catalog, Offered};
use crate::mt::family::{BatchLimits, Classic};
use crate::mt::protect::Form;
use crate::mt::refusal::{Class, Said};
use crate::mt::{Batch, Engine, MtError, Usage};
use crate::text::Language;

pub(in crate::mt) static GOOGLE: Google = Google;

pub(in crate::mt) struct Google;

#[derive(Deserialize)]
struct Reply2<T> {
    data: T,
}

#[derive(Deserialize)]
struct Translated {
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Translation {
    #[serde(rename = "translatedText")]
    text: String,
}

#[derive(Deserialize)]
struct Languages {
    languages: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    language: String,
}

#[derive(Deserialize)]
struct Refused {
    error: Fault,
}

#[derive(Deserialize)]
struct Fault {
    #[serde(default)]
    message: String,
    #[serde(default)]
    status: String,
}

impl Classic for Google {
    /// 128 texts; 5,000 characters are what its documentation recommends.
    fn limits(&self) -> BatchLimits {
        BatchLimits { items: 128, chars: 5_000 }
    }

    fn form(&self) -> Form {
        Form::Html
    }

    fn code(&self, language: &Language, _as_target: bool) -> Option<String> {
        let has_variants = matches!(language.tag(), "zh-TW" | "zh-CN" | "pt-BR" | "pt-PT" | "fr-CA");
        Some(if has_variants { language.tag() } else { language.primary() }.to_owned())
    }

    /// The key goes as a header, so that no address ever holds it.
    fn translate(&self, engine: &Engine, batch: &Batch, texts: &[String], _glossary: Option<&str>) -> Call {
        let body = json!({
            "q": texts,
            "source": self.code(&batch.from, false),
            "target": self.code(&batch.to, true),
            "format": "html",
        });
        let call = Call::post(engine.call("language/translate/v2"), Body::Json(body));
        call.with_key("x-goog-api-key", "", engine.key())
    }

    fn read(&self, reply: &Reply) -> Result<(Vec<String>, Usage), MtError> {
        let translated: Reply2<Translated> = reply.read()?;
        let texts = translated.data.translations.into_iter().map(|translation| translation.text).collect();
        Ok((texts, Usage::default()))
    }

    fn catalog(&self, engine: &Engine) -> Call {
        Call::get(engine.call("language/translate/v2/languages")).with_key("x-goog-api-key", "", engine.key())
    }

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError> {
        let listed: Reply2<Languages> = reply.read()?;
        let offered =
            |listed: &Listed| Offered { language: Language::new(&listed.language), targets: Vec::new() };
        Ok(Catalog { languages: listed.data.languages.iter().map(offered).collect(), models: Vec::new() })
    }

    /// Quotas and rates both come as 403 or 429; the words tell them apart.
    fn said(&self, reply: &Reply) -> Said {
        let fault = reply.read::<Refused>().map(|refused| refused.error);
        let (words, status) = fault.map(|fault| (fault.message, fault.status)).unwrap_or_default();
        let low = words.to_lowercase();
        let says = |part: &str| low.contains(part);
        let class = match reply.status {
            403 | 429 if says("daily limit") || says("billing") => Some(Class::Quota),
            403 if says("rate limit") => Some(Class::Rate),
            429 => Some(Class::Rate),
            400 if says("api key") => Some(Class::Key),
            400 if says("language pair") || says("invalid value") => Some(Class::Unsupported),
            400 if says("too long") || says("too many text segments") || says("request payload size") => {
                Some(Class::TooLarge(None))
            }
            _ if status == "RESOURCE_EXHAUSTED" => Some(Class::Rate),
            _ => None,
        };
        Said::new(class, &words)
    }
}
