//! The window for the tests: a frame at a time, without a renderer, found by accessible names.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use muqabala::app::{Command, Folders, Workspace};
use muqabala::ui::App;

/// A test that waits longer than this for anything has failed.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);

/// The window's state; it is made in the first frame, because it needs the context.
pub(crate) struct Desk {
    pub(crate) app: Option<App>,
    workspace: Option<Workspace>,
}

pub(crate) type Window = Harness<'static, Desk>;

pub(crate) fn window(home: &Path, article: &str) -> Window {
    let mut workspace = Workspace::new(Folders::at(home), Arc::new(|| {}));
    workspace.execute(Command::OpenText { name: "article".to_owned(), text: article.to_owned() });
    assert!(workspace.finish(LIMIT));
    harness(workspace)
}

pub(crate) fn harness(workspace: Workspace) -> Window {
    let desk = Desk { app: None, workspace: Some(workspace) };
    let mut window = Harness::builder().with_size(egui::vec2(1280.0, 800.0)).build_ui_state(frame, desk);
    window.run_steps(3);
    window
}

fn frame(ui: &mut Ui, desk: &mut Desk) {
    match &mut desk.app {
        // The fonts are there from the next frame on.
        None => {
            desk.app = desk.workspace.take().map(|workspace| App::new(ui.ctx(), workspace, Instant::now()));
        }
        Some(app) => {
            app.before(ui.ctx());
            app.show(ui);
        }
    }
}

pub(crate) fn type_text(window: &mut Window, text: &str) {
    for c in text.chars() {
        window.event(Event::Text(c.to_string()));
        window.run_steps(1);
    }
    window.run_steps(2);
}

pub(crate) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

pub(crate) fn workspace(window: &mut Window) -> &mut Workspace {
    window.state_mut().app.as_mut().unwrap().workspace_mut()
}
