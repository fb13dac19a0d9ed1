//! An article in a web page: found as a reader mode does, or all of the page, and written back into the page.

mod blocks;
mod charset;
mod elements;
mod inline;
mod read;
mod reader_mode;
#[cfg(test)]
mod tests;
mod tokens;
mod turn;
mod write;

pub(super) use charset::decode_page;
pub(super) use read::{is_page, read};
pub(super) use write::{with_charset, write};
