//! Some units for each word of a text: what they say beside it hints at what the text says.

use std::collections::HashMap;

use super::index::MemoryIndex;
use super::tokens::tokens;

/// A word that so many units have says nothing.
const COMMON: usize = 20;

impl MemoryIndex {
    /// For each different word of `text` (without tags) at most `each` of the units that have it, spread over the memory; words that
    /// none has, and those that more than one in twenty of a memory of some size has, are left out.
    ///
    /// Every unit is looked at: 1 to 2 ms for 100,000.
    pub fn sharers(&self, text: &str, each: usize) -> Vec<Vec<u64>> {
        let known = tokens(text).into_iter().filter_map(|word| self.vocabulary.get(word));
        let mut numbers: HashMap<u32, usize> = HashMap::new();
        let mut has = vec![0_u64; self.vocabulary.len().div_ceil(64)];
        for token in known {
            let next = numbers.len();
            numbers.entry(token).or_insert(next);
            if let Some(bits) = has.get_mut(token as usize / 64) {
                *bits |= 1 << (token % 64);
            }
        }
        let mut found = vec![Sample::default(); numbers.len()];
        self.each(|unit| {
            for token in unit.tokens {
                let here = has.get(*token as usize / 64).is_some_and(|bits| bits >> (token % 64) & 1 == 1);
                if here && let Some(sample) = numbers.get(token).and_then(|at| found.get_mut(*at)) {
                    sample.add(unit.id, each);
                }
            }
        });
        let most = (self.len() / COMMON).max(each * 4);
        found
            .into_iter()
            .filter(|it| it.seen <= most)
            .map(|it| it.ids)
            .filter(|ids| !ids.is_empty())
            .collect()
    }
}

/// Every second, then every fourth … of the units that have a word, so that a few stand for all of them.
#[derive(Clone, Default)]
struct Sample {
    ids: Vec<u64>,
    seen: usize,
    step: usize,
}

impl Sample {
    fn add(&mut self, id: u64, most: usize) {
        let step = self.step.max(1);
        if self.seen.is_multiple_of(step) && self.ids.last() != Some(&id) {
            self.ids.push(id);
        }
        self.seen += 1;
        if self.ids.len() > most {
            let mut keep = false;
            self.ids.retain(|_| {
                keep = !keep;
                keep
            });
            self.step = step * 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_some_units_from_all_over_the_memory() {
        let texts: Vec<String> =
            (0..200).map(|n| format!("خبر رقم {n}")).chain(["سفينة".to_owned()]).collect();
        let index = MemoryIndex::new((0..).zip(texts.iter().map(String::as_str)));
        let found = index.sharers("وصلت السفينة رقم 7", 60);
        assert_eq!(found.len(), 3, "{found:?}");
        let all: &Vec<u64> = found.iter().max_by_key(|ids| ids.len()).unwrap();
        assert!((30..=61).contains(&all.len()) && all.iter().any(|id| *id > 150), "{all:?}");
        assert!(found.contains(&vec![200]));
        assert_eq!(index.sharers("", 60), Vec::<Vec<u64>>::new());
    }
}
