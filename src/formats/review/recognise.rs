//! Rows that have lost their hidden name, as after a way through a program that keeps none: known by number and source, or not at all.

use std::collections::BTreeMap;

use super::compare::{Exported, identity_of};
use super::identity::{Identity, Place, essence};
use super::reviewed::{Piece, ProblemKind, ReviewProblem, Reviewed, UnnamedRow};

/// The file with the rows named that show both the number of a segment and its source, word for word; it is told of each.
///
/// Nothing else is taken for a sign: a row with a source that several segments have, or with another number, stays unnamed.
pub(super) fn recognised(mut reviewed: Reviewed, project: u64, segments: &[Exported]) -> Reviewed {
    let by_number: BTreeMap<usize, &Exported> =
        segments.iter().map(|segment| (segment.number, segment)).collect();
    let named: Vec<u64> = reviewed.pieces.iter().map(|piece| piece.identity.segment).collect();
    let (mut unnamed, mut added) = (Vec::new(), 0);
    for row in std::mem::take(&mut reviewed.unnamed) {
        if is_head(&row) {
            continue;
        }
        let found = columns(&row, &by_number).and_then(|(source, segment)| {
            let target = row.cells.get(source + 1)?;
            Some((identity_of(segment, project)?, target.clone(), source))
        });
        match found {
            Some((identity, target, source)) if !named.contains(&identity.segment) => {
                // They stand where the row stands, so that the order of the file is kept.
                let at = (row.behind + added).min(reviewed.pieces.len());
                let found = pieces(&row, (identity, source), target);
                added += found.len();
                reviewed.pieces.splice(at..at, found);
                let (segment, at) = (Some(identity.segment), row.at.clone());
                reviewed.problems.push(ReviewProblem {
                    kind: ProblemKind::NameLost,
                    segment,
                    at,
                    text: String::new(),
                });
            }
            _ => unnamed.push(row),
        }
    }
    reviewed.unnamed = unnamed;
    reviewed
}

/// The column of the source and its segment, where a cell before it has the number.
fn columns<'a>(row: &UnnamedRow, by_number: &BTreeMap<usize, &'a Exported>) -> Option<(usize, &'a Exported)> {
    let (at, segment) = row.cells.iter().enumerate().find_map(|(at, cell)| {
        let number: usize = cell.trim().parse().ok()?;
        Some((at, *by_number.get(&number)?))
    })?;
    let source = row.cells.iter().enumerate().skip(at + 1).find(|(_, cell)| {
        let wanted = essence(cell);
        segment.source.iter().any(|(_, text)| essence(text) == wanted)
    });
    source.map(|(source, _)| (source, segment))
}

fn pieces(row: &UnnamedRow, (identity, source): (Identity, usize), target: String) -> [Piece; 2] {
    let piece = |place, text: String| Piece {
        identity,
        place,
        text,
        named: false,
        at: row.at.clone(),
        revision: None,
        comments: Vec::new(),
    };
    let source = row.cells.get(source).cloned().unwrap_or_default();
    [Piece { comments: row.comments.clone(), ..piece(Place::Source, source) }, piece(Place::Target, target)]
}

/// The row with the names of the columns has no number, and nobody misses it.
fn is_head(row: &UnnamedRow) -> bool {
    let short = |cell: &String| cell.chars().count() < 30 && !cell.contains('\n');
    row.at == "row 1"
        && row.cells.iter().all(short)
        && !row.cells.iter().any(|cell| cell.trim().parse::<u64>().is_ok())
}
