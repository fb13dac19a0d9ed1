//! One change of a text and its inverse, with the selection before and after.

use super::slice;

/// A selection in a text: byte offsets on character boundaries; empty where both are equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where the selection began.
    pub anchor: usize,
    /// Where the caret is.
    pub caret: usize,
}

impl Selection {
    /// A caret without a selection.
    pub fn caret(at: usize) -> Self {
        Self { anchor: at, caret: at }
    }

    /// The selected bytes in logical order.
    pub fn range(self) -> std::ops::Range<usize> {
        self.anchor.min(self.caret)..self.anchor.max(self.caret)
    }

    /// Whether nothing is selected.
    pub fn is_empty(self) -> bool {
        self.anchor == self.caret
    }
}

/// At the byte `at`, `removed` is replaced by `inserted`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// The byte offset of the change, before it.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
    /// The selection before the change.
    pub before: Selection,
    /// The selection after it.
    pub after: Selection,
}

/// The text is not the one that the change was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch;

impl TextChange {
    /// The change that turns `old` into `new`, as short as it can be; the caret goes behind what was inserted.
    pub fn between(old: &str, new: &str) -> Self {
        let at = old.floor_char_boundary(common(old.bytes(), new.bytes()));
        let (rest_old, rest_new) = (slice(old, at..old.len()), slice(new, at..new.len()));
        let tail = common(rest_old.bytes().rev(), rest_new.bytes().rev());
        let tail = rest_old.len() - rest_old.ceil_char_boundary(rest_old.len() - tail);
        let inserted = slice(rest_new, 0..rest_new.len() - tail).to_owned();
        Self {
            at,
            removed: slice(rest_old, 0..rest_old.len() - tail).to_owned(),
            before: Selection::caret(old.len()),
            after: Selection::caret(at + inserted.len()),
            inserted,
        }
    }

    /// The text after the change.
    pub fn apply(&self, text: &str) -> Result<String, Mismatch> {
        let end = self.at + self.removed.len();
        if text.get(self.at..end) != Some(self.removed.as_str()) {
            return Err(Mismatch);
        }
        let mut out = text.to_owned();
        out.replace_range(self.at..end, &self.inserted);
        Ok(out)
    }

    /// This change and the `next` one as one; none where they do not touch.
    pub fn then(&self, next: &Self) -> Option<Self> {
        let end = self.at + self.inserted.len();
        let next_end = next.at + next.removed.len();
        if next.at > end || next_end < self.at || next.before != self.after {
            return None;
        }
        let (gone, kept) = (next.removed.as_str(), self.inserted.as_str());
        let removed_before = slice(gone, 0..self.at.saturating_sub(next.at));
        let removed_behind = slice(gone, end.saturating_sub(next.at).min(gone.len())..gone.len());
        let kept_before = slice(kept, 0..next.at.saturating_sub(self.at));
        let kept_behind = slice(kept, next_end.saturating_sub(self.at).min(kept.len())..kept.len());
        Some(Self {
            at: self.at.min(next.at),
            removed: [removed_before, &self.removed, removed_behind].concat(),
            inserted: [kept_before, &next.inserted, kept_behind].concat(),
            before: self.before,
            after: next.after,
        })
    }

    /// The change that takes this one back.
    pub fn inverse(&self) -> Self {
        Self {
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
            before: self.after,
            after: self.before,
        }
    }
}

fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_restores_the_text() {
        for (old, new) in
            [("", "سلام"), ("سلام", "سلم"), ("abc", "abcabc"), ("ab", "ba"), ("ثب", "تب"), ("aa", "a")]
        {
            let change = TextChange::between(old, new);
            assert_eq!(change.apply(old).as_deref(), Ok(new));
            assert_eq!(change.inverse().apply(new).as_deref(), Ok(old));
        }
    }

    #[test]
    fn two_changes_that_touch_become_one() {
        let texts = ["", "س", "سل", "سلا", "سل", "xسل", "xسy", "z"];
        let (mut text, mut whole): (String, Option<TextChange>) = (String::new(), None);
        for new in texts {
            let mut change = TextChange::between(&text, new);
            change.before = whole.as_ref().map_or(change.before, |w| w.after);
            whole = Some(match whole {
                Some(first) => first.then(&change).unwrap(),
                None => change,
            });
            new.clone_into(&mut text);
            let whole = whole.as_ref().unwrap();
            assert_eq!(whole.apply("").as_deref(), Ok(new));
            assert_eq!(whole.inverse().apply(new).as_deref(), Ok(""));
        }
    }

    #[test]
    fn changes_apart_stay_apart() {
        let first = TextChange::between("ab cd", "aXb cd");
        let mut second = TextChange::between("aXb cd", "aXb cdY");
        second.before = first.after;
        assert_eq!(first.then(&second), None);
    }

    #[test]
    fn a_change_of_another_text_is_refused() {
        let change = TextChange { at: 1, removed: "b".into(), ..TextChange::between("", "") };
        assert_eq!(change.apply("ac"), Err(Mismatch));
        assert_eq!(change.apply("ب"), Err(Mismatch));
    }
}
