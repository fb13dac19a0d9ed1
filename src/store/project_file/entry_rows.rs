//! Glossary entries and attached glossaries in the tables: writing one, and loading them all.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, Row, params};

use super::load::{Reader, unsigned};
use super::write::{number, run};
use crate::model::{Attached, Entry, EntryId, Extra, Stamp, Term};
use crate::text::Language;

/// Puts an entry in place of the one of the same id.
pub(super) fn write_entry(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let id = number(entry.id.0)?;
    remove_entry(connection, entry.id)?;
    let sql = "INSERT INTO concepts (id, domain, definition, note, created_by, created_at, changed_by, changed_at, extra)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let (created, changed) = (&entry.created, &entry.changed);
    let values = params![
        id,
        entry.domain,
        entry.definition,
        entry.note,
        created.who,
        created.at,
        changed.who,
        changed.at,
        json(&entry.extra)?,
    ];
    run(connection, sql, values)?;
    for (position, term) in entry.terms.iter().enumerate() {
        write_term(connection, id, position, term)?;
    }
    Ok(())
}

/// Takes an entry out, with its terms.
pub(super) fn remove_entry(connection: &Connection, id: EntryId) -> rusqlite::Result<()> {
    run(connection, "DELETE FROM concepts WHERE id = ?1", params![number(id.0)?]).map(drop)
}

fn write_term(connection: &Connection, entry: i64, position: usize, term: &Term) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO terms (concept, position, language, text, status, part_of_speech, gender, variants, note,
        source, example, created_by, created_at, changed_by, changed_at, extra)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    let values = params![
        entry,
        number(position)?,
        term.language.tag(),
        term.text,
        term.status.word(),
        term.part_of_speech,
        term.gender,
        json(&term.variants)?,
        term.note,
        term.source,
        term.example,
        term.created.who,
        term.created.at,
        term.changed.who,
        term.changed.at,
        json(&term.extra)?,
    ];
    run(connection, sql, values).map(drop)
}

/// Puts the list of attached glossaries in place of the former one.
pub(super) fn write_attached(connection: &Connection, attached: &[Attached]) -> rusqlite::Result<()> {
    run(connection, "DELETE FROM attached", &[])?;
    for (position, glossary) in attached.iter().enumerate() {
        let sql = "INSERT INTO attached (position, path, read_only) VALUES (?1, ?2, ?3)";
        run(connection, sql, params![number(position)?, glossary.path, glossary.read_only])?;
    }
    Ok(())
}

/// A list as JSON; empty text for an empty list, as nearly all are.
fn json<T: serde::Serialize>(list: &[T]) -> rusqlite::Result<String> {
    if list.is_empty() {
        return Ok(String::new());
    }
    serde_json::to_string(list).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

impl Reader<'_> {
    /// All entries with their terms.
    pub(super) fn glossary(&mut self) -> rusqlite::Result<BTreeMap<EntryId, Arc<Entry>>> {
        let mut entries = self.bare_entries()?;
        let sql =
            "SELECT concept, language, text, status, part_of_speech, gender, variants, note, source, example,
            created_by, created_at, changed_by, changed_at, extra FROM terms ORDER BY concept, position";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(())?;
        let mut at = 0;
        while let Some(row) = rows.next()? {
            let id = EntryId(unsigned(row, 0)?);
            // Both are in the order of the ids.
            while entries.get(at).is_some_and(|entry| entry.id < id) {
                at += 1;
            }
            let term = self.term(row)?;
            if let Some(entry) = entries.get_mut(at).filter(|entry| entry.id == id) {
                entry.terms.push(term);
            }
        }
        Ok(entries.into_iter().map(|entry| (entry.id, Arc::new(entry))).collect())
    }

    /// The glossaries that the project uses too.
    pub(super) fn attached(&self) -> rusqlite::Result<Vec<Attached>> {
        let mut statement =
            self.connection.prepare("SELECT path, read_only FROM attached ORDER BY position")?;
        let rows =
            statement.query_map((), |row| Ok(Attached { path: row.get(0)?, read_only: row.get(1)? }))?;
        rows.collect()
    }

    fn bare_entries(&mut self) -> rusqlite::Result<Vec<Entry>> {
        let sql = "SELECT id, domain, definition, note, created_by, created_at, changed_by, changed_at, extra
            FROM concepts ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(())?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(Entry {
                id: EntryId(unsigned(row, 0)?),
                domain: row.get(1)?,
                definition: row.get(2)?,
                note: row.get(3)?,
                created: Stamp { who: row.get(4)?, at: row.get(5)? },
                changed: Stamp { who: row.get(6)?, at: row.get(7)? },
                terms: Vec::new(),
                extra: self.list::<Extra>(row, 8)?,
            });
        }
        Ok(entries)
    }

    fn term(&mut self, row: &Row<'_>) -> rusqlite::Result<Term> {
        Ok(Term {
            language: Language::new(row.get_ref(1)?.as_str()?),
            text: row.get(2)?,
            status: self.word(row, 3)?,
            part_of_speech: row.get(4)?,
            gender: row.get(5)?,
            variants: self.list(row, 6)?,
            note: row.get(7)?,
            source: row.get(8)?,
            example: row.get(9)?,
            created: Stamp { who: row.get(10)?, at: row.get(11)? },
            changed: Stamp { who: row.get(12)?, at: row.get(13)? },
            extra: self.list(row, 14)?,
        })
    }

    fn list<T: serde::de::DeserializeOwned>(
        &mut self,
        row: &Row<'_>,
        column: usize,
    ) -> rusqlite::Result<Vec<T>> {
        let text = row.get_ref(column)?.as_str()?;
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let list = serde_json::from_str(text).ok();
        Ok(self.or(list, Vec::new()))
    }
}
