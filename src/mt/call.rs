//! One HTTP call as plain data: it is made, shown to the user and tested without a network.

use reqwest::{RequestBuilder, Url};
use serde_json::Value;

use super::{MtError, Secret};

/// A call to a server.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    /// The whole address without a key.
    pub(super) url: String,
    /// Name and value; the keys among them are not shown.
    pub(super) headers: Vec<(&'static str, Header)>,
    pub(super) body: Body,
}

/// What is done at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Delete,
}

/// The value of a header.
#[derive(Clone, Debug)]
pub(super) enum Header {
    Open(String),
    /// What stands before the key, such as `Bearer `, and the key.
    Key(&'static str, Secret),
}

/// What a call carries.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Empty,
    Json(Value),
    /// JSON with a key at the top level, as `LibreTranslate` wants it.
    JsonWithKey(Value, &'static str, Secret),
    Form(Vec<(&'static str, String)>),
}

impl Call {
    pub(super) fn get(url: String) -> Self {
        Self { method: Method::Get, url, headers: Vec::new(), body: Body::Empty }
    }

    pub(super) fn post(url: String, body: Body) -> Self {
        Self { method: Method::Post, url, headers: Vec::new(), body }
    }

    pub(super) fn delete(url: String) -> Self {
        Self { method: Method::Delete, ..Self::get(url) }
    }

    pub(super) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, Header::Open(value.to_owned())));
        self
    }

    pub(super) fn with_key(mut self, name: &'static str, before: &'static str, key: Option<&Secret>) -> Self {
        self.headers.extend(key.map(|key| (name, Header::Key(before, key.clone()))));
        self
    }

    /// What is sent, without any key: for the log, and for the user who wants to see it first.
    pub(super) fn shown(&self) -> String {
        match &self.body {
            Body::Empty => String::new(),
            Body::Json(value) | Body::JsonWithKey(value, ..) => value.to_string(),
            Body::Form(fields) => {
                let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
                fields.join("&")
            }
        }
    }

    /// Where it goes, with the path and without any key.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) fn request(&self, client: &reqwest::Client) -> Result<RequestBuilder, MtError> {
        let url = Url::parse(&self.url).map_err(|_error| MtError::Address("it is not complete"))?;
        let request = match self.method {
            Method::Get => client.get(url),
            Method::Post => client.post(url),
            Method::Delete => client.delete(url),
        };
        let request = self.headers.iter().fold(request, |request, (name, value)| match value {
            Header::Open(value) => request.header(*name, value),
            Header::Key(before, key) => {
                request.header(*name, sensitive(&format!("{before}{}", key.reveal())))
            }
        });
        Ok(match &self.body {
            Body::Empty => request,
            Body::Json(value) => request.json(value),
            Body::JsonWithKey(value, field, key) => request.json(&with_field(value, field, key.reveal())),
            Body::Form(fields) => request.form(fields),
        })
    }
}

fn with_field(value: &Value, field: &str, text: &str) -> Value {
    let mut value = value.clone();
    if let Some(object) = value.as_object_mut() {
        object.insert(field.to_owned(), Value::String(text.to_owned()));
    }
    value
}

/// A header that reqwest's own logging leaves out; a key that no header can hold goes as an empty one and is refused there.
fn sensitive(value: &str) -> reqwest::header::HeaderValue {
    let mut header = reqwest::header::HeaderValue::from_str(value)
        .unwrap_or_else(|_error| reqwest::header::HeaderValue::from_static(""));
    header.set_sensitive(true);
    header
}
