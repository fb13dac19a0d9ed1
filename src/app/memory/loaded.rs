//! A memory that is in use: its units, and the index in which they are found by likeness.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::compact::Units;
use super::{MemoryKind, MemoryOptions, read_memory};
use crate::app::{Folders, Notice};
use crate::assist::{Concordance, ConcordanceHit, ConcordanceQuery, MemoryIndex};
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
    /// Made when it is first asked for.
    concordance: OnceLock<Concordance>,
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
        let kept = state.zip(folders).map(|(state, folders)| Kept { path, options, state, folders });
        let index = kept.as_ref().and_then(|kept| kept.read(units.len()));
        let index = index.unwrap_or_else(|| {
            let index = index_of(&units);
            if let Some(kept) = &kept {
                kept.write(&index);
            }
            index
        });
        let (path, concordance) = (path.to_owned(), OnceLock::new());
        Ok(Self { path, name, units, index, warnings: read.warnings, state, concordance })
    }

    /// Puts a unit in, or in the place of the one of its number; the next search finds it.
    pub fn put(&mut self, unit: TranslationUnit) {
        self.index.put(unit.id.0, &unit.plain_source());
        if let Some(concordance) = self.concordance.get_mut() {
            put(concordance, &unit);
        }
        self.units.put(unit);
    }

    /// Takes a unit out.
    pub fn remove(&mut self, id: UnitId) {
        self.index.remove(id.0);
        self.units.remove(id);
        if let Some(concordance) = self.concordance.get_mut() {
            concordance.remove(id.0);
        }
    }

    /// The units in which a piece of text stands, at most `limit`, and how many there are in all.
    pub fn concordance(&self, query: &ConcordanceQuery, limit: usize) -> (Vec<ConcordanceHit>, usize) {
        let concordance = self.concordance.get_or_init(|| {
            let mut concordance = Concordance::default();
            self.units.iter().for_each(|unit| put(&mut concordance, &unit));
            concordance
        });
        let texts = |id| {
            let unit = self.units.unit(UnitId(id))?;
            Some((unit.plain_source().into_owned(), unit.plain_target().into_owned()))
        };
        concordance.find(query, limit, &texts)
    }
}

fn put(concordance: &mut Concordance, unit: &TranslationUnit) {
    concordance.put(unit.id.0, (&unit.plain_source(), &unit.plain_target()), unit.touched_at());
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

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
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
