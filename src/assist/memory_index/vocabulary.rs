//! The words of a memory by number: the higher, the rarer when the index was made; new words are higher still.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Takes a number that is a hash already for its hash.
#[derive(Clone, Default)]
pub(super) struct Taken(u64);

impl Hasher for Taken {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = u64::from(value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

pub(super) type ByHash<K, V> = HashMap<K, V, BuildHasherDefault<Taken>>;

/// Numbers for words.
#[derive(Clone, Default)]
pub(super) struct Vocabulary {
    numbers: ByHash<u64, u32>,
}

impl Vocabulary {
    /// The words in the order of their numbers.
    pub(super) fn of(words: &[u64]) -> Self {
        let mut numbers = ByHash::with_capacity_and_hasher(words.len(), BuildHasherDefault::default());
        numbers.extend(words.iter().zip(0..).map(|(word, number)| (*word, number)));
        Self { numbers }
    }

    /// The number of a word.
    pub(super) fn get(&self, word: u64) -> Option<u32> {
        self.numbers.get(&word).copied()
    }

    /// The number of a word, which gets one where it is new.
    pub(super) fn number(&mut self, word: u64) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(word).or_insert(next)
    }

    /// The words in the order of their numbers.
    pub(super) fn words(&self) -> Vec<u64> {
        let mut words = vec![0; self.numbers.len()];
        #[expect(clippy::iter_over_hash_type, reason = "each word goes to its own place")]
        for (word, number) in &self.numbers {
            if let Some(place) = words.get_mut(*number as usize) {
                *place = *word;
            }
        }
        words
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }
}
