//! Ghost text in a pane: where it stands, and that it stays away where there is no room for it.

use egui::{Event, Id, Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{PaneSpec, TextPane, Typesetter};
use crate::app::{Completer, Offer, OfferKind};
use crate::text::{Direction, Selection};
use crate::typeset::{Face, TextStyle};

struct Desk {
    typesetter: Typesetter,
    pane: TextPane,
    completer: Completer,
    height: f32,
    caret: Rect,
}

fn desk(offer: &str, direction: Direction, height: f32) -> Harness<'static, Desk> {
    let completer = Completer::new(&[Offer::new(OfferKind::Match, offer)], [], &[]);
    let (typesetter, pane) = (Typesetter::new(), TextPane::new(""));
    let state = Desk { typesetter, pane, completer, height, caret: Rect::NOTHING };
    let mut harness = Harness::builder().with_size(vec2(400.0, 300.0)).build_ui_state(
        move |ui, desk: &mut Desk| {
            let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(150.0, desk.height));
            let face = if direction.is_rtl() { Face::Naskh } else { Face::Sans };
            let style = TextStyle::new(face, 15.0, 24.0);
            let mut spec = PaneSpec::new(ui, Id::unique("pane"), rect, style, direction, "Translation");
            spec.completer = Some(&desk.completer);
            desk.caret = desk.pane.show(ui, &mut desk.typesetter, &spec).caret_rect;
            desk.typesetter.finish_frame(ui.ctx());
        },
        state,
    );
    harness.run_steps(2);
    harness.get_by_label("Translation").focus();
    harness.run_steps(2);
    harness
}

fn type_text(harness: &mut Harness<'_, Desk>, text: &str) {
    for c in text.chars() {
        harness.event(Event::Text(c.to_string()));
        harness.run_steps(1);
    }
}

const LONG: &str = "one two three four five six seven eight nine ten";

#[test]
fn as_much_is_shown_as_there_is_room_for() {
    let shown = |height| desk(LONG, Direction::Ltr, height).state().pane.ghost().to_owned();
    let (one, three) = (shown(24.0), shown(72.0));
    assert!(LONG.starts_with(&one) && LONG.starts_with(&three) && !one.ends_with(' '));
    assert!(!one.is_empty() && one.len() < three.len(), "{one} | {three}");
}

#[test]
fn a_word_that_would_go_to_the_next_row_with_what_is_typed_of_it_is_not_shown() {
    let offer = "one two thre incomprehensibilities";
    let mut harness = desk(offer, Direction::Ltr, 240.0);
    let place = |harness: &Harness<'_, Desk>| harness.state().caret.top();
    type_text(&mut harness, "one two thre in");
    assert_eq!((harness.state().pane.ghost(), place(&harness)), ("", place(&desk("", Direction::Ltr, 24.0))));
}

#[test]
fn arabic_goes_on_to_the_left_and_is_taken_by_words() {
    let mut harness = desk("وصل وزير الخارجية", Direction::Rtl, 48.0);
    type_text(&mut harness, "وصل وزير الخا");
    assert_eq!(harness.state().pane.ghost(), "رجية");
    let before = harness.state().caret.center().x;
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    assert_eq!(harness.state().pane.text(), "وصل وزير الخارجية");
    assert!(harness.state().caret.center().x < before);
}

#[test]
fn it_stays_away_while_something_is_selected_and_after_another_text_came() {
    let mut harness = desk(LONG, Direction::Ltr, 240.0);
    type_text(&mut harness, "one t");
    assert!(harness.state().pane.ghost().starts_with("wo three"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    assert_eq!(harness.state().pane.ghost(), "");
    harness.state_mut().pane.load("one t", Selection::caret(5));
    harness.run_steps(1);
    assert_eq!(harness.state().pane.ghost(), "", "nobody has typed");
    harness.key_press_modifiers(Modifiers::CTRL, Key::Space);
    harness.run_steps(1);
    assert!(harness.state().pane.ghost().starts_with("wo three"), "it was asked for");
}
