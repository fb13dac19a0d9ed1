//! Which piece of a text stands where which piece of another stood.

use super::pieces::Pieces;
use super::score::change;

/// A step from one text to the other: a piece of each, or of one of them alone, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The piece of the query.
    pub(super) query: Option<usize>,
    /// The piece of the unit.
    pub(super) unit: Option<usize>,
}

/// Longer texts are not aligned but put one behind the other, as the table would grow too large.
const MOST: usize = 1 << 20;

/// The cheapest way from `unit` to `query`, by the same costs as the figure of the match.
pub(super) fn align(query: &Pieces, unit: &Pieces) -> Vec<Step> {
    let (rows, columns) = (query.all.len() + 1, unit.all.len() + 1);
    if rows * columns > MOST {
        let gone = (0..unit.all.len()).map(|at| Step { query: None, unit: Some(at) });
        return gone.chain((0..query.all.len()).map(|at| Step { query: Some(at), unit: None })).collect();
    }
    let costs = costs(query, unit);
    let cost = |i: usize, j: usize| costs.get(i * columns + j).copied().unwrap_or(f32::MAX);
    let (mut i, mut j) = (rows - 1, columns - 1);
    let mut steps = Vec::with_capacity(rows + columns);
    while i > 0 || j > 0 {
        let here = cost(i, j);
        let pair = (i > 0 && j > 0).then(|| cost(i - 1, j - 1) + pair_cost(query, unit, i - 1, j - 1));
        let query_only = (i > 0).then(|| cost(i - 1, j) + weight(query, i - 1));
        let near = |other: Option<f32>| other.is_some_and(|other| (other - here).abs() < 1e-3);
        let (from_query, from_unit) = match (near(pair), near(query_only)) {
            (true, _) => (true, true),
            (false, true) => (true, false),
            _ => (j == 0, j > 0),
        };
        (i, j) = (i - usize::from(from_query), j - usize::from(from_unit));
        steps.push(Step { query: from_query.then_some(i), unit: from_unit.then_some(j) });
    }
    steps.reverse();
    steps
}

fn costs(query: &Pieces, unit: &Pieces) -> Vec<f32> {
    let columns = unit.all.len() + 1;
    let mut costs = vec![0.0_f32; (query.all.len() + 1) * columns];
    for j in 1..columns {
        costs[j] = costs[j - 1] + weight(unit, j - 1);
    }
    for i in 1..=query.all.len() {
        let row = i * columns;
        costs[row] = costs[row - columns] + weight(query, i - 1);
        for j in 1..columns {
            let pair = costs[row - columns + j - 1] + pair_cost(query, unit, i - 1, j - 1);
            let one = (costs[row - columns + j] + weight(query, i - 1))
                .min(costs[row + j - 1] + weight(unit, j - 1));
            costs[row + j] = pair.min(one);
        }
    }
    costs
}

fn weight(pieces: &Pieces, at: usize) -> f32 {
    pieces.all.get(at).map_or(0.0, |piece| piece.weight)
}

fn pair_cost(query: &Pieces, unit: &Pieces, i: usize, j: usize) -> f32 {
    match (query.all.get(i), unit.all.get(j)) {
        (Some(a), Some(b)) => change((a, query), (b, unit)),
        _ => f32::MAX,
    }
}
