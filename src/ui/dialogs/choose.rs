//! Choices from a list: the languages of the article, and its encoding.

use egui::{Context, Id, RichText, ScrollArea, Ui};

use super::{Answer, answer};
use crate::app::{Command, Reread, encodings};
use crate::text::{INSERTABLE, Language, Selection};
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::Parts;

pub(super) struct LanguagesDialog {
    source: Language,
    target: Language,
}

impl LanguagesDialog {
    pub(super) fn new(source: &Language, target: &Language) -> Self {
        Self { source: source.clone(), target: target.clone() }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let dialog = Dialog { id: Id::unique("languages-dialog"), title: "Languages" };
        let output = dialog.show(ctx, parts.typesetter, |ui, _| {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    list(left, "Source", &mut self.source);
                    list(right, "Translation", &mut self.target);
                }
            });
            Dialog::buttons(ui, |ui| {
                let apart = self.source.primary() != self.target.primary();
                let set = Button::primary("Set")
                    .name("Set the languages")
                    .enabled(apart)
                    .tip("Choose two languages");
                (ui.add(set).clicked(), ui.add(Button::new("Cancel")).clicked())
            })
        });
        let (set, cancel) = output.inner;
        let (source, target) = (self.source.clone(), self.target.clone());
        answer(set.then_some(Command::SetLanguages { source, target }), cancel || output.cancelled)
    }
}

fn list(ui: &mut Ui, heading: &str, chosen: &mut Language) {
    ui.label(RichText::new(heading).small());
    ui.push_id(heading, |ui| {
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (tag, name) in Language::known() {
                if ui.selectable_label(chosen.primary() == *tag, *name).clicked() {
                    *chosen = Language::new(tag);
                }
            }
        });
    });
}

/// Offers the characters that nobody sees.
pub(super) fn hidden(ctx: &Context, parts: &mut Parts<'_>, selection: Selection) -> Answer {
    let dialog = Dialog { id: Id::unique("hidden-dialog"), title: "Insert an invisible character" };
    let output = dialog.show(ctx, parts.typesetter, |ui, _| {
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        for (c, name) in INSERTABLE {
            if ui.selectable_label(false, *name).clicked() {
                chosen = Some(*c);
            }
        }
        (chosen, Dialog::buttons(ui, |ui| ui.add(Button::new("Cancel")).clicked()))
    });
    let (chosen, cancel) = output.inner;
    let insert = |c: char| Command::InsertCharacter { character: c, selection };
    answer(chosen.map(insert), cancel || output.cancelled)
}

/// Shows the encodings to read the article in.
pub(super) fn encoding(ctx: &Context, parts: &mut Parts<'_>) -> Answer {
    let dialog = Dialog { id: Id::unique("encoding-dialog"), title: "Read the article again as" };
    let output = dialog.show(ctx, parts.typesetter, |ui, _| {
        let mut chosen = None;
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (name, label) in encodings() {
                if ui.selectable_label(false, *label).clicked() {
                    chosen = Some((*name).to_owned());
                }
            }
        });
        (chosen, Dialog::buttons(ui, |ui| ui.add(Button::new("Cancel")).clicked()))
    });
    let (chosen, cancel) = output.inner;
    answer(
        chosen.map(|name| Command::Reread(Reread { encoding: Some(name), ..Reread::default() })),
        cancel || output.cancelled,
    )
}
