//! What the table shows: the entries that were searched for, in their order, and which of them are chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::uses::Uses;
use crate::app::{GlossaryFilter, GlossaryTable, Open, SortBy};
use crate::model::{Document, Entry, EntryId};
use crate::text::Language;

/// Names an entry in its glossary: 0 is the project's own, the others are the shared ones from 1.
pub(super) type EntryKey = (usize, EntryId);

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
    /// How many glossaries there are.
    glossaries: usize,
    table: GlossaryTable,
    pub(super) sort: Sort,
    pub(super) descending: bool,
    pub(super) filter: GlossaryFilter,
    query: String,
    /// All rows by the terms of the source language.
    by_term: Vec<usize>,
    order: Vec<usize>,
    shown: Vec<usize>,
    chosen: BTreeSet<EntryKey>,
    cursor: Option<EntryKey>,
    anchor: Option<EntryKey>,
    stale: bool,
    wants_table: bool,
    waiting: bool,
}

/// A table up to this size is made and sorted within a frame.
const SMALL: usize = 2000;

impl Default for List {
    fn default() -> Self {
        Self {
            of: None,
            glossaries: 0,
            table: GlossaryTable::default(),
            sort: Sort::Uses,
            descending: true,
            filter: GlossaryFilter::default(),
            query: String::new(),
            by_term: Vec::new(),
            order: Vec::new(),
            shown: Vec::new(),
            chosen: BTreeSet::new(),
            cursor: None,
            anchor: None,
            stale: true,
            wants_table: false,
            waiting: false,
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

    /// The entries that are chosen, each with its glossary: 0 is the project's own, the others are the shared ones from 1.
    pub fn chosen(&self) -> &BTreeSet<(usize, EntryId)> {
        &self.chosen
    }

    /// The glossary of the entry with the cursor; the project's own where there is none.
    pub fn glossary(&self) -> usize {
        self.cursor.map_or(0, |(glossary, _)| glossary)
    }

    /// The chosen entries of each glossary that has some.
    pub(super) fn chosen_by_glossary(&self) -> Vec<(usize, Vec<EntryId>)> {
        let chosen: Vec<EntryKey> = self.chosen.iter().copied().collect();
        let groups = chosen.chunk_by(|a, b| a.0 == b.0);
        groups.filter_map(|keys| Some((keys.first()?.0, keys.iter().map(|key| key.1).collect()))).collect()
    }

    fn key(&self, row: usize) -> Option<EntryKey> {
        Some((self.table.glossary(row)?, self.table.entry(row)?.id))
    }

    /// The subject fields that the glossary uses.
    pub(super) fn domains(&self) -> BTreeSet<String> {
        self.table.domains()
    }

    /// Brings the rows up to date with the glossary, the search and the order.
    pub(super) fn follow(&mut self, open: &Open, document: &Document, uses: &Uses) {
        let of = (open.lookups.epoch(), uses.generation());
        let reread = self.of.is_none_or(|known| known.0 != of.0);
        if reread && !self.reread(open, document) {
            return;
        }
        let recount = self.of.is_none_or(|known| known.1 != of.1) && self.sort == Sort::Uses;
        if recount || self.stale {
            self.reorder(document, uses);
        }
        self.of = Some(of);
    }

    /// Makes the table where there is none yet: at once where it is small, else once a job has made it. Whether it is there.
    fn begin(&mut self, open: &Open, document: &Document) -> bool {
        let count = open.glossaries().count();
        if !self.table.is_empty() && self.glossaries == count {
            return true;
        }
        if open.glossaries().map(BTreeMap::len).sum::<usize>() <= SMALL {
            self.table = GlossaryTable::new(open.glossaries().map(BTreeMap::values));
            self.by_term = self.table.sorted(&SortBy::Term(document.source.clone()), false);
        } else {
            let made = open.table.as_ref().filter(|made| made.glossaries == count);
            let Some(made) = made else {
                self.wants_table = !self.waiting;
                self.waiting = true;
                return false;
            };
            self.table = made.table.clone();
            self.by_term = made.by_term.clone();
        }
        (self.glossaries, self.stale, self.waiting) = (count, true, false);
        true
    }

    /// Whether a job is to make the table; asks once.
    pub(super) fn take_wish(&mut self) -> bool {
        std::mem::take(&mut self.wants_table)
    }

    /// Takes in what has changed in the glossary; entries are the same where they are one in memory. False while the table is
    /// not there yet.
    fn reread(&mut self, open: &Open, document: &Document) -> bool {
        if !self.begin(open, document) {
            return false;
        }
        let before = self.table.len();
        for (number, glossary) in open.glossaries().enumerate() {
            for (id, entry) in glossary {
                let known = self.table.row_of(number, *id).and_then(|row| self.table.entry(row));
                if known.is_none_or(|known| !Arc::ptr_eq(known, entry)) {
                    self.table.put(number, *id, Some(entry));
                }
            }
        }
        let is_there =
            |(glossary, id): &EntryKey| open.glossary(*glossary).is_some_and(|it| it.contains_key(id));
        let keys = (0..self.table.len()).filter_map(|row| self.key(row));
        let gone: BTreeSet<EntryKey> = keys.filter(|key| !is_there(key)).collect();
        for (glossary, id) in gone {
            self.table.put(glossary, id, None);
        }
        self.chosen.retain(is_there);
        self.cursor = self.cursor.filter(is_there);
        if self.table.len() <= SMALL {
            self.by_term = self.table.sorted(&SortBy::Term(document.source.clone()), false);
            self.stale = true;
        } else {
            // A large table keeps its order while it is worked on; what is new comes first.
            let fresh: Vec<_> = (before..self.table.len()).collect();
            self.by_term.splice(0..0, fresh.iter().copied());
            self.order.splice(0..0, fresh);
            self.shown = self.table.find(&self.query, &self.filter, &self.order);
        }
        true
    }

    fn reorder(&mut self, document: &Document, uses: &Uses) {
        self.stale = false;
        let count = |row: &usize| self.key(*row).map_or(0, |key| uses.of(key).len());
        self.order = match &self.sort {
            Sort::By(SortBy::Term(language)) if *language == document.source => {
                let mut rows = self.by_term.clone();
                if self.descending {
                    rows.reverse();
                }
                rows
            }
            Sort::By(by) => self.table.sorted(by, self.descending),
            Sort::Uses => {
                let mut rows = self.by_term.clone();
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

    /// The entry at a place of the table, and its name.
    pub(super) fn at(&self, place: usize) -> Option<(EntryKey, &Arc<Entry>)> {
        let row = *self.shown.get(place)?;
        Some((self.key(row)?, self.table.entry(row)?))
    }

    /// The entry with the cursor, and its name.
    pub(super) fn cursor(&self) -> Option<(EntryKey, &Arc<Entry>)> {
        let (glossary, id) = self.cursor?;
        Some((self.cursor?, self.table.entry(self.table.row_of(glossary, id)?)?))
    }

    /// The place of the cursor in the table.
    pub(super) fn place(&self) -> Option<usize> {
        self.place_of(self.cursor?)
    }

    fn place_of(&self, (glossary, id): EntryKey) -> Option<usize> {
        let row = self.table.row_of(glossary, id)?;
        self.shown.iter().position(|shown| *shown == row)
    }

    /// Whether an entry is chosen.
    pub(super) fn is_chosen(&self, key: EntryKey) -> bool {
        self.chosen.contains(&key)
    }

    /// Puts the cursor at a place: alone, with `extend` over all from where the last choice began.
    pub(super) fn choose(&mut self, place: usize, extend: bool) {
        let Some((key, _)) = self.at(place) else { return };
        let begin = self.anchor.filter(|_| extend).and_then(|anchor| self.place_of(anchor)).unwrap_or(place);
        self.chosen = (begin.min(place)..=begin.max(place)).filter_map(|at| Some(self.at(at)?.0)).collect();
        if !extend {
            self.anchor = Some(key);
        }
        self.cursor = Some(key);
    }

    /// Adds the entry at a place to those that are chosen, or takes it out.
    pub(super) fn toggle(&mut self, place: usize) {
        let Some((key, _)) = self.at(place) else { return };
        if !self.chosen.remove(&key) {
            self.chosen.insert(key);
        }
        (self.cursor, self.anchor) = (Some(key), Some(key));
    }

    /// Chooses all that is shown.
    pub(super) fn choose_all(&mut self) {
        self.chosen = self.shown.iter().filter_map(|row| self.key(*row)).collect();
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
