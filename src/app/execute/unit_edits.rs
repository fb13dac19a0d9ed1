//! A bad unit is changed or taken out where it is met: in the list of matches, whichever memory it is of.

use std::path::Path;
use std::sync::Arc;

use crate::app::clock::now_ms;
use crate::app::memory::{MemoryAnswer, MemoryCommand};
use crate::app::notice::NoticeAction;
use crate::app::{Command, EditedUnit, Move, Notice, Prompt, Severity, Workspace};
use crate::model::{Edit, GroupKind, SegmentId, Stamp, Status, TranslationUnit, UnitId};
use crate::store::{MemoryFile, StoreError, UnitChange, UnitStep};

impl Workspace {
    /// Has a match of the active segment changed, or takes it out of its memory; without a number that which the keys have reached.
    pub(super) fn edit_match(&mut self, number: Option<usize>, remove: bool) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(active) = open.active_segment() else { return };
        let number = number.unwrap_or_else(|| open.matches.chosen(active.id));
        let found = open.matches.of_segment(active).and_then(|(found, _)| found.matches.get(number));
        let Some(found) = found else {
            return "This segment has no such match".clone_into(&mut self.said);
        };
        if let Some(segment) = open.matches.segment_of(found) {
            return self.edit_own(segment, remove);
        }
        let searched = open.matches.memories().get(found.memory);
        let is_it = |known: &Arc<_>| searched.is_some_and(|searched| Arc::ptr_eq(searched, known));
        let memory = open.memories.all.iter().find(|memory| memory.searched.as_ref().is_some_and(is_it));
        let Some(memory) = memory else { return };
        let (path, name, unit) = (memory.attached.path.clone(), memory.name(), (*found.unit).clone());
        if remove {
            self.run_memory(MemoryCommand::RemoveUnit { path, unit: unit.id });
        } else if self.may_change(&path) {
            self.prompt = Some(Prompt::Unit(Box::new(EditedUnit { path, memory: name, unit })));
        }
    }

    /// A unit of the project's own memory is a confirmed segment: it is changed there.
    fn edit_own(&mut self, segment: SegmentId, remove: bool) {
        if !remove {
            return self.run(Command::Go(Move::To(segment)));
        }
        let found = self.open.as_ref().and_then(|open| open.project.segment(segment)).cloned();
        let Some(found) = found else { return };
        let status = Status { in_memory: false, ..found.status.clone() };
        let edit = Edit::Status { segment, before: found.status, after: status };
        if self.apply(GroupKind::State, vec![edit]) {
            "The segment was taken out of the project's memory".clone_into(&mut self.said);
        }
    }

    /// Puts a unit, as the article reads it, in the place of the one of its number.
    pub(super) fn put_unit(&mut self, path: String, unit: TranslationUnit) {
        if !self.may_change(&path) {
            return;
        }
        let stamp = Stamp { who: self.settings.author.clone(), at: now_ms() };
        self.memory_job(move || {
            let step = put(Path::new(&path), unit, stamp).map_err(|error| refused(&error));
            MemoryAnswer::Edited(path, step, "The unit was changed".to_owned())
        });
    }

    /// Takes a unit out of a memory.
    pub(super) fn remove_unit(&mut self, path: String, unit: UnitId) {
        if !self.may_change(&path) {
            return;
        }
        self.memory_job(move || {
            let remove = || MemoryFile::open(Path::new(&path))?.apply(&[UnitChange::Delete(unit)], now_ms());
            let step = remove().map_err(|error| refused(&error));
            MemoryAnswer::Edited(path, step, "The unit was taken out of its memory".to_owned())
        });
    }

    /// Takes the change of a unit in, with a way back.
    pub(super) fn take_edited(&mut self, path: String, step: Result<UnitStep, Notice>, said: String) {
        let changed = step.as_ref().is_ok_and(|step| *step != UnitStep::default());
        self.take_changed(path.clone(), step, String::new());
        if changed {
            self.notify(Notice::success(said).with_action(NoticeAction::UndoMemory(path)));
        }
    }

    /// Takes back the last change of the memory at a path.
    pub(super) fn undo_memory_at(&mut self, path: &str) {
        let number = self.open.as_ref().and_then(|open| open.memories.number(path));
        if let Some(number) = number {
            self.run_memory(MemoryCommand::Undo(number));
        }
    }

    /// Whether this project may change a memory; says why not.
    fn may_change(&mut self, path: &str) -> bool {
        let number = self.open.as_ref().and_then(|open| open.memories.number(path));
        number.is_some_and(|number| self.writable_memory(number).is_some())
    }
}

/// Changes a unit in its file, whichever way round it lies there; nothing where it is gone.
fn put(path: &Path, unit: TranslationUnit, stamp: Stamp) -> Result<UnitStep, StoreError> {
    let mut file = MemoryFile::open(path)?;
    let Some(stored) = file.unit(unit.id)? else { return Ok(UnitStep::default()) };
    let turned = stored.source_language.primary() != unit.source_language.primary();
    let unit = if turned { unit.inverse() } else { unit };
    let mut after = TranslationUnit {
        source: unit.source,
        target: unit.target,
        note: unit.note,
        changed: stamp,
        ..stored
    };
    after.tidy();
    file.apply(&[UnitChange::Put(Box::new(after))], now_ms())
}

fn refused(error: &StoreError) -> Notice {
    Notice::new(Severity::Error, format!("The memory was not changed: {error}"), error.hint())
}
