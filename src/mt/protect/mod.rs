//! Tags, addresses and terms that must stay as they are: protected in the form that an engine keeps best, and restored.

mod markup;
mod restore;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Item;
use crate::text::{PlaceableKind, TagForm, placeables, slice};

pub(super) use restore::restored;

/// How something protected looks on its way to an engine and back.
///
/// Numbers go as they are in every form: an engine needs them for the grammar of what is counted, keeps them by itself, and
/// they are checked by value afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::mt) enum Form {
    /// As it is; for language models, which are told to keep it.
    Visible,
    /// Elements of XML, those that must not be translated within `<k>`.
    Xml,
    /// Elements of HTML, those that must not be translated with `translate="no"`.
    Html,
}

/// A part of a source that comes back as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Tag { form: TagForm, number: u32 },
    Kept,
}

/// The source of an item in the form that an engine keeps best.
pub(super) fn protected(item: &Item, form: Form) -> String {
    if form == Form::Visible {
        return item.text.clone();
    }
    let mut out = String::with_capacity(item.text.len() * 2);
    let mut end = 0;
    let mut kept = 0;
    for (range, part) in parts(item) {
        out.push_str(&markup::escaped(slice(&item.text, end..range.start)));
        let text = slice(&item.text, range.clone());
        match part {
            Part::Tag { form: tag, number } => out.push_str(&markup::tag(form, tag, number)),
            Part::Kept => {
                out.push_str(&markup::kept(form, kept, text));
                kept += 1;
            }
        }
        end = range.end;
    }
    out.push_str(&markup::escaped(slice(&item.text, end..item.text.len())));
    out
}

/// Whether anything of the item needs the form at all.
pub(super) fn needs_form(item: &Item) -> bool {
    !parts(item).is_empty()
}

/// The parts of a source that are protected, in order and apart from each other.
fn parts(item: &Item) -> Vec<(Range<usize>, Part)> {
    let tags = item.tags.spans(&item.text);
    let mut parts: Vec<(Range<usize>, Part)> = tags
        .into_iter()
        .map(|tag| (tag.range.clone(), Part::Tag { form: tag.form, number: tag.number }))
        .collect();
    let addresses = placeables(&item.text).into_iter().filter(|p| p.kind == PlaceableKind::Address);
    for range in addresses.map(|p| p.range).chain(item.kept.iter().cloned()) {
        if !range.is_empty()
            && parts.iter().all(|(other, _)| other.end <= range.start || other.start >= range.end)
        {
            parts.push((range, Part::Kept));
        }
    }
    parts.sort_by_key(|(range, _)| range.start);
    parts
}
