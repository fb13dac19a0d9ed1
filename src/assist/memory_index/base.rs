//! The units of a memory in the form in which they are searched: by length, with posting lists of their rarest words.

use std::ops::Range;

use super::{signature, vocabulary::Vocabulary};

/// A place in the base or the tail.
pub(super) type Slot = u32;

/// The lower bits of a posting are the slot, the upper ones the place of the word among those of its unit.
pub(super) const SLOT_BITS: u32 = 26;
/// So many units fit.
pub(super) const MOST_UNITS: usize = 1 << SLOT_BITS;
const LAST_PLACE: usize = (1 << (32 - SLOT_BITS)) - 1;

/// A word in a unit, among the rarest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    /// The slot, and how many words of the unit are rarer (no more than fit).
    pub(super) packed: u32,
    /// The signature of the words of the unit that are less rare.
    pub(super) behind: u64,
}

impl Posting {
    pub(super) fn slot(packed: u32) -> Slot {
        packed & (MOST_UNITS as u32 - 1)
    }

    pub(super) fn place(packed: u32) -> usize {
        (packed >> SLOT_BITS) as usize
    }
}

/// What a unit is found by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit<'a> {
    pub(super) id: u64,
    /// A hash of its folded text.
    pub(super) text: u32,
    /// Its words in their order.
    pub(super) tokens: &'a [u32],
}

/// Units in arrays, sorted by the number of their words.
#[derive(Clone, Default)]
pub(super) struct Base {
    pub(super) ids: Vec<u64>,
    pub(super) texts: Vec<u32>,
    /// Where the words of each slot begin, and where the last ones end.
    pub(super) starts: Vec<u32>,
    pub(super) tokens: Vec<u32>,
    /// The first slot with at least so many words.
    pub(super) lengths: Vec<u32>,
    /// The slots by id.
    pub(super) by_id: Vec<u32>,
    /// Where the postings of each word begin, and where the last ones end.
    pub(super) lists: Vec<u32>,
    pub(super) packed: Vec<u32>,
    pub(super) behind: Vec<u64>,
}

impl Base {
    /// Arranges units; their words get new numbers, the rarest the highest. The vocabulary of the new numbers comes back.
    pub(super) fn new(units: &Units, vocabulary: &Vocabulary) -> (Self, Vocabulary) {
        let (numbers, words) = renumber(units, vocabulary);
        let mut base = Self::default();
        base.arrange(units, &numbers);
        base.post(words.len());
        (base, Vocabulary::of(&words))
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The unit in a slot.
    pub(super) fn unit(&self, slot: Slot) -> Unit<'_> {
        let at = slot as usize;
        let id = self.ids.get(at).copied().unwrap_or_default();
        let text = self.texts.get(at).copied().unwrap_or_default();
        Unit { id, text, tokens: self.tokens_of(at) }
    }

