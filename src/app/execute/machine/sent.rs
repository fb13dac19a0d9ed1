//! The log of what was sent to machines, as the user looks at it.

use crate::app::jobs::JobEvent;
use crate::app::{Notice, Workspace};
use crate::store::SentLog;

/// So many requests are shown.
const SHOWN: usize = 500;

impl Workspace {
    /// Has the last requests read, which are all taken out before where `empty`.
    pub(in crate::app::execute) fn read_sent(&mut self, empty: bool) {
        let log = SentLog::at(&self.folders.sent_log_file());
        self.jobs.run(Box::new(move || {
            let emptied = if empty { log.empty() } else { Ok(()) };
            let failed = |error: crate::store::StoreError| {
                Notice::error(format!("The log could not be emptied: {error}"), error.hint())
            };
            JobEvent::Sent(emptied.map(|()| log.last(SHOWN)).map_err(failed))
        }));
    }
}
