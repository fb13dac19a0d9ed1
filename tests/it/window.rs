//! The window's parts, found by their accessible names; nothing is drawn, and no display is needed.

use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use muqabala::app::{Command, Folders, Workspace};
use muqabala::model::State;

use crate::screen::{LIMIT, Window, harness, press, type_text, window, workspace};

const ARTICLE: &str = "زيارة الوزير\n\nرحب المدير بالوزير (BBC) أمس. وقال إن العمل بدأ.\nانتهى اللقاء.\n";

fn targets(window: &mut Window) -> Vec<String> {
    let open = workspace(window).open.as_ref().unwrap();
    open.document().unwrap().segments.iter().map(|segment| segment.target.clone()).collect()
}

fn value(window: &Window, label: &str) -> String {
    window.get_by_role_and_label(Role::MultilineTextInput, label).value().unwrap_or_default()
}

#[test]
fn typing_confirming_and_undoing_by_keyboard_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    type_text(&mut window, "The visit");
    assert_eq!(value(&window, "Translation"), "The visit");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    type_text(&mut window, "He welcomed الوزير.");
    assert_eq!(targets(&mut window)[..2], ["The visit", "He welcomed الوزير."]);
    assert_eq!(
        workspace(&mut window).open.as_ref().unwrap().document().unwrap().segments[0].status.state,
        State::Confirmed
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(targets(&mut window)[1], "", "typing without a pause is one undo");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(targets(&mut window)[0], "");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(targets(&mut window)[0], "The visit");
    assert_eq!(value(&window, "Translation"), "The visit", "the editor follows the redo");
}

#[test]
fn rows_tell_their_texts_and_the_active_one_its_direction() {
    let home = tempfile::tempdir().unwrap();
    let window = window(home.path(), ARTICLE);
    let paragraph = window.get_by_role_and_label(Role::Paragraph, "Source 2");
    assert_eq!(paragraph.value().unwrap_or_default(), "رحب المدير بالوزير (BBC) أمس.");
    assert_eq!(value(&window, "Source"), "زيارة الوزير");
    let runs: Vec<_> = window.query_all_by_role(Role::TextRun).collect();
    assert!(runs.iter().any(|run| run.accesskit_node().value().is_some_and(|text| text.contains("زيارة"))));
}

#[test]
fn a_click_makes_a_row_the_active_one() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    window.get_by_role_and_label(Role::Paragraph, "Translation 3").click();
    window.run_steps(4);
    type_text(&mut window, "x");
    assert_eq!(targets(&mut window)[2], "x");
}

#[test]
fn a_term_is_added_from_the_dialog_and_inserted_by_key() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Modifiers::COMMAND, Key::E);
    type_text(&mut window, "وزير");
    press(&mut window, Modifiers::NONE, Key::Tab);
    type_text(&mut window, "minister");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Term 1: وزير = minister");
    type_text(&mut window, "The");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Num1);
    assert_eq!(targets(&mut window)[1], "The minister");
}

#[test]
fn the_palette_runs_what_was_typed() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    type_text(&mut window, "copy the sou");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(targets(&mut window)[0], "زيارة الوزير");
    type_text(&mut window, "!");
    assert_eq!(targets(&mut window)[0], "زيارة الوزير!", "the translation has the focus again");
}

#[test]
fn nothing_is_sent_before_a_server_and_a_consent() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    press(&mut window, Modifiers::COMMAND, Key::M);
    assert!(window.query_all_by_label("Machine translation").count() > 0);
    type_text(&mut window, "http://localhost:9");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_all_by_label("Send segments to localhost:9?").count() > 0);
    assert!(window.query_all_by_label("Nothing leaves this machine").count() > 0);
    window.get_by_role_and_label(Role::Button, "Send nothing").click();
    window.run_steps(3);
    assert_eq!(workspace(&mut window).open.as_ref().unwrap().project.consent, None);
}

#[test]
fn the_start_page_offers_what_was_open() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    workspace(&mut window).execute(Command::Close);
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "article").click();
    for _ in 0..200 {
        window.run_steps(1);
        if workspace(&mut window).open.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    window.run_steps(3);
    assert_eq!(value(&window, "Source"), "زيارة الوزير");
}

