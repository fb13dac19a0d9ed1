//! A cell that is edited in place: an input of 30 points, whose text becomes an edit of the entry.

use egui::{Id, Key, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::columns::Column;
use super::list::{EntryKey, best};
use crate::app::Command;
use crate::model::{Document, Entry, Term};
use crate::text::{Direction, Language};
use crate::ui::parts::Parts;
use crate::ui::text::{Field, FieldSpec};

/// The cell that is being edited.
pub(super) struct Editing {
    pub(super) key: EntryKey,
    entry: Entry,
    pub(super) column: Column,
    field: Field,
    fresh: bool,
}

/// What became of a cell in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is still edited.
    Open,
    /// It is done: Enter, or a press elsewhere.
    Done,
    /// The next cell of the row is to be edited, or the one before.
    Next {
        /// Whether the one before.
        back: bool,
    },
}

impl Editing {
    pub(super) fn new((key, entry): (EntryKey, &Entry), column: Column, document: &Document) -> Self {
        let mut field = Field::new(&text(entry, column, document));
        field.select_all();
        Self { key, entry: entry.clone(), column, field, fresh: true }
    }

    /// Takes the entry as it is now: another cell of it may have been edited in the frame before.
    pub(super) fn follow(&mut self, entry: &Entry) {
        if self.entry != *entry {
            self.entry.clone_from(entry);
        }
    }

    /// Shows the input in `rect`; what was typed is an edit once it is done, Escape leaves all as it was.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        document: &Document,
    ) -> Outcome {
        let id = Id::unique(("glossary-cell", self.column));
        let (escape, tab, back) = ui.input_mut(|input| {
            let escape = input.consume_key(Modifiers::NONE, Key::Escape);
            let back = input.consume_key(Modifiers::SHIFT, Key::Tab);
            (escape, input.consume_key(Modifiers::NONE, Key::Tab), back)
        });
        if escape {
            return Outcome::Done;
        }
        let place = Rect::from_center_size(rect.center(), vec2(rect.width() + 20.0, 30.0));
        let name = self.column.name(document);
        let mut spec = FieldSpec::new(id, name, direction(self.column, document), place.width());
        spec.height = 30.0;
        // A child, so that the rows below do not move.
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("cell"));
        let output = self.field.show(&mut child, parts.typesetter, &spec);
        if std::mem::take(&mut self.fresh) {
            output.response.request_focus();
            return Outcome::Open;
        }
        if tab || back {
            self.commit(parts, document);
            return Outcome::Next { back };
        }
        if output.submitted || !output.response.has_focus() {
            self.commit(parts, document);
            return Outcome::Done;
        }
        Outcome::Open
    }

    fn commit(&self, parts: &mut Parts<'_>, document: &Document) {
        let entry = changed(&self.entry, self.column, self.field.text(), document);
        if entry != self.entry {
            parts.commands.push(Command::PutEntries { glossary: self.key.0, entries: vec![entry] });
        }
    }
}

/// What a cell shows.
pub(super) fn text(entry: &Entry, column: Column, document: &Document) -> String {
    let of =
        |language: &Language| best(entry, language).map_or("", |(term, _)| term.text.as_str()).to_owned();
    match column {
        Column::Source => of(&document.source),
        Column::Target => of(&document.target),
        Column::Variants => {
            let variants = best(entry, &document.source).map_or(&[][..], |(term, _)| &term.variants);
            variants.join(comma(document.source.direction()))
        }
        Column::Domain => entry.domain.clone(),
        Column::Note => note(entry, document).to_owned(),
        Column::Status | Column::Uses => String::new(),
    }
}

/// The remark of an entry as the table shows it.
pub(super) fn note<'a>(entry: &'a Entry, document: &Document) -> &'a str {
    entry.pair(&document.source, &document.target).map_or(entry.note.as_str(), |pair| pair.note())
}

/// The entry with what was typed into a cell.
fn changed(entry: &Entry, column: Column, text: &str, document: &Document) -> Entry {
    let mut entry = entry.clone();
    match column {
        Column::Source => put(&mut entry, &document.source, |term| text.clone_into(&mut term.text)),
        Column::Target => put(&mut entry, &document.target, |term| text.clone_into(&mut term.text)),
        Column::Variants => put(&mut entry, &document.source, |term| term.variants = forms(text)),
        Column::Domain => text.clone_into(&mut entry.domain),
        Column::Note if note(&entry, document) == text => {}
        Column::Note => put_note(&mut entry, text, document),
        Column::Status | Column::Uses => {}
    }
    entry
}

/// The remark is written where the one that was shown stands.
pub(super) fn put_note(entry: &mut Entry, text: &str, document: &Document) {
    let shown = note(entry, document).to_owned();
    for language in [&document.target, &document.source] {
        let of_term = best(entry, language).filter(|(term, _)| !shown.is_empty() && term.note == shown);
        if of_term.is_some() {
            put(entry, language, |term| text.clone_into(&mut term.note));
            return;
        }
    }
    text.clone_into(&mut entry.note);
}

/// Changes the best term of a language, or a new one.
pub(super) fn put(entry: &mut Entry, language: &Language, change: impl FnOnce(&mut Term)) {
    let old = best(entry, language).map(|(term, _)| term.clone());
    let mut new = old.clone().unwrap_or_else(|| Term::new(language, ""));
    change(&mut new);
    entry.put_term(old.as_ref(), new);
}

/// The forms of a term, between commas of any script.
pub fn forms(text: &str) -> Vec<String> {
    let forms = text.split([',', '،', ';', '؛', '|']).map(str::trim);
    forms.filter(|form| !form.is_empty()).map(str::to_owned).collect()
}

/// What stands between two forms.
pub fn comma(direction: Direction) -> &'static str {
    if direction.is_rtl() { "، " } else { ", " }
}

pub(super) fn direction(column: Column, document: &Document) -> Direction {
    match column {
        Column::Source | Column::Variants => document.source.direction(),
        Column::Target => document.target.direction(),
        _ => Direction::Ltr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, EntryId};

    fn document() -> Document {
        Document::cut(DocumentId(1), "a", (Language::new("ar"), Language::new("en")), &[], 2)
    }

    #[test]
    fn what_is_typed_into_a_cell_changes_its_field_alone() {
        let (document, ar, en) = (document(), Language::new("ar"), Language::new("en"));
        let entry = Entry::of_pair(EntryId(1), (&ar, "وزير"), (&en, "minister"));
        let change = |column, typed: &str| changed(&entry, column, typed, &document);
        let target = change(Column::Target, "secretary");
        assert_eq!(text(&target, Column::Target, &document), "secretary");
        assert_eq!(text(&target, Column::Source, &document), "وزير");
        let forms = change(Column::Variants, "وزراء، وزيرات;");
        assert_eq!(forms.terms[0].variants, ["وزراء", "وزيرات"]);
        assert_eq!(text(&forms, Column::Variants, &document), "وزراء، وزيرات");
        assert_eq!(change(Column::Note, "n").note, "n");
        assert_eq!(change(Column::Note, ""), entry);
    }

    #[test]
    fn a_remark_is_changed_where_it_stands() {
        let (document, ar, en) = (document(), Language::new("ar"), Language::new("en"));
        let mut entry = Entry::of_pair(EntryId(1), (&ar, "وزير"), (&en, "minister"));
        entry.terms[1].note = "old".into();
        let after = changed(&entry, Column::Note, "new", &document);
        assert_eq!((after.terms[1].note.as_str(), after.note.as_str()), ("new", ""));
    }
}
