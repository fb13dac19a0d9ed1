//! Reads a memory of any kind, unit by unit.

use std::path::Path;

use super::{MemoryFormat, MemoryKind, units_of_project};
use crate::app::Notice;
use crate::formats::ReadWarning;
use crate::formats::memory::{TableReader, TmxReader};
use crate::model::TranslationUnit;
use crate::store::{MemoryFile, StoreError, load_for_reading, open_input};
use crate::text::Language;

/// How a memory is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryOptions {
    /// The label of the encoding; found from the file where there is none.
    pub encoding: Option<String>,
    /// The languages of the units that are wanted; without them all that the file has, from its own source language.
    pub languages: Option<(Language, Language)>,
}

/// A unit that was read, and how far the file was.
pub struct MemoryStep {
    /// The unit.
    pub unit: TranslationUnit,
    /// From 0 to 1.
    pub done: f32,
}

/// How the reading of a file went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryRead {
    /// What was left out or put right, with its line.
    pub warnings: Vec<String>,
    /// Whether it was read to its end.
    pub complete: bool,
}

/// Reads a memory of any kind, by the ending of its name, and hands over each unit until `take` says that it is enough.
///
/// A memory or a project is read also while a window has it open; a file without a known ending is taken for a table.
pub fn read_memory(
    path: &Path,
    options: &MemoryOptions,
    take: &mut dyn FnMut(MemoryStep) -> bool,
) -> Result<MemoryRead, Notice> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let failed =
        |error: String| Notice::error(format!("{file} could not be read: {error}"), "Nothing was changed");
    let of_store = |error: StoreError| failed(error.to_string());
    match MemoryKind::of_path(path) {
        Some(MemoryKind::Own) => read_own(path, options, take).map_err(of_store),
        Some(MemoryKind::Project) => {
            let project = load_for_reading(path).map_err(of_store)?.project;
            let wanted =
                units_of_project(&project).filter_map(|unit| turned(unit, options.languages.as_ref()));
            let complete = all(wanted.map(|unit| MemoryStep { unit, done: 1.0 }), take);
            Ok(MemoryRead { warnings: Vec::new(), complete })
        }
        Some(MemoryKind::File(MemoryFormat::Tmx)) => read_tmx(path, options, take, &failed),
        _ => read_table(path, options, take, &failed),
    }
}

fn read_own(
    path: &Path,
    options: &MemoryOptions,
    take: &mut dyn FnMut(MemoryStep) -> bool,
) -> Result<MemoryRead, StoreError> {
    let memory = MemoryFile::open_for_reading(path)?;
    let (count, mut at, mut complete) = (memory.len()?.max(1), 0_usize, true);
    memory.units(|unit| {
        at += 1;
        let Some(unit) = turned(unit, options.languages.as_ref()) else { return true };
        complete = take(MemoryStep { unit, done: at as f32 / count as f32 });
        complete
    })?;
    Ok(MemoryRead { warnings: Vec::new(), complete })
}

type Failed<'a> = &'a dyn Fn(String) -> Notice;

fn read_tmx(
    path: &Path,
    options: &MemoryOptions,
    take: &mut dyn FnMut(MemoryStep) -> bool,
    failed: Failed<'_>,
) -> Result<MemoryRead, Notice> {
    let (input, length) = open_input(path).map_err(|error| failed(error.to_string()))?;
    let mut reader =
        TmxReader::new(input, options.encoding.as_deref()).map_err(|error| failed(error.to_string()))?;
    let source = reader.head().source.clone();
    let mut complete = true;
    while let Some(entry) =
        reader.next_entry().map_err(|error| failed(error.to_string()))?.filter(|_| complete)
    {
        let units = entry.units(options.languages.as_ref(), source.as_ref());
        let done = reader.taken() as f32 / length.max(1) as f32;
        complete = all(units.into_iter().map(|unit| MemoryStep { unit, done }), take);
    }
    Ok(MemoryRead { warnings: words(reader.take_warnings()), complete })
}

fn read_table(
    path: &Path,
    options: &MemoryOptions,
    take: &mut dyn FnMut(MemoryStep) -> bool,
    failed: Failed<'_>,
) -> Result<MemoryRead, Notice> {
    let (input, length) = open_input(path).map_err(|error| failed(error.to_string()))?;
    let mut reader =
        TableReader::new(input, options.encoding.as_deref()).map_err(|error| failed(error.to_string()))?;
    let (languages, mut complete) = (options.languages.as_ref(), true);
    while let Some(unit) =
        reader.next_unit(languages).map_err(|error| failed(error.to_string()))?.filter(|_| complete)
    {
        let done = reader.taken() as f32 / length.max(1) as f32;
        complete = take(MemoryStep { unit, done });
    }
    Ok(MemoryRead { warnings: words(reader.take_warnings()), complete })
}

fn all(steps: impl Iterator<Item = MemoryStep>, take: &mut dyn FnMut(MemoryStep) -> bool) -> bool {
    let mut steps = steps;
    steps.all(take)
}

/// The unit in the languages that are wanted, read the other way round where that is how it is; none where it has others.
pub(in crate::app) fn turned(
    unit: TranslationUnit,
    languages: Option<&(Language, Language)>,
) -> Option<TranslationUnit> {
    let Some((from, to)) = languages else { return Some(unit) };
    let is = |unit: &TranslationUnit, one: &Language, other: &Language| {
        unit.source_language.primary() == one.primary() && unit.target_language.primary() == other.primary()
    };
    if is(&unit, from, to) {
        Some(unit)
    } else if is(&unit, to, from) {
        Some(unit.inverse())
    } else {
        None
    }
}

fn words(warnings: Vec<ReadWarning>) -> Vec<String> {
    let words = |warning: ReadWarning| match warning.line {
        0 => warning.message,
        line => format!("line {line}: {}", warning.message),
    };
    warnings.into_iter().map(words).collect()
}
