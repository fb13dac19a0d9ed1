//! A whole translation, and where in it the typed words leave off.

use std::ops::Range;

use super::offer::OfferKind;
use super::piece::{begins, words};
use crate::text::slice;

/// So many typed words are compared with those of a proposal.
const CONTEXT: usize = 5;

/// A whole translation, cut into words once.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) kind: OfferKind,
    text: String,
    words: Vec<Range<usize>>,
    keys: Vec<String>,
}

/// Where a proposal may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// How many typed words stand before it in the proposal as well; the beginning of the text counts as one.
    pub(super) context: usize,
    /// Whether the typed words before it hold a word of more than three letters, or a beginning: `of the` stands anywhere.
    pub(super) telling: bool,
    /// Whether the word was not typed before as often as the proposal has it up to here.
    pub(super) fresh: bool,
    /// The byte of the proposal from which it goes on.
    pub(super) from: usize,
}

impl Proposal {
    pub(super) fn new(kind: OfferKind, text: &str) -> Self {
        let words = words(text);
        let keys = words.iter().map(|word| slice(text, word.clone()).to_lowercase()).collect();
        Self { kind, text: text.to_owned(), words, keys }
    }

    /// What follows from a byte on.
    pub(super) fn rest(&self, from: usize) -> &str {
        slice(&self.text, from..self.text.len())
    }

    /// Where it goes on behind the `done` words, folded, with a word that begins with `typed`: the place with most in common.
    pub(super) fn place(&self, done: &[String], typed: &str) -> Option<Place> {
        (0..self.words.len()).filter_map(|at| self.place_at(at, done, typed)).max_by(|a, b| {
            let of = |it: &Place| (it.context, it.telling, it.fresh, std::cmp::Reverse(it.from));
            of(a).cmp(&of(b))
        })
    }

    fn place_at(&self, at: usize, done: &[String], typed: &str) -> Option<Place> {
        let (word, key) = (self.words.get(at)?.clone(), self.keys.get(at)?);
        let taken = begins(slice(&self.text, word.clone()), typed)?;
        let before = self.keys.get(..at)?;
        let same = before.iter().rev().zip(done.iter().rev()).take_while(|(a, b)| a == b).count();
        let same = same.min(CONTEXT);
        let begins_both = same == before.len() && same == done.len();
        let shared = done.get(done.len() - same..)?;
        let telling = begins_both || shared.iter().any(|word| word.chars().count() > 3);
        let fresh =
            before.iter().filter(|it| *it == key).count() >= done.iter().filter(|it| *it == key).count();
        let from = if typed.is_empty() { self.gap(at) } else { word.start + taken };
        // A whole word agrees as one before it does: what follows is the blank and the next word.
        let whole = usize::from(!typed.is_empty() && taken == word.len());
        Some(Place { context: same + usize::from(begins_both) + whole, telling, fresh, from })
    }

    /// Where what stands before a word begins, without the blanks that were typed.
    fn gap(&self, at: usize) -> usize {
        let start = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        start.min(self.words.get(at).map_or(start, |word| word.start))
    }
}
