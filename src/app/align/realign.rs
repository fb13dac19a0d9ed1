//! What follows from a change of a bead: all that is not settled around it is aligned anew.

use std::ops::Range;

use super::begin::hundredths;
use crate::assist::Aligner;
use crate::model::{AlignedBead, AlignedText, Alignment, Edit, Side};

/// So many beads on either side of a change are aligned anew at most: what is farther off does not depend on it.
const NEAR: usize = 80;

/// The beads of `alignment` after those of `settled` were changed: from there to the next pin on either side they are aligned anew.
/// `beads` are all of them, with the change made.
pub(in crate::app) fn realigned(
    aligner: &Aligner,
    alignment: &Alignment,
    beads: &[AlignedBead],
    settled: Range<usize>,
) -> Vec<AlignedBead> {
    let pinned = |at: usize| beads.get(at).is_none_or(|bead| bead.pinned);
    let first = (0..settled.start).rev().take(NEAR).take_while(|at| !pinned(*at)).last();
    let end = (settled.end..beads.len()).take(NEAR).take_while(|at| !pinned(*at)).last().map(|at| at + 1);
    let mut out = beads.to_vec();
    // The part behind first, so that the places of the part before stay true.
    for part in
        [end.map(|end| settled.end..end), first.map(|first| first..settled.start)].into_iter().flatten()
    {
        let fresh = anew(aligner, alignment, beads, part.clone());
        out.splice(part, fresh);
    }
    out
}

/// The segments of some beads, aligned anew.
fn anew(
    aligner: &Aligner,
    alignment: &Alignment,
    beads: &[AlignedBead],
    part: Range<usize>,
) -> Vec<AlignedBead> {
    let places = |side: Side| {
        let count = |beads: &[AlignedBead]| beads.iter().map(|bead| bead.of(side).len()).sum::<usize>();
        let start = count(beads.get(..part.start).unwrap_or_default());
        start..start + count(beads.get(part.clone()).unwrap_or_default())
    };
    let found = aligner.between(places(Side::Source), places(Side::Target));
    let ids = |side: Side, range: Range<usize>| {
        alignment.texts(side).get(range).unwrap_or_default().iter().map(|text| text.id).collect()
    };
    found
        .into_iter()
        .map(|bead| AlignedBead {
            source: ids(Side::Source, bead.source),
            target: ids(Side::Target, bead.target),
            confidence: hundredths(bead.confidence),
            pinned: false,
        })
        .collect()
}

/// The edits that cut a segment at the byte `at` of its text: the texts, then the bead that holds it; none where a half is empty.
pub(in crate::app) fn cut_text(
    alignment: &Alignment,
    bead: usize,
    side: Side,
    (place, at): (usize, usize),
) -> Option<[Edit; 2]> {
    let whole = alignment.texts(side).get(place)?;
    let (head, tail) = whole.text.split_at_checked(at)?;
    let (head, tail) = (head.trim_end(), tail.trim_start());
    if head.is_empty() || tail.is_empty() {
        return None;
    }
    let first = AlignedText { text: head.to_owned(), ..whole.clone() };
    let second = AlignedText {
        id: alignment.fresh(side),
        text: tail.to_owned(),
        starts: false,
        segment: whole.segment,
    };
    let old = alignment.beads.get(bead)?;
    let mut new = old.clone();
    let ids = match side {
        Side::Source => &mut new.source,
        Side::Target => &mut new.target,
    };
    let in_bead = ids.iter().position(|id| *id == whole.id)?;
    ids.insert(in_bead + 1, second.id);
    let texts =
        Edit::AlignedTexts { side, at: place, removed: vec![whole.clone()], inserted: vec![first, second] };
    Some([texts, Edit::Beads { at: bead, removed: vec![old.clone()], inserted: vec![new] }])
}
