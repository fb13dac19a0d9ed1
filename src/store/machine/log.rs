//! A log of what was sent, which the user can open: one line of JSON for each request, never a key.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::store::{StoreError, read_file};

/// A log that is longer, in bytes, is put aside as `.old`, where the one before goes.
const LONGEST: u64 = 8 << 20;

/// A request that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The name of the project.
    pub project: String,
    /// The engine with its host.
    pub engine: String,
    /// The address.
    pub url: String,
    /// The body without any key.
    pub body: String,
}

impl Sent {
    /// The body to be read by people: indented, and line breaks within its texts as such.
    pub fn lines(&self) -> String {
        let read = serde_json::from_str::<serde_json::Value>(&self.body);
        let indented = read.and_then(|value| serde_json::to_string_pretty(&value));
        let text = indented.unwrap_or_else(|_| self.body.clone());
        text.replace("\\n", "\n").replace("\\\"", "\"")
    }
}

/// The log in the data folder.
#[derive(Clone, Debug)]
pub struct SentLog {
    path: PathBuf,
}

impl SentLog {
    /// The log at `path`, which need not be there.
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a request.
    pub fn add(&self, sent: &Sent) -> Result<(), StoreError> {
        let failed = || StoreError::file(&self.path);
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(StoreError::file(folder))?;
        }
        if fs::metadata(&self.path).is_ok_and(|file| file.len() > LONGEST) {
            fs::rename(&self.path, self.path.with_extension("old")).map_err(failed())?;
        }
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.path).map_err(failed())?;
        let line = serde_json::to_string(sent).unwrap_or_default();
        file.write_all(format!("{line}\n").as_bytes()).map_err(failed())
    }

    /// Takes all requests out, those that were put aside as well.
    pub fn empty(&self) -> Result<(), StoreError> {
        for path in [self.path.clone(), self.path.with_extension("old")] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StoreError::file(&path)(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The last requests, the newest first; lines that cannot be read are passed over.
    pub fn last(&self, count: usize) -> Vec<Sent> {
        let bytes = read_file(&self.path, LONGEST * 2).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        text.lines().rev().filter_map(|line| serde_json::from_str(line).ok()).take(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_what_is_no_line_of_ours_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let log = SentLog::at(&folder.path().join("new").join("sent.jsonl"));
        assert_eq!(log.last(9), []);
        let sent = |at| Sent { at, body: "{\"q\":\"سطر\n\"}".into(), ..Sent::default() };
        log.add(&sent(1)).unwrap();
        let mut file = OpenOptions::new().append(true).open(log.path()).unwrap();
        file.write_all(
            b"oops
",
        )
        .unwrap();
        log.add(&sent(2)).unwrap();
        assert_eq!(log.last(9), [sent(2), sent(1)]);
        assert_eq!(log.last(1), [sent(2)]);
        log.empty().unwrap();
        log.empty().unwrap();
        assert_eq!((log.last(9), log.path().exists()), (Vec::new(), false));
    }
}
