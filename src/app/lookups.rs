//! What can be derived from the project and is never stored in it: the terms of each segment, and the progress.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::terms::{EntryKey, Glossary, TermHit, Terms};
use super::used::{Used, UsedTerms};
use crate::assist::Progress;
use crate::model::{Entry, EntryId, Segment, SegmentId, State};
use crate::text::{Language, TagTable};

/// Counts changes of the glossary: a term looked up in another epoch is looked up again.
type Epoch = u64;

/// The terms of a segment, with the epoch and the source's revision that they are of.
type Found = (Epoch, u64, Rc<[TermHit]>);

/// So many entries are indexed one by one as they change; more are indexed anew.
const FEW: usize = 200;

/// Terms and counts, computed when they are asked for and kept while they are true.
#[derive(Default)]
pub struct Lookups {
    epoch: Epoch,
    terms: Terms,
    /// Whether the terms are to be indexed anew.
    stale: bool,
    found: RefCell<HashMap<SegmentId, Found>>,
    used: UsedTerms,
    progress: Progress,
}

impl Lookups {
    /// Takes another index of the terms.
    pub(super) fn install(&mut self, terms: Terms) {
        self.terms = terms;
        self.stale = false;
        self.forget();
    }

    /// The terms have to be indexed anew, as after a change of the languages.
    pub(super) fn reindex(&mut self) {
        self.stale = true;
        self.forget();
    }

    /// Whether the terms are to be indexed anew; asks once.
    pub(super) fn take_stale(&mut self) -> bool {
        std::mem::take(&mut self.stale)
    }

    /// Indexes the entries of a glossary that came, changed or went.
    pub(super) fn entries_changed(&mut self, number: usize, glossary: &Glossary, ids: &[EntryId]) {
        if ids.is_empty() {
            return;
        }
        if ids.len() > FEW {
            return self.reindex();
        }
        for id in ids {
            self.terms.put((number, *id), glossary.get(id).map(AsRef::as_ref));
        }
        self.forget();
    }

    /// Another number after every change of the glossary.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Takes the counts of a document that was opened or cut anew.
    pub fn counted(&mut self, progress: Progress) {
        self.progress = progress;
    }

    /// Segments of a paragraph with these tags were cut anew: `removed` stood where `inserted` stand now.
    pub fn recut(&mut self, removed: &[Segment], inserted: &[Segment], tags: &TagTable) {
        for segment in removed {
            self.progress.remove(segment, tags);
        }
        for segment in inserted {
            self.progress.add(segment, tags);
        }
    }

    /// A segment has left the state `before`.
    pub fn moved(&mut self, segment: &Segment, tags: &TagTable, before: State) {
        self.progress.moved(segment, tags, before);
    }

    /// The terms in the source of a segment, whose paragraph has these tags.
    pub fn terms(&self, segment: &Segment, tags: &TagTable) -> Rc<[TermHit]> {
        if let Some((epoch, revision, hits)) = self.found.borrow().get(&segment.id)
            && (*epoch, *revision) == (self.epoch, segment.source_revision)
        {
            return Rc::clone(hits);
        }
        let hits: Rc<[TermHit]> = self.terms.in_segment(segment, tags).into();
        self.found.borrow_mut().insert(segment.id, (self.epoch, segment.source_revision, Rc::clone(&hits)));
        hits
    }

    /// Whether the terms of an entry in the target's `language` stand in the target of a segment.
    pub fn used(
        &self,
        (segment, tags): (&Segment, &TagTable),
        entry: (EntryKey, &Entry),
        language: &Language,
    ) -> Used {
        self.used.of(self.epoch, (segment, tags), entry, language)
    }

    /// How far the document is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    fn forget(&mut self) {
        self.epoch += 1;
        self.found.get_mut().clear();
        self.used.forget();
    }
}
