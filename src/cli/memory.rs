//! The commands for translation memories.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::Failure;
use super::commands::{field, impossible, print, unreadable};
use super::glossary::tell;
use super::memory_args::MemoryTask;
use crate::app::clock::{iso_date, now_ms};
use crate::app::{
    MemoryFile, MemoryInfo, MemoryKind, MemoryOptions, Notice, PairCount, export_memory, import_memory,
    preview_memory,
};

/// Runs one of them.
pub(super) fn run(
    task: MemoryTask,
    options: &MemoryOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    match task {
        MemoryTask::Import { memory, files, name, author } => {
            let info = MemoryInfo { name, author, languages: options.languages.clone() };
            import(&memory, &files, &info, options, (out, err))
        }
        MemoryTask::Export { memory, output } => export(&memory, &output, options, out),
        MemoryTask::Search(args) => super::memory_search::run(&args, options, (out, err)),
        MemoryTask::Info { memory } => info(&memory, options, (out, err)),
    }
}

fn import(
    path: &Path,
    files: &[PathBuf],
    info: &MemoryInfo,
    options: &MemoryOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    if MemoryKind::of_path(path) != Some(MemoryKind::Own) {
        let message = format!("{}: name a memory that ends in .mqm", path.display());
        return Err(Failure { code: 2, message });
    }
    let of_store =
        |error: crate::app::MemoryError| impossible(&Notice::error(error.to_string(), error.hint()));
    let mut memory = if path.exists() { MemoryFile::open(path) } else { MemoryFile::create(path, info) }
        .map_err(of_store)?;
    for file in files {
        // Nobody can stop it here but by ending the program, which leaves the memory as it was.
        let report = import_memory(&mut memory, file, options, now_ms(), &mut |_, _| true);
        let report = report.map_err(|notice| unreadable(&notice))?.unwrap_or_default();
        tell(err, file, &report.warnings);
        let (added, identical) = (report.record.added, report.record.identical);
        print(writeln!(out, "{}: {added} units added, {identical} were there already", file.display()))?;
    }
    Ok(())
}

fn export(from: &Path, to: &Path, options: &MemoryOptions, out: &mut dyn Write) -> Result<(), Failure> {
    if !matches!(MemoryKind::of_path(to), Some(MemoryKind::Own | MemoryKind::File(_))) {
        let message = format!("{}: name a file that ends in .tmx, .tsv, .csv or .mqm", to.display());
        return Err(Failure { code: 2, message });
    }
    let count = export_memory(from, options, to, now_ms(), &mut |_| true);
    let count = count.map_err(|notice| impossible(&notice))?.unwrap_or_default();
    print(writeln!(out, "{}: {count} units", to.display()))
}

fn info(
    path: &Path,
    options: &MemoryOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    if MemoryKind::of_path(path) == Some(MemoryKind::Own) {
        let described =
            describe(path).map_err(|error| unreadable(&Notice::error(error.to_string(), error.hint())))?;
        return print(out.write_all(described.as_bytes()));
    }
    let preview = preview_memory(path, options, &mut |_| true).map_err(|notice| unreadable(&notice))?;
    let preview = preview.unwrap_or_default();
    tell(err, path, &preview.warnings);
    print(write!(out, "units\t{}\n{}", preview.units, pairs(&preview.pairs)))
}

fn describe(path: &Path) -> Result<String, crate::app::MemoryError> {
    let memory = MemoryFile::open_for_reading(path)?;
    let info = memory.info()?;
    let mut text = String::new();
    for (name, value) in [("name", &info.name), ("author", &info.author)] {
        if !value.is_empty() {
            text.extend([name, "\t", &field(value), "\n"]);
        }
    }
    if let Some((from, to)) = &info.languages {
        text.extend(["languages\t", from.tag(), "\t", to.tag(), "\n"]);
    }
    text.extend(["units\t", &memory.len()?.to_string(), "\n", &pairs(&memory.pairs()?)]);
    for import in memory.imports()? {
        let undone = if import.undone { "\tundone" } else { "" };
        let (date, file) = (iso_date(import.at), field(&import.file));
        text.extend(["import\t", &date, "\t", &file, "\t", &import.added.to_string(), undone, "\n"]);
    }
    Ok(text)
}

fn pairs(pairs: &[PairCount]) -> String {
    let mut text = String::new();
    for pair in pairs {
        text.extend([
            "pair\t",
            pair.source.tag(),
            "\t",
            pair.target.tag(),
            "\t",
            &pair.units.to_string(),
            "\n",
        ]);
    }
    text
}
