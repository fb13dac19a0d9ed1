//! The form of an edit in the history of a project file: JSON whose names stay while the model's may change.
//!
//! Fields that are at their default are left out. An edit of a kind that is not known here was written by a newer version.

use serde::{Deserialize, Serialize};

use std::sync::Arc;

use super::alignment_mirror::{
    StoredAlignment, StoredBead, StoredText, beads_of, stored, stored_texts, texts_of,
};
use super::document_mirror::{StoredDocument, StoredSegment, StoredStatus};
use super::entry_mirror::{OldEntry, StoredEntry};
use super::memory_rows::{memories, stored_memories};
use super::metadata_mirror::StoredMetadata;
use super::words::Word;
use crate::model::{Attached, DocumentId, Edit, EntryId, SegmentId, Segmentation};
use crate::text::{Language, Selection, TextChange};

/// No text of a project is longer; larger offsets are damage, and adding to them could overflow.
const MAX_OFFSET: usize = u32::MAX as usize;

/// The JSON is not that of an edit that this version knows.
#[derive(Debug)]
pub(super) struct UnknownEdit;

/// The JSON of an edit.
pub(super) fn to_json(edit: &Edit) -> serde_json::Result<String> {
    serde_json::to_string(&StoredEdit::from(edit))
}

/// The edit of its JSON. `old` are the languages of the glossary entries that version 1 wrote.
pub(super) fn from_json(json: &str, old: &(Language, Language)) -> Result<Edit, UnknownEdit> {
    match serde_json::from_str(json).ok().ok_or(UnknownEdit)? {
        StoredEdit::Entry { id, before, after } => Ok(Edit::Entry {
            id: EntryId(id),
            before: before.map(|entry| entry.named(id, old)).transpose()?.map(Arc::new),
            after: after.map(|entry| entry.named(id, old)).transpose()?.map(Arc::new),
        }),
        stored => stored.try_into(),
    }
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
enum StoredEdit {
    AddDocument {
        document: StoredDocument,
    },
    RemoveDocument {
        document: StoredDocument,
    },
    Text {
        segment: u64,
        side: String,
        at: usize,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        removed: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        inserted: String,
        /// Anchor and caret before the change.
        before: (usize, usize),
        /// Anchor and caret after it.
        after: (usize, usize),
    },
    Status {
        segment: u64,
        before: StoredStatus,
        after: StoredStatus,
    },
    Note {
        segment: u64,
        before: String,
        after: String,
    },
    Segments {
        document: u64,
        at: usize,
        removed: Vec<StoredSegment>,
        inserted: Vec<StoredSegment>,
    },
    Metadata {
        document: u64,
        before: StoredMetadata,
        after: StoredMetadata,
    },
    /// As version 1 wrote it.
    Entry {
        id: u64,
        before: Option<OldEntry>,
        after: Option<OldEntry>,
    },
    Concept {
        id: u64,
        before: Option<Box<StoredEntry>>,
        after: Option<Box<StoredEntry>>,
    },
    /// Paths, and whether they are read only.
    Glossaries {
        before: Vec<(String, bool)>,
        after: Vec<(String, bool)>,
    },
    /// Paths, whether they are read only, and whether they are written to.
    Memories {
        before: Vec<(String, bool, bool)>,
        after: Vec<(String, bool, bool)>,
    },
    /// The name of the file and its text.
    Segmentation {
        before: Option<(String, String)>,
        after: Option<(String, String)>,
    },
    Alignment {
        before: Option<Box<StoredAlignment>>,
        after: Option<Box<StoredAlignment>>,
    },
    Beads {
        at: usize,
        removed: Vec<StoredBead>,
        inserted: Vec<StoredBead>,
    },
    AlignedTexts {
        side: String,
        at: usize,
        removed: Vec<StoredText>,
        inserted: Vec<StoredText>,
    },
    Consent {
        before: Option<String>,
        after: Option<String>,
    },
}

impl From<&Edit> for StoredEdit {
    fn from(edit: &Edit) -> Self {
        match edit {
            Edit::AddDocument(document) => Self::AddDocument { document: (&**document).into() },
            Edit::RemoveDocument(document) => Self::RemoveDocument { document: (&**document).into() },
            Edit::Text { segment, side, change } => Self::Text {
                segment: segment.0,
                side: side.word().to_owned(),
                at: change.at,
                removed: change.removed.clone(),
                inserted: change.inserted.clone(),
                before: (change.before.anchor, change.before.caret),
                after: (change.after.anchor, change.after.caret),
            },
            Edit::Status { segment, before, after } => {
                Self::Status { segment: segment.0, before: before.into(), after: after.into() }
            }
            Edit::Note { segment, before, after } => {
                Self::Note { segment: segment.0, before: before.clone(), after: after.clone() }
            }
            Edit::Segments { document, at, removed, inserted } => Self::Segments {
                document: document.0,
                at: *at,
                removed: removed.iter().map(Into::into).collect(),
                inserted: inserted.iter().map(Into::into).collect(),
            },
            Edit::Metadata { document, before, after } => {
                Self::Metadata { document: document.0, before: (&**before).into(), after: (&**after).into() }
            }
            Edit::Entry { id, before, after } => {
                let stored =
                    |entry: &Option<Arc<_>>| entry.as_deref().map(|entry| Box::new(StoredEntry::from(entry)));
                Self::Concept { id: id.0, before: stored(before), after: stored(after) }
            }
            Edit::Glossaries { before, after } => {
                Self::Glossaries { before: stored_attached(before), after: stored_attached(after) }
            }
            Edit::Memories { before, after } => {
                Self::Memories { before: stored_memories(before), after: stored_memories(after) }
            }
            Edit::Segmentation { before, after } => Self::Segmentation {
                before: before.as_deref().map(stored_rules),
                after: after.as_deref().map(stored_rules),
            },
            Edit::Alignment { before, after } => {
                let stored =
                    |it: &Option<Arc<_>>| it.as_deref().map(|it| Box::new(StoredAlignment::from(it)));
                Self::Alignment { before: stored(before), after: stored(after) }
            }
            Edit::Beads { at, removed, inserted } => {
                Self::Beads { at: *at, removed: stored(removed), inserted: stored(inserted) }
            }
            Edit::AlignedTexts { side, at, removed, inserted } => Self::AlignedTexts {
                side: side.word().to_owned(),
                at: *at,
                removed: stored_texts(removed),
                inserted: stored_texts(inserted),
            },
            Edit::Consent { before, after } => Self::Consent { before: before.clone(), after: after.clone() },
        }
    }
}

impl TryFrom<StoredEdit> for Edit {
    type Error = UnknownEdit;

    fn try_from(stored: StoredEdit) -> Result<Self, UnknownEdit> {
        Ok(match stored {
            StoredEdit::AddDocument { document } => Self::AddDocument(Box::new(document.try_into()?)),
            StoredEdit::RemoveDocument { document } => Self::RemoveDocument(Box::new(document.try_into()?)),
            StoredEdit::Text { segment, side, at, removed, inserted, before, after } => {
                let change = TextChange {
                    at: offset(at)?,
                    removed,
                    inserted,
                    before: pair(before)?,
                    after: pair(after)?,
                };
                Self::Text { segment: SegmentId(segment), side: known(&side)?, change }
            }
            StoredEdit::Status { segment, before, after } => Self::Status {
                segment: SegmentId(segment),
                before: before.try_into()?,
                after: after.try_into()?,
            },
            StoredEdit::Note { segment, before, after } => {
                Self::Note { segment: SegmentId(segment), before, after }
            }
            StoredEdit::Segments { document, at, removed, inserted } => Self::Segments {
                document: DocumentId(document),
                at: offset(at)?,
                removed: all(removed)?,
                inserted: all(inserted)?,
            },
            StoredEdit::Metadata { document, before, after } => Self::Metadata {
                document: DocumentId(document),
                before: Box::new(before.into()),
                after: Box::new(after.into()),
            },
            // It needs its languages, which `from_json` knows.
            StoredEdit::Entry { .. } => return Err(UnknownEdit),
            StoredEdit::Concept { id, before, after } => Self::Entry {
                id: EntryId(id),
                before: before.map(|entry| entry.named(id)).transpose()?.map(Arc::new),
                after: after.map(|entry| entry.named(id)).transpose()?.map(Arc::new),
            },
            StoredEdit::Glossaries { before, after } => {
                Self::Glossaries { before: attached(before), after: attached(after) }
            }
            StoredEdit::Memories { before, after } => {
                Self::Memories { before: memories(before), after: memories(after) }
            }
            StoredEdit::Segmentation { before, after } => {
                Self::Segmentation { before: before.map(rules), after: after.map(rules) }
            }
            StoredEdit::Alignment { before, after } => {
                let alignment = |it: Option<Box<StoredAlignment>>| it.map(|it| Arc::new((*it).into()));
                Self::Alignment { before: alignment(before), after: alignment(after) }
            }
            StoredEdit::Beads { at, removed, inserted } => {
                Self::Beads { at: offset(at)?, removed: beads_of(removed), inserted: beads_of(inserted) }
            }
            StoredEdit::AlignedTexts { side, at, removed, inserted } => Self::AlignedTexts {
                side: known(&side)?,
                at: offset(at)?,
                removed: texts_of(removed),
                inserted: texts_of(inserted),
            },
            StoredEdit::Consent { before, after } => Self::Consent { before, after },
        })
    }
}

fn stored_rules(rules: &Segmentation) -> (String, String) {
    (rules.name.clone(), rules.rules.clone())
}

fn rules((name, rules): (String, String)) -> Arc<Segmentation> {
    Arc::new(Segmentation { name, rules })
}

fn stored_attached(attached: &[Attached]) -> Vec<(String, bool)> {
    attached.iter().map(|glossary| (glossary.path.clone(), glossary.read_only)).collect()
}

fn attached(stored: Vec<(String, bool)>) -> Vec<Attached> {
    stored.into_iter().map(|(path, read_only)| Attached { path, read_only }).collect()
}

pub(super) fn all<A, B: TryFrom<A, Error = UnknownEdit>>(items: Vec<A>) -> Result<Vec<B>, UnknownEdit> {
    items.into_iter().map(TryInto::try_into).collect()
}

pub(super) fn known<T: Word>(word: &str) -> Result<T, UnknownEdit> {
    T::from_word(word).ok_or(UnknownEdit)
}

pub(super) fn offset(at: usize) -> Result<usize, UnknownEdit> {
    if at <= MAX_OFFSET { Ok(at) } else { Err(UnknownEdit) }
}

fn pair((anchor, caret): (usize, usize)) -> Result<Selection, UnknownEdit> {
    Ok(Selection { anchor: offset(anchor)?, caret: offset(caret)? })
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use crate::model::{Entry, Side, State, Status, TermStatus};

    fn languages() -> (Language, Language) {
        (Language::new("ar"), Language::new("fr"))
    }

    #[test]
    fn every_edit_reads_back_as_it_was() {
        let edits = samples::edits();
        let mut kinds: Vec<_> = edits.iter().map(std::mem::discriminant).collect();
        kinds.dedup();
        assert_eq!(kinds.len(), 15, "the samples hold each variant");
        for edit in edits.iter().flat_map(|edit| [edit.clone(), edit.inverse()]) {
            assert_eq!(from_json(&to_json(&edit).unwrap(), &languages()).unwrap(), edit);
        }
    }

    #[test]
    fn the_names_in_the_file_stay() {
        let change = TextChange::between("ab", "aXb");
        let edit = Edit::Text { segment: SegmentId(7), side: Side::Target, change };
        let json = r#"{"edit":"text","segment":7,"side":"target","at":1,"inserted":"X","before":[2,2],"after":[2,2]}"#;
        assert_eq!(to_json(&edit).unwrap(), json);
        let status = Status { state: State::Confirmed, in_memory: true, ..Status::default() };
        let edit = Edit::Status { segment: SegmentId(7), before: Status::default(), after: status };
        let json = r#"{"edit":"status","segment":7,"before":{"state":"not_started"},"after":{"state":"confirmed","in_memory":true}}"#;
        assert_eq!(to_json(&edit).unwrap(), json);
    }

    #[test]
    fn an_entry_of_version_1_gets_the_languages_of_its_project() {
        let json = r#"{"edit":"entry","id":5,"before":null,"after":{"source":"قطار","target":"train","status":"forbidden","variants":["قطارات"],"note":"n"}}"#;
        let (ar, fr) = languages();
        let mut entry = Entry::of_pair(EntryId(5), (&ar, "قطار"), (&fr, "train"));
        entry.note = "n".into();
        entry.terms[0].variants = vec!["قطارات".into()];
        entry.terms[1].status = TermStatus::Forbidden;
        let edit = Edit::Entry { id: EntryId(5), before: None, after: Some(Arc::new(entry)) };
        assert_eq!(from_json(json, &languages()).unwrap(), edit);
    }

    #[test]
    fn strange_edits_are_unknown() {
        for json in [
            "",
            "{}",
            r#"{"edit":"teleport","segment":7}"#,
            r#"{"edit":"note","segment":-1,"before":"","after":""}"#,
            r#"{"edit":"status","segment":7,"before":{"state":"dreamt"},"after":{"state":"draft"}}"#,
            r#"{"edit":"text","segment":7,"side":"target","at":18446744073709551615,"before":[0,0],"after":[0,0]}"#,
        ] {
            assert!(from_json(json, &languages()).is_err(), "{json}");
        }
    }
}
