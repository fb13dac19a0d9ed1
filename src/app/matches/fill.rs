//! Filling segments at once: from memories (pre-translation), and from a segment with the same source (propagation).

use std::collections::HashMap;
use std::sync::Arc;

use super::analysis::Band;
use super::look_up::{Names, Wanted, best};
use super::memory::Memory;
use crate::assist::renumbered;
use crate::model::{Document, Edit, Origin, Segment, Side, State, Status};
use crate::text::{TagTable, TextChange};

/// How segments are filled from memories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FillOptions {
    /// Matches below this are not taken.
    pub least: u8,
    /// Whether segments that have a translation are left alone; those that are done or locked always are.
    pub only_empty: bool,
}

impl Default for FillOptions {
    fn default() -> Self {
        Self { least: 75, only_empty: true }
    }
}

/// What pre-translation found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The changes, one group.
    pub edits: Vec<Edit>,
    /// How many segments of each band were filled, the best band first.
    pub bands: Vec<(Band, usize)>,
    /// How many had no match that is good enough.
    pub without: usize,
    /// How many were left alone, as they are done, locked or have a translation.
    pub left: usize,
    /// How many of the filled ones have a number or the like that is to be looked at.
    pub doubtful: usize,
}

/// The edits that fill the segments of a document from memories, by `author` at `now`; `stop` is asked before each segment, and
/// nothing comes back where it says so.
pub fn fillings(
    document: &Document,
    memories: &[Arc<Memory>],
    options: FillOptions,
    names: &Names,
    (now, stop): (i64, &dyn Fn() -> bool),
) -> Option<Filled> {
    let (mut filled, mut bands) = (Filled::default(), HashMap::new());
    for (index, segment) in document.segments.iter().enumerate() {
        if stop() {
            return None;
        }
        if !may_fill(segment, options.only_empty) {
            filled.left += 1;
            continue;
        }
        let wanted = Wanted::of(document, index);
        let found = wanted.and_then(|wanted| best(memories, &wanted, options.least, names));
        let Some(found) = found else {
            filled.without += 1;
            continue;
        };
        let origin = Origin::of_match(found.rated.score);
        let doubtful =
            !found.proposal.unclear.is_empty() || found.proposal.places.iter().any(|(_, put)| !put);
        filled.doubtful += usize::from(doubtful);
        *bands.entry(Band::of(found.rated.score)).or_insert(0) += 1;
        filled.edits.extend(fill(segment, &found.proposal.text, origin, now));
    }
    filled.bands = Band::ALL.into_iter().filter_map(|band| Some((band, *bands.get(&band)?))).collect();
    Some(filled)
}

fn may_fill(segment: &Segment, only_empty: bool) -> bool {
    let status = &segment.status;
    let taken = only_empty && !segment.target.trim().is_empty();
    !(status.locked || status.state.is_done() || taken)
}

/// The edits that give a segment a translation to be looked at.
fn fill(segment: &Segment, target: &str, origin: Origin, now: i64) -> Vec<Edit> {
    let status = Status {
        state: State::PreTranslated,
        in_memory: false,
        origin,
        changed_at: now,
        suggested: None,
        ..segment.status.clone()
    };
    let change = TextChange::between(&segment.target, target);
    let text = (change.removed != change.inserted).then_some(Edit::Text {
        segment: segment.id,
        side: Side::Target,
        change,
    });
    let status = Edit::Status { segment: segment.id, before: segment.status.clone(), after: status };
    text.into_iter().chain([status]).collect()
}

/// The edits that give the translation of the segment at `index` to those with the same source that have none, or one that they got in
/// this way before; to be confirmed by the user.
pub(in crate::app) fn repetitions(document: &Document, index: usize, now: i64) -> Vec<Edit> {
    let Some(done) = document.segments.get(index) else { return Vec::new() };
    let tags = document.tags(done);
    let key = key(done, tags);
    let same = |segment: &&Segment| {
        segment.id != done.id && takes_over(segment) && self::key(segment, document.tags(segment)) == key
    };
    let edits = document.segments.iter().filter(same).flat_map(|segment| {
        let own = (segment.source.as_str(), document.tags(segment));
        let target = renumbered(own, (&done.source, tags), (&done.target, tags));
        if target == segment.target { Vec::new() } else { fill(segment, &target, Origin::Repetition, now) }
    });
    edits.collect()
}

fn takes_over(segment: &Segment) -> bool {
    let status = &segment.status;
    let given = status.state == State::PreTranslated && status.origin == Origin::Repetition;
    !status.locked && (given || segment.target.trim().is_empty() && !status.state.is_done())
}

/// By which repetitions are known: the source without tags, whatever its blanks.
pub(super) fn key(segment: &Segment, tags: &TagTable) -> String {
    tags.without(&segment.source).split_whitespace().collect::<Vec<_>>().join(" ")
}
