//! A paragraph of a page: its text with few tags, and where that text stands.

use std::borrow::Cow;
use std::ops::Range;

use super::blocks::{Block, Piece, Role};
use crate::formats::article::{Paragraph, ParagraphKind};
use crate::text::{Markup, TagTable, clean, is_blank, slice};

/// The paragraph of a block and the bytes that its text takes the place of; none where nothing of it can be seen.
///
/// Markup around the whole paragraph and what stands before its first and behind its last word stay outside of the place. Elements
/// that begin and end together are one pair of tags, white space is collapsed as a browser does, a line break is `\n`.
pub(super) fn paragraph(text: &str, block: &Block) -> Option<(Paragraph, Range<usize>)> {
    let mut pieces = paired(&block.pieces);
    trim(text, &mut pieces);
    let pieces = merged(pieces);
    let place = pieces.first()?.range.start..pieces.last()?.range.end;
    let (text, tags) = written(text, &pieces, block.preformatted);
    let kind = block.heading.map_or(ParagraphKind::Body, ParagraphKind::Heading);
    (!text.chars().all(is_blank)).then_some((Paragraph { text, tags, kind }, place))
}

/// Whether a written text is nothing but white space, no-break spaces included.
pub(super) fn is_white(written: &str) -> bool {
    let written = written.trim_start_matches(is_blank);
    written.is_empty() || (written.starts_with('&') && decoded(written).chars().all(is_blank))
}

/// The characters of a written text: its character references resolved.
pub(super) fn decoded(written: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(written)
}

/// A piece whose tags know each other.
#[derive(Clone, Debug)]
struct Paired {
    range: Range<usize>,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Text,
    /// The start of the pair of this number.
    Open(usize),
    /// Its end.
    Close(usize),
    Alone,
    Break,
}

/// The pieces with their tags in pairs; one that has no other half in this paragraph stands alone.
fn paired(pieces: &[Piece]) -> Vec<Paired> {
    let mut out: Vec<Paired> = Vec::with_capacity(pieces.len());
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let part = match &piece.role {
            Role::Text => Part::Text,
            Role::Alone => Part::Alone,
            Role::Break => Part::Break,
            Role::Open(name) => {
                open.push((name, number));
                Part::Alone
            }
            Role::Close(name) => match open.iter().rposition(|(other, _)| other == name) {
                Some(at) => {
                    let (_, start) = open.swap_remove(at);
                    // Those opened since end later: a browser would close them here, and so they stand alone.
                    open.truncate(at);
                    if let Some(start) = out.get_mut(start) {
                        start.part = Part::Open(number);
                    }
                    Part::Close(number)
                }
                None => Part::Alone,
            },
        };
        out.push(Paired { range: piece.range.clone(), part });
    }
    out
}

/// Takes away what stands at the edges and is no text, and the white space of the texts there.
fn trim(text: &str, pieces: &mut Vec<Paired>) {
    let is_edge = |piece: &Paired| match piece.part {
        Part::Text => is_white(slice(text, piece.range.clone())),
        Part::Alone | Part::Break => true,
        Part::Open(_) | Part::Close(_) => false,
    };
    let (mut start, mut end) = (0, pieces.len());
    let part = |at: usize| pieces.get(at).map(|piece| piece.part);
    while start < end {
        if pieces.get(start).is_some_and(is_edge) {
            start += 1;
        } else if pieces.get(end - 1).is_some_and(is_edge) {
            end -= 1;
        } else if let (Some(Part::Open(number)), Some(Part::Close(other))) = (part(start), part(end - 1))
            && number == other
        {
            start += 1;
            end -= 1;
        } else if let Some(length) = empty_pair(&is_edge, pieces, start..end) {
            start += length;
        } else if let Some(length) = empty_pair_before(&is_edge, pieces, start..end) {
            end -= length;
        } else {
            break;
        }
    }
    pieces.truncate(end);
    pieces.drain(..start);
    if let Some(Paired { range, part: Part::Text }) = pieces.first_mut() {
        let piece = slice(text, range.clone());
        range.start += piece.len() - piece.trim_start_matches(is_space).len();
    }
    if let Some(Paired { range, part: Part::Text }) = pieces.last_mut() {
        range.end = range.start + seen_end(slice(text, range.clone()));
    }
}

/// How many pieces at the start of `range` are a pair around nothing.
fn empty_pair(is_edge: &impl Fn(&Paired) -> bool, pieces: &[Paired], range: Range<usize>) -> Option<usize> {
    let Part::Open(number) = pieces.get(range.start)?.part else { return None };
    let inner = pieces.get(range.start + 1..range.end)?.iter().take_while(|piece| is_edge(piece)).count();
    let close = range.start + 1 + inner;
    (close < range.end && pieces.get(close)?.part == Part::Close(number)).then_some(inner + 2)
}

/// How many pieces at the end of `range` are a pair around nothing.
fn empty_pair_before(
    is_edge: &impl Fn(&Paired) -> bool,
    pieces: &[Paired],
    range: Range<usize>,
) -> Option<usize> {
    let Part::Close(number) = pieces.get(range.end.checked_sub(1)?)?.part else { return None };
    let inner =
        pieces.get(range.start..range.end - 1)?.iter().rev().take_while(|piece| is_edge(piece)).count();
    let open = (range.end - 1).checked_sub(inner + 1)?;
    (open >= range.start && pieces.get(open)?.part == Part::Open(number)).then_some(inner + 2)
}

/// The length of a written text without white space and no-break spaces at its end.
fn seen_end(written: &str) -> usize {
    let mut rest = written;
    loop {
        rest = rest.trim_end_matches(is_blank);
        let reference = rest.rfind('&').map(|at| slice(rest, at..rest.len()));
        match reference.filter(|it| it.ends_with(';') && is_white(it)) {
            Some(reference) => rest = slice(rest, 0..rest.len() - reference.len()),
            None => return rest.len(),
        }
    }
}

