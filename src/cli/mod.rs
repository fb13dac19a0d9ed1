//! The command line: the same work as the window's, without a window; also how it is measured.
//!
//! Exit codes: 0 done, 1 problems found, 2 wrong usage, 3 input not readable, 4 could not be done.

mod align;
mod align_folder;
mod args;
mod commands;
mod export;
mod extract;
mod glossary;
mod import;
mod machine;
mod memory;
mod memory_args;
mod memory_search;
mod terms;
mod translate;

use std::io::Write;
use std::path::PathBuf;

use clap::Parser as _;

use crate::app::IntakeOptions;
use args::{Args, Task};

/// What the command line asks for.
#[derive(Debug)]
pub enum Invocation {
    /// Open the window on these paths.
    Window(Vec<PathBuf>, IntakeOptions),
    /// All is done; end with this exit code.
    Done(u8),
}

/// A command that failed: its exit code, and what to write to the standard error.
#[derive(Debug)]
pub struct Failure {
    /// 2, 3 or 4.
    pub code: u8,
    /// What happened and what to do.
    pub message: String,
}

impl Failure {
    fn usage(message: impl Into<String>) -> Self {
        Self { code: 2, message: message.into() }
    }

    fn unreadable(message: impl Into<String>) -> Self {
        Self { code: 3, message: message.into() }
    }

    fn impossible(message: impl Into<String>) -> Self {
        Self { code: 4, message: message.into() }
    }
}

/// Runs the command of `args` (the program's name first); results go to `out`, errors and notices to `err`.
pub fn run(
    args: impl IntoIterator<Item = std::ffi::OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Invocation {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            let text = error.render();
            // Nobody is left to tell where the standard streams are closed.
            if error.use_stderr() {
                write!(err, "{text}").ok()
            } else {
                write!(out, "{text}").ok()
            };
            return Invocation::Done(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let options = args.common.options();
    let (glossary, memory) = (args.common.glossary(), args.common.memory());
    let result = match args.task {
        None => return Invocation::Window(args.paths, options),
        Some(Task::New { project, source, target, rules }) => {
            let more = (target.as_deref(), rules.as_deref());
            commands::new((&project, &source), more, &options, (out, err)).map(|()| 0)
        }
        Some(Task::Segment { file, lang, rules }) => {
            let cut = commands::Cut { lang: lang.as_deref(), rules: rules.as_deref() };
            commands::segment(&file, cut, &options, (out, err)).map(|()| 0)
        }
        Some(Task::Align(args)) => {
            let options = align::Options { intake: &options, glossary: &glossary, memory: &memory };
            align::run(&args, options, (out, err))
        }
        Some(Task::Terms(args)) => terms::run(&args, &glossary, (out, err)).map(|()| 0),
        Some(Task::Export(export)) => export::run(&export, (out, err)).map(|()| 0),
        Some(Task::Import(import)) => import::run(&import, (out, err)),
        Some(Task::Translate(args)) => translate::run(&args, (out, err)).map(|()| 0),
        Some(Task::Stats(args)) => translate::stats(&args, out).map(|()| 0),
        Some(Task::Memory { task }) => memory::run(task, &memory, (out, err)).map(|()| 0),
        Some(Task::Glossary { task }) => glossary::run(task, &glossary, (out, err)),
    };
    match result {
        Ok(code) => Invocation::Done(code),
        Err(failure) => {
            writeln!(err, "muqabala: {}", failure.message).ok();
            Invocation::Done(failure.code)
        }
    }
}
