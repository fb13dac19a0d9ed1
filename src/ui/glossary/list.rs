//! What the table shows: the entries that were searched for, in their order, and which of them are chosen.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::uses::Uses;
use crate::app::{GlossaryFilter, GlossaryTable, Open, SortBy};
use crate::model::{Document, Entry, EntryId};
use crate::text::Language;

/// What the rows are sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Something that the entry says.
    By(SortBy),
    /// In how many segments of the article it occurs.
    Uses,
}

/// The rows of the table.
pub struct List {
    /// The glossary and the counting that the rows are of.
    of: Option<(u64, u64)>,
    table: GlossaryTable,
    pub(super) sort: Sort,
    pub(super) descending: bool,
    pub(super) filter: GlossaryFilter,
    query: String,
    order: Vec<usize>,
    shown: Vec<usize>,
    chosen: BTreeSet<EntryId>,
    cursor: Option<EntryId>,
    anchor: Option<EntryId>,
    stale: bool,
}

impl Default for List {
    fn default() -> Self {
        Self {
            of: None,
            table: GlossaryTable::default(),
            sort: Sort::Uses,
            descending: true,
            filter: GlossaryFilter::default(),
            query: String::new(),
            order: Vec::new(),
            shown: Vec::new(),
            chosen: BTreeSet::new(),
            cursor: None,
            anchor: None,
            stale: true,
        }
    }
}

impl List {
    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The entries that are chosen.
    pub fn chosen(&self) -> &BTreeSet<EntryId> {
        &self.chosen
    }

    /// The entries that are shown, in their order.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.shown.iter().filter_map(|row| self.table.entry(*row))
    }

    /// The subject fields that the glossary uses.
    pub(super) fn domains(&self) -> BTreeSet<String> {
        self.table.domains()
    }

    /// Brings the rows up to date with the glossary, the search and the order.
    pub(super) fn follow(&mut self, open: &Open, document: &Document, uses: &Uses) {
        let of = (open.lookups.epoch(), uses.generation());
        let reread = self.of.is_none_or(|known| known.0 != of.0);
        if reread {
            self.reread(open);
        }
        let recount = self.of.is_none_or(|known| known.1 != of.1) && self.sort == Sort::Uses;
        if reread || recount || self.stale {
            self.reorder(document, uses);
        }
        self.of = Some(of);
    }

    /// Takes in what has changed in the glossary; entries are the same where they are one in memory.
    fn reread(&mut self, open: &Open) {
        let glossary = &open.project.glossary;
        if self.table.is_empty() {
            self.table = GlossaryTable::new([glossary.values()]);
        }
        for (id, entry) in glossary {
            let known = self.table.row_of(0, *id).and_then(|row| self.table.entry(row));
            if known.is_none_or(|known| !Arc::ptr_eq(known, entry)) {
                self.table.put(0, *id, Some(entry));
            }
        }
        let gone =
            |row: &usize| self.table.entry(*row).is_some_and(|entry| !glossary.contains_key(&entry.id));
        let gone: Vec<_> = (0..self.table.len()).filter(gone).collect();
        for id in gone.into_iter().filter_map(|row| Some(self.table.entry(row)?.id)).collect::<Vec<_>>() {
            self.table.put(0, id, None);
        }
        self.chosen.retain(|id| glossary.contains_key(id));
        self.cursor = self.cursor.filter(|id| glossary.contains_key(id));
    }

    fn reorder(&mut self, document: &Document, uses: &Uses) {
        self.stale = false;
        let count = |row: &usize| self.table.entry(*row).map_or(0, |entry| uses.of(entry.id).len());
        self.order = match &self.sort {
            Sort::By(by) => self.table.sorted(by, self.descending),
            Sort::Uses => {
                let mut rows = self.table.sorted(&SortBy::Term(document.source.clone()), false);
                // A stable order: among equal counts by the term.
                rows.sort_by_key(count);
                if self.descending {
                    rows.sort_by_key(|row| std::cmp::Reverse(count(row)));
                }
                rows
            }
        };
        self.shown = self.table.find(&self.query, &self.filter, &self.order);
    }

    /// Shows only what has these words.
    pub(super) fn search(&mut self, query: &str) {
        query.clone_into(&mut self.query);
        self.shown = self.table.find(&self.query, &self.filter, &self.order);
    }

    /// Shows only what the filter takes.
    pub(super) fn narrow(&mut self, filter: GlossaryFilter) {
        self.filter = filter;
        self.shown = self.table.find(&self.query, &self.filter, &self.order);
    }

    /// Sorts by something; the same once more turns the order.
    pub(super) fn sort_by(&mut self, sort: Sort) {
        self.descending = if self.sort == sort { !self.descending } else { sort == Sort::Uses };
        self.sort = sort;
        self.stale = true;
    }

    /// The entry at a place of the table.
    pub(super) fn at(&self, place: usize) -> Option<&Arc<Entry>> {
        self.table.entry(*self.shown.get(place)?)
    }

    /// The entry with the cursor.
    pub(super) fn cursor(&self) -> Option<&Arc<Entry>> {
        let row = self.table.row_of(0, self.cursor?)?;
        self.table.entry(row)
    }

    /// The place of the cursor in the table.
    pub(super) fn place(&self) -> Option<usize> {
        let row = self.table.row_of(0, self.cursor?)?;
        self.shown.iter().position(|shown| *shown == row)
    }

    /// Whether an entry is chosen.
    pub(super) fn is_chosen(&self, id: EntryId) -> bool {
        self.chosen.contains(&id)
    }

    /// Puts the cursor at a place: alone, with `extend` over all from where the last choice began.
    pub(super) fn choose(&mut self, place: usize, extend: bool) {
        let Some(id) = self.at(place).map(|entry| entry.id) else { return };
        let begin = self.anchor.filter(|_| extend).and_then(|anchor| {
            let row = self.table.row_of(0, anchor)?;
            self.shown.iter().position(|shown| *shown == row)
        });
        let begin = begin.unwrap_or(place);
        self.chosen = (begin.min(place)..=begin.max(place)).filter_map(|at| Some(self.at(at)?.id)).collect();
        if !extend {
            self.anchor = Some(id);
        }
        self.cursor = Some(id);
    }

    /// Adds the entry at a place to those that are chosen, or takes it out.
    pub(super) fn toggle(&mut self, place: usize) {
        let Some(id) = self.at(place).map(|entry| entry.id) else { return };
        if !self.chosen.remove(&id) {
            self.chosen.insert(id);
        }
        (self.cursor, self.anchor) = (Some(id), Some(id));
    }

    /// Chooses all that is shown.
    pub(super) fn choose_all(&mut self) {
        self.chosen = self.entries().map(|entry| entry.id).collect();
    }

    /// Chooses only the entry with the cursor.
    pub(super) fn choose_one(&mut self) {
        self.chosen = self.cursor.into_iter().collect();
    }
}

/// The best term of a language and how many more there are.
pub(super) fn best<'a>(entry: &'a Entry, language: &Language) -> Option<(&'a crate::model::Term, usize)> {
    let best = entry.terms_in(language).min_by_key(|term| term.status)?;
    Some((best, entry.terms_in(language).count() - 1))
}
