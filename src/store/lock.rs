//! The lock file beside a project: it tells a second window that the project is open.
//!
//! The system's lock on the open file counts, not the file: it goes with the process, however that ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How often to try again where the lock file of another window goes away in between.
const TRIES: usize = 8;

/// Holds a project for this window until dropped, which also removes the lock file.
#[derive(Debug)]
pub(super) struct Lock {
    file: Option<File>,
    path: PathBuf,
}

/// Why a project cannot be locked.
#[derive(Debug)]
pub(super) enum LockError {
    /// Another window holds it.
    Held,
    /// A lock file cannot be made there.
    Refused(io::Error),
}

impl Lock {
    /// Locks the project at `project`, which need not exist yet.
    pub(super) fn take(project: &Path) -> Result<Self, LockError> {
        let path = lock_path(project);
        for _ in 0..TRIES {
            let file = open(&path).map_err(LockError::Refused)?;
            match file.try_lock() {
                Ok(()) if is_still_there(&file, &path) => return Ok(Self { file: Some(file), path }),
                // It was removed between opening and locking; a third window may make a new one.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(LockError::Held),
                Err(TryLockError::Error(error)) => return Err(LockError::Refused(error)),
            }
        }
        Err(LockError::Held)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is locked, so that only a file is removed that nobody else holds; Windows only removes closed ones.
        if cfg!(windows) {
            self.file = None;
        }
        fs::remove_file(&self.path).ok();
    }
}

/// `.name.mqb.lock` in the folder where the project really is.
fn lock_path(project: &Path) -> PathBuf {
    let project = project.canonicalize().unwrap_or_else(|_| project.to_owned());
    let mut name = std::ffi::OsString::from(".");
    name.push(project.file_name().unwrap_or_default());
    name.push(".lock");
    project.with_file_name(name)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(windows)]
    {
        // Without the right to delete it, so that a file that is open cannot be removed.
        std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 3);
    }
    options.open(path)
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(held), Ok(named)) = (file.metadata(), fs::metadata(path)) else { return false };
    held.ino() == named.ino() && held.dev() == named.dev()
}

#[cfg(not(unix))]
fn is_still_there(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::{Command, Stdio};

    const CHILD: &str = "MUQABALA_TEST_LOCK";

    #[test]
    fn a_second_lock_is_refused_until_the_first_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a.mqb");
        let first = Lock::take(&project).unwrap();
        assert!(matches!(Lock::take(&project), Err(LockError::Held)));
        drop(first);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        Lock::take(&project).unwrap();
    }

    #[test]
    fn a_lock_goes_with_its_process() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a.mqb");
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["child_of_the_test_above", "--nocapture"])
            .env(CHILD, &project)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line.contains("locked")));
        assert!(matches!(Lock::take(&project), Err(LockError::Held)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(lock_path(&project).exists(), "the file stays behind, but counts no more");
        Lock::take(&project).unwrap();
    }

    /// Holds the lock until killed; does nothing when it runs as a test of its own.
    #[test]
    fn child_of_the_test_above() {
        let Some(project) = std::env::var_os(CHILD) else { return };
        let _lock = Lock::take(Path::new(&project)).unwrap();
        println!("locked");
        std::io::stdout().flush().unwrap();
        std::io::stdin().read_line(&mut String::new()).unwrap();
    }
}
