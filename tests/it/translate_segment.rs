//! A translator writes the translation of a segment, and goes on to the next.

use std::thread::sleep;
use std::time::Duration;

use muqabala::app::{Command, Move, Severity};
use muqabala::model::{Origin, Side, State};
use muqabala::text::Selection;

use crate::support::{Desk, SENTENCES};

#[test]
fn typing_on_is_one_step_of_undo() {
    let mut desk = Desk::with_article();
    desk.type_text("The old trian");
    desk.backspace(3);
    desk.type_text("ain");
    assert_eq!(desk.targets()[0], "The old train");
    desk.undo();
    assert_eq!((desk.targets()[0], desk.states()[0]), ("", State::NotStarted));
    desk.redo();
    assert_eq!((desk.targets()[0], desk.states()[0]), ("The old train", State::Draft));
}

#[test]
fn typing_that_empties_and_fills_a_segment_can_be_undone_whole() {
    let mut desk = Desk::with_article();
    desk.type_text("abc");
    desk.workspace.execute(Command::CloseTyping);
    desk.backspace(3);
    assert_eq!(desk.states()[0], State::NotStarted);
    desk.type_text("xy");
    desk.backspace(2);
    desk.type_text("z");
    assert_eq!((desk.targets()[0], desk.states()[0]), ("z", State::Draft));
    desk.undo();
    assert_eq!((desk.targets()[0], desk.states()[0]), ("abc", State::Draft));
    desk.redo();
    assert_eq!((desk.targets()[0], desk.states()[0]), ("z", State::Draft));
    assert_eq!(desk.undo_all(), 2);
    assert_eq!(desk.redo_all(), 2);
    assert_eq!(desk.targets()[0], "z");
}

#[test]
fn a_pause_closes_the_step() {
    let mut desk = Desk::with_article();
    desk.type_text("one");
    // Longer than the second in which typing joins.
    sleep(Duration::from_millis(1100));
    desk.type_text(" two");
    desk.undo();
    assert_eq!(desk.targets()[0], "one");
    assert_eq!(desk.undo_all(), 1);
}

#[test]
fn a_jump_of_the_caret_closes_the_step() {
    let mut desk = Desk::with_article();
    desk.type_text("one two");
    desk.workspace.execute(Command::CloseTyping);
    desk.type_at(3, " and");
    assert_eq!(desk.targets()[0], "one and two");
    desk.undo();
    assert_eq!(desk.targets()[0], "one two");
}

#[test]
fn typing_elsewhere_in_the_text_is_a_step_of_its_own_even_unannounced() {
    let mut desk = Desk::with_article();
    desk.type_text("one two");
    desk.type_at(0, "X");
    desk.undo();
    assert_eq!(desk.targets()[0], "one two");
}

#[test]
fn leaving_the_segment_closes_the_step() {
    let mut desk = Desk::with_article();
    desk.type_text("one");
    desk.workspace.execute(Command::Go(Move::Next));
    desk.workspace.execute(Command::Go(Move::Previous));
    desk.type_text(" two");
    desk.undo();
    assert_eq!(desk.targets()[0], "one");
}

#[test]
fn undo_takes_the_eye_and_the_caret_back_to_the_change() {
    let mut desk = Desk::with_article();
    desk.go(2);
    desk.type_text("flowers");
    desk.go(5);
    desk.undo();
    assert_eq!(desk.active(), 2);
    let open = desk.workspace.open.as_ref().unwrap();
    assert_eq!(open.jump, Some((desk.segment(2).id, Selection::caret(0))));
}

#[test]
fn states_follow_the_work_and_the_author_is_kept() {
    let mut desk = Desk::with_article();
    desk.workspace.settings.author = "ليلى".into();
    assert_eq!(desk.states()[0], State::NotStarted);
    desk.type_text("The");
    assert_eq!(desk.states()[0], State::Draft);
    desk.workspace.execute(Command::Confirm { remember: true });
    let status = &desk.segment(0).status;
    assert_eq!((status.state, status.in_memory, status.origin), (State::Confirmed, true, Origin::Typed));
    assert_eq!(status.author, "ليلى");
    assert!(status.changed_at > 0);
    desk.go(0);
    desk.type_text("!");
    assert_eq!((desk.states()[0], desk.segment(0).status.in_memory), (State::Draft, false));
    desk.backspace(4);
    assert_eq!((desk.targets()[0], desk.states()[0]), ("", State::NotStarted));
}

