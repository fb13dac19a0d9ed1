//! What a memory says of itself, and what there is in it.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::MemoryFile;
use crate::store::StoreError;
use crate::text::Language;

/// What a memory is called and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryInfo {
    /// Its name; empty where it is that of the file.
    pub name: String,
    /// The languages that it is mainly for.
    pub languages: Option<(Language, Language)>,
    /// Who made it.
    pub author: String,
}

/// By which a copy of what a memory holds is known to be up to date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryState {
    /// Grows with every change.
    pub generation: u64,
    /// A word by chance, another one with every change: copies of a file that go different ways do not pass for each other.
    pub identity: String,
}

impl MemoryState {
    /// One number for both.
    pub fn token(&self) -> u64 {
        super::hash_of_text(&format!("{} {}", self.generation, self.identity))
    }
}

/// How many units there are of a pair of languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairCount {
    /// The language of the sources.
    pub source: Language,
    /// The language of the translations.
    pub target: Language,
    /// How many.
    pub units: usize,
}

impl MemoryFile {
    /// Name, languages and author.
    pub fn info(&self) -> Result<MemoryInfo, StoreError> {
        let text = |key| meta::<String>(&self.connection, key).map(Option::unwrap_or_default);
        let read = || {
            let (source, target) = (text("source_language")?, text("target_language")?);
            let named = !source.is_empty() && !target.is_empty();
            let languages = named.then(|| (Language::new(&source), Language::new(&target)));
            Ok(MemoryInfo { name: text("name")?, languages, author: text("author")? })
        };
        read().map_err(self.failed())
    }

    /// Changes name, languages and author.
    pub fn set_info(&mut self, info: &MemoryInfo) -> Result<(), StoreError> {
        self.change(|connection| {
            put(connection, "name", &info.name)?;
            put(connection, "author", &info.author)?;
            let (source, target) = match &info.languages {
                Some((source, target)) => (source.tag(), target.tag()),
                None => ("", ""),
            };
            put(connection, "source_language", source)?;
            put(connection, "target_language", target)?;
            Ok(((), false))
        })
    }

    /// Which file it is, and in which state.
    pub fn state(&self) -> Result<MemoryState, StoreError> {
        let read = || {
            let generation = meta::<i64>(&self.connection, "generation")?.unwrap_or_default();
            let identity = meta::<String>(&self.connection, "identity")?.unwrap_or_default();
            Ok(MemoryState { generation: generation.cast_unsigned(), identity })
        };
        read().map_err(self.failed())
    }

    /// How many units there are.
    pub fn len(&self) -> Result<usize, StoreError> {
        let sql = "SELECT count(*) FROM units";
        let count = self.connection.query_row(sql, (), |row| row.get::<_, i64>(0)).map_err(self.failed())?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        self.len().map(|count| count == 0)
    }

    /// How many units there are of each pair of languages, the most first.
    pub fn pairs(&self) -> Result<Vec<PairCount>, StoreError> {
        let sql = "SELECT source_language, target_language, count(*) FROM units GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2";
        let read = || {
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map((), |row| {
                let units = usize::try_from(row.get::<_, i64>(2)?).unwrap_or_default();
                let tag = |column| row.get::<_, String>(column).map(|tag| Language::new(&tag));
                Ok(PairCount { source: tag(0)?, target: tag(1)?, units })
            })?;
            rows.collect::<Result<_, _>>()
        };
        read().map_err(self.failed())
    }
}

pub(super) fn next_generation(connection: &Connection) -> rusqlite::Result<()> {
    let sql =
        "UPDATE meta SET value = CASE key WHEN 'identity' THEN lower(hex(randomblob(8))) ELSE value + 1 END
        WHERE key IN ('generation', 'identity')";
    connection.execute(sql, ()).map(drop)
}

fn meta<T: rusqlite::types::FromSql>(connection: &Connection, key: &str) -> rusqlite::Result<Option<T>> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    statement.query_row([key], |row| row.get(0)).optional()
}

fn put(connection: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", params![key, value]).map(drop)
}
