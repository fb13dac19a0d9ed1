//! The project, and the one way to change it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Alignment, Attached, AttachedMemory, Document, Edit, EditError, Entry, EntryId, Segment, SegmentId,
    Segmentation, Side,
};

/// A translator's project: one or more articles and their glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// The articles, in order.
    pub documents: Vec<Document>,
    /// The project's own glossary.
    pub glossary: BTreeMap<EntryId, Arc<Entry>>,
    /// The shared glossaries that it uses too, the one that counts most first.
    pub attached: Vec<Attached>,
    /// The memory files that it uses, the one that counts most first.
    pub memories: Vec<AttachedMemory>,
    /// The rules by which its paragraphs are cut; none for the built-in ones.
    pub segmentation: Option<Arc<Segmentation>>,
    /// The alignment with a translation that exists, while it is worked on.
    pub alignment: Option<Arc<Alignment>>,
    /// The schemes and hosts that segments may be sent to, such as `http://localhost:5000`, a space between; none while nothing
    /// may leave the machine.
    pub consent: Option<String>,
}

impl Project {
    /// Applies an edit and returns the one that takes it back; an edit that does not fit changes nothing.
    pub fn apply(&mut self, edit: &Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::AddDocument(document) => self.add_document(document)?,
            Edit::RemoveDocument(document) => {
                let at = self.documents.iter().position(|d| d.id == document.id).ok_or(EditError::Missing)?;
                self.documents.remove(at);
            }
            Edit::Text { segment, side, change } => {
                let segment = self.segment_mut(*segment).ok_or(EditError::Missing)?;
                let (text, revision) = match side {
                    Side::Source => (&mut segment.source, &mut segment.source_revision),
                    Side::Target => (&mut segment.target, &mut segment.target_revision),
                };
                *text = change.apply(text).ok().ok_or(EditError::Stale)?;
                *revision += 1;
            }
            Edit::Status { segment, before, after } => {
                let segment = self.segment_mut(*segment).ok_or(EditError::Missing)?;
                replace(&mut segment.status, before, after)?;
            }
            Edit::Note { segment, before, after } => {
                let segment = self.segment_mut(*segment).ok_or(EditError::Missing)?;
                replace(&mut segment.note, before, after)?;
            }
            Edit::Segments { document, at, removed, inserted } => {
                let document =
                    self.documents.iter_mut().find(|d| d.id == *document).ok_or(EditError::Missing)?;
                replace_segments(&mut document.segments, *at, removed, inserted)?;
            }
            Edit::Metadata { document, before, after } => {
                let document =
                    self.documents.iter_mut().find(|d| d.id == *document).ok_or(EditError::Missing)?;
                replace(&mut document.metadata, before, after)?;
            }
            Edit::Entry { id, before, after } => {
                put_entry(&mut self.glossary, *id, before.as_ref(), after.as_ref())?;
            }
            Edit::Glossaries { before, after } => replace(&mut self.attached, before, after)?,
            Edit::Memories { before, after } => replace(&mut self.memories, before, after)?,
            Edit::Segmentation { before, after } => replace(&mut self.segmentation, before, after)?,
            Edit::Alignment { before, after } => replace(&mut self.alignment, before, after)?,
            Edit::Beads { at, removed, inserted } => {
                let alignment = self.alignment.as_mut().ok_or(EditError::Missing)?;
                splice(&mut Arc::make_mut(alignment).beads, *at, removed, inserted)?;
            }
            Edit::AlignedTexts { side, at, removed, inserted } => {
                let alignment = Arc::make_mut(self.alignment.as_mut().ok_or(EditError::Missing)?);
                let texts = match side {
                    Side::Source => &mut alignment.source,
                    Side::Target => &mut alignment.target,
                };
                splice(texts, *at, removed, inserted)?;
            }
            Edit::Consent { before, after } => replace(&mut self.consent, before, after)?,
        }
        Ok(edit.inverse())
    }

    /// Whether segments may be sent to a scheme and host.
    pub fn allows(&self, origin: &str) -> bool {
        self.consent.as_deref().is_some_and(|consent| consent.split(' ').any(|allowed| allowed == origin))
    }

    /// A segment by its id.
    pub fn segment(&self, id: SegmentId) -> Option<&Segment> {
        self.documents.iter().find_map(|document| document.segments.get(document.index_of(id)?))
    }

    /// The highest number that a segment, document or entry has.
    pub fn highest_id(&self) -> u64 {
        let segments = self.documents.iter().flat_map(|d| d.segments.iter().map(|s| s.id.0));
        let documents = self.documents.iter().map(|d| d.id.0);
        segments.chain(documents).chain(self.glossary.keys().map(|id| id.0)).max().unwrap_or(0)
    }

    fn segment_mut(&mut self, id: SegmentId) -> Option<&mut Segment> {
        self.documents.iter_mut().find_map(|document| {
            let at = document.index_of(id)?;
            document.segments.get_mut(at)
        })
    }

    fn add_document(&mut self, document: &Document) -> Result<(), EditError> {
        if self.documents.iter().any(|d| d.id == document.id) {
            return Err(EditError::Stale);
        }
        self.documents.push(document.clone());
        Ok(())
    }
}

