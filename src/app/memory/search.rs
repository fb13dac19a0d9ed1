//! Finds the units of several memories that are like a text.

use super::LoadedMemory;
use crate::model::{TranslationUnit, UnitId};

/// A unit that was found.
pub struct FoundUnit {
    /// How alike it is, of 100.
    pub score: u8,
    /// The unit.
    pub unit: TranslationUnit,
    /// The memory that it is of.
    pub memory: String,
}

/// The `limit` units that are most like `text`, the best first; of equal ones those of the earlier memory, then the newer.
pub fn search_memories(
    memories: &[LoadedMemory],
    text: &str,
    min: u8,
    limit: usize,
    _tokens: bool,
) -> Vec<FoundUnit> {
    let mut found = Vec::new();
    for (place, memory) in memories.iter().enumerate() {
        for candidate in memory.index.search(text, u32::from(min) * 10, limit) {
            let Some(unit) = memory.units.unit(UnitId(candidate.id)) else { continue };
            let score = (candidate.likeness * 100.0) as u8;
            let key = (std::cmp::Reverse(score), place, std::cmp::Reverse(unit.touched_at()), unit.id);
            found.push((key, FoundUnit { score, unit, memory: memory.name.clone() }));
        }
    }
    found.sort_by_key(|(key, _)| *key);
    found.truncate(limit);
    found.into_iter().map(|(_, found)| found).collect()
}
