//! The project file from outside: what was written comes back, and nothing that lies in a file makes it fail badly.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tempfile::TempDir;

use super::samples::{self, Work};
use super::{Access, Change, Opened, ProjectFile, Reason, load_for_reading, schema};
use crate::model::{
    DocumentId, Edit, EntryId, GroupKind, History, Metadata, Project, SegmentId, Status, TermStatus,
};
use crate::store::{StoreError, StoreErrorKind, write_atomic};
use crate::text::{Direction, Language};

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("مشروع.mqb");
    (folder, path)
}

fn files_in(folder: &TempDir) -> usize {
    fs::read_dir(folder.path()).unwrap().count()
}

fn reopened(path: &Path) -> (Project, History) {
    let Opened { file, project, history, access } = ProjectFile::open(path).unwrap();
    assert_eq!(access, Access::Write);
    assert!(file.integrity());
    file.close().unwrap();
    (project, history)
}

/// A project of one document with some work done.
fn written(path: &Path) -> Work {
    let mut work = Work::default();
    let changes =
        [work.import(samples::document(1, 6)), work.type_text(2, "One", 10), work.type_text(3, "Two", 20)];
    let mut file = ProjectFile::create(path).unwrap();
    file.write(&changes).unwrap();
    file.close().unwrap();
    work
}

