//! Shared glossaries: attaching and taking off, and changes of their entries, each with the glossary's own history.

use std::path::PathBuf;

use super::apply::apply_all;
use crate::app::clock::now_ms;
use crate::app::jobs::{Attaching, JobEvent};
use crate::app::shared::{Shared, open, read_only};
use crate::app::{Notice, Severity, Workspace};
use crate::model::{Attached, Edit, Group, GroupKind, Step, rows_of};
use crate::store::{Access, Change, create_glossary};

impl Workspace {
    /// Attaches a glossary file behind those that are attached.
    pub(super) fn attach_glossary(&mut self, path: PathBuf, read_only: bool) {
        let Some(open) = self.open.as_ref() else { return };
        let path = std::path::absolute(&path).unwrap_or(path).display().to_string();
        if open.project.attached.iter().any(|attached| attached.path == path) {
            return self.notify(Notice::new(Severity::Info, "This glossary is attached already", ""));
        }
        let mut all = open.project.attached.clone();
        all.push(Attached { path, read_only });
        self.set_glossaries(all);
    }

    /// Makes an empty glossary file and attaches it.
    pub(super) fn create_glossary(&mut self, path: PathBuf) {
        let path = match super::files::with_extension(path, "mqg") {
            Ok(path) => path,
            Err(notice) => return self.notify(notice),
        };
        match create_glossary(&path).and_then(crate::store::ProjectFile::close) {
            Ok(()) => self.attach_glossary(path, false),
            Err(error) => self.notify(Notice::error(error.to_string(), error.hint())),
        }
    }

    /// Attaches exactly these, the one that counts most first.
    pub(super) fn set_glossaries(&mut self, after: Vec<Attached>) {
        let Some(open) = self.open.as_ref() else { return };
        let before = open.project.attached.clone();
        if before != after {
            self.apply(GroupKind::Glossary, vec![Edit::Glossaries { before, after }]);
        }
    }

    /// Brings the open glossaries in line with the project's list: closes those that are not in it and has the others opened.
    pub(in crate::app) fn sync_glossaries(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let wanted = open.project.attached.clone();
        let place = |shared: &Shared| wanted.iter().position(|attached| *attached == shared.attached);
        open.shared.retain(|shared| place(shared).is_some());
        open.shared.sort_by_key(place);
        open.lookups.reindex();
        let missing: Vec<_> = wanted
            .into_iter()
            .filter(|it| !open.shared.iter().any(|shared| shared.attached == *it))
            .collect();
        let project = open.number;
        if !missing.is_empty() {
            self.jobs.run(Box::new(move || {
                let opened = missing.into_iter().map(|attached| {
                    let result = self::open(&attached).map(Box::new);
                    (attached, result)
                });
                JobEvent::Attached(project, opened.collect())
            }));
        }
    }

    /// Takes over glossaries that a job has opened.
    pub(in crate::app) fn take_attached(&mut self, attachings: Vec<Attaching>) {
        for (attached, result) in attachings {
            let opened = match result {
                Ok(opened) => *opened,
                Err(notice) => {
                    self.notify(notice);
                    continue;
                }
            };
            self.opened += 1;
            let shared = Shared::new(attached, opened, self.jobs.answers(), self.opened);
            let notice = read_only(&shared);
            let Some(open) = self.open.as_mut() else { return };
            // It may have been taken off in the meantime, or have come twice.
            let known = open.shared.iter().any(|other| other.attached == shared.attached);
            if !known && open.project.attached.contains(&shared.attached) {
                open.shared.push(shared);
                if let Some(notice) = notice {
                    self.notify(notice);
                }
            }
        }
        self.sort_shared();
    }

    fn sort_shared(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let order = &open.project.attached;
        open.lookups.reindex();
        open.shared.sort_by_key(|shared| order.iter().position(|attached| *attached == shared.attached));
    }

    /// Applies `edits` to a glossary as one group: 0 is the project's own, the others are [`Open::shared`](crate::app::Open) from
    /// 1. False where they do not fit or it may only be read.
    pub(super) fn apply_to_glossary(&mut self, glossary: usize, edits: Vec<Edit>) -> bool {
        let Some(at) = glossary.checked_sub(1) else { return self.apply(GroupKind::Glossary, edits) };
        let Some(shared) = self.writable(at) else { return false };
        if edits.is_empty() {
            return false;
        }
        if let Err(notice) = apply_all(&mut shared.glossary, &edits) {
            self.notify(notice);
            return false;
        }
        let step = shared.history.push(GroupKind::Glossary, edits.clone(), now_ms());
        self.write_shared(at, step, &edits);
        true
    }

    /// Takes back the last change of a shared glossary, or does the last one that was taken back again.
    pub(super) fn step_glossary(&mut self, glossary: usize, undo: bool) {
        let Some(at) = glossary.checked_sub(1) else { return if undo { self.undo() } else { self.redo() } };
        let Some(shared) = self.writable(at) else { return };
        let group = if undo { shared.history.to_undo() } else { shared.history.to_redo() };
        let Some(edits) = group.map(|group| edits_of(group, undo)) else {
            let said = if undo { "Nothing more to undo in this glossary" } else { "Nothing to do again" };
            return said.clone_into(&mut self.said);
        };
        if let Err(notice) = apply_all(&mut shared.glossary, &edits) {
            return self.notify(Notice { hint: "The history stays as it is".to_owned(), ..notice });
        }
        let step = if undo { shared.history.undo() } else { shared.history.redo() };
        let name = shared.name();
        if let Some(step) = step {
            self.write_shared(at, step, &edits);
        }
        let done = if undo { "Undone" } else { "Done again" };
        self.said = format!("{done}: a change of the glossary {name}");
    }

    /// The shared glossary of this place, where it may be changed; says why not.
    fn writable(&mut self, at: usize) -> Option<&mut Shared> {
        let shared = self.open.as_mut().and_then(|open| open.shared.get_mut(at))?;
        if shared.access != Access::Write {
            let summary = format!("The glossary {} can only be read here", shared.name());
            self.notify(Notice::error(summary, "Copy the entry to the project's own glossary"));
            return None;
        }
        self.open.as_mut()?.shared.get_mut(at)
    }

    fn write_shared(&mut self, at: usize, step: Step, edits: &[Edit]) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(shared) = open.shared.get_mut(at) else { return };
        let ids: Vec<_> = edits.iter().filter_map(Edit::entry).collect();
        open.lookups.entries_changed(at + 1, &shared.glossary.glossary, &ids);
        let rows = rows_of(&shared.glossary, edits);
        if let Some(writer) = &mut shared.writer {
            writer.write(Change { step, rows, source: None }, true);
        }
    }
}

fn edits_of(group: &Group, undo: bool) -> Vec<Edit> {
    if undo { group.edits.iter().rev().map(Edit::inverse).collect() } else { group.edits.clone() }
}
