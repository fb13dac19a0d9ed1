//! The terms in a text.

use std::cmp::Reverse;
use std::hash::Hash;
use std::ops::Range;

use super::compose::{definiteness_fits, follows, grade, spelling_fits};
use super::grade::{Grade, TermHit};
use super::index::{Term, TermIndex, Tongue};
use super::vocabulary::{Via, WordId};
use super::{latin, reason};
use crate::text::arabic::{Letter, Lexicon, Reading, Script, Words, readings, words};
use crate::text::slice;

/// What a look-up counts as a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// Whether the broken plurals that are known count without being listed in the entry.
    pub plural_table: bool,
    /// Whether one other word may stand between two words of a term.
    pub one_between: bool,
    /// Whether terms inside or across longer ones are given too.
    pub overlaps: bool,
}

impl Default for Search {
    fn default() -> Self {
        Self { plural_table: true, one_between: false, overlaps: false }
    }
}

/// A word of the text read as a word of a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its place in the text.
    pub(super) at: usize,
    pub(super) word: WordId,
    pub(super) via: Via,
    pub(super) reading: Reading,
    /// Whether the ال of the term is read as letters of the word.
    pub(super) whole: bool,
}

impl Found {
    /// The letters of the text that the stem keeps.
    pub(super) fn stem<'a>(&self, text: &'a Words) -> &'a [Letter] {
        let letters = text.letters_of(self.at);
        letters.get(self.reading.start..self.reading.start + self.reading.ending.kept).unwrap_or_default()
    }
}

/// A term at a place.
struct Match<'a, K> {
    term: &'a Term<K>,
    found: Vec<Found>,
    places: Range<usize>,
    grade: Grade,
}

impl<K> Match<'_, K> {
    fn clitics(&self) -> usize {
        self.found.iter().map(|found| found.reading.clitics.count()).sum()
    }

    fn is_uninflected(&self) -> bool {
        self.found.iter().all(|found| found.reading.is_uninflected() && !found.reading.ending.spelled)
    }

    /// The better of two ways to find the same entry on the same words: a form that the entry lists, as it is, is surer than one
    /// that was worked out.
    fn rank(&self) -> (Grade, usize) {
        let listed = self.term.variant && self.found.iter().all(|found| found.reading.is_uninflected());
        (if listed { Grade::Suffix } else { self.grade }, self.clitics())
    }
}

impl<K: Copy + Eq + Hash> TermIndex<K> {
    /// The terms in `text` in text order, the surest first on the same words; of terms that overlap the longest.
    pub fn find(&self, text: &str) -> Vec<TermHit<K>> {
        self.search(text, Search::default())
    }

    /// The terms in `text` as `search` has it.
    pub fn search(&self, text: &str, search: Search) -> Vec<TermHit<K>> {
        if self.is_empty() {
            return Vec::new();
        }
        let cut = words(text);
        let finder = Finder { index: self, text, words: &cut, search, found: self.look_up(&cut, search) };
        let mut matches = finder.matches();
        keep_best(&mut matches);
        if !search.overlaps {
            keep_longest(&mut matches);
            keep_likely(&mut matches);
        }
        matches
            .sort_by_key(|one| (one.places.start, Reverse(one.places.len()), one.grade, one.term.priority));
        let mut hits: Vec<_> = matches.iter().map(|one| finder.hit(one)).collect();
        self.without_spaces(&cut, &mut hits);
        hits
    }

    /// Adds the terms of words that are written together, where nothing else was found.
    fn without_spaces(&self, cut: &Words, hits: &mut Vec<TermHit<K>>) {
        let term = |number: u32| self.terms.get(number as usize).and_then(Option::as_ref);
        let several = |number: u32| term(number).is_some_and(|term| term.words.len() > 1);
        let before = hits.len();
        for at in 0..cut.words.len() {
            let Some(word) = cut.words.get(at).filter(|word| word.script == Script::Arabic) else { continue };
            let whole = cut.bytes(word.letters.clone());
            if hits.iter().take(before).any(|hit| hit.range.start < whole.end && whole.start < hit.range.end)
            {
                continue;
            }
            for found in self.glued.find(cut.letters_of(at), several) {
                let Some(term) = term(found.term) else { continue };
                let letters =
                    word.letters.start + found.letters.start..word.letters.start + found.letters.end;
                let range = cut.bytes(letters);
                let (core, grade, reason) = (range.clone(), Grade::Spelling, String::new());
                hits.push(TermHit { entry: term.entry, range, core, grade, reason });
            }
        }
        if hits.len() > before {
            hits.sort_by_key(|hit| hit.range.start);
        }
    }

