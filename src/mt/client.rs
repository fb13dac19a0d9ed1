//! The HTTP client: TLS on ring, roots of the machine and built-in ones, time-outs, a cap on the reply.

use std::time::Duration;

use reqwest::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use reqwest::{Certificate, Response, redirect};
use serde::de::DeserializeOwned;

use super::call::Call;
use super::local_only::{self, LocalOnly};
use super::{Engine, MtError};

/// How long to wait and how much to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// From the call to the last byte of the reply of a classic engine.
    pub total: Duration,
    /// The same for a language model, which writes word by word.
    pub chat: Duration,
    /// Before the first new try where the server wishes nothing; each later pause is twice as long.
    pub pause: Duration,
    /// The longest reply, in bytes.
    pub body: usize,
    /// The longest text of one segment that is sent, in code points.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            total: Duration::from_secs(30),
            chat: Duration::from_mins(2),
            pause: Duration::from_secs(1),
            body: 2 * 1024 * 1024,
            text: 10_000,
        }
    }
}

/// Which servers may be asked at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// All whose address is allowed.
    #[default]
    Anywhere,
    /// This machine and the private network alone, whatever a name resolves to, and through no proxy.
    LocalOnly,
}

/// Connections to servers; cheap to clone, and one for the whole program is enough.
#[derive(Clone, Debug)]
pub struct Client {
    /// Goes through the proxy of the system.
    far: reqwest::Client,
    /// For this machine, which no proxy can reach.
    near: reqwest::Client,
    reach: Reach,
    pub(super) limits: Limits,
}

impl Client {
    /// A client with the usual limits.
    ///
    /// Errors: `MtError::Client`, where the proxy settings of the machine cannot be read.
    pub fn usual(reach: Reach) -> Result<Self, MtError> {
        Self::new(Limits::default(), reach)
    }

    /// A client with limits of one's own.
    ///
    /// Installs ring as the process's TLS provider, once: reqwest is built without one, and panics in `build` where none
    /// is installed. A second call finds it there, which is as good.
    pub fn new(limits: Limits, reach: Reach) -> Result<Self, MtError> {
        rustls::crypto::ring::default_provider().install_default().ok();
        let near = builder(limits).no_proxy();
        let far = match reach {
            Reach::Anywhere => builder(limits),
            Reach::LocalOnly => builder(limits).no_proxy().dns_resolver(LocalOnly),
        };
        Ok(Self {
            far: far.build().map_err(MtError::Client)?,
            near: near.build().map_err(MtError::Client)?,
            reach,
            limits,
        })
    }

    /// Makes a call and reads the reply up to the cap. `chunk` sees the bytes of a success as they come.
    pub(super) async fn send(
        &self,
        engine: &Engine,
        call: &Call,
        chunk: &mut dyn FnMut(&[u8]),
    ) -> Result<Reply, MtError> {
        let request = call.request(self.for_engine(engine)?)?.timeout(self.patience(engine));
        let mut response = request.send().await.map_err(|error| before_reply(error, engine))?;
        let mut body = Vec::new();
        let too_long = MtError::BadReply("it is too long");
        if response.content_length().is_some_and(|length| length > self.limits.body as u64) {
            return Err(too_long);
        }
        let is_success = response.status().is_success();
        while let Some(bytes) = response.chunk().await.map_err(|error| within_reply(&error))? {
            if body.len() + bytes.len() > self.limits.body {
                return Err(too_long);
            }
            if is_success {
                chunk(&bytes);
            }
            body.extend_from_slice(&bytes);
        }
        Ok(Reply::new(&response, body))
    }

    fn for_engine(&self, engine: &Engine) -> Result<&reqwest::Client, MtError> {
        let endpoint = &engine.endpoint;
        if self.reach == Reach::LocalOnly && endpoint.is_literal() && !endpoint.is_local() {
            return Err(MtError::NotLocal(endpoint.host()));
        }
        Ok(if endpoint.is_loopback() { &self.near } else { &self.far })
    }

    fn patience(&self, engine: &Engine) -> Duration {
        if engine.kind.is_chat() { self.limits.chat } else { self.limits.total }
    }
}

/// A whole reply.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// The header `Retry-After`, as it came.
    pub(super) retry_after: Option<String>,
    /// The header `Date`, as it came.
    pub(super) date: Option<String>,
    body: Vec<u8>,
}

impl Reply {
    fn new(response: &Response, body: Vec<u8>) -> Self {
        let header = |name: &str| Some(response.headers().get(name)?.to_str().ok()?.to_owned());
        Self {
            status: response.status().as_u16(),
            retry_after: header("retry-after"),
            date: header("date"),
            body,
        }
    }

    pub(super) fn is_success(&self) -> bool {
        (200..=299).contains(&self.status)
    }

    /// The body as JSON. Serde's own errors quote the reply, and so they are not kept.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, MtError> {
        serde_json::from_slice(self.json()).map_err(|error| {
            MtError::BadReply(match error.classify() {
                _ if self.json().trim_ascii_start().starts_with(b"<") => "it is a web page",
                serde_json::error::Category::Data => "it is not that of such an engine",
                serde_json::error::Category::Eof => "it is cut off",
                _ => "it is not JSON",
            })
        })
    }

    /// The body without a byte order mark, which some proxies and servers put before JSON.
    fn json(&self) -> &[u8] {
        self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.body)
    }
}

fn builder(limits: Limits) -> reqwest::ClientBuilder {
    // LibreTranslate translates its error messages, by which the classes are told apart.
    let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, HeaderValue::from_static("en"))]);
    reqwest::Client::builder()
        .user_agent(concat!("Muqabala/", env!("CARGO_PKG_VERSION")))
        .default_headers(headers)
        .connect_timeout(limits.connect)
        // A redirect would carry the text, and the key in its body, to a host that the user never saw.
        .redirect(redirect::Policy::none())
        .referer(false)
        // Without any root the verifier refuses to be built, even for plain http; bare machines have none.
        .tls_certs_merge(roots())
}

fn roots() -> impl Iterator<Item = Certificate> {
    webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().filter_map(|der| Certificate::from_der(der).ok())
}

/// The address is taken out of reqwest's errors: the notice shows the host by itself.
fn before_reply(error: reqwest::Error, engine: &Engine) -> MtError {
    if local_only::was_refused(&error) {
        MtError::NotLocal(engine.endpoint.host())
    } else if error.is_timeout() && !error.is_connect() {
        MtError::TimedOut
    } else {
        MtError::Unreachable(error.without_url())
    }
}

fn within_reply(error: &reqwest::Error) -> MtError {
    if error.is_timeout() { MtError::TimedOut } else { MtError::BadReply("it is cut off") }
}
