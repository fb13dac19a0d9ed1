//! What is open and what is going on: the state that the window shows and that commands change.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::{Duration, Instant};

use crate::app::EditedUnit;
use crate::app::completion::Completions;
use crate::app::intake::Original;
use crate::app::jobs::{Jobs, Wake, Writer, remaining};
use crate::app::matches::{Filled, MatchBook};
use crate::app::memory::Work;
use crate::app::notice::{Notice, Notices, Severity};
use crate::app::{
    Aligning, Dictionaries, Estimate, Export, Exporting, Lookups, Machine, MachineTest, Memories, Pictured,
    Preview, Review, Shared, Study,
};
use crate::assist::{GlossaryTable, Progress};
use crate::model::{History, Project, SegmentId};
use crate::mt::Secret;
use crate::store::{Access, Folders, ProjectFile, Recent, RecentProject, Sent, Settings, StoreError};
use crate::text::Selection;

/// Whether what is on screen is on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// It is.
    #[default]
    Yes,
    /// It will be within a second.
    Writing,
    /// It could not be written; it is tried again.
    Failed,
}

/// A question that only the user can answer; the window shows it as a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// How to export.
    Export,
    /// The engines for machine translation, and whether to ask one for the active segment then.
    Engines {
        /// Whether a suggestion was wanted.
        then_ask: bool,
    },
    /// Whether segments of this project may go to this host; the example is what would be sent first.
    Consent {
        /// The host.
        host: String,
        /// Scheme and host, for which the consent is given.
        origin: String,
        /// Engine and host.
        signature: String,
        /// The text that would be sent.
        example: String,
        /// Whether terms, matches and neighbours go along.
        with_context: bool,
        /// Whether the whole document is to be sent.
        is_document: bool,
    },
    /// The translation of an article, with which it is to be aligned.
    TranslationOf(PathBuf),
    /// Whether the document is to be pre-translated by a machine.
    Estimate(Box<Estimate>),
    /// The encoding of the article.
    Encoding,
    /// The path of a copy.
    CopyPath,
    /// All that an import had to say.
    ImportReport,
    /// What a reviewer has changed, and what of it is taken.
    Review,
    /// A unit of a memory, to be put right.
    Unit(Box<EditedUnit>),
    /// Whether to close the project although its last changes are not on disk.
    Unsaved,
}

/// A project that a job has opened.
pub struct Ready {
    /// Its file; none where it may only be read.
    pub file: Option<ProjectFile>,
    /// Why it may only be read.
    pub access: Access,
    /// Where it is.
    pub path: PathBuf,
    /// The project.
    pub project: Project,
    /// Its history.
    pub history: History,
    /// How far it is.
    pub progress: Progress,
    /// What to say.
    pub notices: Vec<Notice>,
    /// What its article was read from, where it was just read.
    pub original: Option<Original>,
    /// What was left out or put right while its article was read, a line each.
    pub report: Vec<String>,
}

/// The open project.
pub struct Open {
    /// The project.
    pub project: Project,
    /// What can be undone.
    pub history: History,
    /// Where it is.
    pub path: PathBuf,
    /// Whether and why it may only be read.
    pub access: Access,
    /// The index of the active segment.
    pub active: usize,
    /// Terms and counts.
    pub lookups: Lookups,
    /// The table of the glossaries as it was when it was last asked for.
    pub table: Option<Arc<Tabulated>>,
    /// The memories.
    pub memories: Memories,
    /// The memories and the matches of segments.
    pub matches: MatchBook,
    /// How far pre-translation is.
    pub pre_translation: PreTranslation,
    /// The machine.
    pub machine: Machine,
    /// The names and term candidates.
    pub study: Study,
    /// What completes the translation that is being typed.
    pub(super) completions: Completions,
    /// What is done with the alignment; none where there is none and none is being made.
    pub aligning: Option<Aligning>,
    /// Where an undo has put the caret: the window takes it.
    pub jump: Option<(SegmentId, Selection)>,
    /// The reviewed file that is being looked at.
    pub review: Option<Review>,
    /// The last export.
    pub last_export: Option<Export>,
    /// What the article was read from, where that was in this window; the project file has it as well.
    pub(super) original: Option<Original>,
    /// Which of the projects opened in this window it is, counted from 1: an answer for another one is dropped.
    pub(super) number: u64,
    /// The shared glossaries that could be opened, the one that counts most first.
    pub shared: Vec<Shared>,
    pub(super) writer: Option<Writer>,
    pub(super) saved: u64,
    pub(super) failed: bool,
}

