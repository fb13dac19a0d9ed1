//! Bytes to plain values and back, one file for each format; no paths, no files, no threads.

pub mod article;
pub mod bilingual;
mod date;
pub mod dictionary;
mod digest;
pub mod docx;
pub mod encoding;
mod error;
pub mod glossary;
pub mod html;
mod markdown;
pub mod memory;
pub mod pairs;
pub mod pdf;
mod pieces;
pub mod plain;
mod plain_text;
pub mod review;
mod runs;
mod skeleton;
pub mod srx;
mod web_page;
mod word;

pub use article::{Article, ArticleOptions, DecodedAs, Paragraph, ParagraphKind, read_article};
pub use bilingual::{
    Bilingual, BilingualLayout, BilingualOptions, Cell, Column, Emphasis, Mark, Order, PageSize, Row, Side,
    Styled, TagsShown, TextStyle, Unit, WIDTHS,
};
pub use digest::digest;
pub use encoding::{Decoded, decode, encodings};
pub use error::{MAX_BYTES, ReadError, ReadWarning, WriteError};
pub use pairs::{Pair, PairOptions, Pairs, read_pairs};
pub use skeleton::{ArticleFormat, Place, Skeleton, TargetParagraph, WrittenArticle, write_article};
