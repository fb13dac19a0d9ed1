//! Segments of two texts and the beads that join them, as plain data.

use std::ops::Range;

use crate::model::{SegmentId, Side};
use crate::text::Language;

/// Names a segment of an alignment, on its side; never given twice there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AlignedId(pub u32);

/// A segment of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlignedText {
    /// Its name.
    pub id: AlignedId,
    /// Its text; that of the article with its inline tags.
    pub text: String,
    /// Whether it begins a paragraph.
    pub starts: bool,
    /// The segment of the article that it is, or is a part of; none on the side of the translation.
    pub segment: Option<SegmentId>,
}

/// Segments of both sides that are translations of each other; one side is empty where there is no counterpart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlignedBead {
    /// Segments of the article, in order.
    pub source: Vec<AlignedId>,
    /// Segments of the translation, in order.
    pub target: Vec<AlignedId>,
    /// How sure it is, in hundredths.
    pub confidence: u8,
    /// Whether the user has settled it: aligning anew leaves it alone.
    pub pinned: bool,
}

impl AlignedBead {
    /// The segments of one side.
    pub fn of(&self, side: Side) -> &[AlignedId] {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// The segments of one side, to be changed.
    pub(super) fn of_mut(&mut self, side: Side) -> &mut Vec<AlignedId> {
        match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        }
    }

    /// Whether no segment is left in it.
    pub fn is_empty(&self) -> bool {
        self.source.is_empty() && self.target.is_empty()
    }

    /// Whether one of the sides has no counterpart.
    pub fn is_alone(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

/// An article and its translation, aligned as far as that has got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// The name of the translation's file.
    pub name: String,
    /// The languages of article and translation.
    pub languages: (Language, Language),
    /// The segments of the article.
    pub source: Vec<AlignedText>,
    /// The segments of the translation.
    pub target: Vec<AlignedText>,
    /// All segments of both sides, each in exactly one bead; in the order of the article.
    pub beads: Vec<AlignedBead>,
}

/// Beads do not hold each segment of both sides exactly once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the beads do not hold each segment of both sides once")]
pub struct NotOfBoth;

impl Alignment {
    /// The segments of one side.
    pub fn texts(&self, side: Side) -> &[AlignedText] {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// The place of a segment on its side.
    pub fn position(&self, side: Side, id: AlignedId) -> Option<usize> {
        self.texts(side).iter().position(|text| text.id == id)
    }

    /// A segment by its name.
    pub fn text(&self, side: Side, id: AlignedId) -> Option<&AlignedText> {
        self.texts(side).iter().find(|text| text.id == id)
    }

    /// The places of the segments of one side of a bead; empty at the place where they would stand where it has none.
    pub fn places(&self, bead: usize, side: Side) -> Range<usize> {
        let before: usize = self.beads.iter().take(bead).map(|it| it.of(side).len()).sum();
        let of = self.beads.get(bead).map(|it| it.of(side)).unwrap_or_default();
        // A cross-link has its segments elsewhere.
        let first = of.first().and_then(|id| self.position(side, *id)).unwrap_or(before);
        first..first + of.len()
    }

    /// The texts of one side of a bead, a space between.
    pub fn joined(&self, bead: &AlignedBead, side: Side) -> String {
        let texts = bead.of(side).iter().filter_map(|id| self.text(side, *id));
        texts.map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The segment of the article that a bead begins with; none where it has none.
    pub fn segment_of(&self, bead: &AlignedBead) -> Option<SegmentId> {
        self.text(Side::Source, *bead.source.first()?)?.segment
    }

    /// The bead that holds a segment.
    pub fn bead_of(&self, side: Side, id: AlignedId) -> Option<usize> {
        self.beads.iter().position(|bead| bead.of(side).contains(&id))
    }

    /// A name that no segment of the side has.
    pub fn fresh(&self, side: Side) -> AlignedId {
        AlignedId(self.texts(side).iter().map(|text| text.id.0).max().map_or(0, |id| id.saturating_add(1)))
    }

    /// Whether each segment of both sides stands in exactly one bead.
    pub fn check(&self) -> Result<(), NotOfBoth> {
        for side in [Side::Source, Side::Target] {
            let mut ids: Vec<_> = self.beads.iter().flat_map(|bead| bead.of(side)).copied().collect();
            let mut all: Vec<_> = self.texts(side).iter().map(|text| text.id).collect();
            ids.sort_unstable();
            all.sort_unstable();
            if ids != all || all.windows(2).any(|pair| pair.first() == pair.last()) {
                return Err(NotOfBoth);
            }
        }
        Ok(())
    }
}
