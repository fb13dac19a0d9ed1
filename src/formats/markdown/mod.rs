//! An article in Markdown: its blocks as paragraphs, their inline markup as tags, and the translation in their places.

mod leaf;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use read::read;
pub(super) use write::write;
