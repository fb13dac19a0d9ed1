//! Which words of the translation go with which of the source: learnt from the segments of one document.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::general::is_target_grammar;

/// How often the probabilities are learnt anew.
const ROUNDS: usize = 6;
/// The most words of a translation.
const LONGEST: usize = 7;
/// Below so many translated segments a word that stands in one of them goes with every word of it alike.
const FEW: usize = 8;

/// A segment as the keys of its source words and the words of its translation.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    /// The keys of the source.
    pub(super) source: Vec<String>,
    /// The words of the translation as they are written, each with whether punctuation stands before it.
    pub(super) target: Vec<(String, bool)>,
}

/// What was learnt of a document.
#[derive(Debug, Default)]
pub(super) struct Associations {
    /// For each source key the probability of each word of the translation.
    lexicon: BTreeMap<String, BTreeMap<String, f32>>,
    /// The phrases of the translation: the segments that have them, and how they are written first.
    phrases: HashMap<String, (HashSet<usize>, String)>,
    /// The phrases of each segment.
    of_segment: Vec<Vec<String>>,
}

impl Associations {
    /// Learns from the segments that have a translation.
    pub(super) fn new(pairs: &[Pair]) -> Self {
        let lower: Vec<Vec<String>> = pairs
            .iter()
            .map(|pair| {
                pair.target
                    .iter()
                    .map(|(word, _)| stem(word))
                    .filter(|word| !is_target_grammar(word))
                    .collect()
            })
            .collect();
        let mut it = Self { lexicon: lexicon(pairs, &lower), ..Self::default() };
        for (number, pair) in pairs.iter().enumerate() {
            let phrases = phrases(&pair.target);
            for (key, written) in &phrases {
                let place =
                    it.phrases.entry(key.clone()).or_insert_with(|| (HashSet::new(), written.clone()));
                place.0.insert(number);
            }
            it.of_segment.push(phrases.into_iter().map(|(key, _)| key).collect());
        }
        it
    }

    /// The phrases that most likely translate the words `keys`, which stand in `segments`: the best first, each with its score from
    /// 0 to 1.
    pub(super) fn translations(&self, keys: &[&str], segments: &[usize]) -> Vec<(String, f32)> {
        let translated =
            segments.iter().filter(|it| self.of_segment.get(**it).is_some_and(|it| !it.is_empty())).count();
        if translated < 2 && self.of_segment.iter().filter(|it| !it.is_empty()).count() < FEW {
            return Vec::new();
        }
        let mut seen = HashSet::new();
        let phrases = segments.iter().filter_map(|it| self.of_segment.get(*it)).flatten();
        let mut found: Vec<(String, f32)> = phrases
            .filter(|phrase| seen.insert(phrase.as_str()))
            .filter_map(|phrase| {
                let (places, written) = self.phrases.get(phrase)?;
                let both = segments.iter().filter(|it| places.contains(it)).count();
                let dice = 2.0 * both as f32 / (translated + places.len()).max(1) as f32;
                Some((written.clone(), dice * self.fit(keys, phrase)))
            })
            .filter(|(_, score)| *score > 0.05)
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(3);
        found
    }

    /// How well the words of a phrase and of the source explain each other.
    fn fit(&self, keys: &[&str], phrase: &str) -> f32 {
        let words: Vec<_> = phrase.split(' ').filter(|word| !is_target_grammar(word)).collect();
        let chance =
            |key: &str, word: &str| self.lexicon.get(key).and_then(|it| it.get(word)).copied().unwrap_or(0.0);
        let best = |values: Vec<f32>| values.into_iter().fold(0.0_f32, f32::max);
        let of_words: f32 =
            words.iter().map(|word| best(keys.iter().map(|key| chance(key, word)).collect())).sum();
        let of_keys: f32 =
            keys.iter().map(|key| best(words.iter().map(|word| chance(key, word)).collect())).sum();
        let (forth, back) = (of_words / words.len().max(1) as f32, of_keys / keys.len().max(1) as f32);
        // A phrase of two words is more often two words than one.
        let (few, many) = (words.len().min(keys.len()) as f32, words.len().max(keys.len()).max(1) as f32);
        // Words of grammar inside are rarer in a term.
        let inner = phrase.split(' ').count() - words.len();
        (forth * back * few / many).sqrt() * 0.97_f32.powi(i32::try_from(inner).unwrap_or(0))
    }
}

/// A word as it is counted: lower case, and English plurals as one.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    match word.strip_suffix('s') {
        Some(rest) if rest.chars().count() >= 4 && !rest.ends_with('s') => rest.to_owned(),
        _ => word,
    }
}

/// The runs of words without punctuation whose edges are no words of grammar, by their counted form, with how they are written.
fn phrases(words: &[(String, bool)]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for start in 0..words.len() {
        for end in start + 1..=(start + LONGEST).min(words.len()) {
            let Some(run) = words.get(start..end) else { continue };
            if run.iter().skip(1).any(|(_, parted)| *parted) {
                break;
            }
            let edges = [run.first(), run.last()];
            if edges.into_iter().flatten().any(|(word, _)| is_target_grammar(&word.to_lowercase())) {
                continue;
            }
            let counted = run.iter().map(|(word, _)| stem(word)).collect::<Vec<_>>().join(" ");
            let written = run.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
            out.push((counted, written));
        }
    }
    out
}

/// IBM's first model: which word of the translation comes from which of the source, learnt in a few rounds.
fn lexicon(pairs: &[Pair], targets: &[Vec<String>]) -> BTreeMap<String, BTreeMap<String, f32>> {
    let mut lexicon: BTreeMap<String, BTreeMap<String, f32>> = BTreeMap::new();
    for round in 0..ROUNDS {
        let mut counts: BTreeMap<String, BTreeMap<String, f32>> = BTreeMap::new();
        for (pair, target) in pairs.iter().zip(targets) {
            for word in target {
                let chance = |key: &String| {
                    if round == 0 {
                        1.0
                    } else {
                        lexicon.get(key).and_then(|it| it.get(word)).copied().unwrap_or(1e-6)
                    }
                };
                let sum: f32 = pair.source.iter().map(chance).sum();
                for key in &pair.source {
                    let share = chance(key) / sum.max(1e-9);
                    *counts.entry(key.clone()).or_default().entry(word.clone()).or_default() += share;
                }
            }
        }
        for words in counts.values_mut() {
            let total: f32 = words.values().sum();
            for count in words.values_mut() {
                *count /= total.max(1e-9);
            }
        }
        lexicon = counts;
    }
    lexicon
}