/// Where filling segments from memories is.
#[derive(Debug, Default)]
pub enum PreTranslation {
    /// Nothing goes on.
    #[default]
    Idle,
    /// It is under way; it stops where this is set.
    Running(Arc<AtomicBool>),
    /// What it would do was counted.
    Counted(Box<Filled>),
}

/// The entries of all glossaries as a table for the manager.
pub struct Tabulated {
    /// How many glossaries it is of.
    pub glossaries: usize,
    /// The table.
    pub table: GlossaryTable,
    /// Its rows by the terms of the source language.
    pub by_term: Vec<usize>,
}

/// What answers may take of a frame; at least one is taken in.
const SHARE: Duration = Duration::from_millis(2);

/// All of the program but its window.
pub struct Workspace {
    /// What the user has set.
    pub settings: Settings,
    /// The projects opened lately.
    pub recents: Recent,
    /// What there is to say.
    pub notices: Notices,
    /// The open project.
    pub open: Option<Open>,
    /// A question for the user.
    pub prompt: Option<Prompt>,
    /// What the last command did, in a few words for the status line.
    pub said: String,
    /// Whether an article or project is being opened.
    pub opening: bool,
    /// Whether the alignment is to be shown, as one was asked for: the window takes it.
    pub show_alignment: bool,
    /// How far the pairs of a folder are that are being aligned.
    pub aligning_folder: Option<Arc<Work>>,
    /// The export that is being made.
    pub exporting: Option<Exporting>,
    /// The first page of the export that is being chosen.
    pub pictured: Option<Arc<Pictured>>,
    /// How many such pages were asked for.
    pub(super) pictures: Arc<AtomicU64>,
    /// Fonts of the system that were found for missing characters: the window takes them.
    pub found_fonts: Vec<Arc<[u8]>>,
    /// The first rows of the glossary file that was asked for, none where it has no columns: the window takes them.
    pub previewed: Option<(PathBuf, Option<Preview>)>,
    /// What was said of the lines of the last file that was opened or imported.
    pub import_report: Vec<String>,
    /// The dictionaries; none before they were asked for.
    pub dictionaries: Option<Dictionaries>,
    /// The last requests that were sent to machines, the newest first; none before they were asked for.
    pub sent: Option<Vec<Sent>>,
    /// The test of an engine that is being set up.
    pub tested: Option<MachineTest>,
    pub(super) tests: u64,
    /// Keys that are known in this session by their account; none where the keyring has none.
    pub(super) keys: HashMap<String, Option<Secret>>,
    /// Accounts that the keyring is being asked for.
    pub(super) keys_asked: BTreeSet<String>,
    /// Whether a suggestion is wanted as soon as the keyring has answered.
    pub(super) asks_when_keyed: bool,
    /// The engine that pre-translates the document once there is a consent.
    pub(super) document_after_consent: Option<usize>,
    pub(super) dictionaries_asked: bool,
    /// The translation that the article is to be aligned with once it is open.
    pub(super) to_align: Option<PathBuf>,
    pub(super) looked_for: BTreeSet<char>,
    /// How many projects were opened.
    pub(super) opened: u64,
    pub(super) jobs: Jobs,
    pub(super) folders: Folders,
}

impl Workspace {
    /// A workspace over the data folder of the user who runs the program, or over a temporary one where they have none.
    pub fn for_user(wake: Wake) -> Self {
        match Folders::of_user() {
            Ok(folders) => Self::new(folders, wake),
            Err(error) => Self::without_home(&error, wake),
        }
    }

    fn without_home(error: &StoreError, wake: Wake) -> Self {
        let mut workspace = Self::new(Folders::temporary(), wake);
        let folder = workspace.folders.data().display();
        let summary = format!("Projects and settings go to a temporary folder, {folder}: {error}");
        let hint = "It may be emptied when the machine restarts: save copies of your projects elsewhere";
        workspace.notices.push(Notice::new(Severity::Warning, summary, hint));
        workspace
    }

    /// A workspace over a data folder. `wake` is called when an answer of a job is there.
    pub fn new(folders: Folders, wake: Wake) -> Self {
        let (settings, warning) = Settings::read(&folders.settings_file());
        let mut notices = Notices::default();
        if let Some(warning) = warning {
            notices.push(Notice::error(warning, "The settings are those of a new installation"));
        }
        Self {
            recents: Recent::read(&folders.recent_file()),
            settings,
            notices,
            open: None,
            prompt: None,
            said: String::new(),
            opening: false,
            show_alignment: false,
            aligning_folder: None,
            exporting: None,
            pictured: None,
            pictures: Arc::default(),
            found_fonts: Vec::new(),
            previewed: None,
            import_report: Vec::new(),
            dictionaries: None,
            sent: None,
            tested: None,
            tests: 0,
            keys: HashMap::new(),
            keys_asked: BTreeSet::new(),
            asks_when_keyed: false,
            document_after_consent: None,
            dictionaries_asked: false,
            to_align: None,
            looked_for: BTreeSet::new(),
            opened: 0,
            jobs: Jobs::new(wake),
            folders,
        }
    }

