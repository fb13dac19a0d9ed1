//! The rows of the glossary manager: entries of one or more glossaries, searched, filtered and sorted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use memchr::memmem::Finder;

use super::filter::GlossaryFilter;
use super::search::search_fold;
use crate::model::{Entry, EntryId};
use crate::text::Language;

/// What the rows are sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// As the entries came: by glossary, then by number.
    Number,
    /// The best term of this language, as a reader compares it; entries without one come last.
    Term(Language),
    /// The subject field.
    Domain,
    /// The status of the best term of this language.
    Status(Language),
    /// When it was changed last, or else made.
    Changed,
}

/// A row of the table.
#[derive(Clone, Debug)]
struct Row {
    /// `None` where the entry was removed.
    entry: Option<Arc<Entry>>,
    glossary: usize,
}

/// Entries, ready to be searched. Rows keep their numbers for as long as the table lives.
#[derive(Clone, Debug, Default)]
pub struct GlossaryTable {
    rows: Vec<Row>,
    by_id: HashMap<(usize, EntryId), usize>,
    /// What is searched of all rows, folded, one behind the other; a row ends with a line break.
    folded: String,
    /// Where the rows that stand in `folded` end.
    ends: Vec<usize>,
    /// What is searched of the rows that were changed or came since.
    newer: BTreeMap<usize, String>,
}

impl GlossaryTable {
    /// The table of the entries of glossaries; the number of each entry's glossary is its place in `glossaries`.
    pub fn new<'a, G>(glossaries: impl IntoIterator<Item = G>) -> Self
    where
        G: IntoIterator<Item = &'a Arc<Entry>>,
    {
        let mut table = Self::default();
        for (glossary, entries) in glossaries.into_iter().enumerate() {
            for entry in entries {
                table.by_id.insert((glossary, entry.id), table.rows.len());
                table.rows.push(Row { entry: Some(Arc::clone(entry)), glossary });
                push_searched(&mut table.folded, entry);
                table.ends.push(table.folded.len());
            }
        }
        table
    }

    /// The entry of a row; none where it was removed or there is no such row.
    pub fn entry(&self, row: usize) -> Option<&Arc<Entry>> {
        self.rows.get(row)?.entry.as_ref()
    }

    /// The number of the glossary that a row is of.
    pub fn glossary(&self, row: usize) -> Option<usize> {
        self.rows.get(row).map(|row| row.glossary)
    }

    /// The row of an entry.
    pub fn row_of(&self, glossary: usize, id: EntryId) -> Option<usize> {
        self.by_id.get(&(glossary, id)).copied()
    }

    /// How many rows there are, removed ones included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes in that an entry has come, changed or gone, without going through the others. After many thousand such changes it
    /// is better made anew.
    pub fn put(&mut self, glossary: usize, id: EntryId, entry: Option<&Arc<Entry>>) {
        let row = *self.by_id.entry((glossary, id)).or_insert_with(|| {
            self.rows.push(Row { entry: None, glossary });
            self.rows.len() - 1
        });
        let mut searched = String::new();
        if let Some(entry) = entry {
            push_searched(&mut searched, entry);
        }
        if let Some(place) = self.rows.get_mut(row) {
            place.entry = entry.cloned();
        }
        self.newer.insert(row, searched);
    }

    /// The rows in an order: sorted once, then filtered with [`GlossaryTable::find`] as often as one types.
    pub fn sorted(&self, by: &SortBy, descending: bool) -> Vec<usize> {
        let mut keyed: Vec<_> = self
            .rows
            .iter()
            .enumerate()
            .filter_map(|(number, row)| Some((sort_key(row.entry.as_ref()?, by), number)))
            .collect();
        keyed.sort();
        if descending {
            keyed.reverse();
        }
        keyed.into_iter().map(|(_, number)| number).collect()
    }

    /// Those rows of `order` in which every word of `query` occurs and which the filter takes.
    pub fn find(&self, query: &str, filter: &GlossaryFilter, order: &[usize]) -> Vec<usize> {
        let found = self.matching(query);
        let asks = *filter != GlossaryFilter::default();
        let takes = |number: usize| {
            let Some(Row { entry: Some(entry), glossary }) = self.rows.get(number) else { return false };
            found.as_ref().is_none_or(|found| found.get(number) == Some(&true))
                && (!asks || filter.takes(entry, *glossary))
        };
        order.iter().copied().filter(|&number| takes(number)).collect()
    }

