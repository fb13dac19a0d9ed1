//! The index as a whole: units come, change and go while it is searched.

use super::base::{Base, MOST_UNITS, Slot, Unit, Units};
use super::tail::Tail;
use super::tokens::{text_hash, tokens};
use super::vocabulary::Vocabulary;

/// The units of a memory by their source, without the texts themselves: a unit is known by a number of the caller's.
///
/// What is added or changed is found by the next search. The more changes there were, the more there is to gain from
/// [`MemoryIndex::compact`].
#[derive(Clone, Default)]
pub struct MemoryIndex {
    pub(super) vocabulary: Vocabulary,
    pub(super) base: Base,
    pub(super) tail: Tail,
    /// A bit for each slot of the base, then the tail: whether its unit has gone.
    pub(super) gone: Gone,
}

impl MemoryIndex {
    /// The index of units, each with its number and its source without tags. Of two with one number the later counts.
    pub fn new<'a>(units: impl IntoIterator<Item = (u64, &'a str)>) -> Self {
        let mut builder = Self::builder();
        for (id, text) in units {
            builder.add(id, text);
        }
        builder.finish()
    }

    /// Makes an index of units that come one at a time.
    pub fn builder() -> IndexBuilder {
        IndexBuilder::default()
    }

    /// Puts a unit in, or in the place of the one with its number.
    pub fn put(&mut self, id: u64, source: &str) {
        self.remove(id);
        if self.slots() >= MOST_UNITS {
            return;
        }
        let numbers: Vec<u32> = tokens(source).into_iter().map(|word| self.vocabulary.number(word)).collect();
        self.tail.push(Unit { id, text: text_hash(source), tokens: &numbers });
    }

    /// Takes a unit out; whether it was there.
    pub fn remove(&mut self, id: u64) -> bool {
        if let Some(slot) = self.tail.slot(id) {
            self.tail.forget(id);
            self.gone.insert(self.base.len() + slot as usize);
            return true;
        }
        let slot = self.base.slot(id).filter(|slot| !self.gone.contains(*slot as usize));
        slot.inspect(|slot| self.gone.insert(*slot as usize)).is_some()
    }

    /// Whether a unit is in it.
    pub fn contains(&self, id: u64) -> bool {
        let in_base = || self.base.slot(id).is_some_and(|slot| !self.gone.contains(slot as usize));
        self.tail.slot(id).is_some() || in_base()
    }

    /// The number of units.
    pub fn len(&self) -> usize {
        self.slots() - self.gone.count
    }

    /// Whether there are no units.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many units came, changed or went since it was made or compacted.
    pub fn changes(&self) -> usize {
        self.tail.len() + self.gone.count
    }

    /// Arranges the units anew, which makes searches as fast as in a new index.
    pub fn compact(&mut self) {
        if self.changes() > 0 {
            let mut all = Units::default();
            self.each(|unit| all.push(unit));
            self.rebuild(&all);
        }
    }

    /// About the bytes that it takes in memory.
    pub fn bytes(&self) -> usize {
        let base = &self.base;
        let fours =
            [&base.texts, &base.starts, &base.tokens, &base.lengths, &base.by_id, &base.lists, &base.packed];
        let eights = [&base.ids, &base.behind, &self.gone.bits];
        let fours: usize = fours.iter().map(|array| array.capacity() * 4).sum();
        let eights: usize = eights.iter().map(|array| array.capacity() * 8).sum();
        fours + eights + self.vocabulary.len() * 34 + self.tail.bytes()
    }

    fn rebuild(&mut self, all: &Units) {
        (self.base, self.vocabulary) = Base::new(all, &self.vocabulary);
        self.tail = Tail::default();
        self.gone = Gone::default();
    }

    /// Of units with one number only the last slot stays.
    fn drop_doubles(&mut self) {
        let ids = |slot: u32| self.base.ids.get(slot as usize);
        for pair in self.base.by_id.windows(2) {
            if let [a, b] = pair
                && ids(*a) == ids(*b)
            {
                self.gone.insert((*a).min(*b) as usize);
            }
        }
        if self.gone.count > 0 {
            self.compact();
        }
    }

    pub(super) fn each(&self, mut take: impl FnMut(Unit<'_>)) {
        let base = (0..self.base.len()).map(|slot| (slot, self.base.unit(slot as Slot)));
        let tail = (0..self.tail.len()).map(|slot| (self.base.len() + slot, self.tail.unit(slot as Slot)));
        base.chain(tail).filter(|(at, _)| !self.gone.contains(*at)).for_each(|(_, unit)| take(unit));
    }

    fn slots(&self) -> usize {
        self.base.len() + self.tail.len()
    }
}

/// Collects units for a new index.
#[derive(Default)]
pub struct IndexBuilder {
    index: MemoryIndex,
    all: Units,
    numbers: Vec<u32>,
}

impl IndexBuilder {
    /// Adds a unit with its number and its source without tags. What is more than 67 million units is left out.
    pub fn add(&mut self, id: u64, source: &str) {
        let Self { index, all, numbers } = self;
        numbers.clear();
        numbers.extend(tokens(source).into_iter().map(|word| index.vocabulary.number(word)));
        if all.len() < MOST_UNITS {
            all.push(Unit { id, text: text_hash(source), tokens: numbers });
        }
    }

    /// The index of all of them; of two with one number the later counts.
    pub fn finish(mut self) -> MemoryIndex {
        self.index.rebuild(&self.all);
        self.index.drop_doubles();
        self.index
    }
}

/// The slots whose units have gone.
#[derive(Clone, Default)]
pub(super) struct Gone {
    bits: Vec<u64>,
    count: usize,
}

impl Gone {
    pub(super) fn contains(&self, slot: usize) -> bool {
        self.bits.get(slot / 64).is_some_and(|bits| bits >> (slot % 64) & 1 == 1)
    }

    fn insert(&mut self, slot: usize) {
        if self.bits.len() <= slot / 64 {
            self.bits.resize(slot / 64 + 1, 0);
        }
        self.count += usize::from(!self.contains(slot));
        if let Some(bits) = self.bits.get_mut(slot / 64) {
            *bits |= 1 << (slot % 64);
        }
    }
}
