//! What can be derived from the project and is never stored in it: the terms of each segment, and the progress.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::assist::{Progress, TermHit, TermIndex};
use crate::model::{Entry, EntryId, Project, Segment, SegmentId, State};
use crate::text::{Language, Plain, TagTable};

/// Counts changes of the glossary: a term looked up in another epoch is looked up again.
type Epoch = u64;

/// The terms of a segment, with the epoch and the source's revision that they are of.
type Found = (Epoch, u64, Rc<[TermHit]>);

/// Terms and counts, computed when they are asked for and kept while they are true.
#[derive(Default)]
pub struct Lookups {
    epoch: Epoch,
    index: TermIndex,
    terms: RefCell<HashMap<SegmentId, Found>>,
    progress: Progress,
}

impl Lookups {
    /// Indexes the glossary of `project` anew.
    pub fn glossary_changed(&mut self, project: &Project) {
        self.epoch += 1;
        self.index = match project.documents.first() {
            Some(document) => {
                let entries = project.glossary.values().map(AsRef::as_ref);
                TermIndex::new(entries.flat_map(|entry| surfaces(entry, &document.source, &document.target)))
            }
            None => TermIndex::default(),
        };
        self.terms.get_mut().clear();
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
        if let Some((epoch, revision, hits)) = self.terms.borrow().get(&segment.id)
            && (*epoch, *revision) == (self.epoch, segment.source_revision)
        {
            return Rc::clone(hits);
        }
        let plain = Plain::new(&segment.source, tags);
        let original = |hit: TermHit| TermHit { range: plain.original(&hit.range), ..hit };
        let hits: Rc<[TermHit]> = self.index.find(&plain.text).into_iter().map(original).collect();
        self.terms.borrow_mut().insert(segment.id, (self.epoch, segment.source_revision, Rc::clone(&hits)));
        hits
    }

    /// How far the document is.
    pub fn progress(&self) -> Progress {
        self.progress
    }
}

/// The source terms of an entry that has a translation, and their other forms.
fn surfaces<'a>(
    entry: &'a Entry,
    source: &Language,
    target: &Language,
) -> impl Iterator<Item = (EntryId, &'a str)> {
    let terms = entry.pair(source, target).map(|_| entry.terms_in(source));
    let forms =
        terms.into_iter().flatten().flat_map(|term| std::iter::once(&term.text).chain(&term.variants));
    forms.map(|form| (entry.id, form.as_str()))
}
