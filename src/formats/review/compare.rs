//! What a reviewer changed: the texts of a reviewed file beside those of the project.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::{Identity, Place, essence};
use super::reviewed::{Comment, Piece, ProblemKind, ReviewError, ReviewProblem, Reviewed, Revision};
use crate::formats::bilingual::TagsShown;
use crate::model::State;

/// What the project has of a segment now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The segment.
    pub id: u64,
    /// The number that the window shows.
    pub number: usize,
    /// The source as each way of showing tags shows it.
    pub source: Vec<(TagsShown, String)>,
    /// The translation as each way of showing tags shows it.
    pub target: Vec<(TagsShown, String)>,
    /// The note.
    pub note: String,
    /// The state in words.
    pub state: String,
    /// Whether it may not be changed.
    pub locked: bool,
}

/// What was found in a reviewed file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewDiff {
    /// The translations that the reviewer changed, in the order of the article.
    pub changes: Vec<ReviewChange>,
    /// What the reviewer had to say, in the order of the article.
    pub comments: Vec<ReviewComment>,
    /// The states that the reviewer has set, as (segment, state in words).
    pub states: Vec<(u64, String)>,
    /// The segments that the reviewer has seen and left as they were.
    pub unchanged: Vec<u64>,
    /// What is broken; nothing of it is taken.
    pub problems: Vec<ReviewProblem>,
}

/// A translation as the reviewer wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewChange {
    /// The segment.
    pub segment: u64,
    /// The number that the window shows.
    pub number: usize,
    /// The translation as it is now, shown as it was exported.
    pub before: String,
    /// The translation as the reviewer wants it.
    pub after: String,
    /// How tags are shown in both.
    pub shown: TagsShown,
    /// Whether the segment was changed since it was exported too.
    pub conflict: bool,
    /// Who changed it and when, where it was tracked.
    pub revision: Option<Revision>,
    /// Where in the file, in words.
    pub at: String,
}

/// A comment on a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewComment {
    /// The segment.
    pub segment: u64,
    /// The number that the window shows.
    pub number: usize,
    /// The comment.
    pub comment: Comment,
}

/// Compares a reviewed file with the segments of `project` in the order of the article.
///
/// Errors: nothing in the file is of this program, or all of another project.
pub fn compare(reviewed: Reviewed, project: u64, segments: &[Exported]) -> Result<ReviewDiff, ReviewError> {
    let mut reviewed = super::recognise::recognised(reviewed, project, segments);
    if reviewed.pieces.is_empty() {
        return Err(ReviewError::NoSegments);
    }
    if reviewed.pieces.iter().all(|piece| !piece.identity.is_of(project)) {
        return Err(ReviewError::OtherProject);
    }
    let problems = std::mem::take(&mut reviewed.problems);
    let places = segments.iter().enumerate().map(|(at, segment)| (segment.id, at)).collect();
    let mut comparison =
        Comparison { segments, places, diff: ReviewDiff { problems, ..ReviewDiff::default() } };
    let known = comparison.known(&reviewed.pieces, project);
    comparison.each(&known);
    comparison.order(&known);
    comparison.missing(&known, reviewed.exported.as_deref());
    for row in &reviewed.unnamed {
        let text = row.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" | ");
        comparison.problem(ProblemKind::RowAdded, None, &row.at, &text);
    }
    Ok(comparison.finish())
}

struct Comparison<'a> {
    segments: &'a [Exported],
    places: BTreeMap<u64, usize>,
    diff: ReviewDiff,
}

