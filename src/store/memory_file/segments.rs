//! What projects write: one unit for each confirmed segment, and what stood there before.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::edits::restore;
use super::mirror::{of_json, to_json};
use super::rows::{By, delete, find, insert, update};
use super::{MemoryFile, UnitStep};
use crate::model::{SegmentId, TranslationUnit, UnitId};
use crate::store::StoreError;

impl MemoryFile {
    /// Puts the unit of a segment of a project, in place of the one that it has; that is kept for [`MemoryFile::put_back`].
    pub fn put_segment(
        &mut self,
        project: &str,
        segment: SegmentId,
        unit: &TranslationUnit,
    ) -> Result<UnitStep, StoreError> {
        self.change(|connection| {
            let former = of_segment(connection, project, segment)?;
            let json = former.as_ref().map(to_json).transpose()?;
            let sql = "INSERT INTO former (project, segment, unit) VALUES (?1, ?2, ?3)";
            connection.execute(sql, params![project, segment.0.cast_signed(), json])?;
            let mut unit = unit.clone();
            if let Some(former) = former {
                unit.id = former.id;
                unit.created = former.created;
                update(connection, &unit)?;
            } else {
                unit.id = UnitId::default();
                let by = By { import: None, segment: Some((project, segment.0.cast_signed())) };
                unit.id = insert(connection, &unit, by)?;
            }
            Ok((UnitStep { put: vec![unit], gone: Vec::new() }, true))
        })
    }

    /// Puts back what stood there before the segment was put last. Nothing changes where it never was.
    pub fn put_back(&mut self, project: &str, segment: SegmentId) -> Result<UnitStep, StoreError> {
        self.change(|connection| {
            let sql = "DELETE FROM former WHERE seq = (SELECT max(seq) FROM former WHERE project = ?1 AND segment = ?2)
                RETURNING unit";
            let values = params![project, segment.0.cast_signed()];
            let former = connection.query_row(sql, values, |row| row.get::<_, Option<String>>(0)).optional()?;
            let Some(former) = former else { return Ok((UnitStep::default(), false)) };
            let former = former.map(|json| of_json(&json)).transpose()?;
            let now = of_segment(connection, project, segment)?;
            let mut step = UnitStep::default();
            match (now, former) {
                (Some(now), None) => {
                    delete(connection, now.id)?;
                    step.gone.push(now.id);
                }
                (_, Some(former)) => {
                    restore(connection, former.id, Some(&former))?;
                    step.put.push(former);
                }
                (None, None) => {}
            }
            Ok((step, true))
        })
    }
}

fn of_segment(
    connection: &Connection,
    project: &str,
    segment: SegmentId,
) -> rusqlite::Result<Option<TranslationUnit>> {
    let sql = "SELECT id FROM units WHERE project = ?1 AND segment = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let values = params![project, segment.0.cast_signed()];
    let id = statement.query_row(values, |row| row.get::<_, i64>(0)).optional()?;
    id.map_or(Ok(None), |id| find(connection, UnitId(id.cast_unsigned())))
}
