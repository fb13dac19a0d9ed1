//! The search for a piece of text in the project and its memories.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use crate::assist::{Concordance, ConcordanceHit, ConcordanceQuery, Sides};
use crate::model::{Document, SegmentId, TranslationUnit, UnitId};
use crate::store::{MemoryFile, StoreError};

/// So many are shown.
const SHOWN: usize = 100;

/// What was looked for and found.
#[derive(Default)]
pub struct Concordances {
    /// What is looked for.
    pub query: ConcordanceQuery,
    /// What was found, for the query that it was found for.
    pub found: Option<Arc<Found>>,
    /// Whether an answer is on its way.
    pub searching: bool,
}

/// The places in which a piece of text stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was looked for.
    pub query: ConcordanceQuery,
    /// The best ones: whole words first, then the newest.
    pub lines: Vec<FoundLine>,
    /// How many there are in all.
    pub count: usize,
    /// What could not be searched.
    pub problems: Vec<String>,
}

/// A segment and its translation in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLine {
    /// The source without tags.
    pub source: String,
    /// The translation without tags.
    pub target: String,
    /// Where it stands in the source, as byte ranges.
    pub in_source: Vec<Range<usize>>,
    /// Where it stands in the translation.
    pub in_target: Vec<Range<usize>>,
    /// The name of the memory; empty for the open project.
    pub memory: String,
    /// The segment of the open project.
    pub segment: Option<SegmentId>,
    /// The article, person and time, as far as they are known.
    pub unit: Option<Arc<TranslationUnit>>,
    whole_words: bool,
    at: i64,
}

/// What is searched.
pub(in crate::app) struct Searched {
    pub(in crate::app) name: String,
    pub(in crate::app) path: PathBuf,
    pub(in crate::app) texts: Arc<RwLock<Option<Concordance>>>,
}

/// The texts of the segments of an article that have a translation: number, source, translation, when it was changed.
pub(in crate::app) fn texts_of(document: &Document) -> Vec<(SegmentId, String, String, i64)> {
    let translated = document.segments.iter().filter(|segment| !segment.target.trim().is_empty());
    let text = |segment: &crate::model::Segment| {
        let tags = document.tags(segment);
        let plain = |text: &str| tags.without(text).into_owned();
        (segment.id, plain(&segment.source), plain(&segment.target), segment.status.changed_at)
    };
    translated.map(text).collect()
}

/// Searches the article and the memories, which are read where they were not yet.
pub(in crate::app) fn search(
    query: &ConcordanceQuery,
    own: Vec<(SegmentId, String, String, i64)>,
    memories: &[Searched],
) -> Found {
    let mut found = Found { query: query.clone(), ..Found::default() };
    for (segment, source, target, at) in own {
        let unit = (source, target, Some(segment));
        found.lines.extend(line(query, unit, ("", None), at));
    }
    found.count = found.lines.len();
    for memory in memories {
        match in_memory(query, memory) {
            Ok((lines, count)) => {
                found.lines.extend(lines);
                found.count += count;
            }
            Err(error) => found.problems.push(format!("{}: {error}", memory.name)),
        }
    }
    found.lines.sort_by_key(|line| (line.segment.is_none(), !line.whole_words, std::cmp::Reverse(line.at)));
    found.lines.truncate(SHOWN);
    found
}

fn in_memory(query: &ConcordanceQuery, memory: &Searched) -> Result<(Vec<FoundLine>, usize), StoreError> {
    let file = MemoryFile::open_for_reading(&memory.path)?;
    if memory.texts.read().unwrap_or_else(PoisonError::into_inner).is_none() {
        let made = made(&file)?;
        *memory.texts.write().unwrap_or_else(PoisonError::into_inner) = Some(made);
    }
    let texts = memory.texts.read().unwrap_or_else(PoisonError::into_inner);
    let unit = |id: u64| file.unit(UnitId(id)).ok().flatten();
    let plain =
        |id| unit(id).map(|unit| (unit.plain_source().into_owned(), unit.plain_target().into_owned()));
    let (hits, count) = texts.as_ref().map(|texts| texts.find(query, SHOWN, &plain)).unwrap_or_default();
    let lines = hits.iter().filter_map(|hit: &ConcordanceHit| {
        let unit = unit(hit.id)?;
        let (source, target) = (unit.plain_source().into_owned(), unit.plain_target().into_owned());
        let at = unit.touched_at();
        line(query, (source, target, None), (&memory.name, Some(Arc::new(unit))), at)
    });
    Ok((lines.collect(), count))
}

fn made(file: &MemoryFile) -> Result<Concordance, StoreError> {
    let mut texts = Concordance::default();
    file.units(|unit| {
        texts.put(unit.id.0, (&unit.plain_source(), &unit.plain_target()), unit.touched_at());
        true
    })?;
    Ok(texts)
}

/// The line of a unit; none where it does not stand in it.
fn line(
    query: &ConcordanceQuery,
    (source, target, segment): (String, String, Option<SegmentId>),
    (memory, unit): (&str, Option<Arc<TranslationUnit>>),
    at: i64,
) -> Option<FoundLine> {
    let places = |text: &str, not: Sides| if query.sides == not { Vec::new() } else { query.places(text) };
    let (in_source, in_target) = (places(&source, Sides::Target), places(&target, Sides::Source));
    if in_source.is_empty() && in_target.is_empty() {
        return None;
    }
    let whole = ConcordanceQuery { whole_words: true, ..query.clone() };
    let whole_words = !whole.places(&source).is_empty() || !whole.places(&target).is_empty();
    let memory = memory.to_owned();
    Some(FoundLine { source, target, in_source, in_target, memory, segment, unit, whole_words, at })
}
