//! From the command line to the first frame, and what to say where no window can be had.

mod advice;
mod session;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use crate::app::{Command, IntakeOptions, Workspace};
use crate::ui::app::App;
use advice::advice;

const ICON: &[u8] = include_bytes!("../../../assets/icon.png");

/// Opens the window on the given paths and runs it until it is closed; gives the exit code. Where no window can be had,
/// `err` is told what is missing and how to install it.
pub fn run(paths: Vec<PathBuf>, options: IntakeOptions, err: &mut dyn Write) -> u8 {
    let start = Instant::now();
    let context: Arc<OnceLock<egui::Context>> = Arc::default();
    let mut workspace = Workspace::for_user(wake(&context));
    open(&mut workspace, paths, options);
    // Panics of the windowing libraries, where one of theirs is missing, are told in words below.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let started = catch_unwind(AssertUnwindSafe(|| window(workspace, context, hook, start)));
    let reason = match started {
        Ok(Ok(())) => return 0,
        Ok(Err(error)) => error.to_string(),
        Err(panic) => panic_text(panic.as_ref()),
    };
    write!(err, "{}", advice(&reason)).ok();
    4
}

type Hook = Box<dyn Fn(&std::panic::PanicHookInfo<'_>) + Sync + Send>;

fn window(
    workspace: Workspace,
    context: Arc<OnceLock<egui::Context>>,
    hook: Hook,
    start: Instant,
) -> eframe::Result {
    let options = native_options(&workspace);
    eframe::run_native(
        "muqabala",
        options,
        Box::new(move |creation| {
            std::panic::set_hook(hook);
            context.set(creation.egui_ctx.clone()).ok();
            Ok(Box::new(App::new(&creation.egui_ctx, workspace, start)))
        }),
    )
}

/// Starts with what the command line names; the sample the first time; the start page else.
fn open(workspace: &mut Workspace, paths: Vec<PathBuf>, options: IntakeOptions) {
    match paths.into_iter().next() {
        Some(path) => workspace.open_with(path, options),
        None if !workspace.settings.first_run_done => workspace.execute(Command::OpenSample),
        None => {}
    }
}

fn native_options(workspace: &Workspace) -> eframe::NativeOptions {
    let size = workspace.settings.window_size.unwrap_or([1280.0, 800.0]);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Muqabala")
        .with_app_id("muqabala")
        .with_inner_size(size)
        .with_min_inner_size([720.0, 480.0])
        .with_maximized(workspace.settings.maximized);
    // The program runs as well without its icon.
    let viewport = match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_error) => viewport,
    };
    let mut options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // Our own widgets draw at whole pixels; multisampling would cost a software renderer most of its time.
        multisampling: 0,
        depth_buffer: 0,
        stencil_buffer: 0,
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    session::choose(&mut options);
    options
}

fn wake(context: &Arc<OnceLock<egui::Context>>) -> crate::app::jobs::Wake {
    let context = Arc::clone(context);
    Arc::new(move || {
        if let Some(context) = context.get() {
            context.request_repaint();
        }
    })
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("the windowing library gave up").to_owned()
}
