//! Takes the answers of the jobs in, in one place.

use crate::app::jobs::{Copied, JobEvent};
use crate::app::workspace::Ready;
use crate::app::{Notice, Severity, Shared, Workspace};

impl Workspace {
    pub(in crate::app) fn handle(&mut self, event: JobEvent) {
        if matches!(event, JobEvent::Overloaded | JobEvent::Failed) {
            self.exporting = None;
            self.aligning_folder = None;
        }
        self.take(event);
        self.reindex_stale();
        self.refresh_aligner();
        self.look_up_matches();
    }

    #[expect(clippy::too_many_lines, reason = "the closed list of answers is taken in in one place")]
    fn take(&mut self, event: JobEvent) {
        match event {
            JobEvent::Ready(result) => self.take_opened(result),
            JobEvent::Reread(project, Ok(article)) => {
                if self.is_open(project) {
                    self.take_reread(*article);
                }
            }
            JobEvent::Glossary(project, glossary, Ok(loaded)) => {
                if self.is_open(project) {
                    self.take_glossary(glossary, loaded);
                }
            }
            JobEvent::Rules(project, Ok(rules)) => {
                if self.is_open(project) {
                    self.use_rules(*rules);
                }
            }
            JobEvent::Previewed(path, Ok(preview)) => self.previewed = Some((path, *preview)),
            JobEvent::Attached(project, attachings) => {
                if self.is_open(project) {
                    self.take_attached(attachings);
                }
            }
            JobEvent::Indexed(project, epoch, terms) => {
                if self.is_open(project) {
                    self.take_index(epoch, *terms);
                }
            }
            JobEvent::Tabulated(project, table) => {
                if let Some(open) = self.open.as_mut().filter(|open| open.number == project) {
                    open.table = Some(table);
                }
            }
            JobEvent::Memory(project, answer) => {
                if self.is_open(project) {
                    self.take_memory(*answer);
                }
            }
            JobEvent::Review(project, Ok(review)) => {
                if self.is_open(project) {
                    self.take_reviewed(*review);
                }
            }
            JobEvent::Export(answer) => self.take_export(answer),
            JobEvent::Match(project, answer) => self.take_match(project, *answer),
            JobEvent::LookedUp(..) => {}
            JobEvent::PreTranslated(project, dry, filled) => {
                self.take_pre_translation(project, dry, filled.map(|filled| *filled));
            }
            JobEvent::Exported(Ok(summary)) => self.notify(Notice::success(summary)),
            JobEvent::Reread(_, Err(notice))
            | JobEvent::Glossary(_, _, Err(notice))
            | JobEvent::Rules(_, Err(notice))
            | JobEvent::Previewed(_, Err(notice))
            | JobEvent::Review(_, Err(notice))
            | JobEvent::Exported(Err(notice))
            | JobEvent::Sent(Err(notice)) => {
                self.notify(notice);
            }
            JobEvent::Fonts(files, missing) => self.take_fonts(files, &missing),
            JobEvent::Names(project, names) => self.take_names(project, names),
            JobEvent::Candidates(project, found) => {
                if let Some(open) = self.open.as_mut().filter(|open| open.number == project) {
                    open.study.candidates = Some(found);
                }
            }
            JobEvent::Aligned(project, begun) => self.take_alignment(project, begun),
            JobEvent::AlignedFolder(report) => self.take_aligned_folder(report),
            JobEvent::AlignerReady(project, alignment, aligner) => {
                self.take_aligner(project, &alignment, aligner);
            }
            JobEvent::Dictionaries(dictionaries, told) => self.take_dictionaries(*dictionaries, told),
            JobEvent::Overloaded => {
                self.stop_finding();
                self.stop_aligning();
                // What found no room may have been the opening of a project.
                self.opening = false;
                self.notify(Notice::error("Too much is going on at once", "Try it again in a moment"));
            }
            JobEvent::Failed => {
                self.stop_finding();
                self.stop_aligning();
                self.opening = false;
                let hint = "Nothing was lost. Please try again, or report it";
                self.notify(Notice::error("Something went wrong inside Muqabala", hint));
            }
            JobEvent::Saved(project, number) => self.saved(project, number),
            JobEvent::NotSaved(project, notice) => self.not_saved(project, notice),
            JobEvent::Copied(project, Ok(copied)) => self.copied(project, &copied),
            JobEvent::Copied(_, Err(notice)) => self.notify(notice),
            JobEvent::Machine(number, event) => self.take_machine(number, *event),
            JobEvent::MachineReady(project, number, batches) => self.send_document(project, number, batches),
            JobEvent::AnswersKept(project, kept) => self.take_answers_kept(project, kept),
            JobEvent::Sent(Ok(sent)) => self.sent = Some(sent),
            JobEvent::Key(account, key) => self.take_key(account, key),
            JobEvent::KeyKept(kept) => self.key_was_kept(kept),
        }
    }