    /// For every word of the text the words of terms that it may be.
    fn look_up(&self, cut: &Words, search: Search) -> Vec<Vec<Found>> {
        let lexicon = Lexicon::shared();
        let mut all = Vec::with_capacity(cut.words.len());
        for at in 0..cut.words.len() {
            let mut here: Vec<Found> = Vec::new();
            let mut emit = |stem: &str, reading: Reading| {
                for (word, via) in self.vocabulary.senses(stem) {
                    let unwanted = via == Via::Table && !search.plural_table;
                    // A plural has no plural.
                    let counted = via == Via::Table
                        && !reading.ending.number.is_empty()
                        && reading.ending.number != "ا";
                    if !unwanted && !counted {
                        here.push(Found { at, word, via, reading, whole: false });
                    }
                }
            };
            match self.tongue {
                Tongue::Arabic => readings(cut, at, lexicon, &mut emit),
                tongue => latin::readings(cut, at, tongue, &mut emit),
            }
            all.push(here);
        }
        all
    }
}

struct Finder<'a, K> {
    index: &'a TermIndex<K>,
    text: &'a str,
    words: &'a Words,
    search: Search,
    found: Vec<Vec<Found>>,
}

impl<'a, K: Copy + Eq + Hash> Finder<'a, K> {
    fn matches(&self) -> Vec<Match<'a, K>> {
        let mut out = Vec::new();
        for at in 0..self.found.len() {
            for first in self.at(at) {
                self.singles(first, &mut out);
                for next in self.next_places(at) {
                    for second in self.at(next) {
                        self.phrases(first, second, &mut out);
                    }
                }
            }
        }
        out
    }

    fn singles(&self, first: &Found, out: &mut Vec<Match<'a, K>>) {
        for term in self.terms(self.index.singles.get(&first.word)) {
            let whole = term.words.first().is_some_and(|word| word.word != first.word);
            self.complete(term, &[Found { whole, ..*first }], out);
        }
    }

    fn phrases(&self, first: &Found, second: &Found, out: &mut Vec<Match<'a, K>>) {
        if !follows(first, &[]) || !follows(second, std::slice::from_ref(first)) {
            return;
        }
        for term in self.terms(self.index.pairs.get(&(first.word, second.word))) {
            self.go_on(term, &mut vec![*first, *second], out);
        }
    }

    /// Follows the term from its third word on.
    fn go_on(&self, term: &'a Term<K>, found: &mut Vec<Found>, out: &mut Vec<Match<'a, K>>) {
        let (Some(last), Some(wanted)) = (found.last().copied(), term.words.get(found.len())) else {
            return self.complete(term, found, out);
        };
        for next in self.next_places(last.at) {
            for candidate in self.at(next) {
                if candidate.word == wanted.word && follows(candidate, found) {
                    found.push(*candidate);
                    self.go_on(term, found, out);
                    found.pop();
                }
            }
        }
    }

    fn complete(&self, term: &'a Term<K>, found: &[Found], out: &mut Vec<Match<'a, K>>) {
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return };
        let counted = found.iter().any(|found| !found.reading.ending.number.is_empty());
        let fits = follows(first, &[])
            && !(term.name && counted)
            && definiteness_fits(&term.words, found)
            && spelling_fits(term, self.words, found);
        if fits {
            let places = first.at..last.at + 1;
            let grade = self.grade(term, found, &places);
            out.push(Match { term, found: found.to_vec(), places, grade });
        }
    }

    fn grade(&self, term: &Term<K>, found: &[Found], places: &Range<usize>) -> Grade {
        let words = term.words.iter().zip(found).map(|(word, found)| grade(*word, found));
        let worst = words.max().unwrap_or(Grade::Spelling);
        if term.variant {
            Grade::Variant
        } else if worst == Grade::Spelling && slice(self.text, self.range(places)) == &*term.surface {
            Grade::Exact
        } else {
            worst
        }
    }

    fn hit(&self, one: &Match<'_, K>) -> TermHit<K> {
        let range = self.range(&one.places);
        let strong = matches!(one.grade, Grade::Exact | Grade::Spelling);
        TermHit {
            entry: one.term.entry,
            core: self.core(&one.found),
            reason: if strong { String::new() } else { reason::reason(one.term, self.words, &one.found) },
            range,
            grade: one.grade,
        }
    }

    fn range(&self, places: &Range<usize>) -> Range<usize> {
        let bounds = |at: usize| self.words.words.get(at).map(|word| word.letters.clone());
        match (bounds(places.start), bounds(places.end.saturating_sub(1))) {
            (Some(first), Some(last)) => self.words.bytes(first.start..last.end),
            _ => 0..0,
        }
    }

    /// From the first letter of the first stem to the last of the last, the marks of number included.
    fn core(&self, found: &[Found]) -> Range<usize> {
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return 0..0 };
        let start = |found: &Found| self.words.words.get(found.at).map_or(0, |word| word.letters.start);
        let end = self.words.letters_of(last.at).len() - last.reading.ending.pronoun.chars().count();
        self.words.bytes(start(first) + first.reading.start..start(last) + end)
    }

    fn at(&self, at: usize) -> &[Found] {
        self.found.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where the next word of a term may stand.
    fn next_places(&self, at: usize) -> Range<usize> {
        let joined = |at: usize| self.words.words.get(at).is_some_and(|word| word.joined);
        let reach = if self.search.one_between { 2 } else { 1 };
        let count = (1..=reach).take_while(|step| joined(at + step)).count();
        at + 1..at + 1 + count
    }

    fn terms(&self, postings: Option<&'a Vec<u32>>) -> impl Iterator<Item = &'a Term<K>> {
        let terms = &self.index.terms;
        postings.into_iter().flatten().filter_map(|number| terms.get(*number as usize)?.as_ref())
    }
}

/// Of the ways to find an entry on the same words the best.
fn keep_best<K: Copy + Eq>(matches: &mut Vec<Match<'_, K>>) {
    matches.sort_by_key(|one| (one.places.start, one.places.end, one.rank()));
    let mut kept: Vec<Match<'_, K>> = Vec::with_capacity(matches.len());
    for one in matches.drain(..) {
        let same = |other: &Match<'_, K>| other.term.entry == one.term.entry;
        if !kept.iter().rev().take_while(|other| other.places == one.places).any(same) {
            kept.push(one);
        }
    }
    *matches = kept;
}

/// Of terms that overlap the one with more words, then the surer one, then the first.
fn keep_longest<K>(matches: &mut Vec<Match<'_, K>>) {
    matches.sort_by_key(|one| (Reverse(one.places.len()), one.grade, one.places.start));
    let mut taken: Vec<Range<usize>> = Vec::new();
    matches.retain(|one| {
        let free = taken.iter().all(|place| {
            *place == one.places || place.end <= one.places.start || one.places.end <= place.start
        });
        if free && !taken.contains(&one.places) {
            taken.push(one.places.clone());
        }
        free
    });
}

/// Where words are a term as they stand, they are not an inflected form of another one, nor one with more clitics.
fn keep_likely<K: Copy + Eq>(matches: &mut Vec<Match<'_, K>>) {
    let plain: Vec<_> = matches
        .iter()
        .filter(|one| one.is_uninflected() && one.grade <= Grade::Clitic)
        .map(|one| (one.places.clone(), one.clitics()))
        .collect();
    matches.retain(|one| {
        let inflected = one.grade == Grade::Inflected;
        !plain.iter().any(|(places, clitics)| {
            *places == one.places
                && (inflected
                    || (one.grade <= Grade::Clitic
                        && one.clitics() > *clitics
                        && !one.term.words.iter().any(|word| word.definite)))
        })
    });
}
