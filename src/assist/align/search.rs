//! The best alignment within a band, and how sure each of its beads is.

use super::band::{Band, Span};
use super::evidence::Evidence;
use super::gains::{Gains, View};
use super::length::Lengths;
use super::paragraphs::Paragraphs;
use super::shape::{SHAPES, Shape};
use super::tokens::Side;
use super::weights::Weights;

/// All that is known of two texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) source: &'a Side,
    pub(super) target: &'a Side,
    pub(super) evidence: &'a Evidence,
    pub(super) lengths: &'a Lengths,
}

/// The scores of all beads that begin in a cell of a band.
#[derive(Clone, Debug)]
pub(super) struct Lattice {
    pub(super) band: Band,
    /// For each cell the scores of the shapes; minus infinity where one leads out of the band.
    scores: Vec<f32>,
}

const COUNT: usize = SHAPES.len();

impl Lattice {
    pub(super) fn new(known: Known<'_>, band: Band, weights: &Weights) -> Self {
        let Known { source, target, evidence, lengths } = known;
        let forth = View { side: source, answers: &evidence.forth, others: &evidence.target };
        let back = View { side: target, answers: &evidence.back, others: &evidence.source };
        let forth = Gains::new(forth, &band, weights);
        let back = Gains::new(back, &band.turned(), weights);
        let priors: Vec<f32> = SHAPES.iter().map(|shape| weights.shape(*shape)).collect();
        let (sources, targets) = (ends(source), ends(target));
        let paragraphs = Paragraphs::new(source, target);
        let mut scores = Vec::with_capacity(band.len() * COUNT);
        each_cell(&band, |row, column| {
            for ((n, m), prior) in SHAPES.iter().zip(&priors) {
                if band.cell(row + n, column + m).is_none() {
                    scores.push(f32::NEG_INFINITY);
                    continue;
                }
                let mut score = *prior;
                if *n > 0 && *m > 0 {
                    let span = Span { source: (row, row + n), target: (column, column + m) };
                    score += weights.length * lengths.fit(span);
                    score += (0..*n).map(|k| forth.get(row + k, column, *m)).sum::<f32>();
                    score += (0..*m).map(|k| back.get(column + k, row, *n)).sum::<f32>();
                    score += weights.ends * difference(&sources, &targets, span);
                    score += paragraphs.score(span, weights.paragraphs);
                }
                scores.push(score);
            }
        });
        Self { band, scores }
    }

    /// The score of a bead, where the band has it.
    pub(super) fn score(&self, cell: usize, shape: usize) -> f32 {
        self.scores.get(cell * COUNT + shape).copied().unwrap_or(f32::NEG_INFINITY)
    }

    /// The chance of each bead that begins in each cell.
    pub(super) fn posteriors(&self) -> Vec<f32> {
        let forward = self.forward();
        let backward = self.backward();
        let all = forward.last().copied().unwrap_or(0.0);
        let mut out = vec![0.0; self.scores.len()];
        self.each_bead(|cell, shape, to| {
            let log = at(&forward, cell) + f64::from(self.score(cell, shape)) + at(&backward, to) - all;
            if let Some(place) = out.get_mut(cell * COUNT + shape) {
                *place = log.min(0.0).exp() as f32;
            }
        });
        out
    }

    /// The beads of the way with the greatest sum of `worth`, which is given for each bead that begins in each cell.
    pub(super) fn best(&self, worth: impl Fn(usize, usize) -> f32) -> Vec<(Span, usize)> {
        let count = self.band.len();
        let mut best = vec![f64::NEG_INFINITY; count];
        let mut from = vec![(usize::MAX, 0); count];
        if let Some(first) = best.first_mut() {
            *first = 0.0;
        }
        self.each_bead(|cell, shape, to| {
            let sum = at(&best, cell) + f64::from(worth(cell, shape));
            if let (Some(place), Some(way)) = (best.get_mut(to), from.get_mut(to))
                && sum > *place
            {
                (*place, *way) = (sum, (cell, shape));
            }
        });
        self.walk(&from)
    }

