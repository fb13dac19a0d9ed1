//! Tests of the whole, driven through commands without a window; one module for each story of a user.

#![expect(clippy::unwrap_used, reason = "a test may fail where it finds what it did not expect")]

mod architecture;
mod glossary;
mod open_article;
mod reopen;
mod split_and_merge;
mod support;
mod translate_segment;
mod undo;
