//! What can be derived from the project and is never stored in it: the terms of each segment, and the progress.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::TermHit;
use super::term_source::term_source;
use crate::assist::{Progress, TermIndex};
use crate::model::{EntryId, Project, Segment, SegmentId, State};
use crate::text::Language;

/// Counts changes of the glossary: a term looked up in another epoch is looked up again.
type Epoch = u64;

/// The terms of a segment, with the epoch and the source's revision that they are of.
type Found = (Epoch, u64, Rc<[TermHit]>);

/// Terms and counts, computed when they are asked for and kept while they are true.
pub struct Lookups {
    epoch: Epoch,
    index: TermIndex<EntryId>,
    terms: RefCell<HashMap<SegmentId, Found>>,
    progress: Progress,
}

impl Lookups {
    /// Indexes the glossary of `project` anew, in the source language of its document.
    pub fn glossary_changed(&mut self, project: &Project) {
        let source = project.documents.first().map_or_else(arabic, |document| document.source.clone());
        self.index = TermIndex::new(&source, project.glossary.values().map(term_source));
        self.forget_terms();
    }

    /// Indexes the entries that came, changed or went.
    pub fn entries_changed(&mut self, project: &Project, ids: &[EntryId]) {
        for id in ids {
            match project.glossary.get(id) {
                Some(entry) => self.index.add(&term_source(entry)),
                None => self.index.remove(*id),
            }
        }
        self.forget_terms();
    }

    /// Takes the counts of a document that was opened or cut anew.
    pub fn counted(&mut self, progress: Progress) {
        self.progress = progress;
    }

    /// Segments were cut anew: `removed` stood where `inserted` stand now.
    pub fn recut(&mut self, removed: &[Segment], inserted: &[Segment]) {
        for segment in removed {
            self.progress.remove(segment);
        }
        for segment in inserted {
            self.progress.add(segment);
        }
    }

    /// A segment has left the state `before`.
    pub fn moved(&mut self, segment: &Segment, before: State) {
        self.progress.moved(segment, before);
    }

    /// The terms in the source of a segment.
    pub fn terms(&self, segment: &Segment) -> Rc<[TermHit]> {
        if let Some((epoch, revision, hits)) = self.terms.borrow().get(&segment.id)
            && (*epoch, *revision) == (self.epoch, segment.source_revision)
        {
            return Rc::clone(hits);
        }
        let hits: Rc<[TermHit]> = self.index.find(&segment.source).into();
        self.terms.borrow_mut().insert(segment.id, (self.epoch, segment.source_revision, Rc::clone(&hits)));
        hits
    }

    /// How far the document is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    fn forget_terms(&mut self) {
        self.epoch += 1;
        self.terms.get_mut().clear();
    }
}

impl Default for Lookups {
    fn default() -> Self {
        Self {
            epoch: 0,
            index: TermIndex::new(&arabic(), []),
            terms: RefCell::default(),
            progress: Progress::default(),
        }
    }
}

/// The source language where there is no document yet.
fn arabic() -> Language {
    Language::new("ar")
}
