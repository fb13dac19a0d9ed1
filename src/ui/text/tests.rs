//! The pane and the field as a person and a screen reader meet them, without a renderer.

use egui::accesskit::{
    Action, ActionData, ActionRequest, Role, TextDirection, TextPosition, TextSelection, TreeId,
};
use egui::{Event, Id, ImeEvent, Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Enter, Field, FieldSpec, PaneSpec, TextPane, Typesetter};
use crate::text::{Direction, Selection, TextChange};
use crate::typeset::{Face, TextStyle};

struct Desk {
    typesetter: Typesetter,
    pane: TextPane,
    field: Field,
    changes: Vec<TextChange>,
    entered: usize,
    submitted: usize,
}

fn desk(text: &str, direction: Direction) -> Harness<'static, Desk> {
    let state = Desk {
        typesetter: Typesetter::new(),
        pane: TextPane::new(text),
        field: Field::default(),
        changes: Vec::new(),
        entered: 0,
        submitted: 0,
    };
    let mut harness =
        Harness::builder().with_step_dt(1.0 / 60.0).with_size(vec2(500.0, 400.0)).build_ui_state(
            move |ui, desk: &mut Desk| {
                let rect = Rect::from_min_size(pos2(20.0, 60.0), vec2(300.0, 200.0));
                let face = if direction.is_rtl() { Face::Naskh } else { Face::Sans };
                let style = TextStyle::new(face, 18.0, 30.0);
                let mut spec = PaneSpec::new(ui, Id::unique("pane"), rect, style, direction, "Translation");
                spec.enter = Enter::Leave;
                let output = desk.pane.show(ui, &mut desk.typesetter, &spec);
                desk.changes.extend(output.changes);
                desk.entered += usize::from(output.entered);
                let spec = FieldSpec::new(Id::unique("field"), "Search", Direction::Ltr, 120.0);
                desk.submitted += usize::from(desk.field.show(ui, &mut desk.typesetter, &spec).submitted);
                desk.typesetter.finish_frame(ui.ctx());
            },
            state,
        );
    harness.run_steps(2);
    harness
}

fn focused(text: &str, direction: Direction) -> Harness<'static, Desk> {
    let mut harness = desk(text, direction);
    harness.get_by_label("Translation").focus();
    harness.run_steps(2);
    harness
}

fn send(harness: &mut Harness<'_, Desk>, events: impl IntoIterator<Item = Event>) {
    for event in events {
        harness.event(event);
        harness.run_steps(1);
    }
}

fn keys(harness: &mut Harness<'_, Desk>, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(modifiers, *key);
        harness.run_steps(1);
    }
}

fn type_text(harness: &mut Harness<'_, Desk>, text: &str) {
    send(harness, text.chars().map(|c| Event::Text(c.to_string())));
}

#[test]
fn typed_arabic_and_latin_arrive_in_order_and_every_change_can_be_taken_back() {
    let mut harness = focused("", Direction::Rtl);
    type_text(&mut harness, "قال OK نعم");
    keys(&mut harness, Modifiers::NONE, &[Key::Backspace]);
    let desk = harness.state();
    assert_eq!(desk.pane.text(), "قال OK نع");
    let mut text = desk.pane.text().to_owned();
    for change in desk.changes.iter().rev() {
        text = change.inverse().apply(&text).unwrap();
    }
    assert_eq!(text, "");
}

#[test]
fn arrows_follow_the_screen() {
    for (text, direction, key, caret) in [
        ("abc", Direction::Ltr, Key::ArrowLeft, 2),
        ("سلام", Direction::Rtl, Key::ArrowRight, 6),
        ("سلام", Direction::Rtl, Key::ArrowLeft, 8),
        ("سلام", Direction::Rtl, Key::Home, 0),
    ] {
        let mut harness = focused(text, direction);
        keys(&mut harness, Modifiers::NONE, &[key]);
        assert_eq!(harness.state().pane.selection(), Selection::caret(caret), "{text} {key:?}");
    }
}

