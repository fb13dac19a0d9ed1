//! The project's one history: groups of edits that are undone together; it survives a restart.

use super::{Edit, SegmentId};

/// Typing joins into one group until the hands rest this long, in milliseconds.
const PAUSE_MS: i64 = 1000;

/// Names a group; counts up from 1 over the life of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub u64);

/// What a group was, for the words of undo and redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// An article was opened.
    Import,
    /// Typing in one segment.
    Typing,
    /// A segment was confirmed, reopened, locked.
    State,
    /// A text was inserted, copied or cleared by a command.
    Insert,
    /// Segments were split or merged.
    Shape,
    /// The glossary was changed.
    Glossary,
    /// A note was written.
    Note,
    /// The languages of the article were changed.
    Languages,
    /// Other rules for cutting paragraphs were taken.
    Segmentation,
    /// Title, byline, date or link of the article were changed.
    Metadata,
    /// An article and its translation were aligned, or the alignment was changed.
    Alignment,
    /// Memory files were attached, taken off or put in another order.
    Memories,
    /// A review was taken in.
    Review,
    /// Segments were filled from memories.
    PreTranslate,
    /// It was allowed or forbidden to send segments.
    Consent,
    /// A machine has translated empty segments of the document.
    Machine,
}

impl GroupKind {
    /// Whether such a group takes in what follows without a pause, and may wait a moment for it before it is written.
    pub fn grows(self) -> bool {
        matches!(self, Self::Typing | Self::Note)
    }
}

/// Edits that are done and undone together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its number.
    pub id: GroupId,
    /// What it was.
    pub kind: GroupKind,
    /// When it was last added to, in milliseconds since 1970.
    pub at: i64,
    /// The edits in the order in which they were applied.
    pub edits: Vec<Edit>,
}

impl Group {
    /// The segment that the eye should go to.
    pub fn segment(&self) -> Option<SegmentId> {
        self.edits.iter().find_map(Edit::segment)
    }
}

/// One step of the history as the project file keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A group was done, or the open group has grown: it replaces the one of the same number.
    Do(Group),
    /// A group was taken back.
    Undo(GroupId),
    /// A group was done again.
    Redo(GroupId),
}

/// What can be undone and redone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Group>,
    undone: Vec<Group>,
    last: u64,
    open: bool,
}

impl History {
    /// Rebuilds the stacks from the steps of a project file, in their order.
    pub fn replay(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut history = Self::default();
        for step in steps {
            match step {
                Step::Do(group) => {
                    history.last = history.last.max(group.id.0);
                    history.undone.clear();
                    history.done.push(group);
                }
                Step::Undo(_) => history.undone.extend(history.done.pop()),
                Step::Redo(_) => history.done.extend(history.undone.pop()),
            }
        }
        history
    }

    /// Takes edits that were applied, and gives the step to write. Typing grows the open group where it goes on in one segment.
    pub fn push(&mut self, kind: GroupKind, edits: Vec<Edit>, now_ms: i64) -> Step {
        self.undone.clear();
        if kind.grows() && self.open && self.grow(kind, &edits, now_ms) {
            return self.step();
        }
        self.last += 1;
        self.open = kind.grows();
        self.done.push(Group { id: GroupId(self.last), kind, at: now_ms, edits });
        self.step()
    }

    /// Ends the open group: the caret jumped, or the segment was left.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// The group that undo would take back.
    pub fn to_undo(&self) -> Option<&Group> {
        self.done.last()
    }

    /// The group that redo would do again.
    pub fn to_redo(&self) -> Option<&Group> {
        self.undone.last()
    }

    /// The highest number that a segment, document or entry of any group has, so that none is given twice.
    pub fn highest_id(&self) -> u64 {
        let groups = self.done.iter().chain(&self.undone);
        groups.flat_map(|group| &group.edits).map(Edit::highest_id).max().unwrap_or(0)
    }

    /// Moves the last group to those undone, after its inverse was applied.
    pub fn undo(&mut self) -> Option<Step> {
        self.open = false;
        let group = self.done.pop()?;
        let step = Step::Undo(group.id);
        self.undone.push(group);
        Some(step)
    }

    /// Moves the last undone group back, after it was applied again.
    pub fn redo(&mut self) -> Option<Step> {
        let group = self.undone.pop()?;
        let step = Step::Redo(group.id);
        self.done.push(group);
        Some(step)
    }

    fn step(&self) -> Step {
        match self.done.last() {
            Some(group) => Step::Do(group.clone()),
            None => Step::Undo(GroupId(self.last)),
        }
    }

