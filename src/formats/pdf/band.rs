//! What goes onto pages from top to bottom: a band of cells beside each other, such as a paragraph or a row of a table.

use std::ops::Range;
use std::sync::Arc;

use super::links;
use super::page::{Anchor, Bar, Ink, Line, Link, Page, Part, Role, Tongue};
use crate::text::Direction;
use crate::typeset::{self, Fonts, Request, Row, TextStyle};

/// A band.
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    /// Beside each other, in the order in which they are read.
    pub(super) cells: Vec<Cell>,
    /// The distance from what is above, which the top of a page does without.
    pub(super) gap: f32,
    /// Room within the band above its text.
    pub(super) above: f32,
    /// Room within the band below its text.
    pub(super) below: f32,
    /// The colour of a line along its upper edge.
    pub(super) rule: Option<Ink>,
    /// The colour of a line along its lower edge.
    pub(super) base: Option<Ink>,
    /// Whether it stands on the page of the band that follows.
    pub(super) keeps: bool,
    /// Whether it is put on the next page as a whole, where it fits there, rather than divided.
    pub(super) whole: bool,
    /// Whether every page after it begins with it.
    pub(super) repeats: bool,
    /// The level and the words of its bookmark.
    pub(super) anchor: Option<(u8, String)>,
}

/// A text in a column of a band.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    text: Arc<str>,
    /// Those that no page has yet.
    rows: Vec<Row>,
    /// The left edge on the page.
    x: f32,
    /// How far its first row is moved down, so that the first baselines of a band agree.
    drop: f32,
    style: TextStyle,
    ink: Ink,
    role: Role,
    tongue: Tongue,
    links: Vec<(Range<usize>, String)>,
}

/// How a cell is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) style: TextStyle,
    pub(super) direction: Direction,
    pub(super) ink: Ink,
    pub(super) role: Role,
    pub(super) tongue: Tongue,
}

impl Cell {
    /// Sets `text` in a column of this left edge and width.
    pub(super) fn new(
        (fonts, missing): (&mut Fonts, &mut Vec<char>),
        text: &str,
        manner: &Manner,
        (x, width): (f32, f32),
    ) -> Self {
        let Manner { style, direction, ink, role, tongue } = *manner;
        let layout = typeset::layout(fonts, &Request { text, style: &style, direction, width });
        for c in layout.missing {
            if !missing.contains(&c) {
                missing.push(c);
            }
        }
        let (text, links, rows) = (text.into(), links::find(text), layout.rows);
        Self { text, rows, x, drop: 0.0, style, ink, role, tongue, links }
    }

    /// Sets it in the middle of its column, or at its end where that is wanted, as far as each row leaves room.
    pub(super) fn aligned(mut self, width: f32, share: f32) -> Self {
        for row in &mut self.rows {
            let left = if row.rtl { width - row.width } else { 0.0 };
            let shift = (width - row.width) * share - left;
            row.glyphs.iter_mut().for_each(|glyph| glyph.x += shift);
            row.clusters.iter_mut().for_each(|cluster| cluster.x += shift);
        }
        self
    }

    fn height(&self) -> f32 {
        self.drop + self.rows.len() as f32 * self.style.line_height
    }

    /// How many rows fit into a height.
    fn fitting(&self, height: f32) -> usize {
        let count = ((height - self.drop + TOLERANCE) / self.style.line_height).floor();
        (count.max(0.0) as usize).min(self.rows.len())
    }
}

/// Sums of heights in another order than before.
const TOLERANCE: f32 = 0.01;

/// So many lines of a paragraph stand at least on each of its pages.
const FEW: usize = 2;

impl Band {
    /// A band of these cells, whose first baselines agree.
    pub(super) fn new(mut cells: Vec<Cell>) -> Self {
        let first = cells.iter().map(|cell| cell.style.baseline()).fold(0.0, f32::max);
        for cell in &mut cells {
            cell.drop = first - cell.style.baseline();
        }
        Self { cells, ..Self::default() }
    }

    /// The height of what no page has yet.
    pub(super) fn height(&self) -> f32 {
        self.above + self.text_height() + self.below
    }

