//! Changes that a user makes in a memory: groups of units put, changed or taken out, each with its undo.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::MemoryFile;
use super::mirror::{of_json, to_json};
use super::rows::{By, delete, find, insert, update};
use crate::model::{TranslationUnit, UnitId};
use crate::store::StoreError;

/// What becomes of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitChange {
    /// It takes the place of the one of its id, or is added where its id is 0.
    Put(Box<TranslationUnit>),
    /// It goes.
    Delete(UnitId),
}

/// The units as they are after a change, an undo or a redo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitStep {
    /// Those that are new or changed.
    pub put: Vec<TranslationUnit>,
    /// Those that are gone.
    pub gone: Vec<UnitId>,
}

impl MemoryFile {
    /// Makes changes as one group, which [`MemoryFile::undo`] takes back; what was undone before cannot be done again then.
    pub fn apply(&mut self, changes: &[UnitChange], at: i64) -> Result<UnitStep, StoreError> {
        self.change(|connection| {
            connection.execute("DELETE FROM history WHERE undone = 1", ())?;
            let sql = "SELECT coalesce(max(grp), 0) + 1 FROM history";
            let group: i64 = connection.query_row(sql, (), |row| row.get(0))?;
            let mut step = UnitStep::default();
            for change in changes {
                let (id, before, after) = make(connection, change)?;
                let json = |unit: &Option<TranslationUnit>| unit.as_ref().map(to_json).transpose();
                let sql = "INSERT INTO history (grp, at, unit, before, after, undone) VALUES (?1, ?2, ?3, ?4, ?5, 0)";
                let values = params![group, at, id.0.cast_signed(), json(&before)?, json(&after)?];
                connection.prepare_cached(sql)?.execute(values)?;
                step.add(id, after);
            }
            Ok((step, !changes.is_empty()))
        })
    }

    /// Takes the last group back; none where there is none.
    pub fn undo(&mut self) -> Result<Option<UnitStep>, StoreError> {
        let group = "SELECT max(grp) FROM history WHERE undone = 0";
        let rows = "SELECT unit, before FROM history WHERE grp = ?1 ORDER BY seq DESC";
        self.step(group, rows, true)
    }

    /// Does again what was undone last; none where there is nothing.
    pub fn redo(&mut self) -> Result<Option<UnitStep>, StoreError> {
        let group = "SELECT min(grp) FROM history WHERE undone = 1";
        let rows = "SELECT unit, after FROM history WHERE grp = ?1 ORDER BY seq";
        self.step(group, rows, false)
    }

    fn step(&mut self, group: &str, rows: &str, undo: bool) -> Result<Option<UnitStep>, StoreError> {
        self.change(|connection| {
            let found = connection.query_row(group, (), |row| row.get::<_, Option<i64>>(0)).optional()?;
            let Some(group) = found.flatten() else { return Ok((None, false)) };
            let mut step = UnitStep::default();
            for (id, unit) in stored(connection, rows, group)? {
                restore(connection, id, unit.as_ref())?;
                step.add(id, unit);
            }
            connection.execute("UPDATE history SET undone = ?2 WHERE grp = ?1", params![group, undo])?;
            Ok((Some(step), true))
        })
    }
}

impl UnitStep {
    pub(super) fn add(&mut self, id: UnitId, unit: Option<TranslationUnit>) {
        match unit {
            Some(unit) => self.put.push(unit),
            None => self.gone.push(id),
        }
    }
}

/// Makes one change; the id, and the unit before and after it.
fn make(
    connection: &Connection,
    change: &UnitChange,
) -> rusqlite::Result<(UnitId, Option<TranslationUnit>, Option<TranslationUnit>)> {
    match change {
        UnitChange::Delete(id) => {
            let before = find(connection, *id)?;
            delete(connection, *id)?;
            Ok((*id, before, None))
        }
        UnitChange::Put(unit) => {
            let before = find(connection, unit.id)?;
            let mut after = TranslationUnit::clone(unit);
            if !update(connection, &after)? {
                after.id = insert(connection, &after, By::default())?;
            }
            Ok((after.id, before, Some(after)))
        }
    }
}

/// Brings a unit into the form that it had; none where it was not there.
pub(super) fn restore(
    connection: &Connection,
    id: UnitId,
    unit: Option<&TranslationUnit>,
) -> rusqlite::Result<()> {
    match unit {
        None => delete(connection, id),
        Some(unit) if update(connection, unit)? => Ok(()),
        Some(unit) => insert(connection, unit, By::default()).map(drop),
    }
}

fn stored(
    connection: &Connection,
    sql: &str,
    group: i64,
) -> rusqlite::Result<Vec<(UnitId, Option<TranslationUnit>)>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([group], |row| {
        let unit = row.get::<_, Option<String>>(1)?.map(|json| of_json(&json)).transpose()?;
        Ok((UnitId(row.get::<_, i64>(0)?.cast_unsigned()), unit))
    })?;
    rows.collect()
}
