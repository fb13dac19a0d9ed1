//! Single words to complete from: those that the translation uses near by, and those that are likely for the segment.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::piece::{begins, words};
use crate::text::slice;

/// Shorter words are typed as fast as they are taken.
const SHORTEST: usize = 4;

/// Words by their letters, with what each is worth.
#[derive(Clone, Debug, Default)]
pub(super) struct Stock {
    /// In lower case, as it is written, worth; sorted.
    words: Vec<(String, String, u32)>,
}

impl Stock {
    /// The words of `texts`, and `likely` ones with what they are worth.
    pub(super) fn new<'a>(texts: impl IntoIterator<Item = &'a str>, likely: &'a [(String, u32)]) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for text in texts {
            for word in words(text) {
                *counts.entry(slice(text, word)).or_default() += 1;
            }
        }
        let near = counts.into_iter().map(|(word, n)| (word, 3 + 2 * n.ilog2().min(6)));
        let all = near.chain(likely.iter().map(|(word, worth)| (word.as_str(), *worth)));
        let long = all.filter(|(word, _)| word.chars().count() >= SHORTEST);
        let mut words: Vec<_> =
            long.map(|(word, worth)| (word.to_lowercase(), word.to_owned(), worth)).collect();
        words.sort_by(|a, b| (&a.0, Reverse(a.2), &a.1).cmp(&(&b.0, Reverse(b.2), &b.1)));
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.2 += if same { next.2 } else { 0 };
            same
        });
        Self { words }
    }

    /// What is left of the best word that begins with `typed`, and its worth; none where that is `typed` itself.
    pub(super) fn complete(&self, typed: &str) -> Option<(&str, u32)> {
        let key = typed.to_lowercase();
        let start = self.words.partition_point(|(word, ..)| word.as_str() < key.as_str());
        let there = self.words.get(start..)?.iter().take_while(|(word, ..)| word.starts_with(&key));
        let rest = there.filter_map(|(_, written, worth)| {
            let taken = begins(written, typed)?;
            Some((slice(written, taken..written.len()), *worth))
        });
        rest.max_by_key(|(rest, worth)| (*worth, Reverse(rest.len()))).filter(|(rest, _)| !rest.is_empty())
    }
}