#[test]
fn words_are_moved_over_and_deleted_with_ctrl() {
    let mut harness = focused("one two three", Direction::Ltr);
    keys(&mut harness, Modifiers::CTRL, &[Key::ArrowLeft]);
    assert_eq!(harness.state().pane.selection().caret, 8);
    keys(&mut harness, Modifiers::CTRL, &[Key::Backspace]);
    assert_eq!(harness.state().pane.text(), "one three");
    keys(&mut harness, Modifiers::CTRL, &[Key::Home, Key::Delete]);
    assert_eq!(harness.state().pane.text(), " three");
}

#[test]
fn what_is_selected_is_replaced() {
    let mut harness = focused("السلام عليكم", Direction::Rtl);
    keys(&mut harness, Modifiers::COMMAND, &[Key::A]);
    type_text(&mut harness, "x");
    assert_eq!(harness.state().pane.text(), "x");
    let mut harness = focused("abcd", Direction::Ltr);
    keys(&mut harness, Modifiers::SHIFT, &[Key::ArrowLeft, Key::ArrowLeft]);
    send(&mut harness, [Event::Cut]);
    assert_eq!(harness.state().pane.text(), "ab");
}

#[test]
fn pasted_text_loses_what_breaks_layout() {
    let mut harness = focused("", Direction::Rtl);
    send(&mut harness, [Event::Paste("a\u{0}b\u{2029}نص\r\nc".into())]);
    assert_eq!(harness.state().pane.text(), "ab\nنص\nc");
}

#[test]
fn enter_is_left_alone_and_shift_enter_begins_a_line() {
    let mut harness = focused("a", Direction::Ltr);
    keys(&mut harness, Modifiers::NONE, &[Key::Enter]);
    keys(&mut harness, Modifiers::CTRL, &[Key::Enter]);
    assert_eq!((harness.state().pane.text(), harness.state().entered), ("a", 1));
    keys(&mut harness, Modifiers::SHIFT, &[Key::Enter]);
    assert_eq!(harness.state().pane.text(), "a\n");
}

#[test]
fn a_composed_text_is_shown_and_only_its_result_is_a_change() {
    let mut harness = focused("قال ", Direction::Rtl);
    let preedit = ImeEvent::Preedit { text: "لي".into(), active_range_chars: Some(0..2) };
    send(&mut harness, [Event::Ime(preedit)]);
    assert_eq!(harness.state().pane.text(), "قال ");
    let value = |harness: &Harness<'_, Desk>| harness.get_by_label("Translation").accesskit_node().value();
    assert_eq!(value(&harness).as_deref(), Some("قال لي"));
    assert!(harness.state().changes.is_empty());
    send(&mut harness, [Event::Ime(ImeEvent::Commit("لك".into()))]);
    assert_eq!(harness.state().pane.text(), "قال لك");
    assert_eq!(harness.state().changes.len(), 1);
    send(&mut harness, [Event::Ime(ImeEvent::DeleteSurrounding { before_chars: 2, after_chars: 0 })]);
    assert_eq!(harness.state().pane.text(), "قال ");
}

#[test]
fn assistive_technology_reads_each_row_with_its_direction() {
    for (text, direction, wanted) in [
        ("سلام\nعليكم", Direction::Rtl, TextDirection::RightToLeft),
        ("one\ntwo", Direction::Ltr, TextDirection::LeftToRight),
    ] {
        let harness = desk(text, direction);
        let pane = harness.get_by_label("Translation");
        assert_eq!(pane.accesskit_node().role(), Role::MultilineTextInput);
        assert_eq!(pane.accesskit_node().value().as_deref(), Some(text));
        let runs: Vec<_> = pane.query_all_by_role(Role::TextRun).collect();
        assert_eq!(runs.len(), 2, "{text}");
        let values: Vec<_> = runs.iter().filter_map(|run| run.accesskit_node().value()).collect();
        assert_eq!(values.concat(), text);
        for run in runs {
            assert_eq!(run.accesskit_node().data().text_direction(), Some(wanted));
        }
    }
}

#[test]
fn assistive_technology_can_set_the_text() {
    let mut harness = desk("before", Direction::Ltr);
    let ask = |action, text: &str| {
        Event::AccessKitActionRequest(ActionRequest {
            action,
            target_tree: TreeId::ROOT,
            target_node: Id::unique("pane").accesskit_id(),
            data: Some(ActionData::Value(text.into())),
        })
    };
    send(&mut harness, [ask(Action::SetValue, "نص")]);
    assert_eq!(harness.state().pane.text(), "نص");
    send(&mut harness, [ask(Action::ReplaceSelectedText, " x")]);
    assert_eq!(harness.state().pane.text(), "نص x");
}

