//! What the levels of lists say of the direction of their paragraphs, and turning the lists of a document.

use std::collections::HashMap;
use std::ops::Range;

use super::props::{Props, RUN};
use super::tree::{Id, Tree};
use crate::text::{Direction, slice};

/// The lists of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// By list and level, as `styles::list_of` writes them.
    bidi: HashMap<String, bool>,
}

impl Lists {
    /// The lists in their part.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut levels: HashMap<String, Vec<(String, bool)>> = HashMap::new();
        let mut out = Self::default();
        let Some(root) = tree.root() else { return out };
        for id in tree.children(root) {
            let number = |name: &str| tree.attribute(id, name).map(std::borrow::Cow::into_owned);
            match tree.word(id) {
                Some("abstractNum") => {
                    levels.insert(number("abstractNumId").unwrap_or_default(), bidi_levels(tree, id));
                }
                Some("num") => {
                    let list = number("numId").unwrap_or_default();
                    let of = tree.val(id, "abstractNumId").unwrap_or_default();
                    let known = levels.get(&*of).map(Vec::as_slice).unwrap_or_default();
                    let named = known.iter().map(|(level, bidi)| (format!("{list} {level}"), *bidi));
                    out.bidi.extend(named);
                }
                _ => {}
            }
        }
        out
    }

    /// Whether the level of a list makes its paragraphs run right to left; none where it says nothing.
    pub(super) fn bidi(&self, list: &str) -> Option<bool> {
        self.bidi.get(list).copied()
    }
}

fn bidi_levels(tree: &Tree, id: Id) -> Vec<(String, bool)> {
    let level = |level: Id| {
        let bidi = Props::of(tree, tree.child(level, "pPr")).switch("bidi")?;
        Some((tree.attribute(level, "ilvl")?.into_owned(), bidi))
    };
    tree.children(id).filter(|child| tree.is(*child, "lvl")).filter_map(level).collect()
}

/// The part with numbers that fit a text of the direction `to`: their runs are turned, and Arabic letters count no English list.
pub(super) fn turned(tree: &Tree, to: Direction) -> String {
    let Some(root) = tree.root() else { return tree.text().to_owned() };
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for id in tree.inside(root) {
        match tree.word(id) {
            Some("rPr") => changes.extend(turned_run(tree, id, to).map(|new| (tree.range(id), new))),
            Some("numFmt") => changes.extend(turned_count(tree, id, to).map(|new| (tree.range(id), new))),
            _ => {}
        }
    }
    let (mut out, mut end) = (String::with_capacity(tree.text().len()), 0);
    for (range, new) in changes {
        out.push_str(slice(tree.text(), end..range.start));
        out.push_str(&new);
        end = range.end;
    }
    out.push_str(slice(tree.text(), end..tree.text().len()));
    out
}

fn turned_run(tree: &Tree, id: Id, to: Direction) -> Option<String> {
    let mut props = Props::of(tree, Some(id));
    if props.switch("rtl")? == to.is_rtl() {
        return None;
    }
    props.remove("rtl");
    if to.is_rtl() {
        props.set(RUN, "rtl", format!("<{}rtl/>", tree.prefix));
    }
    Some(format!("{}{}</{}>", tree.opening(id), props.written(), tree.qualified(id)))
}

/// Letters of an alphabet that the translation is not written in are replaced by those of its own; Latin ones are understood
/// everywhere.
fn turned_count(tree: &Tree, id: Id, to: Direction) -> Option<String> {
    let value = tree.attribute(id, "val")?;
    let is_foreign = matches!(&*value, "arabicAlpha" | "arabicAbjad" | "hebrew1" | "hebrew2") && !to.is_rtl();
    is_foreign.then(|| tree.raw(id).replacen(&*value, "lowerLetter", 1))
}
