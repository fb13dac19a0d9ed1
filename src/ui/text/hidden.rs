//! Signs for characters that nobody sees, drawn over the text without moving it.

use egui::{Painter, Pos2, Shape, Stroke, pos2, vec2};

use super::lines::Pixels;
use crate::text::{Hidden, hidden};
use crate::typeset::{Layout, Position};
use crate::ui::theme::Tokens;

/// Draws a sign at each hidden character of `text`, which is what `layout` at `origin` shows.
pub fn hidden_signs(painter: &Painter, layout: &Layout, origin: Pos2, text: &str) {
    let color = Tokens::of(painter.ctx()).text3;
    let pixels = Pixels(painter.pixels_per_point());
    for (at, c) in text.char_indices() {
        let Some(kind) = hidden(c) else { continue };
        let (start, end) =
            (layout.caret(Position::after(at)), layout.caret(Position::before(at + c.len_utf8())));
        let Some(row) = layout.rows.get(start.row) else { continue };
        let wide = kind != Hidden::LineEnd && start.row == end.row;
        let middle = if wide { f32::midpoint(start.x, end.x) } else { start.x };
        let place = Place {
            x: pixels.whole(origin.x + middle),
            baseline: pixels.whole(origin.y + row.baseline),
            size: layout.font_size,
            rtl: start.rtl,
        };
        for shape in place.sign(kind, Stroke::new(pixels.at_least_one(1.0), color)) {
            painter.add(shape);
        }
    }
}

/// Where a sign stands.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    baseline: f32,
    size: f32,
    rtl: bool,
}

impl Place {
    fn sign(self, kind: Hidden, stroke: Stroke) -> Vec<Shape> {
        let top = self.baseline - self.size * 0.95;
        match kind {
            Hidden::Mark { rtl } => vec![self.post(stroke), self.flag(top, rtl, stroke)],
            Hidden::Start { rtl } => {
                let mut shapes = vec![self.post(stroke), self.foot(rtl.unwrap_or(self.rtl), stroke)];
                shapes.extend(rtl.map(|rtl| self.flag(top, rtl, stroke)));
                shapes
            }
            Hidden::End => vec![self.post(stroke), self.foot(!self.rtl, stroke)],
            Hidden::NonJoiner => vec![self.post(stroke), self.cross(top, stroke)],
            Hidden::Joiner => vec![self.cross(top, stroke)],
            Hidden::NoBreakSpace => vec![Shape::circle_stroke(self.at(0.0, -0.3), self.size * 0.1, stroke)],
            Hidden::Tatweel => vec![self.dash(stroke)],
            Hidden::Tab => self.arrow(stroke),
            Hidden::LineEnd => self.turn(stroke),
            Hidden::Other => vec![Shape::circle_filled(self.at(0.0, -0.3), self.size * 0.07, stroke.color)],
        }
    }

    /// A point so many ems to the right and below the baseline.
    fn at(self, right: f32, below: f32) -> Pos2 {
        pos2(self.x + right * self.size, self.baseline + below * self.size)
    }

    fn post(self, stroke: Stroke) -> Shape {
        Shape::line_segment([self.at(0.0, -0.95), self.at(0.0, 0.2)], stroke)
    }

    /// A triangle at the head that points where the character does.
    fn flag(self, top: f32, rtl: bool, stroke: Stroke) -> Shape {
        let side = if rtl { -1.0 } else { 1.0 };
        let tip = vec2(side * self.size * 0.28, self.size * 0.12);
        let head = pos2(self.x, top);
        let points = vec![head, head + tip, head + vec2(0.0, self.size * 0.24)];
        Shape::convex_polygon(points, stroke.color, Stroke::NONE)
    }

    fn foot(self, right: bool, stroke: Stroke) -> Shape {
        let reach = if right { -0.2 } else { 0.2 };
        Shape::line_segment([self.at(0.0, 0.2), self.at(reach, 0.2)], stroke)
    }

    fn cross(self, top: f32, stroke: Stroke) -> Shape {
        let (arm, center) = (self.size * 0.11, pos2(self.x, top));
        Shape::Vec(vec![
            Shape::line_segment([center + vec2(-arm, -arm), center + vec2(arm, arm)], stroke),
            Shape::line_segment([center + vec2(-arm, arm), center + vec2(arm, -arm)], stroke),
        ])
    }

    fn dash(self, stroke: Stroke) -> Shape {
        Shape::line_segment([self.at(-0.12, 0.22), self.at(0.12, 0.22)], stroke)
    }

    fn arrow(self, stroke: Stroke) -> Vec<Shape> {
        let side = if self.rtl { -1.0 } else { 1.0 };
        let tip = self.at(0.3 * side, -0.3);
        [
            [self.at(-0.3 * side, -0.3), tip],
            [self.at(0.15 * side, -0.42), tip],
            [self.at(0.15 * side, -0.18), tip],
        ]
        .map(|ends| Shape::line_segment(ends, stroke))
        .into()
    }

    /// An arrow that goes down and back to where rows begin.
    fn turn(self, stroke: Stroke) -> Vec<Shape> {
        let out = if self.rtl { -1.0 } else { 1.0 };
        let (corner, tip) = (self.at(0.5 * out, -0.15), self.at(0.15 * out, -0.15));
        [
            [self.at(0.5 * out, -0.5), corner],
            [corner, tip],
            [self.at(0.27 * out, -0.27), tip],
            [self.at(0.27 * out, -0.03), tip],
        ]
        .map(|ends| Shape::line_segment(ends, stroke))
        .into()
    }
}
