//! The editor: a working copy of a text, its selection, and what an input method is composing.
//!
//! It keeps no undo: every operation on the text returns its `TextChange`, which the caller makes an edit of. Motions on
//! screen take the layout of `display_text`, set anew after every change.
//! - `change`: typing and deleting;
//! - `motion`: the keys that move the caret;
//! - `pointer`: clicks and drags;
//! - `preedit`: text that is being composed;
//! - `tags`: inline tags, each of which is one unit.

mod change;
mod motion;
mod pointer;
mod preedit;
mod tags;
#[cfg(test)]
mod tests;

pub use motion::Motion;

use std::ops::Range;

use super::geometry::{Affinity, Position};
use crate::text::{Selection, TagTable, floor_boundary, slice};
use pointer::Held;
use preedit::Preedit;

/// An editor of one text.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    text: String,
    selection: Selection,
    affinity: Affinity,
    /// Where up and down aim, from the first of several such motions on.
    goal_x: Option<f32>,
    preedit: Option<Preedit>,
    held: Option<Held>,
    tags: TagTable,
}

impl Editor {
    /// An editor with the caret at the end of `text`.
    pub fn new(text: &str) -> Self {
        let mut editor = Self::default();
        editor.load(text, Selection::caret(text.len()));
        editor
    }

    /// Takes another text, as after an undo; what was being composed is dropped.
    pub fn load(&mut self, text: &str, selection: Selection) {
        text.clone_into(&mut self.text);
        self.preedit = None;
        self.held = None;
        self.select(selection);
    }

    /// The text, without what is being composed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The selection in the text.
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// The selected text; empty without a selection.
    pub fn selected_text(&self) -> &str {
        slice(&self.text, self.selection.range())
    }

    /// Sets the selection; offsets that are no character boundaries, or inside a tag, move to the one before.
    pub fn select(&mut self, selection: Selection) {
        let clamp = |at: usize| {
            let at = floor_boundary(&self.text, at.min(self.text.len()));
            self.tag_at(at).map_or(at, |tag| tag.start)
        };
        self.selection = Selection { anchor: clamp(selection.anchor), caret: clamp(selection.caret) };
        self.affinity =
            if self.selection.caret == self.text.len() { Affinity::Before } else { Affinity::After };
        self.goal_x = None;
    }

    /// Selects the whole text.
    pub fn select_all(&mut self) {
        self.select(Selection { anchor: 0, caret: self.text.len() });
    }

    /// Where the caret is in the text.
    fn position(&self) -> Position {
        Position { index: self.selection.caret, affinity: self.affinity }
    }

    /// Moves the caret, and the anchor with it unless the selection is to be extended.
    fn go(&mut self, to: Position, extend: bool) {
        let goal = self.goal_x;
        let anchor = if extend { self.selection.anchor } else { to.index };
        self.select(Selection { anchor, caret: to.index });
        self.affinity = to.affinity;
        self.goal_x = goal;
    }

    /// The paragraph around an offset, without its line end.
    fn paragraph(&self, index: usize) -> Range<usize> {
        let start = slice(&self.text, 0..index).rfind('\n').map_or(0, |at| at + 1);
        let end =
            slice(&self.text, index..self.text.len()).find('\n').map_or(self.text.len(), |at| index + at);
        start..end
    }
}