impl Comparison<'_> {
    /// The texts of this project's segments that are there; others are told once a row.
    fn known<'b>(&mut self, pieces: &'b [Piece], project: u64) -> Vec<&'b Piece> {
        let mut told = BTreeSet::new();
        let mut known = Vec::new();
        for piece in pieces {
            let kind = if !piece.identity.is_of(project) {
                ProblemKind::OtherProject
            } else if !self.places.contains_key(&piece.identity.segment) {
                ProblemKind::SegmentGone
            } else {
                known.push(piece);
                continue;
            };
            if told.insert((piece.identity, piece.at.clone())) {
                let segment = (kind == ProblemKind::SegmentGone).then_some(piece.identity.segment);
                self.problem(
                    kind,
                    segment,
                    &piece.at,
                    if piece.place == Place::Target { &piece.text } else { "" },
                );
            }
        }
        known
    }

    fn each(&mut self, known: &[&Piece]) {
        let mut by_segment: BTreeMap<usize, Vec<&Piece>> = BTreeMap::new();
        for piece in known {
            if let Some(at) = self.places.get(&piece.identity.segment) {
                by_segment.entry(*at).or_default().push(piece);
            }
        }
        for (at, pieces) in by_segment {
            if let Some(segment) = self.segments.get(at) {
                self.segment(segment, &pieces);
            }
        }
    }

    fn segment(&mut self, segment: &Exported, pieces: &[&Piece]) {
        let joined = |problem: &ReviewProblem| {
            problem.kind == ProblemKind::RowsJoined && problem.segment == Some(segment.id)
        };
        let is_joined = self.diff.problems.iter().any(joined);
        let of =
            |place: Place| only_named(pieces.iter().filter(|piece| piece.place == place).copied().collect());
        let source = self.one(segment, &of(Place::Source));
        let edited = source.filter(|source| essence(&source.text) != source.identity.source && !is_joined);
        if let Some(source) = edited {
            self.problem(ProblemKind::SourceEdited, Some(segment.id), &source.at, &source.text);
        }
        let targets = of(Place::Target);
        match self.one(segment, &targets) {
            Some(_) if is_joined => {}
            Some(target) => self.target(segment, target),
            None if targets.is_empty() => {
                let at = pieces.first().map_or("", |piece| &piece.at);
                self.problem(ProblemKind::TargetMissing, Some(segment.id), at, "");
            }
            None => {}
        }
        self.notes(segment, pieces, &of(Place::Note));
        let is_state =
            |text: &str| State::ALL.into_iter().any(|state| state.words().eq_ignore_ascii_case(text));
        let set = of(Place::State).first().map(|piece| piece.text.clone());
        let set = set.filter(|text| is_state(text) && !text.eq_ignore_ascii_case(&segment.state));
        self.diff.states.extend(set.map(|state| (segment.id, state)));
    }

    /// The only text of a place, or the one that all of them are.
    fn one<'b>(&mut self, segment: &Exported, pieces: &[&'b Piece]) -> Option<&'b Piece> {
        let first = pieces.first()?;
        let (other, is_target) =
            (pieces.iter().find(|piece| piece.at != first.at), first.place == Place::Target);
        if let Some(other) = other.filter(|_| is_target) {
            self.problem(ProblemKind::RowDuplicated, Some(segment.id), &other.at, &other.text);
        }
        pieces.iter().all(|piece| essence(&piece.text) == essence(&first.text)).then_some(*first)
    }

    fn target(&mut self, segment: &Exported, piece: &Piece) {
        let reviewed = essence(&piece.text);
        let is = |wanted: u32| segment.target.iter().find(|(_, text)| essence(text) == wanted);
        if reviewed == piece.identity.target {
            // What the reviewer left alone is as the project has it, whatever that is by now.
            self.diff.unchanged.extend(is(reviewed).map(|_| segment.id));
            return;
        }
        if is(reviewed).is_some() {
            return;
        }
        let usual = segment.target.first();
        let Some((shown, before)) = is(piece.identity.target).or(usual) else { return };
        if piece.text.trim().is_empty() {
            return self.problem(ProblemKind::TargetEmptied, Some(segment.id), &piece.at, before);
        }
        if segment.locked {
            return self.problem(ProblemKind::Locked, Some(segment.id), &piece.at, &piece.text);
        }
        self.diff.changes.push(ReviewChange {
            segment: segment.id,
            number: segment.number,
            before: before.clone(),
            after: piece.text.clone(),
            shown: *shown,
            conflict: is(piece.identity.target).is_none(),
            revision: piece.revision.clone(),
            at: piece.at.clone(),
        });
    }

    /// The comments on any text of a segment, and what was written into its note.
    fn notes(&mut self, segment: &Exported, pieces: &[&Piece], notes: &[&Piece]) {
        let written = notes.iter().map(|note| note.text.as_str()).filter(|text| !text.is_empty());
        let written = written.map(|text| Comment { text: text.to_owned(), ..Comment::default() });
        let comments = pieces.iter().flat_map(|piece| piece.comments.iter().cloned());
        let all: Vec<Comment> = written.chain(comments).collect();
        for comment in all {
            let known = segment.note.contains(comment.text.trim());
            let seen = self.diff.comments.iter().any(|it| it.segment == segment.id && it.comment == comment);
            if !known && !seen {
                self.diff.comments.push(ReviewComment {
                    segment: segment.id,
                    number: segment.number,
                    comment,
                });
            }
        }
    }

    /// Tells of rows that stand behind a later one.
    fn order(&mut self, known: &[&Piece]) {
        let mut seen = BTreeSet::new();
        let firsts: Vec<&&Piece> = known.iter().filter(|piece| seen.insert(piece.identity.segment)).collect();
        let places: Vec<usize> =
            firsts.iter().filter_map(|piece| self.places.get(&piece.identity.segment).copied()).collect();
        let kept = longest_rising(&places);
        for (index, piece) in firsts.iter().enumerate() {
            if !kept.contains(&index) {
                self.problem(ProblemKind::RowMoved, Some(piece.identity.segment), &piece.at, "");
            }
        }
    }

    /// Tells of segments that were exported and are not in the file; where the file does not say which were, nothing is known.
    fn missing(&mut self, known: &[&Piece], exported: Option<&[(u64, u64)]>) {
        let there: BTreeSet<u64> = known.iter().map(|piece| piece.identity.segment).collect();
        let was =
            |id: u64| exported.is_some_and(|ranges| ranges.iter().any(|(from, to)| *from <= id && id <= *to));
        for segment in self.segments {
            if was(segment.id) && !there.contains(&segment.id) {
                self.problem(ProblemKind::RowMissing, Some(segment.id), "", "");
            }
        }
    }

    fn problem(&mut self, kind: ProblemKind, segment: Option<u64>, at: &str, text: &str) {
        let problem = ReviewProblem { kind, segment, at: at.to_owned(), text: text.to_owned() };
        if !self.diff.problems.contains(&problem) {
            self.diff.problems.push(problem);
        }
    }

    /// In the order of the article; what is of no segment comes last.
    fn finish(mut self) -> ReviewDiff {
        let places = &self.places;
        let place =
            |segment: Option<u64>| segment.and_then(|id| places.get(&id).copied()).unwrap_or(usize::MAX);
        self.diff.problems.sort_by_key(|problem| place(problem.segment));
        self.diff
    }
}

