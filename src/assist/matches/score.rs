//! The figure of a match: 100 for the same text, 101 for the same text between the same neighbours, less for what differs.

use super::letters::{CLITIC, difference};
use super::pieces::{Piece, PieceKind, Pieces};

/// The figure of the same text.
pub const EXACT: u8 = 100;
/// The figure of the same text between the same neighbours.
pub const CONTEXT: u8 = 101;

/// What speaks against a match beside its text, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalties {
    /// It was translated in another project.
    pub other_project: u8,
    /// A machine translated it.
    pub machine: u8,
    /// Nobody has read it a second time.
    pub unreviewed: u8,
    /// Its languages are other variants, such as ar-EG for ar-SA.
    pub variant: u8,
    /// A tag that is missing, too many or in another place of the order.
    pub tag: u8,
}

impl Default for Penalties {
    fn default() -> Self {
        Self { other_project: 1, machine: 5, unreviewed: 0, variant: 1, tag: 2 }
    }
}

/// Two numbers of different value: the other one is put in its place.
const OTHER_NUMBER: f32 = 0.35;
/// Signs that stand for each other, such as “ for «.
const OTHER_SIGN: f32 = 0.2;
/// How much of the figure comes from the words alone, in whatever order.
const ORDERLESS: f32 = 0.6;
/// Points off where one of the texts negates and the other does not.
const NEGATED: f32 = 6.0;
/// Points off where the numbers have other values.
const NUMBERS: f32 = 3.0;

/// How alike two texts are, 0 to 99: what separates them is weighed in words.
///
/// The cost of the cheapest way to turn one text into the other, as a share of the weight of the heavier one, is taken to 40 %
/// with the order of the words and to 60 % without it. A word costs what its letters differ (marks and tatweel nothing, another spelling
/// 0.04, other clitics 0.15), a number of another value 0.35, a sign 0.15, a particle 0.6, a negation 3. Texts of which one negates
/// lose six points more, those with other numbers three.
pub fn similarity(query: &Pieces, unit: &Pieces) -> u8 {
    let heavier = query.weight.max(unit.weight);
    if heavier <= 0.0 {
        return 0;
    }
    let ordered = ordered(query, unit).min(heavier);
    let orderless = if ordered > 0.0 { orderless(query, unit).min(ordered) } else { 0.0 };
    let cost = ORDERLESS.mul_add(orderless - ordered, ordered) / heavier;
    let negations = |pieces: &Pieces| pieces.all.iter().filter(|piece| piece.negates).count();
    let negated = if negations(query) == negations(unit) { 0.0 } else { NEGATED };
    let numbered = if has_numbers_of(query, unit) && has_numbers_of(unit, query) { 0.0 } else { NUMBERS };
    (100.0 * (1.0 - cost) - negated - numbered).clamp(0.0, 99.0) as u8
}

/// Whether every number of `one` has the value of one in `other`.
fn has_numbers_of(other: &Pieces, one: &Pieces) -> bool {
    let numbers = |pieces: &'_ Pieces| -> Vec<u64> {
        let numbers = pieces.all.iter().filter(|piece| piece.kind == PieceKind::Number);
        numbers.map(|piece| piece.folded).collect()
    };
    let known = numbers(other);
    numbers(one).iter().all(|value| known.contains(value))
}

/// The cost with the order of the words.
fn ordered(query: &Pieces, unit: &Pieces) -> f32 {
    let (mut a, mut b) = (query.all.as_slice(), unit.all.as_slice());
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b)
        && x.folded == y.folded
    {
        (a, b) = (rest_a, rest_b);
    }
    while let ([rest_a @ .., x], [rest_b @ .., y]) = (a, b)
        && x.folded == y.folded
    {
        (a, b) = (rest_a, rest_b);
    }
    let mut row: Vec<f32> = std::iter::once(0.0)
        .chain(b.iter().scan(0.0, |sum, piece| {
            *sum += piece.weight;
            Some(*sum)
        }))
        .collect();
    for x in a {
        let mut corner = row.first().copied().unwrap_or_default();
        let mut left = corner + x.weight;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let changed = (*cell + x.weight).min(left + y.weight);
            let here =
                if corner >= changed { changed } else { changed.min(corner + change((x, query), (y, unit))) };
            corner = std::mem::replace(cell, here);
            left = here;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// What it costs to put one piece in the place of another.
pub(super) fn change((a, of_a): (&Piece, &Pieces), (b, of_b): (&Piece, &Pieces)) -> f32 {
    if a.folded == b.folded && a.kind == b.kind {
        // The same sign in another script is not quite the same.
        let same = a.kind != PieceKind::Sign || of_a.letters(a) == of_b.letters(b);
        return if same { 0.0 } else { OTHER_SIGN * a.weight };
    }
    let weight = a.weight.max(b.weight);
    match (a.kind, b.kind) {
        (PieceKind::Number, PieceKind::Number) => OTHER_NUMBER,
        (PieceKind::Word, PieceKind::Word) if (a.negates || b.negates) && a.stem != b.stem => weight,
        // ولم is لم.
        (PieceKind::Word, PieceKind::Word) if a.negates && b.negates => CLITIC,
        (PieceKind::Word, PieceKind::Word) => weight * difference((a, of_a), (b, of_b)),
        (PieceKind::Sign, PieceKind::Sign) => weight,
        _ => a.weight + b.weight,
    }
}

/// The cost of the words that one text has and the other has not, wherever they stand.
fn orderless(query: &Pieces, unit: &Pieces) -> f32 {
    let stems = |pieces: &Pieces| {
        let mut stems: Vec<(u64, f32)> = pieces.all.iter().map(|piece| (piece.stem, piece.weight)).collect();
        stems.sort_unstable_by_key(|(stem, _)| *stem);
        stems
    };
    let (a, b) = (stems(query), stems(unit));
    let (mut i, mut j, mut only_a, mut only_b) = (0, 0, 0.0, 0.0);
    while let (Some((x, weight_a)), Some((y, weight_b))) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => (i, j) = (i + 1, j + 1),
            std::cmp::Ordering::Less => (i, only_a) = (i + 1, only_a + weight_a),
            std::cmp::Ordering::Greater => (j, only_b) = (j + 1, only_b + weight_b),
        }
    }
    only_a += a.iter().skip(i).map(|(_, weight)| weight).sum::<f32>();
    only_b += b.iter().skip(j).map(|(_, weight)| weight).sum::<f32>();
    only_a.max(only_b)
}