fn with_sql(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

fn count(path: &Path, sql: &str) -> i64 {
    Connection::open(path).unwrap().query_row(sql, (), |row| row.get(0)).unwrap()
}

/// Whether the file could be written to, opened once more.
fn access(path: &Path) -> Access {
    ProjectFile::open(path).unwrap().access
}

#[test]
fn every_edit_comes_back_after_closing_and_only_one_file_stays() {
    let (folder, path) = place();
    let mut work = Work::default();
    let mut file = ProjectFile::create(&path).unwrap();
    for edit in samples::edits() {
        let change = work.apply(GroupKind::Shape, vec![edit], 5);
        file.write(&[change]).unwrap();
    }
    file.checkpoint().unwrap();
    file.close().unwrap();
    assert_eq!(files_in(&folder), 1);
    assert_eq!(reopened(&path), work.stored());
    assert_eq!(files_in(&folder), 1);
}

#[test]
fn undoing_everything_and_redoing_it_comes_back_at_each_step() {
    let (_folder, path) = place();
    let mut work = Work::default();
    let mut file = ProjectFile::create(&path).unwrap();
    let edits = samples::edits();
    let steps = edits.len();
    for edit in edits {
        let change = work.apply(GroupKind::Insert, vec![edit], 5);
        file.write(&[change]).unwrap();
    }
    let mut check = |change: Change, work: &Work| {
        file.write(&[change]).unwrap();
        let read = load_for_reading(&path).unwrap();
        let copy = Work { project: work.project.clone(), history: work.history.clone() };
        assert_eq!((read.project, read.history), copy.stored());
    };
    for _ in 0..steps {
        check(work.undo(), &work);
    }
    for _ in 0..steps {
        check(work.redo(), &work);
    }
    check(work.undo(), &work);
    check(work.type_text(2, "behind an undo", 99), &work);
}

#[test]
fn a_growing_group_of_typing_is_one_row() {
    let (_folder, path) = place();
    let mut work = written(&path);
    let rows = count(&path, "SELECT count(*) FROM history");
    let Opened { mut file, .. } = ProjectFile::open(&path).unwrap();
    let mut changes: Vec<_> = (0..20).map(|n| work.type_text(4, "x", 100 + n)).collect();
    for change in changes.drain(..10) {
        file.write(&[change]).unwrap();
    }
    file.write(&changes).unwrap();
    file.close().unwrap();
    assert_eq!(count(&path, "SELECT count(*) FROM history"), rows + 1);
    assert_eq!(reopened(&path), work.stored());
}

#[test]
fn a_group_without_edits_is_still_undone_by_itself() {
    let (_folder, path) = place();
    let mut work = written(&path);
    let Opened { mut file, .. } = ProjectFile::open(&path).unwrap();
    let changes = [work.apply(GroupKind::State, vec![], 50), work.undo()];
    file.write(&changes).unwrap();
    file.close().unwrap();
    assert_eq!(reopened(&path), work.stored());
}

#[test]
fn ten_thousand_segments_are_one_fast_transaction() {
    let (_folder, path) = place();
    let mut work = Work::default();
    let mut file = ProjectFile::create(&path).unwrap();
    let start = Instant::now();
    file.write(&[work.import(samples::document(1, 10_000))]).unwrap();
    let confirmed = |id: u64| {
        let after = Status { author: "a".into(), changed_at: 7, ..Status::default() };
        Edit::Status { segment: SegmentId(id), before: Status::default(), after }
    };
    // The rows are made here, as finding each segment in turn is not what is measured.
    let edits: Vec<_> = (2..10_002).map(confirmed).collect();
    for (segment, edit) in work.project.documents[0].segments.iter_mut().zip(&edits) {
        let Edit::Status { after, .. } = edit else { continue };
        segment.status = after.clone();
    }
    let row = |(index, segment): (usize, &crate::model::Segment)| crate::model::Row::Segment {
        document: DocumentId(1),
        place: index % 2,
        segment: Box::new(segment.clone()),
    };
    let rows = work.project.documents[0].segments.iter().enumerate().map(row).collect();
    let change = Change { step: work.history.push(GroupKind::State, edits, 9), rows, source: None };
    file.write(&[change]).unwrap();
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    file.close().unwrap();
    assert_eq!(reopened(&path), work.stored());
}

#[test]
fn a_failed_write_changes_nothing() {
    let (_folder, path) = place();
    let mut work = written(&path);
    let Opened { mut file, project, history, .. } = ProjectFile::open(&path).unwrap();
    let good = work.type_text(2, " more", 30);
    let mut bad = work.type_text(2, " and more", 5000);
    if let Some(crate::model::Row::Segment { document, .. }) = bad.rows.first_mut() {
        *document = DocumentId(77);
    }
    assert!(file.write(&[good, bad]).is_err(), "there is no document 77");
    file.close().unwrap();
    assert_eq!(reopened(&path), (project, history));
}

#[test]
fn the_imported_file_comes_back_after_undo_and_redo_but_not_for_another_article() {
    let (_folder, path) = place();
    let mut work = Work::default();
    let mut file = ProjectFile::create(&path).unwrap();
    file.write(&[work.import(samples::document(1, 2)), work.undo(), work.redo()]).unwrap();
    let source = file.source(DocumentId(1)).unwrap().unwrap();
    assert_eq!((source.bytes.as_slice(), source.encoding.as_str()), (b"PK\x03\x04\x00".as_slice(), "utf-8"));
    assert_eq!(source.skeleton, Some(samples::skeleton()));
    let undo = work.undo();
    let pasted = Edit::AddDocument(Box::new(samples::document(1, 1)));
    file.write(&[undo, work.apply(GroupKind::Import, vec![pasted], 3)]).unwrap();
    assert_eq!(file.source(DocumentId(1)).unwrap(), None);
}

#[test]
fn the_second_window_may_only_read_until_the_first_has_closed() {
    let (folder, path) = place();
    let mut work = written(&path);
    let mut first = ProjectFile::open(&path).unwrap();
    first.file.write(&[work.type_text(5, "unseen?", 40)]).unwrap();
    let mut second = ProjectFile::open(&path).unwrap();
    assert_eq!(second.access, Access::ReadOnly(Reason::OpenElsewhere));
    assert_eq!(second.project.segment(SegmentId(5)).unwrap().target, "unseen?");
    let change = work.type_text(5, "!", 50);
    let refused = second.file.write(std::slice::from_ref(&change)).unwrap_err();
    assert_eq!(refused.kind(), StoreErrorKind::NotWritable);
    second.file.close().unwrap();
    assert!(matches!(ProjectFile::create(&path), Err(StoreError::OpenElsewhere { .. })));
    first.file.write(&[change]).unwrap();
    first.file.close().unwrap();
    assert_eq!(files_in(&folder), 1);
    assert_eq!(access(&path), Access::Write);
}

#[test]
fn a_reader_in_the_way_of_closing_loses_nothing() {
    let (folder, path) = place();
    let mut work = written(&path);
    let mut window = ProjectFile::open(&path).unwrap();
    let reader = load_for_reading(&path).unwrap();
    window.file.write(&[work.type_text(5, "late", 40)]).unwrap();
    window.file.close().unwrap();
    reader.file.close().unwrap();
    assert_eq!(reopened(&path), work.stored());
    assert_eq!(files_in(&folder), 1);
}

#[test]
fn a_file_that_was_never_closed_is_whole() {
    let (folder, path) = place();
    let crashed = tempfile::tempdir().unwrap();
    let mut work = written(&path);
    let mut window = ProjectFile::open(&path).unwrap();
    window.file.write(&[work.type_text(5, "late", 40)]).unwrap();
    // What the disk holds at this moment is what a crash would leave.
    for name in fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()) {
        if !name.to_string_lossy().ends_with("-shm") {
            fs::copy(folder.path().join(&name), crashed.path().join(&name)).unwrap();
        }
    }
    window.file.close().unwrap();
    let left = crashed.path().join(path.file_name().unwrap());
    assert!(files_in(&crashed) >= 3, "the project, its log and the lock file");
    assert_eq!(reopened(&left), work.stored());
    assert_eq!(files_in(&crashed), 1);
}

