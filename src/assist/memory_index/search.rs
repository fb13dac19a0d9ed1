//! Finds the units that are alike.

use super::base::{Posting, Slot, Unit};
use super::cutoff::Cutoff;
use super::index::MemoryIndex;
use super::levenshtein::Pattern;
use super::signature;
use super::tokens::{text_hash, tokens};
use super::top::{Found, Top};

/// A unit that is like the query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The number of the unit.
    pub id: u64,
    /// 1 − distance / longer length, over normalised words.
    pub likeness: f32,
}

/// Units are posted under enough of their words for this likeness and above, in thousandths.
const POSTED: u32 = 500;

/// The token of a word that no unit has.
pub(super) const UNKNOWN: u32 = u32::MAX;

impl MemoryIndex {
    /// The `limit` units that are most like `text` (without tags), of at least `permille` thousandths, the best first; of those
    /// that are equally far the same text first, then the lower number. Below 500 every unit is compared.
    pub fn search(&self, text: &str, permille: u32, limit: usize) -> Vec<Candidate> {
        let tokens = tokens(text).into_iter().map(|word| self.vocabulary.get(word).unwrap_or(UNKNOWN));
        let mut search =
            Search::new(self, text, tokens.collect(), Top::new(limit, Cutoff::at_least(permille)));
        if search.tokens.is_empty() || limit == 0 {
            return Vec::new();
        }
        if permille < POSTED {
            search.compare_all();
        } else {
            search.read_postings();
        }
        let candidate = |found: Found| Candidate {
            id: found.id,
            likeness: (1.0 - f64::from(found.distance) / f64::from(found.longer)) as f32,
        };
        search.top.into_sorted().into_iter().map(candidate).collect()
    }
}

/// One search under way.
struct Search<'a> {
    index: &'a MemoryIndex,
    /// The words in their order.
    tokens: Vec<u32>,
    /// The words, the rarest first.
    sorted: Vec<u32>,
    /// For each of them the signature of those behind it.
    behind: Vec<u64>,
    pattern: Pattern,
    text: u32,
    seen: Seen,
    top: Top,
}

impl<'a> Search<'a> {
    fn new(index: &'a MemoryIndex, text: &str, tokens: Vec<u32>, top: Top) -> Self {
        let mut sorted = tokens.clone();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        let mut behind = vec![0; sorted.len()];
        let mut all = 0;
        for (at, token) in sorted.iter().enumerate().rev() {
            behind[at] = all;
            all |= signature::bit(*token);
        }
        let pattern = Pattern::new(&tokens);
        let seen = Seen::new(index.base.len() + index.tail.len());
        Self { index, tokens, sorted, behind, pattern, text: text_hash(text), seen, top }
    }

    /// Reads the lists of the rarest words, as many as are needed: with every word that is passed over a unit has one fewer in which
    /// to be alike.
    fn read_postings(&mut self) {
        let count = self.sorted.len();
        for at in 0..count {
            let cutoff = self.top.cutoff();
            if cutoff.is_closed() || cutoff.shared(count) > count - at {
                break;
            }
            let token = self.sorted[at];
            if token != UNKNOWN && (at == 0 || self.sorted[at - 1] != token) {
                self.read_base(at, token);
                self.read_tail(at, token);
            }
        }
        if self.top.hides_same() {
            self.look_for_same();
        }
    }

    fn read_base(&mut self, at: usize, token: u32) {
        let (lengths, base) = (self.lengths(at), &self.index.base);
        let slots = base.of_lengths(lengths.start..lengths.end);
        let (packed, behind) = base.postings(token);
        let start = packed.partition_point(|packed| Posting::slot(*packed) < slots.start);
        let mut length = lengths.start;
        let mut filter = self.filter(at, length);
        let mut next = base.of_lengths(length..length + 1).end;
        for (packed, behind) in packed.iter().zip(behind).skip(start) {
            let slot = Posting::slot(*packed);
            if slot >= next {
                if slot >= slots.end {
                    break;
                }
                while slot >= next {
                    length += 1;
                    next = base.of_lengths(length..length + 1).end;
                }
                filter = self.filter(at, length);
            }
            if filter.passes(Posting::place(*packed), *behind) && self.seen.insert(slot as usize) {
                self.compare(slot as usize, base.unit(slot));
                filter = self.filter(at, length);
            }
        }
    }

