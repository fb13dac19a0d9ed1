//! Language models: one prompt and one way to read the answer for all, the envelopes of each protocol in a file of its own.

mod anthropic;
mod openai;
mod prompt;
mod reply;
mod stream;

pub(super) use anthropic::ANTHROPIC;
pub(super) use openai::OPENAI;
pub(super) use prompt::{PROMPT_VERSION, prompt};
pub(super) use reply::{partial_text, translations};
pub(super) use stream::Events;
