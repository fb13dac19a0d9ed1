//! An article as paragraphs, whatever file it came from.

use super::encoding::{Decoded, decode};
use super::error::{MAX_BYTES, ReadError, ReadWarning};
use super::markdown;
use super::plain_text::{self, Lines};
use super::skeleton::{ArticleFormat, Skeleton};
use super::web_page;
use super::word;
use crate::model::Metadata;
use crate::text::{Language, TagTable, hard_wrapped};

/// The longest first line that is taken for a title, in code points.
const TITLE_CHARS: usize = 150;

/// How an article is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleOptions {
    /// A WHATWG label; none to find the encoding out.
    pub encoding: Option<String>,
    /// Whether hard-wrapped lines of plain text are joined.
    pub join: bool,
    /// Whether all of a web page is taken and not its article alone.
    pub whole_page: bool,
}

/// An article cut into paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What it says of itself. The title of a text is its first heading, or a short first line that does not end like a sentence.
    pub metadata: Metadata,
    /// In reading order, blank ones too.
    pub paragraphs: Vec<Paragraph>,
    /// Where they stand in the file.
    pub skeleton: Skeleton,
    /// How its bytes were read as text; none for an archive, whose parts say it themselves.
    pub decoded: Option<DecodedAs>,
    /// Whether its lines look as if they were wrapped by hand, and were not joined.
    pub wrapped: bool,
    /// The language that the file names as its own.
    pub language: Option<Language>,
    /// What was left out or put right.
    pub warnings: Vec<ReadWarning>,
    /// Remarks that the file holds, such as comments, each with the index of its paragraph.
    pub notes: Vec<(usize, String)>,
}

/// How bytes were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodedAs {
    /// The WHATWG name of the encoding.
    pub encoding: &'static str,
    /// Whether it was inferred from the bytes alone.
    pub guessed: bool,
    /// How many U+FFFD stand for bytes that mean nothing in that encoding.
    pub replaced: usize,
}

impl From<&Decoded> for DecodedAs {
    fn from(decoded: &Decoded) -> Self {
        Self { encoding: decoded.encoding, guessed: decoded.guessed, replaced: decoded.replaced }
    }
}

/// A paragraph of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Without the line end; inline markup is tags.
    pub text: String,
    /// The tags of the text.
    pub tags: TagTable,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A Markdown heading of the level 1 to 6.
    Heading(u8),
    /// Nothing that could be read: no characters, or only spaces and invisible marks.
    Blank,
}

/// The article in the file `bytes` of this name; the name's ending and the first bytes say what it is.
///
/// Errors: more than `MAX_BYTES`, an unknown encoding, and what is no text at all.
pub fn read_article(name: &str, bytes: &[u8], options: &ArticleOptions) -> Result<Article, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    if ArticleFormat::of_name(name) == ArticleFormat::Html {
        return read_page(bytes, options);
    }
    if word::is_word(name, bytes) {
        return word::read(bytes);
    }
    let decoded = decode(bytes, options.encoding.as_deref())?;
    let markdown = ArticleFormat::of_name(name) == ArticleFormat::Markdown;
    if !markdown && web_page::is_page(&decoded.text, !name.contains('.')) {
        return read_page(bytes, options);
    }
    if markdown {
        return Ok(read_markdown(&decoded));
    }
    Ok(read_lines(&decoded, options.join))
}

fn read_lines(decoded: &Decoded, join: bool) -> Article {
    let lines = Lines::of(&decoded.text);
    let wrapped = !join && hard_wrapped(&lines.shown());
    let (paragraphs, skeleton) = plain_text::read(&decoded.text, &lines, join);
    Article {
        metadata: Metadata { title: title_of(&paragraphs).unwrap_or_default(), ..Metadata::default() },
        paragraphs,
        skeleton,
        decoded: Some(DecodedAs::from(decoded)),
        wrapped,
        language: None,
        warnings: Vec::new(),
        notes: Vec::new(),
    }
}

fn read_page(bytes: &[u8], options: &ArticleOptions) -> Result<Article, ReadError> {
    let decoded = web_page::decode_page(bytes, options.encoding.as_deref())?;
    Ok(web_page::read(&decoded, options.whole_page))
}

