//! The keys that move the caret.

use super::super::geometry::Position;
use super::super::layout::Layout;
use super::super::words::{next_word_end, previous_word_start};
use super::Editor;
use crate::text::{Selection, graphemes, last_grapheme, slice};

/// Where a key moves the caret. Left and right are those of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme to the left; from a selection, to its left end.
    Left,
    /// One grapheme to the right; from a selection, to its right end.
    Right,
    /// One grapheme towards the start of the text; from a selection, to its start.
    Back,
    /// One grapheme towards the end of the text; from a selection, to its end.
    Forward,
    /// A word to the left: in Arabic text, to the end of the next word.
    WordLeft,
    /// A word to the right: in Arabic text, to the start of the word before.
    WordRight,
    /// To the row above, at the same distance from the side.
    Up,
    /// To the row below.
    Down,
    /// To the start of the row.
    RowStart,
    /// To the end of the row.
    RowEnd,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

impl Editor {
    /// Moves the caret; `extend` keeps the anchor. While an input method composes, the keys are its own and nothing moves.
    pub fn move_caret(&mut self, layout: &Layout, motion: Motion, extend: bool) {
        if self.preedit.is_some() {
            return;
        }
        let from = self.position();
        let goal = self.goal_x.unwrap_or_else(|| layout.caret(from).x);
        let to = match motion {
            Motion::Left | Motion::Right => self.sideways(layout, motion, extend),
            Motion::Back | Motion::Forward => self.along(motion, extend),
            Motion::WordLeft | Motion::WordRight => self.word(layout, motion == Motion::WordRight),
            Motion::Up | Motion::Down => layout.vertical(from, goal, motion == Motion::Down),
            Motion::RowStart => layout.row_start(from),
            Motion::RowEnd => layout.row_end(from),
            Motion::TextStart => Position::after(0),
            Motion::TextEnd => Position::before(self.text.len()),
        };
        self.go(to, extend);
        self.goal_x = matches!(motion, Motion::Up | Motion::Down).then_some(goal);
    }

    fn sideways(&self, layout: &Layout, motion: Motion, extend: bool) -> Position {
        let right = motion == Motion::Right;
        if extend || self.selection.is_empty() {
            return layout.visual_step(self.position(), right);
        }
        let range = self.selection.range();
        let (start, end) = (Position::after(range.start), Position::before(range.end));
        let (a, b) = (layout.caret(start), layout.caret(end));
        let start_is_left = if a.row == b.row { a.x <= b.x } else { !layout.direction.is_rtl() };
        if start_is_left == right { end } else { start }
    }

    /// A step in the order in which the text is read.
    fn along(&self, motion: Motion, extend: bool) -> Position {
        let forward = motion == Motion::Forward;
        let Selection { caret, .. } = self.selection;
        let range = self.selection.range();
        if !extend && !range.is_empty() {
            return if forward { Position::before(range.end) } else { Position::after(range.start) };
        }
        let masked = self.words_text();
        if forward {
            let step = graphemes(slice(&masked, caret..masked.len())).next().map_or(0, |part| part.len());
            Position::before(self.with_whole_tags(caret..caret + step).end)
        } else {
            let step = last_grapheme(slice(&masked, 0..caret)).len();
            Position::after(self.with_whole_tags(caret - step..caret).start)
        }
    }

    fn word(&self, layout: &Layout, right: bool) -> Position {
        let (text, caret) = (self.words_text(), self.selection.caret);
        if right == layout.direction.is_rtl() {
            Position::after(previous_word_start(&text, caret))
        } else {
            Position::before(next_word_end(&text, caret))
        }
    }
}