    fn tokens_of(&self, at: usize) -> &[u32] {
        match self.starts.get(at..at + 2) {
            Some(&[start, end]) => self.tokens.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The slot of a unit.
    pub(super) fn slot(&self, id: u64) -> Option<Slot> {
        let id_of = |slot: &u32| self.ids.get(*slot as usize).copied().unwrap_or_default();
        let at = self.by_id.binary_search_by_key(&id, id_of).ok()?;
        self.by_id.get(at).copied()
    }

    /// The number of words of the longest unit.
    pub(super) fn longest(&self) -> usize {
        self.lengths.len().saturating_sub(2)
    }

    /// The slots of the units with so many words.
    pub(super) fn of_lengths(&self, lengths: Range<usize>) -> Range<Slot> {
        let at = |length: usize| self.lengths.get(length).copied().unwrap_or(self.ids.len() as u32);
        at(lengths.start)..at(lengths.end)
    }

    /// The postings of a word, sorted by slot.
    pub(super) fn postings(&self, token: u32) -> (&[u32], &[u64]) {
        let at = token as usize;
        let Some(&[start, end]) = self.lists.get(at..at + 2) else { return (&[], &[]) };
        let range = start as usize..end as usize;
        (self.packed.get(range.clone()).unwrap_or_default(), self.behind.get(range).unwrap_or_default())
    }

    fn arrange(&mut self, units: &Units, numbers: &[u32]) {
        let order = units.by_length();
        self.starts.push(0);
        for &at in &order {
            let unit = units.get(at as usize);
            while self.lengths.len() <= unit.tokens.len() {
                self.lengths.push(self.ids.len() as u32);
            }
            self.ids.push(unit.id);
            self.texts.push(unit.text);
            let number = |token: &u32| numbers.get(*token as usize).copied().unwrap_or_default();
            self.tokens.extend(unit.tokens.iter().map(number));
            self.starts.push(self.tokens.len() as u32);
        }
        self.lengths.push(self.ids.len() as u32);
        self.by_id = (0..self.ids.len() as u32).collect();
        let ids = &self.ids;
        self.by_id.sort_unstable_by_key(|slot| ids.get(*slot as usize).copied());
    }

    /// Counts the postings of each word, then puts them where they belong.
    fn post(&mut self, words: usize) {
        let mut next = vec![0_u32; words + 1];
        self.each_posting(|token, _| next[token as usize + 1] += 1);
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let total = next.last().copied().unwrap_or(0) as usize;
        let (mut packed, mut behind) = (vec![0; total], vec![0; total]);
        self.lists = next.clone();
        self.each_posting(|token, posting| {
            let at = next[token as usize] as usize;
            (packed[at], behind[at]) = (posting.packed, posting.behind);
            next[token as usize] += 1;
        });
        (self.packed, self.behind) = (packed, behind);
    }

    fn each_posting(&self, mut put: impl FnMut(u32, Posting)) {
        let mut sorted = Vec::new();
        for slot in 0..self.len() {
            postings_of(slot as Slot, self.tokens_of(slot), &mut sorted, &mut put);
        }
    }
}

/// The words of a unit under which it is found: the rarest half of them, and one more.
pub(super) fn postings_of(
    slot: Slot,
    tokens: &[u32],
    sorted: &mut Vec<u32>,
    mut put: impl FnMut(u32, Posting),
) {
    sorted.clear();
    sorted.extend_from_slice(tokens);
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let mut before = None;
    for (place, token) in sorted.iter().enumerate().take(tokens.len() / 2 + 1) {
        if before.replace(*token) != Some(*token) {
            let behind = signature::of(sorted.get(place + 1..).unwrap_or_default());
            put(*token, Posting { packed: slot | (place.min(LAST_PLACE) as u32) << SLOT_BITS, behind });
        }
    }
}

/// The new number of each word, the more frequent the lower, and the words in the order of their new numbers. Words that no
/// unit has go.
fn renumber(units: &Units, vocabulary: &Vocabulary) -> (Vec<u32>, Vec<u64>) {
    let mut counts = vec![0_u32; vocabulary.len()];
    for token in &units.tokens {
        counts[*token as usize] += 1;
    }
    let mut order: Vec<u32> = (0..counts.len() as u32).filter(|token| counts[*token as usize] > 0).collect();
    order.sort_by_key(|token| std::cmp::Reverse(counts[*token as usize]));
    let words = vocabulary.words();
    let mut numbers = vec![0; counts.len()];
    for (number, token) in order.iter().enumerate() {
        numbers[*token as usize] = number as u32;
    }
    (numbers, order.iter().map(|token| words[*token as usize]).collect())
}

/// Units one after the other, as they came.
#[derive(Clone, Default)]
pub(super) struct Units {
    ids: Vec<u64>,
    texts: Vec<u32>,
    starts: Vec<u32>,
    tokens: Vec<u32>,
}

impl Units {
    pub(super) fn push(&mut self, unit: Unit<'_>) {
        self.ids.push(unit.id);
        self.texts.push(unit.text);
        self.starts.push(self.tokens.len() as u32);
        self.tokens.extend_from_slice(unit.tokens);
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn get(&self, at: usize) -> Unit<'_> {
        let start = self.starts.get(at).copied().unwrap_or_default() as usize;
        let end = self.starts.get(at + 1).map_or(self.tokens.len(), |end| *end as usize);
        let id = self.ids.get(at).copied().unwrap_or_default();
        let text = self.texts.get(at).copied().unwrap_or_default();
        Unit { id, text, tokens: self.tokens.get(start..end).unwrap_or_default() }
    }

    /// The bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        self.ids.capacity() * 8
            + (self.texts.capacity() + self.starts.capacity() + self.tokens.capacity()) * 4
    }

    fn by_length(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_by_key(|at| self.get(*at as usize).tokens.len());
        order
    }
}
