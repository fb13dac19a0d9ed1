//! Two texts made ready for alignment, and their beads.

use std::collections::HashMap;
use std::ops::Range;

use super::band::Span;
use super::coarse::narrow;
use super::corridor::corridor;
use super::evidence::Evidence;
use super::learn::{Couple, learn};
use super::length::Lengths;
use super::lexicon::AlignLexicon;
use super::search::{Known, Lattice};
use super::shape::SHAPES;
use super::tokens::{Class, Kind, Side};
use super::weights::{WEIGHTS, Weights};
use crate::text::Language;

/// Segments of both sides that are translations of each other; one side is empty where there is no counterpart.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Segments of the source.
    pub source: Range<usize>,
    /// Segments of the target.
    pub target: Range<usize>,
    /// How likely it is that the bead is right, from 0 to 1.
    pub confidence: f32,
}

/// One side of what is to be aligned.
#[derive(Clone, Debug)]
pub struct AlignText<'a> {
    /// Its language.
    pub language: &'a Language,
    /// Its segments in order.
    pub segments: Vec<&'a str>,
    /// For each segment whether it is the first of its paragraph; empty where nothing is known of paragraphs.
    pub starts: Vec<bool>,
}

/// Two texts that are to be aligned, with all that is known of their words.
#[derive(Clone, Debug)]
pub struct Aligner {
    pub(super) source: Side,
    pub(super) target: Side,
    pub(super) evidence: Evidence,
    pub(super) lengths: Lengths,
    pub(super) weights: Weights,
}

/// Texts with fewer segments on one side do not teach words.
const ENOUGH: usize = 30;

impl Aligner {
    /// Reads both sides; of longer texts it also learns which of their words go together.
    pub fn new(source: &AlignText<'_>, target: &AlignText<'_>, lexicon: &AlignLexicon) -> Self {
        let (source, target) = (Side::new(source), Side::new(target));
        let evidence = Evidence::new(&source, &target, lexicon);
        let lengths = Lengths::new(&source, &target);
        let mut it = Self { source, target, evidence, lengths, weights: WEIGHTS };
        if it.source.segments.len().min(it.target.segments.len()) >= ENOUGH {
            it.study();
        }
        it
    }

    /// Learns the words that go together from a first alignment.
    fn study(&mut self) {
        let beads = self.align();
        let (sources, targets) = (Keys::new(&self.source.kinds), Keys::new(&self.target.kinds));
        let couple = |bead: &Bead| {
            let sure = bead.confidence > 0.5 && !bead.source.is_empty() && !bead.target.is_empty();
            sure.then(|| Couple {
                source: sources.of(&self.source, bead.source.clone()),
                target: targets.of(&self.target, bead.target.clone()),
                weight: bead.confidence,
            })
        };
        let couples: Vec<Couple> = beads.iter().filter_map(couple).collect();
        let mut learnt = Vec::new();
        for count in learn(&couples, sources.count, targets.count) {
            let chance = |of: f32| (count.times - OWN) / (of - OWN + DOUBT);
            let (forward, backward) = (chance(count.sources), chance(count.targets));
            if count.times < SEEN || forward.max(backward) < 0.1 {
                continue;
            }
            for source in sources.kinds(count.source) {
                for target in targets.kinds(count.target) {
                    learnt.push((*source, *target, forward.clamp(0.01, 0.8), backward.clamp(0.01, 0.8)));
                }
            }
        }
        self.evidence.add(learnt);
    }

    /// The alignment of everything.
    pub fn align(&self) -> Vec<Bead> {
        let span = Span { source: (0, self.source.segments.len()), target: (0, self.target.segments.len()) };
        self.within(span, false)
    }

    /// The alignment of a part of both texts, between walls that are known.
    pub fn between(&self, source: Range<usize>, target: Range<usize>) -> Vec<Bead> {
        self.within(self.span(source, target), false)
    }

    /// The best alignment of a part of both texts that is not one bead; where it can be cut.
    pub fn apart(&self, source: Range<usize>, target: Range<usize>) -> Vec<Bead> {
        self.within(self.span(source, target), true)
    }

    /// What lies behind the ends of the texts is left out.
    fn span(&self, source: Range<usize>, target: Range<usize>) -> Span {
        let clip = |range: Range<usize>, count: usize| {
            let start = range.start.min(count);
            (start, range.end.clamp(start, count))
        };
        Span {
            source: clip(source, self.source.segments.len()),
            target: clip(target, self.target.segments.len()),
        }
    }

    fn within(&self, span: Span, apart: bool) -> Vec<Bead> {
        let lattice = self.lattice(span);
        let posteriors = lattice.posteriors();
        let whole = (span.source.1 - span.source.0, span.target.1 - span.target.0);
        let best = lattice.best(|cell, shape| {
            let score = lattice.score(cell, shape);
            let is_whole = apart && cell == 0 && SHAPES.get(shape) == Some(&whole);
            if is_whole { f32::NEG_INFINITY } else { score }
        });
        best.into_iter()
            .map(|(span, at)| Bead {
                source: span.source.0..span.source.1,
                target: span.target.0..span.target.1,
                confidence: posteriors.get(at).copied().unwrap_or(0.0),
            })
            .collect()
    }

    pub(super) fn lattice(&self, span: Span) -> Lattice {
        let known = Known {
            source: &self.source,
            target: &self.target,
            evidence: &self.evidence,
            lengths: &self.lengths,
        };
        let band = narrow(known, &corridor(known, span), &self.weights);
        Lattice::new(known, band, &self.weights)
    }
}

/// What a bead itself adds to the count of a pair that stands in it.
const OWN: f32 = 1.0;
/// Added to the occurrences of a word, so that rare pairs count less.
const DOUBT: f32 = 1.0;
/// A pair of words must be seen together so often.
const SEEN: f32 = 1.6;

/// The stems of one side, numbered.
struct Keys {
    of_kind: Vec<u32>,
    kinds: Vec<Vec<u32>>,
    count: usize,
}

impl Keys {
    fn new(kinds: &[Kind]) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut it = Self { of_kind: Vec::new(), kinds: Vec::new(), count: 0 };
        for (at, kind) in (0..).zip(kinds) {
            if kind.class != Class::Word {
                it.of_kind.push(u32::MAX);
                continue;
            }
            let next = known.len() as u32;
            let key = *known.entry(&kind.key).or_insert(next);
            it.of_kind.push(key);
            if key == next {
                it.kinds.push(Vec::new());
            }
            if let Some(kinds) = it.kinds.get_mut(key as usize) {
                kinds.push(at);
            }
        }
        it.count = it.kinds.len();
        it
    }

    fn kinds(&self, key: u32) -> &[u32] {
        self.kinds.get(key as usize).map(Vec::as_slice).unwrap_or_default()
    }

    fn of(&self, side: &Side, segments: Range<usize>) -> Vec<u32> {
        let mut keys: Vec<u32> = segments
            .flat_map(|segment| side.tokens(segment))
            .filter_map(|token| self.of_kind.get(token.kind as usize).copied().filter(|key| *key != u32::MAX))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}
