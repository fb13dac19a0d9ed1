//! A memory as a look-up sees it: candidates by likeness, and units one at a time.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use crate::app::{Folders, LoadedMemory, MemoryOptions, Notice};
use crate::assist::{MemoryCandidate, MemoryIndex, SharedRun};
use crate::model::{TranslationUnit, UnitId};
use crate::text::Language;

/// A memory that is searched; several threads may hold it.
pub enum Memory {
    /// That of the open project: its confirmed segments.
    Own(Box<RwLock<Own>>),
    /// That of a file.
    File(Arc<RwLock<LoadedMemory>>),
}

/// Units and their index.
#[derive(Default)]
pub struct Own {
    index: MemoryIndex,
    units: HashMap<u64, Arc<TranslationUnit>>,
}

impl Memory {
    /// The empty memory of a project.
    pub fn of_project() -> Self {
        Self::Own(Box::default())
    }

    /// The memory in a file of any kind, read for translations from the first language into the second; its index is kept in
    /// `folders`.
    pub fn open(
        path: &Path,
        languages: (Language, Language),
        folders: Option<&Folders>,
    ) -> Result<Self, Notice> {
        let options = MemoryOptions { languages: Some(languages), ..MemoryOptions::default() };
        let loaded = LoadedMemory::load(path, &options, folders)?;
        Ok(Self::File(Arc::new(RwLock::new(loaded))))
    }

    /// Its name; empty for the project's own.
    pub fn name(&self) -> String {
        match self {
            Self::Own(_) => String::new(),
            Self::File(loaded) => loaded.read().unwrap_or_else(PoisonError::into_inner).name.clone(),
        }
    }

    /// Whether it is that of the open project.
    pub fn is_own(&self) -> bool {
        matches!(self, Self::Own(_))
    }

    /// How many units it has.
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

    /// Some units for each word of `text`.
    pub fn sharers(&self, text: &str, each: usize) -> Vec<Vec<u64>> {
        self.read(|index| index.sharers(text, each))
    }

    /// A unit; none where it is gone.
    pub fn unit(&self, id: u64) -> Option<Arc<TranslationUnit>> {
        match self {
            Self::Own(own) => own.read().unwrap_or_else(PoisonError::into_inner).units.get(&id).cloned(),
            Self::File(loaded) => {
                let loaded = loaded.read().unwrap_or_else(PoisonError::into_inner);
                loaded.units.unit(UnitId(id)).map(Arc::new)
            }
        }
    }

    /// Puts a unit in, or in the place of the one with its number; the next look-up finds it.
    pub fn put(&self, unit: TranslationUnit) {
        match self {
            Self::Own(own) => {
                let mut own = own.write().unwrap_or_else(PoisonError::into_inner);
                own.index.put(unit.id.0, &unit.plain_source());
                own.units.insert(unit.id.0, Arc::new(unit));
            }
            Self::File(loaded) => loaded.write().unwrap_or_else(PoisonError::into_inner).put(unit),
        }
    }

    /// Takes a unit out; whether it was there.
    pub fn remove(&self, id: u64) -> bool {
        match self {
            Self::Own(own) => {
                let mut own = own.write().unwrap_or_else(PoisonError::into_inner);
                own.units.remove(&id);
                own.index.remove(id)
            }
            Self::File(loaded) => {
                let mut loaded = loaded.write().unwrap_or_else(PoisonError::into_inner);
                let known = loaded.index.contains(id);
                loaded.remove(UnitId(id));
                known
            }
        }
    }

    fn read<T>(&self, take: impl FnOnce(&MemoryIndex) -> T) -> T {
        match self {
            Self::Own(own) => take(&own.read().unwrap_or_else(PoisonError::into_inner).index),
            Self::File(loaded) => take(&loaded.read().unwrap_or_else(PoisonError::into_inner).index),
        }
    }
}
