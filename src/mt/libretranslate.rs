//! The calls of `LibreTranslate` 1.9: `POST /translate` and `GET /languages`.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::client::Reply;
use super::refusal::refusal;
use super::{Answer, Client, Endpoint, MtError, Offered, Request};
use crate::text::{Language, clean, missing_placeables};

/// Sends one text to `endpoint` and gives back its translation.
///
/// Dropping the future closes the connection, as soon as the runtime that polled it runs again.
/// Errors: every class of `MtError`; a blank text and one longer than `Limits::text` are refused before anything is sent.
pub async fn translate(client: &Client, endpoint: &Endpoint, request: &Request) -> Result<Answer, MtError> {
    check_length(request, client.limits.text)?;
    let started = Instant::now();
    let http = client.for_endpoint(endpoint).post(endpoint.call("translate")).json(&body(endpoint, request));
    let reply = client.send(http).await?;
    if reply.status != 200 {
        return Err(refusal(&reply, endpoint, Some(request)));
    }
    let text = translated(&reply)?;
    Ok(Answer {
        placeables_kept: missing_placeables(&request.text, &text).is_empty(),
        text,
        engine: format!("LibreTranslate, {}", endpoint.host()),
        millis: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}

/// The languages that `endpoint` offers. It needs no key and sends no text, and so it tests an address.
///
/// Errors: every class of `MtError` but those of a text.
pub async fn languages(client: &Client, endpoint: &Endpoint) -> Result<Vec<Offered>, MtError> {
    let http = client.for_endpoint(endpoint).get(endpoint.call("languages"));
    let reply = client.send(http).await?;
    if reply.status != 200 {
        return Err(refusal(&reply, endpoint, None));
    }
    let listed: Vec<Listed> = read(&reply)?;
    if listed.is_empty() {
        return Err(MtError::BadReply("it lists no language"));
    }
    Ok(listed.into_iter().map(Offered::from).collect())
}

/// Field names of the protocol.
#[derive(Serialize)]
struct Body<'a> {
    q: &'a str,
    source: &'a str,
    target: &'a str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'a str>,
}

#[derive(Deserialize)]
struct Translated {
    #[serde(rename = "translatedText")]
    text: String,
}

#[derive(Deserialize)]
struct Listed {
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    targets: Vec<String>,
}

impl From<Listed> for Offered {
    fn from(listed: Listed) -> Self {
        Self {
            language: Language::new(&listed.code),
            name: clean(&listed.name).into_owned(),
            targets: listed.targets.iter().map(|code| Language::new(code)).collect(),
        }
    }
}

fn body<'a>(endpoint: &'a Endpoint, request: &'a Request) -> Body<'a> {
    Body {
        q: &request.text,
        source: request.from.primary(),
        target: request.to.primary(),
        format: "text",
        api_key: endpoint.key().map(super::Secret::reveal),
    }
}

fn check_length(request: &Request, limit: usize) -> Result<(), MtError> {
    if request.text.trim().is_empty() {
        return Err(MtError::Empty);
    }
    let chars = request.text.chars().count();
    if chars > limit { Err(MtError::TooLarge { chars, limit: Some(limit) }) } else { Ok(()) }
}

fn translated(reply: &Reply) -> Result<String, MtError> {
    let answer: Translated = read(reply)?;
    let text = clean(&answer.text).trim().to_owned();
    if text.is_empty() { Err(MtError::BadReply("it holds no text")) } else { Ok(text) }
}

/// Serde's own errors quote the reply, and so they are not kept.
fn read<'a, T: Deserialize<'a>>(reply: &'a Reply) -> Result<T, MtError> {
    serde_json::from_slice(reply.json()).map_err(|error| {
        MtError::BadReply(match error.classify() {
            _ if reply.json().trim_ascii_start().starts_with(b"<") => "it is a web page",
            serde_json::error::Category::Data => "it is not that of LibreTranslate",
            serde_json::error::Category::Eof => "it is cut off",
            _ => "it is not JSON",
        })
    })
}
