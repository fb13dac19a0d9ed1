//! The first, quick look: which cells of the plane a good alignment may pass through.

use super::band::{Band, Span};
use super::log::ln;
use super::search::{Known, each_cell};
use super::weights::Weights;

/// Shapes that are looked at first; longer beads pass through the same cells.
const SHAPES: [(usize, usize); 10] =
    [(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1)];
/// How much worse than the best way one may be whose cells are kept.
const KEPT: f32 = 9.0;
/// So many cells around the kept ones are looked at too.
const AROUND: usize = 2;

/// The part of `wide` that ways not much worse than the best pass through.
pub(super) fn narrow(known: Known<'_>, wide: &Band, weights: &Weights) -> Band {
    let matches = Matches::new(known, wide, weights);
    let scores = scores(known, wide, weights, &matches);
    let forward = pass(wide, &scores, true);
    let backward = pass(wide, &scores, false);
    let best = forward.last().copied().unwrap_or(0.0);
    let (first, last) = wide.span.source;
    let rows: Vec<(usize, usize)> = (first..=last)
        .map(|row| {
            let (low, high) = wide.row(row);
            let good = |column: &usize| {
                let Some(cell) = wide.cell(row, *column) else { return false };
                let of = |values: &[f32]| values.get(cell).copied().unwrap_or(f32::NEG_INFINITY);
                of(&forward) + of(&backward) >= best - KEPT
            };
            let from = (low..=high).find(good);
            let to = (low..=high).rev().find(good);
            (from.unwrap_or(high).saturating_sub(AROUND), to.unwrap_or(low) + AROUND)
        })
        .collect();
    // What a row may reach, its neighbours may reach too.
    let spread = (0..rows.len()).map(|at| {
        let near = rows.get(at.saturating_sub(AROUND)..(at + AROUND + 1).min(rows.len())).unwrap_or_default();
        let low = near.iter().map(|row| row.0).min().unwrap_or(0);
        let high = near.iter().map(|row| row.1).max().unwrap_or(0);
        (low, high)
    });
    Band::new(wide.span, spread)
}

/// How well each pair of segments of a band answers one another, and what each segment of the source loses alone.
struct Matches {
    values: Vec<f32>,
    misses: Vec<f32>,
}

impl Matches {
    fn new(known: Known<'_>, band: &Band, weights: &Weights) -> Self {
        let mut it = Self { values: vec![0.0; band.len()], misses: vec![0.0] };
        let (first, last) = band.span.source;
        let evidence = known.evidence;
        let mut best: Vec<f32> = Vec::new();
        let mut touched: Vec<usize> = Vec::new();
        for row in first..last {
            let (low, high) = band.row(row);
            best.resize(high + 1 - low, 0.0);
            let mut missed = 0.0;
            for token in known.source.tokens(row) {
                let Some(answers) = evidence.forth.get(token.kind as usize).filter(|it| !it.all.is_empty())
                else {
                    continue;
                };
                let of = |weights: &[f32; 3]| 2.0 * weights.get(answers.ground).copied().unwrap_or(0.0);
                let weight = of(&weights.hits);
                let miss = of(&weights.misses) * (1.0 - answers.sum).ln();
                missed += miss;
                for answer in &answers.all {
                    let kind = answer.kind as usize;
                    let rate = evidence.target.rate.get(kind).copied().unwrap_or(1.0).max(1e-9);
                    let places = evidence.target.of.get(kind).map(Vec::as_slice).unwrap_or_default();
                    let from = places.partition_point(|it| (*it as usize) < low);
                    for place in places.get(from..).unwrap_or_default().iter().map(|it| *it as usize) {
                        if place >= high {
                            break;
                        }
                        if let Some(best) = best.get_mut(place - low) {
                            if *best == 0.0 {
                                touched.push(place);
                            }
                            *best = best.max(answer.chance / rate);
                        }
                    }
                }
                for place in touched.drain(..) {
                    let Some(best) = best.get_mut(place - low) else { continue };
                    let tokens = evidence.target.tokens(place, place + 1).max(1) as f32;
                    if let Some(cell) = band.cell(row, place)
                        && let Some(value) = it.values.get_mut(cell)
                    {
                        *value += weight * ln(1.0 + *best / tokens) - miss;
                    }
                    *best = 0.0;
                }
            }
            it.misses.push(it.misses.last().copied().unwrap_or(0.0) + missed);
        }
        it
    }

    fn of(&self, band: &Band, row: usize, column: usize, (n, m): (usize, usize)) -> f32 {
        let at = row - band.span.source.0;
        let miss = |at: usize| self.misses.get(at).copied().unwrap_or(0.0);
        let mut sum = miss(at + n) - miss(at);
        for row in row..row + n {
            for column in column..column + m {
                sum += band.cell(row, column).and_then(|cell| self.values.get(cell)).copied().unwrap_or(0.0);
            }
        }
        sum
    }
}

/// The scores of the shapes in each cell.
fn scores(known: Known<'_>, band: &Band, weights: &Weights, matches: &Matches) -> Vec<f32> {
    let priors = SHAPES.map(|shape| weights.shape(shape));
    let mut scores = Vec::with_capacity(band.len() * SHAPES.len());
    each_cell(band, |row, column| {
        for (shape, prior) in SHAPES.into_iter().zip(priors) {
            let (n, m) = shape;
            let mut score = prior;
            if n > 0 && m > 0 && band.cell(row + n, column + m).is_some() {
                let span = Span { source: (row, row + n), target: (column, column + m) };
                score += weights.length * known.lengths.fit(span) + matches.of(band, row, column, shape);
            }
            scores.push(score);
        }
    });
    scores
}

/// The best sum from the start to each cell, or from each cell to the end.
fn pass(band: &Band, scores: &[f32], onward: bool) -> Vec<f32> {
    let mut best = vec![f32::NEG_INFINITY; band.len()];
    let end = if onward { best.first_mut() } else { best.last_mut() };
    if let Some(end) = end {
        *end = 0.0;
    }
    let (first, last) = band.span.source;
    for step in 0..=last - first {
        let row = if onward { first + step } else { last - step };
        let (low, high) = band.row(row);
        for step in 0..=high - low {
            let column = if onward { low + step } else { high - step };
            let Some(cell) = band.cell(row, column) else { continue };
            for (shape, (n, m)) in SHAPES.into_iter().enumerate() {
                let Some(to) = band.cell(row + n, column + m) else { continue };
                let score = scores.get(cell * SHAPES.len() + shape).copied().unwrap_or(0.0);
                let (from, to) = if onward { (cell, to) } else { (to, cell) };
                let sum = best.get(from).copied().unwrap_or(f32::NEG_INFINITY) + score;
                if let Some(place) = best.get_mut(to) {
                    *place = place.max(sum);
                }
            }
        }
    }
    best
}
