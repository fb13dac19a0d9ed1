//! The memory files that a project uses, in its tables and in its history.

use rusqlite::{Connection, params};

use super::write::{number, run};
use crate::model::AttachedMemory;

/// Puts the list of attached memories in place of the former one.
pub(super) fn write_memories(connection: &Connection, memories: &[AttachedMemory]) -> rusqlite::Result<()> {
    run(connection, "DELETE FROM memories", &[])?;
    for (position, memory) in memories.iter().enumerate() {
        let sql = "INSERT INTO memories (position, path, read_only, writing) VALUES (?1, ?2, ?3, ?4)";
        run(connection, sql, params![number(position)?, memory.path, memory.read_only, memory.writing])?;
    }
    Ok(())
}

/// The memories that the project uses.
pub(super) fn read_memories(connection: &Connection) -> rusqlite::Result<Vec<AttachedMemory>> {
    let sql = "SELECT path, read_only, writing FROM memories ORDER BY position";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map((), |row| {
        Ok(AttachedMemory { path: row.get(0)?, read_only: row.get(1)?, writing: row.get(2)? })
    })?;
    rows.collect()
}

/// As the history has them.
pub(super) fn stored_memories(memories: &[AttachedMemory]) -> Vec<(String, bool, bool)> {
    memories.iter().map(|memory| (memory.path.clone(), memory.read_only, memory.writing)).collect()
}

pub(super) fn memories(stored: Vec<(String, bool, bool)>) -> Vec<AttachedMemory> {
    let memory = |(path, read_only, writing)| AttachedMemory { path, read_only, writing };
    stored.into_iter().map(memory).collect()
}
