//! The alignment in the tables of a project file.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::alignment_mirror::{beads_json, beads_of_json};
use super::load::{Reader, unsigned};
use super::words::Word as _;
use super::write::{number, run};
use crate::model::{AlignedId, AlignedText, Alignment, SegmentId, Side};
use crate::text::Language;

/// Writes all of an alignment, or takes it out.
pub(super) fn write_alignment(
    connection: &Connection,
    alignment: Option<&Arc<Alignment>>,
) -> rusqlite::Result<()> {
    run(connection, "DELETE FROM alignment", &[])?;
    run(connection, "DELETE FROM aligned_texts", &[])?;
    let Some(alignment) = alignment else { return Ok(()) };
    let sql = "INSERT INTO alignment (id, name, source_language, target_language, beads) VALUES (1, ?1, ?2, ?3, ?4)";
    let (source, target) = &alignment.languages;
    run(connection, sql, params![alignment.name, source.tag(), target.tag(), json(alignment)?])?;
    let sql = "INSERT INTO aligned_texts (side, position, id, text, starts, segment) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut statement = connection.prepare_cached(sql)?;
    for side in [Side::Source, Side::Target] {
        for (position, text) in alignment.texts(side).iter().enumerate() {
            let segment = text.segment.map(|segment| number(segment.0)).transpose()?;
            let (position, id) = (number(position)?, text.id.0);
            statement.execute(params![side.word(), position, id, text.text, text.starts, segment])?;
        }
    }
    Ok(())
}

/// Writes the beads of the alignment that is there.
pub(super) fn write_beads(connection: &Connection, alignment: &Alignment) -> rusqlite::Result<()> {
    run(connection, "UPDATE alignment SET beads = ?1", params![json(alignment)?]).map(drop)
}

fn json(alignment: &Alignment) -> rusqlite::Result<String> {
    beads_json(&alignment.beads).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

impl Reader<'_> {
    /// The alignment; one whose beads make no sense is left out, and the file is then not written to.
    pub(super) fn alignment(&mut self) -> rusqlite::Result<Option<Arc<Alignment>>> {
        let sql = "SELECT name, source_language, target_language, beads FROM alignment";
        let read = |row: &rusqlite::Row<'_>| {
            let language = |column| Ok::<_, rusqlite::Error>(Language::new(&row.get::<_, String>(column)?));
            Ok((row.get::<_, String>(0)?, (language(1)?, language(2)?), row.get::<_, String>(3)?))
        };
        let Some((name, languages, json)) = self.connection.query_row(sql, (), read).optional()? else {
            return Ok(None);
        };
        let (source, target) = (self.aligned_texts(Side::Source)?, self.aligned_texts(Side::Target)?);
        let beads = self.or(beads_of_json(&json), Vec::new());
        let alignment = Alignment { name, languages, source, target, beads };
        let whole = alignment.check().is_ok().then(|| Some(Arc::new(alignment)));
        Ok(self.or(whole, None))
    }

    fn aligned_texts(&mut self, side: Side) -> rusqlite::Result<Vec<AlignedText>> {
        let sql = "SELECT id, text, starts, segment FROM aligned_texts WHERE side = ?1 ORDER BY position";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![side.word()])?;
        let mut texts = Vec::new();
        while let Some(row) = rows.next()? {
            let segment: Option<i64> = row.get(3)?;
            texts.push(AlignedText {
                id: AlignedId(u32::try_from(unsigned(row, 0)?).unwrap_or(u32::MAX)),
                text: row.get(1)?,
                starts: row.get(2)?,
                segment: segment.and_then(|segment| u64::try_from(segment).ok()).map(SegmentId),
            });
        }
        Ok(texts)
    }
}
