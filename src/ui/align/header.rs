//! The strip above the beads: both files, their languages, and the change of sides.

use egui::{Align2, FontId, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::Action;
use crate::model::{Alignment, Side};
use crate::text::Direction;
use crate::ui::grid::Columns;
use crate::ui::parts::{Parts, small_style};
use crate::ui::text::Label;
use crate::ui::theme::{Tokens, icons, strong};

/// Shows the strip in `rect`.
pub(super) fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, alignment: &Alignment) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, tokens.paper);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let columns = Columns::new(rect, parts.workspace.settings.source_first);
    let article = parts.open().map(|(_, document)| document.name.clone()).unwrap_or_default();
    for side in [Side::Source, Side::Target] {
        let left = (side == Side::Source) == columns.source_first;
        let (language, name) = match side {
            Side::Source => (&alignment.languages.0, article.as_str()),
            Side::Target => (&alignment.languages.1, alignment.name.as_str()),
        };
        let (align, x) = if left {
            (Align2::RIGHT_CENTER, columns.gutter.min - 16.0)
        } else {
            (Align2::LEFT_CENTER, columns.gutter.max + 16.0)
        };
        ui.painter().text(pos2(x, rect.center().y), align, language.name(), strong(12.0), tokens.text2);
        let count = alignment.texts(side).len();
        file(ui, parts, rect, (left, name, count), &columns);
    }
    let place = Rect::from_center_size(pos2(columns.gutter.center(), rect.center().y), vec2(28.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        if icons::icon_button(ui, icons::ARROWS_LEFT_RIGHT, "Swap the sides", 28.0).clicked() {
            parts.actions.push(Action::Swap);
        }
    });
}

/// The name of a file at the outer edge, with the number of its segments.
fn file(
    ui: &mut Ui,
    parts: &mut Parts<'_>,
    rect: Rect,
    (left, name, count): (bool, &str, usize),
    columns: &Columns,
) {
    let tokens = Tokens::of(ui.ctx());
    let words = if count == 1 { "1 segment".to_owned() } else { format!("{count} segments") };
    let counted = ui.painter().layout_no_wrap(words, FontId::proportional(12.0), tokens.text3);
    let room = (columns.source.span() - counted.size().x - 120.0).max(40.0);
    let label = Label::new(name, small_style(), Direction::Ltr, tokens.text2).max_width(room);
    let width = label.layout(parts.typesetter).width.ceil();
    let whole = 22.0 + width + 8.0 + counted.size().x;
    let start = if left { rect.left() + 16.0 } else { rect.right() - 16.0 - whole };
    let icon = Rect::from_center_size(pos2(start + 8.0, rect.center().y), vec2(16.0, 16.0));
    icons::FILE_TEXT.paint(ui.painter(), icon, icons::SMALL, tokens.text3);
    let place = Rect::from_min_size(pos2(start + 22.0, rect.top()), vec2(width, rect.height()));
    label.show_in(ui, parts.typesetter, place);
    let at = pos2(start + 22.0 + width + 8.0, (rect.center().y - counted.size().y / 2.0).round());
    ui.painter().galley(at, counted, tokens.text3);
}
