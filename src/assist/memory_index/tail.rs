//! The units that came since the index was made: few, so that their posting lists need no order.

use super::base::{Posting, Slot, Unit, Units, postings_of};
use super::vocabulary::ByHash;

/// Units with postings by word.
#[derive(Clone, Default)]
pub(super) struct Tail {
    units: Units,
    slots: ByHash<u64, Slot>,
    postings: ByHash<u32, Vec<Posting>>,
    sorted: Vec<u32>,
}

impl Tail {
    pub(super) fn push(&mut self, unit: Unit<'_>) {
        let slot = self.units.len() as Slot;
        self.units.push(unit);
        self.slots.insert(unit.id, slot);
        let postings = &mut self.postings;
        postings_of(slot, unit.tokens, &mut self.sorted, |token, posting| {
            postings.entry(token).or_default().push(posting);
        });
    }

    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    pub(super) fn unit(&self, slot: Slot) -> Unit<'_> {
        self.units.get(slot as usize)
    }

    pub(super) fn slot(&self, id: u64) -> Option<Slot> {
        self.slots.get(&id).copied()
    }

    pub(super) fn forget(&mut self, id: u64) {
        self.slots.remove(&id);
    }

    pub(super) fn postings(&self, token: u32) -> &[Posting] {
        self.postings.get(&token).map_or(&[], Vec::as_slice)
    }

    /// About the bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        let lists: usize = self.postings.values().map(|list| list.capacity() * 16 + 40).sum();
        self.units.bytes() + self.slots.capacity() * 18 + lists
    }
}