    /// The height that its first lines need, which are not divided.
    pub(super) fn head_height(&self) -> f32 {
        let lines = |cell: &Cell| cell.drop + cell.rows.len().min(FEW) as f32 * cell.style.line_height;
        self.above + self.cells.iter().map(lines).fold(0.0, f32::max)
    }

    /// Whether pages have all of it.
    pub(super) fn is_drawn(&self) -> bool {
        self.cells.iter().all(|cell| cell.rows.is_empty())
    }

    fn text_height(&self) -> f32 {
        self.cells.iter().map(Cell::height).fold(0.0, f32::max)
    }

    /// How many rows of each cell go into `room`, where only a part of the band does; none where that part would be too small.
    pub(super) fn part(&self, room: f32) -> Option<Vec<usize>> {
        let mut counts: Vec<_> = self.cells.iter().map(|cell| cell.fitting(room - self.above)).collect();
        if let ([count], [cell]) = (counts.as_mut_slice(), self.cells.as_slice()) {
            let left = cell.rows.len() - *count;
            *count -= FEW.saturating_sub(left).min(*count);
            if *count < FEW {
                return None;
            }
        }
        counts.iter().any(|count| *count > 0).then_some(counts)
    }

    /// One row of each cell: what a page takes where nothing else fits.
    pub(super) fn least(&self) -> Vec<usize> {
        self.cells.iter().map(|cell| cell.rows.len().min(1)).collect()
    }

    /// Puts rows of each cell onto the page, `counts` of them or all.
    pub(super) fn draw(
        &mut self,
        page: &mut Page,
        (y, block): (f32, u32),
        (left, width): (f32, f32),
        counts: Option<&[usize]>,
    ) {
        if let Some(ink) = self.rule.take() {
            page.bars.push(Bar { x: left, y, width, thickness: THICKNESS, ink });
        }
        if let Some((level, title)) = self.anchor.take() {
            page.anchors.push(Anchor { level, title, y });
        }
        let top = y + self.above;
        if counts.is_none()
            && let Some(ink) = self.base
        {
            let y = y + self.height() - THICKNESS;
            page.bars.push(Bar { x: left, y, width, thickness: THICKNESS, ink });
        }
        for (number, cell) in self.cells.iter_mut().enumerate() {
            let count = counts.map_or(cell.rows.len(), |counts| counts.get(number).copied().unwrap_or(0));
            let part = Part { block, cell: number as u8, role: cell.role, tongue: cell.tongue };
            cell.draw(page, top, part, count.min(cell.rows.len()));
        }
    }

    /// The band as it stands at the head of a further page.
    pub(super) fn repeated(&self) -> Self {
        let mut band = self.clone();
        (band.repeats, band.keeps, band.gap) = (false, false, 0.0);
        for cell in &mut band.cells {
            cell.role = Role::Artifact;
        }
        band
    }
}

/// Of the lines of a table.
const THICKNESS: f32 = 0.5;

impl Cell {
    fn draw(&mut self, page: &mut Page, top: f32, part: Part, count: usize) {
        let mut baseline = top + self.drop + self.style.baseline();
        for mut row in self.rows.drain(..count) {
            self.links.iter().for_each(|(range, address)| {
                let y = baseline - self.style.size;
                let height = self.style.size * 1.25;
                page.links.extend(spans(&row, range).into_iter().map(|(x, width)| Link {
                    x: self.x + x,
                    y,
                    width,
                    height,
                    address: address.clone(),
                    part,
                }));
            });
            row.clusters = Vec::new();
            let (text, x, size, ink) = (Arc::clone(&self.text), self.x, self.style.size, self.ink);
            page.lines.push(Line { text, row, x, baseline, size, ink, part });
            baseline += self.style.line_height;
        }
    }
}

/// The left edges and widths of the pieces of a row that show the bytes of `range`.
fn spans(row: &Row, range: &Range<usize>) -> Vec<(f32, f32)> {
    let mut out: Vec<(f32, f32)> = Vec::new();
    let inside = |part: &Range<usize>| part.start >= range.start && part.end <= range.end;
    for cluster in row.clusters.iter().filter(|cluster| inside(&cluster.range) && cluster.width > 0.0) {
        match out.last_mut() {
            Some((x, width)) if cluster.x - (*x + *width) < 0.5 => *width = cluster.x + cluster.width - *x,
            _ => out.push((cluster.x, cluster.width)),
        }
    }
    out
}
