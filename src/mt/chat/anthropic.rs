//! The Messages API of Anthropic, after its documentation; a reply by schema comes as the input of a tool that must be used.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::mt::call::{Body, Call};
use crate::mt::client::Reply;
use crate::mt::engine::Catalog;
use crate::mt::family::{BatchLimits, Chat, Content, Prompt, Rung};
use crate::mt::refusal::{Class, Said};
use crate::mt::{Engine, MtError, Usage};

pub(in crate::mt) static ANTHROPIC: Anthropic = Anthropic;

pub(in crate::mt) struct Anthropic;

const VERSION: &str = "2023-06-01";
/// The name of the tool.
const TOOL: &str = "translations";

#[derive(Deserialize)]
struct Models {
    data: Vec<Model>,
}

#[derive(Deserialize)]
struct Model {
    id: String,
}

impl Chat for Anthropic {
    fn limits(&self) -> BatchLimits {
        BatchLimits { items: 10, chars: 4_000 }
    }

    fn call(&self, engine: &Engine, prompt: &Prompt) -> Call {
        let mut body = json!({
            "model": engine.model,
            "max_tokens": prompt.max_tokens,
            "temperature": 0,
            "system": prompt.system,
            "messages": [{"role": "user", "content": prompt.user}],
        });
        if let Some(object) = body.as_object_mut() {
            if prompt.rung == Rung::Schema {
                let tool = json!({"name": TOOL, "description": "Hands over the translations", "input_schema": prompt.schema});
                object.insert("tools".to_owned(), json!([tool]));
                object.insert("tool_choice".to_owned(), json!({"type": "tool", "name": TOOL}));
            }
            if prompt.stream {
                object.insert("stream".to_owned(), json!(true));
            }
        }
        authorized(Call::post(engine.call("v1/messages"), Body::Json(body)), engine)
    }

    fn read(&self, reply: &Reply) -> Result<Content, MtError> {
        let value: Value = reply.read()?;
        let blocks = value.get("content").and_then(Value::as_array);
        let blocks = blocks.ok_or(MtError::BadReply("it holds no content"))?;
        let text = blocks.iter().map(block).collect();
        Ok(Content { text, cut_off: is_cut_off(&value), usage: usage(value.get("usage")) })
    }

    fn event(&self, event: &Value, content: &mut Content) {
        for part in ["/delta/text", "/delta/partial_json"] {
            content.text += event.pointer(part).and_then(Value::as_str).unwrap_or_default();
        }
        if let Some(delta) = event.get("delta") {
            content.cut_off |= is_cut_off(delta);
        }
        // The tokens that were read come with the first event, those that were written with the last.
        let (first, last) = (usage(event.pointer("/message/usage")), usage(event.get("usage")));
        content.usage.tokens_in = content.usage.tokens_in.max(first.tokens_in);
        content.usage.tokens_out = content.usage.tokens_out.max(last.tokens_out);
    }

    fn catalog(&self, engine: &Engine) -> Call {
        authorized(Call::get(engine.call("v1/models")), engine)
    }

    fn read_catalog(&self, reply: &Reply) -> Result<Catalog, MtError> {
        let models: Models = reply.read()?;
        Ok(Catalog { languages: Vec::new(), models: models.data.into_iter().map(|model| model.id).collect() })
    }

    fn said(&self, reply: &Reply) -> Said {
        let value: Value = reply.read().unwrap_or_default();
        let of = |name: &str| {
            value.pointer(&format!("/error/{name}")).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let (kind, words) = (of("type"), of("message"));
        let low = words.to_lowercase();
        let class = match kind.as_str() {
            "authentication_error" | "permission_error" => Some(Class::Key),
            "billing_error" => Some(Class::Quota),
            "rate_limit_error" => Some(Class::Rate),
            "overloaded_error" | "api_error" | "timeout_error" => Some(Class::Passing),
            "request_too_large" => Some(Class::TooLarge(None)),
            "not_found_error" => Some(Class::Model),
            "invalid_request_error" if low.contains("credit") || low.contains("spend") => Some(Class::Quota),
            "invalid_request_error" if low.contains("too long") || low.contains("context") => {
                Some(Class::TooLarge(None))
            }
            "invalid_request_error" if low.contains("tool") || low.contains("schema") => Some(Class::Format),
            _ => None,
        };
        Said::new(class, &words)
    }
}

fn authorized(call: Call, engine: &Engine) -> Call {
    call.with_key("x-api-key", "", engine.key()).with("anthropic-version", VERSION)
}

/// The text of a block of text, or the input of a tool as JSON.
fn block(block: &Value) -> String {
    match block.get("type").and_then(Value::as_str) {
        Some("text") => block.get("text").and_then(Value::as_str).unwrap_or_default().to_owned(),
        Some("tool_use") => block.get("input").map(Value::to_string).unwrap_or_default(),
        _ => String::new(),
    }
}

fn is_cut_off(value: &Value) -> bool {
    value
        .get("stop_reason")
        .and_then(Value::as_str)
        .is_some_and(|why| why == "max_tokens" || why == "refusal")
}

fn usage(value: Option<&Value>) -> Usage {
    let of = |name: &str| value.and_then(|usage| usage.get(name)).and_then(Value::as_u64).unwrap_or_default();
    Usage { tokens_in: of("input_tokens"), tokens_out: of("output_tokens"), ..Usage::default() }
}
