//! Reading a whole project and its history from the tables.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::memory_rows::read_memories;
use super::skeleton_mirror::skeleton_of_json;
use super::tags_mirror::tags_of_json;
use super::words::{Word, origin_of, paragraph_kind};
use super::{SourceBytes, edit_mirror};
use crate::model::{
    Document, DocumentId, Group, GroupId, GroupKind, History, Metadata, Origin, Paragraph, ParagraphKind,
    Project, Segment, SegmentId, Segmentation, Status, Step, Suggested,
};
use crate::text::{Direction, Language, TagTable};

/// What a project file holds.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) project: Project,
    pub(super) history: History,
    /// Whether there are words or edits that only a newer version can have written: the file must not be written to.
    pub(super) has_unknown: bool,
}

/// Reads everything as it was at one moment, also while another window writes.
pub(super) fn load(connection: &Connection) -> rusqlite::Result<Loaded> {
    load_parts(connection, true)
}

/// The same without the history, which costs as much as the rest where a large glossary was imported.
pub(super) fn load_without_history(connection: &Connection) -> rusqlite::Result<Loaded> {
    load_parts(connection, false)
}

fn load_parts(connection: &Connection, with_history: bool) -> rusqlite::Result<Loaded> {
    let moment = connection.unchecked_transaction()?;
    let mut reader = Reader { connection: &moment, has_unknown: false };
    let project = Project {
        documents: reader.documents()?,
        glossary: reader.glossary()?,
        attached: reader.attached()?,
        memories: read_memories(&moment)?,
        segmentation: reader.segmentation()?,
        alignment: reader.alignment()?,
        consent: reader.meta("consent")?,
    };
    let history = if with_history { reader.history()? } else { History::default() };
    Ok(Loaded { project, history, has_unknown: reader.has_unknown })
}

/// The bytes that a document was imported from.
pub(super) fn source(connection: &Connection, document: DocumentId) -> rusqlite::Result<Option<SourceBytes>> {
    let sql = "SELECT bytes, encoding, skeleton FROM sources WHERE document = ?1";
    let read = |row: &Row<'_>| {
        let skeleton = skeleton_of_json(row.get::<_, Option<Vec<u8>>>(2)?.as_deref());
        Ok(SourceBytes { document, bytes: row.get(0)?, encoding: row.get(1)?, skeleton })
    };
    connection.query_row(sql, params![document.0.cast_signed()], read).optional()
}

/// A value that is kept by its name.
pub(super) fn meta(connection: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT value FROM meta WHERE key = ?1";
    connection.query_row(sql, [key], |row| row.get(0)).optional()
}

pub(super) struct Reader<'a> {
    pub(super) connection: &'a Connection,
    has_unknown: bool,
}

