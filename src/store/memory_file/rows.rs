//! Units in the table: writing one, and reading them one at a time.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{MemoryFile, hash};
use crate::model::{Extra, Stamp, TranslationUnit, UnitId, UnitOrigin};
use crate::store::StoreError;
use crate::store::project_file::{tags_json, tags_of_json};
use crate::text::Language;

const COLUMNS: &str =
    "id, source_language, target_language, source, target, source_tags, target_tags, before, after,
    created_by, created_at, changed_by, changed_at, note, document, origin, reviewed, extra";

impl MemoryFile {
    /// Reads all units in the order of their ids, as they were at one moment, until `take` says that it is enough.
    pub fn units(&self, mut take: impl FnMut(TranslationUnit) -> bool) -> Result<(), StoreError> {
        let mut read = || {
            let mut statement =
                self.connection.prepare_cached(&format!("SELECT {COLUMNS} FROM units ORDER BY id"))?;
            let mut rows = statement.query(())?;
            while let Some(row) = rows.next()? {
                if !take(unit(row)?) {
                    break;
                }
            }
            Ok(())
        };
        read().map_err(self.failed())
    }

    /// The unit of this id; none where it is gone.
    pub fn unit(&self, id: UnitId) -> Result<Option<TranslationUnit>, StoreError> {
        find(&self.connection, id).map_err(self.failed())
    }
}

pub(super) fn find(connection: &Connection, id: UnitId) -> rusqlite::Result<Option<TranslationUnit>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM units WHERE id = ?1"))?;
    statement.query_row([id.0.cast_signed()], unit).optional()
}

/// Who adds a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct By<'a> {
    pub(super) import: Option<i64>,
    pub(super) segment: Option<(&'a str, i64)>,
}

/// Adds a unit, under its own id where it has one, and gives that.
pub(super) fn insert(
    connection: &Connection,
    unit: &TranslationUnit,
    by: By<'_>,
) -> rusqlite::Result<UnitId> {
    let sql = "INSERT INTO units (id, hash, source_language, target_language, source, target, source_tags, target_tags,
        before, after, created_by, created_at, changed_by, changed_at, note, document, origin, reviewed, extra,
        import, project, segment)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)";
    let mut statement = connection.prepare_cached(sql)?;
    statement.execute(params![
        (unit.id.0 > 0).then(|| unit.id.0.cast_signed()),
        hash::of(unit),
        unit.source_language.tag(),
        unit.target_language.tag(),
        unit.source,
        unit.target,
        tags_json(&unit.source_tags),
        tags_json(&unit.target_tags),
        unit.before,
        unit.after,
        unit.created.who,
        unit.created.at,
        unit.changed.who,
        unit.changed.at,
        unit.note,
        unit.document,
        unit.origin.word(),
        unit.reviewed,
        extra_json(&unit.extra)?,
        by.import,
        by.segment.map(|(project, _)| project),
        by.segment.map(|(_, segment)| segment),
    ])?;
    Ok(UnitId(connection.last_insert_rowid().cast_unsigned()))
}

/// Whether a unit with the same languages, texts and context is there.
pub(super) fn is_there(connection: &Connection, unit: &TranslationUnit) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM units WHERE hash = ?1 AND source = ?2 AND target = ?3
        AND source_language = ?4 AND target_language = ?5 AND before = ?6 AND after = ?7)";
    let mut statement = connection.prepare_cached(sql)?;
    let (source, target) = (unit.source_language.tag(), unit.target_language.tag());
    let values = params![hash::of(unit), unit.source, unit.target, source, target, unit.before, unit.after];
    statement.query_row(values, |row| row.get(0))
}

/// Puts a unit in place of the one of its id, which is no longer that of an import then. False where there is none.
pub(super) fn update(connection: &Connection, unit: &TranslationUnit) -> rusqlite::Result<bool> {
    let sql = "UPDATE units SET hash = ?2, source_language = ?3, target_language = ?4, source = ?5, target = ?6,
        source_tags = ?7, target_tags = ?8, before = ?9, after = ?10, created_by = ?11, created_at = ?12,
        changed_by = ?13, changed_at = ?14, note = ?15, document = ?16, origin = ?17, reviewed = ?18, extra = ?19,
        import = NULL
        WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let count = statement.execute(params![
        unit.id.0.cast_signed(),
        hash::of(unit),
        unit.source_language.tag(),
        unit.target_language.tag(),
        unit.source,
        unit.target,
        tags_json(&unit.source_tags),
        tags_json(&unit.target_tags),
        unit.before,
        unit.after,
        unit.created.who,
        unit.created.at,
        unit.changed.who,
        unit.changed.at,
        unit.note,
        unit.document,
        unit.origin.word(),
        unit.reviewed,
        extra_json(&unit.extra)?,
    ])?;
    Ok(count > 0)
}

/// Takes a unit out.
pub(super) fn delete(connection: &Connection, id: UnitId) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM units WHERE id = ?1")?.execute([id.0.cast_signed()]).map(drop)
}

fn unit(row: &Row<'_>) -> rusqlite::Result<TranslationUnit> {
    let language = |column| Ok::<_, rusqlite::Error>(Language::new(row.get_ref(column)?.as_str()?));
    // What a newer version may have written there reads as nothing known.
    let tags = |column| {
        let json = row.get::<_, Option<String>>(column)?;
        Ok::<_, rusqlite::Error>(tags_of_json(json.as_deref()).unwrap_or_default())
    };
    Ok(TranslationUnit {
        id: UnitId(row.get::<_, i64>(0)?.cast_unsigned()),
        source_language: language(1)?,
        target_language: language(2)?,
        source: row.get(3)?,
        target: row.get(4)?,
        source_tags: tags(5)?,
        target_tags: tags(6)?,
        before: row.get(7)?,
        after: row.get(8)?,
        created: Stamp { who: row.get(9)?, at: row.get(10)? },
        changed: Stamp { who: row.get(11)?, at: row.get(12)? },
        note: row.get(13)?,
        document: row.get(14)?,
        origin: UnitOrigin::from_word(row.get_ref(15)?.as_str()?).unwrap_or_default(),
        reviewed: row.get(16)?,
        extra: extra_of_json(row.get_ref(17)?.as_str()?),
    })
}

/// Empty text for an empty list, as nearly all are.
pub(super) fn extra_json(extra: &[Extra]) -> rusqlite::Result<String> {
    if extra.is_empty() {
        return Ok(String::new());
    }
    serde_json::to_string(extra).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

pub(super) fn extra_of_json(json: &str) -> Vec<Extra> {
    if json.is_empty() { Vec::new() } else { serde_json::from_str(json).unwrap_or_default() }
}
