//! Typing and deleting; each operation gives its invertible change, or none where nothing changed.

use std::ops::Range;

use super::super::geometry::Affinity;
use super::super::layout::Layout;
use super::super::words::{next_word_end, previous_word_start};
use super::Editor;
use crate::text::{Selection, TextChange, clean, graphemes, last_grapheme, slice};

impl Editor {
    /// Replaces the selection by what is typed or pasted, without the characters that break layout.
    pub fn insert(&mut self, text: &str) -> Option<TextChange> {
        let text = clean(text);
        if text.is_empty() {
            return None;
        }
        let range = self.selection.range();
        let caret = range.start + text.len();
        self.replace(range, &text, Selection::caret(caret), Affinity::Before)
    }

    /// Deletes the selection, or else one character before the caret: a vowel mark alone, an emoji as a whole.
    pub fn backspace(&mut self) -> Option<TextChange> {
        let caret = self.selection.caret;
        let start = caret - last_unit(slice(&self.text, 0..caret)).len();
        self.delete_between(start, caret)
    }

    /// Deletes the selection, or else the grapheme after the caret: a letter with its marks.
    pub fn delete(&mut self) -> Option<TextChange> {
        let caret = self.selection.caret;
        let next = graphemes(slice(&self.text, caret..self.text.len())).next();
        self.delete_between(caret, caret + next.map_or(0, |grapheme| grapheme.end))
    }

    /// Deletes the selection, or else back to the start of a word.
    pub fn delete_word_back(&mut self) -> Option<TextChange> {
        let caret = self.selection.caret;
        self.delete_between(previous_word_start(&self.words_text(), caret), caret)
    }

    /// Deletes the selection, or else forward to the end of a word.
    pub fn delete_word_forward(&mut self) -> Option<TextChange> {
        let caret = self.selection.caret;
        self.delete_between(caret, next_word_end(&self.words_text(), caret))
    }

    /// Deletes the selection, or else back to the start of the row on screen.
    pub fn delete_to_row_start(&mut self, layout: &Layout) -> Option<TextChange> {
        self.delete_between(layout.row_start(self.position()).index, self.selection.caret)
    }

    /// Deletes the selection, or else forward to the end of the row on screen.
    pub fn delete_to_row_end(&mut self, layout: &Layout) -> Option<TextChange> {
        self.delete_between(self.selection.caret, layout.row_end(self.position()).index)
    }

    /// Replaces the `takes` bytes before the caret, as when a quotation mark of the language takes the place of a typed one.
    pub fn replace_before(&mut self, takes: usize, text: &str) -> Option<TextChange> {
        let caret = self.selection.caret;
        let start = caret.checked_sub(takes)?;
        self.replace(start..caret, text, Selection::caret(start + text.len()), Affinity::Before)
    }

    /// Moves the selected text to a byte offset outside of it, or copies it there, and selects it at its new place.
    pub fn drop_selection(&mut self, at: usize, copy: bool) -> Option<TextChange> {
        let range = self.selection.range();
        let inside = range.start <= at && at <= range.end;
        if range.is_empty() || (inside && !copy) || !self.text.is_char_boundary(at) {
            return None;
        }
        let moved = slice(&self.text, range.clone()).to_owned();
        if copy {
            let after = Selection { anchor: at, caret: at + moved.len() };
            return self.replace(at..at, &moved, after, Affinity::Before);
        }
        let (whole, inserted, start) = if at < range.start {
            let between = slice(&self.text, at..range.start);
            (at..range.end, [&moved, between].concat(), at)
        } else {
            let between = slice(&self.text, range.end..at);
            (range.start..at, [between, &moved].concat(), at - moved.len())
        };
        let after = Selection { anchor: start, caret: start + moved.len() };
        self.replace(whole, &inserted, after, Affinity::Before)
    }

    /// Deletes the selection; `removed` of the change is for the clipboard.
    pub fn cut(&mut self) -> Option<TextChange> {
        let caret = self.selection.caret;
        self.delete_between(caret, caret)
    }

    /// Deletes characters around the selection, as an input method asks for; counted in code points. It stops at tags.
    pub fn delete_surrounding(&mut self, before: usize, after: usize) -> Option<TextChange> {
        let range = self.selection.range();
        let chars = |text: &str, back: bool| -> usize {
            if back {
                text.chars().rev().take(before).map(char::len_utf8).sum()
            } else {
                text.chars().take(after).map(char::len_utf8).sum()
            }
        };
        let (low, high) = self.between_tags(&range);
        let start = range.start - chars(slice(&self.text, low..range.start), true);
        let end = range.end + chars(slice(&self.text, range.end..high), false);
        let shift = range.start - start;
        let Selection { anchor, caret } = self.selection;
        let kept = slice(&self.text, range).to_owned();
        self.replace(
            start..end,
            &kept,
            Selection { anchor: anchor - shift, caret: caret - shift },
            Affinity::Before,
        )
    }

    /// Deletes the selection if there is one, or else from `start` to `end`.
    fn delete_between(&mut self, start: usize, end: usize) -> Option<TextChange> {
        let selected = !self.selection.is_empty();
        let range =
            if selected { self.selection.range() } else { self.with_whole_tags(start..end.max(start)) };
        let affinity = if range.start == self.selection.caret { self.affinity } else { Affinity::Before };
        self.replace(range.clone(), "", Selection::caret(range.start), affinity)
    }

    fn replace(
        &mut self,
        range: Range<usize>,
        inserted: &str,
        after: Selection,
        affinity: Affinity,
    ) -> Option<TextChange> {
        let removed = self.text.get(range.clone())?.to_owned();
        if removed.is_empty() && inserted.is_empty() {
            return None;
        }
        let before = self.selection;
        self.text.replace_range(range.clone(), inserted);
        self.select(after);
        self.affinity = affinity;
        let inserted = inserted.to_owned();
        (removed != inserted).then_some(TextChange { at: range.start, removed, inserted, before, after })
    }
}

/// What Backspace takes from the end of a text.
fn last_unit(text: &str) -> &str {
    let grapheme = last_grapheme(text);
    let is_picture = |c: char| c >= '\u{2190}' && !c.is_alphanumeric();
    if grapheme.chars().next().is_some_and(is_picture) {
        return grapheme;
    }
    let last = grapheme.chars().next_back().map_or(0, char::len_utf8);
    slice(text, text.len() - last..text.len())
}
