//! All keys.

use egui::{Align, Context, Id, Layout, RichText, ScrollArea, Ui};

use super::{Answer, answer};
use crate::app::{Action, Menu};
use crate::ui::controls::{Button, Dialog};
use crate::ui::keymap;
use crate::ui::parts::Parts;
use crate::ui::theme::{Tokens, strong};

pub(super) fn show(ctx: &Context, parts: &mut Parts<'_>) -> Answer {
    let dialog = Dialog { id: Id::unique("keys-dialog"), title: "Keys" };
    let output = dialog.show(ctx, parts.typesetter, |ui, _| {
        let height = (ctx.content_rect().height() - 260.0).clamp(160.0, 480.0);
        ScrollArea::vertical().max_height(height).show(ui, list);
        Dialog::buttons(ui, |ui| ui.add(Button::primary("Close")).clicked())
    });
    answer(None, output.inner || output.cancelled)
}

fn list(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 4.0;
    for menu in Menu::ALL {
        ui.add_space(8.0);
        ui.label(RichText::new(menu.label()).font(strong(12.0)).color(Tokens::of(ui.ctx()).text3));
        for action in Action::ALL.iter().filter(|action| action.menu() == menu) {
            let key = keymap::words(*action);
            if !key.is_empty() {
                row(ui, action.label().trim_end_matches('…'), &key);
            }
        }
    }
}

fn row(ui: &mut Ui, label: &str, key: &str) {
    ui.horizontal(|ui| {
        ui.label(label);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(16.0);
            ui.label(RichText::new(key).small().color(Tokens::of(ui.ctx()).text2));
        });
    });
}
