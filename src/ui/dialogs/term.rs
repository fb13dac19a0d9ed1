//! Asks for a term, its translation, status and a note.

use egui::{Context, Id, Ui};

use super::{Answer, answer};
use crate::app::Command;
use crate::model::{Entry, EntryId, Term, TermStatus};
use crate::text::{Direction, Language};
use crate::ui::controls::{Button, Choice, Dialog, segmented};
use crate::ui::parts::{Parts, small_style};
use crate::ui::text::{Field, FieldSpec, Label, Typesetter};
use crate::ui::theme::Tokens;

pub(super) struct TermDialog {
    /// The entry as it was.
    entry: Entry,
    /// Its terms as they were; empty ones where it is new.
    terms: (Term, Term),
    status: TermStatus,
    languages: (Language, Language),
    source: Field,
    target: Field,
    note: Field,
    fresh: bool,
}

impl TermDialog {
    pub(super) fn new(entry: Entry, languages: (Language, Language)) -> Self {
        let terms = entry.pair(&languages.0, &languages.1).map_or_else(
            || (Term::new(&languages.0, ""), Term::new(&languages.1, "")),
            |pair| (pair.source.clone(), pair.target.clone()),
        );
        let (source, target) = (Field::new(&terms.0.text), Field::new(&terms.1.text));
        let (note, status) = (Field::new(&entry.note), terms.1.status);
        Self { entry, terms, status, languages, source, target, note, fresh: true }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let known = self.entry.id != EntryId(0);
        let (title, word) = if known { ("Edit the term", "Save") } else { ("Add a term", "Add") };
        let dialog = Dialog { id: Id::unique("term-dialog"), title };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let submitted = self.fields(ui, typesetter);
            self.status(ui);
            let ready = !self.source.text().trim().is_empty() && !self.target.text().trim().is_empty();
            let pressed = Dialog::buttons(ui, |ui| {
                let put = Button::primary(word).name(if known { "Save the term" } else { "Add the term" });
                let put = ui.add(put.enabled(ready).tip("Fill in both languages first")).clicked();
                let cancel = ui.add(Button::new("Cancel")).clicked();
                (put, cancel, known && ui.add(Button::danger("Remove").name("Remove the term")).clicked())
            });
            ((pressed.0 || submitted) && ready, pressed.1, pressed.2)
        });
        let (put, cancel, remove) = output.inner;
        let command = match (put, remove) {
            (true, _) => Some(Command::PutEntry(Box::new(self.entry()))),
            (false, true) => Some(Command::RemoveEntry(self.entry.id)),
            (false, false) => None,
        };
        answer(command, cancel || output.cancelled)
    }

    fn fields(&mut self, ui: &mut Ui, typesetter: &mut Typesetter) -> bool {
        let first = usize::from(!self.source.text().is_empty());
        let (source, target) = &self.languages;
        let rows = [
            (&mut self.source, source.name(), source.direction(), "term-source"),
            (&mut self.target, target.name(), target.direction(), "term-target"),
            (&mut self.note, "Note", Direction::Ltr, "term-note"),
        ];
        let mut submitted = false;
        for (number, (field, label, direction, id)) in rows.into_iter().enumerate() {
            let color = Tokens::of(ui.ctx()).text3;
            ui.add_space(4.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            Label::new(label, small_style(), Direction::Ltr, color).show(ui, typesetter);
            let spec = FieldSpec::new(Id::unique(id), label, direction, ui.available_width());
            let output = field.show(ui, typesetter, &spec);
            if self.fresh && number == first {
                output.response.request_focus();
            }
            submitted |= output.submitted;
        }
        self.fresh = false;
        submitted
    }

    fn status(&mut self, ui: &mut Ui) {
        ui.add_space(8.0);
        let choices =
            [("Preferred", "The one to use"), ("Admitted", "May be used"), ("Forbidden", "Must not be used")];
        let choices = choices.map(|(word, tip)| Choice { word, icon: None, tip });
        let chosen = TermStatus::ALL.iter().position(|status| *status == self.status).unwrap_or(0);
        if let Some(status) = segmented(ui, &choices, chosen).and_then(|number| TermStatus::ALL.get(number)) {
            self.status = *status;
        }
    }

    fn entry(&self) -> Entry {
        let mut entry = Entry { note: self.note.text().to_owned(), ..self.entry.clone() };
        let source = Term { text: self.source.text().to_owned(), ..self.terms.0.clone() };
        let target =
            Term { text: self.target.text().to_owned(), status: self.status, ..self.terms.1.clone() };
        entry.put_term(Some(&self.terms.0), source);
        entry.put_term(Some(&self.terms.1), target);
        entry
    }
}
