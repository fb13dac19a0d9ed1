//! Shaped paragraphs and words that are kept: a new width or size does not change them, and most words come again.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use super::cells::Kind;

/// A cache of two halves: what was not asked for while the younger half filled up is forgotten.
pub(super) struct Kept<T> {
    young: Half<T>,
    old: Half<T>,
}

struct Half<T> {
    // One map per kind, so that a text is looked up without a copy of it.
    kinds: Vec<(Kind, Texts<T>)>,
    bytes: usize,
}

type Texts<T> = HashMap<Box<str>, Arc<T>>;

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { young: Half::default(), old: Half::default() }
    }
}

impl<T> Default for Half<T> {
    fn default() -> Self {
        Self { kinds: Vec::new(), bytes: 0 }
    }
}

impl<T> Kept<T> {
    /// The text as it was shaped, if it is kept.
    pub(super) fn get(&mut self, text: &str, kind: Kind) -> Option<Arc<T>> {
        if let Some(found) = self.young.get(text, kind) {
            return Some(found);
        }
        let found = self.old.get(text, kind)?;
        self.put(text, kind, Arc::clone(&found));
        Some(found)
    }

    /// Keeps a shaped text, unless it is so long that little else would be kept.
    pub(super) fn put(&mut self, text: &str, kind: Kind, shaped: Arc<T>) {
        let bytes = text.len() + OVERHEAD;
        if bytes > HALF / 4 {
            return;
        }
        if self.young.bytes + bytes > HALF {
            self.old = mem::take(&mut self.young);
        }
        self.young.put(text, kind, shaped);
        self.young.bytes += bytes;
    }
}

// Bytes of text in each half. A byte of Arabic takes about 30 shaped, so that both together are about 6 MB of paragraphs and 4 MB
// of words.
const HALF: usize = 96 << 10;

// What an entry counts besides its text, so that short ones do not pile up.
const OVERHEAD: usize = 16;

impl<T> Half<T> {
    fn get(&self, text: &str, kind: Kind) -> Option<Arc<T>> {
        let (_, map) = self.kinds.iter().find(|(found, _)| *found == kind)?;
        map.get(text).map(Arc::clone)
    }

    fn put(&mut self, text: &str, kind: Kind, shaped: Arc<T>) {
        if !self.kinds.iter().any(|(found, _)| *found == kind) {
            self.kinds.push((kind, Texts::new()));
        }
        if let Some((_, map)) = self.kinds.iter_mut().find(|(found, _)| *found == kind) {
            map.insert(text.into(), shaped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Direction;
    use crate::typeset::cells::Shaped;
    use crate::typeset::{Face, Weight};

    const KIND: Kind = Kind { face: Face::Naskh, weight: Weight::Regular, direction: Direction::Rtl };

    #[test]
    fn a_paragraph_is_found_under_its_own_kind_only() {
        let mut kept = Kept::<Shaped>::default();
        kept.put("سلام", KIND, Arc::default());
        assert!(kept.get("سلام", KIND).is_some());
        assert!(kept.get("سلام", Kind { direction: Direction::Ltr, ..KIND }).is_none());
        assert!(kept.get("كلام", KIND).is_none());
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let mut kept = Kept::<Shaped>::default();
        let text = |i: usize| format!("{i:01000}");
        for i in 0..300 {
            kept.put(&text(i), KIND, Arc::default());
            assert!(kept.get(&text(0), KIND).is_some(), "{i}");
        }
        assert!(kept.get(&text(1), KIND).is_none());
        assert!(kept.get(&text(299), KIND).is_some());
        assert!(kept.young.bytes + kept.old.bytes <= 2 * HALF);
    }

    #[test]
    fn a_whole_book_in_one_paragraph_is_not_kept() {
        let mut kept = Kept::<Shaped>::default();
        let book = "ب".repeat(HALF);
        kept.put(&book, KIND, Arc::default());
        assert!(kept.get(&book, KIND).is_none());
    }
}
