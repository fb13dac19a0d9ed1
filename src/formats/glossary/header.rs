//! Finds out from the first row of a table what its columns are.

use super::columns::{Column, EXTRA, EntryField, Mapping, TermField, entry_field, term_field};
use crate::formats::ReadError;
use crate::text::Language;

const SOURCES: &[&str] = &["source", "src", "source term", "term"];
const TARGETS: &[&str] = &["target", "trg", "tgt", "target term", "translation"];
/// Stands before a tag that would not be taken for one.
const LANGUAGE: &str = "lang:";
const IDS: &[&str] = &["id", "entry id", "concept id", "entry", "concept"];

/// The columns that the first row names, or those of a file without a header.
///
/// `wanted` are the two languages that the table must have; none where any will do, and then a table that names none is
/// taken for Arabic and English. `line` is that of the row.
pub(super) fn detect(
    cells: &[String],
    line: u64,
    wanted: Option<&(Language, Language)>,
) -> Result<Mapping, ReadError> {
    let usual = (Language::new("ar"), Language::new("en"));
    let (source, target) = wanted.unwrap_or(&usual);
    let names: Vec<String> = cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
    let languages: Vec<_> = names.iter().map(|name| language_of(name)).collect();
    let header = |languages: &[_], bare| {
        Ok(Mapping { header: true, columns: columns(cells, &names, languages, bare) })
    };
    if let (Some(source), Some(target)) = (column_of(&languages, source), column_of(&languages, target))
        && wanted.is_some()
        && source != target
    {
        return header(&languages, (source, target));
    }
    // A glossary may say in a column "source" where a term comes from; then it names its languages.
    let of_wanted = wanted.is_some() && [source, target].iter().any(|it| column_of(&languages, it).is_some());
    let find = |words: &[&str]| names.iter().position(|name| words.contains(&name.as_str()));
    if let (Some(first), Some(second), false) = (find(SOURCES), find(TARGETS), of_wanted) {
        let at = |place| match place {
            _ if place == first => Some(source.clone()),
            _ if place == second => Some(target.clone()),
            _ => None,
        };
        return header(&(0..names.len()).map(at).collect::<Vec<_>>(), (source, target));
    }
    if !looks_like_header(&names, &languages) {
        return Ok(Mapping::without_header(source, target));
    }
    if wanted.is_some() {
        let missing = if column_of(&languages, source).is_some() { target } else { source };
        return Err(ReadError::MissingColumn {
            line,
            language: missing.name().to_owned(),
            code: missing.tag().to_owned(),
            found: names.join(", "),
        });
    }
    let mut own = languages.iter().flatten();
    let first = own.next().unwrap_or(source);
    let second = own.find(|language| *language != first).unwrap_or(first);
    header(&languages, (first, second))
}

/// The language of the column of the same tag, or else of the same language in another region.
fn column_of<'a>(languages: &'a [Option<Language>], wanted: &Language) -> Option<&'a Language> {
    let found = || languages.iter().flatten();
    let akin = || found().find(|language| language.primary() == wanted.primary());
    found().find(|language| *language == wanted).or_else(akin)
}

/// What stands over the column of the terms of a language.
pub(super) fn language_name(language: &Language) -> String {
    let tag = language.tag();
    let plain = language_of(&tag.to_lowercase()).as_ref() == Some(language);
    if plain { tag.to_owned() } else { format!("{LANGUAGE}{tag}") }
}

/// What stands over the column of a further field of an entry.
pub(super) fn extra_name(name: &str, languages: &[Language]) -> String {
    let lower = name.to_lowercase();
    let first = lower.split([' ', '-', '_']).next().unwrap_or_default();
    let is_language = |language: &Language| language_name(language).to_lowercase() == first;
    let taken = first.len() <= 3
        || lower.starts_with(LANGUAGE)
        || lower.starts_with(EXTRA)
        || languages.iter().any(is_language)
        || language_of(&lower).is_some()
        || entry_field(&lower).is_some()
        || term_field(&lower).is_some()
        || [SOURCES, TARGETS, IDS].iter().any(|words| words.contains(&lower.as_str()));
    if taken { format!("{EXTRA}{name}") } else { name.to_owned() }
}

/// What stands over the column of a further field of a term, behind the language.
pub(super) fn term_extra_name(name: &str) -> String {
    let lower = name.to_lowercase();
    let taken = lower.starts_with(EXTRA) || term_field(&lower).is_some();
    if taken { format!("{EXTRA}{name}") } else { name.to_owned() }
}

