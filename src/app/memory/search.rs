//! Finds the units of several memories that are like a text.

use super::LoadedMemory;
use crate::assist::{Asked, Penalties};
use crate::model::{TranslationUnit, UnitId};
use crate::text::{Language, TagTable};

/// Candidates of each memory that are rated.
const RATED: usize = 200;
/// Candidates are at least so like, in thousandths, where they are rated.
const LEAST: u32 = 500;

/// A unit that was found.
pub struct FoundUnit {
    /// How alike it is, of 100; 101 between the same neighbours.
    pub score: u8,
    /// The unit.
    pub unit: TranslationUnit,
    /// The memory that it is of.
    pub memory: String,
}

/// The `limit` units that are most like `text`, the best first; of equal ones those of the earlier memory, then the newer.
///
/// The score is the figure of the window, or with `tokens` that of whole words alone.
pub fn search_memories(
    memories: &[LoadedMemory],
    text: &str,
    (min, limit): (u8, usize),
    tokens: bool,
) -> Vec<FoundUnit> {
    let mut found = Vec::new();
    for (place, memory) in memories.iter().enumerate() {
        let (least, most) = if tokens { (u32::from(min) * 10, limit) } else { (LEAST, RATED) };
        for candidate in memory.index.search(text, least, most) {
            let Some(unit) = memory.units.unit(UnitId(candidate.id)) else { continue };
            let score = if tokens { (candidate.likeness * 100.0) as u8 } else { rated(text, &unit) };
            let key = (std::cmp::Reverse(score), place, std::cmp::Reverse(unit.touched_at()), unit.id);
            if score >= min {
                found.push((key, FoundUnit { score, unit, memory: memory.name.clone() }));
            }
        }
    }
    found.sort_by_key(|(key, _)| *key);
    found.truncate(limit);
    found.into_iter().map(|(_, found)| found).collect()
}

fn rated(text: &str, unit: &TranslationUnit) -> u8 {
    let languages: (&Language, &Language) = (&unit.source_language, &unit.target_language);
    Asked::new((text, TagTable::NONE), ("", ""), languages).rate(unit, false, Penalties::default()).score
}
