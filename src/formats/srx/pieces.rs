//! From breaks in the plain text to segments of the tagged one.

use std::ops::Range;

use super::document::{Handles, Trimming};
use crate::text::{TagForm, TagSpan, TagTable, is_blank, slice};

/// The segments between the breaks, which are byte offsets in the text without its tags.
pub(super) fn pieces(
    text: &str,
    tags: &TagTable,
    breaks: &[usize],
    (handles, trimming): (Handles, Trimming),
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // What was passed over without anything to see, as tags that open: it goes with the next piece.
    let mut start = 0;
    for end in tagged_breaks(tags.spans(text), breaks, handles).into_iter().chain([text.len()]) {
        let piece = slice(text, start..end);
        if !is_seen(piece, tags) {
            continue;
        }
        found.push(trimmed(text, start..end, trimming));
        start = end;
    }
    let rest = trimmed(text, start..text.len(), Trimming::default());
    match found.last_mut() {
        Some(last) if !rest.is_empty() => last.end = rest.end,
        None if !rest.is_empty() => found.push(rest),
        _ => {}
    }
    found
}

/// The breaks as offsets in the tagged text, each behind those tags at its place that belong to the segment before it.
fn tagged_breaks(spans: Vec<TagSpan>, breaks: &[usize], handles: Handles) -> Vec<usize> {
    let mut spans = spans.into_iter().peekable();
    let mut gone = 0;
    let mut found = Vec::with_capacity(breaks.len());
    for at in breaks {
        while let Some(span) = spans.next_if(|span| {
            let place = span.range.start.saturating_sub(gone);
            place < *at || (place == *at && belongs_before(span.form, handles))
        }) {
            gone += span.range.len();
        }
        found.push(at + gone);
    }
    found
}

fn belongs_before(form: TagForm, handles: Handles) -> bool {
    match form {
        TagForm::Opening => handles.start,
        TagForm::Closing => handles.end,
        TagForm::Alone => handles.isolated,
    }
}

/// Whether there is anything but white space, invisible marks and tags.
fn is_seen(piece: &str, tags: &TagTable) -> bool {
    tags.without(piece).chars().any(|c| !is_blank(c) && !is_mark(c))
}

/// Marks of direction, which nobody sees.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn trimmed(text: &str, range: Range<usize>, trimming: Trimming) -> Range<usize> {
    let piece = slice(text, range.clone());
    let start = if trimming.leading { piece.len() - piece.trim_start_matches(is_blank).len() } else { 0 };
    let end = if trimming.trailing { piece.trim_end_matches(is_blank).len() } else { piece.len() };
    range.start + start..range.start + end.max(start)
}
