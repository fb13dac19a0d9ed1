//! Inline tags in the text of a segment (`<1>`, `</1>`, `<1/>`), which no rule must take for words.

use crate::text::slice;

/// The side of an inline tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Opening,
    Closing,
    Alone,
}

/// The tag at the start of `rest` with its length in bytes.
pub(super) fn tag(rest: &str) -> Option<(Tag, usize)> {
    let inner = rest.strip_prefix('<')?;
    let (is_closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let digits = inner.bytes().take(7).take_while(u8::is_ascii_digit).count();
    let tail = slice(inner, digits..inner.len());
    let (is_alone, tail) = tail.strip_prefix('/').map_or((false, tail), |tail| (true, tail));
    let length = rest.len() - tail.strip_prefix('>')?.len();
    match (digits, is_closing, is_alone) {
        (1..=6, true, false) => Some((Tag::Closing, length)),
        (1..=6, false, true) => Some((Tag::Alone, length)),
        (1..=6, false, false) => Some((Tag::Opening, length)),
        _ => None,
    }
}

/// The length of all the tags at the start of `rest`.
pub(super) fn leading(rest: &str) -> usize {
    let mut length = 0;
    while let Some((_, more)) = tag(slice(rest, length..rest.len())) {
        length += more;
    }
    length
}

/// The byte where the tags at the end of `head` begin.
pub(super) fn trimmed_end(head: &str) -> usize {
    let mut end = head.len();
    while let Some(start) = tag_before(slice(head, 0..end)) {
        end = start;
    }
    end
}

fn tag_before(head: &str) -> Option<usize> {
    let body = head.strip_suffix('>')?;
    let inside: usize = body.bytes().rev().take(8).take_while(|byte| *byte != b'<').count();
    let start = body.len().checked_sub(inside + 1)?;
    let (_, length) = tag(slice(head, start..head.len()))?;
    (start + length == head.len()).then_some(start)
}

/// The text without its tags.
pub(super) fn without(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let found = tag(rest);
        if found.is_none() {
            plain.push(c);
        }
        rest = slice(rest, found.map_or_else(|| c.len_utf8(), |(_, length)| length)..rest.len());
    }
    plain
}
