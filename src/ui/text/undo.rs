//! The undo of a plain field: a small stack of its changes. Texts of a project have the project's history instead.

use crate::text::TextChange;

const LIMIT: usize = 100;

/// What was done and what was taken back, each as (was typed, change).
#[derive(Clone, Debug, Default)]
pub(super) struct Undo {
    done: Vec<(bool, TextChange)>,
    undone: Vec<(bool, TextChange)>,
}

impl Undo {
    /// Takes in a change; typing goes on in the change before until a space begins a new word.
    pub(super) fn push(&mut self, change: TextChange) {
        self.undone.clear();
        let typed = change.removed.is_empty() && change.inserted.chars().count() == 1;
        let joins = typed && !change.inserted.starts_with(char::is_whitespace);
        let last = self.done.pop();
        let joined = last.as_ref().filter(|(was_typed, _)| joins && *was_typed);
        if let Some(whole) = joined.and_then(|(_, last)| last.then(&change)) {
            self.done.push((true, whole));
            return;
        }
        self.done.extend(last);
        self.done.push((typed, change));
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
    }

    /// The change that takes the last one back.
    pub(super) fn undo(&mut self) -> Option<TextChange> {
        let step = self.done.pop()?;
        let inverse = step.1.inverse();
        self.undone.push(step);
        Some(inverse)
    }

    /// The change that does again what was taken back last.
    pub(super) fn redo(&mut self) -> Option<TextChange> {
        let step = self.undone.pop()?;
        let again = step.1.clone();
        self.done.push(step);
        Some(again)
    }

    /// Forgets everything, as when the field gets another text.
    pub(super) fn clear(&mut self) {
        self.done.clear();
        self.undone.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Editor;

    #[test]
    fn undo_goes_word_by_word_and_redo_comes_back() {
        let (mut undo, mut editor) = (Undo::default(), Editor::new(""));
        for c in ["ق", "ا", "ل", " ", "ل", "ي"] {
            undo.push(editor.insert(c).unwrap());
        }
        let mut text = editor.text().to_owned();
        let mut step = |undo: &mut Undo, back: bool| {
            let change = if back { undo.undo() } else { undo.redo() };
            text = change.map_or_else(|| text.clone(), |change| change.apply(&text).unwrap());
            text.clone()
        };
        assert_eq!(step(&mut undo, true), "قال");
        assert_eq!(step(&mut undo, true), "");
        assert_eq!(step(&mut undo, true), "");
        assert_eq!(step(&mut undo, false), "قال");
        assert_eq!(step(&mut undo, false), "قال لي");
    }
}
