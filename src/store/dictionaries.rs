//! Where dictionaries are installed, and what their files hold.

use std::fs;
use std::path::{Path, PathBuf};

use super::{StoreError, read_file};

/// The folders in which Linux systems, Homebrew and users keep dictionaries of dictd.
const FOLDERS: &[&str] = &[
    "/usr/share/dictd",
    "/usr/local/share/dictd",
    "/opt/homebrew/share/dictd",
    "/usr/share/dictionary",
    "/usr/lib/dict",
];

/// The folder of a user's own dictionaries, below the data folder of the program.
const OWN: &str = "dictionaries";

/// The bytes of a dictionary's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DictionaryFiles {
    /// The index and the text of dictd.
    Dictd {
        /// The index.
        index: Vec<u8>,
        /// The text.
        text: Vec<u8>,
        /// Whether dictzip has packed the text.
        packed: bool,
    },
    /// A table.
    Table(Vec<u8>),
}

/// The dictionaries that are installed: each is an index of dictd beside its text, or a table in the user's own folder; in order.
/// `data` is the data folder of the program.
pub fn installed_dictionaries(data: &Path) -> Vec<PathBuf> {
    let folders = FOLDERS.iter().map(PathBuf::from).chain([data.join(OWN)]);
    let files =
        folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten().map(|file| file.path());
    let mut found: Vec<_> = files.filter(|path| is_dictionary(path)).collect();
    found.sort();
    found
}

/// Whether a path is that of a dictionary: an index with its text beside it, or a table.
pub fn is_dictionary(path: &Path) -> bool {
    match extension(path).as_str() {
        "index" => text_of(path).is_some(),
        "tsv" | "txt" => path.is_file(),
        _ => false,
    }
}

/// Whether a path is that of the text of dictd, with its index beside it.
pub fn is_packed_dictionary(path: &Path) -> bool {
    extension(path) != "index" && index_of(path).is_some_and(|index| index.is_file())
}

/// Reads the files of a dictionary, each of at most `limit` bytes. A path to the text of dictd is as good as one to its index.
pub fn read_dictionary_files(path: &Path, limit: u64) -> Result<DictionaryFiles, StoreError> {
    let index = index_of(path);
    let Some(index) = index else { return read_file(path, limit).map(DictionaryFiles::Table) };
    let missing = || StoreError::file(&index)(std::io::ErrorKind::NotFound.into());
    let text = text_of(&index).ok_or_else(missing)?;
    let packed = extension(&text) == "dz";
    Ok(DictionaryFiles::Dictd { index: read_file(&index, limit)?, text: read_file(&text, limit)?, packed })
}

/// The index that belongs to a path of dictd; none for another kind of file.
fn index_of(path: &Path) -> Option<PathBuf> {
    match extension(path).as_str() {
        "index" => Some(path.to_owned()),
        "dict" => Some(path.with_extension("index")),
        "dz" => Some(path.with_extension("").with_extension("index")),
        _ => None,
    }
}

fn text_of(index: &Path) -> Option<PathBuf> {
    ["dict.dz", "dict"].iter().map(|ending| index.with_extension(ending)).find(|path| path.is_file())
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::write_atomic;

    #[test]
    fn a_dictionary_is_an_index_with_its_text_or_a_table() {
        let data = tempfile::tempdir().unwrap();
        let own = data.path().join(OWN);
        fs::create_dir(&own).unwrap();
        for (name, bytes) in
            [("a.index", "i"), ("a.dict.dz", "z"), ("b.index", "i"), ("c.tsv", "t"), ("d.png", "p")]
        {
            write_atomic(&own.join(name), bytes.as_bytes()).unwrap();
        }
        let found = installed_dictionaries(data.path());
        let found: Vec<_> = found
            .iter()
            .filter(|path| path.starts_with(&own))
            .map(|path| path.file_name().unwrap())
            .collect();
        assert_eq!(found, ["a.index", "c.tsv"]);
        let dictd = DictionaryFiles::Dictd { index: b"i".to_vec(), text: b"z".to_vec(), packed: true };
        for name in ["a.index", "a.dict.dz"] {
            assert_eq!(read_dictionary_files(&own.join(name), 9).unwrap(), dictd);
        }
        assert_eq!(
            read_dictionary_files(&own.join("c.tsv"), 9).unwrap(),
            DictionaryFiles::Table(b"t".to_vec())
        );
        read_dictionary_files(&own.join("b.index"), 9).unwrap_err();
    }
}
