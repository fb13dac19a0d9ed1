//! Changes of a project, written to its file in one transaction.

use rusqlite::{Connection, ToSql, TransactionBehavior, params};

use super::alignment_rows::{write_alignment, write_beads};
use super::entry_rows::{remove_entry, write_attached, write_entry};
use super::memory_rows::write_memories;
use super::skeleton_mirror::skeleton_json;
use super::tags_mirror::tags_json;
use super::words::{Word, origin_word, paragraph_words};
use super::{Change, SourceBytes, edit_mirror};
use crate::model::{Document, DocumentId, Group, Metadata, Row, Segment, Step};

/// Writes all changes or none.
pub(super) fn write_changes(connection: &mut Connection, changes: &[Change]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (index, change) in changes.iter().enumerate() {
        if !is_superseded(&change.step, changes.get(index + 1)) {
            write_step(&transaction, &change.step)?;
        }
        for row in &change.rows {
            write_row(&transaction, row)?;
        }
        write_source(&transaction, change)?;
    }
    transaction.commit()
}

/// Whether the next change writes the same group again, longer.
fn is_superseded(step: &Step, next: Option<&Change>) -> bool {
    match (step, next.map(|change| &change.step)) {
        (Step::Do(group), Some(Step::Do(next))) => group.id == next.id,
        _ => false,
    }
}

pub(super) fn run(connection: &Connection, sql: &str, values: &[&dyn ToSql]) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql)?.execute(values)
}

fn write_step(connection: &Connection, step: &Step) -> rusqlite::Result<()> {
    let again = |kind: &str, id: i64| {
        run(connection, "INSERT INTO history (kind, of_grp) VALUES (?1, ?2)", params![kind, id])
    };
    match step {
        Step::Do(group) => write_group(connection, group)?,
        Step::Undo(id) => drop(again("undo", number(id.0)?)?),
        Step::Redo(id) => drop(again("redo", number(id.0)?)?),
    }
    Ok(())
}

/// The rows of the group are put anew. Only the newest group grows, so they stay the last ones.
fn write_group(connection: &Connection, group: &Group) -> rusqlite::Result<()> {
    let id = number(group.id.0)?;
    run(connection, "DELETE FROM history WHERE kind = 'do' AND grp = ?1", params![id])?;
    let sql = "INSERT INTO history (grp, idx, kind, label, at, segment, edit) VALUES (?1, ?2, 'do', ?3, ?4, ?5, ?6)";
    let mut statement = connection.prepare_cached(sql)?;
    for (index, edit) in group.edits.iter().enumerate() {
        let json = edit_mirror::to_json(edit)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        let segment = edit.segment().map(|segment| number(segment.0)).transpose()?;
        statement.execute(params![id, number(index)?, group.kind.word(), group.at, segment, json])?;
    }
    if group.edits.is_empty() {
        // Without a row of its own, its undo would take back the group before it.
        statement.execute(params![id, 0, group.kind.word(), group.at, None::<i64>, None::<String>])?;
    }
    Ok(())
}

fn write_row(connection: &Connection, row: &Row) -> rusqlite::Result<()> {
    let take_out = |table_sql: &str, id: u64| run(connection, table_sql, params![number(id)?]).map(drop);
    match row {
        Row::Document(document) => write_document(connection, document),
        Row::NoDocument(id) => take_out("DELETE FROM documents WHERE id = ?1", id.0),
        Row::Segment { document, place, segment } => write_segment(connection, *document, *place, segment),
        Row::NoSegment(id) => take_out("DELETE FROM segments WHERE id = ?1", id.0),
        Row::Metadata(id, metadata) => write_metadata(connection, *id, metadata),
        Row::Entry(entry) => write_entry(connection, entry),
        Row::NoEntry(id) => remove_entry(connection, *id),
        Row::Glossaries(attached) => write_attached(connection, attached),
        Row::Alignment(alignment) => write_alignment(connection, alignment.as_ref()),
        Row::Beads(alignment) => write_beads(connection, alignment),
        Row::Memories(memories) => write_memories(connection, memories),
        Row::Segmentation(rules) => {
            write_meta(connection, "segmentation", rules.as_deref().map(|rules| rules.rules.as_str()))?;
            write_meta(connection, "segmentation_name", rules.as_deref().map(|rules| rules.name.as_str()))
        }
        Row::Consent(host) => write_meta(connection, "consent", host.as_deref()),
    }
}

fn write_meta(connection: &Connection, key: &str, value: Option<&str>) -> rusqlite::Result<()> {
    match value {
        Some(value) => run(connection, "INSERT OR REPLACE INTO meta VALUES (?1, ?2)", params![key, value]),
        None => run(connection, "DELETE FROM meta WHERE key = ?1", params![key]),
    }
    .map(drop)
}

