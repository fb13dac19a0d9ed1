//! From the rows of a table to entries.

use std::collections::HashMap;

use super::cells::{bare, variants};
use super::columns::{Column, EntryField, Mapping, TermField};
use super::header::nameless;
use super::table::{Table, TableRow};
use super::{ids, status};
use crate::formats::ReadWarning;
use crate::formats::date;
use crate::model::{Entry, Extra, Stamp, Term};
use crate::text::Language;

/// An entry that is being read, with its name in the file and the line where it begins.
struct Draft {
    name: String,
    line: u64,
    entry: Entry,
}

/// The entries of the rows. Rows of the same id are one entry; a row without any term is left out, and one without a term in
/// one of the first two languages is told.
pub(super) fn entries(table: &Table, mapping: &Mapping) -> (Vec<Entry>, Vec<ReadWarning>) {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut by_name = HashMap::new();
    let mut warnings = Vec::new();
    for row in table.rows.iter().skip(usize::from(mapping.header)) {
        let (name, part) = read_row(row, mapping);
        if part.terms.is_empty() {
            let message = "no term in any language; the row is left out".to_owned();
            warnings.push(ReadWarning { line: row.line, message });
            continue;
        }
        let known = by_name.get(&name).copied().filter(|_| !name.is_empty());
        if let Some(draft) = known.and_then(|at: usize| drafts.get_mut(at)) {
            join(&mut draft.entry, part);
        } else {
            by_name.insert(name.clone(), drafts.len());
            drafts.push(Draft { name, line: row.line, entry: part });
        }
    }
    warnings.extend(drafts.iter().filter_map(|draft| incomplete(draft, &mapping.languages())));
    warnings.sort_by_key(|warning| warning.line);
    let named = drafts.into_iter().map(|draft| (draft.name, draft.entry)).collect();
    (ids::number(named), warnings)
}

fn incomplete(draft: &Draft, languages: &[Language]) -> Option<ReadWarning> {
    let has = |language: &&Language| draft.entry.terms.iter().any(|term| term.language == **language);
    let missing = languages.iter().take(2).find(|language| !has(language))?;
    let message = format!("no {} term; the entry is kept without it", missing.name());
    Some(ReadWarning { line: draft.line, message })
}

/// A further row of an entry brings further terms; what it says of the entry itself counts where nothing was said before.
fn join(entry: &mut Entry, part: Entry) {
    let fill = |place: &mut String, value: String| {
        if place.is_empty() {
            *place = value;
        }
    };
    fill(&mut entry.domain, part.domain);
    fill(&mut entry.definition, part.definition);
    fill(&mut entry.note, part.note);
    for extra in part.extra {
        if !entry.extra.contains(&extra) {
            entry.extra.push(extra);
        }
    }
    entry.terms.extend(part.terms);
}

fn read_row(row: &TableRow, mapping: &Mapping) -> (String, Entry) {
    let (mut name, mut entry) = (String::new(), Entry::default());
    let cell = |at: usize| row.cells.get(at).map_or("", |cell| bare(cell.trim()));
    for (at, column) in mapping.columns.iter().enumerate() {
        if let Column::Term(language, TermField::Text) = column
            && !cell(at).is_empty()
        {
            entry.terms.push(Term::new(language, cell(at)));
        }
    }
    for at in 0..row.cells.len().max(mapping.columns.len()) {
        let value = cell(at);
        match mapping.columns.get(at) {
            _ if value.is_empty() => {}
            Some(Column::Ignore | Column::Term(_, TermField::Text)) => {}
            Some(Column::Id) => value.clone_into(&mut name),
            Some(Column::Entry(field)) => set_entry(&mut entry, field, value),
            Some(Column::Term(language, field)) => set_of_language(&mut entry, language, field, value),
            None => entry.extra.push((nameless(at), value.to_owned())),
        }
    }
    (name, entry)
}

fn set_entry(entry: &mut Entry, field: &EntryField, value: &str) {
    let extra = &mut entry.extra;
    match field {
        EntryField::Domain => put(&mut entry.domain, extra, "domain", value),
        EntryField::Definition => put(&mut entry.definition, extra, "definition", value),
        EntryField::Note => put(&mut entry.note, extra, "note", value),
        EntryField::CreatedBy => put(&mut entry.created.who, extra, "created by", value),
        EntryField::CreatedAt => set_time(&mut entry.created, extra, "created", value),
        EntryField::ChangedBy => put(&mut entry.changed.who, extra, "changed by", value),
        EntryField::ChangedAt => set_time(&mut entry.changed, extra, "changed", value),
        EntryField::Extra(name) => extra.push((name.clone(), value.to_owned())),
    }
}

/// Sets a field; where two columns are for the same one, the second becomes a further field.
fn put(place: &mut String, extra: &mut Vec<Extra>, name: &str, value: &str) {
    if place.is_empty() {
        value.clone_into(place);
    } else {
        extra.push((name.to_owned(), value.to_owned()));
    }
}

/// What is said of a language that has no term in this row is not lost.
fn set_of_language(entry: &mut Entry, language: &Language, field: &TermField, value: &str) {
    match entry.terms.iter_mut().find(|term| term.language == *language) {
        Some(term) => set_term(term, field, value),
        None => entry.extra.push((format!("{language} {}", field_name(field)), value.to_owned())),
    }
}

fn field_name(field: &TermField) -> &str {
    match field {
        TermField::Extra(name) => name,
        field => super::rows_out::term_field_name(field),
    }
}

fn set_term(term: &mut Term, field: &TermField, value: &str) {
    let extra = &mut term.extra;
    match field {
        TermField::Text => put(&mut term.text, extra, "term", value),
        TermField::Status => status::set(term, value),
        TermField::PartOfSpeech => put(&mut term.part_of_speech, extra, "part of speech", value),
        TermField::Gender => put(&mut term.gender, extra, "gender", value),
        TermField::Variants => term.variants.extend(variants(value)),
        TermField::Note => put(&mut term.note, extra, "note", value),
        TermField::Source => put(&mut term.source, extra, "source", value),
        TermField::Example => put(&mut term.example, extra, "example", value),
        TermField::CreatedBy => put(&mut term.created.who, extra, "created by", value),
        TermField::CreatedAt => set_time(&mut term.created, extra, "created", value),
        TermField::ChangedBy => put(&mut term.changed.who, extra, "changed by", value),
        TermField::ChangedAt => set_time(&mut term.changed, extra, "changed", value),
        TermField::Extra(name) => extra.push((name.clone(), value.to_owned())),
    }
}

fn set_time(stamp: &mut Stamp, extra: &mut Vec<Extra>, name: &str, value: &str) {
    match date::read(value) {
        Some(at) if stamp.at == 0 => stamp.at = at,
        _ => extra.push((name.to_owned(), value.to_owned())),
    }
}