#[test]
fn confirming_goes_on_to_the_next_that_is_not_confirmed() {
    let mut desk = Desk::with_article();
    desk.go(1);
    desk.translate("It arrived.");
    desk.go(0);
    desk.translate("The return");
    assert_eq!(desk.active(), 2, "the second is done already");
    for index in 2..6 {
        desk.translate(&format!("Sentence {index}."));
    }
    assert_eq!(desk.workspace.said, "All 6 segments are confirmed");
    assert_eq!(desk.states(), [State::Confirmed; 6]);
    let progress = desk.workspace.open.as_ref().unwrap().lookups.progress();
    assert_eq!((progress.done, progress.total), (6, 6));
}

#[test]
fn the_search_for_the_next_begins_again_at_the_top() {
    let mut desk = Desk::with_article();
    desk.go(5);
    desk.translate("The last one.");
    assert_eq!(desk.active(), 0);
}

#[test]
fn confirming_nothing_is_refused() {
    for typed in ["", "  "] {
        let mut desk = Desk::with_article();
        desk.type_text(typed);
        desk.workspace.execute(Command::Confirm { remember: true });
        assert_ne!(desk.states()[0], State::Confirmed);
        assert_eq!(desk.active(), 0);
        assert_eq!(desk.notice().severity, Severity::Warning);
        assert!(!desk.notice().hint.is_empty());
    }
}

#[test]
fn a_segment_confirmed_without_memory_stays_out_of_it() {
    let mut desk = Desk::with_article();
    desk.type_text("x");
    desk.workspace.execute(Command::Confirm { remember: false });
    assert_eq!((desk.states()[0], desk.segment(0).status.in_memory), (State::Confirmed, false));
    desk.go(0);
    desk.workspace.execute(Command::Confirm { remember: true });
    assert!(desk.segment(0).status.in_memory);
}

#[test]
fn a_confirmed_segment_can_be_reopened() {
    let mut desk = Desk::with_article();
    desk.translate("The return");
    let first = desk.segment(0).id;
    desk.workspace.execute(Command::ToggleConfirmed(first));
    assert_eq!((desk.states()[0], desk.active()), (State::Draft, 0));
    desk.workspace.execute(Command::ToggleConfirmed(first));
    assert_eq!(desk.states()[0], State::Confirmed);
    desk.go(0);
    desk.workspace.execute(Command::Unconfirm);
    assert_eq!((desk.states()[0], desk.targets()[0]), (State::Draft, "The return"));
    desk.workspace.execute(Command::Unconfirm);
    assert_eq!(desk.workspace.said, "This segment is not confirmed");
}

#[test]
fn the_source_is_copied_and_the_translation_cleared_each_as_one_step() {
    let mut desk = Desk::with_article();
    desk.type_text("draft");
    desk.workspace.execute(Command::CopySource);
    assert_eq!((desk.targets()[0], desk.states()[0]), (SENTENCES[0], State::Draft));
    desk.workspace.execute(Command::ClearTarget);
    assert_eq!((desk.targets()[0], desk.states()[0]), ("", State::NotStarted));
    desk.undo();
    assert_eq!(desk.targets()[0], SENTENCES[0]);
    desk.undo();
    assert_eq!(desk.targets()[0], "draft");
}

#[test]
fn copying_the_source_of_a_segment_that_holds_it_already_is_no_step() {
    let mut desk = Desk::with_article();
    desk.workspace.execute(Command::ClearTarget);
    assert_eq!(desk.undo_all(), 0, "nothing was there to clear");
    desk.workspace.execute(Command::CopySource);
    desk.workspace.execute(Command::CopySource);
    assert_eq!(desk.undo_all(), 1);
}

