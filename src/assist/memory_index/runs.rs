//! The longest runs of words that a text shares with units, for where no unit is like the whole of it.

use std::ops::Range;

use super::base::Unit;
use super::index::MemoryIndex;
use super::search::UNKNOWN;
use super::tokens;

/// A run of words that stands in a unit as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedRun {
    /// The number of the unit.
    pub id: u64,
    /// The bytes of the run in the text.
    pub bytes: Range<usize>,
    /// How many words it has.
    pub words: usize,
    /// Whether it is all that the unit has, so that its translation is one of the run.
    pub whole: bool,
}

/// Of a word: whether the text has it.
type Has = Vec<u64>;

impl MemoryIndex {
    /// The longest runs of at least `least` words of `text` (without tags) that stand in a unit, each with one unit; at most `limit` of
    /// them, which do not overlap, in the order of the text. Of two runs the longer counts, then the one that is a whole unit,
    /// for which `least` is two words.
    ///
    /// Every unit is looked at: about 1 ms for 100,000.
    pub fn shared_runs(&self, text: &str, least: usize, limit: usize) -> Vec<SharedRun> {
        let query = Query::new(self, text);
        let mut best: Vec<Option<Run>> = vec![None; query.tokens.len()];
        self.each(|unit| query.runs_in(unit, least, &mut best));
        chosen(best.into_iter().flatten().collect(), limit, &query.bytes)
    }
}

/// A run by the index of its first word.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    words: usize,
    whole: bool,
    id: u64,
}

struct Query {
    tokens: Vec<u32>,
    bytes: Vec<Range<usize>>,
    has: Has,
}

impl Query {
    fn new(index: &MemoryIndex, text: &str) -> Self {
        let (mut tokens, mut bytes) = (Vec::new(), Vec::new());
        tokens::each(text, &mut |word, range| {
            tokens.push(index.vocabulary.get(word).unwrap_or(UNKNOWN));
            bytes.push(trimmed(text, range));
        });
        let mut has = vec![0_u64; index.vocabulary.len().div_ceil(64)];
        for token in &tokens {
            if let Some(bits) = has.get_mut(*token as usize / 64) {
                *bits |= 1 << (token % 64);
            }
        }
        Self { tokens, bytes, has }
    }

    fn has(&self, token: u32) -> bool {
        self.has.get(token as usize / 64).is_some_and(|bits| bits >> (token % 64) & 1 == 1)
    }

    /// Keeps the longest run of a unit that begins at each word.
    fn runs_in(&self, unit: Unit<'_>, least: usize, best: &mut [Option<Run>]) {
        let mut rest = unit.tokens;
        while let Some(skip) = rest.iter().position(|token| self.has(*token)) {
            rest = rest.get(skip..).unwrap_or_default();
            let mut longest = 1;
            for start in (0..self.tokens.len()).filter(|at| self.tokens.get(*at) == rest.first()) {
                let here = self.tokens.iter().skip(start).zip(rest).take_while(|(a, b)| a == b).count();
                longest = longest.max(here);
                let whole = here == unit.tokens.len();
                if here >= least || (whole && here >= 2) {
                    keep(best, Run { start, words: here, whole, id: unit.id });
                }
            }
            // A run that begins inside this one is no longer than its rest.
            rest = rest.get(longest..).unwrap_or_default();
        }
    }
}

fn keep(best: &mut [Option<Run>], run: Run) {
    if let Some(place) = best.get_mut(run.start)
        && place.is_none_or(|kept| (kept.words, kept.whole) < (run.words, run.whole))
    {
        *place = Some(run);
    }
}

/// The best runs that do not overlap, in the order of the text.
fn chosen(mut runs: Vec<Run>, limit: usize, bytes: &[Range<usize>]) -> Vec<SharedRun> {
    runs.sort_by_key(|run| std::cmp::Reverse((run.words, run.whole, std::cmp::Reverse(run.start))));
    let mut kept: Vec<Run> = Vec::new();
    for run in runs {
        let apart =
            |other: &Run| run.start + run.words <= other.start || other.start + other.words <= run.start;
        if kept.len() < limit && kept.iter().all(apart) {
            kept.push(run);
        }
    }
    kept.sort_by_key(|run| run.start);
    let of = |run: Run| {
        let (first, last) = (bytes.get(run.start)?, bytes.get(run.start + run.words - 1)?);
        Some(SharedRun { id: run.id, bytes: first.start..last.end, words: run.words, whole: run.whole })
    };
    kept.into_iter().filter_map(of).collect()
}

/// The bytes without the blanks behind a word.
fn trimmed(text: &str, bytes: Range<usize>) -> Range<usize> {
    let own = crate::text::slice(text, bytes.clone());
    bytes.start..bytes.end - (own.len() - own.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    #[test]
    fn the_longest_runs_are_found_and_whole_units_may_be_short() {
        let mut index = MemoryIndex::new([
            (1, "وزير الخارجية السوري"),
            (2, "قال إن العلاقات بين البلدين تشهد تطورا"),
            (3, "الأسبوع المقبل"),
            (4, "العلاقات بين البلدين"),
        ]);
        index.put(5, "زيارة رسمية إلى طهران تستمر");
        let text = "وأكد وزير الخارجية السوري أن العلاقات بين البلدين تشهد نموا خلال زيارة رسمية إلى بيروت الأسبوع المقبل.";
        let found: Vec<_> = index
            .shared_runs(text, 3, 9)
            .into_iter()
            .map(|run| (run.id, slice(text, run.bytes), run.words, run.whole))
            .collect();
        let expected = [
            (1, "وزير الخارجية السوري", 3, true),
            (2, "أن العلاقات بين البلدين تشهد", 5, false),
            (5, "زيارة رسمية إلى", 3, false),
            (3, "الأسبوع المقبل", 2, true),
        ];
        assert_eq!(found, expected);
        assert_eq!(index.shared_runs(text, 3, 1).len(), 1);
        assert_eq!(index.shared_runs("", 3, 5), []);
    }
}