    fn read_tail(&mut self, at: usize, token: u32) {
        let (index, offset) = (self.index, self.index.base.len());
        for posting in index.tail.postings(token) {
            let slot = Posting::slot(posting.packed);
            let unit = index.tail.unit(slot);
            let filter = self.filter(at, unit.tokens.len());
            let passes = filter.passes(Posting::place(posting.packed), posting.behind);
            if passes && self.seen.insert(offset + slot as usize) {
                self.compare(offset + slot as usize, unit);
            }
        }
    }

    /// The lengths of the units that can be alike if the words before `at` are not shared.
    fn lengths(&self, at: usize) -> std::ops::Range<usize> {
        let (count, cutoff) = (self.sorted.len(), self.top.cutoff());
        let least = cutoff.shared(count).min(count);
        let longest = self.index.base.longest();
        let mut most = count;
        while most <= longest && cutoff.shared(most) <= count - at {
            most += 1;
        }
        least..most.max(least)
    }

    fn filter(&self, at: usize, length: usize) -> Filter {
        let count = self.sorted.len();
        let shared = self.top.cutoff().shared(count.max(length));
        Filter {
            query: self.behind.get(at).copied().unwrap_or(0),
            query_left: (count - at) as u32,
            unit_length: length as u32,
            shared: shared as u32,
        }
    }

    fn compare(&mut self, at: usize, unit: Unit<'_>) {
        if self.index.gone.contains(at) {
            return;
        }
        let longer = self.tokens.len().max(unit.tokens.len()) as u32;
        let distance = self.pattern.distance(unit.tokens);
        self.top.offer(Found { distance, longer, same: unit.text == self.text, id: unit.id });
    }

    /// Too many units have the words of the query, but for the values of numbers: those that are the same text must not be missed.
    fn look_for_same(&mut self) {
        let (base, count) = (&self.index.base, self.tokens.len() as u32);
        let rarest = self.sorted.first().copied().unwrap_or(UNKNOWN);
        let slots = base.of_lengths(self.tokens.len()..self.tokens.len() + 1);
        let (packed, _) = base.postings(rarest);
        let in_base = packed.iter().map(|packed| Posting::slot(*packed)).filter(|slot| slots.contains(slot));
        let in_base = in_base.map(|slot| (slot as usize, base.unit(slot)));
        let in_tail = self.index.tail.postings(rarest).iter().map(|posting| {
            let slot: Slot = Posting::slot(posting.packed);
            (base.len() + slot as usize, self.index.tail.unit(slot))
        });
        for (at, unit) in in_base.chain(in_tail) {
            if unit.text == self.text && unit.tokens == self.tokens && !self.index.gone.contains(at) {
                self.top.offer_same(Found { distance: 0, longer: count, same: true, id: unit.id });
            }
        }
    }

    fn compare_all(&mut self) {
        let index = self.index;
        for slot in 0..index.base.len() {
            self.compare_near(slot, index.base.unit(slot as Slot));
        }
        for slot in 0..index.tail.len() {
            self.compare_near(index.base.len() + slot, index.tail.unit(slot as Slot));
        }
    }

    fn compare_near(&mut self, at: usize, unit: Unit<'_>) {
        let (here, there) = (self.tokens.len(), unit.tokens.len());
        if there > 0 && self.top.cutoff().allows(here.abs_diff(there) as u32, here.max(there) as u32) {
            self.compare(at, unit);
        }
    }
}

/// Whether a unit that shares a word can share enough, if that is the rarest that they share.
#[derive(Clone, Copy)]
struct Filter {
    /// The signature of the less rare words of the query.
    query: u64,
    /// How many words of the query are left, this one included.
    query_left: u32,
    unit_length: u32,
    /// How many words must be shared.
    shared: u32,
}

impl Filter {
    fn passes(self, place: usize, behind: u64) -> bool {
        (self.query & !behind).count_ones() + self.shared <= self.query_left
            && (behind & !self.query).count_ones() + place as u32 + self.shared <= self.unit_length
    }
}

/// The slots that were compared.
struct Seen(Vec<u64>);

impl Seen {
    fn new(slots: usize) -> Self {
        Self(vec![0; slots.div_ceil(64)])
    }

    /// Whether it was not there before.
    fn insert(&mut self, slot: usize) -> bool {
        let Some(bits) = self.0.get_mut(slot / 64) else { return false };
        let bit = 1 << (slot % 64);
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }
}
