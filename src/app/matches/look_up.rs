//! One look-up: the best matches of all memories, fitted to the segment, and fragments where none is good.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::memory::Memory;
use super::own::neighbour;
use crate::assist::{
    Adaptation, Asked, Difference, Penalties, Rated, adaptations, adapted, difference, likely_words,
    renumbered,
};
use crate::model::{Document, SegmentId, TranslationUnit};
use crate::text::{Language, Plain, TagTable, fold_str, slice};

/// So many matches have a key.
const SHOWN: usize = 9;
/// So many candidates of each memory are rated.
const RATED: usize = 200;
/// Words of a long common run that are shown at each side of a difference.
const CONTEXT: usize = 4;
/// A fragment has at least so many words, unless a whole unit is shorter.
const FRAGMENT: usize = 3;
const FRAGMENTS: usize = 5;
/// So many units of each word of a segment are looked at for words that its translation may have.
const SHARERS: usize = 24;

/// A segment for which matches are wanted, with all that a thread needs to know of it.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The segment.
    pub segment: SegmentId,
    /// Its source's revision.
    pub revision: u64,
    /// Its source with tags.
    pub source: String,
    /// The tags of its paragraph.
    pub tags: TagTable,
    /// The plain sources of its neighbours.
    pub context: (String, String),
    /// The languages of the article.
    pub languages: (Language, Language),
}

impl Wanted {
    /// The segment at `index`.
    pub fn of(document: &Document, index: usize) -> Option<Self> {
        let segment = document.segments.get(index)?;
        Some(Self {
            segment: segment.id,
            revision: segment.source_revision,
            source: segment.source.clone(),
            tags: document.tags(segment).clone(),
            context: (neighbour(document, index.checked_sub(1)), neighbour(document, Some(index + 1))),
            languages: (document.source.clone(), document.target.clone()),
        })
    }

    pub(super) fn asked(&self) -> Asked<'_> {
        let context = (self.context.0.as_str(), self.context.1.as_str());
        Asked::new((&self.source, &self.tags), context, (&self.languages.0, &self.languages.1))
    }
}

/// A translation fitted to the segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The text, with the tags of the segment.
    pub text: String,
    /// Numbers and names that were put in (true), or that are to be changed by hand (false): bytes of `text`.
    pub places: Vec<(Range<usize>, bool)>,
    /// Numbers of the segment that may stand in another value anywhere in it.
    pub unclear: Vec<String>,
}

/// A unit of a memory that is like the segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its figure and what else orders it.
    pub rated: Rated,
    /// The unit.
    pub unit: Arc<TranslationUnit>,
    /// The number of its memory among those that were searched; 0 is the project's own.
    pub memory: usize,
    /// The name of its memory; empty for the project's own.
    pub memory_name: String,
    /// Its translation as it would be inserted.
    pub proposal: Proposal,
    /// Where its source differs from the segment's.
    pub difference: Difference,
}

/// A part of the segment that was translated before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// The part of the segment's source.
    pub source: String,
    /// The unit that has it.
    pub unit: Arc<TranslationUnit>,
    /// Whether it is all that the unit has, so that its translation is one of the part.
    pub whole: bool,
    /// The name of its memory; empty for the project's own.
    pub memory_name: String,
}

/// What the memories have for a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "matches is what they are called everywhere")]
pub struct Matches {
    /// The matches, the best first, at most nine.
    pub matches: Vec<Match>,
    /// Parts of the segment, where no match is good.
    pub fragments: Vec<Fragment>,
    /// Words that the translation is likely to have, with what each is worth to a completion; [`likely`] finds them.
    pub likely: Vec<(String, u32)>,
}

/// The names of the project and their spellings in the translation, folded.
pub type Names = HashMap<String, String>;

/// What the memories have for a segment: matches of at least `least` per cent from candidates of at least `permille` thousandths of
/// its words.
pub fn look_up(
    memories: &[Arc<Memory>],
    wanted: &Wanted,
    (least, permille): (u8, u32),
    names: &Names,
) -> Matches {
    let asked = wanted.asked();
    let rated = rate_all(memories, wanted, &asked, permille);
    let good = rated.into_iter().filter(|(rated, ..)| rated.score >= least).take(SHOWN);
    let matches: Vec<Match> =
        good.map(|found| fitted(memories, wanted, asked.plain(), found, names)).collect();
    let fragments = if matches.is_empty() { fragments(memories, wanted, asked.plain()) } else { Vec::new() };
    Matches { matches, fragments, likely: Vec::new() }
}

