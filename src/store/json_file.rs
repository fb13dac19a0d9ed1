//! Small JSON files of the program itself: reading never fails, and a broken file is kept aside.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::{StoreError, read_file, write_atomic};

/// No such file is larger, in bytes.
const LIMIT: u64 = 1 << 20;

/// The object in a file, empty where there is none, and a sentence about what was wrong with it.
pub(super) fn read_object(path: &Path) -> (Map<String, Value>, Option<String>) {
    let bytes = match read_file(path, LIMIT) {
        Ok(bytes) => bytes,
        Err(StoreError::NotFound { .. }) => return (Map::new(), None),
        Err(error) => return (Map::new(), Some(error.to_string())),
    };
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => (object, None),
        Ok(_) => (Map::new(), Some(keep_aside(path, "it holds no settings"))),
        Err(error) => (Map::new(), Some(keep_aside(path, &error.to_string()))),
    }
}

/// Writes an object so that a person can read it.
pub(super) fn write_object(path: &Path, object: &Map<String, Value>) -> Result<(), StoreError> {
    let text = format!("{:#}\n", Value::Object(object.clone()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(StoreError::file(folder))?;
    }
    write_atomic(path, text.as_bytes())
}

fn keep_aside(path: &Path, why: &str) -> String {
    let mut aside = OsString::from(path);
    aside.push(".broken");
    let aside = PathBuf::from(aside);
    match fs::rename(path, &aside) {
        Ok(()) => format!("the file could not be read ({why}) and was kept as {}", aside.display()),
        Err(_) => format!("the file could not be read ({why}): {}", path.display()),
    }
}
