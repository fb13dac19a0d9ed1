//! Where a translation writes a name.

use std::ops::Range;

use super::agency::rendering;
use super::cues::NameKind;
use super::latin::{Piece, letters, windows};
use super::romanise::distance;

/// A spelling nearer than this is one of the name.
pub(in crate::assist) const NEAR: f32 = 0.19;
/// A rendering of an agency must reach this.
const RENDERED: f32 = 0.4;
/// The most pieces that a person's name has.
const LONGEST: usize = 8;

/// The runs of pieces that spell the name, the best first, at most `most`; none of them overlaps another.
pub(super) fn spellings(
    pieces: &[Piece],
    words: &[&str],
    kind: NameKind,
    usual: &[&str],
    most: usize,
) -> Vec<Range<usize>> {
    let mut found: Vec<(f32, Range<usize>)> = windows(pieces, LONGEST)
        .into_iter()
        .filter_map(|window| Some((cost(pieces, &window, words, kind, usual)?, window)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for (_, window) in found {
        let free = kept.iter().all(|it| window.end <= it.start || it.end <= window.start);
        if free && kept.len() < most {
            kept.push(window);
        }
    }
    kept
}

/// What it costs to take a run of pieces for the name; none where it is something else.
fn cost(
    pieces: &[Piece],
    window: &Range<usize>,
    words: &[&str],
    kind: NameKind,
    usual: &[&str],
) -> Option<f32> {
    let latin = letters(pieces, window);
    if usual.iter().any(|name| plain(name) == latin) {
        return Some(0.0);
    }
    let near = || Some(distance(words, &latin)).filter(|it| *it < NEAR);
    if kind != NameKind::Agency {
        return near();
    }
    let run: Vec<_> = pieces.get(window.clone())?.iter().map(|piece| piece.letters.as_str()).collect();
    let rendered = rendering(words, &run);
    if rendered >= RENDERED { Some(1.0 - rendered) } else { near() }
}

/// A usual name as [`letters`] writes one.
fn plain(name: &str) -> String {
    super::latin::pieces(name).into_iter().map(|piece| piece.letters).collect()
}
