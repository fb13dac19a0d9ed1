//! The text of an article as paragraphs: every line is one, blank lines are kept, Markdown headings are known as such.

use super::error::{MAX_BYTES, ReadError};
use super::markdown;
use crate::text::{self, TagTable};

/// The longest first line that is taken for a title, in code points.
const TITLE_CHARS: usize = 150;

/// An article cut into paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The first Markdown heading without its marks, or a short first line that does not end like a sentence.
    pub title: Option<String>,
    /// In order; joined by line ends they give the cleaned text again.
    pub paragraphs: Vec<Paragraph>,
}

/// One line of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Without the line end; a heading keeps its marks, inline markup of Markdown is tags.
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

/// The paragraphs of `text`, which is cleaned first; every line is a paragraph.
///
/// Where the lines are hard-wrapped, the caller joins `lines(&text::clean(text))` first and calls `paragraphs_of_lines`.
///
/// Errors: more than `MAX_BYTES`.
pub fn read_article(text: &str, markdown: bool) -> Result<Article, ReadError> {
    if text.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: text.len() });
    }
    Ok(paragraphs_of_lines(&lines(&text::clean(text)), markdown))
}

/// The lines of `text` without their ends; a line end at the end of the text makes no further line.
pub fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// An article whose paragraphs are `lines`, which are cleaned once more for callers who did not.
pub fn paragraphs_of_lines<S: AsRef<str>>(lines: &[S], markdown: bool) -> Article {
    let mut fence = None;
    let paragraphs: Vec<Paragraph> = lines
        .iter()
        .map(|line| {
            let text = text::clean(line.as_ref()).into_owned();
            if !markdown {
                return Paragraph { kind: plain_kind(&text), text, tags: TagTable::default() };
            }
            let kind = markdown_kind(&text, &mut fence);
            let (text, tags) =
                if fence.is_some() { (text, TagTable::default()) } else { markdown::tagged(&text) };
            Paragraph { text, tags, kind }
        })
        .collect();
    Article { title: title_of(&paragraphs), paragraphs }
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

fn plain_kind(text: &str) -> ParagraphKind {
    if text.chars().all(is_void) { ParagraphKind::Blank } else { ParagraphKind::Body }
}

/// `fence` is the mark of the code block in which the line stands: there `#` begins a comment and not a heading.
fn markdown_kind(text: &str, fence: &mut Option<char>) -> ParagraphKind {
    let mark = fence_mark(text);
    match (*fence, mark) {
        (None, Some(_)) => *fence = mark,
        (Some(open), Some(closing)) if open == closing => *fence = None,
        (None, None) => {
            if let Some(level) = heading_level(text) {
                return ParagraphKind::Heading(level);
            }
        }
        _ => {}
    }
    plain_kind(text)
}

fn fence_mark(text: &str) -> Option<char> {
    let text = text.trim_start();
    ['`', '~'].into_iter().find(|mark| text.chars().take_while(|c| c == mark).count() >= 3)
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

fn title_of(paragraphs: &[Paragraph]) -> Option<String> {
    let heading = paragraphs.iter().find(|p| matches!(p.kind, ParagraphKind::Heading(_)));
    if let Some(heading) = heading {
        let bare = heading.tags.without(&heading.text);
        let title = without_heading_marks(&bare);
        return (!title.is_empty()).then(|| title.to_owned());
    }
    let mut full = paragraphs.iter().filter(|p| p.kind != ParagraphKind::Blank);
    let first = full.next()?.text.trim();
    let short = first.chars().count() <= TITLE_CHARS && !first.ends_with(['.', '،', ',', ';', '؛', ':', '۔']);
    (short && full.next().is_some()).then(|| first.to_owned())
}

/// Spaces of any kind and the marks that nobody sees.
fn is_void(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::ParagraphKind::{Blank, Body, Heading};
    use super::*;

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
    fn headings_of_markdown_keep_their_marks() {
        check("# عنوان\n### فرع ###\n", true, &[("# عنوان", Heading(1)), ("### فرع ###", Heading(3))]);
        check(
            "#وسم\n####### seven\n    # code",
            true,
            &[("#وسم", Body), ("####### seven", Body), ("    # code", Body)],
        );
        check(
            "```\n# comment\n~~~\n```\n## yes",
            true,
            &[("```", Body), ("# comment", Body), ("~~~", Body), ("```", Body), ("## yes", Heading(2))],
        );
    }

    #[test]
    fn a_title_is_a_heading_or_a_short_first_line() {
        for (input, markdown, title) in [
            ("نص تمهيدي.\n# العنوان #\nنص.", true, Some("العنوان")),
            ("# C#\nx", true, Some("C#")),
            ("\n  المستقبل الآن \n\nنص طويل.", false, Some("المستقبل الآن")),
            ("هل نتعلم؟\nنعم.", false, Some("هل نتعلم؟")),
            ("جملة أولى.\nجملة ثانية.", false, None),
            ("وحيد", false, None),
            ("", false, None),
        ] {
            assert_eq!(read_article(input, markdown).unwrap().title.as_deref(), title, "{input:?}");
        }
    }

    #[test]
    fn lines_that_the_caller_joined_become_paragraphs() {
        let joined = vec!["سطر طويل ضم إلى غيره".to_owned(), String::new()];
        let kinds: Vec<_> = paragraphs_of_lines(&joined, false).paragraphs.iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Body, Blank]);
        assert_eq!(lines("a\n\nb\n"), ["a", "", "b"]);
    }

    #[test]
    fn too_much_is_refused_with_the_limit() {
        let text = "a".repeat(MAX_BYTES + 1);
        let error = read_article(&text, false).unwrap_err().to_string();
        assert!(error.contains("65 MB") && error.contains("64 MB"), "{error}");
    }
}
