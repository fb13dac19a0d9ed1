//! Machine translation over HTTP: where it is asked, what is sent, what came back; no files, no windows, no projects.
//!
//! Every question is a future: dropping it closes the connection. Nothing is sent unless a function here is called.
//! What is known of an engine's wire format stands in one file under `classic` or `chat`.

mod answer;
mod asker;
mod batch;
mod call;
mod chat;
mod classic;
mod classic_ask;
mod client;
mod endpoint;
mod engine;
mod error;
mod family;
mod local_only;
mod pace;
mod protect;
mod question_key;
mod refusal;
mod secret;
mod split;

pub use answer::{Answer, Answers, Usage};
pub use asker::{Asker, Patience, Told, batch_limits, keeps_glossaries, random_id};
pub use batch::{Batch, Example, Item, Rule, TermRule};
pub use client::{Client, Limits, Reach};
pub use endpoint::Endpoint;
pub use engine::{Catalog, Engine, EngineKind, Offered};
pub use error::MtError;
pub use family::BatchLimits;
pub use question_key::question_key;
pub use secret::Secret;
pub use split::batches;

#[cfg(test)]
mod server;
#[cfg(test)]
mod tests;
