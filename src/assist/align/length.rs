//! How well the lengths of the two sides of a bead go together.

use super::band::Span;
use super::log::ln;
use super::shape::MOST;
use super::tokens::Side;

/// Lengths of the runs of segments of both sides, and how they are related.
#[derive(Clone, Debug)]
pub(super) struct Lengths {
    source: Runs,
    target: Runs,
    /// The logarithm of the characters of the target for one of the source.
    ratio: f32,
}

/// The runs of one to [`MOST`] segments of one side.
#[derive(Clone, Debug)]
struct Runs {
    all: Vec<Run>,
    /// The characters of the whole side.
    total: f32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Run {
    length: f32,
    log: f32,
    /// The logarithm of the chance that so many segments have this length, but for a constant.
    chance: f32,
}

/// A few characters more on both sides, so that the shortest segments count little.
const SMOOTH: f32 = 4.0;
/// The deviation of the logarithm of the ratio of long beads.
const LEAST: f32 = 0.16;
/// What shorter ones add to its square, divided by their length.
const SHORT: f32 = 2.2;
/// Degrees of freedom of Student's distribution, under which outliers cost less than under a normal one.
const FREEDOM: f32 = 5.0;
/// As if a text of so many characters stood before, so that short texts do not make a ratio of their own.
const BEFORE: f32 = 600.0;

impl Lengths {
    pub(super) fn new(source: &Side, target: &Side) -> Self {
        let (source, target) = (Runs::new(source), Runs::new(target));
        let ratio = ((target.total + BEFORE) / (source.total + BEFORE)).clamp(0.3, 3.5).ln();
        Self { source, target, ratio }
    }

    /// How much likelier the lengths of the segments of a span are than those of any two, as a logarithm.
    pub(super) fn fit(&self, span: Span) -> f32 {
        let (source, target) = (self.source.get(span.source), self.target.get(span.target));
        let by = target.log - source.log - self.ratio;
        let variance = LEAST * LEAST + SHORT / (source.length.min(target.length) + SMOOTH);
        let outlier = ln(1.0 + by * by / variance / FREEDOM);
        let matched = -0.5 * ln(variance) - 0.5 * (FREEDOM + 1.0) * outlier;
        matched - 0.5 * (source.chance + target.chance)
    }

    /// The characters of the target of a span, and how many its source makes one expect, from and to.
    pub(super) fn expected(&self, span: Span) -> (usize, (usize, usize)) {
        let characters = |runs: &Runs, (from, to): (usize, usize)| {
            (from..to).map(|at| runs.get((at, at + 1)).length).sum::<f32>()
        };
        let (source, target) = (characters(&self.source, span.source), characters(&self.target, span.target));
        let by = (LEAST * LEAST + SHORT / (source + SMOOTH)).sqrt().exp();
        let middle = source * self.ratio.exp();
        (target as usize, ((middle / by) as usize, (middle * by) as usize))
    }
}

impl Runs {
    fn new(side: &Side) -> Self {
        let lengths: Vec<f32> = side.segments.iter().map(|segment| segment.length as f32).collect();
        let (mean, deviation) = background(&lengths);
        let mut all = Vec::with_capacity(lengths.len() * MOST);
        for at in 0..lengths.len() {
            let mut length = 0.0;
            for count in 1..=MOST {
                length += lengths.get(at + count - 1).copied().unwrap_or(0.0);
                let (log, deviation) = ((length + SMOOTH).ln(), deviation / (count as f32).sqrt());
                let z = (log - mean - (count as f32).ln()) / deviation;
                all.push(Run { length, log, chance: -deviation.ln() - 0.5 * (z * z).min(9.0) });
            }
        }
        Self { all, total: lengths.iter().sum() }
    }

    fn get(&self, (from, to): (usize, usize)) -> Run {
        let place = (to - from).checked_sub(1).map(|more| from * MOST + more.min(MOST - 1));
        place.and_then(|place| self.all.get(place)).copied().unwrap_or_default()
    }
}

/// Mean and deviation of the logarithm of a segment's length.
fn background(lengths: &[f32]) -> (f32, f32) {
    let logs: Vec<f32> = lengths.iter().map(|length| (length + SMOOTH).ln()).collect();
    let count = logs.len().max(1) as f32;
    let mean = logs.iter().sum::<f32>() / count;
    let square = logs.iter().map(|log| (log - mean) * (log - mean)).sum::<f32>();
    // As if ten segments with a deviation of 0.6 had been seen before.
    (mean, ((square + 10.0 * 0.36) / (count + 10.0)).sqrt().max(0.3))
}
