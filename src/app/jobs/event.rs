//! The answers of the threads, as one closed list that is handled in one place.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::align::{Begun, FolderReport};
use crate::app::execute::NewRules;
use crate::app::glossaries::LoadedGlossary;
use crate::app::intake::Article;
use crate::app::machine::Asked;
use crate::app::matches::{Filled, FoundMatches};
use crate::app::memory::MemoryAnswer;
use crate::app::notice::Notice;
use crate::app::review::Review;
use crate::app::terms::Terms;
use crate::app::workspace::Ready;
use crate::app::{Candidate, Dictionaries, MachineEvent, NameLedger, Pictured, Preview, Tabulated};
use crate::assist::Aligner;
use crate::model::{Alignment, Attached};
use crate::mt::{Batch, Secret};
use crate::store::{Opened, Sent};

/// What went wrong in a job, already in the user's words.
pub type JobError = Notice;

/// An attached glossary and what became of opening it.
pub type Attaching = (Attached, Result<Box<Opened>, JobError>);

/// A copy that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Where it is.
    pub path: PathBuf,
    /// Whether the project itself is on disk as well; the copy has all changes in either case.
    pub original_saved: bool,
}

/// What became of an export.
pub enum ExportAnswer {
    /// The article was exported to this file.
    Done(Result<(String, PathBuf), JobError>),
    /// The first page of the export that was asked for as this number; none where a later one was asked for meanwhile.
    Pictured(u64, Option<Box<Pictured>>),
}

/// An answer.
pub enum JobEvent {
    /// A project is open, new or from its file.
    Ready(Result<Box<Ready>, JobError>),
    /// The article of the project of this number was read again in another way.
    Reread(u64, Result<Box<Article>, JobError>),
    /// A glossary file was read for a glossary (by its number) of the project of this number.
    Glossary(u64, usize, Result<LoadedGlossary, JobError>),
    /// Segmentation rules were read for the project of this number, and its article cut by them.
    Rules(u64, Result<Box<NewRules>, JobError>),
    /// The first rows of a glossary file were read; none where it has no columns.
    Previewed(PathBuf, Result<Box<Option<Preview>>, JobError>),
    /// Shared glossaries of the project of this number were opened, or could not be.
    Attached(u64, Vec<Attaching>),
    /// The terms of the project of this number were indexed, as they were in this epoch.
    Indexed(u64, u64, Box<Terms>),
    /// The names of the project of this number were found.
    Names(u64, NameLedger),
    /// Term candidates of the project of this number were found.
    Candidates(u64, Vec<Candidate>),
    /// The article of the project of this number was aligned with a translation.
    Aligned(u64, Result<Box<Begun>, JobError>),
    /// The pairs of a folder were aligned; none where that was stopped.
    AlignedFolder(Result<Option<Box<FolderReport>>, JobError>),
    /// The texts of the alignment of the project of this number were read, as they were then.
    AlignerReady(u64, Arc<Alignment>, Arc<Aligner>),
    /// The dictionaries were loaded, with what could not be read.
    Dictionaries(Box<Dictionaries>, Vec<Notice>),
    /// The table of the glossaries of the project of this number was made.
    Tabulated(u64, Arc<Tabulated>),
    /// A job on a memory file of the project of this number has answered.
    Memory(u64, Box<MemoryAnswer>),
    /// A reviewed file was read and compared with the project of this number.
    Review(u64, Result<Box<Review>, JobError>),
    /// The matches of a segment of the project of this number were found.
    Match(u64, Box<FoundMatches>),
    /// A look-up of the project of this number has ended; false where a newer one took its place.
    LookedUp(u64, bool),
    /// Segments of the project of this number were matched, to be filled or (true) only to be counted; none where it was cancelled.
    PreTranslated(u64, bool, Option<Box<Filled>>),
    /// A file was written.
    Exported(Result<String, JobError>),
    /// An export was made, or its picture.
    Export(ExportAnswer),
    /// Fonts of the system for scripts that the program's own lack; the scripts for which there is none.
    Fonts(Vec<Vec<u8>>, Vec<char>),
    /// The pool had no room.
    Overloaded,
    /// A task ended in an error of the program itself.
    Failed,
    /// All changes of the project of this number are on disk, up to the one of the second number.
    Saved(u64, u64),
    /// Changes of the project of this number could not be written; they are kept and tried again.
    NotSaved(u64, JobError),
    /// A copy of the project of this number was written.
    Copied(u64, Result<Copied, JobError>),
    /// What a machine tells about the question of this number.
    Machine(u64, Box<MachineEvent>),
    /// The questions of the run of the second number about the project of the first are made; none where they are not wanted.
    MachineReady(u64, u64, Vec<(Batch, Vec<Asked>)>),
    /// How many answers of machines the project of this number keeps, and how many bytes they are.
    AnswersKept(u64, Result<(u64, u64), JobError>),
    /// The last requests that were sent to machines.
    Sent(Result<Vec<Sent>, JobError>),
    /// The key of this account in the keyring of the system.
    Key(String, Option<Secret>),
    /// Whether the keyring of the system took a key.
    KeyKept(bool),
}

impl JobEvent {
    /// Whether it answers a task of the pool.
    pub(super) fn is_of_pool(&self) -> bool {
        match self {
            Self::Ready(_)
            | Self::Reread(..)
            | Self::Glossary(..)
            | Self::Rules(..)
            | Self::Previewed(..)
            | Self::Attached(..)
            | Self::Indexed(..)
            | Self::Names(..)
            | Self::Candidates(..)
            | Self::Aligned(..)
            | Self::AlignedFolder(_)
            | Self::AlignerReady(..)
            | Self::Dictionaries(..)
            | Self::Tabulated(..)
            | Self::Memory(..)
            | Self::Review(..)
            | Self::LookedUp(..)
            | Self::PreTranslated(..)
            | Self::MachineReady(..)
            | Self::Exported(_)
            | Self::Export(_)
            | Self::Key(..)
            | Self::KeyKept(_)
            | Self::Sent(_)
            | Self::Fonts(..)
            | Self::Overloaded
            | Self::Failed => true,
            Self::Match(..)
            | Self::Saved(..)
            | Self::NotSaved(..)
            | Self::Copied(..)
            | Self::AnswersKept(..)
            | Self::Machine(..) => false,
        }
    }

    /// Whether it tells how far the writing of a project is.
    pub(in crate::app) fn is_of_writer(&self) -> bool {
        matches!(self, Self::Saved(..) | Self::NotSaved(..))
    }
}
