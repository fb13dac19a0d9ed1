//! A memory as a look-up sees it: an index of its sources, and its units one at a time.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::assist::{MemoryCandidate, MemoryIndex, SharedRun};
use crate::model::{TranslationUnit, UnitId};
use crate::store::{MemoryFile, MemoryState, StoreError, UnitStep, read_file, write_atomic};
use crate::text::Language;

/// A memory that is searched; several threads may hold it.
pub struct Memory {
    name: String,
    languages: (Language, Language),
    index: RwLock<MemoryIndex>,
    units: Units,
}

/// Where the units themselves are.
enum Units {
    /// In this program: those of the open project.
    Held(RwLock<HashMap<u64, Arc<TranslationUnit>>>),
    /// In a memory file, which is asked for the few that are shown.
    File(Box<Mutex<MemoryFile>>),
}

/// A larger index than this is not read.
const MOST_BYTES: u64 = 4 << 30;
/// The index of fewer units is made faster than it is read.
const WORTH_KEEPING: usize = 20_000;

impl Memory {
    /// The empty memory of a project between these languages.
    pub fn of_project(languages: (Language, Language)) -> Self {
        let units = Units::Held(RwLock::default());
        Self { name: String::new(), languages, index: RwLock::default(), units }
    }

    /// The memory in a file, read for translations from the first language into the second: units of the inverse pair count as well,
    /// those of other languages do not. The index is taken from the file beside it where that is of the same state; else it is made
    /// and kept there.
    pub fn open(path: &Path, languages: (Language, Language)) -> Result<Self, StoreError> {
        let file = MemoryFile::open_for_reading(path)?;
        let generation = generation(&file.state()?, &languages);
        let beside = index_path(path, &languages);
        let index = if let Some(index) = kept_index(&beside, generation) {
            index
        } else {
            let index = made_index(&file, &languages)?;
            if index.len() >= WORTH_KEEPING {
                // A place that cannot be written to only costs the time to make it again.
                write_atomic(&beside, &index.to_bytes(generation)).ok();
            }
            index
        };
        let name = file.info()?.name;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = if name.is_empty() { stem } else { name };
        Ok(Self {
            name,
            languages,
            index: RwLock::new(index),
            units: Units::File(Box::new(Mutex::new(file))),
        })
    }

    /// Its name; empty for the project's own.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is that of the open project.
    pub fn is_own(&self) -> bool {
        matches!(self.units, Units::Held(_))
    }

    /// How many units it has for these languages.
    pub fn len(&self) -> usize {
        self.read(MemoryIndex::len)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The units whose sources are most like `text`, of at least `permille` thousandths.
    pub fn candidates(&self, text: &str, permille: u32, limit: usize) -> Vec<MemoryCandidate> {
        self.read(|index| index.search(text, permille, limit))
    }

    /// The longest runs of words of `text` that it has.
    pub fn shared_runs(&self, text: &str, least: usize, limit: usize) -> Vec<SharedRun> {
        self.read(|index| index.shared_runs(text, least, limit))
    }

    /// A unit, in the direction of the languages; none where it is gone or cannot be read.
    pub fn unit(&self, id: u64) -> Option<Arc<TranslationUnit>> {
        match &self.units {
            Units::Held(units) => units.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned(),
            Units::File(file) => {
                let file = file.lock().unwrap_or_else(PoisonError::into_inner);
                let unit = file.unit(UnitId(id)).ok().flatten()?;
                oriented(unit, &self.languages).map(Arc::new)
            }
        }
    }

    /// Puts a unit in, or in the place of the one with its number. Of a memory file only the index changes.
    pub fn put(&self, unit: TranslationUnit) {
        let Some(unit) = oriented(unit, &self.languages) else { return };
        let id = unit.id.0;
        self.write(|index| index.put(id, &unit.plain_source()));
        if let Units::Held(units) = &self.units {
            units.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::new(unit));
        }
    }

    /// Takes a unit out; whether it was there.
    pub fn remove(&self, id: u64) -> bool {
        if let Units::Held(units) = &self.units {
            units.write().unwrap_or_else(PoisonError::into_inner).remove(&id);
        }
        self.write(|index| index.remove(id))
    }

    /// Takes in what a change of the file has put and taken out.
    pub fn follow(&self, step: &UnitStep) {
        for id in &step.gone {
            self.remove(id.0);
        }
        for unit in &step.put {
            self.put(unit.clone());
        }
    }

    fn read<T>(&self, take: impl FnOnce(&MemoryIndex) -> T) -> T {
        take(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T>(&self, take: impl FnOnce(&mut MemoryIndex) -> T) -> T {
        take(&mut self.index.write().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The unit in the direction of the languages, whatever their variants; none where it is of others.
fn oriented(unit: TranslationUnit, (from, to): &(Language, Language)) -> Option<TranslationUnit> {
    let (source, target) = (unit.source_language.primary(), unit.target_language.primary());
    if (source, target) == (from.primary(), to.primary()) {
        Some(unit)
    } else if (target, source) == (from.primary(), to.primary()) {
        let id = unit.id;
        Some(TranslationUnit { id, ..unit.inverse() })
    } else {
        None
    }
}

fn made_index(file: &MemoryFile, languages: &(Language, Language)) -> Result<MemoryIndex, StoreError> {
    let mut builder = MemoryIndex::builder();
    file.units(|unit| {
        if let Some(unit) = oriented(unit, languages) {
            builder.add(unit.id.0, &unit.plain_source());
        }
        true
    })?;
    Ok(builder.finish())
}

fn kept_index(path: &Path, generation: u64) -> Option<MemoryIndex> {
    let bytes = path.exists().then(|| read_file(path, MOST_BYTES).ok()).flatten()?;
    MemoryIndex::from_bytes(&bytes, generation).ok()
}

/// One number for the file, its state and the languages.
fn generation(state: &MemoryState, (from, to): &(Language, Language)) -> u64 {
    let words = [state.identity.as_str(), from.primary(), to.primary()];
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0])).chain(state.generation.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// `news.mqm` has its index for Arabic to English in `news.ar-en.mqi`.
fn index_path(path: &Path, (from, to): &(Language, Language)) -> PathBuf {
    path.with_extension(format!("{}-{}.mqi", from.primary(), to.primary()))
}
