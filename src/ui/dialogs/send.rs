//! Before anything leaves the machine: which server, and whether this project may go there.

use egui::{Context, Frame, Id, Margin, Stroke};

use super::{Answer, answer};
use crate::app::Command;
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style, panel_style};
use crate::ui::text::{Field, FieldSpec, Label};
use crate::ui::theme::Tokens;

const SERVER: &str = "The address of a LibreTranslate server, on this machine or elsewhere. Nothing is sent before you have \
                      agreed for the project. Leave it empty to use no machine.";
const CONSENT: &str = "Each time that you ask for a suggestion, the source of the active segment is sent there, with the \
                       names of the two languages. Nothing else is sent. This holds for this project until you take it back.";

pub(super) struct ServerDialog {
    field: Field,
    fresh: bool,
}

impl ServerDialog {
    pub(super) fn new(address: &str) -> Self {
        Self { field: Field::new(address), fresh: true }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let dialog = Dialog { id: Id::unique("server-dialog"), title: "Machine translation server" };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let color = Tokens::of(ui.ctx()).text2;
            let width = ui.available_width();
            Label::new(SERVER, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
            let mut spec = FieldSpec::new(Id::unique("server-field"), "Address", Direction::Ltr, width);
            spec.placeholder = "http://localhost:5000";
            let field = self.field.show(ui, typesetter, &spec);
            if std::mem::take(&mut self.fresh) {
                field.response.request_focus();
            }
            let (set, cancel) = Dialog::buttons(ui, |ui| {
                let set = ui.add(Button::primary("Set").name("Set the server")).clicked();
                (set, ui.add(Button::new("Cancel")).clicked())
            });
            (set || field.submitted, cancel)
        });
        let (set, cancel) = output.inner;
        answer(set.then(|| Command::SetServer(self.field.text().to_owned())), cancel || output.cancelled)
    }
}

pub(super) struct ConsentDialog {
    pub(super) host: String,
    pub(super) example: String,
}

impl ConsentDialog {
    pub(super) fn show(&self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let language = parts.open().map(|(_, document)| document.source.clone());
        let title = format!("Send segments to {}?", self.host);
        let dialog = Dialog { id: Id::unique("consent-dialog"), title: &title };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let tokens = Tokens::of(ui.ctx());
            let width = ui.available_width();
            Label::new(CONSENT, interface_style(), Direction::Ltr, tokens.text2)
                .wrapped(width)
                .show(ui, typesetter);
            Label::new("First would be sent:", interface_style(), Direction::Ltr, tokens.text2)
                .show(ui, typesetter);
            let line = Stroke::new(1.0, tokens.line);
            Frame::new().stroke(line).corner_radius(6).inner_margin(Margin::same(12)).show(ui, |ui| {
                if let Some(language) = &language {
                    let label =
                        Label::new(&self.example, panel_style(language), language.direction(), tokens.text);
                    label.wrapped(width - 26.0).show(ui, typesetter);
                }
            });
            Dialog::buttons(ui, |ui| {
                let allow = ui.add(Button::primary("Allow for this project")).clicked();
                (allow, ui.add(Button::new("Send nothing")).clicked())
            })
        });
        let (allow, cancel) = output.inner;
        answer(allow.then_some(Command::GiveConsent), cancel || output.cancelled)
    }
}
