//! Lines under words and boxes behind them, all at whole pixels.

use std::ops::Range;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::text::Direction;
use crate::typeset::Layout;

/// The form of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Without a gap.
    Solid,
    /// 4 points of line, 3 of gap.
    Dashed,
    /// A wave of height 3 and period 6.
    Wave,
    /// Dots of 2 points every 4.
    Dots,
}

/// A line along words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its form.
    pub kind: LineKind,
    /// Its colour.
    pub color: Color32,
    /// Its thickness in points.
    pub width: f32,
    /// How far its top is below the baseline, as a part of the letters' size; negative through the letters.
    pub below: f32,
}

impl Line {
    /// Under a term: `width` 2 in the active row, 1 elsewhere; below the bowls of Arabic it is deeper.
    pub fn term(color: Color32, width: f32, direction: Direction) -> Self {
        let below = if direction.is_rtl() { 0.45 } else { 0.2 };
        Self { kind: LineKind::Solid, color, width, below }
    }

    /// The same in dashes, for a form that is not exactly the glossary's.
    pub fn dashed(self) -> Self {
        Self { kind: LineKind::Dashed, ..self }
    }

    /// Under what a check found.
    pub fn issue(color: Color32) -> Self {
        Self { kind: LineKind::Wave, color, width: 1.0, below: 0.25 }
    }

    /// Under a word that may be misspelt.
    pub fn spelling(color: Color32) -> Self {
        Self { kind: LineKind::Dots, color, width: 2.0, below: 0.25 }
    }

    /// Through words that are only in the memory.
    pub fn strike(color: Color32) -> Self {
        Self { kind: LineKind::Solid, color, width: 1.0, below: -0.25 }
    }

    /// Under what an input method composes; its active part is 2 wide.
    pub(super) fn composing(color: Color32, width: f32) -> Self {
        Self { kind: LineKind::Solid, color, width, below: 0.2 }
    }

    /// Draws the line along the bytes `range` of a layout at `origin`.
    pub fn paint(&self, painter: &Painter, layout: &Layout, origin: Pos2, range: Range<usize>) {
        let pixels = Pixels(painter.pixels_per_point());
        for (row, left, right) in layout.underline_spans(range) {
            let Some(row) = layout.rows.get(row) else { continue };
            let y = pixels.whole(origin.y) + pixels.whole(row.baseline) + self.below * layout.font_size;
            let (left, right) = (pixels.whole(origin.x + left), pixels.whole(origin.x + right));
            self.draw(painter, pixels, left..right, pixels.whole(y));
        }
    }

    fn draw(&self, painter: &Painter, pixels: Pixels, x: Range<f32>, y: f32) {
        let width = pixels.at_least_one(self.width);
        match self.kind {
            LineKind::Solid => {
                fill(painter, Rect::from_min_max(pos2(x.start, y), pos2(x.end, y + width)), self.color);
            }
            LineKind::Dashed => self.pieces(painter, pixels, x, y, (4.0, 7.0)),
            LineKind::Dots => self.pieces(painter, pixels, x, y, (2.0, 4.0)),
            LineKind::Wave => {
                painter.add(Shape::line(wave(x, y), Stroke::new(width, self.color)));
            }
        }
    }

    fn pieces(&self, painter: &Painter, pixels: Pixels, x: Range<f32>, y: f32, (length, period): (f32, f32)) {
        let height = pixels.at_least_one(self.width);
        for i in 0..((x.end - x.start) / period).ceil() as usize {
            let left = pixels.whole(x.start + i as f32 * period);
            let right = (left + pixels.at_least_one(length)).min(x.end);
            fill(painter, Rect::from_min_max(pos2(left, y), pos2(right, y + height)), self.color);
        }
    }
}

/// A line along some bytes of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The bytes.
    pub range: Range<usize>,
    /// The line.
    pub line: Line,
}

/// A box behind some bytes of a text: a search hit, an inserted word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backdrop {
    /// The bytes.
    pub range: Range<usize>,
    /// The fill.
    pub fill: Color32,
    /// An edge of 1 point, as the current search hit has it.
    pub edge: Option<Color32>,
}

impl Backdrop {
    /// Draws the box: 22 high for letters of 16, radius 3, one for each visual run.
    pub fn paint(&self, painter: &Painter, layout: &Layout, origin: Pos2) {
        let pixels = Pixels(painter.pixels_per_point());
        for (row, left, right) in layout.underline_spans(self.range.clone()) {
            let Some(row) = layout.rows.get(row) else { continue };
            let height = (layout.font_size * 1.375).min(row.height);
            let top = pixels.whole(origin.y + row.top + (row.height - height) / 2.0);
            let left = pixels.whole(origin.x + left);
            let right = pixels.whole(origin.x + right);
            let rect = Rect::from_min_max(pos2(left, top), pos2(right, top + pixels.whole(height)));
            painter.rect_filled(rect, 3.0, self.fill);
            if let Some(edge) = self.edge {
                painter.rect_stroke(rect, 3.0, Stroke::new(1.0, edge), StrokeKind::Inside);
            }
        }
    }
}

/// Fills the full height of the rows behind the bytes `range`, as a selection is shown.
pub fn mark_behind(painter: &Painter, layout: &Layout, origin: Pos2, range: Range<usize>, color: Color32) {
    let pixels = Pixels(painter.pixels_per_point());
    for part in layout.boxes(range) {
        let min = pos2(pixels.whole(origin.x + part.x), pixels.whole(origin.y + part.y));
        let max =
            pos2(pixels.whole(origin.x + part.x + part.width), pixels.whole(origin.y + part.y + part.height));
        fill(painter, Rect::from_min_max(min, max), color);
    }
}

/// Pixels per point.
#[derive(Clone, Copy)]
pub(super) struct Pixels(pub(super) f32);

impl Pixels {
    /// A length in points that is a whole number of pixels.
    pub(super) fn whole(self, points: f32) -> f32 {
        (points * self.0).round() / self.0
    }

    /// The same, at least one pixel.
    pub(super) fn at_least_one(self, points: f32) -> f32 {
        (points * self.0).round().max(1.0) / self.0
    }
}

pub(super) fn fill(painter: &Painter, rect: Rect, color: Color32) {
    painter.rect_filled(rect, 0.0, color);
}

fn wave(x: Range<f32>, top: f32) -> Vec<Pos2> {
    let (period, amplitude) = (6.0, 1.0);
    let steps = ((x.end - x.start).max(0.0)).floor() as usize;
    let point = |i: usize| {
        let dx = i as f32;
        pos2(x.start, top + 1.5) + vec2(dx, amplitude * (dx / period * std::f32::consts::TAU).sin())
    };
    (0..=steps).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_become_whole_pixels() {
        for (scale, points, whole) in [(1.0, 1.4, 1.0), (2.0, 1.4, 1.5), (1.5, 1.0, 4.0 / 3.0)] {
            assert!((Pixels(scale).whole(points) - whole).abs() < 1e-6, "{scale} {points}");
        }
        assert!((Pixels(1.0).at_least_one(0.2) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_wave_stays_within_three_points_and_its_width() {
        let points = wave(10.0..40.0, 5.0);
        assert!(points.iter().all(|p| p.y >= 5.0 && p.y <= 8.0 && p.x >= 10.0 && p.x <= 40.0));
        assert_eq!(points.len(), 31);
    }
}
