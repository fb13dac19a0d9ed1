//! How the tables write texts, positions and lists of graphemes.

use std::ops::Range;

use super::super::geometry::{Affinity, Position};
use crate::text::graphemes;

/// Characters that a reader of the table would not see.
const NAMES: [(&str, &str); 18] = [
    ("␣", " "),
    ("⏎", "\n"),
    ("⇥", "\t"),
    ("‹nbsp›", "\u{a0}"),
    ("‹shy›", "\u{ad}"),
    ("‹alm›", "\u{61c}"),
    ("‹zwnj›", "\u{200c}"),
    ("‹zwj›", "\u{200d}"),
    ("‹lrm›", "\u{200e}"),
    ("‹rlm›", "\u{200f}"),
    ("‹rlo›", "\u{202e}"),
    ("‹pdf›", "\u{202c}"),
    ("‹lri›", "\u{2066}"),
    ("‹rli›", "\u{2067}"),
    ("‹pdi›", "\u{2069}"),
    // Masks of tags as `objects` makes them, of one character.
    ("‹1›", "\u{fdd0}"),
    ("‹/1›", "\u{fdd1}"),
    ("‹2/›", "\u{fdd2}"),
];

/// The text that a cell stands for.
pub(super) fn text(cell: &str) -> String {
    NAMES.iter().fold(cell.to_owned(), |text, (name, c)| text.replace(name, c))
}

/// Each word between spaces, tabs and line ends, with the number of its first grapheme.
pub(super) fn ruler(text: &str) -> Vec<(usize, String)> {
    let is_gap = |c: char| matches!(c, ' ' | '\t' | '\n');
    let mut out: Vec<(usize, String)> = Vec::new();
    let mut in_word = false;
    for (number, part) in graphemes(text).enumerate() {
        let part = text.get(part).expect("a grapheme");
        let gap = part.starts_with(is_gap);
        match out.last_mut() {
            Some((_, word)) if in_word && !gap => word.push_str(part),
            _ if !gap => out.push((number, part.to_owned())),
            _ => {}
        }
        in_word = !gap;
    }
    out
}

/// `4>` before grapheme 4 and belonging to it, `4<` at the same offset and belonging to grapheme 3.
pub(super) fn position(parts: &[Range<usize>], cell: &str) -> Position {
    let (number, side) = cell.split_at_checked(cell.len() - 1).expect("a position");
    let index = offset(parts, number.parse().expect("the number of a grapheme"));
    match side {
        ">" => Position::after(index),
        "<" => Position::before(index),
        _ => panic!("no position: {cell}"),
    }
}

pub(super) fn show_position(parts: &[Range<usize>], position: Position) -> String {
    let side = if position.affinity == Affinity::Before { '<' } else { '>' };
    format!("{}{side}", number(parts, position.index))
}

/// `2..5`: graphemes 2, 3 and 4.
pub(super) fn range(parts: &[Range<usize>], cell: &str) -> Range<usize> {
    let (start, end) = cell.split_once("..").expect("a range");
    let at = |number: &str| offset(parts, number.parse().expect("the number of a grapheme"));
    at(start)..at(end)
}

pub(super) fn show_range(parts: &[Range<usize>], range: &Range<usize>) -> String {
    format!("{}..{}", number(parts, range.start), number(parts, range.end))
}

/// The byte offset of a grapheme; the text's length for the one behind the last.
pub(super) fn offset(parts: &[Range<usize>], number: usize) -> usize {
    parts.get(number).map_or_else(|| parts.last().map_or(0, |part| part.end), |part| part.start)
}

/// The number of the grapheme at a byte offset.
pub(super) fn number(parts: &[Range<usize>], offset: usize) -> usize {
    parts.iter().filter(|part| part.start < offset).count()
}

/// Numbers as runs, `3-5 9-7`; those without a width in brackets.
pub(super) fn runs(items: &[(usize, bool)]) -> String {
    let mut out: Vec<Vec<(usize, bool)>> = Vec::new();
    for (number, shown) in items.iter().copied() {
        match out.last_mut() {
            Some(run) if goes_on(run, number, shown) => run.push((number, shown)),
            _ => out.push(vec![(number, shown)]),
        }
    }
    let run = |run: &Vec<(usize, bool)>| match run[..] {
        [(one, true)] => one.to_string(),
        [(one, false)] => format!("({one})"),
        [(first, true), .., (last, _)] => format!("{first}-{last}"),
        [(first, false), .., (last, _)] => format!("({first}-{last})"),
        [] => String::new(),
    };
    out.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn goes_on(run: &[(usize, bool)], number: usize, shown: bool) -> bool {
    match *run {
        [(one, same)] => same == shown && one.abs_diff(number) == 1,
        [.., (a, same), (b, _)] => same == shown && (a < b) == (b < number) && b.abs_diff(number) == 1,
        [] => false,
    }
}

/// The same answer with all runs written out, as a writer may divide them in another way.
pub(super) fn canonical(answer: &str) -> String {
    answer.split(' ').map(write_out).collect::<Vec<_>>().join(" ")
}

fn write_out(token: &str) -> String {
    let inner = token.trim_matches(['(', ')']);
    let ends = inner.split_once('-').map(|(a, b)| (a.parse::<usize>(), b.parse::<usize>()));
    let Some((Ok(first), Ok(last))) = ends else { return token.to_owned() };
    let one = |number: usize| if inner == token { number.to_string() } else { format!("({number})") };
    let numbers: Vec<String> = if first <= last {
        (first..=last).map(one).collect()
    } else {
        (last..=first).rev().map(one).collect()
    };
    numbers.join(" ")
}