impl Reader<'_> {
    fn documents(&mut self) -> rusqlite::Result<Vec<Document>> {
        let sql = "SELECT id, name, title, source_language, target_language, byline, date, link, site FROM documents ORDER BY position, id";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(())?;
        let mut documents = Vec::new();
        while let Some(row) = rows.next()? {
            let id = unsigned(row, 0)?;
            documents.push(Document {
                id: DocumentId(id),
                name: row.get(1)?,
                metadata: Metadata {
                    title: row.get(2)?,
                    byline: row.get(5)?,
                    date: row.get(6)?,
                    link: row.get(7)?,
                    site: row.get(8)?,
                },
                source: Language::new(&row.get::<_, String>(3)?),
                target: Language::new(&row.get::<_, String>(4)?),
                paragraphs: self.paragraphs(id)?,
                segments: self.segments(id)?,
            });
        }
        Ok(documents)
    }

    fn paragraphs(&mut self, document: u64) -> rusqlite::Result<Vec<Paragraph>> {
        let sql = "SELECT kind, level, tags FROM paragraphs WHERE document = ?1 ORDER BY position";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![document.cast_signed()])?;
        let mut paragraphs = Vec::new();
        while let Some(row) = rows.next()? {
            let kind = paragraph_kind(&row.get::<_, String>(0)?, row.get(1)?);
            let tags = tags_of_json(row.get::<_, Option<String>>(2)?.as_deref());
            let tags = self.or(tags, TagTable::default());
            paragraphs.push(Paragraph { kind: self.or(kind, ParagraphKind::Body), tags });
        }
        Ok(paragraphs)
    }

    fn segments(&mut self, document: u64) -> rusqlite::Result<Vec<Segment>> {
        let sql = "SELECT id, paragraph, lead, source, target, state, locked, in_memory, origin, author, changed_at, note,
            source_direction, target_direction, suggested_by, suggested FROM segments WHERE document = ?1 ORDER BY paragraph, place, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![document.cast_signed()])?;
        let mut segments = Vec::new();
        while let Some(row) = rows.next()? {
            segments.push(self.segment(row)?);
        }
        Ok(segments)
    }

    fn segment(&mut self, row: &Row<'_>) -> rusqlite::Result<Segment> {
        let paragraph = u32::try_from(unsigned(row, 1)?).ok().ok_or_else(|| out_of_range(row, 1))?;
        Ok(Segment {
            id: SegmentId(unsigned(row, 0)?),
            paragraph: paragraph as usize,
            lead: row.get(2)?,
            source: row.get(3)?,
            target: row.get(4)?,
            status: Status {
                state: self.word(row, 5)?,
                locked: row.get(6)?,
                in_memory: row.get(7)?,
                origin: self.or(origin_of(&row.get::<_, String>(8)?), Origin::default()),
                author: row.get(9)?,
                changed_at: row.get(10)?,
                source_direction: self.direction(row, 12)?,
                target_direction: self.direction(row, 13)?,
                suggested: suggested(row)?,
            },
            note: row.get(11)?,
            source_revision: 0,
            target_revision: 0,
        })
    }

    fn segmentation(&self) -> rusqlite::Result<Option<Arc<Segmentation>>> {
        let Some(rules) = self.meta("segmentation")? else { return Ok(None) };
        let name = self.meta("segmentation_name")?.unwrap_or_default();
        Ok(Some(Arc::new(Segmentation { name, rules })))
    }

    fn meta(&self, key: &str) -> rusqlite::Result<Option<String>> {
        meta(self.connection, key)
    }

    /// The languages of entries that version 1 wrote; those of the article at that time.
    fn old_languages(&self) -> rusqlite::Result<(Language, Language)> {
        let tag =
            |key, usual: &str| Ok::<_, rusqlite::Error>(self.meta(key)?.unwrap_or_else(|| usual.to_owned()));
        Ok((Language::new(&tag("entry_source", "ar")?), Language::new(&tag("entry_target", "en")?)))
    }

    /// The history; empty where a step of it cannot be understood, as those behind it then make no sense.
    fn history(&mut self) -> rusqlite::Result<History> {
        let sql = "SELECT kind, grp, label, at, edit, of_grp FROM history ORDER BY seq";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(())?;
        let languages = self.old_languages()?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            if !add_step(&mut steps, row, &languages)? {
                self.has_unknown = true;
                return Ok(History::default());
            }
        }
        Ok(History::replay(steps))
    }

    pub(super) fn word<T: Word + Default>(&mut self, row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
        let known = T::from_word(&row.get::<_, String>(column)?);
        Ok(self.or(known, T::default()))
    }

    fn direction(&mut self, row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Direction>> {
        let Some(word) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
        let known = Direction::from_word(&word).map(Some);
        Ok(self.or(known, None))
    }

    /// A stand-in for what is not known, which makes the file one to read only.
    pub(super) fn or<T>(&mut self, known: Option<T>, otherwise: T) -> T {
        self.has_unknown |= known.is_none();
        known.unwrap_or(otherwise)
    }
}

fn suggested(row: &Row<'_>) -> rusqlite::Result<Option<Arc<Suggested>>> {
    let both = row.get::<_, Option<String>>(14)?.zip(row.get::<_, Option<String>>(15)?);
    Ok(both.map(|(engine, text)| Arc::new(Suggested { engine, text })))
}

/// Adds one row of the history to the steps; false where it is not known.
fn add_step(steps: &mut Vec<Step>, row: &Row<'_>, old: &(Language, Language)) -> rusqlite::Result<bool> {
    match row.get::<_, String>(0)?.as_str() {
        "do" => add_edit(steps, row, old),
        "undo" => {
            steps.push(Step::Undo(GroupId(unsigned(row, 5)?)));
            Ok(true)
        }
        "redo" => {
            steps.push(Step::Redo(GroupId(unsigned(row, 5)?)));
            Ok(true)
        }
        _ => Ok(false),
    }
}

fn add_edit(steps: &mut Vec<Step>, row: &Row<'_>, old: &(Language, Language)) -> rusqlite::Result<bool> {
    let id = GroupId(unsigned(row, 1)?);
    let Some(kind) = GroupKind::from_word(&row.get::<_, String>(2)?) else { return Ok(false) };
    let edit = row.get::<_, Option<String>>(4)?.map(|json| edit_mirror::from_json(&json, old)).transpose();
    let Ok(edit) = edit else { return Ok(false) };
    match steps.last_mut() {
        Some(Step::Do(group)) if group.id == id => group.edits.extend(edit),
        _ => steps.push(Step::Do(Group { id, kind, at: row.get(3)?, edits: edit.into_iter().collect() })),
    }
    Ok(true)
}

/// A number that is never negative.
pub(super) fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    u64::try_from(row.get::<_, i64>(column)?).ok().ok_or_else(|| out_of_range(row, column))
}

fn out_of_range(row: &Row<'_>, column: usize) -> rusqlite::Error {
    rusqlite::Error::IntegralValueOutOfRange(column, row.get(column).unwrap_or_default())
}
