//! Makes the questions about a whole document, in a job: its empty segments in batches, each with its terms and close matches.

use std::sync::Arc;

use super::question::{Asked, Context, Questions, examples};
use crate::app::matches::{Match, Memory, Names, Wanted, best};
use crate::app::terms::{Glossary, Terms};
use crate::model::{Document, Segment};
use crate::mt::{Batch, BatchLimits, batches};

/// Matches below this are no help.
const LEAST: u8 = 70;

/// What the questions are made of.
pub(in crate::app) struct Preparation {
    pub(in crate::app) document: Document,
    /// The project's own glossary, then the shared ones.
    pub(in crate::app) glossaries: Vec<Glossary>,
    /// The memories for examples; none where the engine takes none.
    pub(in crate::app) memories: Vec<Arc<Memory>>,
    pub(in crate::app) names: Names,
    /// How the user wishes translations to be written.
    pub(in crate::app) style: String,
    pub(in crate::app) limits: BatchLimits,
}

impl Preparation {
    /// The questions, in order; none where `stopped` says so, which is asked before each batch.
    pub(in crate::app) fn batches(&self, stopped: &dyn Fn() -> bool) -> Option<Vec<(Batch, Vec<Asked>)>> {
        let document = &self.document;
        let terms = Terms::new(&(document.source.clone(), document.target.clone()), &self.glossaries);
        let questions = Questions { document, glossaries: self.glossaries.iter().collect() };
        let open = document.segments.iter().enumerate().filter(|(_, segment)| is_open(segment));
        let asked: Vec<(usize, Asked)> = open
            .filter_map(|(at, segment)| {
                Some((at, questions.asked(at, &terms.in_segment(segment, document.tags(segment)))?))
            })
            .collect();
        let items = asked.iter().map(|(_, asked)| asked.item.clone()).collect();
        let (mut rest, mut out) = (asked.into_iter(), Vec::new());
        for items in batches(items, self.limits) {
            if stopped() {
                return None;
            }
            let part: Vec<(usize, Asked)> = rest.by_ref().take(items.len()).collect();
            let (Some((first, _)), Some((last, _))) = (part.first(), part.last()) else { break };
            let place = (*first, *last);
            let context = Context { examples: examples(&self.matches(&part)), style: self.style.clone() };
            let asked: Vec<Asked> = part.into_iter().map(|(_, asked)| asked).collect();
            out.push((questions.question(&asked, place, context), asked));
        }
        Some(out)
    }

    /// The best match of each segment of a batch.
    fn matches(&self, part: &[(usize, Asked)]) -> Vec<Match> {
        if self.memories.is_empty() {
            return Vec::new();
        }
        let wanted = part.iter().filter_map(|(at, _)| Wanted::of(&self.document, *at));
        wanted.filter_map(|wanted| best(&self.memories, &wanted, LEAST, &self.names)).collect()
    }
}

/// Whether a segment is to be filled.
pub(in crate::app) fn is_open(segment: &Segment) -> bool {
    segment.target.is_empty() && !segment.status.locked && !segment.source.trim().is_empty()
}
