//! The verdict on a machine's answer, by rules that checks of a translator's own text can share.

mod judge;
mod language;
mod numbers;
mod rule;
mod terms;
#[cfg(test)]
mod tests;

pub use judge::{Question, verdict};
pub use rule::{Violation, ViolationRule};
pub use terms::{ExpectedTerm, TermObeyed, obeyed};
