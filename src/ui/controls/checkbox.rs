//! A box with a check, and its words.

use egui::accesskit::Role;
use egui::{FontId, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::shared::{focus_ring, tooltip};
use crate::ui::theme::{Tokens, icons};

const SIDE: f32 = 16.0;
const GAP: f32 = 8.0;
const HEIGHT: f32 = 24.0;
const RADIUS: f32 = 4.0;

/// Draws the box, 24 high and at least `width` wide; `words` are its accessible name too. `on` is turned where it was pressed.
pub fn checkbox(ui: &mut Ui, on: &mut bool, words: &str, width: f32, tip: &str) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), FontId::proportional(13.0), tokens.text);
    let wide = (SIDE + GAP + galley.size().x).ceil().max(width);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, HEIGHT), Sense::click());
    if response.clicked() {
        *on = !*on;
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, words));
    let side = Rect::from_min_size(pos2(rect.left(), rect.center().y - SIDE / 2.0), vec2(SIDE, SIDE));
    if *on {
        ui.painter().rect_filled(side, RADIUS, tokens.accent);
        icons::CHECK.bold().paint(ui.painter(), side, 12.0, tokens.on_accent);
    } else {
        let fill = if response.hovered() { tokens.hover } else { tokens.raised };
        ui.painter().rect_filled(side, RADIUS, fill);
        ui.painter().rect_stroke(side, RADIUS, Stroke::new(1.0, tokens.control), StrokeKind::Inside);
    }
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(side.right() + GAP, top), galley, tokens.text);
    focus_ring(ui, &response, side, RADIUS);
    if tip.is_empty() { response } else { tooltip(response, tip) }
}