/// A new document goes behind the others; one that is there keeps its position.
fn write_document(connection: &Connection, document: &Document) -> rusqlite::Result<()> {
    let id = number(document.id.0)?;
    let sql = "INSERT INTO documents (id, position, name, title, source_language, target_language)
        VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM documents), ?2, '', ?3, ?4)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name,
        source_language = excluded.source_language, target_language = excluded.target_language";
    let (source, target) = (document.source.tag(), document.target.tag());
    run(connection, sql, params![id, document.name, source, target])?;
    write_metadata(connection, document.id, &document.metadata)?;
    run(connection, "DELETE FROM paragraphs WHERE document = ?1", params![id])?;
    run(connection, "DELETE FROM segments WHERE document = ?1", params![id])?;
    let sql = "INSERT INTO paragraphs (document, position, kind, level, tags) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut statement = connection.prepare_cached(sql)?;
    for (position, paragraph) in document.paragraphs.iter().enumerate() {
        let (word, level) = paragraph_words(paragraph.kind);
        statement.execute(params![id, number(position)?, word, level, tags_json(&paragraph.tags)])?;
    }
    let (mut paragraph, mut place) = (None, 0);
    for segment in &document.segments {
        place = if paragraph == Some(segment.paragraph) { place + 1 } else { 0 };
        paragraph = Some(segment.paragraph);
        write_segment(connection, document.id, place, segment)?;
    }
    Ok(())
}

fn write_metadata(connection: &Connection, id: DocumentId, metadata: &Metadata) -> rusqlite::Result<()> {
    let sql = "UPDATE documents SET title = ?2, byline = ?3, date = ?4, link = ?5, site = ?6 WHERE id = ?1";
    let Metadata { title, byline, date, link, site } = metadata;
    run(connection, sql, params![number(id.0)?, title, byline, date, link, site]).map(drop)
}

fn write_segment(
    connection: &Connection,
    document: DocumentId,
    place: usize,
    segment: &Segment,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO segments (id, document, paragraph, place, lead, source, target, state, locked, in_memory,
        origin, author, changed_at, note, source_direction, target_direction, suggested_by, suggested)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        ON CONFLICT (id) DO UPDATE SET document = excluded.document, paragraph = excluded.paragraph,
        place = excluded.place, lead = excluded.lead, source = excluded.source, target = excluded.target,
        state = excluded.state, locked = excluded.locked, in_memory = excluded.in_memory,
        origin = excluded.origin, author = excluded.author, changed_at = excluded.changed_at, note = excluded.note,
        source_direction = excluded.source_direction, target_direction = excluded.target_direction,
        suggested_by = excluded.suggested_by, suggested = excluded.suggested";
    let status = &segment.status;
    let values = params![
        number(segment.id.0)?,
        number(document.0)?,
        number(segment.paragraph)?,
        number(place)?,
        segment.lead,
        segment.source,
        segment.target,
        status.state.word(),
        status.locked,
        status.in_memory,
        origin_word(status.origin),
        status.author,
        status.changed_at,
        segment.note,
        status.source_direction.map(Word::word),
        status.target_direction.map(Word::word),
        status.suggested.as_ref().map(|it| &it.engine),
        status.suggested.as_ref().map(|it| &it.text),
    ];
    run(connection, sql, values).map(drop)
}

fn write_source(connection: &Connection, change: &Change) -> rusqlite::Result<()> {
    if let Some(SourceBytes { document, bytes, encoding, skeleton }) = &change.source {
        let sql =
            "INSERT OR REPLACE INTO sources (document, encoding, bytes, skeleton) VALUES (?1, ?2, ?3, ?4)";
        let skeleton = skeleton.as_ref().and_then(skeleton_json);
        run(connection, sql, params![number(document.0)?, encoding, bytes, skeleton])?;
    } else if matches!(change.step, Step::Do(_)) {
        // An article without a file may have got the number of one whose import was undone. One that takes the place of
        // itself, as when its languages change, keeps its file.
        for row in &change.rows {
            if let Row::Document(document) = row
                && !change.rows.contains(&Row::NoDocument(document.id))
            {
                let id = number(document.id.0)?;
                run(connection, "DELETE FROM sources WHERE document = ?1", params![id])?;
            }
        }
    }
    Ok(())
}

/// `SQLite`'s numbers are signed.
pub(super) fn number<T: TryInto<i64, Error: std::error::Error + Send + Sync + 'static>>(
    value: T,
) -> rusqlite::Result<i64> {
    value.try_into().map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}
