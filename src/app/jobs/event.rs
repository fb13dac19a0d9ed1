//! The answers of the threads, as one closed list that is handled in one place.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::align::Begun;
use crate::app::execute::NewRules;
use crate::app::glossaries::LoadedGlossary;
use crate::app::intake::Article;
use crate::app::notice::Notice;
use crate::app::terms::Terms;
use crate::app::workspace::Ready;
use crate::app::{Candidate, Dictionaries, NameLedger, Preview, Tabulated};
use crate::assist::Aligner;
use crate::model::{Alignment, Attached};
use crate::mt::{Answer, MtError};
use crate::store::Opened;

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
    /// The texts of the alignment of the project of this number were read, as they were then.
    AlignerReady(u64, Arc<Alignment>, Arc<Aligner>),
    /// The dictionaries were loaded, with what could not be read.
    Dictionaries(Box<Dictionaries>, Vec<Notice>),
    /// The table of the glossaries of the project of this number was made.
    Tabulated(u64, Arc<Tabulated>),
    /// A file was written.
    Exported(Result<String, JobError>),
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
            | Self::Rules(..)
            | Self::Previewed(..)
            | Self::Attached(..)
            | Self::Indexed(..)
            | Self::Names(..)
            | Self::Candidates(..)
            | Self::Aligned(..)
            | Self::AlignerReady(..)
            | Self::Dictionaries(..)
            | Self::Tabulated(..)
            | Self::Exported(_)
            | Self::Fonts(..)
            | Self::Overloaded
            | Self::Failed => true,
            Self::Saved(..) | Self::NotSaved(..) | Self::Copied(..) | Self::Translated(..) => false,
        }
    }

    /// Whether it tells how far the writing of a project is.
    pub(in crate::app) fn is_of_writer(&self) -> bool {
        matches!(self, Self::Saved(..) | Self::NotSaved(..))
    }
}
