//! What a user has set stays set, and a broken file costs no work.

use std::fs;
use std::sync::Arc;

use muqabala::app::{Command, EngineSetting, MachineSettings, Severity, Theme};

use crate::support::{Desk, SENTENCES};

#[test]
fn settings_are_there_in_the_next_window() {
    let mut desk = Desk::new();
    assert!(!desk.workspace.settings.first_run_done);
    desk.workspace.settings.theme = Theme::Dark;
    desk.workspace.settings.author = "ليلى".into();
    desk.workspace.settings.source_first = false;
    desk.workspace.settings.arabic_size = 24.0;
    desk.workspace.keep_settings();
    let next = Desk::at(Arc::clone(&desk.home));
    assert_eq!(next.workspace.settings, desk.workspace.settings);
}

#[test]
fn the_first_project_ends_the_first_run() {
    let desk = Desk::with_article();
    let next = Desk::at(Arc::clone(&desk.home));
    assert!(next.workspace.settings.first_run_done);
}

#[test]
fn broken_settings_are_said_and_the_program_works() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("data")).unwrap();
    desk.file("data/settings.json", b"{\"theme\": ");
    desk.file("data/recent.json", b"nonsense");
    let article = desk.file("a.txt", SENTENCES[1].as_bytes());
    let mut desk = Desk::at(Arc::clone(&desk.home));
    assert_eq!(desk.notice().severity, Severity::Error);
    assert!(desk.notice().summary.contains("settings"), "{:?}", desk.notice());
    assert!(desk.workspace.recents.projects().is_empty());
    desk.open_path(&article);
    assert_eq!(desk.sources(), [SENTENCES[1]]);
}

#[test]
fn settings_that_cannot_be_kept_are_said() {
    let desk = Desk::new();
    // A file stands where the data folder should be.
    desk.file("data", b"");
    let mut desk = Desk::at(Arc::clone(&desk.home));
    desk.workspace.keep_settings();
    assert!(desk.notice().summary.contains("could not be kept"));
}

#[test]
fn an_article_is_not_opened_where_no_project_can_be_kept_and_that_is_said() {
    let desk = Desk::new();
    desk.file("data", b"");
    let article = desk.file("a.txt", SENTENCES[1].as_bytes());
    let mut desk = Desk::at(Arc::clone(&desk.home));
    for command in [Command::Open(article), Command::OpenSample] {
        desk.act(command);
        assert!(desk.workspace.open.is_none());
        assert_eq!(desk.notice().severity, Severity::Error);
        assert!(!desk.notice().hint.is_empty());
    }
}

#[test]
fn engines_are_kept_and_forgotten() {
    let mut desk = Desk::with_article();
    let engines = vec![EngineSetting::new("libretranslate", "http://127.0.0.1:5000")];
    let machine = MachineSettings { engines, local_only: true, ..MachineSettings::default() };
    desk.act(Command::SetMachine(Box::new(machine.clone())));
    let next = Desk::at(Arc::clone(&desk.home));
    assert_eq!(next.workspace.settings.machine, machine);
    desk.act(Command::SetMachine(Box::default()));
    let next = Desk::at(Arc::clone(&desk.home));
    assert_eq!(next.workspace.settings.machine, MachineSettings::default());
}
