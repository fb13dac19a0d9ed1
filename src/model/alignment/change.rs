//! What a user does to beads: each is some beads in the place of others.

use std::ops::Range;

use super::beads::{AlignedBead, Alignment};
use crate::model::{Edit, Side};

/// Beads that take the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeadChange {
    /// The beads that go.
    pub removed: Range<usize>,
    /// Those that come.
    pub inserted: Vec<AlignedBead>,
}

/// A bead that the user has made is as sure as can be.
const SURE: u8 = 100;

impl BeadChange {
    /// The edit.
    pub fn edit(self, alignment: &Alignment) -> Edit {
        let removed = alignment.beads.get(self.removed.clone()).unwrap_or_default().to_vec();
        Edit::Beads { at: self.removed.start, removed, inserted: self.inserted }
    }

    /// The edit that makes `beads` of those that there are, as small as it can be; none where they are the same.
    pub fn between(alignment: &Alignment, beads: &[AlignedBead]) -> Option<Self> {
        let old = &alignment.beads;
        if old == beads {
            return None;
        }
        let head = old.iter().zip(beads).take_while(|(a, b)| a == b).count();
        let room = old.len().min(beads.len()) - head;
        let tail = old.iter().rev().zip(beads.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
        let inserted = beads.get(head..beads.len() - tail).unwrap_or_default().to_vec();
        Some(Self { removed: head..old.len() - tail, inserted })
    }

    /// Pulls the first segment of a side out of what follows into the bead `at`.
    pub fn pull(alignment: &Alignment, at: usize, side: Side) -> Option<Self> {
        let from = (at + 1..alignment.beads.len()).find(|next| !of(alignment, *next, side).is_empty())?;
        let mut beads = alignment.beads.get(at..=from)?.to_vec();
        let id = beads.last_mut().map(|bead| bead.of_mut(side).remove(0))?;
        let first = beads.first_mut()?;
        first.of_mut(side).push(id);
        settle(first);
        Some(Self { removed: at..from + 1, inserted: without_empty(beads) })
    }

    /// Pushes the last segment of a side of the bead `at` into the next one, or into one of its own behind the last.
    pub fn push(alignment: &Alignment, at: usize, side: Side) -> Option<Self> {
        let mut bead = alignment.beads.get(at)?.clone();
        let id = bead.of_mut(side).pop()?;
        let next = alignment.beads.get(at + 1).cloned();
        let end = at + 1 + usize::from(next.is_some());
        let mut next = next.unwrap_or_default();
        if bead.is_empty() && next.is_empty() {
            return None;
        }
        next.of_mut(side).insert(0, id);
        next.pinned = false;
        settle(&mut bead);
        Some(Self { removed: at..end, inserted: without_empty(vec![bead, next]) })
    }

    /// Joins a bead with the next.
    pub fn merge(alignment: &Alignment, at: usize) -> Option<Self> {
        let (first, second) = (alignment.beads.get(at)?, alignment.beads.get(at + 1)?);
        let mut bead = first.clone();
        for side in [Side::Source, Side::Target] {
            bead.of_mut(side).extend_from_slice(second.of(side));
        }
        // Of a cross-link the segments come into their order.
        for side in [Side::Source, Side::Target] {
            bead.of_mut(side).sort_by_key(|id| alignment.position(side, *id));
        }
        settle(&mut bead);
        Some(Self { removed: at..at + 2, inserted: vec![bead] })
    }

    /// Cuts a bead: so many segments of each side stay in the first part; none where a part would be empty.
    pub fn split(alignment: &Alignment, at: usize, (sources, targets): (usize, usize)) -> Option<Self> {
        let bead = alignment.beads.get(at)?;
        let mut first = bead.clone();
        let mut second = bead.clone();
        second.source = first.source.split_off(sources.min(first.source.len()));
        second.target = first.target.split_off(targets.min(first.target.len()));
        if first.is_empty() || second.is_empty() {
            return None;
        }
        settle(&mut first);
        settle(&mut second);
        Some(Self { removed: at..at + 1, inserted: vec![first, second] })
    }

    /// Takes the sides of a bead apart: nothing of it has a counterpart. What has none already is settled.
    pub fn part(alignment: &Alignment, at: usize) -> Option<Self> {
        let bead = alignment.beads.get(at)?;
        let source = AlignedBead { target: Vec::new(), ..bead.clone() };
        let target = AlignedBead { source: Vec::new(), ..bead.clone() };
        let mut beads = without_empty(vec![source, target]);
        beads.iter_mut().for_each(settle);
        Some(Self { removed: at..at + 1, inserted: beads })
    }

    /// Exchanges the translations of a bead and the next one that has one.
    pub fn cross(alignment: &Alignment, at: usize) -> Option<Self> {
        let mut beads = alignment.beads.get(at..at + 2)?.to_vec();
        let [first, second] = beads.as_mut_slice() else { return None };
        if first.source.is_empty() || second.source.is_empty() {
            return None;
        }
        std::mem::swap(&mut first.target, &mut second.target);
        beads.iter_mut().for_each(settle);
        Some(Self { removed: at..at + 2, inserted: beads })
    }

    /// Settles a bead as it is, or leaves it open again.
    pub fn pin(alignment: &Alignment, at: usize, pinned: bool) -> Option<Self> {
        let bead = alignment.beads.get(at).filter(|bead| bead.pinned != pinned)?;
        Some(Self { removed: at..at + 1, inserted: vec![AlignedBead { pinned, ..bead.clone() }] })
    }

    /// Settles all beads that are at least so sure; how many these are.
    pub fn accept(alignment: &Alignment, least: u8) -> Option<(Self, usize)> {
        let mut count = 0;
        let beads: Vec<_> = alignment
            .beads
            .iter()
            .map(|bead| {
                let fresh = !bead.pinned && bead.confidence >= least;
                count += usize::from(fresh);
                AlignedBead { pinned: bead.pinned || fresh, ..bead.clone() }
            })
            .collect();
        Some((Self::between(alignment, &beads)?, count))
    }
}

fn of(alignment: &Alignment, bead: usize, side: Side) -> &[super::beads::AlignedId] {
    alignment.beads.get(bead).map(|bead| bead.of(side)).unwrap_or_default()
}

fn settle(bead: &mut AlignedBead) {
    bead.pinned = true;
    bead.confidence = SURE;
}

fn without_empty(mut beads: Vec<AlignedBead>) -> Vec<AlignedBead> {
    beads.retain(|bead| !bead.is_empty());
    beads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AlignedId, AlignedText};
    use crate::text::Language;

