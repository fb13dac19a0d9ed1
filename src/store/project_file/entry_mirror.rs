//! The form of a glossary entry in the history of a project file, and the form that it had in version 1.

use serde::{Deserialize, Serialize};

use super::edit_mirror::{UnknownEdit, known};
use crate::model::{Entry, EntryId, Extra, Stamp, Term, TermStatus};
use crate::text::Language;

/// An entry as version 1 had it: one term and one translation, of the languages that the project had then.
#[derive(Serialize, Deserialize)]
pub(super) struct OldEntry {
    source: String,
    target: String,
    status: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    variants: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    domain: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

impl OldEntry {
    pub(super) fn named(
        self,
        id: u64,
        (source, target): &(Language, Language),
    ) -> Result<Entry, UnknownEdit> {
        let (from, to) = ((source, self.source.as_str()), (target, self.target.as_str()));
        let mut entry = Entry::of_pair(EntryId(id), from, to);
        (entry.domain, entry.note) = (self.domain, self.note);
        if let [source, target] = entry.terms.as_mut_slice() {
            source.variants = self.variants;
            target.status = known(&self.status)?;
        }
        Ok(entry)
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredEntry {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    domain: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    definition: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "is_unknown")]
    created: (String, i64),
    #[serde(default, skip_serializing_if = "is_unknown")]
    changed: (String, i64),
    terms: Vec<StoredTerm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    extra: Vec<Extra>,
}

#[derive(Serialize, Deserialize)]
struct StoredTerm {
    language: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    part_of_speech: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    gender: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    variants: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    source: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    example: String,
    #[serde(default, skip_serializing_if = "is_unknown")]
    created: (String, i64),
    #[serde(default, skip_serializing_if = "is_unknown")]
    changed: (String, i64),
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    extra: Vec<Extra>,
}

fn is_unknown((who, at): &(String, i64)) -> bool {
    who.is_empty() && *at == 0
}

fn stored(stamp: &Stamp) -> (String, i64) {
    (stamp.who.clone(), stamp.at)
}

fn stamp((who, at): (String, i64)) -> Stamp {
    Stamp { who, at }
}

impl From<&Entry> for StoredEntry {
    fn from(entry: &Entry) -> Self {
        Self {
            domain: entry.domain.clone(),
            definition: entry.definition.clone(),
            note: entry.note.clone(),
            created: stored(&entry.created),
            changed: stored(&entry.changed),
            terms: entry.terms.iter().map(Into::into).collect(),
            extra: entry.extra.clone(),
        }
    }
}

impl StoredEntry {
    pub(super) fn named(self, id: u64) -> Result<Entry, UnknownEdit> {
        Ok(Entry {
            id: EntryId(id),
            domain: self.domain,
            definition: self.definition,
            note: self.note,
            created: stamp(self.created),
            changed: stamp(self.changed),
            terms: self.terms.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?,
            extra: self.extra,
        })
    }
}

impl From<&Term> for StoredTerm {
    fn from(term: &Term) -> Self {
        Self {
            language: term.language.tag().to_owned(),
            text: term.text.clone(),
            status: (term.status != TermStatus::default()).then(|| term.status.word().to_owned()),
            part_of_speech: term.part_of_speech.clone(),
            gender: term.gender.clone(),
            variants: term.variants.clone(),
            note: term.note.clone(),
            source: term.source.clone(),
            example: term.example.clone(),
            created: stored(&term.created),
            changed: stored(&term.changed),
            extra: term.extra.clone(),
        }
    }
}

impl TryFrom<StoredTerm> for Term {
    type Error = UnknownEdit;

    fn try_from(stored: StoredTerm) -> Result<Self, UnknownEdit> {
        Ok(Self {
            language: Language::new(&stored.language),
            text: stored.text,
            status: stored.status.map(|word| known(&word)).transpose()?.unwrap_or_default(),
            part_of_speech: stored.part_of_speech,
            gender: stored.gender,
            variants: stored.variants,
            note: stored.note,
            source: stored.source,
            example: stored.example,
            created: stamp(stored.created),
            changed: stamp(stored.changed),
            extra: stored.extra,
        })
    }
}
