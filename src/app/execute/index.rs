//! Indexing the terms of all glossaries: at once where they are few, in a job where they are many.

use crate::app::Workspace;
use crate::app::jobs::JobEvent;
use crate::app::terms::{Glossary, Terms};
use crate::app::workspace::Open;

/// So many entries are indexed in about 10 ms, which no hand notices when a project opens.
const FEW: usize = 1500;

impl Workspace {
    /// Indexes the terms anew where that was asked for.
    pub(super) fn reindex_stale(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        if !open.lookups.take_stale() {
            return;
        }
        let Some(languages) = languages(open) else { return open.lookups.install(Terms::default()) };
        let glossaries: Vec<Glossary> = open.glossaries().cloned().collect();
        if glossaries.iter().map(Glossary::len).sum::<usize>() <= FEW {
            return open.lookups.install(Terms::new(&languages, &glossaries));
        }
        let (project, epoch) = (open.number, open.lookups.epoch());
        self.jobs.run(Box::new(move || {
            JobEvent::Indexed(project, epoch, Box::new(Terms::new(&languages, &glossaries)))
        }));
    }

    /// Takes the index that a job has made, unless the glossaries have changed since: then it is made once more.
    pub(super) fn take_index(&mut self, epoch: u64, terms: Terms) {
        let Some(open) = self.open.as_mut() else { return };
        if open.lookups.epoch() == epoch { open.lookups.install(terms) } else { open.lookups.reindex() }
    }
}

fn languages(open: &Open) -> Option<(crate::text::Language, crate::text::Language)> {
    open.document().map(|document| (document.source.clone(), document.target.clone()))
}
