//! The one binary: the command line, or the window.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use muqabala::cli::{Invocation, run};

fn main() -> ExitCode {
    let code = match run(std::env::args_os(), &mut stdout(), &mut stderr()) {
        Invocation::Window(..) => 4,
        Invocation::Done(code) => code,
    };
    ExitCode::from(code)
}
