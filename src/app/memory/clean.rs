//! Finds and takes out the units of a memory that are no help.

use std::path::Path;

use crate::app::Notice;
use crate::assist::{MemoryFlaw, memory_flaws};
use crate::model::UnitId;
use crate::store::{MemoryFile, StoreError, UnitChange, UnitStep};

/// The units of a memory with a flaw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryFlaws(Vec<(UnitId, MemoryFlaw)>);

impl MemoryFlaws {
    /// How many units have this flaw.
    pub fn count(&self, flaw: MemoryFlaw) -> usize {
        self.0.iter().filter(|(_, other)| *other == flaw).count()
    }

    /// Whether no unit has any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::app) fn of(path: &Path) -> Result<Self, Notice> {
        let find = || {
            let memory = MemoryFile::open_for_reading(path)?;
            let mut units = Vec::new();
            memory.units(|unit| {
                units.push(unit);
                true
            })?;
            Ok(Self(memory_flaws(units.into_iter())))
        };
        find().map_err(|error: StoreError| Notice::error(error.to_string(), error.hint()))
    }

    /// Takes out the units with these flaws as one change.
    pub(in crate::app) fn clean(
        &self,
        path: &Path,
        flaws: &[MemoryFlaw],
        at: i64,
    ) -> Result<UnitStep, Notice> {
        let bad = self.0.iter().filter(|(_, flaw)| flaws.contains(flaw));
        let changes: Vec<_> = bad.map(|(id, _)| UnitChange::Delete(*id)).collect();
        let clean = || MemoryFile::open(path)?.apply(&changes, at);
        clean().map_err(|error| Notice::error(format!("Nothing was taken out: {error}"), error.hint()))
    }
}
