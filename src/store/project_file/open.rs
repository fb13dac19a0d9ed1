//! Making and opening a project file, for writing or for reading only.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use tempfile::TempDir;

use super::ProjectFile;
use super::load::{self, Loaded};
use super::schema::{self, Kind};
use crate::model::{Entry, EntryId, History, Project};
use crate::store::StoreError;
use crate::store::lock::{Lock, LockError};

/// How long to wait for another program that reads or checks the file.
const BUSY: Duration = Duration::from_secs(5);

/// A project that was read from its file.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: ProjectFile,
    /// What it holds; all revisions are 0.
    pub project: Project,
    /// What can be undone and redone; empty where a newer version wrote it.
    pub history: History,
    /// Whether it can be written to.
    pub access: Access,
}

/// Whether a project can be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It can, and no other window can.
    Write,
    /// It can be read only.
    ReadOnly(Reason),
}

/// Why a project can be read only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Another window has it open.
    OpenElsewhere,
    /// The file, or the folder that it is in, cannot be written to.
    ReadOnlyPlace,
    /// A newer version of this program has written it; with the version of the file.
    NewerVersion(u32),
    /// It was opened with [`load_for_reading`].
    Asked,
}

impl ProjectFile {
    /// Makes an empty project, to be written to. A file that is there must be empty.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        Self::create_as(path, Kind::Project)
    }

    /// Opens a project for writing, or for reading only where that is not possible; [`Opened::access`] says which.
    pub fn open(path: &Path) -> Result<Opened, StoreError> {
        Self::open_as(path, Kind::Project)
    }

    pub(in crate::store) fn create_as(path: &Path, kind: Kind) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        let lock = Lock::take(&path).map_err(|error| match error {
            LockError::Held => StoreError::OpenElsewhere { path: path.clone() },
            LockError::Refused(source) => StoreError::file(&path)(source),
        })?;
        if fs::metadata(&path).is_ok_and(|there| there.is_dir() || there.len() > 0) {
            return Err(StoreError::Exists { path });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = connect(&path, flags).map_err(StoreError::database(&path))?;
        schema::make(&mut connection, kind).map_err(StoreError::database(&path))?;
        log_ahead(&connection).map_err(StoreError::database(&path))?;
        Ok(Self { connection, path, lock: Some(lock), copy: None })
    }

    pub(in crate::store) fn open_as(path: &Path, kind: Kind) -> Result<Opened, StoreError> {
        let path = existing(path)?;
        match Lock::take(&path) {
            Ok(lock) => open_for_writing(path, kind, lock),
            Err(LockError::Held) => open_for_reading(path, kind, Reason::OpenElsewhere),
            Err(LockError::Refused(_)) => open_for_reading(path, kind, Reason::ReadOnlyPlace),
        }
    }
}

/// Reads a project without a lock, also while a window has it open.
pub fn load_for_reading(path: &Path) -> Result<Opened, StoreError> {
    load_as(path, Kind::Project)
}

pub(in crate::store) fn load_as(path: &Path, kind: Kind) -> Result<Opened, StoreError> {
    open_for_reading(existing(path)?, kind, Reason::Asked)
}

/// The entries of the glossary of a file, without its history and without a lock.
pub(in crate::store) fn load_entries_as(path: &Path, kind: Kind) -> Result<Entries, StoreError> {
    let read = read_anywhere(&existing(path)?, kind, load::load_without_history)?;
    Ok(read.loaded.project.glossary)
}

/// Whether an article of the project at `path` was imported from exactly these bytes, without loading the project; false where
/// that cannot be found out.
pub fn holds_source(path: &Path, bytes: &[u8]) -> bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM sources JOIN documents ON documents.id = sources.document
        WHERE sources.bytes = ?1)";
    existing(path)
        .ok()
        .and_then(|path| connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok())
        .and_then(|connection| connection.query_row(sql, [bytes], |row| row.get(0)).ok())
        .unwrap_or(false)
}

fn open_for_writing(path: PathBuf, kind: Kind, lock: Lock) -> Result<Opened, StoreError> {
    let connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE);
    let mut connection = match connection {
        Ok(connection) => connection,
        Err(error) if is_refusal(&error) => return open_for_reading(path, kind, Reason::ReadOnlyPlace),
        Err(error) => return Err(StoreError::database(&path)(error)),
    };
    if connection.is_readonly(rusqlite::MAIN_DB).map_err(StoreError::database(&path))? {
        drop(connection);
        return open_for_reading(path, kind, Reason::ReadOnlyPlace);
    }
    let version = schema::version(&connection, kind, &path)?;
    if version > schema::VERSION {
        drop(connection);
        return open_for_reading(path, kind, Reason::NewerVersion(version));
    }
    schema::migrate(&mut connection, kind, version).map_err(StoreError::database(&path))?;
    let Loaded { project, history, has_unknown } =
        load::load(&connection).map_err(StoreError::database(&path))?;
    let (lock, access) = if has_unknown {
        (None, Access::ReadOnly(Reason::NewerVersion(version)))
    } else {
        log_ahead(&connection).map_err(StoreError::database(&path))?;
        (Some(lock), Access::Write)
    };
    let file = ProjectFile { connection, path, lock, copy: None };
    Ok(Opened { file, project, history, access })
}

