//! What is done to segments: typing, confirming, inserting, cutting.

use std::sync::Arc;

use crate::app::clock::now_ms;
use crate::app::{Move, Notice, Severity, Workspace};
use crate::model::{
    Edit, GroupKind, Origin, Segment, SegmentId, ShapeError, Side, State, Status, Suggested, merge_with_next,
    split,
};
use crate::text::{Selection, TextChange, clean, slice};

impl Workspace {
    pub(super) fn take_typing(&mut self, segment: SegmentId, side: Side, change: TextChange) {
        let Some(found) = self.open.as_ref().and_then(|open| open.project.segment(segment)) else { return };
        if found.status.locked {
            self.notify_locked();
            return;
        }
        let status = match side {
            Side::Target => self.status_after_typing(found, &change),
            Side::Source => None,
        };
        let mut edits: Vec<_> = status.into_iter().collect();
        edits.push(Edit::Text { segment, side, change });
        self.apply(GroupKind::Typing, edits);
    }

    pub(super) fn confirm(&mut self, remember: bool) {
        let Some(segment) = self.active() else { return };
        if segment.target.trim().is_empty() && !segment.source.trim().is_empty() {
            let hint = "Type one, or copy the source with Ctrl+Insert";
            self.notify(Notice::new(Severity::Warning, "There is no translation to confirm", hint));
            return;
        }
        let status = Status { state: State::Confirmed, in_memory: remember, ..self.stamped(&segment.status) };
        if segment.status.state != State::Confirmed || segment.status.in_memory != remember {
            self.confirm_as(&segment, status);
        }
        self.go(Move::NextUnconfirmed);
    }

    pub(super) fn toggle_confirmed(&mut self, segment: SegmentId) {
        self.go(Move::To(segment));
        let done = self.active().is_some_and(|segment| segment.status.state.is_done());
        if done { self.unconfirm() } else { self.confirm(true) }
    }

    pub(super) fn unconfirm(&mut self) {
        let Some(segment) = self.active() else { return };
        if !segment.status.state.is_done() {
            "This segment is not confirmed".clone_into(&mut self.said);
            return;
        }
        let state = if segment.target.is_empty() { State::NotStarted } else { State::Draft };
        let status = Status { state, in_memory: false, ..self.stamped(&segment.status) };
        self.set_status(&segment, status);
    }

    pub(super) fn copy_source(&mut self) {
        let Some(segment) = self.active() else { return };
        self.replace_target(&segment.source, "Copied the source");
    }

    /// Fills the active translation with `text`.
    pub(super) fn replace_target(&mut self, text: &str, said: &str) {
        let Some(segment) = self.active() else { return };
        let change = TextChange::between(&segment.target, text);
        if self.change_target(&segment, change, Origin::Typed) {
            said.clone_into(&mut self.said);
        }
    }

    /// Puts `text` where the caret is; spaces are set where a word would run into its neighbour.
    pub(super) fn insert(&mut self, text: &str, selection: Selection) {
        let Some(segment) = self.active() else { return };
        let range = selection.range();
        if segment.target.get(range.clone()).is_none() {
            return;
        }
        let before = slice(&segment.target, 0..range.start).chars().next_back();
        let behind = slice(&segment.target, range.end..segment.target.len()).chars().next();
        let mut inserted = clean(text).into_owned();
        if before.is_some_and(char::is_alphanumeric) {
            inserted.insert(0, ' ');
        }
        if behind.is_some_and(char::is_alphanumeric) {
            inserted.push(' ');
        }
        let after = Selection::caret(range.start + inserted.len());
        let removed = slice(&segment.target, range.clone()).to_owned();
        let change = TextChange { at: range.start, removed, inserted, before: selection, after };
        self.change_target(&segment, change, segment.status.origin);
    }

    /// Applies a change that a command makes to the active translation, and puts the caret behind it; whether it did.
    pub(super) fn change_target(&mut self, segment: &Segment, change: TextChange, origin: Origin) -> bool {
        let suggested = segment.status.suggested.clone().filter(|_| origin == Origin::Machine);
        self.change_target_by(segment, change, origin, suggested)
    }

