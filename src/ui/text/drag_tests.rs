//! Tags, drags, the middle button, and what the user has set for every text, as a hand at the mouse and keys meets them.

use egui::{Event, Id, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Habits, PaneSpec, TextPane, Typesetter};
use crate::text::{Direction, Language, Markup, Selection, TagTable, TextChange};
use crate::typeset::{Face, TextStyle};

struct Desk {
    typesetter: Typesetter,
    source: TextPane,
    target: TextPane,
    changes: Vec<TextChange>,
    automatic: usize,
    /// What the system was told is selected.
    settled: Vec<String>,
    language: Option<Language>,
}

const SOURCE: Pos2 = pos2(20.0, 20.0);
const TARGET: Pos2 = pos2(20.0, 120.0);

fn desk(source: &str, target: &str, tags: &TagTable, direction: Direction) -> Harness<'static, Desk> {
    let mut desk = Desk {
        typesetter: Typesetter::new(),
        source: TextPane::new(source),
        target: TextPane::new(target),
        changes: Vec::new(),
        automatic: 0,
        settled: Vec::new(),
        language: None,
    };
    desk.target.editor_mut().set_tags(tags);
    let show = move |ui: &mut egui::Ui, desk: &mut Desk| {
        let style = TextStyle::new(Face::Sans, 18.0, 30.0);
        let place = |min| Rect::from_min_size(min, vec2(400.0, 60.0));
        let mut spec = PaneSpec::new(ui, Id::unique("a"), place(SOURCE), style, Direction::Ltr, "Source");
        spec.editable = false;
        desk.source.show(ui, &mut desk.typesetter, &spec);
        let mut spec = PaneSpec::new(ui, Id::unique("b"), place(TARGET), style, direction, "Translation");
        let language = desk.language.clone();
        spec.smart = language.as_ref();
        let output = desk.target.show(ui, &mut desk.typesetter, &spec);
        desk.automatic += usize::from(output.automatic.is_some());
        desk.changes.extend(output.changes);
        desk.typesetter.finish_frame(ui.ctx());
        let settled = ui.output(|output| output.commands.clone()).into_iter().filter_map(|command| {
            if let OutputCommand::TextSelectionSettled(text) = command { Some(text) } else { None }
        });
        desk.settled.extend(settled);
    };
    let mut harness =
        Harness::builder().with_step_dt(1.0 / 60.0).with_size(vec2(500.0, 300.0)).build_ui_state(show, desk);
    harness.run_steps(2);
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

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// Presses at one place and lets go at another.
fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2) {
    let middle = from + (to - from) / 2.0;
    send(
        harness,
        [
            Event::PointerMoved(from),
            button(from, true),
            Event::PointerMoved(middle),
            Event::PointerMoved(to),
            button(to, false),
        ],
    );
    harness.run_steps(2);
}

/// The place on screen of a byte of the translation.
fn place(harness: &mut Harness<'_, Desk>, at: usize) -> Pos2 {
    let desk = harness.state_mut();
    let style = TextStyle::new(Face::Sans, 18.0, 30.0);
    let text = desk.target.editor_mut().masked_text().into_owned();
    let layout = desk.typesetter.layout(&text, &style, Direction::Ltr, 400.0);
    TARGET + vec2(layout.caret(crate::typeset::Position::after(at)).x + 1.0, 15.0)
}

#[test]
fn selected_text_is_dragged_to_another_place_as_one_change() {
    let mut harness = desk("", "one two three", TagTable::NONE, Direction::Ltr);
    harness.state_mut().target.editor_mut().select(Selection { anchor: 0, caret: 4 });
    let (from, to) = (place(&mut harness, 1), place(&mut harness, 8));
    drag(&mut harness, from, to);
    let desk = harness.state();
    assert_eq!(desk.target.text(), "two one three");
    assert_eq!(desk.target.selection(), Selection { anchor: 4, caret: 8 });
    assert_eq!(desk.changes.len(), 1);
    assert_eq!(desk.changes[0].inverse().apply(desk.target.text()).as_deref(), Ok("one two three"));
}

#[test]
fn a_click_on_the_selection_sets_the_caret() {
    let mut harness = desk("", "one two three", TagTable::NONE, Direction::Ltr);
    harness.state_mut().target.editor_mut().select(Selection { anchor: 0, caret: 13 });
    let at = place(&mut harness, 4);
    send(&mut harness, [Event::PointerMoved(at), button(at, true), button(at, false)]);
    assert_eq!(harness.state().target.selection(), Selection::caret(4));
}

