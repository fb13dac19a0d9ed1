//! Which words of one side are answered by which of the other, in two given texts.

use std::collections::HashMap;

use super::lexicon::AlignLexicon;
use super::spelling::spelt;
use super::tokens::{Class, Side};

/// What a pair of kinds rests on; each has a weight of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// A translation.
    Word = 0,
    /// A number, a name, a word in the letters of the other side.
    Anchor = 1,
    /// A sign.
    Mark = 2,
}

/// A kind of the other side that answers one of this side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    pub(super) kind: u32,
    /// The chance that it does.
    pub(super) chance: f32,
}

/// What is known of a kind of one side.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) all: Vec<Answer>,
    /// The chance that it is answered at all.
    pub(super) sum: f32,
    pub(super) ground: usize,
}

/// Where the kinds of one side stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The segments of each kind, in order and each once.
    pub(super) of: Vec<Vec<u32>>,
    /// The share of each kind among all tokens of its side.
    pub(super) rate: Vec<f32>,
    /// The number of tokens before each segment, and of all.
    pub(super) before: Vec<u32>,
}

/// The answers both ways.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// For each kind of the source.
    pub(super) forth: Vec<Answers>,
    /// For each kind of the target.
    pub(super) back: Vec<Answers>,
    pub(super) source: Places,
    pub(super) target: Places,
}

/// The chance that a number is written as a number on the other side too.
const NUMBER: f32 = 0.85;
/// The chance that a word in the letters of the other side stands there too.
const SAME: f32 = 0.7;
/// The chance that a sign stands on both sides.
const MARK: f32 = 0.6;
/// The most that the answers of a kind add up to.
const MOST: f32 = 0.9;

impl Places {
    fn new(side: &Side) -> Self {
        let mut of = vec![Vec::new(); side.kinds.len()];
        let mut before = vec![0];
        for (at, segment) in side.segments.iter().enumerate() {
            for token in &segment.tokens {
                let Some(places) = of.get_mut(token.kind as usize) else { continue };
                if places.last() != Some(&(at as u32)) {
                    places.push(at as u32);
                }
            }
            before.push(before.last().copied().unwrap_or(0) + segment.tokens.len() as u32);
        }
        let total = side.total.max(1) as f32;
        let rate = side.kinds.iter().map(|kind| kind.count as f32 / total).collect();
        Self { of, rate, before }
    }

    /// The number of tokens in the segments from `start` to `end`.
    pub(super) fn tokens(&self, start: usize, end: usize) -> u32 {
        let at = |at: usize| self.before.get(at).copied().unwrap_or(0);
        at(end).saturating_sub(at(start))
    }
}

impl Evidence {
    pub(super) fn new(source: &Side, target: &Side, lexicon: &AlignLexicon) -> Self {
        let mut pairs = Pairs::default();
        pairs.translations(source, target, lexicon);
        pairs.same(source, target);
        spelt(&source.kinds, &target.kinds, &mut |s, t, chance| {
            pairs.put(s, t, chance, chance, Ground::Anchor);
        });
        spelt(&target.kinds, &source.kinds, &mut |t, s, chance| {
            pairs.put(s, t, chance, chance, Ground::Anchor);
        });
        let mut it = Self { source: Places::new(source), target: Places::new(target), ..Self::default() };
        it.set(&pairs, source.kinds.len(), target.kinds.len());
        it
    }

    /// Adds what was learnt of the two texts themselves, as pairs of kinds with their chances.
    pub(super) fn add(&mut self, learnt: impl IntoIterator<Item = (u32, u32, f32, f32)>) {
        for (source, target, forward, backward) in learnt {
            if let Some(answers) = self.forth.get_mut(source as usize) {
                answers.learn(target, forward);
            }
            if let Some(answers) = self.back.get_mut(target as usize) {
                answers.learn(source, backward);
            }
        }
    }

    fn set(&mut self, pairs: &Pairs, sources: usize, targets: usize) {
        self.forth = vec![Answers::default(); sources];
        self.back = vec![Answers::default(); targets];
        let mut all: Vec<_> = pairs.all.iter().collect();
        all.sort_by_key(|(key, _)| **key);
        for ((source, target), pair) in all {
            if let Some(answers) = self.forth.get_mut(*source as usize) {
                answers.add(*target, pair.forward, pair.ground);
            }
            if let Some(answers) = self.back.get_mut(*target as usize) {
                answers.add(*source, pair.backward, pair.ground);
            }
        }
    }
}

impl Answers {
    fn learn(&mut self, kind: u32, chance: f32) {
        if let Some(answer) = self.all.iter_mut().find(|answer| answer.kind == kind) {
            self.sum += (chance - answer.chance).max(0.0);
            answer.chance = answer.chance.max(chance);
        } else {
            self.all.push(Answer { kind, chance });
            self.sum += chance;
        }
        self.sum = self.sum.min(MOST);
    }

    fn add(&mut self, kind: u32, chance: f32, ground: Ground) {
        self.all.push(Answer { kind, chance });
        self.sum = (self.sum + chance).min(MOST);
        self.ground = self.ground.max(ground as usize);
    }
}

#[derive(Clone, Copy, Debug)]
struct Chances {
    forward: f32,
    backward: f32,
    ground: Ground,
}

/// The pairs of kinds that are collected.
#[derive(Debug, Default)]
struct Pairs {
    all: HashMap<(u32, u32), Chances>,
}

impl Pairs {
    fn put(&mut self, source: u32, target: u32, forward: f32, backward: f32, ground: Ground) {
        let new = Chances { forward, backward, ground };
        let pair = self.all.entry((source, target)).or_insert(new);
        if forward > pair.forward {
            *pair = new;
        }
    }

    fn translations(&mut self, source: &Side, target: &Side, lexicon: &AlignLexicon) {
        let mut by_key: HashMap<&str, Vec<u32>> = HashMap::new();
        for (at, kind) in (0..).zip(&target.kinds) {
            by_key.entry(&kind.key).or_default().push(at);
        }
        for (at, kind) in (0..).zip(&source.kinds) {
            if kind.class == Class::Mark {
                continue;
            }
            lexicon.translations(&kind.form, &mut |it| {
                for other in by_key.get(it.key).into_iter().flatten() {
                    self.put(at, *other, it.forward, it.backward, Ground::Word);
                }
            });
        }
    }

    /// Numbers, signs and words that are the same on both sides.
    fn same(&mut self, source: &Side, target: &Side) {
        let forms: HashMap<&str, u32> = target.kinds.iter().map(|kind| kind.form.as_str()).zip(0..).collect();
        for (at, kind) in (0..).zip(&source.kinds) {
            let Some(other) = forms.get(kind.form.as_str()) else { continue };
            let (chance, ground) = match kind.class {
                Class::Number => (NUMBER, Ground::Anchor),
                Class::Word => (SAME, Ground::Anchor),
                Class::Mark => (MARK, Ground::Mark),
            };
            self.put(at, *other, chance, chance, ground);
        }
    }
}
