//! Puts protected parts back where an engine has left them.

use super::markup::{Piece, pieces};
use super::{Form, Part, parts};
use crate::mt::Item;
use crate::text::{TagForm, TagSpan, clean, slice};

/// The translation with the tags and kept parts of its item, and whether all of them came back as often as they were sent.
pub(in crate::mt) fn restored(item: &Item, form: Form, reply: &str) -> (String, bool) {
    let text = if form == Form::Visible { reply.to_owned() } else { put_back(item, reply) };
    let text = clean(&text).trim().to_owned();
    let whole = is_whole(item, &text);
    (text, whole)
}

fn put_back(item: &Item, reply: &str) -> String {
    let parts = parts(item);
    let kept: Vec<&str> = parts
        .iter()
        .filter(|(_, part)| *part == Part::Kept)
        .map(|(range, _)| slice(&item.text, range.clone()))
        .collect();
    let mut out = String::with_capacity(reply.len());
    for piece in pieces(reply) {
        match piece {
            Piece::Text(text) => out.push_str(&text),
            Piece::Tag(TagForm::Opening, number) => out.push_str(&format_tag("<", number, ">")),
            Piece::Tag(TagForm::Closing, number) => out.push_str(&format_tag("</", number, ">")),
            Piece::Tag(TagForm::Alone, number) => out.push_str(&format_tag("<", number, "/>")),
            Piece::Kept(number) => out.push_str(kept.get(number).copied().unwrap_or_default()),
        }
    }
    out
}

fn format_tag(before: &str, number: u32, after: &str) -> String {
    format!("{before}{number}{after}")
}

/// Whether the tags are the same as a multiset, and each kept part is there as often as in the source.
fn is_whole(item: &Item, text: &str) -> bool {
    let key = |tag: &TagSpan| (tag.number, tag.form as u8);
    let tags = |text: &str| -> Vec<(u32, u8)> {
        let mut tags: Vec<_> = item.tags.spans(text).iter().map(key).collect();
        tags.sort_unstable();
        tags
    };
    let kept = parts(item).into_iter().filter(|(_, part)| *part == Part::Kept);
    let all_kept = kept.into_iter().all(|(range, _)| {
        let part = slice(&item.text, range);
        text.matches(part).count() >= item.text.matches(part).count()
    });
    tags(&item.text) == tags(text) && all_kept
}
