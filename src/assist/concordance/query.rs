//! What is looked for, and where it stands in a text.

use std::ops::Range;

use crate::text::{Folded, fold, fold_exactly, slice};

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
    /// Only with the same vowel marks.
    pub marks: bool,
    /// Only with the same letters: أ is not ا then.
    pub variants: bool,
    /// Only with the same digits: ٣ is not 3 then.
    pub digits: bool,
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
        let folded = spaced(fold(text));
        let (mut places, mut at) = (Vec::new(), 0);
        while !wanted.is_empty() && at + wanted.len() <= folded.chars.len() {
            let range = at..at + wanted.len();
            let found = folded.chars.get(range.clone()) == Some(&wanted[..]);
            if found && self.fits(&folded.chars, &range) {
                let place = folded.original(range.clone());
                if self.is_exact(slice(text, place.clone())) {
                    places.push(place);
                    at = range.end;
                    continue;
                }
            }
            at += 1;
        }
        places
    }

    /// What is looked for, as the block of texts has it.
    pub(super) fn folded(&self) -> String {
        spaced(fold(self.text.trim())).chars.into_iter().collect()
    }

    /// Whether a place in the folded text is enough, without a look at the text itself.
    pub(super) fn is_loose(&self) -> bool {
        !(self.marks || self.variants || self.digits)
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
            let folded = fold_exactly(text, self.marks, self.variants, self.digits);
            folded.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.is_loose() || exactly(place) == exactly(&self.text)
    }
}

/// With one blank in place of any white space.
pub(super) fn spaced(folded: Folded) -> Folded {
    let mut out = Folded::default();
    for (c, bytes) in folded.chars.into_iter().zip(folded.bytes) {
        match (c.is_whitespace(), out.chars.last(), out.bytes.last_mut()) {
            (true, Some(' '), Some(last)) => last.end = bytes.end,
            (white, _, _) => {
                out.chars.push(if white { ' ' } else { c });
                out.bytes.push(bytes);
            }
        }
    }
    out
}
