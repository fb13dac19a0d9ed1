//! Inline tags as chips: a number in a frame whose point shows where the markup begins or ends.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::lines::Pixels;
use super::typesetter::Typesetter;
use crate::text::{Direction, TagForm, TagSpan};
use crate::typeset::{Face, Layout, TextStyle};
use crate::ui::theme::Tokens;

/// Of the letters' size: the digits, the height of the frame, and how far its point reaches.
const DIGITS: f32 = 0.66;
const HEIGHT: f32 = 1.05;
const POINT: f32 = 0.22;
/// Free at both sides of the frame, in points.
const MARGIN: f32 = 1.0;

/// Draws the tags of a layout at `origin`; their bytes were masked when it was set.
pub fn chips(
    painter: &Painter,
    typesetter: &mut Typesetter,
    layout: &Layout,
    origin: Pos2,
    tags: &[TagSpan],
) {
    let tokens = Tokens::of(painter.ctx());
    let pixels = Pixels(painter.pixels_per_point());
    for tag in tags {
        let (text, size) = (tag.number.to_string(), layout.font_size);
        for (number, left, right) in layout.underline_spans(tag.range.clone()) {
            let Some(row) = layout.rows.get(number) else { continue };
            let rtl =
                row.clusters.iter().find(|it| it.range.start == tag.range.start).is_some_and(|it| it.rtl);
            let middle = origin.y + row.baseline - size * 0.3;
            let height = pixels.whole(size * HEIGHT);
            let rect = Rect::from_min_max(
                pos2(pixels.whole(origin.x + left + MARGIN), pixels.whole(middle - height / 2.0)),
                pos2(pixels.whole(origin.x + right - MARGIN), pixels.whole(middle - height / 2.0) + height),
            );
            if !painter.clip_rect().intersects(rect) {
                continue;
            }
            painter.add(frame(rect, tag.form, rtl, size * POINT, (tokens.sunken, tokens.control)));
            let style = TextStyle::new(Face::Sans, (size * DIGITS).round(), (size * HEIGHT).round());
            let label = typesetter.line(&text, &style, Direction::Ltr, f32::INFINITY);
            let shift = shift(tag.form, rtl) * size * POINT / 2.0;
            let at = rect.center() - vec2(label.width, label.height) / 2.0 - vec2(shift, 0.0);
            typesetter.paint(painter, &label, pos2(pixels.whole(at.x), pixels.whole(at.y)), tokens.text2);
        }
    }
}

/// 1 where the point is at the right, -1 at the left, 0 where there is none. An opening tag points at what follows, a
/// closing one at what stands before it.
fn shift(form: TagForm, rtl: bool) -> f32 {
    match form {
        TagForm::Alone => 0.0,
        TagForm::Opening => {
            if rtl {
                -1.0
            } else {
                1.0
            }
        }
        TagForm::Closing => {
            if rtl {
                1.0
            } else {
                -1.0
            }
        }
    }
}

fn frame(rect: Rect, form: TagForm, rtl: bool, point: f32, (fill, edge): (Color32, Color32)) -> Shape {
    let stroke = Stroke::new(1.0, edge);
    let side = shift(form, rtl);
    if side == 0.0 {
        return Shape::Vec(vec![
            Shape::rect_filled(rect, 4.0, fill),
            Shape::rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside),
        ]);
    }
    let inner = rect.shrink(0.5);
    let (flat, sharp) =
        if side > 0.0 { (inner.left(), inner.right()) } else { (inner.right(), inner.left()) };
    let neck = sharp - side * point;
    let points = vec![
        pos2(flat, inner.top()),
        pos2(neck, inner.top()),
        pos2(sharp, inner.center().y),
        pos2(neck, inner.bottom()),
        pos2(flat, inner.bottom()),
    ];
    Shape::convex_polygon(points, fill, stroke)
}