    fn grow(&mut self, kind: GroupKind, edits: &[Edit], now_ms: i64) -> bool {
        let Some(group) = self.done.last_mut() else { return false };
        if group.kind != kind || now_ms - group.at > PAUSE_MS {
            return false;
        }
        let mut joined = group.edits.clone();
        if !edits.iter().all(|edit| join(&mut joined, edit)) {
            return false;
        }
        group.edits = joined;
        group.at = now_ms;
        true
    }
}

/// Joins one more edit of typing into those of the open group; false where it does not belong there.
///
/// A group of typing has one edit of the text and at most one of the status: they touch different things, so that each can
/// take in the next of its kind whatever came between.
fn join(edits: &mut Vec<Edit>, next: &Edit) -> bool {
    if edits.iter().any(|edit| edit.segment() != next.segment()) {
        return false;
    }
    match next {
        Edit::Text { side: next_side, change: next, .. } => {
            let text = edits.iter_mut().find_map(|edit| match edit {
                Edit::Text { side, change, .. } if side == next_side => Some(change),
                _ => None,
            });
            let Some(text) = text else { return false };
            let Some(both) = text.then(next) else { return false };
            *text = both;
        }
        Edit::Status { after: next_after, .. } => {
            let status = edits.iter_mut().find_map(|edit| match edit {
                Edit::Status { after, .. } => Some(after),
                _ => None,
            });
            match status {
                Some(after) => after.clone_from(next_after),
                None => edits.push(next.clone()),
            }
        }
        Edit::Note { after: next_after, .. } => {
            let note = edits.iter_mut().find_map(|edit| match edit {
                Edit::Note { after, .. } => Some(after),
                _ => None,
            });
            let Some(after) = note else { return false };
            after.clone_from(next_after);
        }
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Side, State, Status};
    use crate::text::{Selection, TextChange};

    fn typed(segment: u64, at: usize, text: &str) -> Edit {
        let change = TextChange {
            at,
            removed: String::new(),
            inserted: text.to_owned(),
            before: Selection::caret(at),
            after: Selection::caret(at + text.len()),
        };
        Edit::Text { segment: SegmentId(segment), side: Side::Target, change }
    }

    fn draft(from: State, to: State) -> Edit {
        let status = |state| Status { state, ..Status::default() };
        Edit::Status { segment: SegmentId(1), before: status(from), after: status(to) }
    }

    #[test]
    fn typing_joins_with_its_change_of_state_until_a_pause() {
        let mut history = History::default();
        history.push(GroupKind::Typing, vec![draft(State::NotStarted, State::Draft), typed(1, 0, "a")], 0);
        history.push(GroupKind::Typing, vec![typed(1, 1, "b")], 900);
        history.push(GroupKind::Typing, vec![draft(State::Draft, State::NotStarted), typed(1, 2, "c")], 1800);
        let group = history.to_undo().unwrap();
        assert_eq!(group.edits, [draft(State::NotStarted, State::NotStarted), typed(1, 0, "abc")]);
        history.push(GroupKind::Typing, vec![typed(1, 3, "d")], 3000);
        assert_eq!(history.to_undo().unwrap().edits, [typed(1, 3, "d")]);
    }

    #[test]
    fn a_jump_another_segment_or_a_command_begins_a_new_group() {
        let mut history = History::default();
        history.push(GroupKind::Typing, vec![typed(1, 0, "a")], 0);
        history.push(GroupKind::Typing, vec![typed(2, 0, "b")], 1);
        history.close();
        history.push(GroupKind::Typing, vec![typed(2, 1, "c")], 2);
        history.push(GroupKind::Insert, vec![typed(2, 2, "d")], 3);
        history.push(GroupKind::Typing, vec![typed(2, 3, "e")], 4);
        let mut groups = 0;
        while history.undo().is_some() {
            groups += 1;
        }
        assert_eq!(groups, 5);
    }

    #[test]
    fn a_note_is_one_step_while_it_is_written() {
        let mut history = History::default();
        let note = |before: &str, after: &str| Edit::Note {
            segment: SegmentId(1),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        history.push(GroupKind::Note, vec![note("", "a")], 0);
        history.push(GroupKind::Note, vec![note("a", "ab")], 500);
        assert_eq!(history.to_undo().unwrap().edits, [note("", "ab")]);
    }

    #[test]
    fn replaying_the_steps_gives_the_same_stacks() {
        let mut history = History::default();
        let mut steps = vec![history.push(GroupKind::Insert, vec![typed(1, 0, "a")], 0)];
        steps.push(history.push(GroupKind::Insert, vec![typed(1, 1, "b")], 1));
        steps.extend(history.undo());
        steps.push(history.push(GroupKind::Insert, vec![typed(1, 1, "c")], 2));
        steps.extend(history.undo());
        steps.extend(history.redo());
        steps.extend(history.undo());
        let again = History::replay(steps);
        assert_eq!(again.to_undo(), history.to_undo());
        assert_eq!(again.to_redo(), history.to_redo());
    }
}