#[test]
fn a_place_without_room_for_a_lock_is_read_only_with_all_that_was_written() {
    let (folder, path) = place();
    let mut work = written(&path);
    let mut window = ProjectFile::open(&path).unwrap();
    window.file.write(&[work.type_text(5, "late", 40)]).unwrap();
    let other = tempfile::tempdir().unwrap();
    let left = other.path().join("a.mqb");
    fs::copy(&path, &left).unwrap();
    fs::copy(folder.path().join("مشروع.mqb-wal"), other.path().join("a.mqb-wal")).unwrap();
    fs::create_dir(other.path().join(".a.mqb.lock")).unwrap();
    // Where the index of the log cannot be made either, `SQLite` itself cannot read.
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere/else", other.path().join("a.mqb-shm")).unwrap();
    let read = ProjectFile::open(&left).unwrap();
    assert_eq!(read.access, Access::ReadOnly(Reason::ReadOnlyPlace));
    assert_eq!(read.file.copy.is_some(), cfg!(unix));
    assert_eq!(read.project.segment(SegmentId(5)).unwrap().target, "late");
    read.file.save_copy(&other.path().join("b.mqb")).unwrap();
    read.file.close().unwrap();
    assert_eq!(reopened(&other.path().join("b.mqb")), work.stored());
}

#[test]
fn a_newer_version_is_read_if_it_can_be_and_never_written() {
    let (_folder, path) = place();
    written(&path);
    with_sql(&path, "PRAGMA user_version = 9; ALTER TABLE segments ADD COLUMN mood TEXT;");
    let read = ProjectFile::open(&path).unwrap();
    assert_eq!(read.access, Access::ReadOnly(Reason::NewerVersion(9)));
    assert_eq!(read.project.segment(SegmentId(2)).unwrap().target, "One");
    with_sql(&path, "ALTER TABLE segments RENAME COLUMN target TO translation");
    assert!(matches!(ProjectFile::open(&path), Err(StoreError::Newer { version: 9, .. })));
}

#[test]
fn edits_and_states_that_are_not_known_make_it_read_only_and_stay() {
    for sql in [
        r#"UPDATE history SET edit = '{"edit":"teleport"}' WHERE seq = 2"#,
        "UPDATE history SET label = 'dream' WHERE seq = 2",
        "UPDATE segments SET state = 'dreamt' WHERE id = 2",
    ] {
        let (folder, path) = place();
        written(&path);
        with_sql(&path, sql);
        let before = fs::read(&path).unwrap();
        let Opened { file, project, access, .. } = ProjectFile::open(&path).unwrap();
        assert_eq!(access, Access::ReadOnly(Reason::NewerVersion(schema::VERSION)), "{sql}");
        assert_eq!(project.segment(SegmentId(2)).unwrap().target, "One");
        file.close().unwrap();
        assert_eq!(fs::read(&path).unwrap(), before, "{sql}");
        assert_eq!(files_in(&folder), 1);
    }
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let (folder, path) = place();
    assert!(matches!(ProjectFile::open(&path), Err(StoreError::NotFound { .. })));
    assert!(matches!(ProjectFile::open(folder.path()), Err(StoreError::NotOurs { .. })));
    for content in [b"".as_slice(), b"<html>", &[0xff; 8192]] {
        write_atomic(&path, content).unwrap();
        assert!(matches!(ProjectFile::open(&path), Err(StoreError::NotOurs { .. })), "{content:?}");
    }
    let foreign = folder.path().join("bookmarks.sqlite");
    with_sql(&foreign, "CREATE TABLE a (b); PRAGMA user_version = 1;");
    assert!(matches!(ProjectFile::open(&foreign), Err(StoreError::NotOurs { .. })));
    assert_eq!(files_in(&folder), 2);
}

