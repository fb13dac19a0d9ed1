//! The small box that shows a key, before a match that it inserts.

use egui::accesskit::Role;
use egui::{Align2, FontId, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::theme::Tokens;

const SIDE: f32 = 18.0;

/// Draws the name of a key in a box of 18 points height; wider where the name is longer than one letter.
pub fn key_box(ui: &mut Ui, key: &str) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(key.to_owned(), FontId::proportional(12.0), tokens.text3);
    let width = (galley.size().x + 8.0).ceil().max(SIDE);
    let (rect, response) = ui.allocate_exact_size(vec2(width, SIDE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), key));
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(place.min, galley, tokens.text3);
    response
}
