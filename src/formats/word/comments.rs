//! The comments of a document, which become notes of the segments that they are about.

use std::collections::HashMap;

use super::tree::{Id, Tree};

/// The comments by their numbers.
#[derive(Debug, Default)]
pub(super) struct Comments(HashMap<String, String>);

impl Comments {
    /// The comments in their part; none where there is none.
    pub(super) fn of(tree: Option<&Tree>) -> Self {
        let Some((tree, root)) = tree.and_then(|tree| Some((tree, tree.root()?))) else {
            return Self::default();
        };
        let comment = |id: Id| {
            let text = text(tree, id);
            let author = tree.attribute(id, "author").unwrap_or_default();
            let said =
                if author.trim().is_empty() { text.clone() } else { format!("{}: {text}", author.trim()) };
            let number = tree.attribute(id, "id")?.into_owned();
            (!text.is_empty()).then_some((number, said))
        };
        Self(tree.children(root).filter(|id| tree.is(*id, "comment")).filter_map(comment).collect())
    }

    /// The comment of this number with its author before it.
    pub(super) fn get(&self, number: &str) -> Option<String> {
        self.0.get(number).cloned()
    }
}

fn text(tree: &Tree, id: Id) -> String {
    let mut out = String::new();
    for id in tree.inside(id) {
        match tree.word(id) {
            Some("p") if !out.is_empty() => out.push('\n'),
            Some("t") => out.push_str(&tree.characters(id)),
            Some("tab" | "br") => out.push(' '),
            _ => {}
        }
    }
    crate::text::clean(out.trim()).into_owned()
}
