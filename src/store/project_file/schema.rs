//! The tables of a project file, its version, and the way up from older versions.

use std::path::Path;

use rusqlite::Connection;

use crate::store::StoreError;

/// What a file is. Both have the same tables; a shared glossary has no articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    /// A project (`.mqb`).
    Project,
    /// A shared glossary (`.mqg`).
    Glossary,
}

impl Kind {
    /// `MQBA` or `MQGL` in the header of the file, by which systems and `file` tell it from other `SQLite` databases.
    fn application_id(self) -> i32 {
        match self {
            Self::Project => 0x4D51_4241,
            Self::Glossary => 0x4D51_474C,
        }
    }
}

/// The version that this program writes.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// What brings a file from version n to n + 1 stands at index n.
const MIGRATIONS: &[&str] = &[VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6, VERSION_7];

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

/// Glossary entries become concepts, with terms in any number of languages. Those that were there have the languages of the
/// article; they are kept in `meta`, by which the older rows of `history` are read too.
const VERSION_2: &str = "
CREATE TABLE concepts (
    id INTEGER PRIMARY KEY,
    domain TEXT NOT NULL,
    definition TEXT NOT NULL,
    note TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    extra TEXT NOT NULL
) STRICT;
CREATE TABLE terms (
    concept INTEGER NOT NULL REFERENCES concepts(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    part_of_speech TEXT NOT NULL,
    gender TEXT NOT NULL,
    variants TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    example TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    extra TEXT NOT NULL,
    PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE attached (
    position INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    read_only INTEGER NOT NULL
) STRICT;
INSERT INTO meta SELECT 'entry_source', source_language FROM documents ORDER BY position, id LIMIT 1;
INSERT INTO meta SELECT 'entry_target', target_language FROM documents ORDER BY position, id LIMIT 1;
INSERT INTO concepts SELECT id, domain, '', note, '', 0, '', 0, '' FROM entries;
INSERT INTO terms SELECT id, 0, coalesce((SELECT value FROM meta WHERE key = 'entry_source'), 'ar'), source,
    'preferred', '', '', CASE variants WHEN '[]' THEN '' ELSE variants END, '', '', '', '', 0, '', 0, '' FROM entries;
INSERT INTO terms SELECT id, 1, coalesce((SELECT value FROM meta WHERE key = 'entry_target'), 'en'), target,
    status, '', '', '', '', '', '', '', 0, '', 0, '' FROM entries;
DROP TABLE entries;
";

/// The direction of a text where the user has turned it.
const VERSION_3: &str = "
ALTER TABLE segments ADD COLUMN source_direction TEXT;
ALTER TABLE segments ADD COLUMN target_direction TEXT;
";

/// Byline, date, link and site of an article, beside its title.
const VERSION_4: &str = "
ALTER TABLE documents ADD COLUMN byline TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN date TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN link TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN site TEXT NOT NULL DEFAULT '';
";

/// The memory files that the project uses, and the mark by which they know its segments.
const VERSION_5: &str = "
CREATE TABLE memories (
    position INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    read_only INTEGER NOT NULL,
    writing INTEGER NOT NULL
) STRICT;
INSERT INTO meta VALUES ('mark', lower(hex(randomblob(16))));
";

/// What machines have answered, so that no question is paid for twice, and what each segment took from one.
const VERSION_6: &str = "
CREATE TABLE answers (
    key TEXT PRIMARY KEY,
    engine TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE segments ADD COLUMN suggested_by TEXT;
ALTER TABLE segments ADD COLUMN suggested TEXT;
";

/// The alignment of the article with a translation that exists; its beads are JSON.
const VERSION_7: &str = "
CREATE TABLE alignment (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    beads TEXT NOT NULL
) STRICT;
CREATE TABLE aligned_texts (
    side TEXT NOT NULL,
    position INTEGER NOT NULL,
    id INTEGER NOT NULL,
    text TEXT NOT NULL,
    starts INTEGER NOT NULL,
    segment INTEGER,
    PRIMARY KEY (side, position)
) STRICT, WITHOUT ROWID;
";

/// Brings a file up to [`VERSION`], all in one transaction.
pub(super) fn migrate(connection: &mut Connection, kind: Kind, from: u32) -> rusqlite::Result<()> {
    bring_up(connection, kind, from, VERSION)
}

/// Makes the tables of a new file. What the way up leaves behind is cleared away, so that no page of it is without use.
pub(super) fn make(connection: &mut Connection, kind: Kind) -> rusqlite::Result<()> {
    migrate(connection, kind, 0)?;
    connection.execute_batch("VACUUM")
}

/// Brings a file from one version to a later one; tests make files of released versions with it.
pub(super) fn bring_up(connection: &mut Connection, kind: Kind, from: u32, to: u32) -> rusqlite::Result<()> {
    if from >= to {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for step in MIGRATIONS.iter().take(to as usize).skip(from as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", kind.application_id())?;
    transaction.pragma_update(None, "user_version", to)?;
    transaction.commit()
}

/// The version of a file, which must be one of ours and of this kind.
pub(super) fn version(connection: &Connection, kind: Kind, path: &Path) -> Result<u32, StoreError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let id = number("application_id").map_err(StoreError::database(path))?;
    let version = number("user_version").map_err(StoreError::database(path))?;
    match u32::try_from(version) {
        Ok(version) if id == kind.application_id() && version > 0 => Ok(version),
        _ => Err(StoreError::NotOurs { path: path.to_owned() }),
    }
}
