//! Making and opening a memory file, for writing or for reading only.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{MemoryFile, MemoryInfo, schema};
use crate::store::StoreError;

/// How long to wait for another window or program that writes to the file.
const BUSY: Duration = Duration::from_secs(10);

impl MemoryFile {
    /// Makes an empty memory. A file that is there must be empty.
    pub fn create(path: &Path, info: &MemoryInfo) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        if fs::metadata(&path).is_ok_and(|there| there.is_dir() || there.len() > 0) {
            return Err(StoreError::Exists { path });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = connect(&path, flags).map_err(StoreError::database(&path))?;
        schema::migrate(&mut connection, 0).map_err(StoreError::database(&path))?;
        let mut memory = Self { connection, path, writable: true };
        memory.set_info(info)?;
        Ok(memory)
    }

    /// Opens a memory for writing; a file of an older version is brought up to this one.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let path = existing(path)?;
        let mut connection =
            connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(StoreError::database(&path))?;
        let version = schema::version(&connection, &path)?;
        if connection.is_readonly(rusqlite::MAIN_DB).map_err(StoreError::database(&path))? {
            return Self::open_for_reading(&path);
        }
        schema::migrate(&mut connection, version).map_err(StoreError::database(&path))?;
        Ok(Self { connection, path, writable: true })
    }

    /// Opens a memory for reading only, also one in a place that cannot be written to.
    pub fn open_for_reading(path: &Path) -> Result<Self, StoreError> {
        let path = existing(path)?;
        let connection =
            connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(StoreError::database(&path))?;
        schema::version(&connection, &path)?;
        Ok(Self { connection, path, writable: false })
    }

    /// Whether the file is sound, by `SQLite`'s own check.
    pub fn integrity(&self) -> bool {
        let check =
            self.connection.pragma_query_value(None, "integrity_check", |row| row.get::<_, String>(0));
        check.is_ok_and(|result| result == "ok")
    }
}

fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(32);
    // A file from elsewhere may hold triggers and views.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "synchronous", "full")?;
    // 32 MB, so that the index of hashes of a large memory is not read again and again in an import.
    connection.pragma_update(None, "cache_size", -32_768)?;
    Ok(connection)
}

fn existing(path: &Path) -> Result<PathBuf, StoreError> {
    let path = absolute(path)?;
    match fs::metadata(&path) {
        Ok(there) if there.is_file() => Ok(path),
        Ok(_) => Err(StoreError::NotOurs { path }),
        Err(error) => Err(StoreError::file(&path)(error)),
    }
}

fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(StoreError::file(path))
}