/// Where a text has its own name, one that is only known by its row counts no more.
fn only_named(pieces: Vec<&Piece>) -> Vec<&Piece> {
    if pieces.iter().any(|piece| piece.named) {
        pieces.into_iter().filter(|piece| piece.named).collect()
    } else {
        pieces
    }
}

/// The indices of a longest series of places that rise.
fn longest_rising(places: &[usize]) -> BTreeSet<usize> {
    // For each length the index of the smallest last place, and before each index the one that it follows.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (index, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places.get(*end).is_some_and(|other| other < place));
        before.push(length.checked_sub(1).and_then(|at| ends.get(at).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut kept = BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        kept.insert(index);
        at = before.get(index).copied().flatten();
    }
    kept
}

/// Which segment a name is of, for a place where only the name is wanted.
pub(super) fn identity_of(segment: &Exported, project: u64) -> Option<Identity> {
    let (source, target) = (&segment.source.first()?.1, &segment.target.first()?.1);
    Some(Identity::new(project, segment.id, source, target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_moved_is_told() {
        let kept = |places: &[usize]| longest_rising(places).into_iter().collect::<Vec<_>>();
        assert_eq!(kept(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(kept(&[1, 2, 0, 3]), [0, 1, 3]);
        assert_eq!(kept(&[]), Vec::<usize>::new());
    }
}
