//! What goes with exporting: the picture of the first page, presets, doing it again, stopping it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::app::clock::{iso_date, now_ms};
use crate::app::jobs::{ExportAnswer, JobEvent};
use crate::app::{
    Export, ExportStep, Exporting, Format, Layout, Notice, NoticeAction, Open, Pictured, PresetChange,
    Prompt, Severity, Workspace, pdf,
};
use crate::store::{LastExport, open_with_system};

impl Workspace {
    /// The kinds of files that a layout is written as; for the translation alone, that of the article first.
    pub fn formats_of(&self, layout: Layout) -> Vec<Format> {
        match layout {
            Layout::Bilingual => Format::BILINGUAL.to_vec(),
            Layout::Target => {
                let own = self.open.as_ref().and_then(Open::article_format);
                let mut formats: Vec<_> = own.into_iter().collect();
                formats.extend([Format::Pdf, Format::Text].into_iter().filter(|it| Some(*it) != own));
                formats
            }
        }
    }

    pub(super) fn export_step(&mut self, step: ExportStep) {
        match step {
            ExportStep::Again => self.export_again(),
            ExportStep::Cancel => self.cancel_export(),
            ExportStep::Preview(export) => self.preview_export(&export),
            ExportStep::Presets(change) => self.change_presets(change),
        }
    }

    pub(super) fn take_export(&mut self, answer: ExportAnswer) {
        match answer {
            ExportAnswer::Done(result) => self.exported(result),
            ExportAnswer::Pictured(number, picture) => self.take_picture(number, picture),
        }
    }

    /// Makes the first page in a job; [`Workspace::pictured`] has it then. Only what was asked for last is shown.
    fn preview_export(&mut self, export: &Export) {
        let Some(open) = &self.open else { return };
        let number = self.pictures.fetch_add(1, Ordering::Relaxed) + 1;
        let plain = export.beginning(&open.project, self.settings.source_first, &iso_date(now_ms()));
        let (layout, exact) = (export.layout, export.format == Format::Pdf);
        let (fonts, newest) = (self.found_fonts.clone(), Arc::clone(&self.pictures));
        self.jobs.run(Box::new(move || {
            let outdated = newest.load(Ordering::Relaxed) != number;
            let page = if outdated { None } else { pdf::first_page(layout, &plain, &fonts) };
            JobEvent::Export(ExportAnswer::Pictured(
                number,
                page.map(|page| Box::new(Pictured { page, exact })),
            ))
        }));
    }

    fn take_picture(&mut self, number: u64, picture: Option<Box<Pictured>>) {
        if let Some(picture) = picture.filter(|_| self.pictures.load(Ordering::Relaxed) == number) {
            self.pictured = Some(Arc::new(*picture));
        }
    }

    /// Remembers what is exported, so that it can be done again, in this window and in the next.
    pub(super) fn remember_export(&mut self, export: &Export) {
        let Some(open) = self.open.as_mut() else { return };
        open.last_export = Some(export.clone());
        let last =
            LastExport { project: open.path.clone(), path: export.path.clone(), preset: export.preset("") };
        if self.settings.last_export.as_ref() != Some(&last) {
            self.settings.last_export = Some(last);
            self.keep_settings();
        }
    }

    /// Exports as the last time, also when that was in another window; else asks how.
    fn export_again(&mut self) {
        let Some(open) = self.open.as_ref() else { return };
        let last = self.settings.last_export.as_ref().filter(|last| last.project == open.path);
        let remembered = || {
            let last = last?;
            Export::of_preset(&last.preset, last.path.clone())
        };
        match open.last_export.clone().or_else(remembered) {
            Some(export) => self.export(export),
            None => self.prompt = Some(Prompt::Export),
        }
    }

    /// Says what was written, and offers to open it.
    fn exported(&mut self, result: Result<(String, PathBuf), Notice>) {
        self.exporting = None;
        self.notify(match result {
            Ok((summary, path)) => Notice::success(summary).with_action(NoticeAction::OpenFile(path)),
            Err(notice) => notice,
        });
    }

    /// A fresh count of the pages of an export that has just begun.
    pub(super) fn begin_export(&mut self) -> Exporting {
        let exporting = Exporting::default();
        self.exporting = Some(exporting.clone());
        exporting
    }

    /// Stops the export that is being made; nothing is written.
    fn cancel_export(&mut self) {
        if let Some(exporting) = self.exporting.take() {
            exporting.stop();
        }
    }

    pub(super) fn open_file(&mut self, path: &Path) {
        if let Err(error) = open_with_system(path) {
            let summary = format!("{} could not be opened: {error}", path.display());
            self.notify(Notice::new(Severity::Warning, summary, "Open it from its folder"));
        }
    }

    fn change_presets(&mut self, change: PresetChange) {
        let presets = &mut self.settings.export_presets;
        match change {
            PresetChange::Keep(preset) => presets.put(*preset),
            PresetChange::Use(preset) => {
                if presets.get(&preset.name) == Some(&*preset) {
                    presets.put(*preset);
                }
            }
            PresetChange::Remove(name) => presets.remove(&name),
            PresetChange::Rename { from, to } => presets.rename(&from, &to),
        }
        self.keep_settings();
    }
}

/// What is said where the user has stopped an export.
pub(super) fn stopped() -> Notice {
    Notice::new(Severity::Info, "The export was stopped; nothing was written", "Export again to have it")
}
