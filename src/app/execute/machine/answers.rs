//! The answers that the project keeps, so that no question is paid for twice: kept, counted, emptied.

use crate::app::Workspace;
use crate::app::jobs::JobError;
use crate::store::KeptAnswer;

impl Workspace {
    pub(super) fn keep_answers(&mut self, answers: Vec<KeptAnswer>) {
        if let Some(writer) = self.open.as_mut().and_then(|open| open.writer.as_mut()) {
            writer.keep_answers(answers);
        }
    }

    /// Has the kept answers counted, which are taken out before where `empty`; the open project keeps no more then.
    pub(in crate::app::execute) fn count_answers(&mut self, empty: bool) {
        if empty && !self.may_write() {
            return;
        }
        let Some(open) = self.open.as_mut() else { return };
        if empty {
            open.machine.cache.forget();
            "The kept answers of machines were taken out; they will be asked for anew"
                .clone_into(&mut self.said);
        }
        if let Some(writer) = open.writer.as_mut() {
            writer.count_answers(empty);
        }
    }

    pub(in crate::app::execute) fn take_answers_kept(
        &mut self,
        project: u64,
        kept: Result<(u64, u64), JobError>,
    ) {
        let Some(open) = self.open.as_mut().filter(|open| open.number == project) else { return };
        match kept {
            Ok(count) => open.machine.kept = Some(count),
            Err(notice) => self.notify(notice),
        }
    }
}
