//! Confirmed segments go into the memory that the project writes to, and an undo brings back what stood there.

use std::path::Path;

use crate::app::Notice;
use crate::app::Workspace;
use crate::app::jobs::JobEvent;
use crate::app::memory::{MemoryAnswer, unit_of_segment};
use crate::model::{Edit, Stamp};
use crate::store::{MemoryFile, StoreError};

impl Workspace {
    /// Follows edits that were applied; `undo` says that they take others back.
    pub(super) fn remember(&mut self, edits: &[Edit], undo: bool) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(memory) = open.project.memories.iter().find(|memory| memory.writing && !memory.read_only)
        else {
            return;
        };
        let (path, mark, project) = (memory.path.clone(), open.memories.mark.clone(), open.number);
        if mark.is_empty() {
            return;
        }
        for edit in edits {
            let Edit::Status { segment: id, .. } = edit else { continue };
            let back = undo && puts(&edit.inverse());
            let document = open.project.documents.iter().find(|document| document.index_of(*id).is_some());
            let segment = open.project.segment(*id);
            let Some((document, segment)) = document.zip(segment).filter(|_| back || (!undo && puts(edit)))
            else {
                continue;
            };
            let mut unit = unit_of_segment(document, segment);
            unit.created = Stamp { ..unit.changed.clone() };
            let (path, mark, id) = (path.clone(), mark.clone(), *id);
            self.jobs.run_in_order(Box::new(move || {
                let write = || {
                    let mut file = MemoryFile::open(Path::new(&path))?;
                    if back { file.put_back(&mark, id) } else { file.put_segment(&mark, id, &unit) }
                };
                let step = write().map_err(|error: StoreError| {
                    Notice::error(format!("The segment is not in the memory: {error}"), error.hint())
                });
                JobEvent::Memory(project, Box::new(MemoryAnswer::Changed(path, step, String::new())))
            }));
        }
    }
}

/// Whether an edit puts a segment into the memory.
fn puts(edit: &Edit) -> bool {
    let Edit::Status { before, after, .. } = edit else { return false };
    let is_in = |status: &crate::model::Status| status.in_memory && status.state.is_done();
    is_in(after) && (!is_in(before) || before.state != after.state)
}