fn read_markdown(decoded: &Decoded) -> Article {
    let (paragraphs, found) = markdown::read(&decoded.text);
    let (paragraphs, places): (Vec<_>, Vec<_>) = paragraphs.into_iter().unzip();
    let title = if found.title.is_empty() { title_of(&paragraphs).unwrap_or_default() } else { found.title };
    Article {
        metadata: Metadata { title, ..found },
        paragraphs,
        skeleton: Skeleton::of_text(ArticleFormat::Markdown, places),
        decoded: Some(DecodedAs::from(decoded)),
        wrapped: false,
        language: None,
        warnings: Vec::new(),
        notes: Vec::new(),
    }
}

/// The text of a Markdown heading without its marks, before and after; other text as it is.
pub fn without_heading_marks(text: &str) -> &str {
    if heading_level(text).is_none() {
        return text;
    }
    let inner = text.trim_start().trim_start_matches('#').trim();
    let bare = inner.trim_end_matches('#');
    // Closing marks count only after a space: "C#" keeps its own.
    if bare.is_empty() || bare.ends_with([' ', '\t']) { bare.trim_end() } else { inner }
}

/// The level of an ATX heading of `CommonMark`: up to three spaces, one to six `#`, then a space or the end.
/// So an Arabic hashtag at the start of a line is none.
fn heading_level(text: &str) -> Option<u8> {
    let inner = text.trim_start_matches(' ');
    let marks = inner.chars().take_while(|c| *c == '#').count();
    let rest = inner.trim_start_matches('#');
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t']);
    (text.len() - inner.len() <= 3 && (1..=6).contains(&marks) && spaced).then_some(marks as u8)
}

pub(super) fn title_of(paragraphs: &[Paragraph]) -> Option<String> {
    let heading = paragraphs.iter().find(|p| matches!(p.kind, ParagraphKind::Heading(_)));
    if let Some(heading) = heading {
        let bare = heading.tags.without(&heading.text);
        let title = without_heading_marks(&bare);
        return (!title.is_empty()).then(|| title.to_owned());
    }
    let mut full = paragraphs.iter().filter(|p| p.kind != ParagraphKind::Blank);
    let first = full.next()?;
    let first = first.tags.without(&first.text);
    let first = first.trim();
    let short = first.chars().count() <= TITLE_CHARS && !first.ends_with(['.', '،', ',', ';', '؛', ':', '۔']);
    (short && full.next().is_some()).then(|| first.to_owned())
}

/// Spaces of any kind and the marks that nobody sees.
pub(super) fn is_void(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::ParagraphKind::{Blank, Body};
    use super::*;

    fn read_article(input: &str, markdown: bool) -> Result<Article, ReadError> {
        let name = if markdown { "a.md" } else { "a.txt" };
        super::read_article(name, input.as_bytes(), &ArticleOptions::default())
    }

    fn check(input: &str, markdown: bool, expected: &[(&str, ParagraphKind)]) {
        let article = read_article(input, markdown).unwrap();
        let found: Vec<_> = article.paragraphs.iter().map(|p| (p.text.as_str(), p.kind)).collect();
        assert_eq!(found, expected, "{input:?}");
    }

    #[test]
    fn every_line_is_a_paragraph_and_blank_lines_stay() {
        check("", false, &[]);
        check("أول\r\n\r\nثان\n", false, &[("أول", Body), ("", Blank), ("ثان", Body)]);
        check("أ\n \u{a0}\u{200f}\nب", false, &[("أ", Body), (" \u{a0}\u{200f}", Blank), ("ب", Body)]);
        check("a\u{0}b\u{1b}\u{2029}c", false, &[("ab", Body), ("c", Body)]);
        check("# no heading", false, &[("# no heading", Body)]);
    }

    #[test]
    fn a_title_is_a_heading_or_a_short_first_line() {
        for (input, markdown, title) in [
            ("نص تمهيدي.\n# العنوان #\nنص.", true, Some("العنوان")),
            ("# C\\# x\n\nx", true, Some("C\\# x")),
            ("\n  المستقبل الآن \n\nنص طويل.", false, Some("المستقبل الآن")),
            ("هل نتعلم؟\nنعم.", false, Some("هل نتعلم؟")),
            ("جملة أولى.\nجملة ثانية.", false, None),
            ("وحيد", false, None),
            ("", false, None),
        ] {
            assert_eq!(
                read_article(input, markdown).unwrap().metadata.title,
                title.unwrap_or_default(),
                "{input:?}"
            );
        }
    }

    #[test]
    fn too_much_is_refused_with_the_limit() {
        let text = "a".repeat(MAX_BYTES + 1);
        let error = read_article(&text, false).unwrap_err().to_string();
        assert!(error.contains("65 MB") && error.contains("64 MB"), "{error}");
    }
}
