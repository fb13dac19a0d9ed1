//! A translator chooses how to export: a dialog with a picture of the first page, presets, and the same again on one key.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use muqabala::app::{
    Action, BilingualLayout, Command, Export, ExportStep, Format, Layout, NoticeAction, Settings, Severity,
    Unit,
};

use crate::screen::{LIMIT, Window, press, type_text, window, workspace};
use crate::support::Desk;

const ARTICLE: &str = "زيارة الوزير\n\nرحب المدير بالوزير (BBC) أمس. وقال إن العمل بدأ.\n";

fn open(home: &std::path::Path) -> Window {
    let mut window = window(home, ARTICLE);
    act(&mut window, Action::Export);
    window
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().app.as_mut().unwrap().act(action);
    settle(window);
}

/// Lets jobs answer and the window show it.
fn settle(window: &mut Window) {
    for _ in 0..3 {
        window.run_steps(2);
        assert!(workspace(window).finish(LIMIT));
    }
    window.run_steps(3);
}

fn click(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    settle(window);
}

/// The texts of the page that is pictured.
fn pictured(window: &mut Window) -> Vec<String> {
    let page = workspace(window).pictured.clone().unwrap();
    page.page.lines.iter().map(|line| line.text.to_string()).collect()
}

#[test]
fn the_first_page_follows_what_is_chosen() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(home.path());
    window.get_by_role_and_label(Role::Image, "The first page");
    let texts = pictured(&mut window);
    assert!(texts.iter().any(|text| text == "Arabic") && texts.iter().any(|text| text == "زيارة الوزير"));
    assert!(texts.iter().all(|text| text != "State"));
    click(&mut window, Role::CheckBox, "States");
    assert!(pictured(&mut window).iter().any(|text| text == "State"));
    click(&mut window, Role::RadioButton, "Interlinear");
    assert!(pictured(&mut window).iter().all(|text| text != "Arabic"));
    click(&mut window, Role::RadioButton, "Letter");
    let page = workspace(&mut window).pictured.clone().unwrap();
    assert_eq!((page.page.width, page.page.height), (612.0, 792.0));
}

#[test]
fn a_preset_is_kept_renamed_and_deleted_and_comes_back_in_the_next_window() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(home.path());
    click(&mut window, Role::RadioButton, "Interlinear");
    click(&mut window, Role::Button, "Save as a preset…");
    type_text(&mut window, "للمراجعة");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let names = |window: &mut Window| -> Vec<String> {
        let presets = &workspace(window).settings.export_presets;
        presets.all().iter().map(|preset| preset.name.clone()).collect()
    };
    assert_eq!(names(&mut window), ["للمراجعة"]);
    let (settings, _) = Settings::read(&home.path().join("settings.json"));
    assert_eq!(settings.export_presets.all().len(), 1);
    assert_eq!(settings.export_presets.all()[0].options.layout, BilingualLayout::Interlinear);
    click(&mut window, Role::Button, "Rename the preset…");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "review");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(names(&mut window), ["review"]);
    click(&mut window, Role::Button, "Delete the preset");
    assert!(names(&mut window).is_empty());
}

#[test]
fn escape_ends_naming_first_and_then_the_dialog() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(home.path());
    click(&mut window, Role::Button, "Save as a preset…");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Button, "Choose where to export").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Button, "Choose where to export").is_none());
}

#[test]
fn the_buttons_stand_below_the_page_however_little_there_is_to_choose() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(home.path());
    for layout in ["Side by side", "Translation only"] {
        click(&mut window, Role::RadioButton, layout);
        let page = window.get_by_role_and_label(Role::Image, "The first page").rect();
        let button = window.get_by_role_and_label(Role::Button, "Cancel").rect();
        assert!(button.top() >= page.bottom(), "{layout}: {button} over {page}");
    }
}

#[test]
fn a_layout_has_only_the_kinds_of_files_that_it_can_be() {
    let desk = Desk::with_article();
    let both = desk.workspace.formats_of(Layout::Bilingual);
    assert_eq!(both, Format::ALL);
    assert_eq!(desk.workspace.formats_of(Layout::Target), [Format::Text, Format::Pdf]);
}

#[test]
fn exporting_says_what_was_written_and_offers_to_open_it() {
    let mut desk = Desk::with_article();
    let path = desk.path("out.pdf");
    desk.act(Command::Export(Export::new(Layout::Bilingual, Format::Pdf, path.clone())));
    let told = desk.workspace.notices.shown().last().cloned().unwrap();
    assert_eq!((told.severity, told.action), (Severity::Success, Some(NoticeAction::OpenFile(path.clone()))));
    assert!(told.summary.contains(&*path.to_string_lossy()) && desk.workspace.exporting.is_none());
}

#[test]
fn export_again_does_the_same_in_the_next_window_too() {
    let mut desk = Desk::with_article();
    let path = desk.path("again.pdf");
    let mut export = Export::new(Layout::Bilingual, Format::Pdf, path.clone());
    export.options.unit = Unit::Paragraph;
    desk.act(Command::Export(export.clone()));
    let project = desk.workspace.open.as_ref().unwrap().path.clone();
    desk.act(Command::Close);
    std::fs::remove_file(&path).unwrap();
    let mut later = Desk::at(Arc::clone(&desk.home));
    later.open_path(&project);
    later.act(Command::ExportStep(ExportStep::Again));
    assert!(path.is_file());
    assert_eq!(later.workspace.open.as_ref().unwrap().last_export, Some(export));
}

#[test]
fn what_was_stopped_is_not_written() {
    let text = "قال الوزير إن العمل بدأ في المدينة (2024) وسينتهي قريبا.\n".repeat(3000);
    let mut desk = Desk::with_text(&text);
    let path = desk.path("long.pdf");
    desk.workspace.execute(Command::Export(Export::new(Layout::Bilingual, Format::Pdf, path.clone())));
    let exporting = desk.workspace.exporting.clone().unwrap();
    desk.until("a page", |_| exporting.pages() > 0);
    desk.workspace.execute(Command::ExportStep(ExportStep::Cancel));
    desk.until_notice("stopped");
    assert!(!path.exists() && desk.workspace.exporting.is_none() && exporting.pages() < 100);
}
