//! The one way in which a command changes the project: all of its edits or none, into the history and to the writer.

use crate::app::clock::now_ms;
use crate::app::notice::NoticeAction;
use crate::app::workspace::Open;
use crate::app::{Notice, Workspace};
use crate::model::{Edit, GroupKind, Project, Segment, Step, rows_of};
use crate::store::{Access, Change, SourceBytes};
use crate::text::TagTable;

impl Workspace {
    /// Applies `edits` as one group; false where one does not fit, and then nothing has changed.
    pub(super) fn apply(&mut self, kind: GroupKind, edits: Vec<Edit>) -> bool {
        self.apply_with_source(kind, edits, None)
    }

    /// The same, with the bytes of an article that is new.
    pub(super) fn apply_with_source(
        &mut self,
        kind: GroupKind,
        edits: Vec<Edit>,
        source: Option<SourceBytes>,
    ) -> bool {
        if edits.is_empty() || !self.may_write() {
            return false;
        }
        let Some(open) = self.open.as_mut() else { return false };
        if let Err(notice) = apply_all(&mut open.project, &edits) {
            self.notify(notice);
            return false;
        }
        open.refresh(&edits);
        let rows = rows_of(&open.project, &edits);
        let lists = edits.iter().any(|edit| matches!(edit, Edit::Glossaries { .. }));
        let memories = edits.iter().any(|edit| matches!(edit, Edit::Memories { .. }));
        let done = edits.clone();
        let step = open.history.push(kind, edits, now_ms());
        open.write(Change { step, rows, source }, !kind.grows());
        if lists {
            self.sync_glossaries();
        }
        if memories {
            self.sync_memories();
        }
        self.remember(&done, false);
        true
    }

    /// Whether the open project may be changed; says why not.
    pub(super) fn may_write(&mut self) -> bool {
        let Some(open) = &self.open else { return false };
        if open.access == Access::Write {
            return true;
        }
        let notice = Notice::error("This project can only be read here", "To work on it, save a copy");
        self.notify(notice.with_action(NoticeAction::SaveCopy));
        false
    }
}

impl Open {
    /// Brings what is derived up to date after `edits` were applied.
    pub(super) fn refresh(&mut self, edits: &[Edit]) {
        let mut recount = false;
        let mut entries = Vec::new();
        self.study.stale |= edits
            .iter()
            .any(|edit| !matches!(edit, Edit::Note { .. } | Edit::Metadata { .. } | Edit::Consent { .. }));
        for edit in edits {
            match edit {
                // The terms looked for are those of the article's languages.
                Edit::AddDocument(_) | Edit::RemoveDocument(_) => {
                    recount = true;
                    self.lookups.reindex();
                }
                Edit::Segments { inserted, .. } if is_of_several(inserted) => {
                    recount = true;
                    self.lookups.reindex();
                }
                Edit::Segments { removed, inserted, .. } => {
                    let document = self.project.documents.first();
                    let tags = document.zip(inserted.first()).map(|(document, it)| document.tags(it));
                    self.lookups.recut(removed, inserted, tags.unwrap_or(TagTable::NONE));
                }
                Edit::Entry { id, .. } => entries.push(*id),
                Edit::Glossaries { .. } => self.lookups.reindex(),
                Edit::Status { segment, before, .. } => {
                    if let Some(segment) = self.project.segment(*segment) {
                        let tags = self.project.documents.first().map(|it| it.tags(segment));
                        self.lookups.moved(segment, tags.unwrap_or(TagTable::NONE), before.state);
                    }
                }
                Edit::Alignment { .. } | Edit::Beads { .. } | Edit::AlignedTexts { .. } => {
                    self.alignment_changed(edit);
                }
                Edit::Text { .. }
                | Edit::Note { .. }
                | Edit::Metadata { .. }
                | Edit::Segmentation { .. }
                | Edit::Memories { .. }
                | Edit::Consent { .. } => {}
            }
        }
        self.matches.follow(&self.project, edits);
        self.lookups.entries_changed(0, &self.project.glossary, &entries);
        if recount {
            let progress = self.document().map(crate::assist::Progress::of).unwrap_or_default();
            self.lookups.counted(progress);
        }
        let count = self.document().map_or(0, |document| document.segments.len());
        self.active = self.active.min(count.saturating_sub(1));
    }

    /// Hands a change to the writer.
    pub(super) fn write(&mut self, change: Change, urgent: bool) {
        if let Some(writer) = &mut self.writer {
            writer.write(change, urgent);
        }
    }

    /// Hands an undo or redo of `edits` to the writer.
    pub(super) fn write_step(&mut self, step: Step, edits: &[Edit]) {
        let rows = rows_of(&self.project, edits);
        self.write(Change { step, rows, source: None }, true);
    }
}

/// Whether segments are of more than one paragraph, each of which has tags of its own.
fn is_of_several(segments: &[Segment]) -> bool {
    segments.first().map(|it| it.paragraph) != segments.last().map(|it| it.paragraph)
}

/// Applies all edits, or takes back those that were applied and says why.
pub(super) fn apply_all(project: &mut Project, edits: &[Edit]) -> Result<(), Notice> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match project.apply(edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                for inverse in inverses.iter().rev() {
                    // The inverse of an edit that was just applied fits.
                    project.apply(inverse).ok();
                }
                return Err(Notice::error(format!("That could not be done: {error}"), "Try it once more"));
            }
        }
    }
    Ok(())
}
