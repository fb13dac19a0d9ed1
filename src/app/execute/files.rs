//! Opening, saving and exporting.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::exports::stopped;
use crate::app::clock::{iso_date, now_ms};
use crate::app::completion::Completions;
use crate::app::export::{nothing_changed, tmx};
use crate::app::intake::{IntakeOptions, read_article};
use crate::app::jobs::{ExportAnswer, JobEvent, Writer};
use crate::app::machine::first_number;
use crate::app::matches::MatchBook;
use crate::app::workspace::{Open, PreTranslation, Ready};
use crate::app::{
    Aligning, Export, Format, Layout, Lookups, Machine, Memories, Notice, Severity, Study, Workspace, opening,
};
use crate::store::{Access, Reason, write_atomic};

/// So long the window waits at most for the disk before a project is closed.
const PATIENCE: Duration = Duration::from_secs(2);

impl Workspace {
    /// Closes the project once all is on disk; where that fails, it stays open and the user is asked.
    pub(super) fn close_saved(&mut self) {
        if self.may_close(PATIENCE) {
            self.close();
        }
    }

    pub(super) fn open_path(&mut self, path: PathBuf) {
        self.open_with(path, IntakeOptions::default());
    }

    /// Opens a path with what the command line said of it.
    pub fn open_with(&mut self, path: PathBuf, options: IntakeOptions) {
        if self.may_open(&path) {
            let folders = self.folders.clone();
            let open = self.open.as_ref().map(|open| open.path.clone());
            let known = opening::Known { open, recent: self.recents.projects().to_vec() };
            self.ready_job(Box::new(move || opening::open(&path, &options, &folders, &known)));
        }
    }

    pub(super) fn open_text(&mut self, name: String, text: String) {
        if text.trim().is_empty() {
            self.notify(Notice::new(
                Severity::Info,
                "There is no text to paste",
                "Copy the article's text first",
            ));
            return;
        }
        let folders = self.folders.clone();
        if !self.may_close(PATIENCE) {
            return;
        }
        self.ready_job(Box::new(move || {
            let article = read_article(&name, text.into_bytes().into(), &IntakeOptions::default())?;
            opening::new_project(&article, &opening::fresh_path(&folders, &name)?)
        }));
    }

    pub(super) fn open_sample(&mut self) {
        let folders = self.folders.clone();
        if self.may_open(&folders.sample_path()) {
            self.ready_job(Box::new(move || opening::open_sample(&folders)));
        }
    }

    pub(super) fn save(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(writer) = open.writer.as_mut() else { return };
        writer.flush();
        "Writing everything to the disk".clone_into(&mut self.said);
        if let Some(path) = self.folders.restore_point(&open.path, now_ms()) {
            writer.copy(path);
        }
    }

    pub(super) fn save_copy(&mut self, path: PathBuf) {
        let path = match with_extension(path, "mqb") {
            Ok(path) => path,
            Err(notice) => return self.notify(notice),
        };
        let Some(open) = self.open.as_mut() else { return };
        match open.writer.as_mut() {
            Some(writer) => writer.copy(path),
            None => self.copy_read_only(path),
        }
    }

    pub(super) fn export(&mut self, export: Export) {
        let path = match with_extension(export.path, export.format.extension()) {
            Ok(path) => path,
            Err(notice) => return self.notify(notice),
        };
        let export = Export { path, ..export };
        self.remember_export(&export);
        let Some(open) = self.open.as_ref() else { return };
        let memory = open.document().filter(|_| export.format == Format::Tmx).cloned();
        let plain = export.bilingual(&open.project, self.settings.source_first, &iso_date(now_ms()));
        let exporting = self.begin_export();
        if export.layout == Layout::Target {
            return self.export_target(export, exporting);
        }
        self.jobs.run(Box::new(move || {
            let rows = plain.shown();
            let nothing = nothing_changed(&plain).map_or_else(String::new, |said| format!("; {said}"));
            let name = export.path.display().to_string();
            let failed = |error: String| {
                Notice::error(format!("Nothing was exported: {error}"), "Choose another place")
            };
            let made = match memory {
                Some(document) => tmx(&document),
                None => export.render(&plain, &exporting),
            };
            let bytes = match made {
                Ok(_) if exporting.is_stopped() => {
                    return JobEvent::Export(ExportAnswer::Done(Err(stopped())));
                }
                Ok(bytes) => bytes,
                Err(error) => return JobEvent::Export(ExportAnswer::Done(Err(failed(error)))),
            };
            let size = bytes.len().div_ceil(1024);
            let written = write_atomic(&export.path, &bytes).map_err(|error| failed(error.to_string()));
            let said = format!("{rows} segments were exported to {name} ({size} KB){nothing}");
            JobEvent::Export(ExportAnswer::Done(written.map(|()| (said, export.path))))
        }));
    }

