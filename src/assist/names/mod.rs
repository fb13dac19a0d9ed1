//! The people, places and agencies of an Arabic document, and how the translation spells each.

mod agency;
mod cues;
mod find;
mod known;
mod latin;
mod ledger;
#[cfg(test)]
mod measure;
mod respell;
mod romanise;
mod spell;

pub use cues::NameKind;
pub use ledger::{Name, NameChoice, NameIssue, NameLedger, NameSegment, Spelling};
pub use respell::respelled;
pub(in crate::assist) use romanise::distance;
pub(in crate::assist) use spell::NEAR;
