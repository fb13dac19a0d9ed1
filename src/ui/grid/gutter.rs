//! The gutter of a row: its state, the origin of its translation, and what is at its end.

use egui::{FontId, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::row::RowShape;
use super::row_id;
use crate::app::Command;
use crate::model::{Origin, Segment, State};
use crate::ui::controls;
use crate::ui::parts::Parts;
use crate::ui::theme::{Icon, Tokens, icons};

/// Shows state and origin, and the marks column. Pressing the state confirms or reopens.
pub fn show(ui: &mut Ui, parts: &mut Parts<'_>, shape: &RowShape<'_>, active: bool) {
    state_button(ui, parts, shape, active);
    marks(ui, shape);
}

/// Icon and colour of a state.
pub fn state_icon(state: State, tokens: &Tokens) -> (Icon, egui::Color32) {
    match state {
        State::NotStarted => (icons::CIRCLE_DASHED, tokens.text3),
        State::PreTranslated => (icons::CIRCLE.bold(), tokens.accent),
        State::Draft => (icons::CIRCLE_HALF.fill(), tokens.warn),
        State::Confirmed => (icons::CHECK.bold(), tokens.ok),
        State::Reviewed => (icons::CHECKS.bold(), tokens.ok),
        State::Rejected => (icons::X_CIRCLE.bold(), tokens.err),
    }
}

/// State, origin and lock in words.
pub fn state_words(segment: &Segment) -> String {
    let mut words = segment.status.state.words().to_owned();
    if segment.status.origin != Origin::Typed {
        words.push_str(", ");
        words.push_str(&segment.status.origin.words());
    }
    if let Origin::Aligned(confidence) = segment.status.origin {
        words = format!("{words}, aligned with {confidence} % confidence");
    }
    if segment.status.locked {
        words.push_str(", locked");
    }
    words
}

fn state_button(ui: &mut Ui, parts: &mut Parts<'_>, shape: &RowShape<'_>, active: bool) {
    let tokens = Tokens::of(ui.ctx());
    let middle = pos2(shape.columns.gutter.center().round(), shape.baseline - 6.0);
    let rect = Rect::from_center_size(middle, Vec2::splat(28.0));
    let id = row_id(shape.segment.id, "state");
    let response = ui.interact(rect, id, Sense::click());
    let words = state_words(shape.segment);
    let name = format!("State of segment {}: {words}", shape.index + 1);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
    if active {
        ui.painter().rect_filled(rect, 6.0, controls::quiet_fill(tokens, &response).unwrap_or(tokens.raised));
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    } else if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    let (icon, color) = state_icon(shape.segment.status.state, tokens);
    icon.paint(ui.painter(), rect, icons::SIZE, color);
    controls::focus_ring(ui, &response, rect, 6.0);
    if response.clicked() {
        parts.commands.push(Command::ToggleConfirmed(shape.segment.id));
    }
    controls::tooltip(response, &words);
    badges(ui, shape, tokens, middle.y + 14.0);
}

fn badges(ui: &Ui, shape: &RowShape<'_>, tokens: &Tokens, top: f32) {
    let middle = shape.columns.gutter.center().round();
    if let Some(badge) = shape.segment.status.origin.badge() {
        let galley = ui.painter().layout_no_wrap(badge, FontId::proportional(12.0), tokens.text2);
        ui.painter().galley(pos2(middle - (galley.size().x / 2.0).round(), top), galley, tokens.text2);
    }
    if shape.segment.status.locked {
        let place = Rect::from_center_size(pos2(middle + 19.0, top - 14.0), Vec2::splat(14.0));
        icons::LOCK_SIMPLE.paint(ui.painter(), place, icons::SMALL, tokens.text3);
    }
}

fn marks(ui: &mut Ui, shape: &RowShape<'_>) {
    if shape.segment.note.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui.ctx());
    let y = Rangef::point(shape.baseline - 6.0).expand(8.0);
    let rect = Rect::from_x_y_ranges(shape.columns.marks, y);
    let response = ui.interact(rect, row_id(shape.segment.id, "note"), Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, "This segment has a note")
    });
    icons::NOTE.paint(
        ui.painter(),
        Rect::from_center_size(rect.center(), vec2(16.0, 16.0)),
        icons::SIZE,
        tokens.text2,
    );
    controls::tooltip(response, "This segment has a note");
}
