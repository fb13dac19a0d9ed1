//! All that an import had to say, line by line.

use egui::{Context, Id, ScrollArea};

use super::{Answer, answer};
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style};
use crate::ui::text::Label;
use crate::ui::theme::Tokens;

const WIDTH: f32 = 640.0;
/// The height of one line, in points.
const LINE: f32 = 24.0;

pub(super) fn show(ctx: &Context, parts: &mut Parts<'_>) -> Answer {
    let dialog = Dialog { id: Id::unique("report-dialog"), title: "What was left out or put right" };
    let lines = &parts.workspace.import_report;
    let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
        let color = Tokens::of(ui.ctx()).text2;
        ScrollArea::vertical().max_height(360.0).show_rows(ui, LINE, lines.len(), |ui, range| {
            for line in lines.get(range).unwrap_or_default() {
                let label = Label::new(line, interface_style(), Direction::Ltr, color);
                label.max_width(ui.available_width()).show(ui, typesetter);
            }
        });
        Dialog::buttons(ui, |ui| ui.add(Button::new("Close")).clicked())
    });
    answer(None, output.inner || output.cancelled)
}
