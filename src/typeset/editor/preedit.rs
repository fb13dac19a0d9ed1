//! Text that an input method is composing: shown in place of the selection, not yet part of the text.

use std::borrow::Cow;
use std::ops::Range;

use super::super::geometry::Position;
use super::Editor;
use crate::text::{TextChange, byte_of_char, clean};

/// What is being composed; `active` are the bytes of it that the input method points out.
#[derive(Clone, Debug)]
pub(super) struct Preedit {
    text: String,
    active: Range<usize>,
}

impl Editor {
    /// Shows what is being composed; `active` is the part that the input method points out, in code points, the caret at its
    /// end. An empty text ends composing and leaves the text as it was.
    pub fn set_preedit(&mut self, text: &str, active: Option<Range<usize>>) {
        let text = clean(text).into_owned();
        let active = active.map_or(text.len()..text.len(), |range| {
            let end = byte_of_char(&text, range.end);
            byte_of_char(&text, range.start).min(end)..end
        });
        self.preedit = (!text.is_empty()).then_some(Preedit { text, active });
        self.goal_x = None;
    }

    /// Ends composing with its result, which replaces the selection.
    pub fn commit(&mut self, text: &str) -> Option<TextChange> {
        self.preedit = None;
        self.insert(text)
    }

    /// The text to set: with what is being composed in place of the selection.
    pub fn display_text(&self) -> Cow<'_, str> {
        let Some(preedit) = &self.preedit else { return Cow::Borrowed(&self.text) };
        let mut text = self.text.clone();
        text.replace_range(self.selection.range(), &preedit.text);
        Cow::Owned(text)
    }

    /// The caret in the display text.
    pub fn caret(&self) -> Position {
        match &self.preedit {
            Some(preedit) => Position::before(self.selection.range().start + preedit.active.end),
            None => self.position(),
        }
    }

    /// What to paint as selected, in the display text.
    pub fn display_selection(&self) -> Range<usize> {
        let range = self.selection.range();
        match &self.preedit {
            Some(preedit) => range.start + preedit.active.start..range.start + preedit.active.end,
            None => range,
        }
    }

    /// What to underline as being composed, in the display text.
    pub fn preedit_range(&self) -> Option<Range<usize>> {
        let start = self.selection.range().start;
        self.preedit.as_ref().map(|preedit| start..start + preedit.text.len())
    }

    /// The place in the display text of a byte offset of the text; one in the selection is at the start of what is composed.
    pub fn display_index(&self, index: usize) -> usize {
        let range = self.selection.range();
        match &self.preedit {
            Some(preedit) if index >= range.end => index - range.len() + preedit.text.len(),
            Some(_) => index.min(range.start),
            None => index,
        }
    }

    /// The position in the text of one in the display text; one in what is composed is at the start of the selection.
    pub(super) fn text_position(&self, shown: Position) -> Position {
        let Some(preedit) = &self.preedit else { return shown };
        let range = self.selection.range();
        let end = range.start + preedit.text.len();
        let index =
            if shown.index >= end { shown.index - end + range.end } else { shown.index.min(range.start) };
        Position { index, ..shown }
    }
}
