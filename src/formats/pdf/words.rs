//! What is set: the texts of blocks of segments, without characters that have no picture.

use super::super::bilingual::{Bilingual, Row, Side, is_allowed};

/// The texts of a block, with what stands between them.
pub(super) fn joined(bilingual: &Bilingual, block: &[Row], side: Side) -> String {
    let mut out = String::new();
    for row in block {
        let text = &row.cell(side).text;
        if !out.is_empty() && !text.is_empty() {
            out.push_str(bilingual.lead(row, side));
        }
        push(&mut out, text);
    }
    out
}

/// The text as it is set.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text);
    out
}

/// The numbers of a block: the first, and the last where it has several.
pub(super) fn numbers(block: &[Row]) -> String {
    match (block.first(), block.last()) {
        (Some(first), Some(last)) if last.number > first.number => {
            format!("{}–{}", first.number, last.number)
        }
        (Some(first), _) => first.number.to_string(),
        (None, _) => String::new(),
    }
}

/// The states of a block, each once.
pub(super) fn states(block: &[Row]) -> String {
    let mut states: Vec<&str> = Vec::new();
    for row in block {
        if !states.contains(&&*row.state) {
            states.push(&row.state);
        }
    }
    states.join(", ")
}

/// The notes of a block, a line each.
pub(super) fn notes(block: &[Row]) -> String {
    let notes: Vec<_> = block.iter().map(|row| clean(&row.note)).filter(|note| !note.is_empty()).collect();
    notes.join("\n")
}

/// What a bookmark says: the translation, or the source where there is none.
pub(super) fn bookmark(bilingual: &Bilingual, block: &[Row]) -> String {
    let target = joined(bilingual, block, Side::Target);
    if target.trim().is_empty() { joined(bilingual, block, Side::Source) } else { target }
}

fn push(out: &mut String, text: &str) {
    out.extend(text.chars().filter(|c| is_allowed(*c) && *c != '\r'));
}