    /// Takes over a project that a job has opened; the one before is closed now that the new one is known to be good.
    pub(super) fn take_ready(&mut self, ready: Ready) {
        if !self.may_close(PATIENCE) {
            return;
        }
        self.close();
        let Ready { file, mut access, path, project, history, progress, mut notices, original, report } =
            ready;
        self.opened += 1;
        let mark = file.as_ref().map(crate::store::ProjectFile::mark).unwrap_or_default();
        let writer = file
            .filter(|_| access == Access::Write)
            .and_then(|file| Writer::start(file, self.jobs.answers(), self.opened));
        if access == Access::Write && writer.is_none() {
            access = Access::ReadOnly(Reason::Asked);
            let hint = "Close other programs and open it once more; it can be read meanwhile";
            notices.push(Notice::error("Changes cannot be saved: the system gives no thread", hint));
        }
        let mut lookups = Lookups::default();
        lookups.reindex();
        lookups.counted(progress);
        let active = project.documents.first().map_or(0, first_open);
        let aligning = project.alignment.is_some().then(Aligning::default);
        let matches = MatchBook::of(&project);
        let open = Open {
            aligning,
            project,
            history,
            machine: Machine::of_project(self.opened, &path),
            path,
            access,
            active,
            lookups,
            table: None,
            memories: Memories { mark, ..Memories::default() },
            matches,
            pre_translation: PreTranslation::default(),
            study: Study::default(),
            completions: Completions::default(),
            jump: None,
            review: None,
            last_export: None,
            original,
            shared: Vec::new(),
            number: self.opened,
            writer,
            saved: first_number(self.opened),
            failed: false,
        };
        self.note_recent(&open);
        self.open = Some(open);
        self.import_report = report;
        self.sync_glossaries();
        self.sync_memories();
        for notice in notices {
            self.notify(notice);
        }
        self.settings.first_run_done = true;
        self.keep_settings();
    }

    /// Whether `path` may be opened now. Only where it is the open project itself is that one closed already: its lock would
    /// be in the way. All else may turn out to be no project and no article.
    fn may_open(&mut self, path: &Path) -> bool {
        if !self.may_close(PATIENCE) {
            return false;
        }
        if self.open.as_ref().is_some_and(|open| is_same_file(&open.path, path)) {
            self.close();
        }
        true
    }

    fn ready_job(&mut self, open: Box<dyn FnOnce() -> Result<Ready, Notice> + Send>) {
        self.opening = true;
        self.jobs.run(Box::new(move || JobEvent::Ready(open().map(Box::new))));
    }

    fn copy_read_only(&mut self, path: PathBuf) {
        let Some(from) = self.open.as_ref().map(|open| open.path.clone()) else { return };
        self.jobs.run(Box::new(move || {
            let copied =
                crate::store::load_for_reading(&from).and_then(|opened| opened.file.save_copy(&path));
            let failed = |error: crate::store::StoreError| {
                Notice::error(format!("The copy could not be written: {error}"), error.hint())
            };
            JobEvent::Ready(copied.map_err(failed).and_then(|()| opening::open_project(&path)).map(Box::new))
        }));
    }
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The first segment that is not done, where the translator goes on.
fn first_open(document: &crate::model::Document) -> usize {
    document.segments.iter().position(|segment| !segment.status.state.is_done()).unwrap_or(0)
}

/// The path with the ending that it should have; a name with another ending keeps it in front. Whoever chose the name was asked
/// about replacing that file and no other, so that one which the ending leads to is not replaced.
pub(super) fn with_extension(path: PathBuf, extension: &str) -> Result<PathBuf, Notice> {
    if path.extension().is_some_and(|it| it.eq_ignore_ascii_case(extension)) {
        return Ok(path);
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    let path = PathBuf::from(name);
    if path.exists() {
        let hint = "Choose another name, or this one with its ending to replace the file";
        return Err(Notice::error(format!("There is already a file {}", path.display()), hint));
    }
    Ok(path)
}
