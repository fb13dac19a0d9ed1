//! The commands for glossary files.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::GlossaryTask;
use super::commands::{field, impossible, print, unreadable};
use crate::app::{
    GlossaryKind, LoadedGlossary, ReadOptions, WriteOptions, check_glossary, languages_of, load_glossary,
    save_glossary, without_duplicates,
};
use crate::text::Language;

/// Runs one of them; the exit code.
pub(super) fn run(
    task: GlossaryTask,
    options: &ReadOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<u8, Failure> {
    match task {
        GlossaryTask::Convert { input, output, output_encoding } => {
            convert(&input, &output, output_encoding, options, (out, err)).map(|()| 0)
        }
        GlossaryTask::Merge { output, inputs } => merge(&output, &inputs, options, (out, err)).map(|()| 0),
        GlossaryTask::Extract { project, output, limit } => {
            super::extract::run(&project, output.as_deref(), limit, options, (out, err)).map(|()| 0)
        }
        GlossaryTask::Check { file } => check(&file, options, out),
    }
}

fn convert(
    input: &Path,
    output: &Path,
    encoding: Option<String>,
    options: &ReadOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    known_kind(output)?;
    let glossary = load(input, options, err)?;
    let languages = languages(&glossary, options);
    let told = save_glossary(output, &glossary.entries, &WriteOptions { languages, encoding })
        .map_err(|notice| impossible(&notice))?;
    tell(err, output, &told);
    print(writeln!(out, "{}: {} entries", output.display(), glossary.entries.len()))
}

fn merge(
    output: &Path,
    inputs: &[PathBuf],
    options: &ReadOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    known_kind(output)?;
    let mut all = LoadedGlossary::default();
    for input in inputs {
        all.entries.extend(load(input, options, err)?.entries);
    }
    let languages = languages(&all, options);
    let (entries, merged) = without_duplicates(&all.entries, &languages.0, &languages.1);
    let told = save_glossary(output, &entries, &WriteOptions { languages, encoding: None })
        .map_err(|notice| impossible(&notice))?;
    tell(err, output, &told);
    print(writeln!(out, "{}: {} entries, {merged} merged into others", output.display(), entries.len()))
}

/// What the file itself is told of has no entry; it counts as a problem too.
fn check(file: &Path, options: &ReadOptions, out: &mut dyn Write) -> Result<u8, Failure> {
    let glossary = load_glossary(file, options).map_err(|notice| unreadable(&notice))?;
    let (source, target) = languages(&glossary, options);
    let issues = check_glossary(&glossary.entries, &source, &target);
    let mut out = io::BufWriter::new(out);
    for warning in &glossary.warnings {
        print(writeln!(out, "\twarning\tfile\t{}", field(warning)))?;
    }
    for issue in &issues {
        let severity = if issue.rule.is_hint() { "info" } else { "warning" };
        let line = format!("{}\t{severity}\t{}\t{}", issue.entry, issue.rule.word(), field(&issue.message));
        print(writeln!(out, "{line}"))?;
    }
    print(out.flush())?;
    let found = !glossary.warnings.is_empty() || issues.iter().any(|issue| !issue.rule.is_hint());
    Ok(u8::from(found))
}

/// Before the work is done, as a wrong name is a mistake of the command.
pub(super) fn known_kind(output: &Path) -> Result<(), Failure> {
    if let Some(GlossaryKind::File(_) | GlossaryKind::Shared) = GlossaryKind::of_path(output) {
        return Ok(());
    }
    let endings = ".csv, .tsv, .xlsx, .tbx, .txt (OmegaT) or .mqg";
    Err(Failure { code: 2, message: format!("{}: name a file that ends in {endings}", output.display()) })
}

pub(super) fn load(
    path: &Path,
    options: &ReadOptions,
    err: &mut dyn Write,
) -> Result<LoadedGlossary, Failure> {
    let glossary = load_glossary(path, options).map_err(|notice| unreadable(&notice))?;
    tell(err, path, &glossary.warnings);
    Ok(glossary)
}

/// Where nobody can be told, the work is done all the same.
pub(super) fn tell(err: &mut dyn Write, path: &Path, told: &[String]) {
    for line in told {
        writeln!(err, "muqabala: {}: {line}", path.display()).ok();
    }
}

fn languages(glossary: &LoadedGlossary, options: &ReadOptions) -> (Language, Language) {
    options.languages.clone().unwrap_or_else(|| languages_of(&glossary.entries))
}