#[test]
fn only_nothing_or_an_empty_file_is_overwritten() {
    let (_folder, path) = place();
    write_atomic(&path, b"").unwrap();
    ProjectFile::create(&path).unwrap().close().unwrap();
    assert_eq!(reopened(&path), Default::default());
    assert!(matches!(ProjectFile::create(&path), Err(StoreError::Exists { .. })));
}

#[test]
fn damage_is_an_error_or_seen_by_the_check_but_never_a_panic() {
    let (folder, path) = place();
    written(&path);
    let whole = fs::read(&path).unwrap();
    let damaged = folder.path().join("b.mqb");
    let check = |bytes: &[u8]| {
        fs::remove_file(&damaged).ok();
        write_atomic(&damaged, bytes).unwrap();
        match ProjectFile::open(&damaged) {
            Ok(opened) => opened.file.integrity(),
            Err(error) => {
                let kinds = [StoreErrorKind::Damaged, StoreErrorKind::NotOurs, StoreErrorKind::Other];
                assert!(kinds.contains(&error.kind()), "{error}");
                false
            }
        }
    };
    assert!(check(&whole));
    for length in (0..whole.len()).step_by(1000) {
        assert!(!check(&whole[..length]), "cut at {length}");
    }
    for at in (0..whole.len()).step_by(509) {
        let mut bytes = whole.clone();
        let end = (at + 300).min(bytes.len());
        bytes[at..end].fill(0xa5);
        check(&bytes);
    }
}

#[test]
fn values_that_make_no_sense_are_damage() {
    for sql in [
        "UPDATE segments SET paragraph = -1 WHERE id = 2",
        "UPDATE segments SET id = -5 WHERE id = 2",
        "UPDATE segments SET target = CAST(x'ff' AS TEXT) WHERE id = 2",
        "DROP TABLE terms",
    ] {
        let (_folder, path) = place();
        written(&path);
        with_sql(&path, sql);
        assert_eq!(ProjectFile::open(&path).unwrap_err().kind(), StoreErrorKind::Damaged, "{sql}");
    }
}

#[test]
fn a_copy_is_one_plain_file_and_replaces_what_is_open_nowhere() {
    let (folder, path) = place();
    let mut work = written(&path);
    let copy = folder.path().join("copy.mqb");
    let Opened { mut file, .. } = ProjectFile::open(&path).unwrap();
    file.write(&[work.type_text(6, "new", 60)]).unwrap();
    file.save_copy(&copy).unwrap();
    // A log that a crash has left beside the old copy is not taken for changes of the new one.
    write_atomic(&folder.path().join("copy.mqb-wal"), &[7; 5000]).unwrap();
    file.save_copy(&copy).unwrap();
    assert!(!folder.path().join("copy.mqb-wal").exists());
    assert!(matches!(file.save_copy(&path), Err(StoreError::Exists { .. })));
    let open_copy = ProjectFile::open(&copy).unwrap();
    assert!(matches!(file.save_copy(&copy), Err(StoreError::OpenElsewhere { .. })));
    open_copy.file.close().unwrap();
    file.close().unwrap();
    assert_eq!(files_in(&folder), 2);
    assert_eq!(reopened(&copy), work.stored());
}

fn of_version_1(path: &Path) {
    let mut connection = Connection::open(path).unwrap();
    schema::bring_up(&mut connection, schema::Kind::Project, 0, 1).unwrap();
    connection
        .execute_batch(
            r#"INSERT INTO documents VALUES (1, 0, 'a.txt', '', 'ar', 'fr');
            INSERT INTO paragraphs VALUES (1, 0, 'heading', 1, NULL);
            INSERT INTO segments VALUES (2, 1, 0, 0, '', 'نص', 'text', 'confirmed', 0, 1, 'typed', 'me', 5, '');
            INSERT INTO meta VALUES ('consent', 'localhost');
            INSERT INTO entries VALUES (7, 'قطار', 'train', 'admitted', '["قطارات"]', 'travel', 'n');
            INSERT INTO entries VALUES (9, 'باب', 'door', 'preferred', '[]', '', '');
            INSERT INTO history VALUES (1, 1, 0, 'do', 'note', NULL, 5, 2,
                '{"edit":"note","segment":2,"before":"x","after":""}');
            INSERT INTO history VALUES (2, 2, 0, 'do', 'glossary', NULL, 6, NULL,
                '{"edit":"entry","id":9,"before":null,"after":{"source":"باب","target":"door","status":"preferred"}}');"#,
        )
        .unwrap();
}

