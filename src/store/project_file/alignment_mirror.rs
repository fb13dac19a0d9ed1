//! The form of an alignment in a project file: JSON whose names stay while the model's may change.

use serde::{Deserialize, Serialize};

use crate::model::{AlignedBead, AlignedId, AlignedText, Alignment, SegmentId};
use crate::text::Language;

#[derive(Serialize, Deserialize)]
pub(super) struct StoredAlignment {
    name: String,
    /// Source and target.
    languages: (String, String),
    source: Vec<StoredText>,
    target: Vec<StoredText>,
    beads: Vec<StoredBead>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredText {
    id: u32,
    text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    starts: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    segment: Option<u64>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredBead {
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    source: Vec<u32>,
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    target: Vec<u32>,
    #[serde(rename = "c")]
    confidence: u8,
    #[serde(rename = "p", default, skip_serializing_if = "std::ops::Not::not")]
    pinned: bool,
}

/// The JSON of beads.
pub(super) fn beads_json(beads: &[AlignedBead]) -> serde_json::Result<String> {
    serde_json::to_string(&stored(beads))
}

/// The beads of their JSON.
pub(super) fn beads_of_json(json: &str) -> Option<Vec<AlignedBead>> {
    serde_json::from_str(json).ok().map(beads_of)
}

pub(super) fn stored(beads: &[AlignedBead]) -> Vec<StoredBead> {
    beads.iter().map(Into::into).collect()
}

pub(super) fn beads_of(stored: Vec<StoredBead>) -> Vec<AlignedBead> {
    stored.into_iter().map(Into::into).collect()
}

pub(super) fn stored_texts(texts: &[AlignedText]) -> Vec<StoredText> {
    texts.iter().map(Into::into).collect()
}

pub(super) fn texts_of(stored: Vec<StoredText>) -> Vec<AlignedText> {
    stored.into_iter().map(Into::into).collect()
}

impl From<&AlignedBead> for StoredBead {
    fn from(bead: &AlignedBead) -> Self {
        let ids = |ids: &[AlignedId]| ids.iter().map(|id| id.0).collect();
        let (source, target) = (ids(&bead.source), ids(&bead.target));
        Self { source, target, confidence: bead.confidence, pinned: bead.pinned }
    }
}

impl From<StoredBead> for AlignedBead {
    fn from(stored: StoredBead) -> Self {
        let ids = |ids: Vec<u32>| ids.into_iter().map(AlignedId).collect();
        Self {
            source: ids(stored.source),
            target: ids(stored.target),
            confidence: stored.confidence.min(100),
            pinned: stored.pinned,
        }
    }
}

impl From<&AlignedText> for StoredText {
    fn from(text: &AlignedText) -> Self {
        let segment = text.segment.map(|segment| segment.0);
        Self { id: text.id.0, text: text.text.clone(), starts: text.starts, segment }
    }
}

impl From<StoredText> for AlignedText {
    fn from(stored: StoredText) -> Self {
        let segment = stored.segment.map(SegmentId);
        Self { id: AlignedId(stored.id), text: stored.text, starts: stored.starts, segment }
    }
}

impl From<&Alignment> for StoredAlignment {
    fn from(alignment: &Alignment) -> Self {
        let (source, target) = &alignment.languages;
        Self {
            name: alignment.name.clone(),
            languages: (source.tag().to_owned(), target.tag().to_owned()),
            source: stored_texts(&alignment.source),
            target: stored_texts(&alignment.target),
            beads: stored(&alignment.beads),
        }
    }
}

impl From<StoredAlignment> for Alignment {
    fn from(stored: StoredAlignment) -> Self {
        let (source, target) = &stored.languages;
        Self {
            name: stored.name,
            languages: (Language::new(source), Language::new(target)),
            source: texts_of(stored.source),
            target: texts_of(stored.target),
            beads: beads_of(stored.beads),
        }
    }
}
