//! What is done to the signs of a text that are no letters: tags, invisible marks, and its direction.

use crate::app::Workspace;
use crate::model::{Edit, GroupKind, Side, Status};
use crate::text::{Direction, Selection, TagTable, TextChange, slice};
use crate::typeset::without_stray_marks;

impl Workspace {
    /// Gives a text of the active segment the other direction; a second time, that of its language again.
    pub(super) fn turn_direction(&mut self, side: Side) {
        let Some(segment) = self.active() else { return };
        let Some(document) = self.open.as_ref().and_then(|open| open.document()) else { return };
        let language = match side {
            Side::Source => document.source.direction(),
            Side::Target => document.target.direction(),
        };
        let mut status = segment.status.clone();
        let (direction, name) = match side {
            Side::Source => (&mut status.source_direction, "source"),
            Side::Target => (&mut status.target_direction, "translation"),
        };
        *direction = if direction.is_some() { None } else { Some(language.opposite()) };
        let words = match direction.unwrap_or(language) {
            Direction::Ltr => "left to right",
            Direction::Rtl => "right to left",
        };
        let said = format!("The {name} of this segment runs {words}");
        if self.set_direction(&segment.status, status) {
            self.said = said;
        }
    }

    fn set_direction(&mut self, before: &Status, after: Status) -> bool {
        let Some(segment) = self.active() else { return false };
        let edit = Edit::Status { segment: segment.id, before: before.clone(), after };
        self.apply(GroupKind::State, vec![edit])
    }

    /// Inserts what is missing next; a pair goes around the selection.
    pub(super) fn insert_tag(&mut self, selection: Selection) {
        let Some(segment) = self.active() else { return };
        let tags = self.open.as_ref().and_then(|open| open.document()).map(|it| it.tags(&segment).clone());
        let tags = tags.unwrap_or_else(|| TagTable::NONE.clone());
        let missing = tags.next_missing(&segment.source, &segment.target);
        let written =
            |number: usize| missing.get(number).map_or("", |tag| slice(&segment.source, tag.range.clone()));
        if missing.is_empty() {
            let none = tags.spans(&segment.source).is_empty();
            let said = if none { "This segment has no tags" } else { "No tag of the source is missing" };
            said.clone_into(&mut self.said);
            return;
        }
        let Some(selected) = segment.target.get(selection.range()) else { return };
        let inserted = [written(0), selected, written(1)].concat();
        // The caret goes between the two, where what they mark is to be typed, or behind them where it is there.
        let inside = if missing.len() > 1 && selected.is_empty() { written(0).len() } else { inserted.len() };
        let change = TextChange {
            at: selection.range().start,
            removed: selected.to_owned(),
            after: Selection::caret(selection.range().start + inside),
            before: selection,
            inserted,
        };
        self.change_target(&segment, change, segment.status.origin);
    }

    /// Puts a character where the caret is, as it is.
    pub(super) fn insert_character(&mut self, character: char, selection: Selection) {
        let Some(segment) = self.active() else { return };
        let Some(selected) = segment.target.get(selection.range()) else { return };
        let at = selection.range().start;
        let change = TextChange {
            at,
            removed: selected.to_owned(),
            inserted: character.to_string(),
            before: selection,
            after: Selection::caret(at + character.len_utf8()),
        };
        self.change_target(&segment, change, segment.status.origin);
    }

    /// Takes out of the active translation what is not seen and does nothing.
    pub(super) fn strip_marks(&mut self) {
        let Some(segment) = self.active() else { return };
        let Some(document) = self.open.as_ref().and_then(|open| open.document()) else { return };
        let (_, direction) = document.directions(&segment);
        let clean = without_stray_marks(&segment.target, direction);
        let gone = segment.target.chars().count() - clean.chars().count();
        if gone == 0 {
            "The translation has no stray invisible marks".clone_into(&mut self.said);
            return;
        }
        let marks = if gone == 1 { "1 invisible mark".to_owned() } else { format!("{gone} invisible marks") };
        let change = TextChange::between(&segment.target, &clean);
        if self.change_target(&segment, change, segment.status.origin) {
            self.said = format!("Removed {marks}");
        }
    }
}
