//! No Arabic goes through egui's own text, which knows no joining and no direction: whatever the window shows, every
//! piece of text that egui itself lays out is Latin.

use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers, Shape};
use muqabala::app::{Action, Command, Folders, Notice, Severity, Workspace};
use muqabala::model::{Entry, EntryId, TermStatus};
use muqabala::text::Language;

use crate::screen::{Window, harness};

/// A project in which everything that a user can name is Arabic.
fn arabic_desk(home: &std::path::Path) -> Window {
    let mut workspace = Workspace::new(Folders::at(home), Arc::new(|| {}));
    workspace.settings.author = "ليلى".to_owned();
    workspace.settings.first_run_done = true;
    let text = "زيارة الوزير\n\nرحب المدير بالوزير. وقال إن العمل بدأ.\n".to_owned();
    workspace.execute(Command::OpenText { name: "مقال".to_owned(), text });
    assert!(workspace.finish(Duration::from_secs(20)));
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let mut entry = Entry::of_pair(EntryId(0), (&ar, "وزير"), (&en, "وزير آخر"));
    (entry.domain, entry.note) = ("سياسة".into(), "ملاحظة".into());
    entry.terms[0].variants = vec!["وزراء".into()];
    entry.terms[1].status = TermStatus::Forbidden;
    workspace.execute(Command::PutEntry(Box::new(entry)));
    let segment = workspace.open.as_ref().unwrap().active_segment().unwrap().id;
    workspace.execute(Command::SetNote { segment, note: "ملاحظة".into() });
    workspace.notify(Notice::new(Severity::Warning, "الملف غير موجود: مقال", "اختر ملفا آخر"));
    harness(workspace)
}

/// The texts that egui laid out itself in the last frame.
fn own_texts(window: &Window) -> Vec<String> {
    fn collect(shape: &Shape, out: &mut Vec<String>) {
        match shape {
            Shape::Text(text) => out.push(text.galley.text().to_owned()),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    window.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut out));
    out
}

fn check(window: &mut Window, place: &str) {
    window.run_steps(3);
    let texts = own_texts(window);
    assert!(!texts.is_empty(), "{place}: nothing is shown");
    for text in texts {
        let arabic = text.chars().find(|c| matches!(*c as u32, 0x590..=0x8ff | 0xfb1d..=0xfefc));
        assert!(arabic.is_none(), "{place}: egui's own text shows {text:?}");
    }
}

#[test]
fn every_view_shows_arabic_through_the_typesetter() {
    let home = tempfile::tempdir().unwrap();
    let mut window = arabic_desk(home.path());
    check(&mut window, "the grid");
    for action in Action::ALL.iter().copied().filter(|action| action.label().ends_with('…')) {
        // These open the system's own dialog.
        if !matches!(
            action,
            Action::Open | Action::SaveCopy | Action::ImportGlossary | Action::ExportSegmentation
        ) {
            window.state_mut().app.as_mut().unwrap().act(action);
            check(&mut window, action.label());
            window.key_press_modifiers(Modifiers::NONE, Key::Escape);
            window.run_steps(3);
        }
    }
    window.state_mut().app.as_mut().unwrap().act(Action::GlossaryView);
    check(&mut window, "the glossary");
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    check(&mut window, "a cell of the glossary");
    window.state_mut().app.as_mut().unwrap().act(Action::GlossaryView);
    window.state_mut().app.as_mut().unwrap().act(Action::Note);
    check(&mut window, "the note");
    for action in [Action::FindNames, Action::LookUp] {
        let app = window.state_mut().app.as_mut().unwrap();
        app.act(action);
        window.run_steps(3);
        let app = window.state_mut().app.as_mut().unwrap();
        assert!(app.workspace_mut().finish(Duration::from_secs(20)));
        check(&mut window, action.label());
    }
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    check(&mut window, "the palette");
    window.key_press_modifiers(Modifiers::NONE, Key::Escape);
    window.state_mut().app.as_mut().unwrap().workspace_mut().execute(Command::Close);
    check(&mut window, "the start page");
}
