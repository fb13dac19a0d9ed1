//! Undo and redo over the project's one history.

use super::apply::apply_all;
use crate::app::{Notice, Workspace};
use crate::model::{Edit, Group, GroupKind};
use crate::store::Access;

impl Workspace {
    /// Takes back the last group. The opening of the article itself is not taken back: a held-down Ctrl+Z ends at the
    /// untouched article.
    pub(super) fn undo(&mut self) {
        self.pass_over_consent(true);
        let Some(open) = self.open.as_ref() else { return };
        match open.history.to_undo() {
            Some(group) if !empties(group) => {
                let (words, edits) = (words(group.kind), inverse(group));
                self.step(&edits, true, format!("Undone: {words}"));
            }
            _ => "Nothing more to undo".clone_into(&mut self.said),
        }
    }

    /// Does the last undone group again.
    pub(super) fn redo(&mut self) {
        self.pass_over_consent(false);
        let Some(open) = self.open.as_ref() else { return };
        match open.history.to_redo() {
            Some(group) => {
                let (words, edits) = (words(group.kind), group.edits.clone());
                self.step(&edits, false, format!("Done again: {words}"));
            }
            None => "Nothing to do again".clone_into(&mut self.said),
        }
    }

    /// What may be sent is decided by the user alone, never by a held-down key: the history moves on, the consent stays.
    fn pass_over_consent(&mut self, undo: bool) {
        let Some(open) = self.open.as_mut().filter(|open| open.access == Access::Write) else { return };
        loop {
            let next = if undo { open.history.to_undo() } else { open.history.to_redo() };
            if next.is_none_or(|group| group.kind != GroupKind::Consent) {
                return;
            }
            let step = if undo { open.history.undo() } else { open.history.redo() };
            if let Some(step) = step {
                open.write_step(step, &[]);
            }
        }
    }

    fn step(&mut self, edits: &[Edit], undo: bool, said: String) {
        if !self.may_write() {
            return;
        }
        let Some(open) = self.open.as_mut() else { return };
        if let Err(notice) = apply_all(&mut open.project, edits) {
            self.notify(Notice { hint: "The history stays as it is".to_owned(), ..notice });
            return;
        }
        open.refresh(edits);
        let step = if undo { open.history.undo() } else { open.history.redo() };
        if let Some(step) = step {
            open.write_step(step, edits);
        }
        open.look_at(edits);
        self.said = said;
        if edits.iter().any(|edit| matches!(edit, Edit::Glossaries { .. })) {
            self.sync_glossaries();
        }
    }
}

impl crate::app::Open {
    /// Makes the segment that was changed the active one, and brings its caret back.
    fn look_at(&mut self, edits: &[Edit]) {
        let Some(segment) = edits.iter().find_map(Edit::segment) else { return };
        if let Some(index) = self.document().and_then(|document| document.index_of(segment)) {
            self.active = index;
        }
        let caret = edits.iter().rev().find_map(|edit| match edit {
            Edit::Text { segment, change, .. } => Some((*segment, change.after)),
            _ => None,
        });
        self.jump = caret.or(self.jump);
    }
}

fn inverse(group: &Group) -> Vec<Edit> {
    group.edits.iter().rev().map(Edit::inverse).collect()
}

/// Whether taking the group back would leave a project without an article.
fn empties(group: &Group) -> bool {
    let removes = group.edits.iter().any(|edit| matches!(edit, Edit::RemoveDocument(_)));
    group.edits.iter().any(|edit| matches!(edit, Edit::AddDocument(_))) && !removes
}

fn words(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Import => "reading the article",
        GroupKind::Typing => "typing",
        GroupKind::State => "a change of state",
        GroupKind::Insert => "an insertion",
        GroupKind::Shape => "a split or merge",
        GroupKind::Glossary => "a change of the glossary",
        GroupKind::Note => "a note",
        GroupKind::Languages => "the languages",
        GroupKind::Segmentation => "the segmentation rules",
        GroupKind::Metadata => "title, byline, date or link",
        GroupKind::Alignment => "a change of the alignment",
        GroupKind::Consent => "the consent to send segments",
    }
}
