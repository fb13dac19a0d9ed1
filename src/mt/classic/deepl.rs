//! `DeepL`, version 2 of its API, after its documentation; its glossaries of version 3 are in a file of their own.

use serde::Deserialize;
use serde_json::json;

use super::deepl_glossaries::GLOSSARIES;
use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::engine::{Catalog, Offered};
use crate::mt::family::{BatchLimits, Classic, Glossaries};
use crate::mt::protect::Form;
use crate::mt::refusal::{Class, Said};
use crate::mt::{Batch, Engine, MtError, Usage};
use crate::text::Language;

pub(in crate::mt) static DEEPL: DeepL = DeepL;

pub(in crate::mt) struct DeepL;

#[derive(Deserialize)]
struct Translated {
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Translation {
    text: String,
    #[serde(default)]
    billed_characters: usize,
}

#[derive(Deserialize)]
struct Listed {
    language: String,
}

#[derive(Deserialize)]
struct Refused {
    #[serde(default)]
    message: String,
}

impl Classic for DeepL {
    /// 50 texts and 128 KiB; an Arabic letter takes two bytes of the body, and markup comes on top.
    fn limits(&self) -> BatchLimits {
        BatchLimits { items: 50, chars: 30_000 }
    }

    fn form(&self) -> Form {
        Form::Xml
    }

    /// Upper case; a source has no variants, and English and Portuguese need one as a target.
    fn code(&self, language: &Language, as_target: bool) -> Option<String> {
        let primary = language.primary().to_uppercase();
        Some(match (as_target, primary.as_str(), language.tag()) {
            (true, "EN", "en-GB" | "en-AU" | "en-IE" | "en-NZ") => "EN-GB".to_owned(),
            (true, "EN", _) => "EN-US".to_owned(),
            (true, "PT", "pt-BR") => "PT-BR".to_owned(),
            (true, "PT", _) => "PT-PT".to_owned(),
            (true, "ZH", tag) if tag.contains("Hant") => "ZH-HANT".to_owned(),
            _ => primary,
        })
    }

    fn translate(&self, engine: &Engine, batch: &Batch, texts: &[String], glossary: Option<&str>) -> Call {
        let mut body = json!({
            "text": texts,
            "source_lang": self.code(&batch.from, false),
            "target_lang": self.code(&batch.to, true),
            "tag_handling": "xml",
            "ignore_tags": ["k"],
            "split_sentences": "nonewlines",
            "show_billed_characters": true,
        });
        if let (Some(id), Some(object)) = (glossary, body.as_object_mut()) {
            object.insert("glossary_id".to_owned(), json!(id));
        }
        authorized(Call::post(engine.call("v2/translate"), Body::Json(body)), engine)
    }

    fn read(&self, reply: &Reply) -> Result<(Vec<String>, Usage), MtError> {
        let translated: Translated = reply.read()?;
        let chars = translated.translations.iter().map(|translation| translation.billed_characters).sum();
        let texts = translated.translations.into_iter().map(|translation| translation.text).collect();
        Ok((texts, Usage { chars, ..Usage::default() }))
    }

    fn catalog(&self, engine: &Engine) -> Call {
        authorized(Call::get(engine.call("v2/languages?type=source")), engine)
    }

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError> {
        let listed: Vec<Listed> = reply.read()?;
        let offered =
            |listed: &Listed| Offered { language: Language::new(&listed.language), targets: Vec::new() };
        Ok(Catalog { languages: listed.iter().map(offered).collect(), models: Vec::new() })
    }

    fn said(&self, reply: &Reply) -> Said {
        let words = reply.read::<Refused>().map(|refused| refused.message).unwrap_or_default();
        let low = words.to_lowercase();
        let class = match reply.status {
            400 if low.contains("source_lang") || low.contains("target_lang") => Some(Class::Unsupported),
            456 => Some(Class::Quota),
            _ => None,
        };
        Said::new(class, &words)
    }

    fn glossaries(&self) -> Option<&'static dyn Glossaries> {
        Some(&GLOSSARIES)
    }
}

pub(super) fn authorized(call: Call, engine: &Engine) -> Call {
    call.with_key("authorization", "DeepL-Auth-Key ", engine.key())
}
