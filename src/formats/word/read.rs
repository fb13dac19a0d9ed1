//! The paragraphs of one part that have a text, in reading order.

use super::content::Content;
use super::namespace::Namespace;
use super::styles::Styles;
use super::tree::{Id, Tree};

/// A paragraph with a text.
#[derive(Debug)]
pub(super) struct Found {
    /// Its element.
    pub(super) id: Id,
    /// What it holds.
    pub(super) content: Content,
    /// The level of a heading.
    pub(super) heading: Option<u8>,
    /// Whether it is the title of the document.
    pub(super) is_title: bool,
    /// The index of the paragraph that this one repeats, for programs that do not understand the other.
    pub(super) mirror: Option<usize>,
}

/// What was found in a part.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The paragraphs.
    pub(super) paragraphs: Vec<Found>,
    /// How many tracked changes there are.
    pub(super) changes: usize,
}

/// Reads a part.
pub(super) fn read(tree: &Tree, styles: &Styles) -> Reading {
    tree.root().map(|root| within(tree, root, styles)).unwrap_or_default()
}

/// Reads an element and what is in it.
pub(super) fn within(tree: &Tree, id: Id, styles: &Styles) -> Reading {
    let mut walk = Walk { tree, styles, table: None, out: Reading::default() };
    walk.element(id);
    walk.out
}

struct Walk<'t> {
    tree: &'t Tree,
    styles: &'t Styles,
    /// The style of the table around.
    table: Option<String>,
    out: Reading,
}

impl Walk<'_> {
    fn element(&mut self, id: Id) {
        match self.tree.word(id) {
            Some("p") => {
                self.paragraph(id);
                self.children(id);
            }
            Some("tbl") => {
                let outer = std::mem::replace(&mut self.table, table_style(self.tree, id));
                self.children(id);
                self.table = outer;
            }
            Some("pPr" | "rPr" | "sectPr" | "tblPr" | "trPr" | "tcPr") => {}
            None if self.is_choice(id) => self.alternatives(id),
            _ => self.children(id),
        }
    }

    fn children(&mut self, id: Id) {
        let tree = self.tree;
        for child in tree.children(id) {
            self.element(child);
        }
    }

    fn paragraph(&mut self, id: Id) {
        if !self.tree.is_whole(id) {
            return;
        }
        let properties = self.tree.child(id, "pPr");
        let style = properties.and_then(|properties| self.tree.val(properties, "pStyle"));
        let look = self.styles.paragraph(style.as_deref(), self.table.as_deref());
        let content = Content::of(self.tree, id, self.styles, &look);
        self.out.changes += content.along.changes;
        if content.has_text() {
            let own = properties.and_then(|properties| self.tree.val(properties, "outlineLvl"));
            let own = own.and_then(|level| level.trim().parse::<u8>().ok());
            let own = own.filter(|level| *level < 9).map(|level| level + 1);
            let heading =
                own.or_else(|| self.styles.heading(style.as_deref())).map(|level| level.clamp(1, 6));
            let is_title = self.styles.is_title(style.as_deref());
            self.out.paragraphs.push(Found { id, content, heading, is_title, mirror: None });
        }
    }

    fn is_choice(&self, id: Id) -> bool {
        self.tree.namespace(id) == Namespace::Compatibility && self.tree.local(id) == "AlternateContent"
    }

    /// The same content for newer and for older programs: where the texts are alike, they are translated once.
    fn alternatives(&mut self, id: Id) {
        let tree = self.tree;
        let mut first = None;
        for branch in tree.children(id) {
            let start = self.out.paragraphs.len();
            self.children(branch);
            let range = start..self.out.paragraphs.len();
            match first.clone().filter(|first: &std::ops::Range<usize>| !first.is_empty()) {
                None => first = Some(range),
                Some(first) if self.alike(&first, &range) => {
                    for (original, copy) in first.zip(range) {
                        let mirror = self.out.paragraphs.get(original).and_then(|found| found.mirror);
                        if let Some(copy) = self.out.paragraphs.get_mut(copy) {
                            copy.mirror = Some(mirror.unwrap_or(original));
                        }
                    }
                }
                Some(_) => {}
            }
        }
    }

    fn alike(&self, first: &std::ops::Range<usize>, second: &std::ops::Range<usize>) -> bool {
        let texts = |range: &std::ops::Range<usize>| {
            self.out.paragraphs.get(range.clone()).unwrap_or_default().iter().map(|found| &found.content.text)
        };
        first.len() == second.len() && texts(first).eq(texts(second))
    }
}

/// The style that a table names.
pub(super) fn table_style(tree: &Tree, id: Id) -> Option<String> {
    let properties = tree.child(id, "tblPr")?;
    tree.val(properties, "tblStyle").map(std::borrow::Cow::into_owned)
}