fn put_entry(
    glossary: &mut BTreeMap<EntryId, Arc<Entry>>,
    id: EntryId,
    before: Option<&Arc<Entry>>,
    after: Option<&Arc<Entry>>,
) -> Result<(), EditError> {
    if glossary.get(&id) != before {
        return Err(EditError::Stale);
    }
    match after {
        Some(entry) => glossary.insert(id, Arc::clone(entry)),
        None => glossary.remove(&id),
    };
    Ok(())
}

/// Puts items in the place of others, which must be there.
fn splice<T: PartialEq + Clone>(
    items: &mut Vec<T>,
    at: usize,
    removed: &[T],
    inserted: &[T],
) -> Result<(), EditError> {
    let range = at..at.saturating_add(removed.len());
    if items.get(range.clone()).ok_or(EditError::Missing)? != removed {
        return Err(EditError::Stale);
    }
    items.splice(range, inserted.iter().cloned());
    Ok(())
}

fn replace<T: PartialEq + Clone>(place: &mut T, before: &T, after: &T) -> Result<(), EditError> {
    if place != before {
        return Err(EditError::Stale);
    }
    *place = after.clone();
    Ok(())
}

fn replace_segments(
    segments: &mut Vec<Segment>,
    at: usize,
    removed: &[Segment],
    inserted: &[Segment],
) -> Result<(), EditError> {
    let range = at..at + removed.len();
    let there = segments.get(range.clone()).ok_or(EditError::Missing)?;
    if !there.iter().zip(removed).all(|(a, b)| a.id == b.id && a.source == b.source && a.target == b.target) {
        return Err(EditError::Stale);
    }
    // A half keeps the id of the whole, and must not pass for it where its text was looked up or is edited.
    let newest = there.iter().map(|s| s.source_revision.max(s.target_revision)).max().unwrap_or(0) + 1;
    let renewed = inserted.iter().cloned().map(|mut segment| {
        segment.source_revision = newest;
        segment.target_revision = newest;
        segment
    });
    segments.splice(range, renewed);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Metadata, Status};
    use crate::text::{Language, TextChange};

    fn project() -> Project {
        let segment = Segment::new(SegmentId(2), 0, "", "نص");
        let document = Document {
            id: DocumentId(1),
            name: "a".into(),
            metadata: Metadata::default(),
            source: Language::new("ar"),
            target: Language::new("en"),
            paragraphs: vec![],
            segments: vec![segment],
        };
        let mut project = Project::default();
        project.apply(&Edit::AddDocument(Box::new(document))).unwrap();
        project
    }

    #[test]
    fn the_inverse_of_each_edit_restores_the_project() {
        let before = project();
        let status = Status { locked: true, ..Status::default() };
        let edits = [
            Edit::Note { segment: SegmentId(2), before: String::new(), after: "n".into() },
            Edit::Status { segment: SegmentId(2), before: Status::default(), after: status },
            Edit::Consent { before: None, after: Some("localhost".into()) },
            Edit::Segmentation { before: None, after: Some(Arc::default()) },
            Edit::Metadata {
                document: DocumentId(1),
                before: Box::default(),
                after: Box::new(Metadata { byline: "ليلى".into(), ..Metadata::default() }),
            },
            Edit::Glossaries {
                before: vec![],
                after: vec![Attached { path: "a.mqg".into(), read_only: true }],
            },
            Edit::Memories { before: vec![], after: vec![AttachedMemory::default()] },
        ];
        for edit in edits {
            let mut project = before.clone();
            let inverse = project.apply(&edit).unwrap();
            assert_ne!(project, before);
            project.apply(&inverse).unwrap();
            assert_eq!(project, before);
        }
    }

    #[test]
    fn typing_counts_the_revision_up_and_a_stale_edit_changes_nothing() {
        let mut project = project();
        let change = TextChange::between("", "text");
        let edit = Edit::Text { segment: SegmentId(2), side: Side::Target, change };
        project.apply(&edit).unwrap();
        assert_eq!(project.segment(SegmentId(2)).unwrap().target_revision, 1);
        let stale = Edit::Note { segment: SegmentId(2), before: "other".into(), after: "n".into() };
        assert_eq!(project.apply(&stale), Err(EditError::Stale));
        let missing = Edit::Note { segment: SegmentId(9), before: String::new(), after: "n".into() };
        assert_eq!(project.apply(&missing), Err(EditError::Missing));
    }
}