    /// The subject fields of the entries, for the filter.
    pub fn domains(&self) -> BTreeSet<String> {
        let entries = self.rows.iter().filter_map(|row| row.entry.as_ref());
        let mut domains = BTreeSet::new();
        for entry in entries {
            if !domains.contains(&entry.domain) {
                domains.insert(entry.domain.clone());
            }
        }
        domains
    }

    /// The languages of the terms, for the columns and the filter.
    pub fn languages(&self) -> BTreeSet<Language> {
        let entries = self.rows.iter().filter_map(|row| row.entry.as_ref());
        let mut languages = BTreeSet::new();
        for term in entries.flat_map(|entry| &entry.terms) {
            if !languages.contains(&term.language) {
                languages.insert(term.language.clone());
            }
        }
        languages
    }

    /// For each row whether every word occurs in it; none where there is no word.
    fn matching(&self, query: &str) -> Option<Vec<bool>> {
        let folded = search_fold(query);
        // The longest word has the fewest rows.
        let mut words: Vec<_> = folded.split_whitespace().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let (first, rest) = words.split_first()?;
        let finders: Vec<_> = rest.iter().map(|word| Finder::new(word.as_bytes())).collect();
        let mut found = vec![false; self.rows.len()];
        self.mark(&Finder::new(first.as_bytes()), &finders, &mut found);
        for (&row, searched) in &self.newer {
            if let Some(place) = found.get_mut(row) {
                *place = words.iter().all(|word| searched.contains(word));
            }
        }
        Some(found)
    }

    /// Marks the rows of the folded text in which all finders find something.
    fn mark(&self, first: &Finder<'_>, rest: &[Finder<'_>], found: &mut [bool]) {
        let bytes = self.folded.as_bytes();
        let (mut at, mut row) = (0, 0);
        while let Some(place) = bytes.get(at..).and_then(|behind| first.find(behind)) {
            let hit = at + place;
            // Hits lie close together or far apart: a few steps, else a search by halves.
            let behind = self.ends.get(row..).unwrap_or_default();
            row += behind
                .iter()
                .take(8)
                .position(|end| *end > hit)
                .unwrap_or_else(|| behind.partition_point(|end| *end <= hit));
            let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
            let Some(&end) = self.ends.get(row) else { return };
            let searched = bytes.get(start..end).unwrap_or_default();
            if let Some(mark) = found.get_mut(row) {
                *mark = rest.iter().all(|finder| finder.find(searched).is_some());
            }
            at = end;
        }
    }
}

/// What of an entry is searched: its terms with their forms, and what is said of them. A line break parts the texts, so that no
/// word is found across two of them.
fn push_searched(out: &mut String, entry: &Entry) {
    let start = out.len();
    let of_entry = [&entry.domain, &entry.definition, &entry.note];
    let of_terms = entry.terms.iter().flat_map(|term| {
        std::iter::once(&term.text).chain(&term.variants).chain([&term.note, &term.source, &term.example])
    });
    for text in of_terms.chain(of_entry).filter(|text| !text.is_empty()) {
        out.push_str(&search_fold(text));
        out.push('\n');
    }
    if out.len() == start {
        // A row has a place of its own even where nothing can be searched.
        out.push('\n');
    }
}

