//! Where the paragraphs of an article stand in its file, and the way back: the file with the translation in their places.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::encoding::{decode, encode_like};
use super::error::{ReadWarning, WriteError};
use super::markdown;
use super::plain_text;
use super::web_page;
use super::word;
use crate::text::{Direction, Language, TagTable, slice};

/// The kind of file that an article came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleFormat {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// A table of texts and their translations, or a translation memory.
    Table,
}

/// What is known of the file of an article beside its bytes; the project file keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skeleton {
    /// The kind of file.
    pub format: ArticleFormat,
    /// The names of the parts of an archive that hold text; a single empty name for a file that is none.
    pub parts: Vec<String>,
    /// One for each paragraph, in the order of the paragraphs.
    pub places: Vec<Place>,
    /// Whether hard-wrapped lines were joined.
    #[serde(default)]
    pub joined: bool,
    /// Whether all of a web page was taken and not the article alone.
    #[serde(default)]
    pub whole_page: bool,
}

/// Where a paragraph stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The index of its part in `Skeleton::parts`.
    pub part: u32,
    /// The bytes of the decoded part that its text takes the place of, without white space at the end; empty for a blank paragraph.
    pub range: Range<usize>,
}

/// A paragraph of the translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetParagraph {
    /// Its text with tags, the white space at its start included; none where nothing of it is translated: the original stays.
    pub text: Option<String>,
    /// The tags that the text may hold.
    pub tags: TagTable,
    /// Its direction, where it is not that of the language of the translation.
    pub turned: Option<Direction>,
}

/// A file that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenArticle {
    /// The file.
    pub bytes: Vec<u8>,
    /// What could not be written as it is.
    pub warnings: Vec<ReadWarning>,
}

impl ArticleFormat {
    /// What the ending of a file's name says; plain text where it says nothing.
    pub fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" => Self::Html,
            "docx" | "docm" | "dotx" | "dotm" => Self::Docx,
            _ => Self::Plain,
        }
    }
}

impl Skeleton {
    /// One for a file that is no archive.
    pub fn of_text(format: ArticleFormat, ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        let places = ranges.into_iter().map(|range| Place { part: 0, range }).collect();
        Self { format, parts: vec![String::new()], places, joined: false, whole_page: false }
    }
}

/// The file `bytes` with the translation in the places of `skeleton`, one paragraph for each of them. `encoding` is the one that the
/// file was read in; archives have none.
///
/// Errors: paragraphs and places that do not belong together, and what the format cannot be written for.
pub fn write_article(
    bytes: &[u8],
    encoding: &str,
    skeleton: &Skeleton,
    paragraphs: &[TargetParagraph],
    languages: (&Language, &Language),
) -> Result<WrittenArticle, WriteError> {
    if paragraphs.len() != skeleton.places.len() {
        return Err(WriteError::OtherArticle);
    }
    match skeleton.format {
        ArticleFormat::Plain => {
            in_text(bytes, encoding, |text| plain_text::write(text, skeleton, paragraphs))
        }
        ArticleFormat::Markdown => {
            in_text(bytes, encoding, |text| markdown::write(text, &skeleton.places, paragraphs))
        }
        ArticleFormat::Html => write_page(bytes, encoding, skeleton, paragraphs, languages),
        ArticleFormat::Docx => word::write(bytes, skeleton, paragraphs, languages),
        ArticleFormat::Table => Err(WriteError::NoWriter),
    }
}

/// A page that names its encoding names the one that it is written in.
fn write_page(
    bytes: &[u8],
    encoding: &str,
    skeleton: &Skeleton,
    paragraphs: &[TargetParagraph],
    languages: (&Language, &Language),
) -> Result<WrittenArticle, WriteError> {
    let changes = |text: &str| web_page::write(text, &skeleton.places, paragraphs, languages);
    let has_mark = encoding_rs::Encoding::for_bom(bytes).is_some();
    let is_changed = paragraphs.iter().any(|paragraph| paragraph.text.is_some());
    in_text(bytes, encoding, |text| {
        let page = changes(text)?;
        if !is_changed {
            return Ok(page);
        }
        let (_, written) = encode_like(bytes, encoding, &page);
        Ok(web_page::with_charset(&page, written, has_mark))
    })
}

/// Writes a file that is no archive: decoded, changed, and encoded as it was.
fn in_text(
    bytes: &[u8],
    encoding: &str,
    change: impl FnOnce(&str) -> Result<String, WriteError>,
) -> Result<WrittenArticle, WriteError> {
    let decoded = decode(bytes, Some(encoding)).map_err(WriteError::Original)?;
    let text = change(&decoded.text)?;
    // Some encodings have several ways to write a letter, and damaged bytes have none.
    if text == decoded.text {
        return Ok(WrittenArticle { bytes: bytes.to_vec(), warnings: Vec::new() });
    }
    let (bytes, written) = encode_like(bytes, encoding, &text);
    let lost = !written.eq_ignore_ascii_case(decoded.encoding);
    let message = format!(
        "the file is written in UTF-8, as {} does not have all letters of the translation",
        decoded.encoding
    );
    let warnings = lost.then_some(ReadWarning { line: 0, message }).into_iter().collect();
    Ok(WrittenArticle { bytes, warnings })
}

/// `text` with other texts in some of its places, which are in order and do not overlap.
pub(super) fn spliced(text: &str, replaced: Vec<(Range<usize>, String)>) -> Result<String, WriteError> {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (range, new) in replaced {
        if range.start < end || range.end < range.start || text.get(range.clone()).is_none() {
            return Err(WriteError::OtherArticle);
        }
        out.push_str(slice(text, end..range.start));
        out.push_str(&new);
        end = range.end;
    }
    out.push_str(slice(text, end..text.len()));
    Ok(out)
}