/// Words that the translation of a segment is likely to have, from units that share words with it.
pub fn likely(memories: &[Arc<Memory>], wanted: &Wanted) -> Vec<(String, u32)> {
    let plain = Plain::new(&wanted.source, &wanted.tags);
    let mut groups = Vec::new();
    for memory in memories {
        for ids in memory.sharers(&plain.text, SHARERS) {
            let others = ids.into_iter().filter(|id| !memory.is_own() || *id != wanted.segment.0);
            let units = others.filter_map(|id| memory.unit(id));
            groups.push(units.map(|unit| unit.plain_target().into_owned()).collect());
        }
    }
    likely_words(&groups)
}

/// The best match of a segment of at least `least` per cent.
pub(in crate::app) fn best(
    memories: &[Arc<Memory>],
    wanted: &Wanted,
    least: u8,
    names: &Names,
) -> Option<Match> {
    let asked = wanted.asked();
    let permille = (u32::from(least) * 10).saturating_sub(200).max(500);
    let found = rate_all(memories, wanted, &asked, permille).into_iter().next()?;
    (found.0.score >= least).then(|| fitted(memories, wanted, asked.plain(), found, names))
}

type Found = (Rated, usize, Arc<TranslationUnit>);

/// All candidates, the best first; of those with the same texts only the best.
fn rate_all(memories: &[Arc<Memory>], wanted: &Wanted, asked: &Asked<'_>, permille: u32) -> Vec<Found> {
    let penalties = Penalties::default();
    let mut all: Vec<Found> = Vec::new();
    for (number, memory) in memories.iter().enumerate() {
        for candidate in memory.candidates(asked.plain(), permille, RATED) {
            // A segment is no match of itself.
            let itself = memory.is_own() && candidate.id == wanted.segment.0;
            let Some(unit) = (!itself).then(|| memory.unit(candidate.id)).flatten() else { continue };
            all.push((asked.rate(&unit, memory.is_own(), penalties), number, unit));
        }
    }
    all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept: Vec<Found> = Vec::new();
    for found in all {
        let same = |kept: &Found| kept.2.source == found.2.source && kept.2.target == found.2.target;
        if kept.len() < SHOWN && !kept.iter().any(same) {
            kept.push(found);
        }
    }
    kept
}

fn fitted(
    memories: &[Arc<Memory>],
    wanted: &Wanted,
    segment: &str,
    (rated, memory, unit): Found,
    names: &Names,
) -> Match {
    let plain = unit.plain_source();
    let proposal = propose(wanted, segment, &unit, names);
    let difference = difference(segment, &plain, CONTEXT);
    let memory_name = memories.get(memory).map_or_else(String::new, |memory| memory.name());
    Match { rated, memory, memory_name, proposal, difference, unit: Arc::clone(&unit) }
}

/// The unit's translation with the numbers, names and tags of the segment.
fn propose(wanted: &Wanted, segment: &str, unit: &TranslationUnit, names: &Names) -> Proposal {
    let source = (unit.source.as_str(), &unit.source_tags);
    let own = (wanted.source.as_str(), &wanted.tags);
    let target = renumbered(own, source, (&unit.target, &unit.target_tags));
    let plain = Plain::new(&target, &wanted.tags);
    let name = |word: &str| names.get(&fold_str(word)).cloned();
    let on_tags = |range: Range<usize>| plain.original(&range);
    let found =
        adaptations(segment, &unit.plain_source(), &plain.text, &name).into_iter().map(|it| match it {
            Adaptation::Replace(range, new) => Adaptation::Replace(on_tags(range), new),
            Adaptation::Counted(range) => Adaptation::Counted(on_tags(range)),
            Adaptation::Unclear(number) => Adaptation::Unclear(number),
        });
    let adapted = adapted(&target, &found.collect::<Vec<_>>());
    Proposal { text: adapted.text, places: adapted.places, unclear: adapted.unclear }
}

/// The longest parts that the memories have, of all memories together.
fn fragments(memories: &[Arc<Memory>], wanted: &Wanted, plain: &str) -> Vec<Fragment> {
    let mut runs = Vec::new();
    for memory in memories {
        let found = memory.shared_runs(plain, FRAGMENT, FRAGMENTS).into_iter();
        runs.extend(
            found.filter(|run| !memory.is_own() || run.id != wanted.segment.0).map(|run| (run, memory)),
        );
    }
    runs.sort_by_key(|(run, _)| std::cmp::Reverse((run.whole, run.words)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut fragments = Vec::new();
    for (run, memory) in runs {
        let apart = |other: &Range<usize>| run.bytes.end <= other.start || other.end <= run.bytes.start;
        let Some(unit) = kept.iter().all(apart).then(|| memory.unit(run.id)).flatten() else { continue };
        let (source, memory_name) = (slice(plain, run.bytes.clone()).to_owned(), memory.name());
        fragments.push(Fragment { source, unit, whole: run.whole, memory_name });
        kept.push(run.bytes);
    }
    fragments.truncate(FRAGMENTS);
    fragments
}
