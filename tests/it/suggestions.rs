//! Suggestions while typing: in grey behind the caret, taken with Tab, never in the way.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use muqabala::app::{Action, Command, Move};
use muqabala::model::{Entry, State, Term};
use muqabala::text::Language;

use crate::screen::{Window, press, type_text, window, workspace};

const ARTICLE: &str = "أعلن الوزير أن الخطة جاهزة منذ 25 مارس.\n\nأعلن الوزير أن الخطة جاهزة منذ 3 أبريل. بلغ العدد ١٬٢٥٠ شخصا.\n";

fn text(window: &Window) -> String {
    window.get_by_role_and_label(Role::MultilineTextInput, "Translation").value().unwrap_or_default()
}

/// What a screen reader is told of the suggestion; empty where there is none.
fn suggested(window: &Window) -> String {
    let node = window.get_by_role_and_label(Role::MultilineTextInput, "Translation");
    let told = node.accesskit_node().description().unwrap_or_default();
    told.split_once("Tab completes: ").map_or_else(String::new, |(_, text)| text.to_owned())
}

fn with_a_term(home: &std::path::Path) -> Window {
    let mut window = window(home, ARTICLE);
    let term = |lang: &str, text: &str| Term::new(&Language::new(lang), text);
    let entry =
        Entry { terms: vec![term("ar", "وزير"), term("en", "cabinet minister")], ..Entry::default() };
    workspace(&mut window).execute(Command::PutEntry(Box::new(entry)));
    window.run_steps(3);
    window
}

#[test]
fn a_term_of_the_segment_is_completed_word_by_word() {
    let home = tempfile::tempdir().unwrap();
    let mut window = with_a_term(home.path());
    assert_eq!(suggested(&window), "", "nothing is typed");
    type_text(&mut window, "The ca");
    assert_eq!((text(&window).as_str(), suggested(&window).as_str()), ("The ca", "binet minister"));
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!((text(&window).as_str(), suggested(&window).as_str()), ("The cabinet", "minister"));
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!((text(&window).as_str(), suggested(&window).as_str()), ("The cabinet minister", ""));
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(text(&window), "The cabinet minister", "Tab alone inserts nothing");
    type_text(&mut window, " said");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&window), "", "what was taken is undone with what was typed");
}

#[test]
fn escape_puts_it_away_until_the_next_word_and_the_switch_for_good() {
    let home = tempfile::tempdir().unwrap();
    let mut window = with_a_term(home.path());
    type_text(&mut window, "c");
    type_text(&mut window, "a");
    assert_eq!(suggested(&window), "binet minister");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(suggested(&window), "");
    type_text(&mut window, "b");
    assert_eq!(suggested(&window), "", "it was put away for this word");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(text(&window), "cab");
    press(&mut window, Modifiers::CTRL, Key::Space);
    assert_eq!(suggested(&window), "inet minister", "it can be called");
    type_text(&mut window, "x ca");
    assert_eq!(suggested(&window), "binet minister", "another word");
    press(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(suggested(&window), "", "not while selecting");
    press(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(suggested(&window), "", "not where the caret only goes");
    workspace(&mut window).settings.suggest_while_typing = false;
    type_text(&mut window, " ca");
    assert_eq!(suggested(&window), "");
}

#[test]
fn the_best_match_goes_on_from_where_the_typing_is_and_numbers_come_in_the_digits_of_the_target() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    type_text(&mut window, "The minister announced the plan was ready since 25 March.");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    for _ in 0..200 {
        window.run_steps(1);
        if !suggested(&window).is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let row = suggested(&window);
    assert!(
        row.len() > 40 && "The minister announced the plan was ready since 3 April.".starts_with(&row),
        "{row}"
    );
    type_text(&mut window, "On Monday the minister ann");
    assert!(suggested(&window).starts_with("ounced the plan"), "{}", suggested(&window));
    workspace(&mut window).execute(Command::Go(Move::Number(3)));
    window.run_steps(3);
    type_text(&mut window, "Some 1");
    assert_eq!(suggested(&window), ",250");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(text(&window), "Some 1,250");
    let open = workspace(&mut window).open.as_ref().unwrap();
    assert_eq!(open.document().unwrap().segments[2].status.state, State::Draft);
}

#[test]
fn the_switch_is_an_action_with_a_name() {
    assert_eq!(Action::SuggestWhileTyping.label(), "Suggestions while typing");
}
