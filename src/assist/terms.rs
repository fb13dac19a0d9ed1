//! Finds the terms of a glossary in a text, with the article and the one-letter prefixes that Arabic writes to a word.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Entry, EntryId};
use crate::text::{Folded, fold, slice};

/// How sure a hit is, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The same characters.
    Exact,
    /// The same but for vowel marks, hamza forms, digits or case.
    Spelling,
    /// With an article or a one-letter prefix.
    Clitic,
}

impl Grade {
    /// The grade in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Spelling => "spelling",
            Self::Clitic => "clitic",
        }
    }
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// The entry that was found.
    pub entry: EntryId,
    /// The bytes of the whole words, prefixes included.
    pub range: Range<usize>,
    /// How sure it is.
    pub grade: Grade,
    /// Why, where it is not the same: the parts of the word, such as `ب + ال + وزير`.
    pub reason: String,
}

/// The terms of a glossary, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct TermIndex {
    terms: Vec<Term>,
    by_first_word: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Term {
    entry: EntryId,
    surface: String,
    words: Vec<String>,
}

impl TermIndex {
    /// Indexes the source terms of `entries` and their variants.
    pub fn new<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut index = Self::default();
        for entry in entries {
            for surface in std::iter::once(&entry.source).chain(&entry.variants) {
                index.add(entry.id, surface);
            }
        }
        index
    }

    /// The terms in `text`, in text order; of two that overlap the longer one.
    pub fn find(&self, text: &str) -> Vec<TermHit> {
        let folded = fold(text);
        let words = words_of(&folded);
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let here = self.hits_at(text, &folded, &words, at);
            at += here.iter().map(|(_, count)| *count).max().unwrap_or(1);
            hits.extend(here.into_iter().map(|(hit, _)| hit));
        }
        hits
    }

    fn add(&mut self, entry: EntryId, surface: &str) {
        let folded = fold(surface);
        let words: Vec<_> = words_of(&folded).into_iter().map(|word| word.letters).collect();
        if let Some(first) = words.first() {
            self.by_first_word.entry(first.clone()).or_default().push(self.terms.len());
            self.terms.push(Term { entry, surface: surface.trim().to_owned(), words });
        }
    }

    /// The longest terms that begin with the word `at`, with the number of words that they take.
    fn hits_at(&self, text: &str, folded: &Folded, words: &[Word], at: usize) -> Vec<(TermHit, usize)> {
        let mut found: Vec<(TermHit, usize)> = Vec::new();
        let Some(first) = words.get(at) else { return found };
        for split in splits(&first.letters) {
            for &term in self.by_first_word.get(split.rest.as_str()).into_iter().flatten() {
                let Some(term) = self.terms.get(term) else { continue };
                if let Some((end, inner)) = follow(term, words, at) {
                    let range = folded.original(first.chars.start..end);
                    let hit = hit(term, text, range, &split, inner);
                    if !found.iter().any(|(other, _)| other.entry == hit.entry && other.grade <= hit.grade) {
                        found.push((hit, term.words.len()));
                    }
                }
            }
        }
        let longest = found.iter().map(|(_, count)| *count).max().unwrap_or(0);
        found.retain(|(_, count)| *count == longest);
        found.sort_by_key(|(hit, _)| hit.grade);
        found
    }
}

/// Whether the words behind the first one follow the term too; gives the end and whether one of them has an article.
fn follow(term: &Term, words: &[Word], at: usize) -> Option<(usize, bool)> {
    let mut inner = false;
    let mut end = words.get(at)?.chars.end;
    for (offset, wanted) in term.words.iter().enumerate().skip(1) {
        let word = words.get(at + offset)?;
        let bare = word.letters.strip_prefix("ال");
        if word.letters != *wanted {
            inner = true;
            bare.filter(|bare| bare == wanted)?;
        }
        end = word.chars.end;
    }
    Some((end, inner))
}

fn hit(term: &Term, text: &str, range: Range<usize>, split: &Split, inner: bool) -> TermHit {
    let grade = match (split.prefixes.is_empty() && !inner, slice(text, range.clone()) == term.surface) {
        (true, true) => Grade::Exact,
        (true, false) => Grade::Spelling,
        (false, _) => Grade::Clitic,
    };
    let mut parts: Vec<&str> = split.prefixes.clone();
    parts.push(&term.surface);
    let reason = if grade == Grade::Clitic { parts.join(" + ") } else { String::new() };
    TermHit { entry: term.entry, range, grade, reason }
}

struct Word {
    letters: String,
    chars: Range<usize>,
}

fn words_of(folded: &Folded) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, &c) in folded.chars.iter().enumerate() {
        let inside = c.is_alphanumeric();
        match words.last_mut() {
            Some(word) if open && inside => {
                word.letters.push(c);
                word.chars.end = at + 1;
            }
            _ if inside => words.push(Word { letters: c.to_string(), chars: at..at + 1 }),
            _ => {}
        }
        open = inside;
    }
    words
}

struct Split {
    prefixes: Vec<&'static str>,
    rest: String,
}

