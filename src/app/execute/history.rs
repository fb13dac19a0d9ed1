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
        let Some(group) = self.next_group(true).filter(|group| !empties(group)) else {
            "Nothing more to undo".clone_into(&mut self.said);
            return;
        };
        let mut done = self.step(&inverse(&group), true, format!("Undone: {}", words(group.kind)));
        let mut last = group;
        while done && let Some(next) = self.next_group(true).filter(|next| are_one(&last, next)) {
            done = self.step(&inverse(&next), true, format!("Undone: {}", words(next.kind)));
            last = next;
        }
    }

    /// Does the last undone group again.
    pub(super) fn redo(&mut self) {
        self.pass_over_consent(false);
        let Some(group) = self.next_group(false) else {
            "Nothing to do again".clone_into(&mut self.said);
            return;
        };
        let mut done = self.step(&group.edits, false, format!("Done again: {}", words(group.kind)));
        let mut last = group;
        while done && let Some(next) = self.next_group(false).filter(|next| are_one(&last, next)) {
            done = self.step(&next.edits, false, format!("Done again: {}", words(next.kind)));
            last = next;
        }
    }

    fn next_group(&self, undo: bool) -> Option<Group> {
        let history = &self.open.as_ref()?.history;
        if undo { history.to_undo().cloned() } else { history.to_redo().cloned() }
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

    /// Whether it was done.
    fn step(&mut self, edits: &[Edit], undo: bool, said: String) -> bool {
        if !self.may_write() {
            return false;
        }
        let Some(open) = self.open.as_mut() else { return false };
        if let Err(notice) = apply_all(&mut open.project, edits) {
            self.notify(Notice { hint: "The history stays as it is".to_owned(), ..notice });
            return false;
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
        if edits.iter().any(|edit| matches!(edit, Edit::Memories { .. })) {
            self.sync_memories();
        }
        self.remember(edits, undo);
        true
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

/// No batch of a pre-translation comes later behind another, in milliseconds: an engine is not waited for so long.
const BATCHES_APART: i64 = 15 * 60 * 1000;

/// Whether two groups that follow each other are batches of one pre-translation by a machine.
fn are_one(one: &Group, other: &Group) -> bool {
    let both = one.kind == GroupKind::Machine && other.kind == GroupKind::Machine;
    both && (one.at - other.at).abs() <= BATCHES_APART
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
        GroupKind::Review => "taking in the review",
        GroupKind::Segmentation => "the segmentation rules",
        GroupKind::Metadata => "title, byline, date or link",
        GroupKind::Alignment => "a change of the alignment",
        GroupKind::Memories => "a change of the list of memories",
        GroupKind::PreTranslate => "pre-translating",
        GroupKind::Consent => "the consent to send segments",
        GroupKind::Machine => "the pre-translation",
    }
}
