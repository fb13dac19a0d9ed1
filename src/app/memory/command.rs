//! What can be asked of the memories, and what the jobs answer.

use std::path::PathBuf;
use std::sync::Arc;

use super::concordance::Found;
use super::open::About;
use super::{ImportReport, MemoryFlaws, MemoryPreview};
use crate::app::{Memory, Notice};
use crate::assist::{ConcordanceQuery, MemoryFlaw};
use crate::model::{AttachedMemory, TranslationUnit, UnitId};
use crate::store::UnitStep;

/// What can be asked of the memories of the project; they are numbered by their priority from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemoryCommand {
    /// Attaches a memory file behind the others.
    Attach(PathBuf),
    /// Makes an empty memory and attaches it; confirmed segments go into it where into none yet.
    Create(PathBuf),
    /// Attaches exactly these, the one that counts most first.
    Set(Vec<AttachedMemory>),
    /// Looks through a file before it is imported.
    Preview {
        /// The memory that it is for.
        memory: usize,
        /// The file.
        path: PathBuf,
    },
    /// Imports the file that was looked through, or forgets it.
    Import(bool),
    /// Takes out what an import has added.
    UndoImport {
        /// The memory.
        memory: usize,
        /// The import's number in it.
        import: i64,
    },
    /// Writes a memory to a file of the kind that the ending of its name says.
    Export {
        /// The memory.
        memory: usize,
        /// The file.
        path: PathBuf,
    },
    /// Puts a unit, as the article reads it, in the place of the one of its number.
    PutUnit {
        /// The memory.
        path: String,
        /// The unit.
        unit: Box<TranslationUnit>,
    },
    /// Takes a unit out.
    RemoveUnit {
        /// The memory.
        path: String,
        /// The unit.
        unit: UnitId,
    },
    /// Looks for the flaws of a memory.
    FindFlaws(usize),
    /// Takes out the units with these flaws; with none the flaws are forgotten.
    Clean(Vec<MemoryFlaw>),
    /// Takes back the last change of a memory.
    Undo(usize),
    /// Does the last change that was taken back again.
    Redo(usize),
    /// Stops what takes long.
    Stop,
    /// Looks for a piece of text.
    Search(ConcordanceQuery),
}

/// What a job on a memory file answers; the file is named by its path, as its number may have changed.
pub enum MemoryAnswer {
    /// What there is in it.
    About(String, Result<(Box<About>, Arc<Memory>), Notice>),
    /// Units have changed; what to say of it.
    Changed(String, Result<UnitStep, Notice>, String),
    /// A unit was changed or taken out by hand; what to say of it.
    Edited(String, Result<UnitStep, Notice>, String),
    /// A file was looked through; none where that was stopped.
    Previewed(usize, PathBuf, Result<Option<Box<MemoryPreview>>, Notice>),
    /// A file was imported; none where that was stopped.
    Imported(String, Result<Option<Box<ImportReport>>, Notice>),
    /// An import was undone: how many units have gone.
    ImportUndone(String, Result<usize, Notice>),
    /// A memory was written to a file; none where that was stopped.
    Exported(PathBuf, Result<Option<usize>, Notice>),
    /// The flaws of a memory.
    Flaws(usize, Result<MemoryFlaws, Notice>),
    /// What was looked for was found.
    Found(Box<Found>),
}
