//! A choice among a few words, which may be the user's: a button with a caret, and the lines of its menu.

use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::shared::{focus_ring, quiet_fill};
use crate::text::Direction;
use crate::ui::parts::interface_style;
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::{Tokens, icons};

/// A quiet button with a caret, whose word may be the user's.
pub fn chooser(ui: &mut Ui, typesetter: &mut Typesetter, name: &str, word: &str) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let label = Label::new(word, interface_style(), Direction::Ltr, tokens.text2).max_width(220.0);
    let width = label.layout(typesetter).width;
    let (rect, response) = ui.allocate_exact_size(vec2((width + 38.0).ceil(), 30.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
    if let Some(fill) = quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    label.paint_at(ui.painter(), typesetter, pos2(rect.left() + 8.0, rect.center().y + 5.0));
    let caret = Rect::from_center_size(pos2(rect.right() - 15.0, rect.center().y), vec2(14.0, 14.0));
    icons::CARET_DOWN.paint(ui.painter(), caret, icons::SMALL, tokens.text2);
    focus_ring(ui, &response, rect, 6.0);
    response
}

/// A line of a menu, whose word may be the user's.
pub fn menu_row(ui: &mut Ui, typesetter: &mut Typesetter, word: &str, chosen: bool) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::MenuItemRadio, true, chosen, word));
    if let Some(fill) = quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if chosen {
        let check = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(16.0, 16.0));
        icons::CHECK.paint(ui.painter(), check, icons::SMALL, tokens.ok);
    }
    let label =
        Label::new(word, interface_style(), Direction::Ltr, tokens.text).max_width(rect.width() - 40.0);
    label.paint_at(ui.painter(), typesetter, pos2(rect.left() + 32.0, rect.center().y + 5.0));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
    response
}
