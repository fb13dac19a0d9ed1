//! A unit of a memory, to be put right where it was met.

use egui::{Context, Id, Ui};

use super::{Answer, answer};
use crate::app::{Command, EditedUnit, MemoryCommand};
use crate::model::TranslationUnit;
use crate::text::{Direction, Language};
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style, panel_style};
use crate::ui::text::{Field, FieldSpec, Label, Typesetter};
use crate::ui::theme::Tokens;

const WIDTH: f32 = 560.0;

pub(super) struct UnitDialog {
    edited: EditedUnit,
    source: Field,
    target: Field,
    note: Field,
    fresh: bool,
}

impl UnitDialog {
    pub(super) fn new(edited: EditedUnit) -> Self {
        let field = |text: &str| Field::of_lines(text);
        let TranslationUnit { source, target, note, .. } = &edited.unit;
        let (source, target, note) = (field(source), field(target), field(note));
        Self { edited, source, target, note, fresh: true }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let dialog = Dialog { id: Id::unique("unit-dialog"), title: "Edit the unit" };
        let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
            let color = Tokens::of(ui.ctx()).text3;
            let words = format!("In the memory {}", self.edited.memory);
            Label::new(&words, interface_style(), Direction::Ltr, color).show(ui, typesetter);
            let (from, to) = (&self.edited.unit.source_language, &self.edited.unit.target_language);
            let mut submitted = input(ui, typesetter, (&mut self.source, "Source of the unit"), from, false);
            let fresh = std::mem::take(&mut self.fresh);
            submitted |= input(ui, typesetter, (&mut self.target, "Translation of the unit"), to, fresh);
            submitted |= input(ui, typesetter, (&mut self.note, "Note of the unit"), to, false);
            let (keep, remove, cancel) = Dialog::buttons(ui, |ui| {
                let keep = ui.add(Button::primary("Keep").name("Keep the unit")).clicked();
                let cancel = ui.add(Button::new("Cancel")).clicked();
                (
                    keep,
                    ui.add(Button::danger("Delete").name("Take the unit out of the memory")).clicked(),
                    cancel,
                )
            });
            (keep || submitted, remove, cancel)
        });
        let (keep, remove, cancel) = output.inner;
        let path = || self.edited.path.clone();
        let command = if remove {
            Some(MemoryCommand::RemoveUnit { path: path(), unit: self.edited.unit.id })
        } else {
            // A unit without a text on one side is none.
            let whole = !self.source.text().trim().is_empty() && !self.target.text().trim().is_empty();
            (keep && whole).then(|| MemoryCommand::PutUnit { path: path(), unit: Box::new(self.unit()) })
        };
        answer(command.map(|it| Command::Memory(Box::new(it))), cancel || output.cancelled)
    }

    fn unit(&self) -> TranslationUnit {
        TranslationUnit {
            source: self.source.text().to_owned(),
            target: self.target.text().to_owned(),
            note: self.note.text().to_owned(),
            ..self.edited.unit.clone()
        }
    }
}

/// A field of several lines with its name above; whether Enter was pressed.
fn input(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    (field, name): (&mut Field, &str),
    language: &Language,
    focus: bool,
) -> bool {
    let (color, width) = (Tokens::of(ui.ctx()).text3, ui.available_width());
    let label = name.split(' ').next().unwrap_or_default();
    Label::new(label, interface_style(), Direction::Ltr, color).show(ui, typesetter);
    let mut spec = FieldSpec::new(Id::unique(("unit-field", name)), name, language.direction(), width);
    spec.style = panel_style(language);
    let shown = field.show(ui, typesetter, &spec);
    if focus {
        shown.response.request_focus();
    }
    shown.submitted
}
