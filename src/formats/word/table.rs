//! The rows of the tables in a document's body, for documents that are two texts beside each other.

use super::archive::Archive;
use super::read;
use super::styles::Styles;
use super::tree::{Id, Tree};
use super::{package, styles_of};
use crate::formats::error::ReadError;

/// The tables of a body.
#[derive(Debug, Default)]
pub(in crate::formats) struct Tables {
    /// The texts of the cells by row, without tags; paragraphs of a cell have a line each.
    pub(in crate::formats) rows: Vec<Vec<String>>,
    /// How many letters the body has, in tables and outside of them.
    pub(in crate::formats) letters: usize,
}

/// Reads the rows of all tables that do not stand within another.
///
/// Errors: what is no archive, is protected by a password, or has no main part.
pub(in crate::formats) fn tables(bytes: &[u8]) -> Result<Tables, ReadError> {
    let mut archive = Archive::open(bytes)?;
    // What is damaged is told when the document is read as an article.
    let mut warnings = Vec::new();
    let package = package::find(&mut archive, &mut warnings)?;
    let styles = styles_of(&mut archive, &package, &mut warnings);
    let Some(Ok(text)) = package.texts.first().map(|main| archive.part(main)) else {
        return Ok(Tables::default());
    };
    let tree = Tree::parse(text);
    let Some(root) = tree.root() else { return Ok(Tables::default()) };
    let mut rows = Vec::new();
    for body in named(&tree, root, "body") {
        for table in named(&tree, body, "tbl") {
            let of_row = |row| named(&tree, row, "tc").into_iter().map(|cell| text_of(&tree, cell, &styles));
            rows.extend(named(&tree, table, "tr").into_iter().map(|row| of_row(row).collect()));
        }
    }
    let letters = if rows.is_empty() { 0 } else { letters(&text_of(&tree, root, &styles)) };
    Ok(Tables { rows, letters })
}

/// How many letters a text has.
pub(in crate::formats) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// The children of this name, with those that stand in a content control or the like.
fn named(tree: &Tree, id: Id, name: &str) -> Vec<Id> {
    let mut out = Vec::new();
    for child in tree.children(id) {
        match tree.word(child) {
            Some(word) if word == name => out.push(child),
            Some("sdt" | "sdtContent" | "customXml" | "ins") => out.extend(named(tree, child, name)),
            _ => {}
        }
    }
    out
}

fn text_of(tree: &Tree, id: Id, styles: &Styles) -> String {
    let found = read::within(tree, id, styles).paragraphs;
    let texts = found.iter().filter(|found| found.mirror.is_none());
    let texts: Vec<_> =
        texts.map(|found| found.content.tags().without(&found.content.text).into_owned()).collect();
    texts.join("\n")
}
