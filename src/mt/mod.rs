//! Machine translation over HTTP: where it is asked, what is sent, what came back; no files, no windows, no projects.
//!
//! Every call is a future: dropping it closes the connection. Nothing is sent unless a function here is called.

mod client;
mod error;
mod libretranslate;
mod provider;
mod refusal;

pub use client::{Client, Limits, client};
pub use error::MtError;
pub use libretranslate::{languages, translate};
pub use provider::{Answer, Endpoint, Offered, Request, Secret, offers};

#[cfg(test)]
mod server;
#[cfg(test)]
mod tests;