#[test]
fn ten_thousand_segments_scroll_and_edit() {
    let home = tempfile::tempdir().unwrap();
    let lines: Vec<_> = (0..5000).map(|n| format!("هذه الجملة رقم {n}. وهذه جملة تتبعها.")).collect();
    let article = lines.join("\n");
    let mut window = window(home.path(), &article);
    window
        .state_mut()
        .app
        .as_mut()
        .unwrap()
        .workspace_mut()
        .execute(Command::Go(muqabala::app::Move::Number(9000)));
    window.run_steps(3);
    type_text(&mut window, "end");
    assert_eq!(targets(&mut window)[8999], "end");
    assert!(window.query_all_by_role(Role::Paragraph).count() < 200, "only rows in sight are there");
}

#[test]
fn another_article_replaces_all_that_the_grid_shows() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    let text = "مقال آخر تماما.".to_owned();
    workspace(&mut window).execute(Command::OpenText { name: "other".to_owned(), text });
    assert!(workspace(&mut window).finish(LIMIT));
    window.run_steps(3);
    assert_eq!(value(&window, "Source"), "مقال آخر تماما.");
    type_text(&mut window, "Other");
    assert_eq!(targets(&mut window), ["Other"]);
}

#[test]
fn keys_of_one_frame_are_taken_in_their_order() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    let modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };
    let confirm = Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers };
    for event in [Event::Text("a".into()), Event::Text("b".into()), confirm, Event::Text("c".into())] {
        window.input_mut().events.push(event);
    }
    window.run_steps(6);
    assert_eq!(targets(&mut window)[..2], ["ab", "c"]);
}

#[test]
fn typing_in_the_source_goes_into_the_translation() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    window.get_by_role_and_label(Role::MultilineTextInput, "Source").focus();
    window.run_steps(2);
    type_text(&mut window, "here");
    assert_eq!(targets(&mut window)[0], "here");
}

#[test]
fn tab_and_enter_stay_in_the_translation() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    for key in [Key::Tab, Key::Enter] {
        press(&mut window, Modifiers::NONE, key);
    }
    assert!(window.query_all_by_label_contains("Ctrl+Enter confirms").count() > 0);
    type_text(&mut window, "still");
    assert_eq!(targets(&mut window)[0], "still");
}

#[test]
fn a_note_is_kept_as_it_is_typed_and_belongs_to_its_segment() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "check");
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    type_text(&mut window, "x");
    let notes: Vec<_> = {
        let open = workspace(&mut window).open.as_ref().unwrap();
        open.document().unwrap().segments.iter().map(|segment| segment.note.clone()).collect()
    };
    assert_eq!(notes[..2], ["check", "x"]);
}

#[test]
fn a_locked_segment_says_so_and_stays() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    press(&mut window, Modifiers::COMMAND, Key::L);
    window.event(Event::Text("x".to_owned()));
    window.run_steps(3);
    assert_eq!(targets(&mut window)[0], "");
    assert!(window.query_all_by_label_contains("This segment is locked").count() > 0);
}

#[test]
fn a_term_is_edited_and_taken_out() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    press(&mut window, Modifiers::COMMAND, Key::E);
    type_text(&mut window, "وزير");
    press(&mut window, Modifiers::NONE, Key::Tab);
    type_text(&mut window, "ministr");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Term 1: وزير = ministr").hover();
    window.run_steps(2);
    window.get_by_role_and_label(Role::Button, "Edit the term").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Remove the term").click();
    window.run_steps(3);
    assert_eq!(workspace(&mut window).open.as_ref().unwrap().project.glossary.len(), 0);
}

#[test]
fn a_merge_and_its_undo_change_the_rows() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Modifiers::COMMAND, Key::J);
    assert!(value(&window, "Source").ends_with("وقال إن العمل بدأ."));
    assert_eq!(
        window.get_by_role_and_label(Role::Paragraph, "Source 3").value().unwrap_or_default(),
        "انتهى اللقاء."
    );
    assert_eq!(window.query_all_by_label("Source 4").count(), 0);
    assert!(window.query_all_by_label("0 of 3 confirmed").count() > 0);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        window.get_by_role_and_label(Role::Paragraph, "Source 4").value().unwrap_or_default(),
        "انتهى اللقاء."
    );
}

#[test]
fn a_letter_typed_in_the_very_frame_after_an_article_appears_arrives() {
    let home = tempfile::tempdir().unwrap();
    let mut window = harness(Workspace::new(Folders::at(home.path()), Arc::new(|| {})));
    let text = ARTICLE.to_owned();
    workspace(&mut window).execute(Command::OpenText { name: "article".to_owned(), text });
    assert!(workspace(&mut window).finish(LIMIT));
    window.run_steps(1);
    window.event(Event::Text("W".to_owned()));
    window.run_steps(1);
    type_text(&mut window, "eekly");
    assert_eq!(targets(&mut window)[0], "Weekly");
}
