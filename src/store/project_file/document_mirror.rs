//! The form of documents, segments and their states in the history of a project file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::edit_mirror::{UnknownEdit, all, known, offset};
use super::metadata_mirror::StoredMetadata;
use super::tags_mirror::StoredTags;
use super::words::{Word as _, origin_of, origin_word, paragraph_kind, paragraph_words};
use crate::model::{Document, DocumentId, Origin, Paragraph, Segment, SegmentId, State, Status, Suggested};
use crate::text::Language;

#[derive(Serialize, Deserialize)]
pub(super) struct StoredDocument {
    id: u64,
    name: String,
    #[serde(flatten)]
    metadata: StoredMetadata,
    source: String,
    target: String,
    /// The word of the kind, and the level of a heading.
    paragraphs: Vec<(String, Option<u8>)>,
    /// The tables of those paragraphs that have tags, by their places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<(usize, StoredTags)>,
    segments: Vec<StoredSegment>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredSegment {
    id: u64,
    paragraph: usize,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    lead: String,
    source: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    target: String,
    status: StoredStatus,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredStatus {
    state: String,
    #[serde(default, skip_serializing_if = "is_false")]
    locked: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    in_memory: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    author: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    changed_at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source_direction: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target_direction: Option<String>,
    /// Engine and text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggested: Option<(String, String)>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(value: &i64) -> bool {
    *value == 0
}

impl From<&Document> for StoredDocument {
    fn from(document: &Document) -> Self {
        let kinds = document.paragraphs.iter().map(|paragraph| paragraph_words(paragraph.kind));
        let tables = document.paragraphs.iter().enumerate().filter(|(_, it)| !it.tags.is_empty());
        Self {
            id: document.id.0,
            name: document.name.clone(),
            metadata: (&document.metadata).into(),
            source: document.source.tag().to_owned(),
            target: document.target.tag().to_owned(),
            paragraphs: kinds.map(|(word, level)| (word.to_owned(), level)).collect(),
            tags: tables.map(|(at, paragraph)| (at, (&paragraph.tags).into())).collect(),
            segments: document.segments.iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<StoredDocument> for Document {
    type Error = UnknownEdit;

    fn try_from(stored: StoredDocument) -> Result<Self, UnknownEdit> {
        let kinds = stored.paragraphs.iter().map(|(word, level)| paragraph_kind(word, *level));
        let paragraphs = kinds.map(|kind| kind.map(Paragraph::new)).collect::<Option<Vec<_>>>();
        let mut paragraphs = paragraphs.ok_or(UnknownEdit)?;
        for (at, tags) in stored.tags {
            paragraphs.get_mut(at).ok_or(UnknownEdit)?.tags = tags.into();
        }
        Ok(Self {
            id: DocumentId(stored.id),
            name: stored.name,
            metadata: stored.metadata.into(),
            source: Language::new(&stored.source),
            target: Language::new(&stored.target),
            paragraphs,
            segments: all(stored.segments)?,
        })
    }
}

impl From<&Segment> for StoredSegment {
    fn from(segment: &Segment) -> Self {
        Self {
            id: segment.id.0,
            paragraph: segment.paragraph,
            lead: segment.lead.clone(),
            source: segment.source.clone(),
            target: segment.target.clone(),
            status: (&segment.status).into(),
            note: segment.note.clone(),
        }
    }
}

impl TryFrom<StoredSegment> for Segment {
    type Error = UnknownEdit;

    fn try_from(stored: StoredSegment) -> Result<Self, UnknownEdit> {
        let id = SegmentId(stored.id);
        let mut segment = Self::new(id, offset(stored.paragraph)?, &stored.lead, &stored.source);
        segment.target = stored.target;
        segment.status = stored.status.try_into()?;
        segment.note = stored.note;
        Ok(segment)
    }
}

impl From<&Status> for StoredStatus {
    fn from(status: &Status) -> Self {
        Self {
            state: status.state.word().to_owned(),
            locked: status.locked,
            in_memory: status.in_memory,
            origin: (status.origin != Origin::default()).then(|| origin_word(status.origin)),
            author: status.author.clone(),
            changed_at: status.changed_at,
            source_direction: status.source_direction.map(|it| it.word().to_owned()),
            target_direction: status.target_direction.map(|it| it.word().to_owned()),
            suggested: status.suggested.as_ref().map(|it| (it.engine.clone(), it.text.clone())),
        }
    }
}

impl TryFrom<StoredStatus> for Status {
    type Error = UnknownEdit;

    fn try_from(stored: StoredStatus) -> Result<Self, UnknownEdit> {
        Ok(Self {
            state: known::<State>(&stored.state)?,
            locked: stored.locked,
            in_memory: stored.in_memory,
            origin: stored
                .origin
                .map(|word| origin_of(&word).ok_or(UnknownEdit))
                .transpose()?
                .unwrap_or_default(),
            author: stored.author,
            changed_at: stored.changed_at,
            source_direction: stored.source_direction.map(|word| known(&word)).transpose()?,
            target_direction: stored.target_direction.map(|word| known(&word)).transpose()?,
            suggested: stored.suggested.map(|(engine, text)| Arc::new(Suggested { engine, text })),
        })
    }
}
