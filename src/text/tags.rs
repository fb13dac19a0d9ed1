//! How inline tags are written in the text of a segment (`<1>`, `</1>`, `<1/>`), which no rule must take for words.

use std::ops::Range;

use super::slice;

/// The form of an inline tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagForm {
    /// `<1>`: what follows is marked up.
    Opening,
    /// `</1>`: the markup ends.
    Closing,
    /// `<1/>`: something that stands in the text, such as a picture or a note.
    Alone,
}

/// A tag in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagSpan {
    /// Its form.
    pub form: TagForm,
    /// Its number, unique in its paragraph.
    pub number: u32,
    /// Its bytes.
    pub range: Range<usize>,
}

impl TagSpan {
    /// Whether two tags say the same, wherever they stand.
    pub fn same(&self, other: &Self) -> bool {
        (self.form, self.number) == (other.form, other.number)
    }
}

/// Everything in `text` that is written as a tag, in order. Whether it is one, the paragraph's `TagTable` knows.
pub(super) fn written(text: &str) -> impl Iterator<Item = TagSpan> {
    text.match_indices('<').filter_map(|(at, _)| {
        let (form, length) = tag(slice(text, at..text.len()))?;
        let range = at..at + length;
        let digits = slice(text, range.clone()).trim_matches(|c: char| !c.is_ascii_digit());
        Some(TagSpan { form, number: digits.parse().ok()?, range })
    })
}

/// The tag at the start of `rest` with its length in bytes.
pub(super) fn tag(rest: &str) -> Option<(TagForm, usize)> {
    let inner = rest.strip_prefix('<')?;
    let (is_closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let digits = inner.bytes().take(7).take_while(u8::is_ascii_digit).count();
    let tail = slice(inner, digits..inner.len());
    let (is_alone, tail) = tail.strip_prefix('/').map_or((false, tail), |tail| (true, tail));
    let length = rest.len() - tail.strip_prefix('>')?.len();
    match (digits, is_closing, is_alone) {
        (1..=6, true, false) => Some((TagForm::Closing, length)),
        (1..=6, false, true) => Some((TagForm::Alone, length)),
        (1..=6, false, false) => Some((TagForm::Opening, length)),
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
