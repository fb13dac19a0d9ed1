//! From a paragraph to shaped cells that can be brought into any width; the only file that calls the shaper.

use std::ops::Range;
use std::sync::Arc;

use cosmic_text::fontdb::Weight;
use cosmic_text::{Attrs, AttrsList, Family, ShapeGlyph, ShapeWord, Shaping};
use unicode_bidi::Level;

use super::cells::{Cell, Ink, Kind, Shaped, from_side};
use super::fonts::Fonts;
use super::objects::{self, Object};
use super::reorder::{Levels, Tail};
use super::units::{Unit, units};
use crate::text::{Direction, graphemes, slice};

/// Shapes one paragraph, which holds no `\n` and whose tags are masked.
pub(super) fn shape(fonts: &mut Fonts, paragraph: &str, kind: Kind) -> Shaped {
    let objects = objects::objects(paragraph);
    let text: String = paragraph.chars().map(harmless).collect();
    let attrs = Attrs::new()
        .family(Family::Name(kind.face.family()))
        .weight(Weight(kind.face.weight_class(kind.weight)));
    let mut shaper = Shaper::new(fonts, &text, kind, &attrs);
    let levels = Levels::new(&text, kind.direction);
    let mut out = Shaped { base: levels.base(), ..Shaped::default() };
    let inside = |at: usize| objects.iter().any(|it| it.range.start < at && at < it.range.end);
    let starts = graphemes(paragraph).map(|part| part.start).filter(|at| !inside(*at));
    out.graphemes.extend(starts.map(|at| at as u32));
    out.graphemes.push(paragraph.len() as u32);

    let breaks = objects::opportunities(paragraph, &objects);
    for unit in units(&out.graphemes, breaks, &objects, &levels) {
        let start = out.start(unit.first);
        match objects.iter().find(|object| object.range.start == start) {
            Some(object) => out.object(object, &unit),
            None => out.unit(&mut shaper, &levels, &unit),
        }
    }
    out.missing = shaper.missing;
    out.cells.shrink_to_fit();
    out.inks.shrink_to_fit();
    out
}

/// A unit as it is shaped by itself.
pub(super) struct Run {
    /// From left to right; `at` counts from the unit's start.
    inks: Vec<Ink>,
    missing: Vec<char>,
}

struct Shaper<'a> {
    fonts: &'a mut Fonts,
    text: &'a str,
    kind: Kind,
    attrs: AttrsList,
    word: ShapeWord,
    missing: Vec<char>,
}

impl<'a> Shaper<'a> {
    fn new(fonts: &'a mut Fonts, text: &'a str, kind: Kind, attrs: &Attrs<'_>) -> Self {
        let attrs = AttrsList::new(attrs);
        let level = Level::ltr();
        let word = ShapeWord::new(&mut fonts.system, "", &attrs, 0..0, level, false, Shaping::Advanced);
        Self { fonts, text, kind, attrs, word, missing: Vec::new() }
    }

    /// The unit at `range`, shaped now or when the same word came before.
    fn run(&mut self, range: Range<usize>, direction: Direction) -> Arc<Run> {
        let (part, kind) = (slice(self.text, range.clone()), Kind { direction, ..self.kind });
        let run = self.fonts.runs.get(part, kind).unwrap_or_else(|| {
            let run = Arc::new(self.build(range, direction));
            self.fonts.runs.put(part, kind, Arc::clone(&run));
            run
        });
        for c in &run.missing {
            if !self.missing.contains(c) {
                self.missing.push(*c);
            }
        }
        run
    }

    fn build(&mut self, range: Range<usize>, direction: Direction) -> Run {
        let level = if direction.is_rtl() { Level::rtl() } else { Level::ltr() };
        let (system, start) = (&mut self.fonts.system, range.start);
        self.word.build(system, self.text, &self.attrs, range, level, false, Shaping::Advanced);
        let without_picture = self.word.glyphs.iter().filter(|glyph| glyph.glyph_id == 0);
        Run {
            inks: self.word.glyphs.iter().map(|glyph| ink(glyph, start)).collect(),
            missing: without_picture
                .flat_map(|glyph| slice(self.text, glyph.start..glyph.end).chars())
                .collect(),
        }
    }
}

