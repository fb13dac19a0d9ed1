//! How sure a bead is: two rails, a mark, a figure, and how many segments it joins.

use egui::accesskit::Role;
use egui::{Align2, FontId, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::row::BeadRow;
use crate::app::{AlignCommand, AlignMove, Command};
use crate::ui::controls;
use crate::ui::parts::Parts;
use crate::ui::theme::{Icon, Tokens, icons, strong};

/// Shows the gutter of a row; pressing the mark settles the bead.
pub(super) fn show(ui: &mut Ui, parts: &mut Parts<'_>, row: &BeadRow<'_>, active: bool) {
    let tokens = Tokens::of(ui.ctx());
    rails(ui, row, active);
    let middle = pos2(row.columns.gutter.center().round(), row.baseline - 5.0);
    let rect = Rect::from_center_size(middle, Vec2::splat(28.0));
    let words = words(row);
    let response = ui.interact(rect, egui::Id::unique(("bead", row.index)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.as_str()));
    if active {
        ui.painter().rect_filled(rect, 6.0, controls::quiet_fill(tokens, &response).unwrap_or(tokens.raised));
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    } else if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    let (icon, color) = mark(row, tokens);
    icon.paint(ui.painter(), rect, icons::SIZE, color);
    controls::focus_ring(ui, &response, rect, 6.0);
    if response.clicked() {
        parts.commands.push(Command::Align(AlignCommand::Go(AlignMove::To(row.index))));
        parts.commands.push(Command::Align(AlignCommand::TogglePin));
    }
    controls::tooltip(response, &words);
    figures(ui, row, middle.y + 15.0);
}

fn rails(ui: &Ui, row: &BeadRow<'_>, active: bool) {
    let tokens = Tokens::of(ui.ctx());
    let color = match (active, row.is_doubtful()) {
        (true, _) => tokens.accent,
        (_, true) => tokens.warn,
        _ => tokens.line,
    };
    let y = row.rect.y_range().shrink(8.0);
    for left in [row.columns.gutter.min - 1.0, row.columns.gutter.max - 1.0] {
        ui.painter().rect_filled(Rect::from_x_y_ranges(left..=left + 2.0, y), 0.0, color);
    }
}

fn mark(row: &BeadRow<'_>, tokens: &Tokens) -> (Icon, egui::Color32) {
    match row {
        row if row.bead.pinned => (icons::PUSH_PIN.fill(), tokens.accent),
        row if row.is_doubtful() => (icons::WARNING.fill(), tokens.warn),
        _ => (icons::LINK_SIMPLE, tokens.text3),
    }
}

fn figures(ui: &Ui, row: &BeadRow<'_>, top: f32) {
    let tokens = Tokens::of(ui.ctx());
    let (font, color) = if row.is_doubtful() {
        (strong(12.0), tokens.text)
    } else {
        (FontId::proportional(12.0), tokens.text2)
    };
    let x = row.columns.gutter.center().round();
    let percent = format!("{}%", row.bead.confidence);
    ui.painter().text(pos2(x, top), Align2::CENTER_TOP, percent, font, color);
    if let Some(shape) = row.shape() {
        ui.painter().text(pos2(x, top + 16.0), Align2::CENTER_TOP, shape, strong(12.0), tokens.text2);
    }
}

/// The bead in words, as tooltips and readers of the screen have it.
fn words(row: &BeadRow<'_>) -> String {
    let state = match row {
        row if row.bead.pinned => "pinned",
        row if row.is_doubtful() => "doubtful",
        _ => "sure",
    };
    let shape = row.shape().map_or_else(String::new, |shape| format!(", {shape}"));
    format!("Bead {}, {} %, {state}{shape}", row.index + 1, row.bead.confidence)
}

/// The size of a mark, for the rows of the panel.
pub(super) fn icon_size() -> Vec2 {
    vec2(16.0, 16.0)
}
