//! How many characters were sent in the running month, for the limit that the user has set.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::store::{StoreError, json_file};

/// The count of one month in the data folder.
#[derive(Clone, Debug)]
pub struct MonthlyUse {
    path: PathBuf,
}

impl MonthlyUse {
    /// The count in the file at `path`, which need not be there.
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// The characters of a month such as `2026-11`.
    pub fn characters(&self, month: &str) -> u64 {
        let (object, _) = json_file::read_object(&self.path);
        object.get(month).and_then(Value::as_u64).unwrap_or(0)
    }

    /// Adds characters to a month; former months go.
    pub fn add(&self, month: &str, characters: u64) -> Result<(), StoreError> {
        let sum = self.characters(month).saturating_add(characters);
        json_file::write_object(&self.path, &Map::from_iter([(month.to_owned(), json!(sum))]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_apart() {
        let folder = tempfile::tempdir().unwrap();
        let used = MonthlyUse::at(&folder.path().join("use.json"));
        used.add("2026-11", 40).unwrap();
        used.add("2026-11", 2).unwrap();
        assert_eq!((used.characters("2026-11"), used.characters("2026-12")), (42, 0));
        used.add("2026-12", 7).unwrap();
        assert_eq!((used.characters("2026-11"), used.characters("2026-12")), (0, 7));
    }
}
