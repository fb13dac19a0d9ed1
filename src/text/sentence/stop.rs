//! A stop with all that the rules want to know of what stands around it.

use std::ops::Range;

use super::chars::{StopKind, is_arabic};
use super::words;
use crate::text::{slice, tags};

/// An opening quote or bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opener {
    pub(super) mark: char,
    /// Whether the sentence had words before it.
    pub(super) mid_sentence: bool,
    /// Whether a colon, a comma or a verb of speaking stands before it.
    pub(super) introduced: bool,
}

/// A run of stop characters, with the closing marks after it.
#[derive(Debug)]
pub(super) struct Stop<'a> {
    pub(super) text: &'a str,
    pub(super) kind: StopKind,
    /// The stop characters.
    pub(super) run: Range<usize>,
    /// After the closing quotes, brackets and reference marks.
    pub(super) end: usize,
    /// The start of what follows; equal to `end` where the space is missing.
    pub(super) next: usize,
    /// The start of the sentence that may end here.
    pub(super) sentence: usize,
    /// What the last closing mark after the stop had opened.
    pub(super) closed: Option<Opener>,
    /// Whether a dash between words of this sentence is still without its partner.
    pub(super) dash_open: bool,
    /// Whether an address (`www.`, `https://`, `a@b.c`) surrounds the stop.
    pub(super) in_address: bool,
}

impl<'a> Stop<'a> {
    /// Whether something follows without a space.
    pub(super) fn is_glued(&self) -> bool {
        self.end == self.next
    }

    /// The word before the stop; empty after a quote or a bracket.
    pub(super) fn word_before(&self) -> &'a str {
        words::before(self.text, self.run.start)
    }

    /// The word after the stop, past opening quotes and dashes.
    pub(super) fn word_after(&self) -> &'a str {
        words::after(self.text, self.next)
    }

    pub(super) fn char_before(&self) -> Option<char> {
        let head = slice(self.text, 0..self.run.start);
        slice(head, 0..tags::trimmed_end(head)).chars().next_back()
    }

    pub(super) fn char_after(&self) -> Option<char> {
        let rest = slice(self.text, self.next..self.text.len());
        slice(rest, tags::leading(rest)..rest.len()).chars().next()
    }

    /// Whether the last letter before the stop is Arabic.
    pub(super) fn after_arabic(&self) -> bool {
        let head = slice(self.text, 0..self.run.start);
        head.chars().rev().take(20).find(|c| c.is_alphabetic()).is_some_and(is_arabic)
    }

    /// Whether the next word starts with a small letter; `eBay` and `iPhone` are names and do not count.
    pub(super) fn before_small_letter(&self) -> bool {
        let word = self.word_after();
        let is_name = word.chars().skip(1).any(char::is_uppercase);
        word.starts_with(char::is_lowercase) && !is_name
    }
}
