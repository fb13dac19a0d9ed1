//! The glossary manager as a translator uses it: searched, edited in place, cleaned up, and left for the text again.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use muqabala::app::Command;
use muqabala::model::{Entry, EntryId, TermStatus};
use muqabala::text::Language;

use crate::screen::{Window, press, type_text, window, workspace};

const ARTICLE: &str = "رحب الوزير بالوفد. وقال الوزير إن العمل بدأ.\n";
const TERMS: [(&str, &str); 4] =
    [("وزير", "minister"), ("وفد", "delegation"), ("وَزير", "minister"), ("مصنع", "factory")];

fn manager(home: &std::path::Path) -> Window {
    let mut window = window(home, ARTICLE);
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let entries = TERMS.map(|(source, target)| Entry::of_pair(EntryId(0), (&ar, source), (&en, target)));
    workspace(&mut window).execute(Command::PutEntries { glossary: 0, entries: entries.into() });
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.run_steps(4);
    window
}

fn rows(window: &Window) -> Vec<String> {
    let rows = window.query_all_by_role(Role::Row);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

fn targets(window: &mut Window) -> Vec<String> {
    let open = workspace(window).open.as_ref().unwrap();
    let en = Language::new("en");
    open.project.glossary.values().map(|entry| entry.terms_in(&en).next().unwrap().text.clone()).collect()
}

#[test]
fn the_search_ignores_marks_and_takes_either_language() {
    let home = tempfile::tempdir().unwrap();
    let mut window = manager(home.path());
    assert_eq!(rows(&window).len(), 4);
    assert_eq!(rows(&window)[0], "وزير = minister", "those of the article come first");
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "وزير");
    assert_eq!(rows(&window).len(), 2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "fact");
    assert_eq!(rows(&window), ["مصنع = factory"]);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "nothing");
    assert!(window.query_all_by_label("No term is like that.").count() > 0);
}

#[test]
fn a_cell_is_edited_in_place_and_undone() {
    let home = tempfile::tempdir().unwrap();
    let mut window = manager(home.path());
    press(&mut window, Modifiers::NONE, Key::Enter);
    type_text(&mut window, "secretary");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(targets(&mut window)[0], "secretary");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(targets(&mut window)[0], "minister");
    press(&mut window, Modifiers::NONE, Key::F2);
    type_text(&mut window, "gone");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(targets(&mut window)[0], "minister", "Escape leaves all as it was");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Tab);
    type_text(&mut window, "وزراء");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let open = workspace(&mut window).open.as_ref().unwrap();
    assert_eq!(open.project.glossary.values().next().unwrap().terms[0].variants, ["وزراء"]);
}

#[test]
fn several_terms_are_changed_and_removed_as_one_step() {
    let home = tempfile::tempdir().unwrap();
    let mut window = manager(home.path());
    press(&mut window, Modifiers::COMMAND, Key::A);
    assert!(window.query_all_by_label("4 terms are chosen").count() > 0);
    window.get_by_role_and_label(Role::Button, "Forbidden").click();
    window.run_steps(3);
    let open = workspace(&mut window).open.as_ref().unwrap();
    assert!(open.project.glossary.values().all(|entry| entry.terms[1].status == TermStatus::Forbidden));
    window.get_by_role_and_label(Role::Table, "Terms of the glossary").focus();
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(targets(&mut window).is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(targets(&mut window).len(), 4);
}

#[test]
fn duplicates_are_merged_from_their_dialog() {
    let home = tempfile::tempdir().unwrap();
    let mut window = manager(home.path());
    window.get_by_role_and_label(Role::Button, "Merge duplicate terms…").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Merge the 1 with the same translation").click();
    window.run_steps(3);
    assert_eq!(targets(&mut window), ["minister", "delegation", "factory"]);
}

#[test]
fn the_places_of_a_term_lead_back_to_the_text() {
    let home = tempfile::tempdir().unwrap();
    let mut window = manager(home.path());
    window.get_by_role_and_label(Role::Button, "Go to segment 2").click();
    window.run_steps(4);
    assert_eq!(workspace(&mut window).open.as_ref().unwrap().active, 1);
    type_text(&mut window, "He said");
    let open = workspace(&mut window).open.as_ref().unwrap();
    assert_eq!(open.document().unwrap().segments[1].target, "He said");
}

#[test]
fn keys_of_the_grid_do_nothing_to_a_text_that_is_not_seen() {
    let home = tempfile::tempdir().unwrap();
    let mut window = manager(home.path());
    press(&mut window, Modifiers::COMMAND, Key::L);
    press(&mut window, Modifiers::COMMAND, Key::Insert);
    let open = workspace(&mut window).open.as_ref().unwrap();
    let segment = open.active_segment().unwrap();
    assert!(!segment.status.locked && segment.target.is_empty());
}

#[test]
fn the_selected_pair_becomes_a_term_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), "قطار\n");
    type_text(&mut window, "train");
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::MultilineTextInput, "Source").focus();
    window.run_steps(2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    assert_eq!(targets(&mut window), ["train"]);
    let open = workspace(&mut window).open.as_ref().unwrap();
    assert_eq!(open.terms(open.active_segment().unwrap()).len(), 1, "it is found at once");
}