    /// Takes in what the jobs have answered, as far as that does not hold a frame up; to be called often. True where something has
    /// changed: what is left wakes the window once more.
    pub fn poll(&mut self) -> bool {
        self.open.iter_mut().flat_map(Open::writers).for_each(Writer::pump);
        let since = Instant::now();
        let mut changed = false;
        while let Some(event) = self.jobs.take() {
            self.handle(event);
            changed = true;
            if since.elapsed() > SHARE {
                self.jobs.wake();
                break;
            }
        }
        changed
    }

    /// Waits until the pool has answered and all changes are on disk, at most `limit`; true if so.
    pub fn finish(&mut self, limit: Duration) -> bool {
        let since = Instant::now();
        loop {
            self.poll();
            self.open.iter_mut().flat_map(Open::writers).for_each(Writer::flush);
            let saved = self.open.as_ref().is_none_or(|open| open.saved() == Saved::Yes);
            if saved && !self.jobs.is_busy() {
                return true;
            }
            let Some(left) = remaining(since, limit) else { return false };
            if let Some(event) = self.jobs.wait(left.min(Duration::from_millis(50))) {
                self.handle(event);
            }
        }
    }

    /// Keeps the settings; a failure is said once.
    pub fn keep_settings(&mut self) {
        if let Err(error) = self.settings.write(&self.folders.settings_file()) {
            self.notices
                .push(Notice::error(format!("The settings could not be kept: {error}"), error.hint()));
        }
    }

    /// Whether the project can be closed without a loss: waits at most `limit` until all is on disk. True where it is or
    /// nothing is open; else the user is asked with [`Prompt::Unsaved`].
    pub fn may_close(&mut self, limit: Duration) -> bool {
        self.open.iter_mut().flat_map(Open::writers).for_each(Writer::flush);
        if !self.is_on_disk(limit) {
            self.prompt = Some(Prompt::Unsaved);
            return false;
        }
        true
    }

    fn is_on_disk(&mut self, limit: Duration) -> bool {
        let since = Instant::now();
        loop {
            let Some(open) = self.open.as_mut() else { return true };
            open.writers().for_each(Writer::pump);
            if open.is_on_disk() {
                return true;
            }
            let Some(left) = remaining(since, limit) else { return false };
            if let Some(event) = self.jobs.wait_for_writer(left.min(Duration::from_millis(50))) {
                self.handle(event);
            }
        }
    }

    /// Closes the project, saved or not; waits until the writer has tried. [`Workspace::may_close`] asks before.
    ///
    /// A question to the machine that is open is dropped, and its connection closed.
    pub fn close(&mut self) {
        self.cancel_suggestion();
        self.cancel_document();
        let Some(mut open) = self.open.take() else { return };
        self.note_recent(&open);
        if let Some(writer) = open.writer.take() {
            writer.close();
        }
        open.shared.clear();
    }

    pub(super) fn note_recent(&mut self, open: &Open) {
        let Some(document) = open.document() else { return };
        let progress = open.lookups.progress();
        self.recents.put(RecentProject {
            name: open.name(),
            path: open.path.clone(),
            source: document.source.tag().to_owned(),
            target: document.target.tag().to_owned(),
            confirmed: progress.done,
            total: progress.total,
            opened_at: crate::app::clock::now_ms(),
        });
        // A list of recent projects that cannot be kept is not worth a notice.
        self.recents.write(&self.folders.recent_file()).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Command;

    #[test]
    fn without_a_home_the_work_goes_to_a_temporary_folder_and_that_is_said() {
        let mut workspace = Workspace::without_home(&StoreError::NoHome, Arc::new(|| {}));
        let folder = workspace.folders.data().to_owned();
        let told = workspace.notices.shown().first().cloned().unwrap();
        assert!(told.summary.contains(&*folder.to_string_lossy()) && !told.hint.is_empty(), "{told:?}");
        workspace.execute(Command::OpenSample);
        assert!(workspace.finish(Duration::from_secs(30)));
        assert!(workspace.open.as_ref().unwrap().path.starts_with(&folder));
        workspace.execute(Command::Close);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
