//! Directions by UAX #9: the levels of a paragraph whose base direction is given, and the visual order of one row.

use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use crate::text::{Direction, slice};

#[cfg(test)]
mod tests;

/// The embedding levels of a paragraph before it is cut into rows.
pub(super) struct Levels<'a>(ParagraphBidiInfo<'a>);

/// What rule L1 makes of a part of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// It keeps its level.
    Solid,
    /// White space and isolate controls: the base level at the end of a row and before a separator.
    White,
    /// A tab: always the base level.
    Separator,
}

impl<'a> Levels<'a> {
    /// Resolves the text as a single paragraph; its characters have no say in the base direction.
    pub(super) fn new(text: &'a str, direction: Direction) -> Self {
        Self(ParagraphBidiInfo::new(text, Some(if direction.is_rtl() { Level::rtl() } else { Level::ltr() })))
    }

    /// The level of the character at a byte offset; the base level outside the text.
    pub(super) fn at(&self, byte: usize) -> u8 {
        self.0.levels.get(byte).map_or_else(|| self.base(), Level::number)
    }

    /// The level of the paragraph: 0 or 1.
    pub(super) fn base(&self) -> u8 {
        self.0.paragraph_level.number()
    }

    /// What rule L1 makes of the characters in `range` together.
    pub(super) fn tail(&self, range: Range<usize>) -> Tail {
        let characters = slice(self.0.text, range.clone()).char_indices();
        let tails = characters
            .filter_map(|(at, _)| self.0.original_classes.get(range.start + at))
            .map(|class| tail(*class));
        tails
            .reduce(|a, b| match (a, b) {
                (Tail::Solid, _) | (_, Tail::Solid) => Tail::Solid,
                (Tail::Separator, _) | (_, Tail::Separator) => Tail::Separator,
                (Tail::White, Tail::White) => Tail::White,
            })
            .unwrap_or(Tail::Solid)
    }
}

fn tail(class: BidiClass) -> Tail {
    use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, S, WS};
    match class {
        B | S => Tail::Separator,
        // BN and the embedding controls, which X9 removes, go with the white space around them (UAX #9, 5.2).
        WS | FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF => Tail::White,
        _ => Tail::Solid,
    }
}

/// Rule L1: the levels of a row's parts, in logical order.
pub(super) fn row_levels(parts: impl DoubleEndedIterator<Item = (u8, Tail)>, base: u8) -> Vec<u8> {
    let mut at_end = true;
    let reset = |(level, tail)| {
        at_end = match tail {
            Tail::Separator => true,
            Tail::White => at_end,
            Tail::Solid => false,
        };
        if at_end { base } else { level }
    };
    let mut out: Vec<u8> = parts.rev().map(reset).collect();
    out.reverse();
    out
}

/// Rule L2: the logical numbers of a row's parts from left to right.
pub(super) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|level| level % 2 == 1).min().unwrap_or(highest + 1);
    for level in (lowest_odd..=highest).rev() {
        // Parts of a run stay together while higher levels are turned, so that runs may be looked up by logical number.
        let mut start = 0;
        for run in levels.chunk_by(|a, b| (*a >= level) == (*b >= level)) {
            let range = start..start + run.len();
            start = range.end;
            if run.first().is_some_and(|first| *first >= level)
                && let Some(run) = order.get_mut(range)
            {
                run.reverse();
            }
        }
    }
    order
}
