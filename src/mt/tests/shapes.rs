//! The bodies that each engine sends, recorded from its documentation or from the running server.

use serde_json::{Value, json};

use super::super::EngineKind;

/// A refusal: status and body.
pub(super) type Refusal = (u16, Value);

/// How an engine answers.
pub(super) struct Shape {
    pub(super) kind: EngineKind,
    /// A success with these texts, the ids being `s0`, `s1` and so on.
    pub(super) success: fn(&[&str]) -> Value,
    pub(super) key: Refusal,
    pub(super) quota: Refusal,
    pub(super) rate: Refusal,
    /// None where any pair is taken.
    pub(super) unsupported: Option<Refusal>,
    pub(super) too_large: Refusal,
    pub(super) busy: Refusal,
}

pub(super) fn all() -> Vec<Shape> {
    vec![libretranslate(), apertium(), openai(), anthropic(), deepl(), google(), azure()]
}

fn libretranslate() -> Shape {
    let said = |words: &str| json!({"error": words});
    Shape {
        kind: EngineKind::LibreTranslate,
        success: |texts| json!({"alternatives": [], "translatedText": texts}),
        key: (403, said("Invalid API key")),
        quota: (429, said("Monthly quota exceeded")),
        rate: (429, said("Slowdown: 12 per 1 minute")),
        unsupported: Some((400, said("ar is not supported"))),
        too_large: (400, said("Invalid request: request (600) exceeds text limit (500)")),
        busy: (500, said("Cannot translate text")),
    }
}

fn apertium() -> Shape {
    let said =
        |code: u16, words: &str| (code, json!({"status": "error", "code": code, "explanation": words}));
    Shape {
        kind: EngineKind::Apertium,
        success: |texts| json!({"responseData": {"translatedText": texts.first()}, "responseStatus": 200}),
        key: said(401, "no"),
        quota: said(402, "no"),
        rate: said(429, "slow down"),
        unsupported: Some(said(400, "That pair is not installed")),
        too_large: said(413, "too long"),
        busy: said(503, "overloaded"),
    }
}

fn openai() -> Shape {
    let said = |code: &str, words: &str| json!({"error": {"message": words, "type": code, "code": code, "param": null}});
    Shape {
        kind: EngineKind::OpenAi,
        success: |texts| {
            json!({
                "id": "x",
                "choices": [{"index": 0, "finish_reason": "stop",
                    "message": {"role": "assistant", "content": translations(texts).to_string()}}],
                "usage": {"prompt_tokens": 90, "completion_tokens": 12, "total_tokens": 102},
            })
        },
        key: (401, said("invalid_api_key", "Incorrect API key provided")),
        quota: (429, said("insufficient_quota", "You exceeded your current quota")),
        rate: (429, said("rate_limit_exceeded", "Rate limit reached")),
        unsupported: None,
        too_large: (
            400,
            said("context_length_exceeded", "This model's maximum context length is 8192 tokens"),
        ),
        busy: (503, said("unavailable_error", "Loading model")),
    }
}

fn anthropic() -> Shape {
    let said = |kind: &str, words: &str| json!({"type": "error", "error": {"type": kind, "message": words}});
    Shape {
        kind: EngineKind::Anthropic,
        success: |texts| {
            json!({
                "type": "message",
                "content": [{"type": "text", "text": ""},
                    {"type": "tool_use", "id": "t", "name": "translations", "input": translations(texts)}],
                "stop_reason": "tool_use",
                "usage": {"input_tokens": 90, "output_tokens": 12},
            })
        },
        key: (401, said("authentication_error", "invalid x-api-key")),
        quota: (400, said("invalid_request_error", "Your credit balance is too low")),
        rate: (429, said("rate_limit_error", "Number of requests has exceeded your limit")),
        unsupported: None,
        too_large: (413, said("request_too_large", "Request exceeds the maximum size")),
        busy: (529, said("overloaded_error", "Overloaded")),
    }
}

/// What a model is asked to write.
pub(super) fn translations(texts: &[&str]) -> Value {
    let list: Vec<Value> =
        texts.iter().enumerate().map(|(at, text)| json!({"id": format!("s{at}"), "text": text})).collect();
    json!({ "translations": list })
}

fn deepl() -> Shape {
    let said = |words: &str| json!({"message": words});
    Shape {
        kind: EngineKind::DeepL,
        success: |texts| {
            let list: Vec<Value> = texts
                .iter()
                .map(|text| json!({"detected_source_language": "AR", "text": text, "billed_characters": 7}))
                .collect();
            json!({ "translations": list })
        },
        key: (403, said("Authorization failure")),
        quota: (456, said("Quota Exceeded")),
        rate: (429, said("Too many requests")),
        unsupported: Some((400, said("Value for 'source_lang' not supported."))),
        too_large: (413, said("Request Entity Too Large")),
        busy: (529, said("")),
    }
}

fn google() -> Shape {
    let said = |code: u16, words: &str| {
        let errors = json!([{"message": words, "domain": "global", "reason": "x"}]);
        (code, json!({"error": {"code": code, "message": words, "errors": errors, "status": "X"}}))
    };
    Shape {
        kind: EngineKind::Google,
        success: |texts| {
            let list: Vec<Value> = texts.iter().map(|text| json!({"translatedText": text})).collect();
            json!({"data": {"translations": list}})
        },
        key: said(400, "API key not valid. Please pass a valid API key."),
        quota: said(403, "Daily Limit Exceeded"),
        rate: said(403, "User Rate Limit Exceeded"),
        unsupported: Some(said(400, "Bad language pair: ar|xx")),
        too_large: said(400, "Text too long"),
        busy: said(503, "Backend error"),
    }
}

fn azure() -> Shape {
    let said =
        |code: u64, words: &str| ((code / 1000) as u16, json!({"error": {"code": code, "message": words}}));
    Shape {
        kind: EngineKind::Azure,
        success: |texts| {
            texts
                .iter()
                .map(|text| json!({"translations": [{"text": text, "to": "en"}]}))
                .collect::<Vec<_>>()
                .into()
        },
        key: said(401_000, "The request is not authorized because credentials are missing or invalid."),
        quota: said(
            403_001,
            "The operation isn't allowed because the subscription has exceeded its free quota.",
        ),
        rate: said(
            429_001,
            "The server rejected the request because the client has exceeded request limits.",
        ),
        unsupported: Some(said(400_036, "The target language is not valid.")),
        too_large: said(400_077, "The maximum request size has been exceeded."),
        busy: said(503_000, "Service is temporarily unavailable."),
    }
}
