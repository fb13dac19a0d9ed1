//! The project's own memory: a view of its confirmed segments that belong to it.

use super::memory::Memory;
use crate::app::memory::unit_of_segment;
use crate::model::{Document, Edit, Project, SegmentId, TranslationUnit};
use crate::text::TagTable;

/// The unit of the segment at `index`; none where it does not belong to the memory.
fn unit_of(document: &Document, index: usize) -> Option<TranslationUnit> {
    let segment = document.segments.get(index)?;
    let remembered = segment.status.in_memory && segment.status.state.is_done();
    (remembered && !segment.target.trim().is_empty()).then(|| unit_of_segment(document, segment))
}

/// Fills the memory anew.
pub(super) fn fill(memory: &Memory, project: &Project) {
    for document in &project.documents {
        for unit in (0..document.segments.len()).filter_map(|index| unit_of(document, index)) {
            memory.put(unit);
        }
    }
}

/// Brings the memory up to date after `edits` were applied; whether anything in it has changed.
pub(super) fn follow(memory: &Memory, project: &Project, edits: &[Edit]) -> bool {
    let mut changed = false;
    for edit in edits {
        match edit {
            Edit::Text { segment, .. } | Edit::Status { segment, .. } | Edit::Note { segment, .. } => {
                changed |= refresh(memory, project, *segment);
            }
            Edit::Segments { removed, inserted, .. } => {
                for segment in removed {
                    changed |= memory.remove(segment.id.0);
                }
                for segment in inserted {
                    changed |= refresh(memory, project, segment.id);
                }
            }
            Edit::RemoveDocument(document) => {
                for segment in &document.segments {
                    changed |= memory.remove(segment.id.0);
                }
            }
            Edit::AddDocument(document) => {
                for segment in &document.segments {
                    changed |= refresh(memory, project, segment.id);
                }
            }
            _ => {}
        }
    }
    changed
}

/// Puts or takes out the unit of a segment, as it is now.
fn refresh(memory: &Memory, project: &Project, id: SegmentId) -> bool {
    let place = project.documents.iter().find_map(|document| Some((document, document.index_of(id)?)));
    let unit = place.and_then(|(document, index)| unit_of(document, index));
    match (unit, memory.unit(id.0)) {
        (Some(unit), Some(known)) if *known == unit => false,
        (Some(unit), _) => {
            memory.put(unit);
            true
        }
        (None, Some(_)) => memory.remove(id.0),
        (None, None) => false,
    }
}

/// The plain source of the neighbour at `index`, as a unit's context has it.
pub(super) fn neighbour(document: &Document, index: Option<usize>) -> String {
    let segment = index.and_then(|index| document.segments.get(index));
    let tags = segment.map_or(TagTable::NONE, |segment| document.tags(segment));
    segment.map_or_else(String::new, |segment| tags.without(&segment.source).into_owned())
}