/// The ways to read a folded word as prefixes and the rest, the one without prefixes first: one of و ف, then one of
/// ب ك ل س, then the article (لل for ل + ال). The rest keeps at least two letters.
fn splits(word: &str) -> Vec<Split> {
    let mut out = vec![Split { prefixes: Vec::new(), rest: word.to_owned() }];
    for conjunction in [None, Some("و"), Some("ف")] {
        let Some(after) = strip(word, conjunction) else { continue };
        for preposition in [None, Some("ب"), Some("ك"), Some("ل"), Some("س")] {
            let Some(rest) = strip(after, preposition) else { continue };
            push(&mut out, &[conjunction, preposition], rest);
            if let Some(bare) = rest.strip_prefix("ال") {
                push(&mut out, &[conjunction, preposition, Some("ال")], bare);
            }
            if let Some(bare) = rest.strip_prefix('ل').filter(|_| preposition == Some("ل")) {
                push(&mut out, &[conjunction, preposition, Some("ال")], bare);
            }
        }
    }
    out
}

fn strip<'a>(word: &'a str, prefix: Option<&str>) -> Option<&'a str> {
    prefix.map_or(Some(word), |prefix| word.strip_prefix(prefix))
}

fn push(out: &mut Vec<Split>, prefixes: &[Option<&'static str>], rest: &str) {
    let prefixes: Vec<_> = prefixes.iter().copied().flatten().collect();
    if !prefixes.is_empty() && rest.chars().count() >= 2 {
        out.push(Split { prefixes, rest: rest.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TermStatus;

    fn index(terms: &[&str]) -> TermIndex {
        let entries: Vec<_> = terms.iter().enumerate().map(|(id, term)| entry(id as u64, term)).collect();
        TermIndex::new(&entries)
    }

    fn entry(id: u64, source: &str) -> Entry {
        let (target, note, domain) = (String::new(), String::new(), String::new());
        let source = source.to_owned();
        Entry {
            id: EntryId(id),
            source,
            target,
            status: TermStatus::Preferred,
            variants: vec![],
            domain,
            note,
        }
    }

    #[track_caller]
    fn check(terms: &[&str], text: &str, expected: &[(&str, Grade, &str)]) {
        let hits = index(terms).find(text);
        let found: Vec<_> =
            hits.iter().map(|h| (slice(text, h.range.clone()), h.grade, h.reason.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn prefixes_and_the_article_are_seen_through() {
        check(&["وزير"], "رحب بالوزير أمس", &[("بالوزير", Grade::Clitic, "ب + ال + وزير")]);
        check(&["جبهة"], "تعزيزٌ لجبهة", &[("لجبهة", Grade::Clitic, "ل + جبهة")]);
        check(&["مكتبة"], "قدّم للمكتبة", &[("للمكتبة", Grade::Clitic, "ل + ال + مكتبة")]);
        check(&["سوريا"], "إيران وسوريا", &[("وسوريا", Grade::Clitic, "و + سوريا")]);
    }

    #[test]
    fn a_word_that_begins_like_a_prefix_is_whole_first() {
        check(&["وزير"], "وزير", &[("وزير", Grade::Exact, "")]);
        check(&["لبنان"], "في لبنان", &[("لبنان", Grade::Exact, "")]);
        check(&["أمن"], "والتضامن", &[]);
    }

    #[test]
    fn marks_and_hamza_are_spelling() {
        check(&["مسؤول"], "مسئُول", &[]);
        check(&["أمة"], "أُمَّة", &[("أُمَّة", Grade::Spelling, "")]);
        check(&["UNESCO"], "Unesco", &[("Unesco", Grade::Spelling, "")]);
    }

    #[test]
    fn the_longest_term_wins_and_inner_words_may_take_the_article() {
        let text = "مع وزير الخارجية السوري";
        check(&["وزير", "وزير خارجية"], text, &[("وزير الخارجية", Grade::Clitic, "وزير خارجية")]);
        check(&["وزير الخارجية"], text, &[("وزير الخارجية", Grade::Exact, "")]);
        check(&["المقاومة"], "بالمقاومة", &[("بالمقاومة", Grade::Clitic, "ب + المقاومة")]);
    }

    const TABLE: &str = include_str!("../../tests/data/terms.tsv");

    /// Whether the first term of the line is found where and how the line says.
    fn passes(line: &str) -> bool {
        let columns: Vec<_> = line.split('\t').collect();
        let [_, terms, text, expected, grade] = columns[..] else { panic!("five columns: {line}") };
        let entries = terms.split('|').enumerate().map(|(id, term)| {
            let mut forms = term.split('~').map(str::to_owned);
            let source = forms.next().unwrap_or_default();
            Entry { variants: forms.collect(), ..entry(id as u64, &source) }
        });
        let hits = TermIndex::new(&entries.collect::<Vec<_>>()).find(text);
        let found = hits.iter().find(|hit| hit.entry == EntryId(0));
        let found = found.map_or(("-", "-"), |hit| (slice(text, hit.range.clone()), hit.grade.word()));
        found == (expected, grade)
    }

    #[test]
    fn the_cases_of_grammar() {
        let cases: Vec<_> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        let passed = cases.iter().filter(|line| passes(line)).count();
        assert_eq!((passed, cases.len()), (186, 370));
    }
}
