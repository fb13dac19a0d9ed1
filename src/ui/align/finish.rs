//! The foot of the panel: what the alignment is for.

use egui::{Align, Layout, Popup, Rect, RichText, Ui, UiBuilder, vec2};

use crate::app::Action;
use crate::ui::controls::Button;
use crate::ui::keymap;
use crate::ui::parts::Parts;
use crate::ui::theme::Tokens;

/// What is used less often.
const MORE: [Action; 4] =
    [Action::ExportAlignment, Action::FindTerms, Action::AlignTranslation, Action::GiveUpAlignment];

/// Shows the foot in `rect`.
pub(super) fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let place = rect.shrink2(vec2(16.0, 12.0));
    let builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let tip = "Each segment of the article gets the translation of its bead";
        if ui.add(Button::primary("Fill the article").tip(tip)).clicked() {
            parts.actions.push(Action::FillFromAlignment);
        }
        let tip = "The beads as units of the memory that the project writes to";
        if ui.add(Button::new("Add to memory").tip(tip)).clicked() {
            parts.actions.push(Action::RememberAlignment);
        }
        let more = ui.add(Button::new("More…").tip("Export, terms, another translation"));
        Popup::menu(&more).width(240.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().button_padding = vec2(12.0, 4.0);
            for action in MORE {
                let key = RichText::new(keymap::words(action)).color(Tokens::of(ui.ctx()).text3).size(12.0);
                let item = egui::Button::new(words(action)).shortcut_text(key).min_size(vec2(240.0, 28.0));
                if ui.add(item.frame_when_inactive(false)).clicked() {
                    parts.actions.push(action);
                    ui.close();
                }
            }
        });
    });
}

/// The name of an action here, where it is clear that the alignment is meant.
fn words(action: Action) -> &'static str {
    match action {
        Action::ExportAlignment => "Export as TMX…",
        Action::FindTerms => "Find terms in the pair…",
        Action::AlignTranslation => "Align another translation…",
        other => other.label(),
    }
}
