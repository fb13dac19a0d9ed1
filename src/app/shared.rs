//! The shared glossaries that are open beside a project.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::jobs::{Answers, Writer};
use crate::app::machine::first_number;
use crate::app::{Notice, Saved};
use crate::model::{Attached, Entry, EntryId, History, Project};
use crate::store::{Access, Opened, Reason, load_glossary_for_reading, open_glossary};

/// A shared glossary that is open.
pub struct Shared {
    /// As the project names it.
    pub attached: Attached,
    /// Its entries; a glossary is a project without articles.
    pub glossary: Project,
    /// What can be undone in it.
    pub history: History,
    /// Whether and why it may only be read.
    pub access: Access,
    /// Tells it apart from the project and the other ones.
    pub(super) number: u64,
    pub(super) writer: Option<Writer>,
    pub(super) saved: u64,
    pub(super) failed: bool,
}

impl Shared {
    /// Takes over a file that a job has opened.
    pub(super) fn new(attached: Attached, opened: Opened, answers: Answers, number: u64) -> Self {
        let Opened { file, project, history, mut access } = opened;
        let file = (access == Access::Write).then_some(file);
        let writer = file.and_then(|file| Writer::start(file, answers, number));
        if access == Access::Write && writer.is_none() {
            access = Access::ReadOnly(Reason::Asked);
        }
        let saved = first_number(number);
        Self { attached, glossary: project, history, access, number, writer, saved, failed: false }
    }

    /// Its entries.
    pub fn entries(&self) -> &BTreeMap<EntryId, Arc<Entry>> {
        &self.glossary.glossary
    }

    /// Its name: that of the file without the ending.
    pub fn name(&self) -> String {
        name(Path::new(&self.attached.path))
    }

    /// Whether its changes are on disk.
    pub fn saved(&self) -> Saved {
        match &self.writer {
            _ if self.failed => Saved::Failed,
            Some(writer) if writer.last() > self.saved => Saved::Writing,
            _ => Saved::Yes,
        }
    }
}

/// The name of a glossary file without its ending.
pub(super) fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Opens the file of an attached glossary, for writing where the project may change it.
pub(super) fn open(attached: &Attached) -> Result<Opened, Notice> {
    let path = PathBuf::from(&attached.path);
    let opened = if attached.read_only { load_glossary_for_reading(&path) } else { open_glossary(&path) };
    opened.map_err(|error| {
        let summary = format!("The glossary {} could not be opened: {error}", name(&path));
        Notice::error(summary, "The project goes on without it")
    })
}

/// What is said where a glossary can only be read although the project may change it.
pub(super) fn read_only(shared: &Shared) -> Option<Notice> {
    let Access::ReadOnly(reason) = shared.access else { return None };
    let why = match reason {
        Reason::Asked => return None,
        Reason::OpenElsewhere => "it is open in another window",
        Reason::ReadOnlyPlace => "it lies in a place that cannot be written to",
        Reason::NewerVersion(_) => "it was made by a newer Muqabala",
    };
    let summary = format!("The glossary {} can only be read: {why}", shared.name());
    Some(Notice::new(crate::app::Severity::Info, summary, "Its terms are found all the same"))
}