#[test]
fn an_insertion_keeps_words_apart_and_replaces_the_selection() {
    for (text, anchor, caret, expected) in [
        ("", 0, 0, "train"),
        ("the old", 7, 7, "the old train"),
        ("the  came", 4, 4, "the train came"),
        ("theold", 3, 3, "the train old"),
        ("the bus came", 4, 7, "the train came"),
        ("the bus came", 7, 4, "the train came"),
        ("(", 1, 1, "(train"),
    ] {
        let mut desk = Desk::with_article();
        desk.type_text(text);
        let selection = Selection { anchor, caret };
        desk.workspace.execute(Command::Insert { text: "train".into(), selection });
        assert_eq!(desk.targets()[0], expected, "{text:?}");
    }
}

#[test]
fn an_insertion_off_a_character_boundary_changes_nothing() {
    let mut desk = Desk::with_text("The train came back to the city.");
    desk.type_text("قطار");
    for at in [1, 99] {
        let selection = Selection::caret(at);
        desk.workspace.execute(Command::Insert { text: "x".into(), selection });
        assert_eq!(desk.targets()[0], "قطار");
    }
}

#[test]
fn a_locked_segment_is_not_changed() {
    let mut desk = Desk::with_article();
    desk.type_text("kept");
    desk.workspace.execute(Command::ToggleLock);
    assert!(desk.segment(0).status.locked);
    let at = SENTENCES[0].find(' ').unwrap();
    desk.type_text("x");
    desk.change_side(Side::Source, 0, "", "x");
    for command in [
        Command::CopySource,
        Command::ClearTarget,
        Command::Insert { text: "x".into(), selection: Selection::caret(0) },
        Command::Split { source_at: at, target_at: 0 },
    ] {
        desk.workspace.execute(command);
    }
    assert_eq!((desk.targets()[0], desk.sources()[0]), ("kept", SENTENCES[0]));
    assert!(desk.notice().summary.contains("locked"));
    desk.workspace.execute(Command::ToggleLock);
    desk.type_text("!");
    assert_eq!(desk.targets()[0], "kept!");
}

#[test]
fn a_note_is_kept_and_undone() {
    let mut desk = Desk::with_article();
    let segment = desk.segment(1).id;
    desk.act(Command::SetNote { segment, note: "ask the editor".into() });
    desk.act(Command::SetNote { segment, note: "ask the editor".into() });
    assert_eq!(desk.segment(1).note, "ask the editor");
    assert_eq!(desk.undo_all(), 1, "the same note twice is one change");
    assert_eq!(desk.segment(1).note, "");
}

#[test]
fn the_source_can_be_edited_without_touching_the_translation() {
    let mut desk = Desk::with_article();
    desk.translate("The return");
    desk.go(0);
    desk.change_side(Side::Source, 0, "", "خبر: ");
    assert_eq!(desk.sources()[0], format!("خبر: {}", SENTENCES[0]));
    assert_eq!((desk.targets()[0], desk.states()[0]), ("The return", State::Confirmed));
    desk.undo();
    assert_eq!(desk.sources(), SENTENCES);
}

#[test]
fn a_change_for_another_text_is_refused_and_said() {
    let mut desk = Desk::with_article();
    desk.type_text("abc");
    desk.change(0, "x", "y");
    desk.change(50, "", "y");
    assert_eq!(desk.targets()[0], "abc");
    assert_eq!(desk.notice().severity, Severity::Error);
    assert_eq!(desk.undo_all(), 1, "what was refused is no step");
}

#[test]
fn moves_lead_nowhere_beyond_the_ends() {
    let mut desk = Desk::with_article();
    desk.workspace.execute(Command::Go(Move::Previous));
    assert_eq!(desk.active(), 0);
    desk.go(5);
    for to in [Move::Next, Move::Number(0), Move::Number(7)] {
        desk.workspace.execute(Command::Go(to));
        assert_eq!(desk.active(), 5);
    }
}