/// The language that a cell names by its tag or its English name.
fn language_of(name: &str) -> Option<Language> {
    if let Some(tag) = name.strip_prefix(LANGUAGE).filter(|tag| !tag.contains(' ')) {
        return Some(Language::new(tag));
    }
    if let Some(rest) = without_term(name) {
        return language_of(&rest).filter(is_known);
    }
    let by_name = Language::known().iter().find(|(_, english)| english.to_lowercase() == name);
    if let Some((tag, _)) = by_name {
        return Some(Language::new(tag));
    }
    let mut parts = name.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    let is_tag = (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    // "pos", "src" and "id" have the shape of a tag.
    let is_name = [SOURCES, TARGETS, IDS].iter().any(|words| words.contains(&name));
    let is_field = is_name || term_field(name).is_some();
    (is_tag && !is_field).then(|| Language::new(name))
}

/// What is left of `en_term`, `Term (English)` and the like; none where the word is not in it.
fn without_term(name: &str) -> Option<String> {
    let words: Vec<_> =
        name.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        ["term" | "terms", other] | [other, "term" | "terms"] => Some((*other).to_owned()),
        _ => None,
    }
}

pub(super) fn is_known(language: &Language) -> bool {
    Language::known().iter().any(|(tag, _)| *tag == language.primary())
}

/// Whether at least two cells are names that only a header has. One may be a term of its own ("note", "it").
fn looks_like_header(names: &[String], languages: &[Option<Language>]) -> bool {
    let is_known = |(name, language): &(&String, &Option<Language>)| {
        let field = entry_field(name).is_some() || term_field(name).is_some() || *name == "target";
        field
            || name.starts_with(LANGUAGE)
            || IDS.contains(&name.as_str())
            || language.as_ref().is_some_and(is_known)
    };
    let has_language = languages.iter().any(Option::is_some);
    // Such tables are written here too, of languages that are not known by name.
    let has_id = names.iter().any(|name| name == "id");
    has_language && (has_id || names.iter().zip(languages).filter(is_known).count() >= 2)
}

fn columns(
    cells: &[String],
    names: &[String],
    languages: &[Option<Language>],
    bare: (&Language, &Language),
) -> Vec<Column> {
    let mut columns = Vec::new();
    for (at, (cell, name)) in cells.iter().zip(names).enumerate() {
        let language = languages.get(at).cloned().flatten();
        let column = language.map(|language| Column::Term(language, TermField::Text));
        let column = column.or_else(|| of_language(cell, names, languages));
        columns.push(column.unwrap_or_else(|| alone(cell.trim(), name, at, bare)));
    }
    columns
}

/// A field behind the name of a language that has a column of its own: `ar status`.
fn of_language(cell: &str, names: &[String], languages: &[Option<Language>]) -> Option<Column> {
    let cell = cell.trim();
    let (first, rest) = cell.split_once(' ')?;
    let at = names.iter().position(|name| *name == first.to_lowercase())?;
    let language = languages.get(at).cloned().flatten()?;
    let rest = rest.trim();
    let field = match rest.strip_prefix(EXTRA) {
        Some(name) => TermField::Extra(name.to_owned()),
        None => term_field(&rest.to_lowercase()).unwrap_or_else(|| TermField::Extra(rest.to_owned())),
    };
    Some(Column::Term(language, field))
}

/// A field without a language; those of a term are of the source (its forms) or of the target (whether to use it).
fn alone(cell: &str, name: &str, at: usize, (source, target): (&Language, &Language)) -> Column {
    if let Some(name) = cell.strip_prefix(EXTRA) {
        return Column::Entry(EntryField::Extra(name.to_owned()));
    }
    if IDS.contains(&name) {
        return Column::Id;
    }
    if let Some(field) = entry_field(name) {
        return Column::Entry(field);
    }
    match term_field(name) {
        Some(field @ (TermField::Status | TermField::Source)) => Column::Term(target.clone(), field),
        Some(field) => Column::Term(source.clone(), field),
        None if name.is_empty() => Column::Entry(EntryField::Extra(nameless(at))),
        None => Column::Entry(EntryField::Extra(cell.to_owned())),
    }
}

/// The name of a further field whose column has none, counted from 0.
pub(super) fn nameless(at: usize) -> String {
    format!("column {}", at + 1)
}
