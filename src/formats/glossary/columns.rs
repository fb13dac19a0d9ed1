//! What the columns of a table stand for.

use crate::text::Language;

/// A field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EntryField {
    /// The subject field.
    Domain,
    /// What is meant.
    Definition,
    /// A remark.
    Note,
    /// Who made it.
    CreatedBy,
    /// When it was made.
    CreatedAt,
    /// Who changed it last.
    ChangedBy,
    /// When it was changed last.
    ChangedAt,
    /// A further field of this name.
    Extra(String),
}

/// A field of a term.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TermField {
    /// The term itself.
    Text,
    /// Whether it may be used.
    Status,
    /// Its part of speech.
    PartOfSpeech,
    /// Its gender.
    Gender,
    /// Other forms, separated by `|` or else by `;`.
    Variants,
    /// A remark.
    Note,
    /// Where it was found.
    Source,
    /// A sentence in which it is used.
    Example,
    /// Who wrote it.
    CreatedBy,
    /// When it was written.
    CreatedAt,
    /// Who changed it last.
    ChangedBy,
    /// When it was changed last.
    ChangedAt,
    /// A further field of this name.
    Extra(String),
}

/// What a column stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Nothing that is to be read.
    Ignore,
    /// The entry's name in the file; rows that share it are one entry.
    Id,
    /// A field of the entry.
    Entry(EntryField),
    /// A field of the entry's term of a language.
    Term(Language, TermField),
}

/// What the columns of a table stand for; found in its header or chosen by the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Whether the first row is a header.
    pub header: bool,
    /// The columns from the first; cells behind them become further fields of the entry.
    pub columns: Vec<Column>,
}

impl Mapping {
    /// The columns of a file without a header, as `OmegaT` has them: source, target, note.
    pub fn without_header(source: &Language, target: &Language) -> Self {
        let term = |language: &Language| Column::Term(language.clone(), TermField::Text);
        Self { header: false, columns: vec![term(source), term(target), Column::Entry(EntryField::Note)] }
    }

    /// The languages that have a column of terms, in the order of the columns.
    pub fn languages(&self) -> Vec<Language> {
        let mut found = Vec::new();
        for column in &self.columns {
            if let Column::Term(language, TermField::Text) = column
                && !found.contains(language)
            {
                found.push(language.clone());
            }
        }
        found
    }
}

/// The names of the fields of an entry; the first one of each is written, all are read.
pub(super) const ENTRY_FIELDS: [(EntryField, &[&str]); 7] = [
    (EntryField::Domain, &["domain", "field", "subject", "subject field", "category"]),
    (EntryField::Definition, &["definition", "meaning"]),
    (EntryField::Note, &["note", "notes", "comment", "comments", "remark", "remarks"]),
    (EntryField::CreatedBy, &["created by", "author"]),
    (EntryField::CreatedAt, &["created", "created at", "created on"]),
    (EntryField::ChangedBy, &["changed by", "modified by"]),
    (EntryField::ChangedAt, &["changed", "changed at", "changed on", "modified", "modified on"]),
];

/// The names of the fields of a term, behind the name of its language or alone; the first one of each is written.
pub(super) const TERM_FIELDS: [(TermField, &[&str]); 11] = [
    (TermField::Status, &["status", "state", "priority"]),
    (TermField::PartOfSpeech, &["part of speech", "pos"]),
    (TermField::Gender, &["gender"]),
    (TermField::Variants, &["variants", "variant", "synonyms", "forms"]),
    (TermField::Source, &["source", "reference", "origin"]),
    (TermField::Example, &["example", "context", "usage"]),
    // These stand alone for the entry.
    (TermField::Note, &["note", "notes", "comment", "comments", "remark", "remarks"]),
    (TermField::CreatedBy, &["created by", "author"]),
    (TermField::CreatedAt, &["created", "created at", "created on"]),
    (TermField::ChangedBy, &["changed by", "modified by"]),
    (TermField::ChangedAt, &["changed", "changed at", "changed on", "modified", "modified on"]),
];

/// The field of an entry with this name (in lower case).
pub(super) fn entry_field(name: &str) -> Option<EntryField> {
    ENTRY_FIELDS.iter().find(|(_, names)| names.contains(&name)).map(|(field, _)| field.clone())
}

/// The field of a term with this name (in lower case).
pub(super) fn term_field(name: &str) -> Option<TermField> {
    TERM_FIELDS.iter().find(|(_, names)| names.contains(&name)).map(|(field, _)| field.clone())
}

/// Stands before the name of a further field that would be taken for something else.
pub(super) const EXTRA: &str = "x:";
