//! The memories of the open project and the answers that are kept while they are true.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::look_up::{Match, Matches, Wanted};
use super::memory::Memory;
use super::own;
use crate::model::{Document, Edit, Project, Segment, SegmentId};

/// So many segments behind the active one are looked up ahead, and one before it.
const AHEAD: usize = 2;
/// More answers than this are not kept.
const KEPT: usize = 500;

/// A segment that is looked up: its id, its source's revision and the epoch.
type Key = (SegmentId, u64, u64);

/// Memories, and matches by segment.
pub struct MatchBook {
    own: Arc<Memory>,
    /// The project's own memory, then the attached ones by priority.
    memories: Vec<Arc<Memory>>,
    /// Counts changes of the memories: a match found in another epoch is looked up again.
    epoch: u64,
    kept: HashMap<SegmentId, (u64, u64, Arc<Matches>)>,
    /// What is being looked up.
    asked: Vec<Key>,
    /// The number of the newest look-up; an older one that is under way stops.
    latest: Arc<AtomicU64>,
    /// The match of the active segment that the keys have reached.
    chosen: Option<(SegmentId, usize)>,
}

impl Default for MatchBook {
    fn default() -> Self {
        let own = Arc::new(Memory::of_project());
        Self {
            memories: vec![Arc::clone(&own)],
            own,
            epoch: 0,
            kept: HashMap::new(),
            asked: Vec::new(),
            latest: Arc::default(),
            chosen: None,
        }
    }
}

impl MatchBook {
    /// The memories of a project: its own.
    pub(in crate::app) fn of(project: &Project) -> Self {
        let book = Self::default();
        own::fill(&book.own, project);
        book
    }

    /// The project's own memory, then the attached ones.
    pub fn memories(&self) -> &[Arc<Memory>] {
        &self.memories
    }

    /// The attached memories, by priority, in place of those that were.
    pub(in crate::app) fn attach(&mut self, attached: Vec<Arc<Memory>>) {
        self.memories.truncate(1);
        self.memories.extend(attached);
        self.changed();
    }

    /// Something in a memory has changed.
    pub(in crate::app) fn changed(&mut self) {
        self.epoch += 1;
    }

    /// Brings the project's own memory up to date after `edits` were applied.
    pub(in crate::app) fn follow(&mut self, project: &Project, edits: &[Edit]) {
        if own::follow(&self.own, project, edits) {
            self.changed();
        }
    }

    /// The matches of a segment, and whether they are of its source and the memories as they are now.
    pub fn of_segment(&self, segment: &Segment) -> Option<(&Matches, bool)> {
        let (epoch, revision, matches) = self.kept.get(&segment.id)?;
        Some((matches, (*epoch, *revision) == (self.epoch, segment.source_revision)))
    }

    /// Whether a segment is being looked up.
    pub fn is_looking_up(&self, segment: SegmentId) -> bool {
        self.asked.iter().any(|(asked, ..)| *asked == segment)
    }

    /// The number of the match of a segment that the keys have reached, from 0.
    pub fn chosen(&self, segment: SegmentId) -> usize {
        self.chosen.filter(|(of, _)| *of == segment).map_or(0, |(_, number)| number)
    }

    pub(in crate::app) fn choose(&mut self, segment: SegmentId, number: usize) {
        self.chosen = Some((segment, number));
    }

    /// What is to be looked up with `active` as the active segment: it, then its neighbours, as far as nothing is known that is true.
    /// Empty where all is known or on its way.
    pub(in crate::app) fn wanted(&mut self, document: &Document, active: usize) -> Option<Request> {
        let around = (active..=active + AHEAD).chain(active.checked_sub(1));
        let missing: Vec<usize> = around
            .filter(|index| {
                let segment = document.segments.get(*index);
                segment.is_some_and(|segment| !self.of_segment(segment).is_some_and(|(_, fresh)| fresh))
            })
            .collect();
        let wanted: Vec<Wanted> = missing.iter().filter_map(|index| Wanted::of(document, *index)).collect();
        let keys: Vec<Key> = wanted.iter().map(|it| (it.segment, it.revision, self.epoch)).collect();
        if keys.is_empty()
            || keys.first() == self.asked.first() && keys.iter().all(|it| self.asked.contains(it))
        {
            return None;
        }
        self.asked = keys;
        let number = self.latest.fetch_add(1, Ordering::Relaxed) + 1;
        let (memories, latest) = (self.memories.clone(), Arc::clone(&self.latest));
        Some(Request { wanted, memories, epoch: self.epoch, number, latest })
    }

    /// Takes an answer in, unless it is of an older state of the segment or the memories.
    pub(in crate::app) fn take(&mut self, project: &Project, answer: FoundMatches) {
        let FoundMatches { segment, revision, epoch, matches, last } = answer;
        if last {
            self.asked.retain(|(asked, ..)| *asked != segment);
        }
        let known = project.segment(segment).is_some_and(|it| it.source_revision == revision);
        if known && epoch == self.epoch {
            if self.kept.len() >= KEPT {
                self.kept.clear();
            }
            self.kept.insert(segment, (epoch, if last { revision } else { u64::MAX }, Arc::new(matches)));
        }
    }

    /// The segment that a match of the project's own memory is the translation of.
    pub fn segment_of(&self, found: &Match) -> Option<SegmentId> {
        let own = self.memories.get(found.memory).is_some_and(|memory| memory.is_own());
        own.then_some(SegmentId(found.unit.id.0))
    }
}

/// Segments to be looked up, one after the other.
pub(in crate::app) struct Request {
    pub(in crate::app) wanted: Vec<Wanted>,
    pub(in crate::app) memories: Vec<Arc<Memory>>,
    pub(in crate::app) epoch: u64,
    number: u64,
    latest: Arc<AtomicU64>,
}

impl Request {
    /// Whether another look-up was asked for since.
    pub(in crate::app) fn is_outdated(&self) -> bool {
        self.latest.load(Ordering::Relaxed) != self.number
    }
}

/// The matches of one segment.
pub struct FoundMatches {
    /// The segment.
    pub segment: SegmentId,
    /// Its source's revision when it was asked.
    pub revision: u64,
    /// The epoch of the memories.
    pub epoch: u64,
    /// What was found.
    pub matches: Matches,
    /// Whether that is all; else better candidates only.
    pub last: bool,
}
