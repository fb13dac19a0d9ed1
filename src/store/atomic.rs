//! Reading with a limit, and writing that leaves the old file or the new one, never half of one.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::StoreError;

/// Writes a file by way of a temporary one in the same folder; on an error the old file is untouched.
///
/// A link is followed, the permissions of the old file are kept. A file marked read-only is not replaced, and no project, glossary or
/// memory is.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    spare_ours(path)?;
    let mut temporary = temporary_beside(path)?;
    temporary.write_all(bytes).map_err(StoreError::file(path))?;
    put_in_place(temporary, path)
}

/// The same for a file that nobody but the user may read (0600 where the system knows such permissions).
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut temporary = tempfile::Builder::new()
        .prefix(".muqabala-")
        .tempfile_in(folder_of(path))
        .map_err(StoreError::file(path))?;
    temporary.write_all(bytes).map_err(StoreError::file(path))?;
    // `put_in_place` would keep the permissions of a file that was there.
    temporary.as_file().sync_all().map_err(StoreError::file(path))?;
    temporary.persist(path).map(drop).map_err(|error| StoreError::file(path)(error.error))
}

/// The same for what is written bit by bit; where `write` fails, the old file is untouched.
pub fn write_atomic_with(
    path: &Path,
    write: &mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>,
) -> Result<(), StoreError> {
    spare_ours(path)?;
    let mut out = BufWriter::with_capacity(1 << 16, temporary_beside(path)?);
    write(&mut out).map_err(StoreError::file(path))?;
    let temporary = out.into_inner().map_err(|error| StoreError::file(path)(error.into_error()))?;
    put_in_place(temporary, path)
}

/// A large file to read bit by bit, and its length in bytes.
pub fn open_input(path: &Path) -> Result<(BufReader<File>, u64), StoreError> {
    let file = File::open(path).map_err(StoreError::file(path))?;
    let about = file.metadata().map_err(StoreError::file(path))?;
    if about.is_dir() {
        return Err(StoreError::File { source: io::ErrorKind::IsADirectory.into(), path: path.to_owned() });
    }
    Ok((BufReader::with_capacity(1 << 16, file), about.len()))
}

/// Reads a whole file of at most `limit` bytes.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let file = File::open(path).map_err(StoreError::file(path))?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(StoreError::file(path))?;
    if bytes.len() as u64 > limit {
        return Err(StoreError::TooLarge { limit, path: path.to_owned() });
    }
    Ok(bytes)
}

/// An empty file in the folder of `path`, which goes away unless it is put in place.
pub(super) fn temporary_beside(path: &Path) -> Result<NamedTempFile, StoreError> {
    let place = resolved(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".muqabala-").suffix(".tmp");
    #[cfg(unix)]
    {
        // Those of any new file, of which the system takes away what the user's umask says.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(&place)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::NoFolder { path: folder_of(&place).to_owned() },
        _ => StoreError::file(path)(error),
    })
}

/// An error where a project, a glossary or a memory stands at `path`: all of them are databases.
fn spare_ours(path: &Path) -> Result<(), StoreError> {
    let mut first = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    if read.is_ok() && &first == b"SQLite format 3\0" {
        return Err(StoreError::Precious { path: path.to_owned() });
    }
    Ok(())
}

/// Makes a temporary file safe on disk and gives it the name `path`.
pub(super) fn put_in_place(temporary: NamedTempFile, path: &Path) -> Result<(), StoreError> {
    let place = resolved(path);
    settle(temporary, &place).map_err(StoreError::file(path))?;
    sync_folder(folder_of(&place));
    Ok(())
}

fn settle(temporary: NamedTempFile, place: &Path) -> io::Result<()> {
    if let Ok(old) = fs::metadata(place) {
        if old.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if old.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        temporary.as_file().set_permissions(old.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(place)?;
    Ok(())
}

/// Where a link leads to; else the path itself.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Makes the new name safe too. Not every system can; the file is complete in any case, so a refusal is no error.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreErrorKind;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ملف.txt");
        for text in ["old and long", "new", ""] {
            write_atomic(&path, text.as_bytes()).unwrap();
            assert_eq!(read_file(&path, 100).unwrap(), text.as_bytes());
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_refused_write_leaves_the_old_file_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_atomic(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(write_atomic(&path, b"new").unwrap_err().kind(), StoreErrorKind::NotWritable);
        assert_eq!(read_file(&path, 3).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = folder.path().join("none").join("a.txt");
        assert_eq!(write_atomic(&nowhere, b"new").unwrap_err().kind(), StoreErrorKind::NoFolder);
    }

    #[test]
    fn a_project_is_not_replaced_by_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mqb");
        let database = b"SQLite format 3\0 and more";
        write_atomic(&path, database).unwrap();
        assert!(matches!(write_atomic(&path, b"new"), Err(StoreError::Precious { .. })));
        assert_eq!(read_file(&path, 100).unwrap(), database);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("link"));
        write_atomic(&file, b"old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        write_atomic(&link, b"new").unwrap();
        assert_eq!(read_file(&file, 3).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn reading_stops_at_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write_atomic(&path, b"1234").unwrap();
        assert!(matches!(read_file(&path, 3), Err(StoreError::TooLarge { limit: 3, .. })));
        assert_eq!(read_file(&path, 4).unwrap().len(), 4);
        assert!(matches!(read_file(&folder.path().join("b"), 4), Err(StoreError::NotFound { .. })));
    }
}