/// A file of version 1 as its release wrote it; a later version must open it with the same content.
#[test]
fn a_file_of_version_1_opens_with_all_that_it_holds() {
    let (_folder, path) = place();
    of_version_1(&path);
    let (project, history) = reopened(&path);
    let segment = project.segment(SegmentId(2)).unwrap();
    assert_eq!((segment.source.as_str(), segment.target.as_str()), ("نص", "text"));
    assert!(segment.status.state.is_done() && segment.status.in_memory);
    assert_eq!(project.documents[0].heading(0), Some(1));
    assert_eq!(project.consent.as_deref(), Some("localhost"));
    let entry = &project.glossary[&EntryId(7)];
    let pair = entry.pair(&Language::new("ar"), &Language::new("fr")).unwrap();
    assert_eq!((pair.source.text.as_str(), pair.target.text.as_str()), ("قطار", "train"));
    assert_eq!((pair.status(), pair.note(), entry.domain.as_str()), (TermStatus::Admitted, "n", "travel"));
    assert_eq!(pair.source.variants, ["قطارات"]);
    assert_eq!(history.to_undo().unwrap().kind, GroupKind::Glossary);
}

#[test]
fn an_entry_of_version_1_can_be_undone_after_the_languages_have_changed() {
    let (_folder, path) = place();
    of_version_1(&path);
    ProjectFile::open(&path).unwrap().file.close().unwrap();
    with_sql(&path, "UPDATE documents SET target_language = 'de'");
    let Opened { mut project, history, .. } = ProjectFile::open(&path).unwrap();
    for edit in history.to_undo().unwrap().edits.iter().rev() {
        project.apply(&edit.inverse()).unwrap();
    }
    assert_eq!(project.glossary.keys().collect::<Vec<_>>(), [&EntryId(7)]);
}

#[test]
fn a_file_of_version_1_is_read_without_being_changed() {
    let (folder, path) = place();
    of_version_1(&path);
    let before = fs::read(&path).unwrap();
    let read = load_for_reading(&path).unwrap();
    assert_eq!(read.project.glossary.len(), 2);
    read.file.close().unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(files_in(&folder), 1);
}

/// A file of version 3, with an article and its bytes; it has no metadata beside the title, and no skeleton.
#[test]
fn a_file_of_version_3_opens_with_all_that_it_holds() {
    let (_folder, path) = place();
    let mut connection = Connection::open(&path).unwrap();
    schema::bring_up(&mut connection, schema::Kind::Project, 0, 3).unwrap();
    connection
        .execute_batch(
            r#"INSERT INTO documents VALUES (1, 0, 'a.txt', 'عنوان', 'ar', 'en');
            INSERT INTO sources VALUES (1, 'UTF-8', x'41', NULL);
            INSERT INTO paragraphs VALUES (1, 0, 'body', NULL, NULL);
            INSERT INTO segments VALUES (2, 1, 0, 0, '', 'نص', 'text', 'confirmed', 0, 1, 'typed', 'me', 5, '', NULL, 'rtl');
            INSERT INTO history VALUES (1, 1, 0, 'do', 'languages', NULL, 5, NULL,
                '{"edit":"remove_document","document":{"id":1,"name":"a.txt","title":"عنوان","source":"ar","target":"fr","paragraphs":[["body",null]],"segments":[]}}');"#,
        )
        .unwrap();
    drop(connection);
    let (project, history) = reopened(&path);
    let document = &project.documents[0];
    let titled = |title: &str| Metadata { title: title.into(), ..Metadata::default() };
    assert_eq!(document.metadata, titled("عنوان"));
    assert_eq!(document.segments[0].status.target_direction, Some(Direction::Rtl));
    let Some(Edit::RemoveDocument(old)) = history.to_undo().unwrap().edits.first() else { panic!("no edit") };
    assert_eq!(old.metadata, titled("عنوان"));
    let opened = ProjectFile::open(&path).unwrap();
    let source = opened.file.source(DocumentId(1)).unwrap().unwrap();
    assert_eq!((source.bytes.as_slice(), source.skeleton), (b"A".as_slice(), None));
}