    fn walk(&self, from: &[(usize, usize)]) -> Vec<(Span, usize)> {
        let (mut row, mut column) = (self.band.span.source.1, self.band.span.target.1);
        let mut out = Vec::new();
        while let Some(cell) = self.band.cell(row, column)
            && let Some((before, shape)) = from.get(cell).copied().filter(|(before, _)| *before != usize::MAX)
        {
            let (n, m): Shape = SHAPES.get(shape).copied().unwrap_or((1, 1));
            let span = Span { source: (row - n, row), target: (column - m, column) };
            out.push((span, before * COUNT + shape));
            (row, column) = (row - n, column - m);
        }
        out.reverse();
        out
    }

    /// The logarithm of the sum over all ways from the start to each cell.
    fn forward(&self) -> Vec<f64> {
        let mut sums = vec![f64::NEG_INFINITY; self.band.len()];
        if let Some(first) = sums.first_mut() {
            *first = 0.0;
        }
        self.each_bead(|cell, shape, to| {
            let sum = at(&sums, cell) + f64::from(self.score(cell, shape));
            if let Some(place) = sums.get_mut(to) {
                *place = add(*place, sum);
            }
        });
        sums
    }

    /// The same from each cell to the end.
    fn backward(&self) -> Vec<f64> {
        let mut sums = vec![f64::NEG_INFINITY; self.band.len()];
        if let Some(last) = sums.last_mut() {
            *last = 0.0;
        }
        let mut cells = Vec::with_capacity(self.band.len());
        each_cell(&self.band, |row, column| cells.push((row, column)));
        for (cell, (row, column)) in cells.into_iter().enumerate().rev() {
            for (shape, (n, m)) in SHAPES.iter().enumerate() {
                let Some(to) = self.band.cell(row + n, column + m) else { continue };
                let sum = at(&sums, to) + f64::from(self.score(cell, shape));
                if let Some(place) = sums.get_mut(cell) {
                    *place = add(*place, sum);
                }
            }
        }
        sums
    }

    /// Calls `visit` with each bead: the cell where it begins, its shape, the cell where it ends; in the order of a way.
    pub(super) fn each_bead(&self, mut visit: impl FnMut(usize, usize, usize)) {
        let mut cell = 0;
        each_cell(&self.band, |row, column| {
            for (shape, (n, m)) in SHAPES.iter().enumerate() {
                if let Some(to) = self.band.cell(row + n, column + m) {
                    visit(cell, shape, to);
                }
            }
            cell += 1;
        });
    }
}

/// Calls `visit` with row and column of each cell in order.
pub(super) fn each_cell(band: &Band, mut visit: impl FnMut(usize, usize)) {
    for row in band.span.source.0..=band.span.source.1 {
        let (low, high) = band.row(row);
        for column in low..=high {
            visit(row, column);
        }
    }
}

fn at(values: &[f64], at: usize) -> f64 {
    values.get(at).copied().unwrap_or(f64::NEG_INFINITY)
}

/// The logarithm of the sum of two numbers given as logarithms.
fn add(a: f64, b: f64) -> f64 {
    let (more, less) = if a > b { (a, b) } else { (b, a) };
    if less == f64::NEG_INFINITY || more - less > 40.0 { more } else { more + (less - more).exp().ln_1p() }
}

/// The number of sentence ends before each segment, and of all.
pub(super) fn ends(side: &Side) -> Vec<u32> {
    let mut sums = vec![0];
    for segment in &side.segments {
        sums.push(sums.last().copied().unwrap_or(0) + segment.ends.max(1));
    }
    sums
}

/// By how many sentences the sides of a bead differ, at most two.
pub(super) fn difference(sources: &[u32], targets: &[u32], span: Span) -> f32 {
    let of = |sums: &[u32], (from, to): (usize, usize)| {
        let at = |at: usize| sums.get(at).copied().unwrap_or(0);
        at(to).saturating_sub(at(from))
    };
    of(sources, span.source).abs_diff(of(targets, span.target)).min(2) as f32
}
