//! Bytes to plain values and back, one file for each format; no paths, no files, no threads.

pub mod article;
pub mod bilingual;
pub mod dictionary;
pub mod docx;
pub mod encoding;
mod error;
pub mod glossary;
pub mod html;
mod markdown;
pub mod plain;
mod runs;
pub mod srx;

pub use article::{Article, Paragraph, ParagraphKind, read_article};
pub use bilingual::{Bilingual, Column, Row, Side};
pub use encoding::{Decoded, decode, encodings};
pub use error::{MAX_BYTES, ReadError, ReadWarning, WriteError};
