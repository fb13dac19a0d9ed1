//! The tables of a project file, its version, and the way up from older versions.

use std::path::Path;

use rusqlite::Connection;

use crate::store::StoreError;

/// `MQBA` in the header of the file, by which systems and `file` tell it from other `SQLite` databases.
pub(super) const APPLICATION_ID: i32 = 0x4D51_4241;

/// The version that this program writes.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// What brings a file from version n to n + 1 stands at index n.
const MIGRATIONS: &[&str] = &[VERSION_1, VERSION_2];

/// `sources` is not tied to `documents`: undoing an import keeps the bytes, so that redoing brings them back.
/// In `history` a row is an edit of a group that was done (`grp`, `idx`), or says that one was taken back or done again (`of_grp`).
const VERSION_1: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL
) STRICT;
CREATE TABLE sources (
    document INTEGER PRIMARY KEY,
    encoding TEXT NOT NULL,
    bytes BLOB NOT NULL,
    skeleton BLOB
) STRICT;
CREATE TABLE paragraphs (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER,
    tags TEXT,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE segments (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    place INTEGER NOT NULL,
    lead TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    locked INTEGER NOT NULL,
    in_memory INTEGER NOT NULL,
    origin TEXT NOT NULL,
    author TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX segments_place ON segments (document, paragraph, place);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    status TEXT NOT NULL,
    variants TEXT NOT NULL,
    domain TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    grp INTEGER,
    idx INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    label TEXT,
    of_grp INTEGER,
    at INTEGER,
    segment INTEGER,
    edit TEXT
) STRICT;
CREATE INDEX history_group ON history (grp) WHERE kind = 'do';
INSERT INTO meta VALUES ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
";

/// The direction of a text where the user has turned it.
const VERSION_2: &str = "
ALTER TABLE segments ADD COLUMN source_direction TEXT;
ALTER TABLE segments ADD COLUMN target_direction TEXT;
";

/// Brings a file up to [`VERSION`], all in one transaction; `from` is 0 for an empty file.
pub(super) fn migrate(connection: &mut Connection, from: u32) -> rusqlite::Result<()> {
    bring_up(connection, from, VERSION)
}

/// Brings a file from one version to a later one; tests make files of released versions with it.
pub(super) fn bring_up(connection: &mut Connection, from: u32, to: u32) -> rusqlite::Result<()> {
    if from >= to {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for step in MIGRATIONS.iter().take(to as usize).skip(from as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", to)?;
    transaction.commit()
}

/// The version of a file, which must be one of ours.
pub(super) fn version(connection: &Connection, path: &Path) -> Result<u32, StoreError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let id = number("application_id").map_err(StoreError::database(path))?;
    let version = number("user_version").map_err(StoreError::database(path))?;
    match u32::try_from(version) {
        Ok(version) if id == APPLICATION_ID && version > 0 => Ok(version),
        _ => Err(StoreError::NotOurs { path: path.to_owned() }),
    }
}