#[test]
fn assistive_technology_can_select_by_graphemes() {
    let mut harness = desk("مُحَمَّد\nab", Direction::Rtl);
    let runs: Vec<_> = harness
        .get_by_label("Translation")
        .query_all_by_role(Role::TextRun)
        .map(|run| run.accesskit_node().data().character_lengths().to_vec())
        .collect();
    assert_eq!(runs, [vec![4, 4, 6, 2, 1], vec![1, 1]]);
    let at = |row: usize, character_index| TextPosition {
        node: Id::unique("pane").with(("text run", row)).accesskit_id(),
        character_index,
    };
    let wanted = TextSelection { anchor: at(0, 1), focus: at(1, 1) };
    let request = ActionRequest {
        action: Action::SetTextSelection,
        target_tree: TreeId::ROOT,
        target_node: Id::unique("pane").accesskit_id(),
        data: Some(ActionData::SetTextSelection(wanted)),
    };
    send(&mut harness, [Event::AccessKitActionRequest(request)]);
    assert_eq!(harness.state().pane.selection(), Selection { anchor: 4, caret: 18 });
}

#[test]
fn a_double_click_takes_a_word_and_a_drag_what_it_passes() {
    let mut harness = desk("one two", Direction::Ltr);
    let at = |x: f32| pos2(20.0 + x, 75.0);
    let button = |x, pressed| Event::PointerButton {
        pos: at(x),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let start = [Event::PointerMoved(at(5.0)), button(5.0, true), button(5.0, false)];
    send(&mut harness, start.clone());
    send(&mut harness, start);
    assert_eq!(harness.state().pane.selection(), Selection { anchor: 0, caret: 3 });
    harness.run_steps(60);
    // A press on what is selected would take it along.
    send(&mut harness, [Event::PointerMoved(at(290.0)), button(290.0, true), button(290.0, false)]);
    harness.run_steps(60);
    send(&mut harness, [Event::PointerMoved(at(-3.0)), button(1.0, true)]);
    send(&mut harness, [Event::PointerMoved(at(290.0)), button(290.0, false)]);
    assert_eq!(harness.state().pane.selection().range(), 0..7);
}

#[test]
fn a_field_keeps_one_line_undoes_and_submits() {
    let mut harness = desk("", Direction::Ltr);
    harness.get_by_label("Search").focus();
    harness.run_steps(2);
    type_text(&mut harness, "one two");
    send(&mut harness, [Event::Paste(" a\nb\n".into())]);
    assert_eq!(harness.state().field.text(), "one two a b");
    keys(&mut harness, Modifiers::COMMAND, &[Key::Z, Key::Z]);
    assert_eq!(harness.state().field.text(), "one");
    keys(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::Z]);
    assert_eq!(harness.state().field.text(), "one two");
    keys(&mut harness, Modifiers::NONE, &[Key::Enter]);
    assert_eq!(harness.state().submitted, 1);
}

#[test]
fn a_concealed_text_is_neither_seen_nor_copied_nor_read_aloud() {
    let mut harness = focused("", Direction::Ltr);
    harness.state_mut().pane.concealed = true;
    type_text(&mut harness, "k-7 é");
    assert_eq!(harness.state().pane.text(), "k-7 é");
    assert_eq!(harness.state().pane.seen_text(), "******");
    keys(&mut harness, Modifiers::COMMAND, &[Key::A]);
    send(&mut harness, [Event::Copy]);
    let copied = harness.output().platform_output.commands.iter().any(|command| {
        matches!(command, egui::OutputCommand::CopyText(_) | egui::OutputCommand::TextSelectionSettled(_))
    });
    assert!(!copied, "it stays here");
    let node = harness.get_by_label("Translation");
    assert_eq!(node.accesskit_node().value().as_deref(), Some("******"));
    harness.state_mut().pane.concealed = false;
    send(&mut harness, [Event::Copy]);
    let commands = &harness.output().platform_output.commands;
    assert!(commands.iter().any(|it| matches!(it, egui::OutputCommand::CopyText(text) if text == "k-7 é")));
}
