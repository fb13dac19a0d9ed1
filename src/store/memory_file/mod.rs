//! Translation memory files (`.mqm`): one `SQLite` database of units, with its name, its imports and a history.
//!
//! A memory is shared between projects and windows: nobody holds it, each change is one transaction that is safe on disk when it
//! returns, and a counter, the generation, tells those that have read it that it has changed.

mod edits;
mod hash;
mod import;
mod info;
mod mirror;
mod open;
mod rows;
mod schema;
mod segments;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub(super) use hash::of_text as hash_of_text;

pub use edits::{UnitChange, UnitStep};
pub use import::{Import, ImportRecord};
pub use info::{MemoryInfo, MemoryState, PairCount};

use super::StoreError;

/// An open memory file.
#[derive(Debug)]
pub struct MemoryFile {
    connection: Connection,
    path: PathBuf,
    writable: bool,
}

impl MemoryFile {
    /// Where the file is, as an absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was opened for writing.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    /// Does `work` in one transaction, all or nothing, and counts the generation up where it says that something has changed.
    fn change<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<(T, bool)>,
    ) -> Result<T, StoreError> {
        if !self.writable {
            return Err(StoreError::ReadOnly { path: self.path.clone() });
        }
        let changed = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let (result, has_changed) = work(&transaction)?;
            commit(transaction, has_changed)?;
            Ok(result)
        };
        changed(&mut self.connection).map_err(StoreError::database(&self.path))
    }

    fn failed(&self) -> impl FnOnce(rusqlite::Error) -> StoreError {
        StoreError::database(&self.path)
    }
}

fn commit(transaction: Transaction<'_>, has_changed: bool) -> rusqlite::Result<()> {
    if has_changed {
        info::next_generation(&transaction)?;
    }
    transaction.commit()
}
