//! The tables of a memory file, its version, and the way up from older versions.

use std::path::Path;

use rusqlite::Connection;

use crate::store::StoreError;

/// `MQTM` in the header of the file, by which systems and `file` tell it from other `SQLite` databases.
const APPLICATION_ID: i32 = 0x4D51_544D;

/// The version that this program writes.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// What brings a file from version n to n + 1 stands at index n.
const MIGRATIONS: &[&str] = &[VERSION_1];

/// `hash` is of what tells units apart: languages, both texts, context. A unit that a project has written carries the project
/// and the segment; `former` holds what stood there before, the newest last. In `history` a group of rows is one change of
/// units, `undone` or not.
const VERSION_1: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE units (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash INTEGER NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    source_tags TEXT,
    target_tags TEXT,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    document TEXT NOT NULL,
    origin TEXT NOT NULL,
    reviewed INTEGER NOT NULL,
    extra TEXT NOT NULL,
    import INTEGER,
    project TEXT,
    segment INTEGER
) STRICT;
CREATE INDEX units_hash ON units (hash);
CREATE UNIQUE INDEX units_segment ON units (project, segment) WHERE project IS NOT NULL;
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    file TEXT NOT NULL,
    added INTEGER NOT NULL,
    identical INTEGER NOT NULL,
    undone INTEGER NOT NULL
) STRICT;
CREATE TABLE former (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    project TEXT NOT NULL,
    segment INTEGER NOT NULL,
    unit TEXT
) STRICT;
CREATE INDEX former_segment ON former (project, segment);
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    grp INTEGER NOT NULL,
    at INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    undone INTEGER NOT NULL
) STRICT;
CREATE INDEX history_group ON history (grp);
INSERT INTO meta VALUES ('generation', 1), ('identity', lower(hex(randomblob(8))));
";

/// Brings a file up to [`VERSION`], all in one transaction.
pub(super) fn migrate(connection: &mut Connection, from: u32) -> rusqlite::Result<()> {
    if from >= VERSION {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for step in MIGRATIONS.iter().skip(from as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

/// The version of a file, which must be a memory and not of a newer program.
pub(super) fn version(connection: &Connection, path: &Path) -> Result<u32, StoreError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let id = number("application_id").map_err(StoreError::database(path))?;
    let version = number("user_version").map_err(StoreError::database(path))?;
    match u32::try_from(version) {
        Ok(version) if id == APPLICATION_ID && version > VERSION => {
            Err(StoreError::Newer { version, path: path.to_owned() })
        }
        Ok(version) if id == APPLICATION_ID && version > 0 => Ok(version),
        _ => Err(StoreError::NotOurs { path: path.to_owned() }),
    }
}