/// A glyph with its place from `start` on.
fn ink(glyph: &ShapeGlyph, start: usize) -> Ink {
    Ink {
        font: glyph.font_id,
        weight: glyph.font_weight.0,
        id: glyph.glyph_id,
        at: (glyph.start - start) as u32,
        advance: glyph.x_advance,
        x: glyph.x_offset,
        y: glyph.y_offset,
    }
}

impl Shaped {
    /// Adds the cell of an object: room, and no glyph.
    fn object(&mut self, object: &Object, unit: &Unit) {
        self.open(unit.first, unit.level, unit.may_begin);
        if let Some(cell) = self.cells.last_mut() {
            cell.advance = object.advance();
        }
    }

    /// Adds the cells of a unit.
    fn unit(&mut self, shaper: &mut Shaper<'_>, levels: &Levels<'_>, unit: &Unit) {
        let first_cell = self.cells.len();
        let rtl = unit.level % 2 == 1;
        let text = shaper.text;
        let start = self.start(unit.first);
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let run = shaper.run(start..self.start(unit.end), direction);
        let mut number = unit.first;
        self.open(unit.first, unit.level, unit.may_begin);
        for ink in from_side(&run.inks, rtl) {
            let at = start + ink.at as usize;
            while number + 1 < unit.end && self.start(number + 1) <= at {
                number += 1;
            }
            let last = self.cells.last().map_or(0, |cell| cell.first as usize);
            // A glyph inside a grapheme belongs to the cell before it, and so does all of that grapheme.
            if number > last && self.start(number) == at {
                self.open(number, unit.level, false);
            }
            self.ink(Ink { at: at as u32, ..*ink });
        }
        self.describe(first_cell, unit.end, text, levels);
    }

    fn open(&mut self, first: usize, level: u8, may_begin: bool) {
        self.cells.push(Cell {
            first: first as u32,
            ink: self.inks.len() as u32,
            advance: 0.0,
            level,
            tail: Tail::Solid,
            may_begin,
            may_cut: false,
            white: false,
            tab: false,
            letter: false,
        });
    }

    fn ink(&mut self, ink: Ink) {
        if let Some(cell) = self.cells.last_mut() {
            cell.advance += ink.advance;
        }
        self.inks.push(ink);
    }

    /// Fills in what the text says of the cells from `first` on, which reach to the grapheme `end`.
    fn describe(&mut self, first: usize, end: usize, text: &str, levels: &Levels<'_>) {
        let mut cells = self.cells.split_off(first.min(self.cells.len()));
        let mut stop = self.start(end);
        for cell in cells.iter_mut().rev() {
            let range = self.start(cell.first as usize)..stop;
            stop = range.start;
            let part = slice(text, range.clone());
            cell.advance = cell.advance.max(0.0);
            cell.tail = levels.tail(range);
            cell.tab = part == "\t";
            cell.white = part.chars().all(is_breaking_space);
            cell.letter = part.chars().next().is_some_and(char::is_alphanumeric);
            cell.may_cut = cell.letter && !slice(text, 0..stop).ends_with(OPENING);
        }
        for cell in cells {
            match self.cells.get_mut(first..).and_then(<[Cell]>::last_mut) {
                Some(last) if shares_a_glyph(last, &cell) => last.advance += cell.advance,
                _ => self.cells.push(cell),
            }
        }
    }
}

const OPENING: [char; 6] = ['(', '[', '{', '«', '“', '‘'];

/// Some fonts join letters without one cluster for them: in Noto Naskh the alef of `لا` has no width.
fn shares_a_glyph(last: &Cell, cell: &Cell) -> bool {
    last.letter && cell.letter && (last.advance < 1e-3 || cell.advance < 1e-3)
}

fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// A character of the same length instead of those that have no picture or end a line.
fn harmless(c: char) -> char {
    match c {
        '\t' => '\t',
        // The object replacement character, whose class is neutral as that of an isolate is from outside.
        '\u{fdd0}'..='\u{fdd2}' => '\u{fffc}',
        '\0'..='\u{1f}' | '\u{7f}' => ' ',
        '\u{80}'..='\u{9f}' => '\u{a0}',
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => '\u{2002}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_substitute_has_the_length_of_the_original() {
        for c in (0..=0xffff).filter_map(char::from_u32) {
            assert_eq!(harmless(c).len_utf8(), c.len_utf8(), "{:x}", u32::from(c));
        }
    }
}
