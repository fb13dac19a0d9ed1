//! Imports: any number of units in one transaction, and a log by which each can be undone.

use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::rows::{By, insert, is_there};
use super::{MemoryFile, commit};
use crate::model::TranslationUnit;
use crate::store::StoreError;

/// An import that is going on. Dropped without [`Import::finish`], it leaves the memory as it was.
#[derive(Debug)]
pub struct Import<'a> {
    transaction: Transaction<'a>,
    path: &'a std::path::Path,
    record: ImportRecord,
}

/// What was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportRecord {
    /// Its number in the memory.
    pub id: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The name of the file.
    pub file: String,
    /// How many units were added.
    pub added: usize,
    /// How many were left out, as they were there already.
    pub identical: usize,
    /// Whether it was undone.
    pub undone: bool,
}

impl MemoryFile {
    /// Begins an import from a file of this name.
    pub fn import(&mut self, file: &str, at: i64) -> Result<Import<'_>, StoreError> {
        if !self.writable {
            return Err(StoreError::ReadOnly { path: self.path.clone() });
        }
        let Self { connection, path, .. } = self;
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::database(path))?;
        let sql = "INSERT INTO imports (at, file, added, identical, undone) VALUES (?1, ?2, 0, 0, 0)";
        transaction.execute(sql, params![at, file]).map_err(StoreError::database(path))?;
        let id = transaction.last_insert_rowid();
        let record = ImportRecord { id, at, file: file.to_owned(), ..ImportRecord::default() };
        Ok(Import { transaction, path, record })
    }

    /// The imports, the newest first.
    pub fn imports(&self) -> Result<Vec<ImportRecord>, StoreError> {
        let read = || {
            let sql = "SELECT id, at, file, added, identical, undone FROM imports ORDER BY id DESC";
            let mut statement = self.connection.prepare(sql)?;
            let count = |number: i64| usize::try_from(number).unwrap_or_default();
            let rows = statement.query_map((), |row| {
                Ok(ImportRecord {
                    id: row.get(0)?,
                    at: row.get(1)?,
                    file: row.get(2)?,
                    added: count(row.get(3)?),
                    identical: count(row.get(4)?),
                    undone: row.get(5)?,
                })
            })?;
            rows.collect::<Result<_, _>>()
        };
        read().map_err(self.failed())
    }

    /// Takes out what an import has added and nobody has changed since; how many units that were.
    pub fn undo_import(&mut self, id: i64) -> Result<usize, StoreError> {
        self.change(|connection| {
            let sql = "UPDATE imports SET undone = 1 WHERE id = ?1 AND undone = 0 RETURNING id";
            let found = connection.query_row(sql, [id], |row| row.get::<_, i64>(0)).optional()?;
            if found.is_none() {
                return Ok((0, false));
            }
            let count = connection.execute("DELETE FROM units WHERE import = ?1", [id])?;
            Ok((count, count > 0))
        })
    }
}

impl Import<'_> {
    /// Adds a unit, unless one with the same languages, texts and context is there; whether it was added.
    pub fn add(&mut self, unit: &TranslationUnit) -> Result<bool, StoreError> {
        let mut add = || {
            if is_there(&self.transaction, unit)? {
                self.record.identical += 1;
                return Ok(false);
            }
            insert(&self.transaction, unit, By { import: Some(self.record.id), segment: None })?;
            self.record.added += 1;
            Ok(true)
        };
        add().map_err(StoreError::database(self.path))
    }

    /// Makes it all safe on disk.
    pub fn finish(self) -> Result<ImportRecord, StoreError> {
        let Self { transaction, path, record } = self;
        let finish = || {
            let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let sql = "UPDATE imports SET added = ?2, identical = ?3 WHERE id = ?1";
            transaction.execute(sql, params![record.id, count(record.added), count(record.identical)])?;
            commit(transaction, record.added > 0)
        };
        finish().map_err(StoreError::database(path))?;
        Ok(record)
    }
}