/// Rows without what they are sorted by come last.
fn sort_key(entry: &Entry, by: &SortBy) -> (bool, i64, String) {
    let best = |language: &Language| entry.terms_in(language).min_by_key(|term| term.status);
    match by {
        SortBy::Number => (false, 0, String::new()),
        SortBy::Term(language) => {
            best(language).map_or((true, 0, String::new()), |term| (false, 0, search_fold(&term.text)))
        }
        SortBy::Domain => (entry.domain.is_empty(), 0, search_fold(&entry.domain)),
        SortBy::Status(language) => {
            best(language).map_or((true, 0, String::new()), |term| (false, term.status as i64, String::new()))
        }
        SortBy::Changed => {
            let at = if entry.changed.at == 0 { entry.created.at } else { entry.changed.at };
            (at == 0, at, String::new())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Term, TermStatus};

    fn entry(id: u64, source: &str, target: &str) -> Arc<Entry> {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        Arc::new(Entry::of_pair(EntryId(id), (&ar, source), (&en, target)))
    }

    fn table() -> GlossaryTable {
        let mut odd = Entry::clone(&entry(4, "قطار", "Train"));
        odd.terms[0].variants = vec!["قطارات".into()];
        odd.terms[1].status = TermStatus::Forbidden;
        odd.domain = "rail".into();
        let lone = Entry {
            id: EntryId(9),
            terms: vec![Term::new(&Language::new("ar"), "وحيد")],
            ..Entry::default()
        };
        let project =
            [entry(1, "مُستَشفى", "hospital"), entry(2, "رئيس الوزراء", "prime minister"), Arc::new(odd)];
        let shared = [entry(1, "وزير", "minister"), Arc::new(lone)];
        GlossaryTable::new([project.as_slice(), shared.as_slice()])
    }

    #[track_caller]
    fn check(table: &GlossaryTable, query: &str, filter: &GlossaryFilter, expected: &[usize]) {
        let order = table.sorted(&SortBy::Number, false);
        assert_eq!(table.find(query, filter, &order), expected, "{query} {filter:?}");
    }

    #[test]
    fn words_are_found_in_both_languages_whatever_their_spelling() {
        let (table, all) = (table(), GlossaryFilter::default());
        check(&table, "مستشفي", &all, &[0]);
        check(&table, "MINISTER", &all, &[1, 3]);
        check(&table, "وزر prime", &all, &[1]);
        check(&table, "قطارات", &all, &[2]);
        check(&table, "rail", &all, &[2]);
        check(&table, "", &all, &[0, 1, 2, 3, 4]);
        check(&table, "minister hospital", &all, &[]);
        check(&table, "قطار\ntrain", &all, &[2]);
    }

    #[test]
    fn filters_narrow_what_is_found() {
        let (table, all) = (table(), GlossaryFilter::default());
        check(&table, "", &GlossaryFilter { status: Some(TermStatus::Forbidden), ..all.clone() }, &[2]);
        check(&table, "", &GlossaryFilter { domain: Some("rail".into()), ..all.clone() }, &[2]);
        check(&table, "", &GlossaryFilter { domain: Some(String::new()), ..all.clone() }, &[0, 1, 3, 4]);
        check(&table, "", &GlossaryFilter { without: Some(Language::new("en-GB")), ..all.clone() }, &[4]);
        check(
            &table,
            "",
            &GlossaryFilter { language: Some(Language::new("en")), ..all.clone() },
            &[0, 1, 2, 3],
        );
        check(&table, "وزي", &GlossaryFilter { glossary: Some(1), ..all }, &[3]);
    }

    #[test]
    fn rows_are_sorted_with_the_empty_ones_last() {
        let table = table();
        assert_eq!(table.sorted(&SortBy::Term(Language::new("en")), false), [0, 3, 1, 2, 4]);
        assert_eq!(table.sorted(&SortBy::Status(Language::new("en")), true), [4, 2, 3, 1, 0]);
        assert_eq!(table.domains().into_iter().collect::<Vec<_>>(), ["", "rail"]);
    }

    #[test]
    fn a_change_shows_at_once() {
        let (mut table, all) = (table(), GlossaryFilter::default());
        table.put(0, EntryId(1), Some(&entry(1, "مشفى", "clinic")));
        table.put(0, EntryId(2), None);
        table.put(1, EntryId(77), Some(&entry(77, "نائب", "deputy minister")));
        check(&table, "hospital", &all, &[]);
        check(&table, "clinic", &all, &[0]);
        check(&table, "minister", &all, &[3, 5]);
        assert_eq!(table.row_of(1, EntryId(77)), Some(5));
        check(&table, "", &all, &[0, 2, 3, 4, 5]);
    }
}
