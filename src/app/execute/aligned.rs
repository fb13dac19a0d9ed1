//! What becomes of beads: translated segments, units of a memory, files; and many pairs at once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::with_extension;
use crate::app::align::{FolderReport, Sources, align_folder, fill, units_of_alignment, write_tmx};
use crate::app::clock::now_ms;
use crate::app::jobs::{JobError, JobEvent};
use crate::app::memory::{ImportReport, MemoryAnswer, Work};
use crate::app::{Notice, NoticeAction, Open, Severity, Workspace};
use crate::model::{GroupKind, Stamp, Status, TranslationUnit};
use crate::store::MemoryFile;
use crate::text::Language;

impl Workspace {
    pub(super) fn export_alignment(&mut self, path: PathBuf) {
        let path = match with_extension(path, "tmx") {
            Ok(path) => path,
            Err(notice) => return self.notify(notice),
        };
        let Some((units, _)) = self.aligned_units() else { return };
        self.jobs.run(Box::new(move || JobEvent::Exported(write_tmx(&path, &units))));
    }

    /// The units of all beads that have both sides, and the name of the translation.
    fn aligned_units(&self) -> Option<(Vec<TranslationUnit>, String)> {
        let (alignment, ..) = self.looked_at()?;
        let document = self.open.as_ref().and_then(Open::document)?;
        let stamp = Stamp { who: self.settings.author.clone(), at: now_ms() };
        Some((units_of_alignment(&alignment, &document.name, &stamp), alignment.name.clone()))
    }

    /// Adds the beads to the memory that the project writes to, as an import that can be undone there.
    pub(super) fn remember_beads(&mut self) {
        let Some((units, name)) = self.aligned_units() else { return };
        let Some(open) = self.open.as_ref() else { return };
        let writing = open.project.memories.iter().find(|memory| memory.writing && !memory.read_only);
        let Some(path) = writing.map(|memory| memory.path.clone()) else {
            let hint = "Make or attach one in Project, Memories…, then add the beads again";
            return self.notify(Notice::new(Severity::Warning, "The project writes to no memory", hint));
        };
        let Some(_work) = self.begin_work(format!("Adding {} units", units.len())) else { return };
        self.memory_job(move || {
            let report = add_units(Path::new(&path), &name, &units).map(|report| Some(Box::new(report)));
            MemoryAnswer::Imported(path, report)
        });
    }

    pub(super) fn fill_article(&mut self) {
        let Some((alignment, ..)) = self.looked_at() else { return };
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let stamp =
            Status { author: self.settings.author.clone(), changed_at: now_ms(), ..Status::default() };
        let filled = fill(&alignment, document, &stamp, open.fresh_id());
        if filled.edits.is_empty() {
            let hint = "Its segments are confirmed or locked, or their text is another by now";
            return self.notify(Notice::new(Severity::Info, "Nothing of the article was changed", hint));
        }
        if self.apply(GroupKind::Alignment, filled.edits) {
            let kept = said(filled.kept, "paragraphs were left as they are");
            let unpaired = said(filled.unpaired, "segments of the translation have no counterpart");
            let summary = format!("{} segments got their translation{kept}{unpaired}", filled.translated);
            self.notify(Notice::success(summary));
        }
    }

    /// Aligns the pairs of a folder in a job.
    pub(super) fn align_folder(&mut self, folder: PathBuf) {
        if self.aligning_folder.is_some() {
            "Another folder is still being aligned".clone_into(&mut self.said);
            return;
        }
        // Without a project, the languages that most articles here have.
        let usual = || Sources {
            languages: (Language::new("ar"), Language::new("en")),
            entries: Vec::new(),
            data: self.folders.data().to_owned(),
            dictionaries: self.settings.dictionaries.clone(),
        };
        let sources = self.align_sources().unwrap_or_else(usual);
        let stamp = Stamp { who: self.settings.author.clone(), at: now_ms() };
        let work = Work::new("Aligning pairs".to_owned());
        self.aligning_folder = Some(Arc::clone(&work));
        self.jobs.run(Box::new(move || {
            let report = align_folder(&folder, &sources, &stamp, &|done| work.going(done));
            JobEvent::AlignedFolder(report.map(|report| report.map(Box::new)))
        }));
    }

    pub(super) fn take_aligned_folder(&mut self, report: Result<Option<Box<FolderReport>>, JobError>) {
        self.aligning_folder = None;
        let report = match report {
            Ok(Some(report)) => *report,
            Ok(None) => {
                "Stopped; nothing was written".clone_into(&mut self.said);
                return;
            }
            Err(notice) => return self.notify(notice),
        };
        let written = report
            .written
            .as_ref()
            .map_or_else(String::new, |path| format!(", written to {}", path.display()));
        let left = said(report.left, "files or pairs were left out");
        let doubtful = said(report.doubtful, "beads are doubtful");
        let pairs = if report.aligned == 1 {
            "1 pair was".to_owned()
        } else {
            format!("{} pairs were", report.aligned)
        };
        let summary = format!("{pairs} aligned{written}{doubtful}{left}");
        let severity = if report.left > 0 { Severity::Warning } else { Severity::Info };
        self.import_report = report.lines;
        self.notify(Notice::new(severity, summary, "").with_action(NoticeAction::ReadReport));
    }
}

/// Adds units to a memory, all or none.
fn add_units(path: &Path, name: &str, units: &[TranslationUnit]) -> Result<ImportReport, Notice> {
    let add = || {
        let mut file = MemoryFile::open(path)?;
        let mut import = file.import(name, now_ms())?;
        units.iter().try_for_each(|unit| import.add(unit).map(drop))?;
        import.finish()
    };
    let failed = |error: crate::store::StoreError| {
        Notice::error(format!("The beads are not in the memory: {error}"), error.hint())
    };
    add().map(|record| ImportReport { record, warnings: Vec::new() }).map_err(failed)
}

/// A number and what it is of, where there is any.
fn said(count: usize, what: &str) -> String {
    if count > 0 { format!("; {count} {what}") } else { String::new() }
}
