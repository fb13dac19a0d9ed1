//! What a reader sees where a tag stands, kept as its markup so that bilingual files can show it: bold and italic, the result of a field,
//! the mark of a note.

use super::content::{Content, Meaning};
use super::format::Formats;
use super::items::{Source, written};
use super::tree::{Id, Tree};

/// What stands for a reference to a footnote or an endnote, whose number only Word knows.
const NOTE: &str = "[*]";

/// The markup of the tags by their numbers, as the few elements of `WordprocessingML` that `bilingual::Cell` knows.
pub(super) fn markups(tree: &Tree, content: &Content, formats: &mut Formats<'_>) -> Vec<(u32, String)> {
    let mut look =
        |run: Option<Id>| run.map_or((false, false), |run| formats.of(run, &text_of(tree, run)).emphasis);
    let base = look(content.base);
    let mut of = |meaning: &Meaning| match meaning {
        Meaning::Format(run) => emphasis(base, look(Some(*run))),
        Meaning::Container(_, run) => emphasis(base, run.map_or(base, |run| look(Some(run)))),
        Meaning::Thing(_, sources) => {
            shown(&sources.iter().map(|source| said(tree, source)).collect::<String>())
        }
    };
    content.meanings.iter().map(|(number, meaning)| (*number, of(meaning))).collect()
}

/// Bold and italic of a text among others that look like the base.
fn emphasis(base: (bool, bool), own: (bool, bool)) -> String {
    let bold = if own.0 && !base.0 { "<w:b/>" } else { "" };
    let italic = if own.1 && !base.1 { "<w:i/>" } else { "" };
    [bold, italic].concat()
}

fn shown(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        String::new()
    } else {
        format!("<w:t>{}</w:t>", quick_xml::escape::partial_escape(text))
    }
}

/// What one reads of a piece that is copied as it stands. Texts of pictures and boxes are paragraphs of their own.
fn said(tree: &Tree, source: &Source) -> String {
    match tree.word(source.content) {
        Some("footnoteReference" | "endnoteReference") => NOTE.to_owned(),
        Some("t" | "tab" | "cr" | "br" | "noBreakHyphen") => {
            written(tree, source.content).unwrap_or_default()
        }
        Some("fldSimple" | "sdt") => text_of(tree, source.content),
        _ => String::new(),
    }
}

fn text_of(tree: &Tree, id: Id) -> String {
    tree.inside(id).filter(|inner| tree.is(*inner, "t")).filter_map(|inner| written(tree, inner)).collect()
}
