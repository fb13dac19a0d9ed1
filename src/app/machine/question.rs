//! Makes a question out of a project: segments, their terms, examples and neighbours.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::app::terms::{Glossary, TermHit};
use crate::app::{Match, Open};
use crate::assist::ExpectedTerm;
use crate::model::{Document, Entry, Segment, SegmentId, TermStatus};
use crate::mt::{Batch, Example, Item, Rule, TermRule, random_id};
use crate::text::TagTable;

/// So many confirmed neighbours go along before a segment, and sources after it.
const BEFORE: usize = 3;
const AFTER: usize = 1;
/// So many matches go along at most, the closest ones.
const EXAMPLES: usize = 3;

/// A segment that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The segment.
    pub(in crate::app) segment: SegmentId,
    /// Its source's revision.
    pub(in crate::app) revision: u64,
    /// What is sent of it.
    pub(in crate::app) item: Item,
    /// The terms that its translation must have.
    pub(in crate::app) terms: Vec<ExpectedTerm>,
}

/// What goes along with a question.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Context {
    /// Close matches of the memory.
    pub(in crate::app) examples: Vec<Example>,
    /// How the user wishes translations to be written.
    pub(in crate::app) style: String,
}

/// Makes questions about the segments of a document.
pub(in crate::app) struct Questions<'a> {
    /// The document.
    pub(in crate::app) document: &'a Document,
    /// The glossaries by their numbers: the project's own, then the shared ones by priority.
    pub(in crate::app) glossaries: Vec<&'a Glossary>,
}

impl Questions<'_> {
    /// What is asked about the segment at `index`, in whose source these terms were found.
    pub(in crate::app) fn asked(&self, index: usize, hits: &[TermHit]) -> Option<Asked> {
        let segment = self.document.segments.get(index)?;
        let tags = self.document.tags(segment);
        let terms = self.expected_terms(hits);
        let kept = kept_ranges(segment, tags, &terms);
        let item = Item {
            id: random_id(),
            text: segment.source.clone(),
            tags: tags.clone(),
            kept,
            reminders: Vec::new(),
        };
        Some(Asked { segment: segment.id, revision: segment.source_revision, item, terms })
    }

    /// The question about the segments from the one at `first` to the one at `last`, or some of them.
    pub(in crate::app) fn question(
        &self,
        asked: &[Asked],
        (first, last): (usize, usize),
        context: Context,
    ) -> Batch {
        let done = |segment: &&Segment| segment.status.state.is_done() && !segment.target.is_empty();
        let segments = &self.document.segments;
        let earlier = segments.get(..first).unwrap_or_default();
        let mut before: Vec<_> = earlier.iter().rev().take(BEFORE * 2).filter(done).take(BEFORE).collect();
        before.reverse();
        let later = segments.get(last + 1..).unwrap_or_default();
        Batch {
            from: self.document.source.clone(),
            to: self.document.target.clone(),
            items: asked.iter().map(|asked| asked.item.clone()).collect(),
            terms: term_rules(asked),
            examples: context.examples,
            before: before.iter().map(|segment| (segment.source.clone(), segment.target.clone())).collect(),
            after: later.iter().take(AFTER).map(|segment| segment.source.clone()).collect(),
            style: context.style,
        }
    }

    fn expected_terms(&self, hits: &[TermHit]) -> Vec<ExpectedTerm> {
        let mut out: Vec<ExpectedTerm> = Vec::new();
        for hit in hits.iter().filter(|hit| hit.grade.is_strong()) {
            let (glossary, id) = hit.entry;
            let Some(entry) = self.glossaries.get(glossary).and_then(|glossary| glossary.get(&id)) else {
                continue;
            };
            let expected = expected(entry, self.document);
            // A shared glossary does not overrule the one that counts more.
            if !out.iter().any(|other| other.source == expected.source) {
                out.push(expected);
            }
        }
        out
    }
}