#[test]
fn text_of_the_source_is_dragged_into_the_translation_as_a_copy() {
    let mut harness = desk("BBC said", "x y", TagTable::NONE, Direction::Ltr);
    harness.state_mut().source.editor_mut().select(Selection { anchor: 0, caret: 3 });
    let to = place(&mut harness, 2);
    drag(&mut harness, SOURCE + vec2(5.0, 15.0), to);
    let desk = harness.state();
    assert_eq!((desk.source.text(), desk.target.text()), ("BBC said", "x BBCy"));
}

#[test]
fn the_middle_button_pastes_where_it_was_pressed_and_a_selection_is_told() {
    let mut harness = desk("", "one two", TagTable::NONE, Direction::Ltr);
    let pos = place(&mut harness, 4);
    send(&mut harness, [Event::MiddleClickPaste { pos, text: "and ".into() }]);
    assert_eq!(harness.state().target.text(), "one and two");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(3);
    assert_eq!(harness.state().settled, ["one and two"]);
}

#[test]
fn a_tag_is_one_step_one_selection_and_one_deletion() {
    let tags = TagTable::new(vec![Markup { number: 1, open: "*".into(), close: Some("*".into()) }]);
    let mut harness = desk("", "a<1>b</1>c <2>", &tags, Direction::Ltr);
    harness.state_mut().target.editor_mut().select(Selection::caret(0));
    let mut carets = Vec::new();
    for _ in 0..6 {
        harness.key_press_modifiers(Modifiers::NONE, Key::ArrowRight);
        harness.run_steps(1);
        carets.push(harness.state().target.selection().caret);
    }
    assert_eq!(carets, [1, 4, 5, 9, 10, 11]);
    harness.state_mut().target.editor_mut().select(Selection::caret(9));
    harness.key_press_modifiers(Modifiers::NONE, Key::Backspace);
    harness.run_steps(1);
    assert_eq!(harness.state().target.text(), "a<1>bc <2>");
    harness.state_mut().target.editor_mut().select(Selection::caret(1));
    harness.key_press_modifiers(Modifiers::NONE, Key::Delete);
    harness.run_steps(1);
    assert_eq!(harness.state().target.text(), "abc <2>");
    harness.key_press_modifiers(Modifiers::NONE, Key::End);
    harness.key_press_modifiers(Modifiers::NONE, Key::Backspace);
    harness.run_steps(2);
    assert_eq!(harness.state().target.text(), "abc <2", "what is not in the table is text");
}

#[test]
fn a_double_click_on_a_tag_takes_it_alone() {
    let tags = TagTable::new(vec![Markup { number: 7, open: "!".into(), close: None }]);
    let mut harness = desk("", "ab<7/>cd", &tags, Direction::Ltr);
    let at = place(&mut harness, 2) + vec2(5.0, 0.0);
    send(&mut harness, [Event::PointerMoved(at), button(at, true), button(at, false)]);
    send(&mut harness, [button(at, true), button(at, false)]);
    assert_eq!(harness.state().target.selection().range(), 2..6);
}

#[test]
fn arrows_follow_the_reading_order_where_the_user_wants_it() {
    let mut harness = desk("", "نص abc", TagTable::NONE, Direction::Rtl);
    harness.state_mut().typesetter.habits = Habits { logical_arrows: true, ..Habits::default() };
    harness.state_mut().target.editor_mut().select(Selection::caret(8));
    let mut carets = Vec::new();
    for key in
        [Key::ArrowLeft, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowLeft]
    {
        harness.key_press_modifiers(Modifiers::NONE, key);
        harness.run_steps(1);
        carets.push(harness.state().target.selection().caret);
    }
    assert_eq!(carets, [8, 7, 6, 5, 4, 5], "right is back in an Arabic text, inside the Latin word too");
}

#[test]
fn quotation_marks_become_those_of_the_language_and_one_undo_takes_that_back() {
    let mut harness = desk("", "", TagTable::NONE, Direction::Ltr);
    harness.state_mut().language = Some(Language::new("en"));
    send(&mut harness, "\"it's\"".chars().map(|c| Event::Text(c.to_string())));
    let desk = harness.state();
    assert_eq!((desk.target.text(), desk.automatic), ("“it’s”", 3));
    let last = desk.changes.last().unwrap();
    assert_eq!(last.inverse().apply(desk.target.text()).as_deref(), Ok("“it’s\""));
}
