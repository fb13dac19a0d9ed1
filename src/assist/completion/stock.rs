//! Words that the translation uses near by: what was written once is likely to come again.

use std::collections::HashMap;

use super::piece::{begins, words};
use crate::text::slice;

/// Shorter words are typed as fast as they are taken.
const SHORTEST: usize = 4;

/// Words by their letters, with how often they stand there.
#[derive(Clone, Debug, Default)]
pub(super) struct Stock {
    /// Folded, as written most often, count; sorted.
    words: Vec<(String, String, u32)>,
}

impl Stock {
    pub(super) fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for text in texts {
            for word in words(text) {
                let word = slice(text, word);
                if word.chars().count() >= SHORTEST {
                    *counts.entry(word).or_default() += 1;
                }
            }
        }
        let mut all: Vec<_> =
            counts.into_iter().map(|(word, n)| (word.to_lowercase(), word.to_owned(), n)).collect();
        all.sort_by(|a, b| (&a.0, std::cmp::Reverse(a.2), &a.1).cmp(&(&b.0, std::cmp::Reverse(b.2), &b.1)));
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.2 += next.2;
            }
            same
        });
        Self { words: all }
    }

    /// What is left of the most frequent word that begins with `typed`, and its count; none where that is `typed` itself.
    pub(super) fn complete(&self, typed: &str) -> Option<(&str, u32)> {
        let key = typed.to_lowercase();
        let start = self.words.partition_point(|(word, ..)| word.as_str() < key.as_str());
        let there = self.words.get(start..)?.iter().take_while(|(word, ..)| word.starts_with(&key));
        let rest = there.filter_map(|(_, written, count)| {
            let taken = begins(written, typed)?;
            Some((slice(written, taken..written.len()), *count))
        });
        rest.max_by_key(|(rest, count)| (*count, std::cmp::Reverse(rest.len())))
            .filter(|(rest, _)| !rest.is_empty())
    }
}
