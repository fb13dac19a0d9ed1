//! The one binary: the command line, or the window.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use muqabala::cli::{self, Invocation};
use muqabala::ui;

fn main() -> ExitCode {
    let code = match cli::run(std::env::args_os(), &mut stdout(), &mut stderr()) {
        Invocation::Window(paths, options) => ui::run(paths, options, &mut stderr()),
        Invocation::Done(code) => code,
    };
    ExitCode::from(code)
}
