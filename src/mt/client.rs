//! The HTTP client: TLS on ring, roots of the machine and built-in ones, time-outs, a cap on the reply.

use std::time::Duration;

use reqwest::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use reqwest::{Certificate, RequestBuilder, Response, redirect};

use super::{Endpoint, MtError};

/// How long to wait and how much to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// From the call to the last byte of the reply.
    pub total: Duration,
    /// The longest reply, in bytes.
    pub body: usize,
    /// The longest text that is sent, in code points.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            total: Duration::from_secs(30),
            body: 1024 * 1024,
            text: 10_000,
        }
    }
}

/// Connections to servers; cheap to clone, and one for the whole program is enough.
#[derive(Clone, Debug)]
pub struct Client {
    /// Goes through the proxy of the system.
    far: reqwest::Client,
    /// For this machine, which no proxy can reach.
    near: reqwest::Client,
    pub(super) limits: Limits,
}

/// A client with the usual limits.
///
/// Errors: `MtError::Client`, where the proxy settings of the machine cannot be read.
pub fn client() -> Result<Client, MtError> {
    Client::new(Limits::default())
}

impl Client {
    /// A client with limits of one's own.
    ///
    /// Installs ring as the process's TLS provider, once: reqwest is built without one, and panics in `build` where none
    /// is installed. A second call finds it there, which is as good.
    pub fn new(limits: Limits) -> Result<Self, MtError> {
        rustls::crypto::ring::default_provider().install_default().ok();
        Ok(Self {
            far: builder(limits).build().map_err(MtError::Client)?,
            near: builder(limits).no_proxy().build().map_err(MtError::Client)?,
            limits,
        })
    }

    pub(super) fn for_endpoint(&self, endpoint: &Endpoint) -> &reqwest::Client {
        if endpoint.is_loopback() { &self.near } else { &self.far }
    }

    /// Sends a request and reads the reply up to the cap.
    pub(super) async fn send(&self, request: RequestBuilder) -> Result<Reply, MtError> {
        let mut response = request.send().await.map_err(before_reply)?;
        let mut body = Vec::new();
        let too_long = MtError::BadReply("it is too long");
        if response.content_length().is_some_and(|length| length > self.limits.body as u64) {
            return Err(too_long);
        }
        while let Some(chunk) = response.chunk().await.map_err(|error| within_reply(&error))? {
            if body.len() + chunk.len() > self.limits.body {
                return Err(too_long);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Reply::new(&response, body))
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

    /// The body without a byte order mark, which some proxies and servers put before JSON.
    pub(super) fn json(&self) -> &[u8] {
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
        .timeout(limits.total)
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
fn before_reply(error: reqwest::Error) -> MtError {
    if error.is_timeout() && !error.is_connect() {
        MtError::TimedOut
    } else {
        MtError::Unreachable(error.without_url())
    }
}

fn within_reply(error: &reqwest::Error) -> MtError {
    if error.is_timeout() { MtError::TimedOut } else { MtError::BadReply("it is cut off") }
}
