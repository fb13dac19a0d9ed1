//! Forms that a new term seems to have in the article: offered where it is added and in the glossary manager.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use muqabala::app::Command;
use muqabala::model::{Entry, EntryId};
use muqabala::text::Language;

use crate::screen::{Window, press, type_text, window, workspace};

const ARTICLE: &str = "سبح درفيل قرب القارب. لعبت الدرافيل مع درافيلها الصغيرة. رأوا درافلة.\n";
const MORE: &str = "Add the form درافيل, seen 2 times";
const LESS: &str = "Add the form درافلة, seen once";

fn variants(window: &mut Window) -> Vec<String> {
    let open = workspace(window).open.as_ref().unwrap();
    open.project.glossary.values().flat_map(|entry| entry.terms[0].variants.clone()).collect()
}

fn found(window: &mut Window) -> usize {
    let open = workspace(window).open.as_ref().unwrap();
    open.document().unwrap().segments.iter().map(|segment| open.terms(segment).len()).sum()
}

fn dialog(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::E);
    type_text(window, "درفيل");
    press(window, Modifiers::NONE, Key::Tab);
    type_text(window, "dolphin");
    window.run_steps(3);
}

#[test]
fn the_dialog_offers_them_and_a_press_adds_one() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    dialog(&mut window);
    window.get_by_role_and_label(Role::Button, LESS);
    window.get_by_role_and_label(Role::Button, MORE).click();
    window.run_steps(4);
    assert!(window.query_by_label(MORE).is_none(), "what was added is not offered again");
    window.get_by_role_and_label(Role::Button, LESS);
    window.get_by_role_and_label(Role::Button, "Add the term").click();
    window.run_steps(3);
    assert_eq!(variants(&mut window), ["درافيل"]);
    assert_eq!(found(&mut window), 3);
}

#[test]
fn the_dialog_takes_them_by_key() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    dialog(&mut window);
    press(&mut window, Modifiers::ALT, Key::Num2);
    window.run_steps(3);
    press(&mut window, Modifiers::ALT, Key::Num1);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(variants(&mut window), ["درافلة", "درافيل"]);
}

#[test]
fn the_manager_has_them_beside_the_places() {
    let home = tempfile::tempdir().unwrap();
    let mut window = window(home.path(), ARTICLE);
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let entry = Entry::of_pair(EntryId(0), (&ar, "درفيل"), (&en, "dolphin"));
    workspace(&mut window).execute(Command::PutEntries { glossary: 0, entries: vec![entry] });
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.run_steps(4);
    assert!(window.query_by_label(MORE).is_none());
    window.get_by_role_and_label(Role::Tab, "Likely forms").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, MORE).click();
    window.run_steps(4);
    assert_eq!(variants(&mut window), ["درافيل"]);
    assert!(window.query_by_label(MORE).is_none());
    press(&mut window, Modifiers::ALT, Key::Num1);
    window.run_steps(3);
    assert_eq!(variants(&mut window), ["درافيل", "درافلة"]);
    assert_eq!(found(&mut window), 4);
    window.get_by_label("No other form of it is seen in this article.");
}
