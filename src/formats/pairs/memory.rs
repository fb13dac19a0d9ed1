//! Translation memories as bilingual input: each unit is a pair.

use super::{Pair, PairOptions, Pairs};
use crate::formats::error::ReadError;
use crate::formats::memory::TmxReader;
use crate::model::{State, TranslationUnit};
use crate::text::{Language, Markup, TagTable};

/// The pairs of a TMX file in the languages that are wanted, or else in those of its first unit.
pub(super) fn read(bytes: &[u8], options: PairOptions<'_>) -> Result<Pairs, ReadError> {
    let mut reader = TmxReader::new(bytes, options.encoding)?;
    let source = reader.head().source.clone();
    let mut languages: Option<(Language, Language)> = options.languages.cloned();
    let mut pairs = Pairs { encoding: reader.encoding().to_owned(), ..Pairs::default() };
    while let Some(entry) = reader.next_entry()? {
        // A unit in several languages is one pair; the first translation is that of the file.
        let Some(unit) = entry.units(languages.as_ref(), source.as_ref()).into_iter().next() else {
            continue;
        };
        let found = (unit.source_language.clone(), unit.target_language.clone());
        languages.get_or_insert_with(|| found.clone());
        pairs.languages.get_or_insert(found);
        pairs.rows.push(pair(unit));
    }
    pairs.warnings = reader.take_warnings();
    Ok(pairs)
}

fn pair(unit: TranslationUnit) -> Pair {
    let tags = joined(&unit.source_tags, &unit.target_tags);
    let state = unit.reviewed.then_some(State::Reviewed);
    Pair { source: unit.source, target: unit.target, tags, state, note: unit.note }
}

/// One table for both texts: tags with the same number are the same.
fn joined(source: &TagTable, target: &TagTable) -> TagTable {
    let known = |markup: &&Markup| !source.markups().iter().any(|it| it.number == markup.number);
    let more = target.markups().iter().filter(known);
    TagTable::new(source.markups().iter().chain(more).cloned().collect())
}
