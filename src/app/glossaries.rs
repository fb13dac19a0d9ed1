//! Glossaries of any kind from and to files: tables, TBX, lists of `OmegaT`, shared glossaries and projects.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::app::Notice;
use crate::app::clock::now_ms;
use crate::formats::MAX_BYTES;
use crate::formats::glossary::{self, GlossaryFormat, Preview, ReadOptions, WriteOptions};
use crate::model::{Edit, Entry, EntryId, GroupKind, History, Project, rows_of};
use crate::store::{
    Change, StoreError, create_glossary, load_project_entries, load_shared_entries, read_file, write_atomic,
};
use crate::text::Language;

/// What kind of file holds a glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlossaryKind {
    /// A file of other programs.
    File(GlossaryFormat),
    /// A shared glossary (`.mqg`).
    Shared,
    /// A project (`.mqb`).
    Project,
}

impl GlossaryKind {
    /// The kind of a file by the ending of its name; none for what is no glossary.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        match extension.as_str() {
            "mqg" => Some(Self::Shared),
            "mqb" => Some(Self::Project),
            other => GlossaryFormat::of_extension(other).map(Self::File),
        }
    }
}

/// A glossary that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedGlossary {
    /// The name of the file without its ending.
    pub name: String,
    /// Its entries.
    pub entries: Vec<Arc<Entry>>,
    /// What was left out or put right, with its line.
    pub warnings: Vec<String>,
}

/// Reads a glossary of any kind, by the ending of its name; a shared glossary or a project also while a window has it open. A
/// file without a known ending is taken for tab- or comma-separated text.
pub fn load_glossary(path: &Path, options: &ReadOptions) -> Result<LoadedGlossary, Notice> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let failed = |error: String| {
        Notice::error(format!("{file} could not be read: {error}"), "The glossary was not changed")
    };
    let of_store = |error: StoreError| failed(error.to_string());
    let entries = match GlossaryKind::of_path(path) {
        Some(GlossaryKind::Shared) => load_shared_entries(path).map_err(of_store)?,
        Some(GlossaryKind::Project) => load_project_entries(path).map_err(of_store)?,
        kind => {
            let format =
                if let Some(GlossaryKind::File(format)) = kind { format } else { GlossaryFormat::Csv };
            let bytes = read_file(path, MAX_BYTES as u64).map_err(of_store)?;
            let (entries, warnings) =
                glossary::read(format, &bytes, options).map_err(|error| failed(error.to_string()))?;
            let entries = entries.into_iter().map(Arc::new).collect();
            let words = |warning: crate::formats::ReadWarning| match warning.line {
                0 => warning.message,
                line => format!("line {line}: {}", warning.message),
            };
            return Ok(LoadedGlossary { name, entries, warnings: warnings.into_iter().map(words).collect() });
        }
    };
    Ok(LoadedGlossary { name, entries: entries.into_values().collect(), warnings: Vec::new() })
}

/// The first rows of a table; none for a file that has no columns to choose from.
pub fn preview_glossary(path: &Path, options: &ReadOptions) -> Result<Option<Preview>, Notice> {
    let format = match GlossaryKind::of_path(path) {
        Some(GlossaryKind::Shared | GlossaryKind::Project) => return Ok(None),
        Some(GlossaryKind::File(format)) => format,
        None => GlossaryFormat::Csv,
    };
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let failed =
        |error: String| Notice::error(format!("{file} could not be read: {error}"), "Choose another file");
    let bytes = read_file(path, MAX_BYTES as u64).map_err(|error| failed(error.to_string()))?;
    glossary::preview(format, &bytes, options).map_err(|error| failed(error.to_string()))
}

/// The two languages that most of the entries have terms in: Arabic first where it is one of them, else the one with more terms.
/// Arabic and English fill what is missing.
pub fn languages_of<E: Borrow<Entry>>(entries: &[E]) -> (Language, Language) {
    let mut counts: Vec<(Language, usize)> = Vec::new();
    for term in entries.iter().flat_map(|entry| &entry.borrow().terms) {
        match counts.iter_mut().find(|(language, _)| *language == term.language) {
            Some((_, count)) => *count += 1,
            None => counts.push((term.language.clone(), 1)),
        }
    }
    counts.sort_by_key(|(language, count)| (language.primary() != "ar", std::cmp::Reverse(*count)));
    let mut found = counts.into_iter().map(|(language, _)| language);
    let usual = [Language::new("ar"), Language::new("en")];
    let first = found.next().unwrap_or_else(|| Language::new("ar"));
    let other = usual.into_iter().find(|language| language.primary() != first.primary());
    let second = found.find(|language| language.primary() != first.primary()).or(other);
    (first, second.unwrap_or_else(|| Language::new("en")))
}

/// Writes entries to a file of a kind that is given by the ending of its name; what the file has no place for is returned. A
/// shared glossary must not be there yet; the others are replaced.
pub fn save_glossary<E: Borrow<Entry>>(
    path: &Path,
    entries: &[E],
    options: &WriteOptions,
) -> Result<Vec<String>, Notice> {
    let failed = |error: &StoreError| Notice::error(format!("Nothing was written: {error}"), error.hint());
    match GlossaryKind::of_path(path) {
        Some(GlossaryKind::File(format)) => {
            let (bytes, warnings) = glossary::write(format, entries, options).map_err(|error| {
                Notice::error(format!("Nothing was written: {error}"), "Choose another kind of file")
            })?;
            write_atomic(path, &bytes).map_err(|error| failed(&error))?;
            Ok(warnings.into_iter().map(|warning| warning.message).collect())
        }
        Some(GlossaryKind::Shared) => {
            write_shared(path, entries).map(|()| Vec::new()).map_err(|error| failed(&error))
        }
        _ => Err(Notice::error(
            format!("{} is no kind of glossary file that can be written", path.display()),
            "Choose a name that ends in .csv, .tsv, .xlsx, .tbx, .txt (OmegaT) or .mqg",
        )),
    }
}

/// All entries are one step of the new file's history. They keep their numbers where those are all different.
fn write_shared<E: Borrow<Entry>>(path: &Path, entries: &[E]) -> Result<(), StoreError> {
    let mut file = create_glossary(path)?;
    let (mut project, mut history) = (Project::default(), History::default());
    let mut seen = HashSet::new();
    let own = entries.iter().all(|entry| entry.borrow().id != EntryId(0) && seen.insert(entry.borrow().id));
    let numbered = (1..).map(EntryId).zip(entries.iter().map(Borrow::borrow));
    let entries = numbered.map(|(id, entry)| Entry { id: if own { entry.id } else { id }, ..entry.clone() });
    let edits: Vec<_> = entries
        .map(|entry| Edit::Entry { id: entry.id, before: None, after: Some(Arc::new(entry)) })
        .collect();
    for edit in &edits {
        // New ids in an empty glossary always fit.
        project.apply(edit).ok();
    }
    let rows = rows_of(&project, &edits);
    let change = Change { step: history.push(GroupKind::Import, edits, now_ms()), rows, source: None };
    file.write(&[change])?;
    file.close()
}
