//! Takes the answers of the jobs in, in one place.

use crate::app::jobs::JobEvent;
use crate::app::{Notice, Workspace};

impl Workspace {
    pub(in crate::app) fn handle(&mut self, event: JobEvent) {
        match event {
            JobEvent::Ready(result) => {
                self.opening = false;
                match result {
                    Ok(ready) => self.take_ready(*ready),
                    Err(notice) => self.notify(notice),
                }
            }
            JobEvent::Reread(project, Ok(article)) => {
                if self.is_open(project) {
                    self.take_reread(*article);
                }
            }
            JobEvent::Glossary(project, Ok((entries, warnings))) => {
                if self.is_open(project) {
                    self.take_glossary(entries, &warnings);
                }
            }
            JobEvent::Exported(Ok(summary)) => self.notify(Notice::success(summary)),
            JobEvent::Reread(_, Err(notice))
            | JobEvent::Glossary(_, Err(notice))
            | JobEvent::Exported(Err(notice)) => {
                self.notify(notice);
            }
            JobEvent::Fonts(files, missing) => self.take_fonts(files, &missing),
            JobEvent::Overloaded => {
                self.notify(Notice::error("Too much is going on at once", "Try it again in a moment"));
            }
            JobEvent::Failed => {
                self.opening = false;
                let hint = "Nothing was lost. Please try again, or report it";
                self.notify(Notice::error("Something went wrong inside Muqabala", hint));
            }
            JobEvent::Saved(number) => self.saved(number),
            JobEvent::NotSaved(notice) => {
                if let Some(open) = self.open.as_mut() {
                    open.failed = true;
                }
                self.notify(notice);
            }
            JobEvent::Copied(Ok(path)) => {
                if self.folders.is_restore_point(&path) {
                    "Everything is saved; a restore point was kept".clone_into(&mut self.said);
                } else {
                    self.notify(Notice::success(format!("A copy was written to {}", path.display())));
                }
            }
            JobEvent::Copied(Err(notice)) => self.notify(notice),
            JobEvent::Translated(number, result) => self.answered(number, result),
        }
    }

    /// Whether the project of this number is still the open one.
    fn is_open(&self, project: u64) -> bool {
        self.open.as_ref().is_some_and(|open| open.number == project)
    }

    /// The numbers of an older project are lower, and so they say nothing of the open one.
    fn saved(&mut self, number: u64) {
        if let Some(open) = self.open.as_mut().filter(|open| open.saved < number) {
            open.saved = number;
            open.failed = false;
        }
    }
}
