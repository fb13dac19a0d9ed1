//! Chat completions as `OpenAI` has them, which Ollama, llama.cpp, LM Studio and vLLM speak too.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::engine::Catalog;
use crate::mt::family::{BatchLimits, Chat, Content, Prompt, Rung};
use crate::mt::refusal::{Class, Said};
use crate::mt::{Engine, MtError, Usage};

pub(in crate::mt) static OPENAI: OpenAi = OpenAi;

pub(in crate::mt) struct OpenAi;

#[derive(Deserialize)]
struct Models {
    data: Vec<Model>,
}

#[derive(Deserialize)]
struct Model {
    id: String,
}

impl Chat for OpenAi {
    /// Long batches are cut short by models that then have to be asked again; see the facts on language models.
    fn limits(&self) -> BatchLimits {
        BatchLimits { items: 10, chars: 4_000 }
    }

    fn call(&self, engine: &Engine, prompt: &Prompt) -> Call {
        let mut body = json!({
            "model": engine.model,
            "temperature": 0,
            "max_tokens": prompt.max_tokens,
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ],
        });
        if let Some(object) = body.as_object_mut() {
            if let Some(format) = format(prompt) {
                object.insert("response_format".to_owned(), format);
            }
            if prompt.stream {
                object.insert("stream".to_owned(), json!(true));
                object.insert("stream_options".to_owned(), json!({"include_usage": true}));
            }
        }
        let call = Call::post(address(engine, "chat/completions"), Body::Json(body));
        call.with_key("authorization", "Bearer ", engine.key())
    }

    fn read(&self, reply: &Reply) -> Result<Content, MtError> {
        let value: Value = reply.read()?;
        let choice = value.pointer("/choices/0").ok_or(MtError::BadReply("it holds no choice"))?;
        let text = choice.pointer("/message/content").and_then(Value::as_str).unwrap_or_default();
        Ok(Content { text: text.to_owned(), cut_off: is_cut_off(choice), usage: usage(&value) })
    }

    fn event(&self, event: &Value, content: &mut Content) {
        if let Some(choice) = event.pointer("/choices/0") {
            content.text += choice.pointer("/delta/content").and_then(Value::as_str).unwrap_or_default();
            content.cut_off |= is_cut_off(choice);
        }
        if event.get("usage").is_some_and(Value::is_object) {
            content.usage = usage(event);
        }
    }

    fn catalog(&self, engine: &Engine) -> Call {
        Call::get(address(engine, "models")).with_key("authorization", "Bearer ", engine.key())
    }

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError> {
        let models: Models = reply.read()?;
        Ok(Catalog { languages: Vec::new(), models: models.data.into_iter().map(|model| model.id).collect() })
    }

    fn said(&self, reply: &Reply) -> Said {
        let value: Value = reply.read().unwrap_or_default();
        let error = value.get("error").unwrap_or(&value);
        let of = |name: &str| error.get(name).and_then(Value::as_str).unwrap_or_default();
        // Ollama's own errors are a bare sentence.
        let words = if error.is_string() { error.as_str().unwrap_or_default() } else { of("message") };
        Said::new(class(reply.status, of("code"), of("type"), &words.to_lowercase()), words)
    }
}

fn class(status: u16, code: &str, kind: &str, words: &str) -> Option<Class> {
    let says = |part: &str| words.contains(part);
    match status {
        429 if code == "insufficient_quota" || kind == "insufficient_quota" => Some(Class::Quota),
        400 | 404 if code == "model_not_found" || (says("model") && says("not found")) => Some(Class::Model),
        400 | 413
            if code == "context_length_exceeded"
                || kind == "exceed_context_size_error"
                || says("context") =>
        {
            Some(Class::TooLarge(None))
        }
        400 | 422 | 501
            if says("response_format") || says("json_schema") || says("schema") || says("grammar") =>
        {
            Some(Class::Format)
        }
        501 => Some(Class::Format),
        _ => None,
    }
}

fn format(prompt: &Prompt) -> Option<Value> {
    match prompt.rung {
        Rung::Schema => Some(json!({
            "type": "json_schema",
            "json_schema": {"name": "translations", "strict": true, "schema": prompt.schema},
        })),
        Rung::Json => Some(json!({"type": "json_object"})),
        Rung::Plain | Rung::Single => None,
    }
}

/// A base address that has no path of its own is that of the server: `/v1` is where they all answer.
fn address(engine: &Engine, name: &str) -> String {
    if engine.endpoint.has_path() { engine.call(name) } else { engine.call(&format!("v1/{name}")) }
}

fn is_cut_off(choice: &Value) -> bool {
    choice
        .get("finish_reason")
        .and_then(Value::as_str)
        .is_some_and(|why| why == "length" || why == "content_filter")
}

fn usage(value: &Value) -> Usage {
    let of =
        |name: &str| value.pointer(&format!("/usage/{name}")).and_then(Value::as_u64).unwrap_or_default();
    Usage { tokens_in: of("prompt_tokens"), tokens_out: of("completion_tokens"), ..Usage::default() }
}
