//! The controls as a person finds them: by their accessible name.

use egui::accesskit::Role;
use egui::{Id, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::ui::text::Typesetter;
use crate::ui::theme::{Theme, apply, icons, install_fonts};

#[derive(Default)]
struct Bench {
    typesetter: Typesetter,
    pressed: Vec<&'static str>,
    view: usize,
    tab: usize,
    dialog: bool,
    cancelled: bool,
    has_fonts: bool,
}

fn show(ui: &mut egui::Ui, bench: &mut Bench) {
    // Fonts are in use from the next frame on.
    if !std::mem::replace(&mut bench.has_fonts, true) {
        install_fonts(ui.ctx());
        apply(ui.ctx(), Theme::HighContrast);
        return;
    }
    let mut press = |name, response: egui::Response| {
        if response.clicked() {
            bench.pressed.push(name);
        }
    };
    press("normal", ui.add(Button::new("Open").icon(icons::FOLDER_OPEN)));
    press("primary", ui.add(Button::primary("Add term")));
    press("quiet", ui.add(Button::quiet("Fix").name("Fix: two spaces")));
    press("danger", ui.add(Button::danger("Delete").enabled(false).tip("Nothing is selected")));
    press("icon", icons::icon_button(ui, icons::GEAR_SIX, "Settings", 32.0));
    let choices = ["Translate", "Align"].map(|word| Choice { word, icon: None, tip: "" });
    bench.view = segmented(ui, &choices, bench.view).unwrap_or(bench.view);
    let tabs = [("Terms", Some(6)), ("Names", None)].map(|(word, count)| Tab { word, count });
    bench.tab = tab_row(ui, &tabs, bench.tab, 36.0).unwrap_or(bench.tab);
    key_box(ui, "1");
    progress_bar(ui, Progress { done: 0.5, draft: 0.1, suggested: 0.0 }, false, "2 of 14 confirmed");
    let notice =
        Notice { tone: NoticeTone::Error, sentence: "لم يحفظ", hint: "Try again.", action: "Save as" };
    let output = notice.show(ui, &mut bench.typesetter);
    if output.acted || output.closed {
        bench.pressed.push(if output.acted { "notice" } else { "close" });
    }
    let empty = EmptyState { sentence: "No names yet.", action: "Find names", key: "F8" };
    if empty_state(ui, &mut bench.typesetter, &empty).is_some_and(|response| response.clicked()) {
        bench.pressed.push("empty");
    }
    if bench.dialog {
        let dialog = Dialog { id: Id::unique("dialog"), title: "Delete?" };
        let output = dialog.show(ui.ctx(), &mut bench.typesetter, |ui, _| {
            Dialog::buttons(ui, |ui| ui.add(Button::new("Cancel")).clicked())
        });
        bench.cancelled |= output.cancelled || output.inner;
    }
    bench.typesetter.finish_frame(ui.ctx());
}

fn bench() -> Harness<'static, Bench> {
    let mut harness = Harness::builder().with_size([500.0, 600.0]).build_ui_state(show, Bench::default());
    harness.run_steps(2);
    harness
}

#[test]
fn every_control_is_found_and_pressed_by_its_name() {
    for (name, wanted) in [
        ("Open", "normal"),
        ("Add term", "primary"),
        ("Fix: two spaces", "quiet"),
        ("Settings", "icon"),
        ("Save as", "notice"),
        ("Close the notice", "close"),
        ("Find names", "empty"),
    ] {
        let mut harness = bench();
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run_steps(2);
        assert_eq!(harness.state().pressed, [wanted], "{name}");
    }
}

#[test]
fn a_disabled_button_does_nothing() {
    let mut harness = bench();
    let button = harness.get_by_label("Delete");
    assert!(button.accesskit_node().is_disabled());
    button.click();
    harness.run_steps(2);
    assert!(harness.state().pressed.is_empty());
}

#[test]
fn tabs_and_the_switch_open_what_is_pressed() {
    let mut harness = bench();
    harness.get_by_role_and_label(Role::Tab, "Names").click();
    harness.run_steps(2);
    harness.get_by_label("Align").click();
    harness.run_steps(2);
    assert_eq!((harness.state().tab, harness.state().view), (1, 1));
}

#[test]
fn escape_cancels_a_dialog() {
    let mut harness = bench();
    harness.state_mut().dialog = true;
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Dialog, "Delete?").is_some());
    assert!(!harness.state().cancelled);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert!(harness.state().cancelled);
}
