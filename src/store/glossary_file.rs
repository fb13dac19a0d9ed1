//! Shared glossary files (`.mqg`): a project file without articles, under an application id of its own.
//!
//! They are as safe as a project: write-ahead log with full synchronisation, a lock, read-only places open for reading only,
//! and a history of their own, by which undo survives a restart.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::StoreError;
use super::project_file::{Kind, Opened, ProjectFile, load_as, load_entries_as};
use crate::model::{Entry, EntryId};

/// Makes an empty shared glossary, to be written to. A file that is there must be empty.
pub fn create_glossary(path: &Path) -> Result<ProjectFile, StoreError> {
    ProjectFile::create_as(path, Kind::Glossary)
}

/// Opens a shared glossary for writing, or for reading only where that is not possible; [`Opened::access`] says which.
pub fn open_glossary(path: &Path) -> Result<Opened, StoreError> {
    ProjectFile::open_as(path, Kind::Glossary)
}

/// Reads a shared glossary for reading only, also while a window has it open.
pub fn load_glossary_for_reading(path: &Path) -> Result<Opened, StoreError> {
    load_as(path, Kind::Glossary)
}

/// The entries of a shared glossary, also while a window has it open.
pub fn load_shared_entries(path: &Path) -> Result<BTreeMap<EntryId, Arc<Entry>>, StoreError> {
    load_entries_as(path, Kind::Glossary)
}

/// The entries of a project's own glossary, also while a window has it open.
pub fn load_project_entries(path: &Path) -> Result<BTreeMap<EntryId, Arc<Entry>>, StoreError> {
    load_entries_as(path, Kind::Project)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;
    use crate::model::{Edit, GroupKind, History, Project, rows_of};
    use crate::store::{Access, Change, Reason};
    use crate::text::Language;

    fn place() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("مسرد.mqg");
        (folder, path)
    }

    fn entry(id: u64) -> Arc<Entry> {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        Arc::new(Entry::of_pair(EntryId(id), (&ar, &format!("مصطلح {id}")), (&en, &format!("term {id}"))))
    }

    fn added(ids: impl IntoIterator<Item = u64>) -> (Project, History, Change) {
        let (mut project, mut history) = (Project::default(), History::default());
        let edit = |id| Edit::Entry { id: EntryId(id), before: None, after: Some(entry(id)) };
        let edits: Vec<_> = ids.into_iter().map(edit).collect();
        for edit in &edits {
            project.apply(edit).unwrap();
        }
        let rows = rows_of(&project, &edits);
        let change = Change { step: history.push(GroupKind::Glossary, edits, 1), rows, source: None };
        (project, history, change)
    }

    #[test]
    fn what_was_written_comes_back_with_its_history() {
        let (folder, path) = place();
        let (project, history, change) = added([3, 9]);
        let mut file = create_glossary(&path).unwrap();
        file.write(&[change]).unwrap();
        file.close().unwrap();
        let opened = open_glossary(&path).unwrap();
        assert_eq!((opened.access, &opened.project, &opened.history), (Access::Write, &project, &history));
        let second = open_glossary(&path).unwrap();
        assert_eq!(second.access, Access::ReadOnly(Reason::OpenElsewhere));
        assert_eq!(load_glossary_for_reading(&path).unwrap().project, project);
        drop(second);
        opened.file.close().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_project_and_a_glossary_do_not_pass_for_each_other() {
        let (folder, path) = place();
        create_glossary(&path).unwrap().close().unwrap();
        let project = folder.path().join("a.mqb");
        ProjectFile::create(&project).unwrap().close().unwrap();
        assert!(matches!(ProjectFile::open(&path), Err(StoreError::NotOurs { .. })));
        assert!(matches!(open_glossary(&project), Err(StoreError::NotOurs { .. })));
    }

    /// The figure that counts is that of a release build; this one is to notice a loading that has become quadratic.
    #[test]
    fn a_hundred_thousand_entries_load_in_a_moment() {
        let (_folder, path) = place();
        let (project, _, change) = added(1..100_001);
        let mut file = create_glossary(&path).unwrap();
        let since = std::time::Instant::now();
        file.write(&[Change { step: crate::model::Step::Undo(crate::model::GroupId(0)), ..change }]).unwrap();
        println!("written in {:?}", since.elapsed());
        file.close().unwrap();
        let since = std::time::Instant::now();
        let read = load_shared_entries(&path).unwrap();
        println!("loaded in {:?}", since.elapsed());
        assert!(since.elapsed() < std::time::Duration::from_secs(20), "{:?}", since.elapsed());
        assert_eq!(read, project.glossary);
    }
}
