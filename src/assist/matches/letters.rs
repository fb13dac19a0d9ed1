//! How far two words are from each other by their letters.

use super::super::memory_index::{is_arabic, stem};
use super::pieces::{Piece, Pieces};
use super::weights::is_opposite;

/// Words of more letters are compared by these alone.
const MOST: usize = 32;

/// 0 for the same word, 1 for one that has nothing to do with it.
pub(super) fn difference((a, of_a): (&Piece, &Pieces), (b, of_b): (&Piece, &Pieces)) -> f32 {
    let shared = (a.alphabet & b.alphabet).count_ones();
    let all = (a.alphabet | b.alphabet).count_ones();
    if a.stem != b.stem && shared * 5 < all * 2 {
        return 1.0;
    }
    let (a, b) = (of_a.letters(a), of_b.letters(b));
    if a.first().is_none_or(|c| !is_arabic(*c)) {
        return if is_opposite(a, b) { OPPOSITE } else { by_letters(a, b) };
    }
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    let (whole_a, whole_b) = (a.len(), b.len());
    let (a, b) = (stem(&mut a), stem(&mut b));
    if a == b { same_stem(whole_a, whole_b) } else { by_letters(a, b) }
}

/// A word and its opposite are worse than any two words.
const OPPOSITE: f32 = 1.5;

/// Another spelling of the same length, or other clitics.
fn same_stem(a: usize, b: usize) -> f32 {
    if a == b { SPELLING } else { CLITIC }
}

/// Another spelling: ه for ة, ي for ى.
const SPELLING: f32 = 0.04;
/// Other clitics on the same word.
pub(super) const CLITIC: f32 = 0.15;
/// What an inflected form of a word costs at least.
const FORM: f32 = 0.2;

fn by_letters(a: &[char], b: &[char]) -> f32 {
    let longer = a.len().max(b.len()).max(1);
    let halves = halves(a, b);
    (FORM + 0.8 * halves as f32 / longer as f32).min(1.0)
}

/// Letters to change, put in or take out, in halves: those that Arabic writes for each other or leaves out count for one half.
fn halves(a: &[char], b: &[char]) -> usize {
    let (a, b) = (a.get(..MOST).unwrap_or(a), b.get(..MOST).unwrap_or(b));
    let mut row = [0_usize; MOST + 1];
    for (cell, y) in (1..).zip(b) {
        row[cell] = row[cell - 1] + weight(*y);
    }
    for x in a {
        let (mut corner, own) = (row[0], weight(*x));
        row[0] += own;
        let mut left = row[0];
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let change = if x == y { 0 } else { own.max(weight(*y)) };
            let here = (corner + change).min(left + weight(*y)).min(*cell + own);
            corner = std::mem::replace(cell, here);
            left = here;
        }
    }
    row.get(b.len()).copied().unwrap_or(MOST)
}

fn weight(c: char) -> usize {
    if matches!(c, 'ا' | 'و' | 'ي' | 'ء') { 1 } else { 2 }
}
