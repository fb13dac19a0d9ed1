//! The strip above the grid: the article's name, the languages at the gutter, and how many segments there are.

use egui::{Align2, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::app::Action;
use crate::text::Direction;
use crate::ui::controls;
use crate::ui::grid::Columns;
use crate::ui::parts::{Parts, interface_style};
use crate::ui::text::Label;
use crate::ui::theme::{Tokens, icons, strong};

/// Shows the strip in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let Some((_, document)) = parts.open() else { return };
    let tokens = Tokens::of(ui.ctx());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let columns = Columns::new(rect, parts.workspace.settings.source_first);
    let (left, right) = if columns.source_first {
        ((columns.source, &document.source), (columns.target, &document.target))
    } else {
        ((columns.target, &document.target), (columns.source, &document.source))
    };
    language(ui, parts, rect, (left.0.max, left.1.name(), Align2::RIGHT_CENTER));
    language(ui, parts, rect, (right.0.min, right.1.name(), Align2::LEFT_CENTER));
    swap(ui, parts, rect, columns.gutter.center());
    name(ui, parts, rect, (left.0.min, left.0.max - 90.0), &document.name);
    count(ui, rect, right.0.max, document.segments.len());
}

fn name(ui: &mut Ui, parts: &mut Parts<'_>, rect: Rect, (left, right): (f32, f32), name: &str) {
    let tokens = Tokens::of(ui.ctx());
    let icon = Rect::from_min_size(pos2(left, rect.top()), vec2(16.0, rect.height()));
    icons::FILE_TEXT.paint(ui.painter(), icon, icons::SIZE, tokens.text2);
    let place =
        Rect::from_min_max(pos2(left + 22.0, rect.top()), pos2(right.max(left + 60.0), rect.bottom()));
    let label = Label::new(name, interface_style(), Direction::Ltr, tokens.text2);
    label.max_width(place.width()).show_in(ui, parts.typesetter, place);
}

fn language(ui: &Ui, parts: &mut Parts<'_>, rect: Rect, (x, name, align): (f32, &str, Align2)) {
    let tokens = Tokens::of(ui.ctx());
    let galley = ui.painter().layout_no_wrap(name.to_owned(), strong(12.0), tokens.text2);
    let place = align.anchor_size(pos2(x, rect.center().y), galley.size());
    let area = place.expand2(vec2(6.0, 6.0));
    let response = ui.interact(area, ui.scope_id().with(("language", x.to_bits())), Sense::click());
    let label = format!("Language: {name}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, label.as_str()));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(area, 6.0, fill);
    }
    let at = pos2(place.left().round(), place.top().round());
    ui.painter().galley(at, galley, tokens.text2);
    controls::focus_ring(ui, &response, area, 6.0);
    if response.clicked() {
        parts.actions.push(Action::Languages);
    }
    controls::tooltip(response, "Choose the languages");
}

fn swap(ui: &mut Ui, parts: &mut Parts<'_>, rect: Rect, x: f32) {
    let place = Rect::from_center_size(pos2(x, rect.center().y), vec2(28.0, 28.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        if icons::icon_button(ui, icons::ARROWS_LEFT_RIGHT, "Swap the sides", 28.0).clicked() {
            parts.actions.push(Action::Swap);
        }
    });
}

fn count(ui: &Ui, rect: Rect, right: f32, segments: usize) {
    let tokens = Tokens::of(ui.ctx());
    let words = if segments == 1 { "1 segment".to_owned() } else { format!("{segments} segments") };
    let at = pos2(right, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, words, FontId::proportional(12.0), tokens.text3);
}