fn open_for_reading(path: PathBuf, kind: Kind, reason: Reason) -> Result<Opened, StoreError> {
    let read = read_anywhere(&path, kind, load::load)?;
    let Loaded { project, history, has_unknown } = read.loaded;
    let newer = has_unknown || read.version > schema::VERSION;
    let reason = if newer && reason != Reason::Asked { Reason::NewerVersion(read.version) } else { reason };
    let file = ProjectFile { connection: read.connection, path, lock: None, copy: read.copy };
    Ok(Opened { file, project, history, access: Access::ReadOnly(reason) })
}

/// Reads a file, or a copy of it where the place is in the way.
fn read_anywhere(path: &Path, kind: Kind, load: Load) -> Result<Read, StoreError> {
    match read_at(path, path, kind, load) {
        Err(StoreError::Database { source, .. }) if is_refusal(&source) => {
            let copy = copy_aside(path)?;
            let place = copy.path().join(path.file_name().unwrap_or_default());
            Ok(Read { copy: Some(copy), ..read_at(&place, path, kind, load)? })
        }
        read => read,
    }
}

/// What is read of a file.
type Load = fn(&Connection) -> rusqlite::Result<Loaded>;

/// The entries of a glossary.
type Entries = BTreeMap<EntryId, Arc<Entry>>;

/// What was read without a lock.
struct Read {
    connection: Connection,
    version: u32,
    loaded: Loaded,
    copy: Option<TempDir>,
}

/// Reads the file at `place`; errors name `path`.
fn read_at(place: &Path, path: &Path, kind: Kind, load: Load) -> Result<Read, StoreError> {
    // A copy may be written to, so that what a crash has left beside it can be worked in.
    let flags =
        if place == path { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let mut connection = connect(place, flags).map_err(StoreError::database(path))?;
    let version = schema::version(&connection, kind, path)?;
    let mut copy = None;
    if version < schema::VERSION {
        (connection, copy) = brought_up(&connection, path, kind, version)?;
    }
    match load(&connection) {
        Ok(loaded) => Ok(Read { connection, version, loaded, copy }),
        Err(error) if version > schema::VERSION && !is_refusal(&error) => {
            Err(StoreError::Newer { version, path: path.to_owned() })
        }
        Err(error) => Err(StoreError::database(path)(error)),
    }
}

/// A copy of a file of an older version, brought up to this one; the file itself stays as it is.
fn brought_up(
    old: &Connection,
    path: &Path,
    kind: Kind,
    version: u32,
) -> Result<(Connection, Option<TempDir>), StoreError> {
    let folder = tempfile::tempdir().map_err(StoreError::file(path))?;
    let place = folder.path().join("copy");
    let up = || {
        old.execute("VACUUM INTO ?1", [place.to_string_lossy()])?;
        let mut connection = connect(&place, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::migrate(&mut connection, kind, version)?;
        Ok(connection)
    };
    Ok((up().map_err(StoreError::database(path))?, Some(folder)))
}

/// After a crash, the last changes lie in a second file, which `SQLite` cannot take in where it may not write; opening with
/// `immutable` would leave them out. So the files are copied to a place where it can.
fn copy_aside(path: &Path) -> Result<TempDir, StoreError> {
    let folder = tempfile::tempdir().map_err(StoreError::file(path))?;
    let name = path.file_name().unwrap_or_default();
    for end in ["", "-wal", "-journal"] {
        let (mut from, mut to) = (path.as_os_str().to_owned(), name.to_owned());
        from.push(end);
        to.push(end);
        match fs::copy(&from, folder.path().join(to)) {
            Err(error) if end.is_empty() || error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::file(path)(error));
            }
            _ => {}
        }
    }
    Ok(folder)
}

pub(super) fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "foreign_keys", true)?;
    // A file from elsewhere may hold triggers and views.
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// From here on a commit is one write behind the others, safe on disk before it returns.
fn log_ahead(connection: &Connection) -> rusqlite::Result<()> {
    // Where it is not possible, as on network folders, SQLite stays with its slower journal.
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "full")
}

/// Whether the place, rather than the file, is in the way.
fn is_refusal(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied))
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