    /// Beads of so many segments on each side.
    fn alignment(shapes: &[(u32, u32)]) -> Alignment {
        let (mut source, mut target) = (0, 0);
        let mut beads = Vec::new();
        for (sources, targets) in shapes {
            let ids = |from: &mut u32, count: u32| {
                let ids = (*from..*from + count).map(AlignedId).collect();
                *from += count;
                ids
            };
            let (source, target) = (ids(&mut source, *sources), ids(&mut target, *targets));
            beads.push(AlignedBead { source, target, confidence: 50, pinned: false });
        }
        let texts = |count: u32| {
            let text =
                |id| AlignedText { id: AlignedId(id), text: id.to_string(), starts: false, segment: None };
            (0..count).map(text).collect()
        };
        let languages = (Language::new("ar"), Language::new("en"));
        Alignment { name: "t".into(), languages, source: texts(source), target: texts(target), beads }
    }

    #[track_caller]
    fn check(
        shapes: &[(u32, u32)],
        change: fn(&Alignment) -> Option<BeadChange>,
        expected: &[(usize, usize)],
    ) {
        let mut it = alignment(shapes);
        it.check().unwrap();
        let change = change(&it).unwrap();
        it.beads.splice(change.removed, change.inserted);
        it.check().unwrap();
        let shapes: Vec<_> = it.beads.iter().map(|bead| (bead.source.len(), bead.target.len())).collect();
        assert_eq!(shapes, expected);
    }

    #[test]
    fn segments_are_pulled_in_and_pushed_out_on_either_side() {
        check(&[(1, 1), (1, 1)], |it| BeadChange::pull(it, 0, Side::Target), &[(1, 2), (1, 0)]);
        check(&[(1, 1), (0, 1), (1, 1)], |it| BeadChange::pull(it, 0, Side::Target), &[(1, 2), (1, 1)]);
        check(
            &[(1, 1), (0, 1), (1, 1)],
            |it| BeadChange::pull(it, 0, Side::Source),
            &[(2, 1), (0, 1), (0, 1)],
        );
        check(&[(1, 2), (1, 1)], |it| BeadChange::push(it, 0, Side::Target), &[(1, 1), (1, 2)]);
        check(&[(1, 0), (1, 1)], |it| BeadChange::push(it, 0, Side::Source), &[(2, 1)]);
        check(&[(1, 2)], |it| BeadChange::push(it, 0, Side::Target), &[(1, 1), (0, 1)]);
        assert_eq!(BeadChange::pull(&alignment(&[(1, 1)]), 0, Side::Target), None);
        assert_eq!(BeadChange::push(&alignment(&[(1, 0)]), 0, Side::Target), None);
        assert_eq!(BeadChange::push(&alignment(&[(0, 1)]), 0, Side::Target), None);
    }

    #[test]
    fn beads_are_joined_cut_and_taken_apart() {
        check(&[(1, 1), (1, 2)], |it| BeadChange::merge(it, 0), &[(2, 3)]);
        check(&[(2, 3)], |it| BeadChange::split(it, 0, (1, 2)), &[(1, 2), (1, 1)]);
        check(&[(1, 1), (1, 1)], |it| BeadChange::part(it, 0), &[(1, 0), (0, 1), (1, 1)]);
        check(&[(1, 0)], |it| BeadChange::part(it, 0), &[(1, 0)]);
        assert_eq!(BeadChange::merge(&alignment(&[(1, 1)]), 0), None);
        assert_eq!(BeadChange::split(&alignment(&[(1, 1)]), 0, (1, 1)), None);
    }

    #[test]
    fn a_cross_link_exchanges_translations_and_merging_brings_them_into_order() {
        let mut it = alignment(&[(1, 1), (1, 2)]);
        let change = BeadChange::cross(&it, 0).unwrap();
        it.beads.splice(change.removed, change.inserted);
        it.check().unwrap();
        assert_eq!(it.beads[0].target, [AlignedId(1), AlignedId(2)]);
        assert_eq!((it.places(0, Side::Target), it.places(1, Side::Target)), (1..3, 0..1));
        let change = BeadChange::merge(&it, 0).unwrap();
        assert_eq!(change.inserted[0].target, [0, 1, 2].map(AlignedId));
    }

    #[test]
    fn the_smallest_change_is_found_and_the_sure_ones_are_accepted() {
        let it = alignment(&[(1, 1), (1, 0), (1, 1)]);
        assert_eq!(BeadChange::between(&it, &it.beads), None);
        let change = BeadChange::pin(&it, 1, true).unwrap();
        let mut beads = it.beads.clone();
        beads.splice(change.removed.clone(), change.inserted.clone());
        assert_eq!(BeadChange::between(&it, &beads), Some(change));
        assert_eq!(BeadChange::accept(&it, 60), None);
        assert_eq!(BeadChange::accept(&it, 50).unwrap().1, 3);
    }
}
