//! Glossaries of `DeepL`, version 3 of that part of its API.

use serde::Deserialize;
use serde_json::json;

use super::deepl::authorized;
use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::family::Glossaries;
use crate::mt::{Batch, Engine, MtError};

pub(super) static GLOSSARIES: DeepLGlossaries = DeepLGlossaries;

pub(super) struct DeepLGlossaries;

#[derive(Deserialize)]
struct List {
    glossaries: Vec<Glossary>,
}

#[derive(Deserialize)]
struct Glossary {
    glossary_id: String,
    #[serde(default)]
    name: String,
}

impl Glossaries for DeepLGlossaries {
    fn list(&self, engine: &Engine) -> Call {
        authorized(Call::get(engine.call("v3/glossaries")), engine)
    }

    fn read_list(&self, reply: &Reply) -> Result<Vec<(String, String)>, MtError> {
        let list: List = reply.read()?;
        Ok(list.glossaries.into_iter().map(|glossary| (glossary.name, glossary.glossary_id)).collect())
    }

    fn create(&self, engine: &Engine, name: &str, batch: &Batch, terms: &[(String, String)]) -> Call {
        let lines: Vec<String> = terms.iter().map(|(source, target)| format!("{source}\t{target}")).collect();
        let body = json!({
            "name": name,
            "dictionaries": [{
                "source_lang": batch.from.primary(),
                "target_lang": batch.to.primary(),
                "entries": lines.join("\n"),
                "entries_format": "tsv",
            }],
        });
        authorized(Call::post(engine.call("v3/glossaries"), Body::Json(body)), engine)
    }

    fn read_created(&self, reply: &Reply) -> Result<String, MtError> {
        Ok(reply.read::<Glossary>()?.glossary_id)
    }

    fn delete(&self, engine: &Engine, id: &str) -> Call {
        authorized(Call::delete(engine.call(&format!("v3/glossaries/{id}"))), engine)
    }
}
