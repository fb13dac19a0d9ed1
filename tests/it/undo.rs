//! A translator takes back what was done, as far as the untouched article, and does it again.

use muqabala::app::{Command, Reread};
use muqabala::model::{Entry, EntryId, State};
use muqabala::text::{Language, Selection};

use crate::support::{Desk, SENTENCES, seen};

/// One change of each kind.
fn work(desk: &mut Desk) {
    desk.translate("The old train returns");
    desk.type_text("It arrived");
    desk.workspace.execute(Command::CloseTyping);
    desk.type_text(" yesterday.");
    desk.act(Command::Confirm { remember: false });
    desk.act(Command::CopySource);
    let selection = Selection::caret(0);
    desk.act(Command::Insert { text: "Flowers".into(), selection });
    let segment = desk.segment(2).id;
    desk.act(Command::SetNote { segment, note: "check".into() });
    desk.go(3);
    desk.act(Command::Split { source_at: "بدأت".len(), target_at: 0 });
    desk.act(Command::ToggleLock);
    desk.go(5);
    desk.act(Command::Merge);
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let entry = Entry::of_pair(EntryId(0), (&ar, "قطار"), (&en, "train"));
    desk.act(Command::PutEntry(Box::new(entry)));
    desk.act(Command::SetLanguages { source: Language::new("ar"), target: Language::new("fr") });
    desk.go(0);
    desk.act(Command::Unconfirm);
    desk.act(Command::ClearTarget);
}

/// Each step of [`work`]: two confirmations with typing (2 + 3), copy, insertion, note, split, lock, merge, term,
/// languages, reopening, clearing.
const STEPS: usize = 15;

#[test]
fn everything_goes_back_to_the_untouched_article_and_forward_again() {
    let mut desk = Desk::with_article();
    let untouched = seen(desk.document());
    work(&mut desk);
    let done = seen(desk.document());
    assert_eq!(desk.undo_all(), STEPS);
    assert_eq!(seen(desk.document()), untouched);
    assert!(desk.workspace.open.as_ref().unwrap().project.glossary.is_empty());
    assert_eq!(desk.redo_all(), STEPS);
    assert_eq!(seen(desk.document()), done);
    assert_eq!(desk.workspace.open.as_ref().unwrap().project.glossary.len(), 1);
}

#[test]
fn undo_and_redo_survive_closing_at_any_point_between() {
    let mut desk = Desk::with_article();
    let untouched = seen(desk.document());
    work(&mut desk);
    let done = seen(desk.document());
    let mut desk = desk.reopen();
    assert_eq!(seen(desk.document()), done);
    for _ in 0..6 {
        desk.undo();
    }
    let halfway = seen(desk.document());
    let mut desk = desk.reopen();
    assert_eq!(seen(desk.document()), halfway);
    assert_eq!(desk.redo_all(), 6);
    assert_eq!(seen(desk.document()), done);
    let mut desk = desk.reopen();
    assert_eq!(desk.undo_all(), STEPS);
    let mut desk = desk.reopen();
    assert_eq!(seen(desk.document()), untouched);
    assert_eq!(desk.redo_all(), STEPS);
    assert_eq!(seen(desk.document()), done);
}

#[test]
fn a_new_change_ends_what_could_be_done_again() {
    let mut desk = Desk::with_article();
    desk.translate("one");
    desk.undo();
    desk.go(2);
    desk.type_text("other");
    assert_eq!(desk.redo_all(), 0);
    let mut desk = desk.reopen();
    assert_eq!(desk.redo_all(), 0);
    assert_eq!(desk.undo_all(), 2);
    assert_eq!(desk.targets(), [""; 6]);
}

#[test]
fn numbers_of_undone_segments_never_meet_new_ones() {
    let mut desk = Desk::with_article();
    let at = "بدأت".len();
    desk.go(3);
    desk.act(Command::Split { source_at: at, target_at: 0 });
    desk.undo();
    desk.go(1);
    desk.act(Command::Split { source_at: "وصل".len(), target_at: 0 });
    desk.go(4);
    desk.act(Command::Split { source_at: at, target_at: 0 });
    let done = seen(desk.document());
    let mut desk = desk.reopen();
    assert_eq!(seen(desk.document()), done);
    assert_eq!(desk.undo_all(), 2);
    assert_eq!(desk.sources(), SENTENCES);
    assert_eq!(desk.redo_all(), 2);
    assert_eq!(seen(desk.document()), done);
}

#[test]
fn undoing_a_second_reading_brings_the_translation_back() {
    let mut desk = Desk::with_article();
    desk.translate("The old train returns");
    let before = seen(desk.document());
    desk.act(Command::Reread(Reread { encoding: Some("windows-1256".into()), ..Reread::default() }));
    assert!(desk.states().iter().all(|state| *state == State::NotStarted));
    assert!(desk.notice().hint.contains("undo brings it back"), "{:?}", desk.notice());
    desk.undo();
    assert_eq!(seen(desk.document()), before);
    desk.redo();
    assert_ne!(desk.sources(), SENTENCES);
    let mut desk = desk.reopen();
    desk.undo();
    assert_eq!(seen(desk.document()), before);
    assert_eq!(desk.targets()[0], "The old train returns");
}

#[test]
fn a_held_down_undo_ends_at_the_article_and_says_so() {
    let mut desk = Desk::with_article();
    assert_eq!(desk.undo_all(), 0);
    assert_eq!(desk.sources(), SENTENCES);
    assert_eq!(desk.workspace.said, "Nothing more to undo");
}

#[test]
fn undo_says_what_it_takes_back() {
    let mut desk = Desk::with_article();
    desk.translate("one");
    desk.undo();
    assert_eq!(desk.workspace.said, "Undone: a change of state");
    assert_eq!((desk.targets()[0], desk.states()[0]), ("one", State::Draft));
    desk.undo();
    assert_eq!(desk.workspace.said, "Undone: typing");
    desk.redo();
    assert_eq!(desk.workspace.said, "Done again: typing");
}

#[test]
fn typing_after_an_undo_is_a_step_of_its_own() {
    let mut desk = Desk::with_article();
    desk.type_text("one");
    desk.workspace.execute(Command::CloseTyping);
    desk.type_text(" two");
    desk.undo();
    desk.type_text(" three");
    assert_eq!(desk.targets()[0], "one three");
    desk.undo();
    assert_eq!(desk.targets()[0], "one");
}

#[test]
fn undoing_a_change_of_languages_says_so() {
    let mut desk = Desk::with_article();
    desk.act(Command::SetLanguages { source: Language::new("ar"), target: Language::new("fr") });
    let mut desk = desk.reopen();
    desk.undo();
    assert_eq!(desk.workspace.said, "Undone: the languages");
    assert_eq!(desk.document().target, Language::new("en"));
}
