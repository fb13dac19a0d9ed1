//! A memory that is in use: its units, and the index in which they are found by likeness.

use std::path::{Path, PathBuf};

use super::compact::Units;
use super::{MemoryKind, MemoryOptions, read_memory, stem};
use crate::app::{Folders, Notice};
use crate::assist::MemoryIndex;
use crate::model::{TranslationUnit, UnitId};
use crate::store::{MemoryFile, MemoryState, StoreError};
use crate::text::Language;

/// A memory in use. Its units are read in the languages that are asked for, whichever way round they lie in the file.
pub struct LoadedMemory {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, or that of the file without the ending.
    pub name: String,
    /// Its units.
    pub units: Units,
    /// The sources of the units, by their numbers.
    pub index: MemoryIndex,
    /// What was left out of the file, with its line.
    pub warnings: Vec<String>,
    /// The state of the file that the units are of; none where it is no memory file.
    pub state: Option<MemoryState>,
}

impl LoadedMemory {
    /// Reads a memory of any kind. The index of a memory file is kept among the user's data, and read from there where it is of
    /// the same state of the file.
    pub fn load(path: &Path, options: &MemoryOptions, folders: Option<&Folders>) -> Result<Self, Notice> {
        let described = describe(path).map_err(|error| {
            Notice::error(format!("The memory {} could not be opened: {error}", stem(path)), error.hint())
        })?;
        let (name, state) = described.unwrap_or_else(|| (stem(path), None));
        let mut units = Units::default();
        let mut next = 0;
        let read = read_memory(path, options, &mut |step| {
            let mut unit = step.unit;
            next += 1;
            // Only memory files and projects have numbers of their own.
            if unit.id == UnitId::default() {
                unit.id = UnitId(next);
            }
            units.put(unit);
            true
        })?;
        let kept = state.clone().zip(folders).map(|(state, folders)| Kept { path, options, state, folders });
        let index = kept.as_ref().and_then(|kept| kept.read(units.len()));
        let index = index.unwrap_or_else(|| {
            let index = index_of(&units);
            if let Some(kept) = &kept {
                kept.write(&index);
            }
            index
        });
        Ok(Self { path: path.to_owned(), name, units, index, warnings: read.warnings, state })
    }

    /// Puts a unit in, or in the place of the one of its number; the next search finds it.
    pub fn put(&mut self, unit: TranslationUnit) {
        self.index.put(unit.id.0, &unit.plain_source());
        self.units.put(unit);
    }

    /// Takes a unit out; whether it was there.
    pub fn remove(&mut self, id: UnitId) -> bool {
        self.index.remove(id.0);
        self.units.remove(id)
    }
}

fn index_of(units: &Units) -> MemoryIndex {
    let sources: Vec<_> = units.iter().map(|unit| (unit.id.0, unit.plain_source().into_owned())).collect();
    MemoryIndex::new(sources.iter().map(|(id, source)| (*id, source.as_str())))
}

/// The name and the state of a memory file; none of another kind of file.
fn describe(path: &Path) -> Result<Option<(String, Option<MemoryState>)>, StoreError> {
    if MemoryKind::of_path(path) != Some(MemoryKind::Own) {
        return Ok(None);
    }
    let memory = MemoryFile::open_for_reading(path)?;
    let name = memory.info()?.name;
    let name = if name.is_empty() { stem(path) } else { name };
    Ok(Some((name, Some(memory.state()?))))
}

/// The place where the index of a memory file is kept.
struct Kept<'a> {
    path: &'a Path,
    options: &'a MemoryOptions,
    state: MemoryState,
    folders: &'a Folders,
}

impl Kept<'_> {
    fn read(&self, units: usize) -> Option<MemoryIndex> {
        let bytes = self.folders.read_index(self.path, &self.languages())?;
        let index = MemoryIndex::from_bytes(&bytes, self.state.token()).ok()?;
        (index.len() == units).then_some(index)
    }

    /// Where it cannot be written, it is made again the next time.
    fn write(&self, index: &MemoryIndex) {
        self.folders.write_index(self.path, &self.languages(), &index.to_bytes(self.state.token())).ok();
    }

    fn languages(&self) -> String {
        let tags = |(from, to): &(Language, Language)| format!("{}-{}", from.primary(), to.primary());
        self.options.languages.as_ref().map_or_else(String::new, tags)
    }
}
