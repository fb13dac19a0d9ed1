//! From entries to the rows of a table, with a header by which they are read back without a loss.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::cells::variants_cell;
use super::columns::{Column, ENTRY_FIELDS, EntryField, TERM_FIELDS, TermField};
use super::header::{extra_name, is_known, language_name, term_extra_name};
use crate::formats::date;
use crate::model::{Entry, Extra, Stamp, Term, TermStatus};
use crate::text::Language;

/// A table to be written: what its columns are, and its rows of texts, the header first.
pub(super) struct Written {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The table of the entries, the languages `first` before others. Only fields that some entry has get a column; an entry with
/// several terms of a language takes as many rows.
pub(super) fn table<E: Borrow<Entry>>(entries: &[E], first: &[Language]) -> Written {
    let languages = languages(entries, first);
    let columns = columns(entries, &languages);
    let mut rows = vec![columns.iter().map(|column| name(column, &languages)).collect()];
    let turns: Vec<_> = (0..columns.len()).map(|at| turn(&columns, at)).collect();
    for entry in entries {
        rows.extend(rows_of(entry.borrow(), &columns, &turns));
    }
    Written { columns, rows }
}

/// The name over the column of a term's field, behind that of its language.
pub(super) fn term_field_name(field: &TermField) -> &'static str {
    TERM_FIELDS.iter().find(|(known, _)| known == field).and_then(|(_, names)| names.first()).unwrap_or(&"")
}

fn name(column: &Column, languages: &[Language]) -> String {
    match column {
        Column::Ignore => String::new(),
        Column::Id => "id".to_owned(),
        Column::Entry(EntryField::Extra(name)) => extra_name(name, languages),
        Column::Entry(field) => {
            let names = ENTRY_FIELDS.iter().find(|(known, _)| known == field).map(|(_, names)| names);
            names.and_then(|names| names.first()).copied().unwrap_or_default().to_owned()
        }
        Column::Term(language, TermField::Text) => language_name(language),
        Column::Term(language, TermField::Extra(name)) => {
            format!("{} {}", language_name(language), term_extra_name(name))
        }
        Column::Term(language, field) => format!("{} {}", language_name(language), term_field_name(field)),
    }
}

fn languages<E: Borrow<Entry>>(entries: &[E], first: &[Language]) -> Vec<Language> {
    let terms = entries.iter().flat_map(|entry| &entry.borrow().terms);
    let mut found: Vec<Language> = Vec::new();
    for term in terms {
        if !found.contains(&term.language) {
            found.push(term.language.clone());
        }
    }
    let place = |language: &Language| {
        let exact = first.iter().position(|it| it == language);
        exact
            .or_else(|| first.iter().position(|it| it.primary() == language.primary()))
            .unwrap_or(first.len())
    };
    found.sort_by(|a, b| (place(a), a).cmp(&(place(b), b)));
    if found.is_empty() { first.to_vec() } else { found }
}

fn columns<E: Borrow<Entry>>(entries: &[E], languages: &[Language]) -> Vec<Column> {
    let term = |language: &Language, field| Column::Term(language.clone(), field);
    let mut columns: Vec<_> = languages.iter().map(|language| term(language, TermField::Text)).collect();
    for (field, _) in &TERM_FIELDS {
        for language in languages {
            let mut all = entries.iter().flat_map(|entry| &entry.borrow().terms);
            if all.any(|it| it.language == *language && !term_text(it, field, 0).is_empty()) {
                columns.push(term(language, field.clone()));
            }
        }
    }
    for (field, _) in &ENTRY_FIELDS {
        if entries.iter().any(|entry| !entry_text(entry.borrow(), field, 0).is_empty()) {
            columns.push(Column::Entry(field.clone()));
        }
    }
    let extra = extra_names(entries.iter().map(|entry| entry.borrow().extra.as_slice()));
    columns.extend(extra.into_iter().map(|name| Column::Entry(EntryField::Extra(name))));
    for language in languages {
        let terms = entries.iter().flat_map(|entry| &entry.borrow().terms);
        let extra = terms.filter(|term| term.language == *language).map(|term| term.extra.as_slice());
        columns.extend(extra_names(extra).into_iter().map(|name| term(language, TermField::Extra(name))));
    }
    if needs_ids(entries, languages) {
        columns.push(Column::Id);
    }
    columns
}