impl Open {
    /// The question about the segment at `index`, with examples of its matches where the engine takes them.
    pub(in crate::app) fn question(&self, index: usize, context: Context) -> Option<(Batch, Asked)> {
        let document = self.document()?;
        let questions = Questions { document, glossaries: self.glossaries().collect() };
        let asked = questions.asked(index, &self.terms(document.segments.get(index)?))?;
        let batch = questions.question(std::slice::from_ref(&asked), (index, index), context);
        Some((batch, asked))
    }
}

/// The terms of all glossaries that an engine may keep: each source term with its preferred translation.
pub(in crate::app) fn whole_glossary<'a>(
    document: &Document,
    glossaries: impl Iterator<Item = &'a Glossary>,
) -> Arc<[(String, String)]> {
    let pairs = glossaries.flat_map(Glossary::values).filter_map(|entry| {
        let pair = entry.pair(&document.source, &document.target)?;
        let may = pair.target.status != TermStatus::Forbidden;
        may.then(|| (pair.source.text.clone(), pair.target.text.clone()))
    });
    let mut seen = HashSet::new();
    pairs.filter(|(source, _)| seen.insert(source.clone())).collect()
}

/// Matches as examples for a language model: without tags, as those of the memory have other numbers.
pub(in crate::app) fn examples<'a>(matches: impl IntoIterator<Item = &'a Match>) -> Vec<Example> {
    let example = |found: &Match| Example {
        source: found.unit.plain_source().into_owned(),
        target: found.unit.plain_target().into_owned(),
        score: found.rated.score.min(100),
    };
    let mut out: Vec<Example> = Vec::new();
    for example in matches.into_iter().map(example) {
        let is_new =
            out.iter().all(|other| (&other.source, &other.target) != (&example.source, &example.target));
        if is_new && !example.target.trim().is_empty() {
            out.push(example);
        }
    }
    out.sort_by_key(|example| std::cmp::Reverse(example.score));
    out.truncate(EXAMPLES);
    out
}

fn expected(entry: &Entry, document: &Document) -> ExpectedTerm {
    let mut targets: Vec<_> = entry.terms_in(&document.target).collect();
    targets.sort_by_key(|term| term.status);
    let (forbidden, allowed): (Vec<_>, Vec<_>) =
        targets.into_iter().partition(|term| term.status == TermStatus::Forbidden);
    let texts = |terms: Vec<&crate::model::Term>| terms.iter().map(|term| term.text.clone()).collect();
    let source = entry.terms_in(&document.source).next().map(|term| term.text.clone()).unwrap_or_default();
    ExpectedTerm {
        exact: allowed.first().is_some_and(|term| term.text == source),
        allowed: texts(allowed),
        forbidden: texts(forbidden),
        source,
    }
}

/// Terms whose translation is the term itself, such as names of products, stay as they are.
fn kept_ranges(segment: &Segment, tags: &TagTable, terms: &[ExpectedTerm]) -> Vec<Range<usize>> {
    let spans = tags.spans(&segment.source);
    let exact = terms.iter().filter(|term| term.exact);
    let places = exact.filter_map(|term| {
        let start = segment.source.find(&term.source)?;
        Some(start..start + term.source.len())
    });
    places
        .filter(|range| {
            spans.iter().all(|span| span.range.end <= range.start || span.range.start >= range.end)
        })
        .collect()
}

/// The terms of segments as rules, each once.
pub(super) fn term_rules(asked: &[Asked]) -> Vec<TermRule> {
    let mut out: Vec<TermRule> = Vec::new();
    let mut put = |source: &str, target: &str, rule: Rule| {
        if !out.iter().any(|other| other.source == source && other.target == target) {
            out.push(TermRule {
                source: source.to_owned(),
                target: target.to_owned(),
                note: String::new(),
                rule,
            });
        }
    };
    for term in asked.iter().flat_map(|asked| &asked.terms) {
        if let Some(target) = term.allowed.first() {
            put(&term.source, target, if term.exact { Rule::Exact } else { Rule::Prefer });
        }
        for word in &term.forbidden {
            put(&term.source, word, Rule::Forbidden);
        }
    }
    out
}
