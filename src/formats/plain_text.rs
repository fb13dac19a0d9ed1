//! An article in plain text: a paragraph for each line, or for the lines that were wrapped by hand.

use std::borrow::Cow;
use std::ops::Range;

use super::article::{Paragraph, ParagraphKind, is_void};
use super::error::WriteError;
use super::skeleton::{ArticleFormat, Skeleton, TargetParagraph, spliced};
use crate::text::{self, TagTable, is_blank, slice, wrapped_paragraphs};

/// The lines of a decoded text, by their bytes without the line end, and as they are shown.
pub(super) struct Lines<'a> {
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) texts: Vec<Cow<'a, str>>,
}

impl<'a> Lines<'a> {
    /// A line ends where `text::clean` makes a line end of anything; one at the end of the text makes no further line.
    pub(super) fn of(text: &'a str) -> Self {
        let mut ranges = Vec::new();
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if !is_line_end(c) {
                continue;
            }
            // The second half of a CR LF ends no further line.
            if c == '\n' && at == start && slice(text, 0..at).ends_with('\r') {
                start = at + 1;
                continue;
            }
            ranges.push(start..at);
            start = at + c.len_utf8();
        }
        // A last line of nothing but what is cleaned away is none.
        if !text::clean(slice(text, start..text.len())).is_empty() {
            ranges.push(start..text.len());
        }
        let texts = ranges.iter().map(|range| text::clean(slice(text, range.clone()))).collect();
        Self { ranges, texts }
    }

    /// The lines as they are shown.
    pub(super) fn shown(&self) -> Vec<&str> {
        self.texts.iter().map(AsRef::as_ref).collect()
    }
}

/// The paragraphs and their places; wrapped lines are joined where `join`.
pub(super) fn read(text: &str, lines: &Lines<'_>, join: bool) -> (Vec<Paragraph>, Skeleton) {
    let shown = lines.shown();
    let groups =
        if join { wrapped_paragraphs(&shown) } else { (0..shown.len()).map(|at| at..at + 1).collect() };
    let paragraphs = groups.iter().map(|group| {
        let text = match shown.get(group.clone()).unwrap_or_default() {
            [line] if !join => (*line).to_owned(),
            lines => lines.iter().map(|line| line.trim_matches(is_blank)).collect::<Vec<_>>().join(" "),
        };
        let kind = kind_of(&text);
        Paragraph { kind, text, tags: TagTable::default() }
    });
    let paragraphs: Vec<_> = paragraphs.collect();
    let places = groups.iter().zip(&paragraphs).map(|(group, paragraph)| {
        let first = lines.ranges.get(group.start).map_or(0, |range| range.start);
        let last = lines.ranges.get(group.end.saturating_sub(1)).map_or(first, |range| range.end);
        place(text, first..last, paragraph.kind, join)
    });
    let skeleton = Skeleton { joined: join, ..Skeleton::of_text(ArticleFormat::Plain, places) };
    (paragraphs, skeleton)
}

/// What a line without markup is.
pub(super) fn kind_of(text: &str) -> ParagraphKind {
    if text.chars().all(is_void) { ParagraphKind::Blank } else { ParagraphKind::Body }
}

/// The bytes of a paragraph without white space at the end, and at the start where it was joined.
pub(super) fn place(text: &str, range: Range<usize>, kind: ParagraphKind, join: bool) -> Range<usize> {
    if kind == ParagraphKind::Blank {
        return range.start..range.start;
    }
    let piece = slice(text, range.clone());
    let lead = if join { piece.len() - piece.trim_start_matches(is_blank).len() } else { 0 };
    range.start + lead..range.start + piece.trim_end_matches(is_blank).len().max(lead)
}

/// The text with the translation in its places; a line break inside of a paragraph is written as the text has them.
pub(super) fn write(
    text: &str,
    skeleton: &Skeleton,
    paragraphs: &[TargetParagraph],
) -> Result<String, WriteError> {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let replaced = skeleton.places.iter().zip(paragraphs).filter_map(|(place, paragraph)| {
        let new = paragraph.tags.restored(paragraph.text.as_deref()?).replace('\n', line_end);
        Some((place.range.clone(), new))
    });
    spliced(text, replaced.collect())
}

/// The characters that `text::clean` makes a line end of.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{1c}'..='\u{1e}' | '\u{0b}' | '\u{0c}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_are_those_of_the_cleaned_text(text in "[ab \r\n\t\u{85}\u{2028}\u{c}\u{0}\u{1f}]{0,30}") {
            let lines = Lines::of(&text);
            let cleaned = text::clean(&text);
            prop_assert_eq!(lines.shown(), cleaned.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_translation_takes_the_place_of_its_lines_and_no_other_byte_changes() {
        let text = " أول \r\n\r\nثان\u{200f}\r\n\tثالث";
        let (paragraphs, skeleton) = read(text, &Lines::of(text), false);
        let kinds: Vec<_> = paragraphs.iter().map(|it| it.kind).collect();
        use ParagraphKind::{Blank, Body};
        assert_eq!(kinds, [Body, Blank, Body, Body]);
        let target =
            |text: Option<&str>| TargetParagraph { text: text.map(str::to_owned), ..Default::default() };
        let targets = [target(Some(" one\nmore")), target(None), target(None), target(Some("\tthree"))];
        let written = write(text, &skeleton, &targets).unwrap();
        assert_eq!(written, " one\r\nmore \r\n\r\nثان\u{200f}\r\n\tthree");
        assert_eq!(write(text, &skeleton, &vec![TargetParagraph::default(); 4]).unwrap(), text);
    }

    #[test]
    fn joined_lines_are_one_place() {
        let text = "  سطر أول طويل\r\n  ثم سطر \r\n\r\nآخر\r\n";
        let lines = Lines::of(text);
        let (paragraphs, skeleton) = read(text, &lines, true);
        let texts: Vec<_> = paragraphs.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["سطر أول طويل ثم سطر", "", "آخر"]);
        let place = &skeleton.places[0].range;
        assert_eq!(slice(text, place.clone()), "سطر أول طويل\r\n  ثم سطر");
    }
}
