//! What an edit changes in the tables of a project file.

use std::sync::Arc;

use super::{
    Alignment, Attached, AttachedMemory, Document, DocumentId, Edit, Entry, EntryId, Metadata, Project,
    Segment, SegmentId, Segmentation,
};

/// One row of a project file to put or to take out, as it stands after the edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A document with all its paragraphs and segments.
    Document(Box<Document>),
    /// A document is gone, with all that belongs to it.
    NoDocument(DocumentId),
    /// A segment and its place: the document, and how many segments of the same paragraph stand before it.
    Segment {
        /// Its document.
        document: DocumentId,
        /// Its place in its paragraph, from 0.
        place: usize,
        /// The segment.
        segment: Box<Segment>,
    },
    /// A segment is gone.
    NoSegment(SegmentId),
    /// Title, byline, date and link of a document that is there.
    Metadata(DocumentId, Box<Metadata>),
    /// A glossary entry.
    Entry(Arc<Entry>),
    /// A glossary entry is gone.
    NoEntry(EntryId),
    /// The shared glossaries, all of them.
    Glossaries(Vec<Attached>),
    /// The memory files, all of them.
    Memories(Vec<AttachedMemory>),
    /// The rules by which paragraphs are cut.
    Segmentation(Option<Arc<Segmentation>>),
    /// The alignment with all that belongs to it; none where there is none any more.
    Alignment(Option<Arc<Alignment>>),
    /// The beads of the alignment, all of them.
    Beads(Arc<Alignment>),
    /// The host that segments may be sent to.
    Consent(Option<String>),
}

/// The rows that `edits` have touched, as they stand in `project` now. To be called after the edits were applied.
pub fn rows_of(project: &Project, edits: &[Edit]) -> Vec<Row> {
    edits.iter().flat_map(|edit| rows_of_edit(project, edit)).collect()
}

fn rows_of_edit(project: &Project, edit: &Edit) -> Vec<Row> {
    match edit {
        Edit::AddDocument(document) => vec![Row::Document(document.clone())],
        Edit::RemoveDocument(document) => vec![Row::NoDocument(document.id)],
        Edit::Text { segment, .. } | Edit::Status { segment, .. } | Edit::Note { segment, .. } => project
            .documents
            .iter()
            .find_map(|d| Some(segment_row(d, d.index_of(*segment)?)))
            .flatten()
            .into_iter()
            .collect(),
        Edit::Segments { document, at, removed, inserted } => {
            let mut rows: Vec<_> = removed.iter().map(|segment| Row::NoSegment(segment.id)).collect();
            let document = project.documents.iter().find(|d| d.id == *document);
            rows.extend(
                document.into_iter().flat_map(|document| paragraph_rows(document, *at, inserted.len())),
            );
            rows
        }
        Edit::Metadata { document, after, .. } => vec![Row::Metadata(*document, after.clone())],
        Edit::Entry { id, after, .. } => vec![after.clone().map_or(Row::NoEntry(*id), Row::Entry)],
        Edit::Glossaries { after, .. } => vec![Row::Glossaries(after.clone())],
        Edit::Memories { after, .. } => vec![Row::Memories(after.clone())],
        Edit::Segmentation { after, .. } => vec![Row::Segmentation(after.clone())],
        Edit::Alignment { .. } | Edit::AlignedTexts { .. } => vec![Row::Alignment(project.alignment.clone())],
        Edit::Beads { .. } => project.alignment.iter().map(|it| Row::Beads(Arc::clone(it))).collect(),
        Edit::Consent { after, .. } => vec![Row::Consent(after.clone())],
    }
}

/// A cut moves the places of all segments behind it in the paragraph; `count` of them stand at `at` now.
fn paragraph_rows(document: &Document, at: usize, count: usize) -> Vec<Row> {
    let paragraph = |index| document.segments.get(index).map(|segment: &Segment| segment.paragraph);
    let last = at + count.saturating_sub(1);
    let (Some(first), Some(last)) = (paragraph(at), paragraph(last)) else { return Vec::new() };
    let start = document.segments.partition_point(|segment| segment.paragraph < first);
    let end = document.segments.partition_point(|segment| segment.paragraph <= last);
    (start..end).filter_map(|index| segment_row(document, index)).collect()
}

fn segment_row(document: &Document, index: usize) -> Option<Row> {
    let segment = document.segments.get(index)?;
    let start = document.segments.partition_point(|other| other.paragraph < segment.paragraph);
    let (place, segment) = (index - start, Box::new(segment.clone()));
    Some(Row::Segment { document: document.id, place, segment })
}