/// The names of the further fields, each as often as one entry has it at most.
fn extra_names<'a>(all: impl Iterator<Item = &'a [Extra]>) -> Vec<String> {
    let mut most: BTreeMap<&str, usize> = BTreeMap::new();
    for extra in all {
        let mut here: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, _) in extra {
            *here.entry(name).or_default() += 1;
        }
        for (name, count) in here {
            let most = most.entry(name).or_default();
            *most = count.max(*most);
        }
    }
    most.into_iter().flat_map(|(name, count)| std::iter::repeat_n(name.to_owned(), count)).collect()
}

/// Whether the reader could not tell without ids which rows belong together, or would number the entries otherwise. A table of
/// one language, or of others than those known by name, needs them to be seen to have a header.
fn needs_ids<E: Borrow<Entry>>(entries: &[E], languages: &[Language]) -> bool {
    let in_order = entries.iter().zip(1..).all(|(entry, number)| entry.borrow().id.0 == number);
    let several = |entry: &Entry| {
        entry
            .terms
            .iter()
            .enumerate()
            .any(|(at, term)| entry.terms.iter().take(at).any(|other| other.language == term.language))
    };
    languages.iter().filter(|language| is_known(language)).count() < 2
        || !in_order
        || entries.iter().any(|entry| several(entry.borrow()))
}

/// Which of the columns of the same name a column is.
fn turn(columns: &[Column], at: usize) -> usize {
    columns.iter().take(at).filter(|column| Some(*column) == columns.get(at)).count()
}

fn rows_of(entry: &Entry, columns: &[Column], turns: &[usize]) -> Vec<Vec<String>> {
    let count = |language: &Language| entry.terms.iter().filter(|term| term.language == *language).count();
    let most = entry.terms.iter().map(|term| count(&term.language)).max().unwrap_or(1);
    (0..most).map(|number| row(entry, columns, turns, number)).collect()
}

fn row(entry: &Entry, columns: &[Column], turns: &[usize], number: usize) -> Vec<String> {
    let mut cells = Vec::with_capacity(columns.len());
    for (column, &turn) in columns.iter().zip(turns) {
        cells.push(match column {
            Column::Ignore => String::new(),
            Column::Id => entry.id.0.to_string(),
            Column::Entry(_) if number > 0 => String::new(),
            Column::Entry(field) => entry_text(entry, field, turn),
            Column::Term(language, field) => {
                let term = entry.terms.iter().filter(|term| term.language == *language).nth(number);
                term.map_or_else(String::new, |term| term_text(term, field, turn))
            }
        });
    }
    cells
}

fn entry_text(entry: &Entry, field: &EntryField, turn: usize) -> String {
    match field {
        EntryField::Domain => entry.domain.clone(),
        EntryField::Definition => entry.definition.clone(),
        EntryField::Note => entry.note.clone(),
        EntryField::CreatedBy => entry.created.who.clone(),
        EntryField::CreatedAt => time(&entry.created),
        EntryField::ChangedBy => entry.changed.who.clone(),
        EntryField::ChangedAt => time(&entry.changed),
        EntryField::Extra(name) => extra(&entry.extra, name, turn),
    }
}

fn term_text(term: &Term, field: &TermField, turn: usize) -> String {
    match field {
        TermField::Text => term.text.clone(),
        TermField::Status if term.status == TermStatus::default() => String::new(),
        TermField::Status => term.status.word().to_owned(),
        TermField::PartOfSpeech => term.part_of_speech.clone(),
        TermField::Gender => term.gender.clone(),
        TermField::Variants => variants_cell(&term.variants),
        TermField::Note => term.note.clone(),
        TermField::Source => term.source.clone(),
        TermField::Example => term.example.clone(),
        TermField::CreatedBy => term.created.who.clone(),
        TermField::CreatedAt => time(&term.created),
        TermField::ChangedBy => term.changed.who.clone(),
        TermField::ChangedAt => time(&term.changed),
        TermField::Extra(name) => extra(&term.extra, name, turn),
    }
}

fn time(stamp: &Stamp) -> String {
    if stamp.at == 0 { String::new() } else { date::write(stamp.at) }
}

fn extra(extra: &[Extra], name: &str, turn: usize) -> String {
    let mut values = extra.iter().filter(|(other, _)| other == name).map(|(_, value)| value);
    values.nth(turn).cloned().unwrap_or_default()
}
