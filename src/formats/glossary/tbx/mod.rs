//! `TermBase` eXchange (ISO 30042): version 3 in both styles and version 2 (MARTIF) are read, version 3 in the style DCA is written.

mod interpret;
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub(super) use read::read;
pub(super) use write::write;
