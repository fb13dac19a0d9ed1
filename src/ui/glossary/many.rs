//! The panel of several chosen entries: what is done to all of them at once.

use egui::{Frame, Id, Margin, Ui};

use super::list::List;
use super::table::status_look;
use crate::app::{Bulk, Command};
use crate::model::TermStatus;
use crate::text::Direction;
use crate::ui::controls::Button;
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::{Field, FieldSpec, Label};
use crate::ui::theme::Tokens;

/// The panel's own state.
#[derive(Default)]
pub(super) struct Many {
    domain: Field,
}

impl Many {
    /// Shows what can be done to the chosen entries, each as one step of the undo; whether a field has the focus.
    pub(super) fn show(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, list: &mut List) -> bool {
        let Some((_, document)) = parts.open() else { return false };
        let tokens = Tokens::of(ui.ctx());
        let (mut change, mut focused) = (None, false);
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            let title = format!("{} terms are chosen", list.chosen().len());
            let title = Label::new(&title, interface_style().strong(), Direction::Ltr, tokens.text);
            title.show(ui, parts.typesetter);
            ui.add_space(8.0);
            label(ui, parts, "Status of all");
            ui.horizontal(|ui| {
                for status in TermStatus::ALL {
                    let (icon, word, _) = status_look(status, tokens);
                    if ui.add(Button::new(word).icon(icon)).clicked() {
                        change = Some(Bulk::Status(document.target.clone(), status));
                    }
                }
            });
            ui.add_space(8.0);
            label(ui, parts, "Domain of all; Enter sets it");
            let spec = FieldSpec::new(
                Id::unique("glossary-domain-of-all"),
                "Domain of all",
                Direction::Ltr,
                ui.available_width(),
            );
            let output = self.domain.show(ui, parts.typesetter, &spec);
            focused = output.response.has_focus();
            if output.submitted {
                change = Some(Bulk::Domain(self.domain.text().to_owned()));
                self.domain = Field::default();
            }
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                if ui.add(Button::new("Remove them").tip("Undo brings them back")).clicked() {
                    change = Some(Bulk::Remove);
                }
                if ui.add(Button::quiet("Choose only one")).clicked() {
                    list.choose_one();
                }
            });
        });
        for (glossary, ids) in list.chosen_by_glossary() {
            let change = change.clone();
            parts.commands.extend(change.map(|bulk| Command::ChangeEntries { glossary, ids, bulk }));
        }
        focused
    }
}

fn label(ui: &mut Ui, parts: &mut Parts<'_>, words: &str) {
    let color = Tokens::of(ui.ctx()).text3;
    Label::new(words, small_style(), Direction::Ltr, color).show(ui, parts.typesetter);
}
