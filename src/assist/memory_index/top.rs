//! The best candidates of a search as they are found.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::cutoff::Cutoff;

/// A unit and how far it is from the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) distance: u32,
    pub(super) longer: u32,
    /// Whether it is the same text.
    pub(super) same: bool,
    pub(super) id: u64,
}

impl Ord for Found {
    /// The greater, the worse.
    fn cmp(&self, other: &Self) -> Ordering {
        let here = u64::from(self.distance) * u64::from(other.longer);
        let there = u64::from(other.distance) * u64::from(self.longer);
        here.cmp(&there).then(other.same.cmp(&self.same)).then(self.id.cmp(&other.id))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Not more than so many, the best ones.
pub(super) struct Top {
    limit: usize,
    heap: BinaryHeap<Found>,
    cutoff: Cutoff,
}

impl Top {
    pub(super) fn new(limit: usize, cutoff: Cutoff) -> Self {
        Self { limit: limit.max(1), heap: BinaryHeap::with_capacity(limit.clamp(1, 256) + 1), cutoff }
    }

    /// What still counts.
    pub(super) fn cutoff(&self) -> Cutoff {
        self.cutoff
    }

    /// Takes one if it counts.
    pub(super) fn offer(&mut self, found: Found) {
        if self.cutoff.allows(found.distance, found.longer) {
            self.keep(found);
        }
    }

    /// Takes one that is the same text as the query, for which there is always room.
    pub(super) fn offer_same(&mut self, found: Found) {
        if self.heap.iter().all(|kept| kept.id != found.id) {
            self.keep(found);
        }
    }

    fn keep(&mut self, found: Found) {
        self.heap.push(found);
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
        if let Some(worst) = self.heap.peek().filter(|_| self.heap.len() == self.limit) {
            self.cutoff = Cutoff::closer_than(worst.distance, worst.longer);
        }
    }

    /// Whether it is full of texts with the same words, not all of them the same text.
    pub(super) fn hides_same(&self) -> bool {
        self.cutoff.is_closed() && self.heap.peek().is_some_and(|worst| !worst.same)
    }

    /// The best first.
    pub(super) fn into_sorted(self) -> Vec<Found> {
        self.heap.into_sorted_vec()
    }
}
