//! The disk takes nothing for a while: nothing that a translator has typed is lost without a question.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use muqabala::app::{Command, NoticeAction, Prompt, Saved};
use rusqlite::Connection;

use crate::reopen::{files_beside, worked_on};
use crate::support::{Desk, SENTENCES, seen};

/// Makes every write to the project fail, or work again.
fn break_writing(project: &Path, broken: bool) {
    let (from, to) = if broken { ("segments", "away") } else { ("away", "segments") };
    let connection = Connection::open(project).unwrap();
    connection.busy_timeout(crate::support::PATIENCE).unwrap();
    connection.execute_batch(&format!("ALTER TABLE {from} RENAME TO {to}")).unwrap();
}

fn saved(desk: &Desk) -> Saved {
    desk.workspace.open.as_ref().unwrap().saved()
}

#[test]
fn changes_that_could_not_be_written_are_said_kept_and_written_later_in_their_order() {
    let mut desk = worked_on();
    let path = desk.project_path();
    break_writing(&path, true);
    desk.workspace.execute(Command::CopySource);
    desk.until("the failure", |workspace| workspace.open.as_ref().unwrap().saved() == Saved::Failed);
    assert_eq!(desk.notice().action, Some(NoticeAction::TrySavingAgain));
    assert!(desk.notice().text().contains("not on disk yet"), "{:?}", desk.notice());
    desk.go(5);
    desk.translate("written while it could not be saved");
    desk.type_text("and typed");
    desk.undo();
    assert_eq!(saved(&desk), Saved::Failed);
    break_writing(&path, false);
    desk.workspace.execute(Command::FollowNotice(NoticeAction::TrySavingAgain));
    desk.until("the commit", |workspace| workspace.open.as_ref().unwrap().saved() == Saved::Yes);
    let before = seen(desk.document());
    let mut desk = desk.reopen();
    assert_eq!(seen(desk.document()), before);
    assert_eq!(desk.redo_all(), 1);
    desk.undo_all();
    assert_eq!(desk.sources(), SENTENCES);
}

#[test]
fn changes_that_could_not_be_written_are_tried_again_unasked() {
    let mut desk = worked_on();
    let path = desk.project_path();
    break_writing(&path, true);
    desk.type_text(" and more");
    desk.until("the failure", |workspace| workspace.open.as_ref().unwrap().saved() == Saved::Failed);
    break_writing(&path, false);
    desk.until("the commit", |workspace| workspace.open.as_ref().unwrap().saved() == Saved::Yes);
    let other = muqabala::app::headless::load(&path).unwrap();
    assert_eq!(seen(&other.documents[0]), seen(desk.document()));
}

#[test]
fn saving_says_that_all_is_saved_only_when_it_is() {
    let mut desk = worked_on();
    let path = desk.project_path();
    break_writing(&path, true);
    desk.workspace.execute(Command::CopySource);
    desk.workspace.execute(Command::Save);
    assert!(!desk.workspace.said.contains("Everything is saved"), "{}", desk.workspace.said);
    desk.until("the failure", |workspace| workspace.open.as_ref().unwrap().saved() == Saved::Failed);
    break_writing(&path, false);
    desk.workspace.execute(Command::Save);
    desk.until("the restore point", |workspace| workspace.said.contains("Everything is saved"));
    assert_eq!(saved(&desk), Saved::Yes);
}

#[test]
fn a_project_that_cannot_be_saved_is_not_closed_without_a_question() {
    let mut desk = worked_on();
    desk.go(1);
    let path = desk.project_path();
    let other = desk.file("other.txt", "مقال آخر.".as_bytes());
    break_writing(&path, true);
    desk.type_text(" and more");
    let closing =
        [Command::Close, Command::Open(other.clone()), Command::Open(path.clone()), Command::OpenSample];
    for command in closing {
        desk.workspace.execute(command.clone());
        assert_eq!(desk.workspace.prompt.take(), Some(Prompt::Unsaved), "{command:?}");
        assert!(!desk.workspace.opening);
        assert_eq!((desk.project_path(), desk.targets()[1]), (path.clone(), "It arrived and more"));
    }
    assert!(!desk.workspace.may_close(Duration::from_millis(10)));
    break_writing(&path, false);
    desk.workspace.prompt = None;
    desk.workspace.execute(Command::Close);
    assert_eq!((desk.workspace.prompt.take(), desk.workspace.open.is_none()), (None, true));
    assert!(desk.workspace.may_close(Duration::ZERO), "nothing is open");
    desk.open_path(&path);
    assert_eq!(desk.targets()[1], "It arrived and more");
}

#[test]
fn what_cannot_be_saved_is_given_up_when_the_user_says_so() {
    let mut desk = worked_on();
    desk.go(1);
    let path = desk.project_path();
    assert!(desk.workspace.finish(crate::support::PATIENCE));
    break_writing(&path, true);
    desk.type_text(" and more");
    desk.workspace.execute(Command::CloseAnyway);
    assert!(desk.workspace.open.is_none());
    break_writing(&path, false);
    desk.open_path(&path);
    assert_eq!(desk.targets()[1], "It arrived");
}

#[test]
fn a_copy_saves_what_the_disk_of_the_project_does_not_take() {
    let mut desk = worked_on();
    desk.go(1);
    assert!(desk.workspace.finish(crate::support::PATIENCE));
    let busy = Connection::open(desk.project_path()).unwrap();
    busy.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.type_text(" and more");
    let expected = seen(desk.document());
    let copy = desk.path("rescued.mqb");
    desk.workspace.execute(Command::SaveCopy(copy.clone()));
    desk.until_notice("A copy was written");
    assert!(desk.notice().hint.contains("open the copy"), "{:?}", desk.notice());
    assert_eq!(files_beside(&copy).iter().filter(|name| name.contains("rescued")).count(), 1);
    let mut other = Desk::at(Arc::clone(&desk.home));
    other.open_path(&copy);
    assert_eq!(seen(other.document()), expected);
    other.undo();
    assert_eq!(other.targets()[1], "It arrived", "the history is there as well");
}
