//! From rows and paragraphs to the texts of segments, by the bookmarks in them.

use std::collections::BTreeSet;

use super::walk::{Block, Cell, Content, Row};
use crate::formats::review::identity::{Identity, Place};
use crate::formats::review::reviewed::{
    Comment, Piece, ProblemKind, ReviewProblem, Reviewed, Revision, UnnamedRow,
};
use crate::text::{floor_boundary, slice};

/// What the blocks hold.
pub(super) fn interpret(blocks: &[Block], comments: &[(String, Comment)]) -> Reviewed {
    let mut reading =
        Reading { columns: columns(blocks), comments, reviewed: Reviewed::default(), seen_pairs: false };
    let (mut rows, mut paragraphs) = (0, 0);
    for block in blocks {
        match block {
            Block::Row(row) => {
                rows += 1;
                reading.row(row, &format!("row {rows}"));
            }
            Block::Text(content) => {
                paragraphs += 1;
                reading.paragraph(content, &format!("paragraph {paragraphs}"));
            }
        }
    }
    reading.reviewed
}

/// Which column of a row with all its cells holds what, as most rows have it.
fn columns(blocks: &[Block]) -> Vec<(usize, Place)> {
    let mut votes: std::collections::BTreeMap<(usize, Place), usize> = std::collections::BTreeMap::new();
    for block in blocks {
        let Block::Row(row) = block else { continue };
        for (at, cell) in row.cells.iter().enumerate() {
            let places: BTreeSet<_> = names(&cell.content).into_iter().map(|(_, _, place)| place).collect();
            if let (1, Some(place)) = (places.len(), places.first()) {
                *votes.entry((at, *place)).or_default() += 1;
            }
        }
    }
    let best = |place: Place| {
        let of = votes.iter().filter(move |((_, other), _)| *other == place);
        of.max_by_key(|(_, count)| **count).map(|((at, _), _)| (*at, place))
    };
    Place::ALL.into_iter().filter_map(best).collect()
}

/// The hidden names in a text, with the bytes where they begin.
fn names(content: &Content) -> Vec<(usize, Identity, Place)> {
    let parse =
        |(at, name): &(usize, String)| Identity::parse(name).map(|(identity, place)| (*at, identity, place));
    content.marks.iter().filter_map(parse).collect()
}

struct Reading<'a> {
    columns: Vec<(usize, Place)>,
    comments: &'a [(String, Comment)],
    reviewed: Reviewed,
    /// Whether a pair was seen already; what stands before the first is title and metadata.
    seen_pairs: bool,
}

impl Reading<'_> {
    fn row(&mut self, row: &Row, at: &str) {
        // A row that was deleted with tracked changes is as good as gone; it is missed later.
        if row.deleted {
            return;
        }
        let identities: BTreeSet<Identity> =
            row.cells.iter().flat_map(|cell| names(&cell.content)).map(|(_, identity, _)| identity).collect();
        if identities.is_empty() {
            return self.unnamed(row, at);
        }
        self.seen_pairs = true;
        let whole = row.cells.iter().all(|cell| cell.span <= 1 && !cell.merged);
        for (index, cell) in row.cells.iter().enumerate() {
            let own = names(&cell.content);
            if !own.is_empty() {
                self.pieces(&cell.content, own, at);
                continue;
            }
            // The name of a text that was written anew may be gone; its row and its column still say what it is.
            let place = self.columns.iter().find(|(column, _)| *column == index).map(|(_, place)| *place);
            if let (1, Some(identity), Some(place), true) =
                (identities.len(), identities.first(), place, whole)
            {
                let identity = *identity;
                self.piece((&cell.content, 0..cell.content.text.len()), (identity, place, false), at);
            } else if place.is_none_or(is_text) && !cell.content.text.trim().is_empty() {
                self.problem(ProblemKind::TextOutside, None, at, &cell.content.text);
            }
        }
        let several = row.cells.iter().any(has_several);
        if identities.len() > 1 && !several {
            for identity in &identities {
                self.problem(ProblemKind::RowsJoined, Some(identity.segment), at, "");
            }
        }
    }

    /// A paragraph outside of tables: the texts of interlinear pairs, or what somebody wrote between.
    fn paragraph(&mut self, content: &Content, at: &str) {
        let own = names(content);
        if !own.is_empty() {
            self.seen_pairs = true;
            return self.pieces(content, own, at);
        }
        if self.seen_pairs && !content.text.trim().is_empty() {
            self.problem(ProblemKind::TextOutside, None, at, &content.text);
        }
    }

    /// The texts between the beginnings of the names; what stands before the first belongs to it.
    fn pieces(&mut self, content: &Content, mut own: Vec<(usize, Identity, Place)>, at: &str) {
        own.sort_by_key(|(start, ..)| *start);
        // The same name twice in one text is one name.
        let mut seen = BTreeSet::new();
        own.retain(|(_, identity, place)| seen.insert((*identity, *place)));
        if content.has_other {
            for (_, identity, _) in own.iter().take(1) {
                self.problem(ProblemKind::NotText, Some(identity.segment), at, "");
            }
        }
        let ends: Vec<usize> =
            own.iter().skip(1).map(|(start, ..)| *start).chain([content.text.len()]).collect();
        for (index, ((start, identity, place), end)) in own.iter().zip(ends).enumerate() {
            let start = if index == 0 { 0 } else { floor_boundary(&content.text, *start) };
            self.piece((content, start..end), (*identity, *place, true), at);
        }
    }

    fn piece(
        &mut self,
        (content, range): (&Content, std::ops::Range<usize>),
        (identity, place, named): (Identity, Place, bool),
        at: &str,
    ) {
        let last = range.end >= content.text.len();
        let inside = |at: usize| range.start <= at && (at < range.end || (last && at <= range.end));
        let revision = content.revisions.iter().rev().find(|(at, _)| inside(*at)).map(|(_, it)| it.clone());
        let ids = content.comments.iter().filter(|(at, _)| inside(*at)).map(|(_, id)| id.as_str());
        let comments = self.comments_of(ids);
        let text = slice(&content.text, range).trim().to_owned();
        let revision: Option<Revision> = revision;
        self.reviewed.pieces.push(Piece {
            identity,
            place,
            text,
            named,
            at: at.to_owned(),
            revision,
            comments,
        });
    }

    fn unnamed(&mut self, row: &Row, at: &str) {
        let ids = row.cells.iter().flat_map(|cell| cell.content.comments.iter().map(|(_, id)| id.as_str()));
        let comments = self.comments_of(ids);
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.content.text.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) || !comments.is_empty() {
            let behind = self.reviewed.pieces.len();
            self.reviewed.unnamed.push(UnnamedRow { cells, at: at.to_owned(), comments, behind });
        }
    }

    fn comments_of<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Vec<Comment> {
        let known = |id: &str| self.comments.iter().find(|(other, _)| other == id).map(|(_, it)| it.clone());
        ids.filter_map(known).collect()
    }

    fn problem(&mut self, kind: ProblemKind, segment: Option<u64>, at: &str, text: &str) {
        let (at, text) = (at.to_owned(), text.trim().to_owned());
        self.reviewed.problems.push(ReviewProblem { kind, segment, at, text });
    }
}

fn is_text(place: Place) -> bool {
    matches!(place, Place::Source | Place::Target)
}

/// Whether the texts of several segments stand in the cell, each with its name, as they do in a table by paragraph.
fn has_several(cell: &Cell) -> bool {
    let segments: BTreeSet<_> =
        names(&cell.content).into_iter().map(|(_, identity, _)| identity.segment).collect();
    segments.len() > 1
}
