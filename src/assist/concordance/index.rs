//! The block of folded texts and the search in it.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::query::fold_spaced;
use super::{ConcordanceQuery, Sides};

/// The texts of a memory, ready to be searched. A unit is known by a number of the caller's.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    /// The folded texts, each ended by a NUL: source, target, source, target.
    block: String,
    /// Where in the block each text begins, and where the last one ends.
    starts: Vec<u32>,
    units: Vec<Unit>,
    slots: HashMap<u64, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Unit {
    id: u64,
    /// When it was last touched.
    at: i64,
    gone: bool,
}

/// A unit in which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcordanceHit {
    /// The number of the unit.
    pub id: u64,
    /// Whether it stands in the source; else in the translation alone.
    pub in_source: bool,
    /// Whether it stands there as whole words.
    pub whole_words: bool,
}

/// Four gigabytes of folded text are the most; what is beyond is not found.
const LARGEST: usize = u32::MAX as usize - (1 << 20);

impl Concordance {
    /// Adds a unit with its texts without tags, or puts it in the place of the one of its number. `at` is when it was last
    /// touched: the newest are found first.
    pub fn put(&mut self, id: u64, texts: (&str, &str), at: i64) {
        self.remove(id);
        if self.block.len() > LARGEST {
            return;
        }
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let texts: [&str; 2] = texts.into();
        for text in texts {
            let block = &mut self.block;
            fold_spaced(text, &mut |_, c| block.push(c));
            self.block.push('\0');
            self.starts.push(self.block.len() as u32);
        }
        self.slots.insert(id, self.units.len() as u32);
        self.units.push(Unit { id, at, gone: false });
    }

    /// Takes a unit out.
    pub fn remove(&mut self, id: u64) {
        let unit = self.slots.remove(&id).and_then(|slot| self.units.get_mut(slot as usize));
        if let Some(unit) = unit {
            unit.gone = true;
        }
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The bytes that it takes in memory, about.
    pub fn bytes(&self) -> usize {
        self.block.capacity()
            + self.starts.capacity() * 4
            + self.units.capacity() * 24
            + self.slots.capacity() * 13
    }

    /// The `limit` best units in which `query` stands and how many there are in all: whole words first, then the newest.
    /// Where the query is about more than what a reader's eye sees, `text` gives the texts of a unit.
    pub fn find(
        &self,
        query: &ConcordanceQuery,
        limit: usize,
        text: &dyn Fn(u64) -> Option<(String, String)>,
    ) -> (Vec<ConcordanceHit>, usize) {
        let wanted = query.folded();
        if wanted.is_empty() {
            return (Vec::new(), 0);
        }
        let mut hits = self.hits(query, &wanted);
        if !query.is_loose() {
            hits.retain(|(_, hit)| {
                let texts = text(hit.id);
                texts.is_some_and(|(source, target)| {
                    let there = |side, text: &str| query.sides != side && !query.places(text).is_empty();
                    there(Sides::Target, &source) || there(Sides::Source, &target)
                })
            });
        }
        let count = hits.len();
        let key = |(at, hit): &(i64, ConcordanceHit)| (!hit.whole_words, std::cmp::Reverse(*at), hit.id);
        if count > limit && limit > 0 {
            hits.select_nth_unstable_by_key(limit - 1, key);
        }
        hits.truncate(limit);
        hits.sort_unstable_by_key(key);
        (hits.into_iter().map(|(_, hit)| hit).collect(), count)
    }

    /// Each unit once, with when it was touched.
    fn hits(&self, query: &ConcordanceQuery, wanted: &str) -> Vec<(i64, ConcordanceHit)> {
        let finder = Finder::new(wanted.as_bytes());
        let block = self.block.as_bytes();
        let (mut hits, mut from, mut text) = (Vec::<(i64, ConcordanceHit)>::new(), 0, 0);
        while let Some(found) = block.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + found;
            text = self.text_at(at, text);
            let whole = self.is_whole(at, at + wanted.len());
            let (unit, in_source) = (self.units.get(text / 2), text.is_multiple_of(2));
            let wrong_side = query.sides == if in_source { Sides::Target } else { Sides::Source };
            let Some(unit) = unit else { break };
            let fits = !unit.gone && !wrong_side && (whole || !query.whole_words);
            if fits {
                match hits.last_mut().filter(|(_, hit)| hit.id == unit.id) {
                    Some((_, hit)) => hit.whole_words |= whole,
                    None => {
                        hits.push((unit.at, ConcordanceHit { id: unit.id, in_source, whole_words: whole }));
                    }
                }
            }
            // A text is left as soon as it has said all that counts.
            let done = unit.gone || wrong_side || (fits && whole);
            from = if done { self.start(text + 1) } else { at + 1 };
        }
        hits
    }

    /// The text that the byte `at` of the block is in, at or behind the text `from`.
    fn text_at(&self, at: usize, from: usize) -> usize {
        let (mut step, mut low) = (1, from);
        while self.start(low + step) <= at && low + step < self.starts.len() {
            low += step;
            step *= 2;
        }
        let high = (low + step).min(self.starts.len());
        let between = self.starts.get(low..high).unwrap_or_default();
        low + between.partition_point(|start| *start as usize <= at).saturating_sub(1)
    }

    fn start(&self, text: usize) -> usize {
        self.starts.get(text).map_or(self.block.len(), |start| *start as usize)
    }

    fn is_whole(&self, start: usize, end: usize) -> bool {
        let (before, inside) = self.block.split_at_checked(start).unwrap_or_default();
        let (inside, after) = inside.split_at_checked(end - start).unwrap_or_default();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let cut_before = word(before.chars().next_back()) && word(inside.chars().next());
        let cut_after = word(inside.chars().next_back()) && word(after.chars().next());
        !(cut_before || cut_after)
    }
}