/// Tags that stand together become one: a pair in a pair, a pair around nothing, several that stand alone.
fn merged(pieces: Vec<Paired>) -> Vec<Paired> {
    let mut out: Vec<Paired> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (out.last().map(|last| last.part), piece.part) {
            (Some(Part::Open(number)), Part::Close(other)) if number == other => {
                let open = out.pop().map_or(piece.range.start, |open| open.range.start);
                push_alone(&mut out, open..piece.range.end);
            }
            (_, Part::Alone) => push_alone(&mut out, piece.range),
            _ => out.push(piece),
        }
    }
    nested(out)
}

fn push_alone(out: &mut Vec<Paired>, range: Range<usize>) {
    match out.last_mut() {
        Some(Paired { range: last, part: Part::Alone }) => last.end = range.end,
        _ => out.push(Paired { range, part: Part::Alone }),
    }
}

/// Pairs that begin and end at the same places become the outer one.
fn nested(pieces: Vec<Paired>) -> Vec<Paired> {
    let followed_by = |at: usize| match pieces.get(at + 1).map(|next| next.part) {
        Some(Part::Close(next)) => Some(next),
        _ => None,
    };
    let outer: std::collections::HashMap<usize, usize> = (0..pieces.len())
        .filter_map(|at| match pieces.get(at)?.part {
            Part::Close(number) => Some((number, followed_by(at)?)),
            _ => None,
        })
        .collect();
    let mut gone = std::collections::HashSet::new();
    let mut out: Vec<Paired> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (out.last().map(|last| last.part), piece.part) {
            (Some(Part::Open(number)), Part::Open(inner)) if chain(&outer, inner, number, &gone) => {
                gone.insert(inner);
                if let Some(last) = out.last_mut() {
                    last.range.end = piece.range.end;
                }
            }
            _ => out.push(piece),
        }
    }
    joined_ends(out, &gone)
}

/// Whether the end of `inner` is followed by that of `number`, with nothing but ends of merged pairs between.
fn chain(
    outer: &std::collections::HashMap<usize, usize>,
    inner: usize,
    number: usize,
    gone: &std::collections::HashSet<usize>,
) -> bool {
    let mut next = outer.get(&inner);
    while let Some(at) = next {
        if *at == number {
            return true;
        }
        if !gone.contains(at) {
            return false;
        }
        next = outer.get(at);
    }
    false
}

fn joined_ends(pieces: Vec<Paired>, gone: &std::collections::HashSet<usize>) -> Vec<Paired> {
    let mut out: Vec<Paired> = Vec::with_capacity(pieces.len());
    let mut from = None;
    for mut piece in pieces {
        match piece.part {
            Part::Close(number) if gone.contains(&number) => {
                from.get_or_insert(piece.range.start);
            }
            _ => {
                if let Some(start) = from.take() {
                    piece.range.start = start;
                }
                out.push(piece);
            }
        }
    }
    out
}

/// The text with its tags, and the table of these.
fn written(text: &str, pieces: &[Paired], preformatted: bool) -> (String, TagTable) {
    let mut writer = Writer { out: String::new(), space: true, preformatted };
    let shown = |piece: &Paired| match piece.part {
        Part::Text => shown(slice(text, piece.range.clone())),
        _ => String::new(),
    };
    let texts: Vec<String> = pieces.iter().map(shown).collect();
    let literal: String = texts.concat();
    let mut numbers = (1..).filter(|number| !occurs(&literal, *number));
    let mut markups: Vec<Markup> = Vec::new();
    let mut given = std::collections::HashMap::new();
    for (piece, shown) in pieces.iter().zip(&texts) {
        let markup = || slice(text, piece.range.clone()).to_owned();
        match piece.part {
            Part::Text => writer.text(shown),
            Part::Break => writer.line_break(),
            Part::Alone => {
                let Some(number) = numbers.next() else { continue };
                markups.push(Markup { number, open: markup(), close: None });
                writer.tag(&format!("<{number}/>"));
            }
            Part::Open(pair) => {
                let Some(number) = numbers.next() else { continue };
                given.insert(pair, (number, markups.len()));
                markups.push(Markup { number, open: markup(), close: Some(String::new()) });
                writer.tag(&format!("<{number}>"));
            }
            Part::Close(pair) => {
                let Some((number, at)) = given.get(&pair) else { continue };
                if let Some(it) = markups.get_mut(*at) {
                    it.close = Some(markup());
                }
                writer.tag(&format!("</{number}>"));
            }
        }
    }
    (writer.out, TagTable::new(markups))
}

/// The characters of a written text as they are shown, with spaces for all that HTML collapses.
fn shown(written: &str) -> String {
    clean(&decoded(written).replace(is_space, " ")).into_owned()
}

/// Whether the text itself has something that is written like a tag of this number.
fn occurs(text: &str, number: u32) -> bool {
    text.contains('<')
        && [format!("<{number}>"), format!("</{number}>"), format!("<{number}/>")]
            .iter()
            .any(|tag| text.contains(tag))
}

/// The text of a paragraph as it grows.
struct Writer {
    out: String,
    /// Whether white space has come, so that more of it is not seen.
    space: bool,
    /// Whether all white space is seen.
    preformatted: bool,
}

impl Writer {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c == ' ' && self.space && !self.preformatted {
                continue;
            }
            self.space = c == ' ' || c == '\n';
            self.out.push(c);
        }
    }

    fn tag(&mut self, tag: &str) {
        self.out.push_str(tag);
    }

    fn line_break(&mut self) {
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        self.out.push('\n');
        self.space = true;
    }
}

/// White space that HTML collapses.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
