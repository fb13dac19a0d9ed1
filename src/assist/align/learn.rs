//! Which words go with which, learnt from texts that are aligned: IBM's first model in rounds of expectation and maximisation.

use std::collections::HashMap;

use super::lexicon::AlignLexicon;
use super::stem::{Tongue, stem};
use crate::text::arabic::{Script, words};

/// A segment and its translation as numbers of words.
#[derive(Clone, Debug)]
pub(super) struct Couple {
    pub(super) source: Vec<u32>,
    pub(super) target: Vec<u32>,
    /// How sure it is that they belong together.
    pub(super) weight: f32,
}

/// How often two words were taken for translations of each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) times: f32,
    /// How often each of them occurs.
    pub(super) sources: f32,
    pub(super) targets: f32,
}

/// How often the chances are learnt anew.
const ROUNDS: usize = 5;
/// How much of what a word would be seen by chance is put down to no word of the source.
const NONE: f32 = 0.4;

/// Learns from couples; `sources` and `targets` are how many words there are.
pub(super) fn learn(couples: &[Couple], sources: usize, targets: usize) -> Vec<Count> {
    let of_sources = occurrences(couples, sources, |couple| &couple.source);
    let of_targets = occurrences(couples, targets, |couple| &couple.target);
    let total = couples.iter().map(|couple| couple.weight).sum::<f32>().max(1e-6);
    let mut keys: Vec<u64> = Vec::new();
    for couple in couples {
        for target in &couple.target {
            keys.extend(couple.source.iter().map(|source| key(*source, *target)));
        }
        if keys.len() > 1 << 24 {
            keys.sort_unstable();
            keys.dedup();
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut events: Vec<u32> = Vec::new();
    for couple in couples {
        for target in &couple.target {
            let place = |source: &u32| keys.binary_search(&key(*source, *target)).unwrap_or(0) as u32;
            events.extend(couple.source.iter().map(place));
        }
    }
    let mut chances = vec![1.0_f32; keys.len()];
    let mut counts = vec![0.0_f32; keys.len()];
    for round in 0..ROUNDS {
        counts.fill(0.0);
        let mut at = 0;
        for couple in couples {
            for target in &couple.target {
                let these = events.get(at..at + couple.source.len()).unwrap_or_default();
                at += couple.source.len();
                let none = NONE * of_targets.get(*target as usize).copied().unwrap_or(0.0) / total;
                let chance = |event: &u32| chances.get(*event as usize).copied().unwrap_or(0.0);
                let sum = these.iter().map(chance).sum::<f32>() + if round == 0 { 1.0 } else { none };
                for event in these {
                    if let Some(count) = counts.get_mut(*event as usize) {
                        *count += couple.weight * chance(event) / sum.max(1e-9);
                    }
                }
            }
        }
        for ((chance, count), key) in chances.iter_mut().zip(&counts).zip(&keys) {
            *chance = count / of_sources.get((key >> 32) as usize).copied().unwrap_or(1.0).max(1e-6);
        }
    }
    keys.iter()
        .zip(counts)
        .map(|(key, count)| {
            let (source, target) = ((key >> 32) as u32, *key as u32);
            let of = |all: &[f32], at: u32| all.get(at as usize).copied().unwrap_or(0.0);
            Count {
                source,
                target,
                times: count,
                sources: of(&of_sources, source),
                targets: of(&of_targets, target),
            }
        })
        .collect()
}

fn key(source: u32, target: u32) -> u64 {
    u64::from(source) << 32 | u64::from(target)
}

fn occurrences(couples: &[Couple], count: usize, of: impl Fn(&Couple) -> &[u32]) -> Vec<f32> {
    let mut out = vec![0.0; count];
    for couple in couples {
        for word in of(couple) {
            if let Some(place) = out.get_mut(*word as usize) {
                *place += couple.weight;
            }
        }
    }
    out
}

/// The longest segment that is learnt from, in words.
const LONGEST: usize = 60;
/// A pair that was seen less often is left out.
const LEAST: f32 = 1.5;
/// What is taken off the count of a pair, and added to the occurrences of its word, so that rare pairs count less.
const DOUBT: f32 = 0.7;

impl AlignLexicon {
    /// Learns from segments and their translations.
    pub fn learn<'a>(&mut self, units: impl IntoIterator<Item = (&'a str, &'a str)>) {
        let (from, to) = self.tongues();
        let (mut sources, mut targets) = (Numbers::default(), Numbers::default());
        let couples: Vec<Couple> = units
            .into_iter()
            .map(|(source, target)| Couple {
                source: sources.read(source, from),
                target: targets.read(target, to),
                weight: 1.0,
            })
            .filter(|couple| couple.source.len() <= LONGEST && couple.target.len() <= LONGEST)
            .collect();
        for count in learn(&couples, sources.keys.len(), targets.keys.len()) {
            if count.times < LEAST {
                continue;
            }
            let chance = |of: f32| (count.times - DOUBT) / (of + DOUBT);
            let (forward, backward) = (chance(count.sources), chance(count.targets));
            if forward < 0.04 && backward < 0.04 {
                continue;
            }
            if let (Some(source), Some(target)) =
                (sources.keys.get(count.source as usize), targets.keys.get(count.target as usize))
            {
                self.put(source, target, forward.max(0.01), backward.max(0.01));
            }
        }
    }
}

/// Numbers for the words of one language.
#[derive(Debug, Default)]
struct Numbers {
    known: HashMap<String, u32>,
    keys: Vec<String>,
}

impl Numbers {
    fn read(&mut self, text: &str, tongue: Tongue) -> Vec<u32> {
        let words = words(text);
        let mut out: Vec<u32> = (0..words.words.len())
            .filter(|at| words.words.get(*at).is_some_and(|word| word.script != Script::Number))
            .map(|at| {
                self.number(&words.letters_of(at).iter().map(|letter| letter.key).collect::<String>(), tongue)
            })
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn number(&mut self, word: &str, tongue: Tongue) -> u32 {
        let key = stem(word, tongue);
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let number = self.keys.len() as u32;
        self.known.insert(key.clone(), number);
        self.keys.push(key);
        number
    }
}
