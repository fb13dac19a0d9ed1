//! Words that a translation is likely to have, from translations of other texts that share words with its source.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::piece::words;
use crate::text::slice;

/// So many words are kept.
const KEPT: usize = 400;
/// What a word that comes with a source word every time is worth.
const WHOLE: f32 = 24.0;

/// Likely words with what each is worth, 1 to 48, the likeliest first.
///
/// Each of `groups` is translations of texts that have one word of the source; a word is likely that stands in one group more often
/// than in all of them.
pub fn likely_words(groups: &[Vec<String>]) -> Vec<(String, u32)> {
    let all: usize = groups.iter().map(Vec::len).sum();
    let counted: Vec<(usize, BTreeMap<&str, u32>)> =
        groups.iter().map(|texts| (texts.len(), count(texts))).collect();
    let mut pooled: HashMap<&str, u32> = HashMap::new();
    for (word, n) in counted.iter().flat_map(|(_, counts)| counts) {
        *pooled.entry(word).or_default() += n;
    }
    let mut worth: HashMap<&str, f32> = HashMap::new();
    for (texts, counts) in &counted {
        for (word, n) in counts {
            let usual = pooled.get(word).map_or(0.0, |pooled| *pooled as f32 / all.max(1) as f32);
            // Of one text little is known: a word has to come twice to be trusted.
            let here = *n as f32 / (*texts as f32 + 1.0);
            *worth.entry(word).or_default() += (here - usual).max(0.0);
        }
    }
    let mut likely: Vec<(String, u32)> = worth
        .into_iter()
        .map(|(word, worth)| (word.to_owned(), (worth.min(2.0) * WHOLE).round() as u32))
        .filter(|(_, worth)| *worth > 0)
        .collect();
    likely.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    likely.truncate(KEPT);
    likely
}

/// In how many texts each word stands.
fn count(texts: &[String]) -> BTreeMap<&str, u32> {
    let mut counts = BTreeMap::new();
    for text in texts {
        let here: BTreeSet<&str> = words(text).into_iter().map(|word| slice(text, word)).collect();
        for word in here {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_always_comes_with_a_word_is_likely_and_what_comes_with_all_is_not() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let groups = [
            texts(&["the minister said", "a minister of the state", "the new minister"]),
            texts(&["the train was late", "the slow train"]),
        ];
        let likely = likely_words(&groups);
        let worth = |word| likely.iter().find(|(it, _)| it == word).map_or(0, |(_, worth)| *worth);
        assert!(worth("minister") > worth("said") && worth("train") > worth("late"), "{likely:?}");
        assert!(worth("the") < worth("slow"), "{likely:?}");
        assert_eq!(likely_words(&[]), []);
    }
}