    /// Takes over what was opened, and aligns it where that is what it was opened for.
    fn take_opened(&mut self, result: Result<Box<Ready>, Notice>) {
        self.opening = false;
        match result {
            Ok(ready) => {
                self.take_ready(*ready);
                self.align_opened();
            }
            Err(notice) => {
                self.to_align = None;
                self.notify(notice);
            }
        }
    }

    /// Whether the project of this number is still the open one.
    pub(super) fn is_open(&self, project: u64) -> bool {
        self.open.as_ref().is_some_and(|open| open.number == project)
    }

    fn saved(&mut self, project: u64, number: u64) {
        let open = self.open.as_mut().filter(|open| open.number == project);
        if let Some(open) = open.filter(|open| open.saved < number) {
            open.saved = number;
            open.failed = false;
        }
        if let Some(shared) = self.shared_mut(project).filter(|shared| shared.saved < number) {
            shared.saved = number;
            shared.failed = false;
        }
    }

    /// The shared glossary of this number.
    fn shared_mut(&mut self, number: u64) -> Option<&mut Shared> {
        self.open.as_mut()?.shared.iter_mut().find(|shared| shared.number == number)
    }

    /// A project is closed with changes that are not on disk only where the user wants it so.
    fn not_saved(&mut self, project: u64, notice: Notice) {
        if let Some(open) = self.open.as_mut().filter(|open| open.number == project) {
            open.failed = true;
            self.notify(notice);
        } else if let Some(shared) = self.shared_mut(project) {
            shared.failed = true;
            self.notify(notice);
        }
    }

    fn copied(&mut self, project: u64, copied: &Copied) {
        let Copied { path, original_saved } = copied;
        let is_restore_point = self.folders.is_restore_point(path);
        if *original_saved && is_restore_point {
            if self.is_open(project) {
                "Everything is saved; a restore point was kept".clone_into(&mut self.said);
            }
            return;
        }
        let summary = format!("A copy was written to {}", path.display());
        if *original_saved {
            self.notify(Notice::success(summary));
        } else {
            let hint =
                "It has all changes, which the project itself has not: close the project and open the copy";
            self.notify(Notice::new(Severity::Warning, summary, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Command, Folders, Saved};

    fn workspace(folder: &tempfile::TempDir) -> Workspace {
        Workspace::new(Folders::at(folder.path()), Arc::new(|| {}))
    }

    #[test]
    fn a_full_queue_ends_the_opening() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = workspace(&folder);
        workspace.opening = true;
        workspace.handle(JobEvent::Overloaded);
        assert!(!workspace.opening);
        assert_eq!(workspace.notices.shown().len(), 1);
    }

    #[test]
    fn what_is_said_of_another_project_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = workspace(&folder);
        workspace.execute(Command::OpenSample);
        assert!(workspace.finish(std::time::Duration::from_secs(30)));
        let number = workspace.open.as_ref().unwrap().number;
        let state = |workspace: &Workspace| workspace.open.as_ref().unwrap().saved();
        workspace.handle(JobEvent::NotSaved(number - 1, Notice::error("old", "")));
        assert_eq!((state(&workspace), workspace.notices.shown().len()), (Saved::Yes, 0));
        workspace.handle(JobEvent::NotSaved(number, Notice::error("new", "")));
        assert_eq!((state(&workspace), workspace.notices.shown().len()), (Saved::Failed, 1));
        workspace.handle(JobEvent::Saved(number + 1, u64::MAX));
        assert_eq!(state(&workspace), Saved::Failed);
        workspace.handle(JobEvent::Saved(number, u64::MAX));
        assert_eq!(state(&workspace), Saved::Yes);
        let path = workspace.folders.data().join("restore").join("a.mqb");
        workspace.said.clear();
        for (project, said) in [(number - 1, false), (number, true)] {
            let copied = Copied { path: path.clone(), original_saved: true };
            workspace.handle(JobEvent::Copied(project, Ok(copied)));
            assert_eq!(workspace.said.contains("Everything is saved"), said);
        }
    }
}
