//! The glyphs of a line as krilla takes them: from left to right, each with the text that it stands for.
//!
//! A font may make one letter of several glyphs: Noto Naskh sets the dots of a letter apart from its body. Whoever reads the text out of
//! the file expects one glyph for it, on the baseline. So the bodies are drawn first, each with the whole text of its letter, and then the
//! dots and vowel marks, which stand for nothing.

use std::ops::Range;

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use super::page::Line;
use super::write::Faces;
use crate::text::{floor_boundary, slice};
use crate::typeset::Glyph;

/// Draws the glyphs of a line in the colour that is set: words in the order of the text, the letters of each from left to right.
pub(super) fn draw(surface: &mut Surface<'_>, line: &Line, faces: &mut Faces) {
    let letters = Letters::of(line);
    let (mut bodies, mut marks) = (Vec::new(), Vec::new());
    for letter in line.row.glyphs.chunk_by(|a, b| a.at == b.at) {
        letters.place(letter, faces, &mut bodies, &mut marks);
    }
    for run in words(&bodies, &line.text).into_iter().chain([marks.as_slice()]) {
        for run in run.chunk_by(|a, b| a.glyph.font() == b.glyph.font()) {
            let Some(first) = run.first() else { continue };
            let Some(face) = faces.get(first.glyph.font()) else { continue };
            let glyphs: Vec<_> = (0..run.len()).filter_map(|at| glyph(run, at, line.size)).collect();
            let start = Point::from_xy(line.x + first.glyph.x, line.baseline);
            surface.draw_glyphs(start, &glyphs, face, &line.text, line.size, false);
        }
    }
}

/// A glyph, and the bytes of the text that it stands for.
struct Placed {
    glyph: Glyph,
    text: Range<usize>,
}

/// The glyphs in pieces that run in one direction, in the order of the text. A piece from right to left is one word with the space behind
/// it: ISO 32000-1, 14.8.2.3.3 wants no space within.
fn words<'a>(glyphs: &'a [Placed], text: &str) -> Vec<&'a [Placed]> {
    let is_space = |placed: &Placed| slice(text, placed.text.clone()).chars().all(char::is_whitespace);
    let mut out = Vec::new();
    let mut rest = glyphs;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(piece(rest, is_space));
        out.push(piece);
        rest = behind;
    }
    out.sort_by_key(|piece| piece.iter().map(|placed| placed.text.start).min());
    out
}

/// How many glyphs the first piece has.
fn piece(glyphs: &[Placed], is_space: impl Fn(&Placed) -> bool) -> usize {
    let backward = |pair: &[Placed]| matches!(pair, [a, b] if b.text.start < a.text.start);
    let Some(first) = glyphs.windows(2).next() else { return glyphs.len() };
    let rtl = backward(first);
    let goes_on = |pair: &&[Placed]| {
        let parted = rtl && pair.last().is_some_and(&is_space);
        backward(pair) == rtl && !parted
    };
    1 + glyphs.windows(2).take_while(goes_on).count()
}

/// A glyph of a run; it reaches to the next one, wherever that stands.
fn glyph(run: &[Placed], at: usize, size: f32) -> Option<KrillaGlyph> {
    let Placed { glyph, text } = run.get(at)?;
    let reach = run.get(at + 1).map_or(glyph.advance, |next| next.glyph.x - glyph.x);
    // Sums of widths differ a little from the widths, and the file would say so for each glyph.
    let advance = if (reach - glyph.advance).abs() < size * 1e-4 { glyph.advance } else { reach };
    Some(KrillaGlyph {
        glyph_id: GlyphId::new(u32::from(glyph.id)),
        text_range: text.clone(),
        x_advance: advance / size,
        x_offset: 0.0,
        y_offset: -glyph.y / size,
        y_advance: 0.0,
        location: None,
    })
}

/// Which bytes of its text each glyph of a line stands for: up to those of the next.
struct Letters<'a> {
    line: &'a Line,
    /// Where letters begin, in the order of the text, and where the line ends.
    starts: Vec<usize>,
}

impl<'a> Letters<'a> {
    fn of(line: &'a Line) -> Self {
        let text = slice(&line.text, line.row.range.clone());
        let end = line.row.range.start + text.trim_end().len();
        let mut starts: Vec<_> = line.row.glyphs.iter().map(|glyph| start(line, glyph)).collect();
        starts.push(end.max(starts.iter().copied().max().unwrap_or(0)));
        starts.sort_unstable();
        starts.dedup();
        Self { line, starts }
    }

    /// Adds the glyphs of a letter: its body with its text, and its marks with none.
    ///
    /// From right to left, further characters of the letter (its vowel marks, the second half of a ligature) have a glyph without ink
    /// each, at the left of the body: programs that put letters in order by their places take the characters of one glyph from left to
    /// right, whatever their script.
    fn place(&self, letter: &[Glyph], faces: &Faces, bodies: &mut Vec<Placed>, marks: &mut Vec<Placed>) {
        let number = body(letter);
        let Some(glyph) = letter.get(number) else { return };
        let text = self.text(glyph);
        let chars = slice(&self.line.text, text.clone());
        let first = chars.chars().next().map_or(0, char::len_utf8);
        let blank = faces.blank(glyph.font()).filter(|_| chars.starts_with(is_rtl));
        let own = if blank.is_some() { text.start..text.start + first } else { text.clone() };
        let others = slice(&self.line.text, own.end..text.end).char_indices().rev();
        for (back, (at, c)) in others.enumerate().filter(|_| blank.is_some()) {
            let mut carrier = *glyph;
            carrier.id = blank.unwrap_or_default();
            (carrier.y, carrier.advance) = (0.0, 0.0);
            carrier.x -= self.line.size * STEP * (chars.chars().count() - 1 - back) as f32;
            let start = own.end + at;
            bodies.push(Placed { glyph: carrier, text: start..start + c.len_utf8() });
        }
        bodies.push(Placed { glyph: *glyph, text: own.clone() });
        let rest = letter.iter().enumerate().filter(|(it, _)| *it != number);
        marks.extend(rest.map(|(_, glyph)| Placed { glyph: *glyph, text: own.start..own.start }));
    }

    fn text(&self, glyph: &Glyph) -> Range<usize> {
        let at = start(self.line, glyph);
        let number = self.starts.partition_point(|start| *start <= at);
        at..self.starts.get(number).copied().unwrap_or(at)
    }
}

fn start(line: &Line, glyph: &Glyph) -> usize {
    floor_boundary(&line.text, glyph.at as usize)
}

/// How far such glyphs stand apart, in ems.
const STEP: f32 = 0.02;

/// A letter of a script that runs from right to left.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The number of the widest glyph of a letter.
fn body(letter: &[Glyph]) -> usize {
    let wider = |a: &(usize, &Glyph), b: &(usize, &Glyph)| a.1.advance.total_cmp(&b.1.advance);
    letter.iter().enumerate().max_by(wider).map_or(0, |(number, _)| number)
}
