//! Ghost text: what may be typed next, in grey behind the caret, taken a word at a time.
//!
//! It is shown while one types at the end of a line, or where nothing is written yet; not while something is selected or
//! composed, and only where it moves no text and fits below what is there. It is never part of the text.

use std::ops::Range;
use std::rc::Rc;

use super::pane::{PaneSpec, TextPane, Turn};
use super::typesetter::Typesetter;
use crate::app::Completion;
use crate::text::slice;
use crate::typeset::{Layout, Position};

/// The ghost text of a pane, and whether it is wanted.
#[derive(Clone, Debug, Default)]
pub(super) struct Ghost {
    /// What is on screen.
    shown: Option<Shown>,
    /// Whether something was typed since the text was loaded and the caret moved.
    typing: bool,
    /// The word, by its start, for which it was put away.
    dismissed: Option<usize>,
}

#[derive(Clone, Debug)]
struct Shown {
    /// The caret, where it stands.
    at: usize,
    completion: Completion,
}

impl Ghost {
    /// What is shown; empty where nothing is.
    pub(super) fn text(&self) -> &str {
        self.shown.as_ref().map_or("", |shown| &shown.completion.text)
    }

    /// Its bytes in the text that is painted.
    pub(super) fn range(&self) -> Option<Range<usize>> {
        self.shown.as_ref().map(|shown| shown.at..shown.at + shown.completion.text.len())
    }

    /// The place on screen of a byte offset of the text.
    pub(super) fn moved(&self, index: usize) -> usize {
        self.range().filter(|range| index > range.start).map_or(index, |range| index + range.len())
    }

    /// The text was replaced: nothing was typed in the new one.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Takes the first word of what is shown; whether there was one.
pub(super) fn take_word(turn: &mut Turn<'_, '_>) -> bool {
    let caret = turn.pane.editor.selection();
    let Some(shown) = turn.pane.ghost.shown.take() else { return false };
    if shown.at != caret.caret || !caret.is_empty() {
        return false;
    }
    let word = shown.completion.word().to_owned();
    turn.insert(&word);
    let text = slice(&shown.completion.text, word.len()..shown.completion.text.len()).to_owned();
    let rest = Completion { text, kind: shown.completion.kind };
    turn.pane.ghost.shown =
        (!rest.text.is_empty()).then_some(Shown { at: shown.at + word.len(), completion: rest });
    true
}

/// Puts away what is shown, until another word is typed.
pub(super) fn dismiss(turn: &mut Turn<'_, '_>) {
    if turn.pane.ghost.shown.take().is_some() {
        turn.pane.ghost.dismissed = Some(word_start(turn.pane));
    }
}

/// Brings it where it is not shown by itself: after the caret was moved, or after it was put away.
pub(super) fn call(turn: &mut Turn<'_, '_>) {
    turn.pane.ghost.typing = true;
    turn.pane.ghost.dismissed = None;
}

/// After the events of a frame: what is to be shown, and its layout with the text; none where nothing is.
pub(super) fn follow(
    pane: &mut TextPane,
    typesetter: &mut Typesetter,
    spec: &PaneSpec<'_>,
    (changed, moved, focused): (bool, bool, bool),
) -> Option<Rc<Layout>> {
    pane.ghost.typing = (pane.ghost.typing || changed) && !moved;
    pane.ghost.shown = None;
    if !focused || !wanted(pane) {
        return None;
    }
    let (at, text) = (pane.editor.selection().caret, pane.editor.masked_text());
    let (before, after) = (slice(&text, 0..at), slice(&text, at..text.len()));
    let line = after.split('\n').next().unwrap_or_default();
    let completion = spec.completer?.complete(before, line)?;
    let (layout, fitting) = fit(typesetter, spec, (before, after), &completion)?;
    pane.ghost.shown = Some(Shown { at, completion: Completion { text: fitting, ..completion } });
    Some(layout)
}

fn wanted(pane: &TextPane) -> bool {
    let editor = &pane.editor;
    let free = editor.selection().is_empty() && editor.preedit_range().is_none();
    free && (pane.ghost.typing || editor.text().is_empty())
        && pane.ghost.dismissed.is_none_or(|at| at != word_start(pane))
}

/// Where the word at the caret begins, behind the last blank.
fn word_start(pane: &TextPane) -> usize {
    let before = slice(pane.text(), 0..pane.editor.selection().caret);
    before.rfind(char::is_whitespace).map_or(0, |at| at + 1)
}

/// The layout with as much of the completion as there is room for, and that part of it; none where not even its first word
/// stands beside the caret.
fn fit(
    typesetter: &mut Typesetter,
    spec: &PaneSpec<'_>,
    (before, after): (&str, &str),
    completion: &Completion,
) -> Option<(Rc<Layout>, String)> {
    let set = |typesetter: &mut Typesetter, ghost: &str| {
        let text = [before, ghost, after].concat();
        typesetter.layout(&text, &spec.style, spec.direction, spec.rect.width())
    };
    let caret_row = |layout: &Layout| layout.caret(Position::before(before.len())).row;
    let plain = set(typesetter, "");
    let room = spec.rect.height().max(plain.height) + 0.5;
    let mut ghost = completion.text.as_str();
    let mut layout = set(typesetter, ghost);
    if layout.height > room {
        let rows = layout.rows.iter().take_while(|row| row.top + row.height <= room);
        let end = rows.last().map_or(0, |row| row.range.end).saturating_sub(before.len());
        ghost = slice(ghost, 0..crate::text::floor_boundary(ghost, end.min(ghost.len()))).trim_end();
        layout = set(typesetter, ghost);
    }
    let fits = layout.height <= room && ghost.len() >= completion.word().len();
    (fits && caret_row(&layout) == caret_row(&plain)).then(|| (layout, ghost.to_owned()))
}
