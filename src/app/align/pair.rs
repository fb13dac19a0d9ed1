//! Two texts aligned without a window: as beads, and as the alignment that they make.

use std::ops::Range;

use super::begin::hundredths;
use super::texts::PairText;
use crate::assist::Bead;
use crate::model::{AlignedBead, AlignedId, AlignedText, Alignment};

/// The alignment of two texts whose beads are known; `name` is that of the translation.
pub fn alignment_of(name: &str, source: &PairText, target: &PairText, beads: &[Bead]) -> Alignment {
    Alignment {
        name: name.to_owned(),
        languages: (source.language.clone(), target.language.clone()),
        source: texts(source),
        target: texts(target),
        beads: aligned_beads(beads),
    }
}

fn texts(text: &PairText) -> Vec<AlignedText> {
    let starts = |at: usize| text.starts.get(at).copied().unwrap_or(false);
    let aligned = |(at, (id, text)): (usize, (u32, &String))| AlignedText {
        id: AlignedId(id),
        text: text.clone(),
        starts: starts(at),
        segment: None,
    };
    (0..).zip(&text.segments).enumerate().map(aligned).collect()
}

/// The beads of texts whose segments are numbered by their places.
pub(super) fn aligned_beads(found: &[Bead]) -> Vec<AlignedBead> {
    let ids = |range: &Range<usize>| {
        range.clone().map(|at| AlignedId(u32::try_from(at).unwrap_or(u32::MAX))).collect()
    };
    found
        .iter()
        .map(|bead| AlignedBead {
            source: ids(&bead.source),
            target: ids(&bead.target),
            confidence: hundredths(bead.confidence),
            pinned: false,
        })
        .collect()
}
