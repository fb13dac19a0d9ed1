//! The changes of a project, each with its inverse.

use std::sync::Arc;

use super::{
    AlignedBead, AlignedText, Alignment, Attached, AttachedMemory, Document, DocumentId, Entry, EntryId,
    Metadata, Segment, SegmentId, Segmentation, Status,
};
use crate::text::TextChange;

/// Which of the two texts of a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// The text to translate.
    Source,
    /// The translation.
    #[default]
    Target,
}

/// One reversible change; it holds what was there before, so that its inverse needs nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An article comes into the project, behind those that are there.
    AddDocument(Box<Document>),
    /// An article leaves the project.
    RemoveDocument(Box<Document>),
    /// A text of a segment changes.
    Text {
        /// The segment.
        segment: SegmentId,
        /// Which of its texts.
        side: Side,
        /// The change.
        change: TextChange,
    },
    /// State, flags or origin of a segment change.
    Status {
        /// The segment.
        segment: SegmentId,
        /// The status that it had.
        before: Status,
        /// The status that it has.
        after: Status,
    },
    /// The note of a segment changes.
    Note {
        /// The segment.
        segment: SegmentId,
        /// The note that it had.
        before: String,
        /// The note that it has.
        after: String,
    },
    /// Segments are replaced by others of the same text: split, merge, and other rules.
    Segments {
        /// The document.
        document: DocumentId,
        /// The index of the first one.
        at: usize,
        /// Those that stood there.
        removed: Vec<Segment>,
        /// Those that stand there now.
        inserted: Vec<Segment>,
    },
    /// Title, byline, date or link of an article change.
    Metadata {
        /// The document.
        document: DocumentId,
        /// As they were.
        before: Box<Metadata>,
        /// As they are.
        after: Box<Metadata>,
    },
    /// A glossary entry comes, changes or goes.
    Entry {
        /// The entry.
        id: EntryId,
        /// The entry as it was; none where it is new.
        before: Option<Arc<Entry>>,
        /// The entry as it is; none where it goes.
        after: Option<Arc<Entry>>,
    },
    /// Shared glossaries are attached, taken off or put in another order.
    Glossaries {
        /// Those that the project had.
        before: Vec<Attached>,
        /// Those that it has.
        after: Vec<Attached>,
    },
    /// The rules by which paragraphs are cut change.
    Segmentation {
        /// The rules that the project had; none for the built-in ones.
        before: Option<Arc<Segmentation>>,
        /// The rules that it has.
        after: Option<Arc<Segmentation>>,
    },
    /// An alignment with a translation begins, is replaced or given up.
    Alignment {
        /// The one that there was.
        before: Option<Arc<Alignment>>,
        /// The one that there is.
        after: Option<Arc<Alignment>>,
    },
    /// Beads of the alignment are replaced by others.
    Beads {
        /// The place of the first one.
        at: usize,
        /// Those that stood there.
        removed: Vec<AlignedBead>,
        /// Those that stand there now.
        inserted: Vec<AlignedBead>,
    },
    /// Segments of one side of the alignment are replaced by others, as when one is cut. The beads follow in an edit of their own.
    AlignedTexts {
        /// The side.
        side: Side,
        /// The place of the first one.
        at: usize,
        /// Those that stood there.
        removed: Vec<AlignedText>,
        /// Those that stand there now.
        inserted: Vec<AlignedText>,
    },
    /// Memory files are attached, taken off or put in another order, or another one is written to.
    Memories {
        /// Those that the project had.
        before: Vec<AttachedMemory>,
        /// Those that it has.
        after: Vec<AttachedMemory>,
    },
    /// The host that segments of this project may be sent to changes.
    Consent {
        /// The host that was allowed.
        before: Option<String>,
        /// The host that is allowed.
        after: Option<String>,
    },
}

/// The edit does not fit the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It names a segment or document that is not there.
    #[error("the segment or article is not in the project any more")]
    Missing,
    /// What it says was there before is not what is there.
    #[error("the text was changed in the meantime")]
    Stale,
}

impl Edit {
    /// The edit that takes this one back.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::AddDocument(document) => Self::RemoveDocument(document),
            Self::RemoveDocument(document) => Self::AddDocument(document),
            Self::Text { segment, side, change } => Self::Text { segment, side, change: change.inverse() },
            Self::Status { segment, before, after } => Self::Status { segment, before: after, after: before },
            Self::Note { segment, before, after } => Self::Note { segment, before: after, after: before },
            Self::Segments { document, at, removed, inserted } => {
                Self::Segments { document, at, removed: inserted, inserted: removed }
            }
            Self::Metadata { document, before, after } => {
                Self::Metadata { document, before: after, after: before }
            }
            Self::Entry { id, before, after } => Self::Entry { id, before: after, after: before },
            Self::Glossaries { before, after } => Self::Glossaries { before: after, after: before },
            Self::Memories { before, after } => Self::Memories { before: after, after: before },
            Self::Segmentation { before, after } => Self::Segmentation { before: after, after: before },
            Self::Alignment { before, after } => Self::Alignment { before: after, after: before },
            Self::Beads { at, removed, inserted } => Self::Beads { at, removed: inserted, inserted: removed },
            Self::AlignedTexts { side, at, removed, inserted } => {
                Self::AlignedTexts { side, at, removed: inserted, inserted: removed }
            }
            Self::Consent { before, after } => Self::Consent { before: after, after: before },
        }
    }

    /// The highest number that it gives to a segment, document or entry.
    pub(super) fn highest_id(&self) -> u64 {
        let of = |segments: &[Segment]| segments.iter().map(|segment| segment.id.0).max().unwrap_or(0);
        match self {
            Self::AddDocument(document) | Self::RemoveDocument(document) => {
                of(&document.segments).max(document.id.0)
            }
            Self::Segments { removed, inserted, .. } => of(removed).max(of(inserted)),
            Self::Entry { id, .. } => id.0,
            Self::Metadata { document, .. } => document.0,
            Self::Text { .. }
            | Self::Status { .. }
            | Self::Note { .. }
            | Self::Glossaries { .. }
            | Self::Memories { .. }
            | Self::Segmentation { .. }
            | Self::Alignment { .. }
            | Self::Beads { .. }
            | Self::AlignedTexts { .. }
            | Self::Consent { .. } => 0,
        }
    }

    /// The glossary entry that it changes.
    pub fn entry(&self) -> Option<EntryId> {
        if let Self::Entry { id, .. } = self { Some(*id) } else { None }
    }

    /// The segment that the eye should go to after this edit or its undo.
    pub fn segment(&self) -> Option<SegmentId> {
        match self {
            Self::Text { segment, .. } | Self::Status { segment, .. } | Self::Note { segment, .. } => {
                Some(*segment)
            }
            Self::Segments { inserted, .. } => inserted.first().map(|segment| segment.id),
            Self::AddDocument(_)
            | Self::RemoveDocument(_)
            | Self::Metadata { .. }
            | Self::Entry { .. }
            | Self::Glossaries { .. }
            | Self::Memories { .. }
            | Self::Segmentation { .. }
            | Self::Alignment { .. }
            | Self::Beads { .. }
            | Self::AlignedTexts { .. }
            | Self::Consent { .. } => None,
        }
    }
}
