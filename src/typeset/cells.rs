//! What a shaped paragraph consists of, before it has a size and a width.

use std::ops::Range;

use cosmic_text::fontdb;

use super::fonts::{Face, Weight};
use super::reorder::Tail;
use crate::text::Direction;

/// What decides the shapes of a paragraph besides its text. The size does not: everything here is in ems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    pub(super) face: Face,
    pub(super) weight: Weight,
    pub(super) direction: Direction,
}

/// One paragraph, shaped.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    /// In logical order; they cover the paragraph without a gap.
    pub(super) cells: Vec<Cell>,
    /// The glyphs of the cells one after the other.
    pub(super) inks: Vec<Ink>,
    /// Where each grapheme begins, and the paragraph's length.
    pub(super) graphemes: Vec<u32>,
    /// Characters that no font has, each once.
    pub(super) missing: Vec<char>,
    /// 1 for a base direction from right to left, else 0.
    pub(super) base: u8,
}

/// What is never torn apart: one grapheme, or several that share a glyph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The number of its first grapheme; it reaches to that of the next cell.
    pub(super) first: u32,
    /// The number of its first glyph.
    pub(super) ink: u32,
    /// Its width in ems; of a tab, that of a space.
    pub(super) advance: f32,
    /// Its level before rule L1.
    pub(super) level: u8,
    /// What rule L1 makes of it.
    pub(super) tail: Tail,
    /// Whether a row may begin with it.
    pub(super) may_begin: bool,
    /// Whether a row that can end nowhere else may end before it, without a sign left alone.
    pub(super) may_cut: bool,
    /// Whether it hangs over the end of a row.
    pub(super) white: bool,
    /// Whether it reaches to the next tab stop.
    pub(super) tab: bool,
    /// Whether it begins with a letter or a digit.
    pub(super) letter: bool,
}

/// One glyph; its lengths are ems.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) font: fontdb::ID,
    pub(super) weight: u16,
    pub(super) id: u16,
    /// The byte offset of its character in the paragraph.
    pub(super) at: u32,
    pub(super) advance: f32,
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Shaped {
    /// The byte offset of a grapheme in the paragraph.
    pub(super) fn start(&self, grapheme: usize) -> usize {
        self.graphemes.get(grapheme).or_else(|| self.graphemes.last()).map_or(0, |at| *at as usize)
    }

    /// The numbers of a cell's graphemes.
    pub(super) fn graphemes_of(&self, cell: usize) -> Range<usize> {
        let count = self.graphemes.len().saturating_sub(1);
        let at = |cell: usize| self.cells.get(cell).map_or(count, |cell| cell.first as usize);
        at(cell)..at(cell + 1)
    }

    /// The glyphs of a cell from left to right.
    pub(super) fn inks_of(&self, cell: usize) -> impl Iterator<Item = &Ink> {
        let at = |cell: usize| self.cells.get(cell).map_or(self.inks.len(), |cell| cell.ink as usize);
        let rtl = self.cells.get(cell).is_some_and(|cell| cell.level % 2 == 1);
        from_side(self.inks.get(at(cell)..at(cell + 1)).unwrap_or_default(), rtl)
    }
}

/// The items from the first or from the last.
pub(super) fn from_side<T>(items: &[T], backward: bool) -> impl Iterator<Item = &T> {
    let (forward, backward) = if backward { (&[][..], items) } else { (items, &[][..]) };
    forward.iter().chain(backward.iter().rev())
}
