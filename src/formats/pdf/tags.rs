//! What the parts of the pages are: headings, paragraphs, rows and cells, each in its language, for those who have a PDF read to them.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use super::page::{Part, Role, Tongue};
use crate::formats::bilingual::Bilingual;

/// The tree, which grows with the pages.
pub(super) struct Tags<'a> {
    bilingual: &'a Bilingual,
    tree: TagTree,
    /// The rows of the table, if there is one.
    table: Option<TagGroup>,
    /// What the last part belongs to.
    open: Option<Open>,
}

struct Open {
    part: Part,
    /// The row of a table.
    row: Option<TagGroup>,
    /// The paragraph or the cell.
    group: TagGroup,
}

/// What is on a page: a line of text, or a link over one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leaf {
    Line(Identifier),
    Link(Identifier),
}

impl<'a> Tags<'a> {
    pub(super) fn new(bilingual: &'a Bilingual) -> Self {
        Self { bilingual, tree: TagTree::new(), table: None, open: None }
    }

    /// Takes what is on a page, in the order in which it is read.
    pub(super) fn add(&mut self, mut leaves: Vec<(Part, Leaf)>) {
        leaves.sort_by_key(|(part, _)| (part.block, part.cell));
        for (part, leaf) in leaves {
            self.leaf(part, leaf);
        }
    }

    /// The tree of all pages.
    pub(super) fn finish(mut self) -> TagTree {
        self.close(None);
        self.end_table();
        self.tree
    }

    fn leaf(&mut self, part: Part, leaf: Leaf) {
        let same = |open: &Open| (open.part.block, open.part.cell) == (part.block, part.cell);
        if !self.open.as_ref().is_some_and(same) {
            self.close(Some(part));
            let row = self.open.take().and_then(|open| open.row);
            let row = row.or_else(|| part.role.is_of_a_table().then(|| TagGroup::new(Tag::TR)));
            let group = TagGroup::new(self.kind(part));
            self.open = Some(Open { part, row, group });
        }
        let Some(open) = &mut self.open else { return };
        match leaf {
            Leaf::Line(line) => open.group.push(line),
            Leaf::Link(link) => {
                let mut group = TagGroup::new(Tag::Link);
                group.push(link);
                open.group.push(group);
            }
        }
    }

    /// Puts what is open where it belongs; the row stays open for the next cell.
    fn close(&mut self, next: Option<Part>) {
        let Some(Open { part, row, group }) = self.open.take() else { return };
        let Some(mut row) = row else {
            self.end_table();
            self.tree.push(group);
            return;
        };
        row.push(group);
        if next.is_some_and(|next| next.block == part.block) {
            // The group was pushed; what stands in its place is replaced by the next cell.
            self.open = Some(Open { part, row: Some(row), group: TagGroup::new(Tag::Span) });
            return;
        }
        let table = self.table.get_or_insert_with(|| TagGroup::new(Tag::Table));
        table.push(row);
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            self.tree.push(table);
        }
    }

    fn kind(&self, part: Part) -> TagKind {
        let kind: TagKind = match part.role {
            Role::Title => Tag::Title.into(),
            Role::Heading(level) => {
                Tag::Hn(NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN), None).into()
            }
            Role::Header => Tag::TH(TableHeaderScope::Column).into(),
            Role::Cell => Tag::TD.into(),
            Role::Paragraph | Role::Artifact => Tag::P.into(),
        };
        kind.with_lang(Some(tag_of(self.bilingual, part.tongue).to_owned()))
    }
}

impl Role {
    fn is_of_a_table(self) -> bool {
        matches!(self, Self::Header | Self::Cell)
    }
}

/// The BCP 47 tag of a line's language.
pub(super) fn tag_of(bilingual: &Bilingual, tongue: Tongue) -> &str {
    match tongue {
        Tongue::Title => bilingual.title_language.tag(),
        Tongue::Label => bilingual.label_language.tag(),
        Tongue::Source => bilingual.source.language.tag(),
        Tongue::Target => bilingual.target.language.tag(),
    }
}
