//! The project file: one `SQLite` database that is valid after a crash at any instruction.

mod alignment_mirror;
mod alignment_rows;
mod answers;
mod document_mirror;
mod edit_mirror;
mod entry_mirror;
mod entry_rows;
mod load;
mod memory_rows;
mod metadata_mirror;
mod open;
#[cfg(test)]
mod samples;
mod save_copy;
mod schema;
mod skeleton_mirror;
mod tags_mirror;
#[cfg(test)]
mod tests;
mod words;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode};
use tempfile::TempDir;

pub use answers::{KeptAnswer, kept_answers};
pub use open::{Access, Opened, Reason, holds_source, load_for_reading};
pub(super) use open::{load_as, load_entries_as};
pub(super) use schema::Kind;
pub(super) use tags_mirror::{tags_json, tags_of_json};

use super::StoreError;
use super::lock::Lock;
use crate::formats::Skeleton;
use crate::model::{DocumentId, Row, Step};

/// An open project file. Without [`ProjectFile::close`] nothing that was written is lost, but files may stay beside it.
#[derive(Debug)]
pub struct ProjectFile {
    // In this order they are dropped: the lock goes once the database is closed.
    connection: Connection,
    path: PathBuf,
    /// None where the file is open for reading only.
    lock: Option<Lock>,
    /// The copy that is read in place of the file.
    copy: Option<TempDir>,
}

/// What one step of the history changes in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The step.
    pub step: Step,
    /// The rows of the tables that it touches, as they stand after it.
    pub rows: Vec<Row>,
    /// With an import, the bytes that were read; they stay in the file when the import is undone.
    pub source: Option<SourceBytes>,
}

/// The file that a document was imported from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceBytes {
    /// The document.
    pub document: DocumentId,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The name of its encoding; empty where it has none.
    pub encoding: String,
    /// Where its paragraphs stand in it; none where a version before 4 has read it.
    pub skeleton: Option<Skeleton>,
}

impl ProjectFile {
    /// Where the file is, as an absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes changes in their order, all or none; they are safe on disk when this returns.
    pub fn write(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly { path: self.path.clone() });
        }
        write::write_changes(&mut self.connection, changes).map_err(StoreError::database(&self.path))
    }

    /// The mark of the project, by which memory files know its segments; empty where it has none.
    pub fn mark(&self) -> String {
        load::meta(&self.connection, "mark").ok().flatten().unwrap_or_default()
    }

    /// The file that a document was imported from; none where it was pasted.
    pub fn source(&self, document: DocumentId) -> Result<Option<SourceBytes>, StoreError> {
        load::source(&self.connection, document).map_err(StoreError::database(&self.path))
    }

    /// Moves what was written into the main file, as far as no reader is in the way; to be called when the hands rest.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        if self.lock.is_none() {
            return Ok(());
        }
        let done = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", (), |_| Ok(()));
        done.map_err(StoreError::database(&self.path))
    }

    /// Whether the whole file is sound; takes some milliseconds per megabyte.
    pub fn integrity(&self) -> bool {
        let answer =
            self.connection.query_row("PRAGMA integrity_check(1)", (), |row| row.get::<_, String>(0));
        answer.is_ok_and(|answer| answer == "ok")
    }

    /// Brings the project back to one plain file and lets go of it.
    pub fn close(self) -> Result<(), StoreError> {
        let Self { connection, path, lock, copy } = self;
        let tidied = if lock.is_some() { one_file(&connection) } else { Ok(()) };
        let closed = connection.close().map_err(|(_, error)| error);
        drop(lock);
        drop(copy);
        tidied.and(closed).map_err(StoreError::database(&path))
    }
}

/// A reader in the way keeps the second file alive; nothing is lost then, and the next close tidies up.
fn one_file(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?;
    match connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(())) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseLocked) => Ok(()),
        done => done,
    }
}
