//! The answers of the threads, as one closed list that is handled in one place.

use std::path::PathBuf;

use crate::app::notice::Notice;
use crate::app::workspace::Ready;
use crate::model::Entry;
use crate::mt::{Answer, MtError};

/// What went wrong in a job, already in the user's words.
pub type JobError = Notice;

/// An answer.
pub enum JobEvent {
    /// A project is open, new or from its file.
    Ready(Result<Box<Ready>, JobError>),
    /// The article of the project of this number was read again in another way.
    Reread(u64, Result<Box<crate::app::intake::Article>, JobError>),
    /// A glossary for the project of this number was read, with what was skipped.
    Glossary(u64, Result<(Vec<Entry>, Vec<String>), JobError>),
    /// A file was written.
    Exported(Result<String, JobError>),
    /// Fonts of the system for scripts that the program's own lack; the scripts for which there is none.
    Fonts(Vec<Vec<u8>>, Vec<char>),
    /// The pool had no room.
    Overloaded,
    /// A task ended in an error of the program itself.
    Failed,
    /// All changes up to this number are on disk.
    Saved(u64),
    /// Changes could not be written; they are kept and tried again.
    NotSaved(JobError),
    /// A copy of the project was written.
    Copied(Result<PathBuf, JobError>),
    /// A machine has answered the question of this number.
    Translated(u64, Result<Answer, MtError>),
}

impl JobEvent {
    /// Whether it answers a task of the pool.
    pub(super) fn is_of_pool(&self) -> bool {
        match self {
            Self::Ready(_)
            | Self::Reread(..)
            | Self::Glossary(..)
            | Self::Exported(_)
            | Self::Fonts(..)
            | Self::Overloaded
            | Self::Failed => true,
            Self::Saved(_) | Self::NotSaved(_) | Self::Copied(_) | Self::Translated(..) => false,
        }
    }
}
