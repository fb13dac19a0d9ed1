//! What is looked for, and where it stands in a text.

use std::ops::Range;

use crate::text::{Kept, fold_but, fold_each, slice};

/// In which of the two texts of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sides {
    /// In either.
    #[default]
    Both,
    /// In the source alone.
    Source,
    /// In the translation alone.
    Target,
}

/// What is looked for. By default a reader's eye is enough: marks, letter variants and digits do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ConcordanceQuery {
    /// The piece of text; blanks at its ends do not count, nor how many there are within.
    pub text: String,
    /// Where.
    pub sides: Sides,
    /// Only where it begins and ends with words.
    pub whole_words: bool,
    /// What must be the same: vowel marks, letters (أ is not ا then), digits (٣ is not 3 then).
    pub same: Kept,
}

impl ConcordanceQuery {
    /// Looks for `text` on both sides.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Whether there is nothing to look for.
    pub fn is_blank(&self) -> bool {
        self.folded().is_empty()
    }

    /// The places in `text`, as byte ranges, marks behind a letter included; they do not overlap.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let wanted: Vec<char> = self.folded().chars().collect();
        let seen = Seen::of(text);
        let (mut places, mut at) = (Vec::new(), 0);
        while !wanted.is_empty() && at + wanted.len() <= seen.chars.len() {
            let range = at..at + wanted.len();
            at += 1;
            if seen.chars.get(range.clone()) == Some(&wanted[..]) && self.fits(&seen.chars, &range) {
                let place = seen.original(&range, text.len());
                if self.is_exact(slice(text, place.clone())) {
                    places.push(place);
                    at = range.end;
                }
            }
        }
        places
    }

    /// What is looked for, as the block of texts has it.
    pub(super) fn folded(&self) -> String {
        let mut out = String::new();
        fold_spaced(self.text.trim(), &mut |_, c| out.push(c));
        out
    }

    /// Whether a place in the folded text is enough, without a look at the text itself.
    pub(super) fn is_loose(&self) -> bool {
        self.same == Kept::default()
    }

    fn fits(&self, chars: &[char], range: &Range<usize>) -> bool {
        let word = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
        let inside = |at: usize| word(Some(at));
        let cut_before = word(range.start.checked_sub(1)) && inside(range.start);
        let cut_after = word(Some(range.end)) && range.end.checked_sub(1).is_some_and(inside);
        !self.whole_words || !(cut_before || cut_after)
    }

    /// Whether the characters that must be the same are.
    fn is_exact(&self, place: &str) -> bool {
        let exactly = |text: &str| {
            let folded = fold_but(text, self.same);
            folded.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.is_loose() || exactly(place) == exactly(&self.text)
    }
}

/// A folded text with the byte that each character begins at.
struct Seen {
    chars: Vec<char>,
    starts: Vec<usize>,
}

impl Seen {
    fn of(text: &str) -> Self {
        let (mut chars, mut starts) = (Vec::new(), Vec::new());
        fold_spaced(text, &mut |at, c| {
            chars.push(c);
            starts.push(at);
        });
        Self { chars, starts }
    }

    /// The bytes of the characters of a range that is not empty; those of the last one reach to the next.
    fn original(&self, range: &Range<usize>, length: usize) -> Range<usize> {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(length);
        let last = start(range.end - 1);
        let behind = self.starts.iter().skip(range.end).find(|start| **start > last);
        start(range.start)..behind.copied().unwrap_or(length)
    }
}

/// Folds with one blank in place of any white space.
pub(super) fn fold_spaced(text: &str, take: &mut impl FnMut(usize, char)) {
    let mut after_blank = false;
    fold_each(text, &mut |at, c| {
        let blank = c.is_whitespace();
        if !(blank && after_blank) {
            take(at, if blank { ' ' } else { c });
        }
        after_blank = blank;
    });
}
