//! What machines have answered, kept by the name of the question: no part of the history, and nothing is lost when it is emptied.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};

use super::ProjectFile;
use super::load::unsigned;
use super::open::connect;
use crate::store::StoreError;

/// The answer of a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The name of the question.
    pub key: String,
    /// Engine, model and host.
    pub engine: String,
    /// The translation.
    pub text: String,
    /// When it came, in milliseconds since 1970.
    pub at: i64,
}

impl ProjectFile {
    /// Keeps answers, all or none; one for a question that has one takes its place.
    pub fn keep_answers(&mut self, answers: &[KeptAnswer]) -> Result<(), StoreError> {
        self.may_write()?;
        keep(&mut self.connection, answers).map_err(StoreError::database(&self.path))
    }

    /// Takes all answers out.
    pub fn empty_answers(&mut self) -> Result<(), StoreError> {
        self.may_write()?;
        self.connection.execute("DELETE FROM answers", ()).map(drop).map_err(StoreError::database(&self.path))
    }

    /// How many answers there are, and how many bytes of text they are.
    pub fn count_answers(&self) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT count(*), coalesce(sum(length(CAST(text AS BLOB))), 0) FROM answers";
        let counted = self.connection.query_row(sql, (), |row| Ok((unsigned(row, 0)?, unsigned(row, 1)?)));
        counted.map_err(StoreError::database(&self.path))
    }

    fn may_write(&self) -> Result<(), StoreError> {
        if self.lock.is_some() { Ok(()) } else { Err(StoreError::ReadOnly { path: self.path.clone() }) }
    }
}

fn keep(connection: &mut Connection, answers: &[KeptAnswer]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    let sql = "INSERT OR REPLACE INTO answers (key, engine, text, at) VALUES (?1, ?2, ?3, ?4)";
    for KeptAnswer { key, engine, text, at } in answers {
        transaction.prepare_cached(sql)?.execute(params![key, engine, text, at])?;
    }
    transaction.commit()
}

/// The texts of the answers that the project at `path` keeps for questions of these names, also while a window has it open. None
/// where it cannot be read: they are asked anew.
pub fn kept_answers<'a>(path: &Path, keys: impl Iterator<Item = &'a str>) -> HashMap<String, String> {
    read(path, |connection| {
        let mut statement = connection.prepare("SELECT text FROM answers WHERE key = ?1")?;
        let mut found = HashMap::new();
        for key in keys {
            if let Some(text) = statement.query_row([key], |row| row.get(0)).optional()? {
                found.insert(key.to_owned(), text);
            }
        }
        Ok(found)
    })
    .unwrap_or_default()
}

fn read<T>(path: &Path, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Option<T> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    work(&connection).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(key: &str, text: &str) -> KeptAnswer {
        KeptAnswer { key: key.into(), engine: "LibreTranslate, localhost".into(), text: text.into(), at: 7 }
    }

    #[test]
    fn answers_are_found_while_the_file_is_open_and_after_it_was_closed_until_they_are_emptied() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.mqb");
        assert_eq!(kept_answers(&path, ["a"].into_iter()).len(), 0);
        let mut file = ProjectFile::create(&path).unwrap();
        file.keep_answers(&[answer("a", "yes"), answer("b", "قطار"), answer("a", "no")]).unwrap();
        let found = || kept_answers(&path, ["a", "c", "b"].into_iter());
        let expected: HashMap<_, _> =
            [("a", "no"), ("b", "قطار")].map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        assert_eq!(found(), expected);
        assert_eq!(file.count_answers().unwrap(), (2, 10));
        file.close().unwrap();
        assert_eq!(found(), expected);
        let mut again = ProjectFile::open(&path).unwrap().file;
        again.empty_answers().unwrap();
        assert_eq!((found().len(), again.count_answers().unwrap()), (0, (0, 0)));
        again.close().unwrap();
    }
}
