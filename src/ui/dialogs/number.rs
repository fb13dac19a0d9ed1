//! Asks for the number of a segment.

use egui::{Context, Id};

use super::{Answer, answer};
use crate::app::{Command, Move};
use crate::text::{Direction, fold_str};
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::Parts;
use crate::ui::text::{Field, FieldSpec};

pub(super) struct NumberDialog {
    count: usize,
    field: Field,
    fresh: bool,
}

impl NumberDialog {
    pub(super) fn new(count: usize) -> Self {
        Self { count, field: Field::default(), fresh: true }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let dialog = Dialog { id: Id::unique("number-dialog"), title: "Go to a segment" };
        let hint = format!("1 to {}", self.count);
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let id = Id::unique("number-field");
            let mut spec = FieldSpec::new(id, "Number", Direction::Ltr, ui.available_width());
            spec.placeholder = &hint;
            spec.error = !self.field.text().is_empty() && self.number().is_none();
            let field = self.field.show(ui, typesetter, &spec);
            if std::mem::take(&mut self.fresh) {
                field.response.request_focus();
            }
            let (go, cancel) = Dialog::buttons(ui, |ui| {
                let go = Button::primary("Go").enabled(self.number().is_some()).tip(&hint);
                (ui.add(go).clicked(), ui.add(Button::new("Cancel")).clicked())
            });
            (go || field.submitted, cancel)
        });
        let (go, cancel) = output.inner;
        let number = self.number().filter(|_| go);
        answer(number.map(|number| Command::Go(Move::Number(number))), cancel || output.cancelled)
    }

    /// The number in digits of any script, where there is such a segment.
    fn number(&self) -> Option<usize> {
        let digits = fold_str(self.field.text().trim());
        digits.parse().ok().filter(|number| (1..=self.count).contains(number))
    }
}
