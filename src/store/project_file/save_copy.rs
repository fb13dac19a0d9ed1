//! A copy of a project under another name, in one plain file.

use std::fs;
use std::io;
use std::path::Path;

use super::{Change, ProjectFile, open, write};
use crate::store::StoreError;
use crate::store::atomic::{put_in_place, temporary_beside};
use crate::store::lock::{Lock, LockError};

impl ProjectFile {
    /// Writes a copy of the project as it is now; a project that is there and open nowhere is replaced.
    pub fn save_copy(&self, path: &Path) -> Result<(), StoreError> {
        self.save_copy_with(path, &[])
    }

    /// Writes a copy of the project with changes that could not be written to the project itself.
    pub fn save_copy_with(&self, path: &Path, unwritten: &[Change]) -> Result<(), StoreError> {
        if is_same_file(&self.path, path) {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        // Held to the end, so that no window opens what is about to be replaced.
        let _lock = match Lock::take(path) {
            Ok(lock) => lock,
            Err(LockError::Held) => return Err(StoreError::OpenElsewhere { path: path.to_owned() }),
            Err(LockError::Refused(error)) => return Err(StoreError::file(path)(error)),
        };
        let temporary = temporary_beside(path)?;
        let name = temporary.path().to_str().ok_or_else(|| {
            StoreError::file(path)(io::Error::new(io::ErrorKind::InvalidFilename, "the name is not Unicode"))
        })?;
        self.connection.execute("VACUUM INTO ?1", [name]).map_err(StoreError::database(path))?;
        if !unwritten.is_empty() {
            add(temporary.path(), unwritten).map_err(StoreError::database(path))?;
        }
        remove_leftovers(path)?;
        put_in_place(temporary, path)
    }
}

/// A copy has the plain journal, so that it is one file again once this returns.
fn add(copy: &Path, changes: &[Change]) -> rusqlite::Result<()> {
    let mut connection = open::connect(copy, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    write::write_changes(&mut connection, changes)?;
    connection.close().map_err(|(_, error)| error)
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// What a crash has left beside the old file would be taken for changes of the new one.
fn remove_leftovers(path: &Path) -> Result<(), StoreError> {
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    for end in ["-wal", "-shm", "-journal"] {
        let mut name = place.clone().into_os_string();
        name.push(end);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::file(path)(error));
            }
            _ => {}
        }
    }
    Ok(())
}
