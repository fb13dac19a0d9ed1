//! What helps the translator, computed from plain data: terms and counts. Nothing here can fail, wait or look at a clock.

mod progress;
mod terms;

pub use progress::Progress;
pub use terms::{Grade, Search, TermHit, TermIndex, TermSource, find_term};
