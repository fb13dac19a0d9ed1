//! Asks for a term, its translation, other forms, status and a note; shows what the glossaries have already.

use egui::{Context, Id, Ui};

use super::{Answer, answer};
use crate::app::{Bulk, Command};
use crate::model::{Entry, EntryId, Term, TermStatus};
use crate::text::{Direction, Language, fold_str};
use crate::ui::controls::{Button, Choice, Dialog, chooser, menu_row, segmented};
use crate::ui::glossary::{comma, forms};
use crate::ui::likely::{self, Likely};
use crate::ui::parts::{Parts, interface_style, small_style};
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
    variants: Field,
    note: Field,
    /// The glossary that a new term goes to.
    glossary: usize,
    /// What was looked for in the glossaries, and what they have.
    known: (String, Vec<String>),
    /// Forms that the term seems to have.
    likely: Likely,
    fresh: bool,
}

impl TermDialog {
    pub(super) fn new((glossary, entry): (usize, Entry), languages: (Language, Language)) -> Self {
        let terms = entry.pair(&languages.0, &languages.1).map_or_else(
            || (Term::new(&languages.0, ""), Term::new(&languages.1, "")),
            |pair| (pair.source.clone(), pair.target.clone()),
        );
        let (source, target) = (Field::new(&terms.0.text), Field::new(&terms.1.text));
        let (note, status) = (Field::new(&entry.note), terms.1.status);
        let variants = Field::new(&terms.0.variants.join(comma(languages.0.direction())));
        let (known, likely, fresh) = ((String::new(), Vec::new()), Likely::default(), true);
        Self {
            entry,
            terms,
            status,
            languages,
            source,
            target,
            variants,
            note,
            glossary,
            known,
            likely,
            fresh,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let known = self.entry.id != EntryId(0);
        let (title, word) = if known { ("Edit the term", "Save") } else { ("Add a term", "Add") };
        let dialog = Dialog { id: Id::unique("term-dialog"), title };
        self.look_up(parts);
        if let Some((open, document)) = parts.open() {
            let known = forms(self.variants.text());
            self.likely.advance(ctx, open, document, (self.source.text().trim(), &known));
        }
        let names = glossary_names(parts);
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let submitted = self.fields(ui, typesetter);
            self.status(ui);
            self.already_there(ui, typesetter);
            if !known && names.len() > 1 {
                self.choose_glossary(ui, typesetter, &names);
            }
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
            (true, _) => Some(Command::PutEntries { glossary: self.glossary, entries: vec![self.entry()] }),
            (false, true) => Some(Command::ChangeEntries {
                glossary: self.glossary,
                ids: vec![self.entry.id],
                bulk: Bulk::Remove,
            }),
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
            (&mut self.variants, "Other forms, such as broken plurals", source.direction(), "term-variants"),
            (&mut self.note, "Note", Direction::Ltr, "term-note"),
        ];
        let (mut submitted, mut chosen) = (false, None);
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
            if id == "term-variants" {
                chosen = likely::offer(ui, typesetter, self.likely.found(), direction);
            }
        }
        self.fresh = false;
        if let Some(form) = chosen {
            self.add_form(&form);
        }
        submitted
    }

    fn add_form(&mut self, form: &str) {
        let mut all = forms(self.variants.text());
        all.push(form.to_owned());
        self.variants.set_text(&all.join(comma(self.languages.0.direction())));
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

    /// Looks for the term in all glossaries, once it was typed.
    fn look_up(&mut self, parts: &Parts<'_>) {
        let wanted = fold_str(self.source.text().trim());
        let Some((open, _)) = parts.open() else { return };
        if wanted == self.known.0 {
            return;
        }
        let (from, to) = &self.languages;
        let own = self.entry.id;
        let found = open.glossaries().flat_map(std::collections::BTreeMap::values).filter(|entry| {
            entry.id != own && entry.terms_in(from).any(|term| fold_str(&term.text) == wanted)
        });
        let words = |entry: &std::sync::Arc<Entry>| {
            let pair = entry.pair(from, to)?;
            Some(format!("{} · {}", pair.target.text, pair.status().word()))
        };
        let found = if wanted.is_empty() { Vec::new() } else { found.filter_map(words).take(3).collect() };
        self.known = (wanted, found);
    }

    /// The translations that the glossaries have for the term.
    fn already_there(&self, ui: &mut Ui, typesetter: &mut Typesetter) {
        if self.known.1.is_empty() {
            return;
        }
        let tokens = Tokens::of(ui.ctx());
        ui.add_space(4.0);
        Label::new("Already in the glossary", small_style(), Direction::Ltr, tokens.text3)
            .show(ui, typesetter);
        for words in &self.known.1 {
            let label = Label::new(words, interface_style(), self.languages.1.direction(), tokens.term);
            label.max_width(ui.available_width()).show(ui, typesetter);
        }
    }

    fn choose_glossary(&mut self, ui: &mut Ui, typesetter: &mut Typesetter, names: &[String]) {
        let name = names.get(self.glossary).map_or("this project", String::as_str);
        let choice = chooser(ui, typesetter, "Into", &format!("Into: {name}"));
        egui::Popup::menu(&choice).width(260.0).show(|ui| {
            for (number, name) in names.iter().enumerate() {
                if menu_row(ui, typesetter, name, number == self.glossary).clicked() {
                    self.glossary = number;
                    ui.close();
                }
            }
        });
    }

    fn entry(&self) -> Entry {
        let mut entry = Entry { note: self.note.text().to_owned(), ..self.entry.clone() };
        let variants = forms(self.variants.text());
        let source = Term { text: self.source.text().to_owned(), variants, ..self.terms.0.clone() };
        let target =
            Term { text: self.target.text().to_owned(), status: self.status, ..self.terms.1.clone() };
        entry.put_term(Some(&self.terms.0), source);
        entry.put_term(Some(&self.terms.1), target);
        entry
    }
}

/// What the glossaries of the project are called, by their numbers.
pub fn glossary_names(parts: &Parts<'_>) -> Vec<String> {
    let Some((open, _)) = parts.open() else { return Vec::new() };
    let shared = open.shared.iter().map(crate::app::Shared::name);
    std::iter::once("this project".to_owned()).chain(shared).collect()
}
