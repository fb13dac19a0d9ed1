//! A translator cuts segments otherwise than the program did.

use muqabala::app::Command;
use muqabala::model::State;

use crate::support::{Desk, SENTENCES, seen};

fn split(desk: &mut Desk, source: &str, target: &str) {
    let segment = desk.segment(desk.active());
    let source_at = segment.source.find(source).unwrap();
    let target_at = segment.target.find(target).unwrap();
    desk.act(Command::Split { source_at, target_at });
}

#[test]
fn a_split_cuts_both_texts_at_their_carets() {
    let mut desk = Desk::with_article();
    desk.go(1);
    desk.type_text("The train arrived yesterday morning.");
    split(&mut desk, "صباح", "yesterday");
    assert_eq!(desk.sources()[1..3], ["وصل القطار إلى المحطة", "صباح أمس."]);
    assert_eq!(desk.targets()[1..3], ["The train arrived", "yesterday morning."]);
    assert_eq!(desk.states()[1..3], [State::Draft; 2]);
    assert_eq!((desk.sources().len(), desk.active()), (7, 1));
    let mut ids: Vec<_> = desk.document().segments.iter().map(|segment| segment.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 7, "no id is given twice");
}

#[test]
fn merging_the_halves_gives_the_segment_back() {
    let mut desk = Desk::with_article();
    desk.go(1);
    desk.type_text("The train arrived yesterday morning.");
    let before = seen(desk.document());
    split(&mut desk, "صباح", "yesterday");
    desk.act(Command::Merge);
    assert_eq!(desk.sources(), SENTENCES);
    assert_eq!(desk.targets()[1], "The train arrived yesterday morning.");
    desk.undo();
    desk.undo();
    assert_eq!(seen(desk.document()), before);
}

#[test]
fn merging_joins_sources_translations_and_notes() {
    let mut desk = Desk::with_article();
    desk.go(3);
    for (text, note) in [("It began.", "first"), ("It closed.", "second")] {
        let segment = desk.segment(desk.active()).id;
        desk.act(Command::SetNote { segment, note: note.into() });
        desk.translate(text);
    }
    desk.go(3);
    desk.act(Command::Merge);
    let merged = desk.segment(3);
    assert_eq!(merged.source, format!("{} {}", SENTENCES[3], SENTENCES[4]));
    assert_eq!((merged.target.as_str(), merged.note.as_str()), ("It began. It closed.", "first\nsecond"));
    assert_eq!(desk.states()[3], State::Confirmed, "both halves were confirmed");
    assert_eq!(desk.sources().len(), 5);
}

#[test]
fn a_confirmed_segment_that_takes_in_an_open_one_is_open() {
    let mut desk = Desk::with_article();
    desk.go(1);
    desk.translate("It arrived.");
    desk.go(1);
    desk.act(Command::Merge);
    assert_eq!((desk.states()[1], desk.targets()[1]), (State::Draft, "It arrived."));
    assert!(!desk.segment(1).status.in_memory);
    let progress = desk.workspace.open.as_ref().unwrap().lookups.progress();
    assert_eq!((progress.done, progress.total), (0, 5));
    desk.undo();
    let progress = desk.workspace.open.as_ref().unwrap().lookups.progress();
    assert_eq!((progress.done, progress.total), (1, 6));
}

#[test]
fn segments_of_two_paragraphs_are_not_merged() {
    for index in [0, 2, 5] {
        let mut desk = Desk::with_article();
        desk.go(index);
        desk.act(Command::Merge);
        assert_eq!(desk.sources(), SENTENCES);
        assert_eq!(desk.notice().summary, "The paragraph ends here");
    }
}

#[test]
fn a_split_at_an_end_or_inside_a_character_is_refused() {
    for source_at in [0, 1, SENTENCES[0].len(), 9999] {
        let mut desk = Desk::with_article();
        desk.act(Command::Split { source_at, target_at: 0 });
        assert_eq!(desk.sources(), SENTENCES);
        assert!(desk.notice().summary.contains("Put the caret"), "{}", desk.notice().summary);
    }
}

#[test]
fn a_locked_half_is_not_merged() {
    let mut desk = Desk::with_article();
    desk.go(2);
    desk.act(Command::ToggleLock);
    desk.go(1);
    desk.act(Command::Merge);
    assert_eq!(desk.sources(), SENTENCES);
    assert!(desk.notice().summary.contains("locked"));
}

#[test]
fn cuts_survive_closing_in_their_order() {
    let mut desk = Desk::with_article();
    desk.go(3);
    split(&mut desk, "قبل", "");
    split(&mut desk, "الحكاية", "");
    desk.go(6);
    desk.act(Command::Merge);
    let before = seen(desk.document());
    let expected =
        ["بدأت", "الحكاية", "قبل خمسين عاما.", "أغلقت الوزارة الخط يومها. واليوم تعيده البلدية إلى العمل."];
    assert_eq!(desk.sources()[3..], expected);
    let mut desk = desk.reopen();
    assert_eq!(seen(desk.document()), before);
    assert_eq!(desk.undo_all(), 3);
    assert_eq!(desk.sources(), SENTENCES);
}

#[test]
fn what_was_looked_up_for_the_whole_is_not_shown_for_a_half() {
    let mut desk = Desk::with_article();
    let csv = desk.file("g.csv", "ar,en\nالمحطة,station\n".as_bytes());
    desk.act(Command::ImportGlossary(csv));
    desk.go(1);
    let hits = |desk: &mut Desk, index: usize| {
        let segment = desk.segment(index).clone();
        desk.workspace.open.as_mut().unwrap().terms(&segment).len()
    };
    assert_eq!(hits(&mut desk, 1), 1);
    split(&mut desk, "إلى", "");
    assert_eq!((hits(&mut desk, 1), hits(&mut desk, 2)), (0, 1));
    desk.undo();
    assert_eq!(hits(&mut desk, 1), 1);
}

#[test]
fn an_editor_sees_that_its_text_was_cut() {
    let mut desk = Desk::with_article();
    desk.go(1);
    desk.type_text("one two");
    let revision = desk.segment(1).target_revision;
    split(&mut desk, "صباح", "two");
    assert_eq!(desk.targets()[1], "one");
    assert_ne!(desk.segment(1).target_revision, revision, "another text has another revision");
}
