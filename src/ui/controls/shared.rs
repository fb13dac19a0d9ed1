//! What the controls have in common: fills, the focus ring, tooltips.

use egui::{Color32, Frame, Margin, Rect, Response, RichText, Stroke, StrokeKind, Tooltip, Ui};

use crate::ui::theme::Tokens;

/// The fill of something without an edge: none at rest, `hover` under the pointer, `sunken` while pressed.
pub fn quiet_fill(tokens: &Tokens, response: &Response) -> Option<Color32> {
    match (response.is_pointer_button_down_on(), response.hovered()) {
        (true, _) => Some(tokens.sunken),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    }
}

/// Draws the ring around what has the keyboard's focus. Pressing with the pointer gives no focus, so none is drawn then.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: f32) {
    if response.has_focus() {
        ring(ui, rect, radius);
    }
}

/// Draws a ring of 2 points, 1 point outside of `rect`.
pub(in crate::ui) fn ring(ui: &Ui, rect: Rect, radius: f32) {
    let stroke = Stroke::new(2.0, Tokens::of(ui.ctx()).accent);
    ui.painter().rect_stroke(rect.expand(1.0), radius + 1.0, stroke, StrokeKind::Outside);
}

/// Says what `response` does, in a few words, when the pointer rests on it. For text that may hold Arabic, see
/// `text::tooltip`.
pub fn tooltip(response: Response, text: &str) -> Response {
    tooltip_with(response, |ui, color| {
        ui.label(RichText::new(text).small().color(color));
    })
}

/// A tooltip with any content; it is given the colour of its text.
pub(in crate::ui) fn tooltip_with(response: Response, add: impl FnOnce(&mut Ui, Color32)) -> Response {
    let tokens = Tokens::of(&response.ctx);
    let mut tooltip =
        if response.enabled() { Tooltip::for_enabled(&response) } else { Tooltip::for_disabled(&response) };
    tooltip.popup = tooltip.popup.frame(tooltip_frame(tokens));
    tooltip.show(|ui| add(ui, tokens.on_tip));
    response
}

fn tooltip_frame(tokens: &Tokens) -> Frame {
    Frame::new().fill(tokens.tip).inner_margin(Margin::symmetric(10, 6)).corner_radius(6)
}

/// An edge around a track, where its fill is that of the paper.
pub(super) fn outline_in_high_contrast(ui: &Ui, rect: Rect, radius: f32) {
    let tokens = Tokens::of(ui.ctx());
    if tokens.high_contrast {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    }
}
