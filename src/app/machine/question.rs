//! Makes a question out of a project: segments, their terms, examples and neighbours.

use std::ops::Range;
use std::sync::Arc;

use crate::app::Open;
use crate::assist::ExpectedTerm;
use crate::model::{Document, Entry, Segment, SegmentId, TermStatus};
use crate::mt::{Batch, Example, Item, Rule, TermRule, random_id};
use crate::text::TagTable;

/// So many confirmed neighbours go along before a segment, and sources after it.
const BEFORE: usize = 3;
const AFTER: usize = 1;

/// A segment that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Asked {
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

impl Open {
    /// What would be asked about the segment at `index`.
    pub(in crate::app) fn asked(&self, index: usize) -> Option<Asked> {
        let document = self.document()?;
        let segment = document.segments.get(index)?;
        let tags = document.tags(segment);
        let terms = self.expected_terms(segment, document);
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

    /// The question about segments that follow each other, from the one at `first` to the one at `last`.
    pub(in crate::app) fn question(
        &self,
        asked: &[Asked],
        places: Range<usize>,
        context: &Context,
    ) -> Option<Batch> {
        let document = self.document()?;
        let done = |segment: &&Segment| segment.status.state.is_done() && !segment.target.is_empty();
        let earlier = document.segments.get(..places.start).unwrap_or_default();
        let mut before: Vec<_> = earlier.iter().rev().take(BEFORE * 2).filter(done).take(BEFORE).collect();
        before.reverse();
        let later = document.segments.get(places.end..).unwrap_or_default();
        Some(Batch {
            from: document.source.clone(),
            to: document.target.clone(),
            items: asked.iter().map(|asked| asked.item.clone()).collect(),
            terms: term_rules(asked),
            examples: context.examples.clone(),
            before: before.iter().map(|segment| (segment.source.clone(), segment.target.clone())).collect(),
            after: later.iter().take(AFTER).map(|segment| segment.source.clone()).collect(),
            style: context.style.clone(),
        })
    }

    /// The terms of all glossaries that an engine may keep: each source term with its preferred translation.
    pub(in crate::app) fn whole_glossary(&self) -> Arc<[(String, String)]> {
        let Some(document) = self.document() else { return Arc::default() };
        let entries = self.glossaries().flat_map(|glossary| glossary.values());
        let pairs = entries.filter_map(|entry| {
            let pair = entry.pair(&document.source, &document.target)?;
            let may = pair.target.status != TermStatus::Forbidden;
            may.then(|| (pair.source.text.clone(), pair.target.text.clone()))
        });
        let mut seen = std::collections::HashSet::new();
        pairs.filter(|(source, _)| seen.insert(source.clone())).collect()
    }

    fn expected_terms(&self, segment: &Segment, document: &Document) -> Vec<ExpectedTerm> {
        let hits = self.terms(segment);
        let mut out: Vec<ExpectedTerm> = Vec::new();
        for hit in hits.iter().filter(|hit| hit.grade.is_strong()) {
            let (glossary, id) = hit.entry;
            let Some(entry) = self.glossary(glossary).and_then(|glossary| glossary.get(&id)) else {
                continue;
            };
            let expected = expected(entry, document);
            // A shared glossary does not overrule the one that counts more.
            if !out.iter().any(|other| other.source == expected.source) {
                out.push(expected);
            }
        }
        out
    }
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

/// The terms of a batch as rules, each once.
fn term_rules(asked: &[Asked]) -> Vec<TermRule> {
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
