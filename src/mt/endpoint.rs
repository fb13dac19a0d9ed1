//! Where an engine answers: an address that can be trusted with a text.

use std::net::{IpAddr, Ipv6Addr};

use reqwest::Url;

use super::{MtError, Secret};

/// Paths of calls that users copy along with the address.
const CALLS: [&str; 6] = [
    "/language/translate/v2",
    "/v2/translate",
    "/translate",
    "/chat/completions",
    "/v1/messages",
    "/listPairs",
];

/// The base address of a server, and the key that it wants, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    api_key: Option<Secret>,
}

impl Endpoint {
    /// Reads an address as the user typed it. A `/` or the path of a call, such as `/translate`, at its end goes; no other
    /// path is guessed.
    ///
    /// Errors: `MtError::Address`, which never repeats the address, where it is not an `http` or `https` one, holds a
    /// password, a query or a fragment, or would send plain `http` beyond this machine and the private network.
    pub fn parse(address: &str) -> Result<Self, MtError> {
        let mut url = Url::parse(address.trim())
            .map_err(|_error| MtError::Address("it is not complete, such as https://example.org"))?;
        refuse(&url)?;
        let path = url.path().trim_end_matches('/');
        let base = CALLS.iter().find_map(|call| path.strip_suffix(call)).unwrap_or(path);
        let base = base.trim_end_matches('/').to_owned();
        url.set_path(&base);
        Ok(Self { url, api_key: None })
    }

    /// The same server with a key.
    pub fn with_key(self, api_key: Option<Secret>) -> Self {
        Self { api_key, ..self }
    }

    /// Scheme and host, for which a consent is given: it does not hold for the same host without encryption.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.url.scheme(), self.host())
    }

    /// The base address, without a `/` at its end; it holds no key.
    pub fn url(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// The host, with the port where it is not the usual one: what the user is shown before anything is sent.
    pub fn host(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether the server runs on this machine.
    pub fn is_loopback(&self) -> bool {
        is_localhost(&self.url) || address(&self.url).is_some_and(|ip| ip.is_loopback())
    }

    /// Whether the address itself says that what is sent stays on this machine or on the private network.
    pub fn is_local(&self) -> bool {
        is_local(&self.url)
    }

    /// Whether the host is written as an address and not as a name.
    pub(super) fn is_literal(&self) -> bool {
        address(&self.url).is_some()
    }

    /// Whether anything follows the host.
    pub(super) fn has_path(&self) -> bool {
        self.url.path().len() > 1
    }

    pub(super) fn key(&self) -> Option<&Secret> {
        self.api_key.as_ref()
    }

    /// The address of one call, such as `translate`.
    pub(super) fn call(&self, name: &str) -> String {
        format!("{}/{name}", self.url())
    }
}

fn refuse(url: &Url) -> Result<(), MtError> {
    let fault = match url.scheme() {
        "http" | "https" if url.host_str().is_none_or(str::is_empty) => "it names no server",
        "http" if !is_local(url) => {
            "plain http would send the text readable for all; use https, or a server on this machine or the private network"
        }
        "http" | "https" if !url.username().is_empty() || url.password().is_some() => {
            "a name or password does not belong in it; use the field for the key"
        }
        "http" | "https" if url.query().is_some() || url.fragment().is_some() => {
            "nothing may follow a ? or # in it; use the field for the key"
        }
        "http" | "https" => return Ok(()),
        _ => "it begins neither with https:// nor with http://",
    };
    Err(MtError::Address(fault))
}

fn is_local(url: &Url) -> bool {
    is_localhost(url) || address(url).is_some_and(is_private)
}

fn is_localhost(url: &Url) -> bool {
    let name = url.host_str().unwrap_or_default().trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// The address that the host is, where it is no name; an IPv4 address in IPv6 clothes counts as itself.
fn address(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?.trim_start_matches('[').trim_end_matches(']');
    host.parse::<IpAddr>().ok().map(|ip| ip.to_canonical())
}

/// Whether an address is that of this machine or of the private network.
pub(super) fn is_private(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_normalised_or_refused_with_its_reason() {
        for (typed, expected) in [
            (" https://Translate.Example.org/ ", Ok("https://translate.example.org")),
            ("https://example.org/lt/translate/", Ok("https://example.org/lt")),
            ("https://example.org/translate", Ok("https://example.org")),
            ("http://localhost:11434/v1/chat/completions", Ok("http://localhost:11434/v1")),
            ("http://127.0.0.1:5000", Ok("http://127.0.0.1:5000")),
            ("http://127.1:5000/", Ok("http://127.0.0.1:5000")),
            ("http://localhost:5000", Ok("http://localhost:5000")),
            ("http://[::1]:5000", Ok("http://[::1]:5000")),
            ("http://[::ffff:10.0.0.8]", Ok("http://[::ffff:a00:8]")),
            ("http://192.168.1.20:5000/x/", Ok("http://192.168.1.20:5000/x")),
            ("http://172.31.0.1", Ok("http://172.31.0.1")),
            ("http://172.32.0.1", Err("use https")),
            ("http://example.org", Err("use https")),
            ("http://localhost.example.org", Err("use https")),
            ("http://[2001:db8::1]/", Err("use https")),
            ("https://me:pw@example.org", Err("password")),
            ("https://example.org/?api_key=k", Err("nothing may follow")),
            ("ftp://example.org", Err("neither")),
            ("localhost:5000", Err("neither")),
            ("example.org", Err("not complete")),
            ("https://", Err("not complete")),
            ("", Err("not complete")),
        ] {
            match (Endpoint::parse(typed), expected) {
                (Ok(endpoint), Ok(url)) => assert_eq!(endpoint.url(), url, "{typed}"),
                (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{typed}: {error}"),
                (got, _) => panic!("{typed}: {got:?}"),
            }
        }
    }

    #[test]
    fn loopback_and_local_are_told_apart() {
        for (typed, loopback, local) in [
            ("http://localhost:1", true, true),
            ("https://[::1]", true, true),
            ("http://10.1.2.3", false, true),
            ("https://example.org", false, false),
        ] {
            let endpoint = Endpoint::parse(typed).unwrap();
            assert_eq!((endpoint.is_loopback(), endpoint.is_local()), (loopback, local), "{typed}");
        }
    }

    #[test]
    fn an_origin_tells_encryption_from_none() {
        let origin = |typed: &str| Endpoint::parse(typed).unwrap().origin();
        assert_eq!(origin("http://localhost:5000/x"), "http://localhost:5000");
        assert_eq!(origin("https://example.org/v1/chat/completions"), "https://example.org");
    }
}
