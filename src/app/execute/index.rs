//! Indexing the terms of all glossaries: at once where they are few, in a job where they are many.

use std::sync::Arc;

use crate::app::jobs::JobEvent;
use crate::app::terms::{Glossary, Terms};
use crate::app::workspace::Open;
use crate::app::{Tabulated, Workspace};
use crate::assist::{GlossaryTable, SortBy};

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

    /// Makes the table of all entries in a job, sorted by their terms.
    pub(super) fn tabulate_glossary(&mut self) {
        let Some(open) = self.open.as_ref() else { return };
        let Some((source, _)) = languages(open) else { return };
        let glossaries: Vec<Glossary> = open.glossaries().cloned().collect();
        let project = open.number;
        self.jobs.run(Box::new(move || {
            let table = GlossaryTable::new(glossaries.iter().map(Glossary::values));
            let by_term = table.sorted(&SortBy::Term(source), false);
            JobEvent::Tabulated(project, Arc::new(Tabulated { glossaries: glossaries.len(), table, by_term }))
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
