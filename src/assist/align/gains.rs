//! What the words of each segment say for each run of segments of the other side.

use super::band::Band;
use super::evidence::{Answers, Places};
use super::log::ln;
use super::shape::MOST;
use super::tokens::Side;
use super::weights::Weights;

/// For each segment of a span and each run of the other side that the band allows: how well its words are answered there.
#[derive(Clone, Debug)]
pub(super) struct Gains {
    first: usize,
    /// Where each segment's values begin, and the first column that it has values of.
    rows: Vec<(usize, usize)>,
    values: Vec<f32>,
}

/// What one token gains.
#[derive(Clone, Copy, Debug)]
struct Hit {
    token: u32,
    /// How much likelier it is to be answered than by chance, times the number of tokens.
    lift: f32,
}

/// What a token counts and loses where nothing answers it.
#[derive(Clone, Copy, Debug)]
struct Stake {
    hit: f32,
    miss: f32,
}

/// One side with what is known of it, as the other sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) side: &'a Side,
    pub(super) answers: &'a [Answers],
    /// Where the kinds of the other side stand.
    pub(super) others: &'a Places,
}

impl Gains {
    /// The gains of the segments of the band's first side.
    pub(super) fn new(view: View<'_>, band: &Band, weights: &Weights) -> Self {
        let (first, end) = band.span.source;
        let mut it = Self { first, rows: Vec::new(), values: Vec::new() };
        let mut work = Work::default();
        for row in first..end {
            let low = band.row(row.saturating_sub(MOST - 1).max(first)).0;
            let high = band.row(row).1;
            it.rows.push((it.values.len(), low));
            work.read(view, row, low, (high + MOST).min(band.span.target.1), weights);
            for column in low..=high {
                work.run(view.others, column, band.span.target.1, low, &mut it.values);
            }
        }
        it
    }

    /// What the segment `row` says for the `count` segments of the other side from `column` on.
    pub(super) fn get(&self, row: usize, column: usize, count: usize) -> f32 {
        let Some((start, low)) = self.rows.get(row - self.first).copied() else { return 0.0 };
        let Some(at) = column.checked_sub(low) else { return 0.0 };
        self.values.get(start + at * MOST + count - 1).copied().unwrap_or(0.0)
    }
}

/// What is used again from row to row.
#[derive(Debug, Default)]
struct Work {
    stakes: Vec<Stake>,
    base: f32,
    /// The hits in each segment of the other side from the lowest column on.
    hits: Vec<Vec<Hit>>,
    best: Vec<f32>,
    touched: Vec<u32>,
}

impl Work {
    fn read(&mut self, view: View<'_>, row: usize, low: usize, high: usize, weights: &Weights) {
        self.stakes.clear();
        self.base = 0.0;
        self.hits.iter_mut().for_each(Vec::clear);
        self.hits.resize_with(high.saturating_sub(low).max(self.hits.len()), Vec::new);
        for token in view.side.tokens(row) {
            let Some(answers) = view.answers.get(token.kind as usize).filter(|it| !it.all.is_empty()) else {
                continue;
            };
            let of = |weights: &[f32; 3]| weights.get(answers.ground).copied().unwrap_or(0.0);
            let number = self.stakes.len() as u32;
            let stake =
                Stake { hit: of(&weights.hits), miss: of(&weights.misses) * (1.0 - answers.sum).ln() };
            self.base += stake.miss;
            self.stakes.push(stake);
            for answer in &answers.all {
                let kind = answer.kind as usize;
                let rate = view.others.rate.get(kind).copied().unwrap_or(1.0).max(1e-9);
                let lift = answer.chance / rate;
                let places = view.others.of.get(kind).map(Vec::as_slice).unwrap_or_default();
                let from = places.partition_point(|it| (*it as usize) < low);
                for place in places.get(from..).unwrap_or_default().iter().map(|it| *it as usize) {
                    if place >= high {
                        break;
                    }
                    if let Some(hits) = self.hits.get_mut(place - low) {
                        hits.push(Hit { token: number, lift });
                    }
                }
            }
        }
        self.best.clear();
        self.best.resize(self.stakes.len(), 0.0);
    }

    /// The gains of the runs from `column` on.
    fn run(&mut self, others: &Places, column: usize, end: usize, low: usize, values: &mut Vec<f32>) {
        for count in 1..=MOST {
            if column + count > end {
                values.push(0.0);
                continue;
            }
            for hit in self.hits.get(column + count - 1 - low).map(Vec::as_slice).unwrap_or_default() {
                let Some(best) = self.best.get_mut(hit.token as usize) else { continue };
                if *best == 0.0 {
                    self.touched.push(hit.token);
                }
                *best = best.max(hit.lift);
            }
            let tokens = others.tokens(column, column + count).max(1) as f32;
            let mut sum = self.base;
            for token in &self.touched {
                let best = self.best.get(*token as usize).copied().unwrap_or(0.0);
                if let Some(stake) = self.stakes.get(*token as usize) {
                    sum += stake.hit * ln(1.0 + best / tokens) - stake.miss;
                }
            }
            values.push(sum);
        }
        for token in self.touched.drain(..) {
            if let Some(best) = self.best.get_mut(token as usize) {
                *best = 0.0;
            }
        }
    }
}
