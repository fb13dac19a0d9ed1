//! The translation in the places of a Markdown text.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::read::OPTIONS;
use crate::formats::error::WriteError;
use crate::formats::pieces::{TextPiece, pieces};
use crate::formats::skeleton::{Place, TargetParagraph, spliced};
use crate::text::slice;

/// The text with the translation in its places, each paragraph in one line.
pub(in crate::formats) fn write(
    text: &str,
    places: &[Place],
    paragraphs: &[TargetParagraph],
) -> Result<String, WriteError> {
    let lines = Lines::of(text);
    let replaced = places.iter().zip(paragraphs).filter_map(|(place, paragraph)| {
        let pieces = pieces(paragraph)?;
        Some((place.range.clone(), lines.written(&place.range, &pieces)))
    });
    spliced(text, replaced.collect())
}

/// How a line break can be written in each place of a text.
struct Lines<'a> {
    text: &'a str,
    line_end: &'static str,
    /// Blocks of one line: cells of tables (true) and headings.
    single: Vec<(Range<usize>, bool)>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let single =
            Parser::new_ext(text, OPTIONS).into_offset_iter().filter_map(|(event, range)| match event {
                Event::Start(Tag::TableCell) => Some((range, true)),
                Event::Start(Tag::Heading { .. }) => Some((range, false)),
                _ => None,
            });
        Self { text, line_end: if text.contains("\r\n") { "\r\n" } else { "\n" }, single: single.collect() }
    }

    fn written(&self, place: &Range<usize>, pieces: &[TextPiece<'_>]) -> String {
        let at = self.single.partition_point(|(range, _)| range.end < place.end);
        let single =
            self.single.get(at).filter(|(range, _)| range.start <= place.start).map(|(_, cell)| *cell);
        let mut out = String::new();
        for piece in pieces {
            match piece {
                TextPiece::Markup(markup) => out.push_str(markup),
                TextPiece::Text(text) => match single {
                    Some(true) => out.push_str(&cell(text)),
                    Some(false) => out.push_str(&text.replace('\n', " ")),
                    None => self.lines(&mut out, text, place.start),
                },
            }
        }
        if single.is_none() && begins_block(&out) {
            return escaped(&out);
        }
        out
    }

    /// A text with its line breaks; no line becomes another block, or makes the one before it a heading.
    fn lines(&self, out: &mut String, text: &str, start: usize) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                out.push_str(&self.hard_break(start));
            }
            if number > 0 && (begins_block(line) || underlines(line)) {
                out.push_str(&escaped(line));
            } else {
                out.push_str(line);
            }
        }
    }

    /// A line break with the marks of the blocks around at the start of the next line.
    fn hard_break(&self, start: usize) -> String {
        let before = slice(self.text, 0..start);
        let line = before.rfind(['\n', '\r']).map_or(before, |at| slice(before, at + 1..before.len()));
        let prefix: String =
            line.chars().map(|c| if matches!(c, '>' | ' ' | '\t') { c } else { ' ' }).collect();
        ["\\", self.line_end, prefix.as_str()].concat()
    }
}

/// A bar would end the cell.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '|' if !escaped => out.push_str("\\|"),
            c => out.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    out
}

/// The line with a backslash before the sign by which it would begin a block.
fn escaped(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut out = line.to_owned();
    out.insert(digits, '\\');
    out
}

/// Whether a line makes the one above a heading.
fn underlines(line: &str) -> bool {
    let line = line.trim_end();
    !line.is_empty() && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// Whether a paragraph that begins so would be a heading, a list, a quotation or code.
fn begins_block(text: &str) -> bool {
    let rest = text.trim_start_matches('#');
    let is_spaced = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']);
    let after_number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - after_number.len();
    let numbered = (1..=9).contains(&digits) && after_number.strip_prefix(['.', ')']).is_some_and(is_spaced);
    let heading = (1..=6).contains(&(text.len() - rest.len())) && is_spaced(rest);
    let list = text.strip_prefix(['-', '+', '*']).is_some_and(is_spaced);
    let fence = text.starts_with("```")
        || text.starts_with("~~~")
        || text.starts_with("===")
        || text.starts_with("---");
    numbered || heading || list || fence || text.starts_with('>')
}