    /// The same, with what the machine suggested where it comes from one.
    pub(super) fn change_target_by(
        &mut self,
        segment: &Segment,
        change: TextChange,
        origin: Origin,
        suggested: Option<Arc<Suggested>>,
    ) -> bool {
        if segment.status.locked {
            self.notify_locked();
            return false;
        }
        if change.removed == change.inserted {
            return false;
        }
        let after = change.after;
        let empty = change.apply(&segment.target).is_ok_and(|text| text.is_empty());
        let state = if empty { State::NotStarted } else { State::Draft };
        let status = Status { state, in_memory: false, origin, suggested, ..self.stamped(&segment.status) };
        let edits = vec![
            Edit::Text { segment: segment.id, side: Side::Target, change },
            Edit::Status { segment: segment.id, before: segment.status.clone(), after: status },
        ];
        let applied = self.apply(GroupKind::Insert, edits);
        if let Some(open) = self.open.as_mut().filter(|_| applied) {
            open.jump = Some((segment.id, after));
        }
        applied
    }

    pub(super) fn split(&mut self, source_at: usize, target_at: usize) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let second = SegmentId(open.fresh_id());
        let edit = split(document, open.active, (source_at, target_at), second);
        self.shape(edit, "Split the segment");
    }

    pub(super) fn merge(&mut self) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let edit = merge_with_next(document, open.active);
        self.shape(edit, "Merged two segments");
    }

    pub(super) fn toggle_lock(&mut self) {
        let Some(segment) = self.active() else { return };
        let status = Status { locked: !segment.status.locked, ..self.stamped(&segment.status) };
        let said = if status.locked { "Locked" } else { "Unlocked" };
        if self.set_status(&segment, status) {
            said.clone_into(&mut self.said);
        }
    }

    pub(super) fn set_note(&mut self, segment: SegmentId, note: String) {
        let Some(found) = self.open.as_ref().and_then(|open| open.project.segment(segment)) else { return };
        let before = found.note.clone();
        if before != note {
            self.apply(GroupKind::Note, vec![Edit::Note { segment, before, after: note }]);
        }
    }

    /// The active segment as it is now.
    pub(super) fn active(&self) -> Option<Segment> {
        self.open.as_ref()?.active_segment().cloned()
    }

    fn shape(&mut self, edit: Result<Edit, ShapeError>, said: &str) {
        match edit {
            Ok(edit) => {
                if self.apply(GroupKind::Shape, vec![edit]) {
                    said.clone_into(&mut self.said);
                }
            }
            Err(ShapeError::Locked) => self.notify_locked(),
            Err(ShapeError::NothingToSplit) => {
                let hint = "Click into the source where the second part begins";
                self.notify(Notice::new(
                    Severity::Info,
                    "Put the caret where the segment is to be cut",
                    hint,
                ));
            }
            Err(ShapeError::OtherParagraph | ShapeError::Missing) => {
                let hint = "Segments are merged within one paragraph";
                self.notify(Notice::new(Severity::Info, "The paragraph ends here", hint));
            }
        }
    }

    fn notify_locked(&mut self) {
        self.notify(Notice::new(Severity::Info, "This segment is locked", "Ctrl+L unlocks it"));
    }

    /// Confirms a segment and fills its repetitions, which are to be confirmed by the user, as one step.
    fn confirm_as(&mut self, segment: &Segment, after: Status) {
        let mut edits = vec![Edit::Status { segment: segment.id, before: segment.status.clone(), after }];
        let repetitions = self.propagation();
        let filled = repetitions.iter().filter(|edit| matches!(edit, Edit::Status { .. })).count();
        edits.extend(repetitions);
        if self.apply(GroupKind::State, edits) && filled > 0 {
            let them = if filled == 1 { "its repetition" } else { "its repetitions" };
            self.said = format!("Confirmed, and {them} filled: {filled} to look at");
        }
    }

    fn set_status(&mut self, segment: &Segment, after: Status) -> bool {
        let edit = Edit::Status { segment: segment.id, before: segment.status.clone(), after };
        self.apply(GroupKind::State, vec![edit])
    }

    pub(super) fn stamped(&self, status: &Status) -> Status {
        Status { author: self.settings.author.clone(), changed_at: now_ms(), ..status.clone() }
    }

    /// What typing does to the state: what was done or untouched becomes a draft, what is emptied is not started.
    fn status_after_typing(&self, segment: &Segment, change: &TextChange) -> Option<Edit> {
        let empty = segment.target.len() + change.inserted.len() == change.removed.len();
        let state = if empty { State::NotStarted } else { State::Draft };
        if segment.status.state == state {
            return None;
        }
        let origin = if empty { Origin::Typed } else { segment.status.origin };
        let suggested = segment.status.suggested.clone().filter(|_| !empty);
        let after = Status { state, in_memory: false, origin, suggested, ..self.stamped(&segment.status) };
        Some(Edit::Status { segment: segment.id, before: segment.status.clone(), after })
    }
}
