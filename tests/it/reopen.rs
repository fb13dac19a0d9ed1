//! A translator comes back to a project: after closing it, after a crash, in a second window, from a place to read only.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use muqabala::app::{Access, Command, NoticeAction, Reason, Saved};
use muqabala::model::{Document, State};
use rusqlite::Connection;

use crate::support::{Desk, SENTENCES, seen};

/// A desk with one confirmed segment, one draft with a note, and a cut.
pub(crate) fn worked_on() -> Desk {
    let mut desk = Desk::with_article();
    desk.translate("The old train returns");
    desk.type_text("It arrived");
    let segment = desk.segment(1).id;
    desk.act(Command::SetNote { segment, note: "when?".into() });
    desk.go(3);
    desk.act(Command::Split { source_at: "بدأت".len(), target_at: 0 });
    desk
}

pub(crate) fn files_beside(path: &Path) -> Vec<String> {
    let folder = fs::read_dir(path.parent().unwrap()).unwrap();
    let mut names: Vec<_> =
        folder.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn all_is_there_after_closing_and_the_caret_stands_where_the_work_goes_on() {
    let desk = worked_on();
    let before = seen(desk.document());
    let desk = desk.reopen();
    assert_eq!(seen(desk.document()), before);
    assert_eq!(desk.active(), 1);
    let open = desk.workspace.open.as_ref().unwrap();
    assert_eq!((open.access, open.saved()), (Access::Write, Saved::Yes));
    assert_eq!((open.lookups.progress().done, open.lookups.progress().total), (1, 7));
}

#[test]
fn a_closed_project_is_one_plain_file() {
    let mut desk = worked_on();
    let path = desk.project_path();
    assert!(files_beside(&path).len() > 1, "a log and a lock lie beside it while it is open");
    desk.act(Command::Close);
    assert_eq!(files_beside(&path), ["article.mqb"]);
}

#[test]
fn typing_that_was_not_waited_for_is_there_after_closing() {
    let mut desk = Desk::with_article();
    let path = desk.project_path();
    desk.type_text("still in the hands");
    desk.workspace.execute(Command::Close);
    desk.open_path(&path);
    assert_eq!(desk.targets()[0], "still in the hands");
}

#[test]
fn more_changes_than_the_queue_holds_keep_their_order() {
    let mut desk = Desk::with_article();
    for _ in 0..200 {
        desk.type_text("ab");
        desk.backspace(1);
        desk.workspace.execute(Command::ToggleLock);
        desk.workspace.execute(Command::ToggleLock);
    }
    let before = seen(desk.document());
    assert_eq!(desk.targets()[0], "a".repeat(200));
    let mut desk = desk.reopen();
    assert_eq!(seen(desk.document()), before);
    desk.undo_all();
    assert_eq!(desk.targets()[0], "");
}

#[test]
fn the_saved_mark_waits_for_the_disk() {
    let mut desk = Desk::with_article();
    assert_eq!(desk.workspace.open.as_ref().unwrap().saved(), Saved::Yes);
    desk.workspace.execute(Command::CopySource);
    assert_eq!(desk.workspace.open.as_ref().unwrap().saved(), Saved::Writing);
    desk.until("the commit", |workspace| workspace.open.as_ref().unwrap().saved() == Saved::Yes);
    let other = muqabala::app::headless::load(&desk.project_path()).unwrap();
    assert_eq!(other.documents[0].segments[0].target, SENTENCES[0]);
}

#[test]
fn typing_reaches_the_disk_without_being_asked_to() {
    let mut desk = Desk::with_article();
    desk.type_text("slowly");
    desk.until("the commit", |workspace| workspace.open.as_ref().unwrap().saved() == Saved::Yes);
    let other = muqabala::app::headless::load(&desk.project_path()).unwrap();
    assert_eq!(other.documents[0].segments[0].target, "slowly");
}

/// The project as a crash at this moment would leave it: what lies on the disk, and nobody who closes it.
fn crashed(desk: &Desk) -> PathBuf {
    let path = desk.project_path();
    let folder = desk.path("after the crash");
    fs::create_dir_all(&folder).unwrap();
    for name in files_beside(&path).iter().filter(|name| !name.ends_with("-shm")) {
        fs::copy(path.with_file_name(name), folder.join(name)).unwrap();
    }
    folder.join("article.mqb")
}

#[test]
fn after_a_crash_all_that_was_saved_is_there_and_can_be_undone() {
    let mut desk = worked_on();
    assert!(desk.workspace.finish(crate::support::PATIENCE));
    let before = seen(desk.document());
    let path = crashed(&desk);
    assert!(path.with_file_name("article.mqb-wal").exists(), "the last changes lie beside the file");
    let mut after = Desk::at(Arc::clone(&desk.home));
    after.open_path(&path);
    assert_eq!(after.workspace.open.as_ref().unwrap().access, Access::Write);
    assert_eq!(seen(after.document()), before);
    after.undo_all();
    assert_eq!(after.sources(), SENTENCES);
    after.act(Command::Close);
    assert_eq!(files_beside(&path), ["article.mqb"], "what the crash left behind is tidied up");
}

#[test]
fn dropping_the_workspace_loses_nothing() {
    let mut desk = Desk::with_article();
    let (path, home) = (desk.project_path(), Arc::clone(&desk.home));
    desk.type_text("typed, then the window was gone");
    drop(desk);
    let mut desk = Desk::at(home);
    desk.open_path(&path);
    assert_eq!(desk.targets()[0], "typed, then the window was gone");
}

/// Tries to change what may only be read, and then works on in a copy.
fn read_only_then_copied(mut desk: Desk, reason: Reason, expected: &Document, words: &str) {
    assert_eq!(desk.workspace.open.as_ref().unwrap().access, Access::ReadOnly(reason));
    let notice = desk.notice();
    assert_eq!(notice.action, Some(NoticeAction::SaveCopy));
    assert!(notice.text().contains(words), "{}", notice.text());
    assert_eq!(&seen(desk.document()), expected);
    desk.type_text("x");
    for command in
        [Command::CopySource, Command::ToggleLock, Command::Merge, Command::Undo, Command::RevokeConsent]
    {
        desk.act(command);
        assert_eq!(&seen(desk.document()), expected, "it may only be read");
    }
    assert!(desk.notice().summary.contains("can only be read"));
    let copy = desk.path("my copy.mqb");
    desk.act(Command::SaveCopy(copy.clone()));
    let open = desk.workspace.open.as_ref().unwrap();
    assert_eq!((open.path.as_path(), open.access), (copy.as_path(), Access::Write));
    assert_eq!(&seen(desk.document()), expected);
    desk.go(5);
    desk.translate("worked on in the copy");
    let desk = desk.reopen();
    assert_eq!(desk.targets()[5], "worked on in the copy");
}

#[test]
fn a_second_window_reads_and_works_on_in_a_copy() {
    let mut first = worked_on();
    assert!(first.workspace.finish(crate::support::PATIENCE));
    let expected = seen(first.document());
    let mut second = Desk::at(Arc::clone(&first.home));
    second.open_path(&first.project_path());
    read_only_then_copied(second, Reason::OpenElsewhere, &expected, "another window");
    first.type_text(" goes on");
    assert_eq!(seen(first.reopen().document()).segments.len(), expected.segments.len());
}

#[test]
fn when_the_first_window_is_closed_the_project_can_be_worked_on() {
    let mut first = worked_on();
    let path = first.project_path();
    let mut second = Desk::at(Arc::clone(&first.home));
    second.open_path(&path);
    assert_ne!(second.workspace.open.as_ref().unwrap().access, Access::Write);
    first.act(Command::Close);
    second.open_path(&path);
    assert_eq!(second.workspace.open.as_ref().unwrap().access, Access::Write);
}

#[test]
fn a_project_in_a_place_to_read_only_opens_and_is_copied() {
    let mut desk = worked_on();
    let expected = seen(desk.document());
    let path = desk.project_path();
    desk.act(Command::Close);
    // No lock can be made there, for nobody, not even for the administrator who may run this test.
    fs::create_dir(path.with_file_name(".article.mqb.lock")).unwrap();
    desk.open_path(&path);
    read_only_then_copied(desk, Reason::ReadOnlyPlace, &expected, "cannot be written to");
}

#[test]
fn a_project_of_a_newer_version_is_read_and_not_written() {
    let mut desk = worked_on();
    let expected = seen(desk.document());
    let path = desk.project_path();
    desk.act(Command::Close);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let bytes = fs::read(&path).unwrap();
    desk.open_path(&path);
    let open = desk.workspace.open.as_ref().unwrap();
    assert_eq!(open.access, Access::ReadOnly(Reason::NewerVersion(99)));
    assert!(desk.notice().text().contains("newer Muqabala"));
    assert_eq!(seen(desk.document()), expected);
    desk.act(Command::CopySource);
    desk.act(Command::Close);
    assert_eq!(fs::read(&path).unwrap(), bytes, "not a byte of it has changed");
}

#[test]
fn a_copy_holds_the_last_keystroke_and_leaves_the_project_open() {
    let mut desk = worked_on();
    let original = desk.project_path();
    desk.type_text("the very last");
    let expected = seen(desk.document());
    let copy = desk.path("copy");
    desk.workspace.execute(Command::SaveCopy(copy.clone()));
    desk.until_notice("A copy was written");
    assert_eq!(desk.project_path(), original);
    let copied = muqabala::app::headless::load(&copy.with_extension("mqb")).unwrap();
    assert_eq!(seen(&copied.documents[0]), expected);
}

#[test]
fn a_copy_onto_the_project_itself_is_refused() {
    let mut desk = worked_on();
    let expected = seen(desk.document());
    let path = desk.project_path();
    desk.workspace.execute(Command::SaveCopy(path));
    desk.until_notice("could not be written");
    assert_eq!(seen(desk.reopen().document()), expected);
}

#[test]
fn saving_keeps_a_restore_point_that_opens() {
    let mut desk = worked_on();
    let expected = seen(desk.document());
    desk.workspace.execute(Command::Save);
    desk.until("the restore point", |workspace| workspace.said.contains("restore point was kept"));
    desk.act(Command::CopySource);
    let kept: Vec<_> = fs::read_dir(desk.path("data").join("restore")).unwrap().collect();
    assert_eq!(kept.len(), 1);
    let mut other = Desk::at(Arc::clone(&desk.home));
    other.open_path(&kept[0].as_ref().unwrap().path());
    assert_eq!(seen(other.document()), expected);
}

#[test]
fn a_project_that_is_open_can_be_opened_again_in_the_same_window() {
    let mut desk = worked_on();
    let path = desk.project_path();
    let expected = seen(desk.document());
    desk.open_path(&path);
    assert_eq!(desk.workspace.open.as_ref().unwrap().access, Access::Write);
    assert_eq!(seen(desk.document()), expected);
}

#[test]
fn two_articles_of_one_name_become_two_projects() {
    let mut desk = worked_on();
    let first = desk.project_path();
    desk.open_path(&desk.file("article.txt", b"Other bytes."));
    assert_ne!(desk.project_path(), first);
    assert_eq!(desk.states(), [State::NotStarted]);
    desk.open_path(&first);
    assert_eq!(desk.targets()[0], "The old train returns");
}

#[test]
fn recent_projects_are_remembered_with_their_progress() {
    let desk = worked_on();
    let path = desk.project_path();
    let desk = desk.reopen();
    let recent = &desk.workspace.recents.projects()[0];
    assert_eq!((recent.path.as_path(), recent.confirmed, recent.total), (path.as_path(), 1, 7));
    assert_eq!((recent.source.as_str(), recent.target.as_str()), ("ar", "en"));
}

#[test]
fn closing_writes_everything_even_where_no_answer_was_ever_taken_in() {
    let (done, is_done) = std::sync::mpsc::sync_channel(1);
    let work = move || {
        let mut desk = Desk::with_article();
        let path = desk.project_path();
        // More answers than wait for the window, and more changes than wait for the writer.
        for _ in 0..1501 {
            desk.workspace.execute(Command::ToggleLock);
        }
        desk.workspace.execute(Command::Close);
        desk.open_path(&path);
        done.send((desk.segment(0).status.locked, desk.undo_all())).unwrap();
    };
    std::thread::Builder::new().name("closing".to_owned()).spawn(work).unwrap();
    assert_eq!(is_done.recv_timeout(2 * crate::support::PATIENCE), Ok((true, 1501)));
}

#[test]
fn what_cannot_be_opened_leaves_the_open_project_open() {
    let mut desk = worked_on();
    desk.go(1);
    let path = desk.project_path();
    let pdf = desk.file("a.pdf", b"%PDF-1.7 rest");
    let damaged = desk.file("b.mqb", b"not a project at all");
    for strange in [pdf, damaged, desk.path("gone.txt"), desk.path("gone.mqb")] {
        desk.type_text("x");
        desk.open_path(&strange);
        assert_eq!(desk.notice().severity, muqabala::app::Severity::Error, "{strange:?}");
        let saved = desk.workspace.open.as_ref().unwrap().saved();
        assert_eq!((desk.project_path(), saved), (path.clone(), Saved::Yes));
    }
    assert_eq!(desk.targets()[1], "It arrivedxxxx");
}

#[test]
fn the_open_project_is_opened_again_by_any_of_its_names() {
    let mut desk = worked_on();
    desk.go(1);
    let path = desk.project_path();
    let folder = path.parent().unwrap();
    let name = folder.join("..").join(folder.file_name().unwrap()).join("article.mqb");
    desk.open_path(&name);
    assert_eq!(desk.workspace.open.as_ref().unwrap().access, Access::Write);
}

#[test]
fn an_article_that_is_a_project_already_is_opened_as_that_project() {
    let mut desk = worked_on();
    let expected = seen(desk.document());
    let first = desk.project_path();
    let article = desk.path("article.txt");
    desk.open_path(&article);
    assert_eq!(desk.project_path(), first);
    assert!(desk.notice().summary.contains("already the open project"), "{:?}", desk.notice());
    desk.open_path(&desk.file("article.md", b"Other bytes."));
    let second = desk.project_path();
    assert!(second.ends_with("article 2.mqb"), "{second:?}");
    desk.open_path(&article);
    assert_eq!((desk.project_path(), seen(desk.document())), (first.clone(), expected));
    assert!(desk.notice().summary.contains("already a project; it was opened"), "{:?}", desk.notice());
    desk.open_path(&desk.path("article.md"));
    assert_eq!(desk.project_path(), second, "its number does not hide it");
    fs::remove_file(&first).unwrap();
    desk.open_path(&article);
    assert_eq!(desk.states(), [State::NotStarted; 6], "one that is gone is made anew");
}
