//! The form of a unit in the history of a memory file.

use serde::{Deserialize, Serialize};

use crate::model::{Extra, Stamp, TranslationUnit, UnitId, UnitOrigin};
use crate::store::project_file::{tags_json, tags_of_json};
use crate::text::Language;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredUnit {
    id: u64,
    languages: (String, String),
    texts: (String, String),
    tags: (Option<String>, Option<String>),
    context: (String, String),
    created: (String, i64),
    changed: (String, i64),
    note: String,
    document: String,
    origin: String,
    reviewed: bool,
    extra: Vec<Extra>,
}

/// The JSON of a unit.
pub(super) fn to_json(unit: &TranslationUnit) -> rusqlite::Result<String> {
    let unit = unit.clone();
    let stored = StoredUnit {
        id: unit.id.0,
        languages: (unit.source_language.tag().to_owned(), unit.target_language.tag().to_owned()),
        tags: (tags_json(&unit.source_tags), tags_json(&unit.target_tags)),
        texts: (unit.source, unit.target),
        context: (unit.before, unit.after),
        created: (unit.created.who, unit.created.at),
        changed: (unit.changed.who, unit.changed.at),
        note: unit.note,
        document: unit.document,
        origin: unit.origin.word().to_owned(),
        reviewed: unit.reviewed,
        extra: unit.extra,
    };
    serde_json::to_string(&stored).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// The unit of its JSON.
pub(super) fn of_json(json: &str) -> rusqlite::Result<TranslationUnit> {
    let stored: StoredUnit = serde_json::from_str(json).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(TranslationUnit {
        id: UnitId(stored.id),
        source_language: Language::new(&stored.languages.0),
        target_language: Language::new(&stored.languages.1),
        source: stored.texts.0,
        target: stored.texts.1,
        source_tags: tags_of_json(stored.tags.0.as_deref()).unwrap_or_default(),
        target_tags: tags_of_json(stored.tags.1.as_deref()).unwrap_or_default(),
        before: stored.context.0,
        after: stored.context.1,
        created: Stamp { who: stored.created.0, at: stored.created.1 },
        changed: Stamp { who: stored.changed.0, at: stored.changed.1 },
        note: stored.note,
        document: stored.document,
        origin: UnitOrigin::from_word(&stored.origin).unwrap_or_default(),
        reviewed: stored.reviewed,
        extra: stored.extra,
    })
}
