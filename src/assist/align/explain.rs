//! Why two runs of segments are taken for translations of each other: the words that answer one another, and the lengths.

use std::ops::Range;

use super::aligner::Aligner;
use super::band::Span;
use super::evidence::{Answers, Ground};
use super::tokens::{Class, Side};

/// A word of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeadWord {
    /// The segment's number in its text.
    pub segment: usize,
    /// The bytes of the word in the segment.
    pub bytes: Range<usize>,
}

/// What speaks for a bead and against it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeadEvidence {
    /// Words, names and numbers of the source with those of the target that answer them.
    pub found: Vec<(BeadWord, BeadWord)>,
    /// Words of the source that the target has elsewhere, but not in this bead.
    pub missed: Vec<BeadWord>,
    /// Words of the target that the source has elsewhere, but not in this bead.
    pub added: Vec<BeadWord>,
    /// The characters of the target, without blanks.
    pub length: usize,
    /// How many characters the source makes one expect, from and to.
    pub expected: (usize, usize),
}

/// A kind with a greater share of its text says little.
const COMMON: f32 = 0.02;
/// An answer that is less likely says little.
const LIKELY: f32 = 0.1;

impl Aligner {
    /// What speaks for a bead of these segments and against it.
    pub fn evidence_of(&self, source: Range<usize>, target: Range<usize>) -> BeadEvidence {
        let mut it = BeadEvidence::default();
        let words = |side: &Side, range: &Range<usize>| -> Vec<(u32, BeadWord)> {
            let of = |segment| side.tokens(segment).iter().map(move |token| (segment, token));
            let all = range.clone().flat_map(of);
            all.map(|(segment, token)| (token.kind, BeadWord { segment, bytes: token.bytes.clone() }))
                .collect()
        };
        let (sources, targets) = (words(&self.source, &source), words(&self.target, &target));
        let mut taken = vec![false; targets.len()];
        for (kind, word) in sources {
            let Some(answers) = known(&self.evidence.forth, kind, &self.source) else { continue };
            let rare = self.evidence.source.rate.get(kind as usize).is_some_and(|rate| *rate < COMMON);
            let chance = |other: u32| {
                answers.all.iter().find(|answer| answer.kind == other).map_or(0.0, |answer| answer.chance)
            };
            let best = targets
                .iter()
                .enumerate()
                .filter(|(at, (other, _))| {
                    !taken.get(*at).copied().unwrap_or(true) && chance(*other) >= LIKELY
                })
                .max_by(|a, b| chance(a.1.0).total_cmp(&chance(b.1.0)));
            match best {
                Some((at, (_, other))) => {
                    if let Some(taken) = taken.get_mut(at) {
                        *taken = true;
                    }
                    if rare && tells(&self.source, kind) {
                        it.found.push((word, other.clone()));
                    }
                }
                None if rare && answers.sum > 0.3 && tells(&self.source, kind) => it.missed.push(word),
                None => {}
            }
        }
        for ((kind, word), _) in targets.into_iter().zip(taken).filter(|(_, taken)| !taken) {
            let rare = self.evidence.target.rate.get(kind as usize).is_some_and(|rate| *rate < COMMON);
            let answered = known(&self.evidence.back, kind, &self.target).is_some_and(|it| it.sum > 0.3);
            if rare && answered && tells(&self.target, kind) {
                it.added.push(word);
            }
        }
        let span = Span { source: (source.start, source.end), target: (target.start, target.end) };
        (it.length, it.expected) = self.lengths.expected(span);
        it
    }
}

/// Whether a word tells a reader something: numbers, and words that are longer than most particles of their script.
fn tells(side: &Side, kind: u32) -> bool {
    side.kinds.get(kind as usize).is_some_and(|kind| {
        let arabic = kind.form.chars().any(|c| matches!(c, '\u{620}'..='\u{6ff}'));
        kind.class == Class::Number || kind.form.chars().count() >= if arabic { 3 } else { 4 }
    })
}

/// The answers of a kind, where it has some and is no sign.
fn known<'a>(all: &'a [Answers], kind: u32, side: &Side) -> Option<&'a Answers> {
    let is_word = side.kinds.get(kind as usize).is_some_and(|kind| kind.class != Class::Mark);
    all.get(kind as usize).filter(|it| is_word && !it.all.is_empty() && it.ground != Ground::Mark as usize)
}
