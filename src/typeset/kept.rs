//! Shaped paragraphs that are kept, because a new width or size does not change them.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use super::cells::{Kind, Shaped};

/// A cache of two halves: what was not asked for while the younger half filled up is forgotten.
#[derive(Default)]
pub(super) struct Kept {
    young: Half,
    old: Half,
}

#[derive(Default)]
struct Half {
    // One map per kind, so that a paragraph is looked up without a copy of its text.
    kinds: Vec<(Kind, Paragraphs)>,
    bytes: usize,
}

type Paragraphs = HashMap<Box<str>, Arc<Shaped>>;

impl Kept {
    /// The paragraph, if it is kept.
    pub(super) fn get(&mut self, paragraph: &str, kind: Kind) -> Option<Arc<Shaped>> {
        if let Some(found) = self.young.get(paragraph, kind) {
            return Some(found);
        }
        let found = self.old.get(paragraph, kind)?;
        self.put(paragraph, kind, Arc::clone(&found));
        Some(found)
    }

    /// Keeps a paragraph, unless it is so long that little else would be kept.
    pub(super) fn put(&mut self, paragraph: &str, kind: Kind, shaped: Arc<Shaped>) {
        let bytes = paragraph.len() + OVERHEAD;
        if bytes > HALF / 4 {
            return;
        }
        if self.young.bytes + bytes > HALF {
            self.old = mem::take(&mut self.young);
        }
        self.young.put(paragraph, kind, shaped);
        self.young.bytes += bytes;
    }
}

// Bytes of text in each half. A byte of Arabic takes about 30 shaped, so that both together are about 6 MB.
const HALF: usize = 96 << 10;

// What an entry counts besides its text, so that short ones do not pile up.
const OVERHEAD: usize = 16;

impl Half {
    fn get(&self, paragraph: &str, kind: Kind) -> Option<Arc<Shaped>> {
        let (_, map) = self.kinds.iter().find(|(found, _)| *found == kind)?;
        map.get(paragraph).map(Arc::clone)
    }

    fn put(&mut self, paragraph: &str, kind: Kind, shaped: Arc<Shaped>) {
        if !self.kinds.iter().any(|(found, _)| *found == kind) {
            self.kinds.push((kind, Paragraphs::new()));
        }
        if let Some((_, map)) = self.kinds.iter_mut().find(|(found, _)| *found == kind) {
            map.insert(paragraph.into(), shaped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Direction;
    use crate::typeset::{Face, Weight};

    const KIND: Kind = Kind { face: Face::Naskh, weight: Weight::Regular, direction: Direction::Rtl };

    #[test]
    fn a_paragraph_is_found_under_its_own_kind_only() {
        let mut kept = Kept::default();
        kept.put("سلام", KIND, Arc::default());
        assert!(kept.get("سلام", KIND).is_some());
        assert!(kept.get("سلام", Kind { direction: Direction::Ltr, ..KIND }).is_none());
        assert!(kept.get("كلام", KIND).is_none());
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let mut kept = Kept::default();
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
        let mut kept = Kept::default();
        let book = "ب".repeat(HALF);
        kept.put(&book, KIND, Arc::default());
        assert!(kept.get(&book, KIND).is_none());
    }
}
