//! Keeps every connection on this machine or the private network, below the engines: a name that resolves to anything else
//! has no address.

use std::error::Error as _;
use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::endpoint::is_private;

/// A resolver that gives private addresses alone.
pub(super) struct LocalOnly;

#[derive(Debug, thiserror::Error)]
#[error("no private address")]
struct NoPrivateAddress;

impl Resolve for LocalOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let private: Vec<SocketAddr> = found.filter(|address| is_private(address.ip())).collect();
            if private.is_empty() {
                return Err(NoPrivateAddress.into());
            }
            let addresses: Addrs = Box::new(private.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an error of the client came from here.
pub(super) fn was_refused(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if error.is::<NoPrivateAddress>() {
            return true;
        }
        source = error.source();
    }
    false
}
