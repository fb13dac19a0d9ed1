//! Azure Translator, version 3, after its documentation; terms go as a dictionary within the text.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::mt::batch::{Batch, Rule};
use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::engine::{Catalog, Offered};
use crate::mt::family::{BatchLimits, Classic};
use crate::mt::protect::Form;
use crate::mt::refusal::{Class, Said};
use crate::mt::{Engine, MtError, Usage};
use crate::text::Language;

pub(in crate::mt) static AZURE: Azure = Azure;

pub(in crate::mt) struct Azure;

#[derive(Deserialize)]
struct Translated {
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Translation {
    text: String,
}

#[derive(Deserialize)]
struct Refused {
    error: Fault,
}

#[derive(Deserialize)]
struct Fault {
    #[serde(default)]
    code: u64,
    #[serde(default)]
    message: String,
}

impl Classic for Azure {
    /// 1,000 texts and 50,000 characters; the free plan spreads its hour over minutes, so that big batches are refused.
    fn limits(&self) -> BatchLimits {
        BatchLimits { items: 100, chars: 10_000 }
    }

    fn form(&self) -> Form {
        Form::Html
    }

    fn code(&self, language: &Language, _as_target: bool) -> Option<String> {
        let has_variants = language.tag().contains("-H") || matches!(language.tag(), "pt-PT" | "fr-CA");
        Some(if has_variants { language.tag() } else { language.primary() }.to_owned())
    }

    fn translate(&self, engine: &Engine, batch: &Batch, texts: &[String], _glossary: Option<&str>) -> Call {
        let texts: Vec<Value> = texts.iter().map(|text| json!({ "Text": text })).collect();
        let code = |language: &Language| self.code(language, true).unwrap_or_default();
        let query = format!(
            "translate?api-version=3.0&textType=html&from={}&to={}",
            code(&batch.from),
            code(&batch.to)
        );
        let call = Call::post(engine.call(&query), Body::Json(Value::Array(texts)));
        let call = call.with_key("ocp-apim-subscription-key", "", engine.key());
        if engine.region.is_empty() {
            call
        } else {
            call.with("ocp-apim-subscription-region", &engine.region)
        }
    }

    fn read(&self, reply: &Reply) -> Result<(Vec<String>, Usage), MtError> {
        let translated: Vec<Translated> = reply.read()?;
        let texts =
            translated.into_iter().filter_map(|each| Some(each.translations.into_iter().next()?.text));
        Ok((texts.collect(), Usage::default()))
    }

    fn catalog(&self, engine: &Engine) -> Call {
        Call::get(engine.call("languages?api-version=3.0&scope=translation"))
    }

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError> {
        let listed: Value = reply.read()?;
        let languages = listed.get("translation").and_then(Value::as_object);
        let languages = languages.ok_or(MtError::BadReply("it lists no language"))?;
        let offered = |code: &String| Offered { language: Language::new(code), targets: Vec::new() };
        Ok(Catalog { languages: languages.keys().map(offered).collect(), models: Vec::new() })
    }

    /// Its own codes have six digits, the first three of which are those of HTTP.
    fn said(&self, reply: &Reply) -> Said {
        let fault = reply.read::<Refused>().map(|refused| refused.error);
        let (code, words) = fault.map(|fault| (fault.code, fault.message)).unwrap_or_default();
        let class = match code {
            400_018 | 400_019 | 400_023 | 400_035 | 400_036 => Some(Class::Unsupported),
            400_050 | 400_077 => Some(Class::TooLarge(None)),
            401_000..=401_999 => Some(Class::Key),
            403_001 => Some(Class::Quota),
            408_000..=408_999 => Some(Class::Passing),
            429_000..=429_999 => Some(Class::Rate),
            _ => None,
        };
        Said::new(class, &words)
    }

    /// `<mstrans:dictionary translation="…">` around the first place of each term that stands in the text as it is written
    /// in the glossary.
    fn with_terms(&self, protected: &str, batch: &Batch) -> String {
        let mut terms: Vec<_> = batch.terms.iter().filter(|term| term.rule != Rule::Forbidden).collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.source.len()));
        let mut out = protected.to_owned();
        for term in terms {
            let start = out.find(&term.source).filter(|start| is_free(&out, *start, term.source.len()));
            if let Some(start) = start {
                let marked = format!(
                    "<mstrans:dictionary translation=\"{}\">{}</mstrans:dictionary>",
                    attribute(&term.target),
                    term.source
                );
                out.replace_range(start..start + term.source.len(), &marked);
            }
        }
        out
    }
}

/// Whether a place is whole words outside of any element.
fn is_free(text: &str, start: usize, length: usize) -> bool {
    let (before, after) =
        (text.get(..start).unwrap_or_default(), text.get(start + length..).unwrap_or_default());
    let in_tag = before.rfind('<') > before.rfind('>');
    let in_term = before.matches("<mstrans").count() > before.matches("</mstrans").count();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !in_tag && !in_term && !is_word(before.chars().next_back()) && !is_word(after.chars().next())
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
