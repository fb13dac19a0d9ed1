//! Segmentation Rules eXchange (SRX 2.0, and 1.0 to read): the file, and the breaks that its rules give.

mod built_in;
mod document;
mod engine;
mod exceptions;
mod java;
mod java_class;
mod pieces;
mod properties;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use built_in::built_in;
pub use document::{Handles, LanguageMap, Rule, RuleSet, Srx, Trimming};
pub use engine::Cutter;
pub use read::{read, text_of};
pub use write::write;
