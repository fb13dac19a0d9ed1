//! The tables of a document as rows of cells, for those that hold a text and its translation side by side.

use super::archive::Archive;
use super::read::{Found, read};
use super::tree::{Id, Tree};
use super::{optional, package, styles_of};
use crate::formats::error::ReadError;

/// The tables of a document.
#[derive(Debug, Default)]
pub(in crate::formats) struct Tables {
    /// The rows of all tables that stand in no other, the text of each cell without tags, paragraphs on lines of their own.
    pub(in crate::formats) rows: Vec<Vec<String>>,
    /// How many letters stand in tables, and how many in the whole body.
    pub(in crate::formats) letters: (usize, usize),
}

/// The tables in the body of a document.
pub(in crate::formats) fn tables(bytes: &[u8]) -> Result<Tables, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let mut warnings = Vec::new();
    let package = package::find(&mut archive, &mut warnings)?;
    let styles = styles_of(&mut archive, &package, &mut warnings);
    let Some(tree) = optional(&mut archive, package.texts.first(), &mut warnings) else {
        return Ok(Tables::default());
    };
    let found = read(&tree, &styles).paragraphs;
    let mut rows = Vec::new();
    for table in within(&tree, tree.root(), "tbl") {
        for row in within(&tree, Some(table), "tr") {
            rows.push(
                within(&tree, Some(row), "tc").into_iter().map(|cell| text(&tree, cell, &found)).collect(),
            );
        }
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let own: &[Vec<String>] = &rows;
    let inside = own.iter().flatten().map(|cell| letters(cell)).sum();
    let all = found.iter().filter(|it| it.mirror.is_none()).map(|it| letters(&plain(it))).sum();
    Ok(Tables { rows, letters: (inside, all) })
}

/// The outermost elements of this name inside of `id`.
fn within(tree: &Tree, id: Option<Id>, name: &str) -> Vec<Id> {
    let mut out = Vec::new();
    let mut open: Vec<Id> = id.into_iter().collect();
    while let Some(id) = open.pop() {
        let children: Vec<Id> = tree.children(id).collect();
        for child in children.into_iter().rev() {
            // Cells and rows of a table in a cell are its own.
            if !tree.is(child, "tbl") || name == "tbl" {
                open.push(child);
            }
        }
        if tree.is(id, name) {
            out.push(id);
            open.retain(|other| !tree.range(id).contains(&tree.range(*other).start));
        }
    }
    out
}

fn text(tree: &Tree, cell: Id, found: &[Found]) -> String {
    let range = tree.range(cell);
    let start = found.partition_point(|it| tree.range(it.id).start < range.start);
    let inside = found.iter().skip(start).take_while(|it| tree.range(it.id).start < range.end);
    inside.filter(|it| it.mirror.is_none()).map(plain).collect::<Vec<_>>().join("\n")
}

fn plain(found: &Found) -> String {
    found.content.tags().without(&found.content.text).into_owned()
}
