//! The ledger of names: each with its spellings in the translation, and the one that was chosen.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::cues::{NameKind, is_joint, is_title};
use super::find::{Finder, Found, Parsed, recurrent};
use super::known::places;
use super::latin::{bytes, pieces};
use super::spell::spellings;
use crate::assist::words::{Word, words};
use crate::model::SegmentId;
use crate::text::{Language, fold_str, slice};

/// What the ledger is made of: a segment's texts without tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSegment {
    /// The segment.
    pub id: SegmentId,
    /// Its source.
    pub source: String,
    /// Its translation; empty where there is none.
    pub target: String,
    /// Whether the translation is confirmed.
    pub confirmed: bool,
}

/// A spelling that the user has chosen for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameChoice {
    /// The name in Arabic, in any spelling.
    pub name: String,
    /// Its spelling in the translation.
    pub spelling: String,
}

/// One way in which the translation writes a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As it is written where it stands first; an article in lower case where it is found so.
    pub text: String,
    /// Where it stands: segments, and bytes of their translation without tags.
    pub places: Vec<(SegmentId, Range<usize>)>,
    /// How many of the places are confirmed.
    pub confirmed: usize,
    /// Whether it is what the language calls the place, and no slip.
    pub usual: bool,
}

/// A name of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// In Arabic, without prefixes, titles and vowel marks.
    pub text: String,
    /// What it names.
    pub kind: NameKind,
    /// The segments whose source has it, in order, each once.
    pub segments: Vec<SegmentId>,
    /// Its spellings, the most frequent first.
    pub spellings: Vec<Spelling>,
    /// The spelling to use: the user's choice, else the one that is confirmed most often, else the most frequent; none where the
    /// translation has none yet.
    pub chosen: Option<String>,
    /// Whether the user has chosen it.
    pub by_user: bool,
}

impl Name {
    /// The spellings that are not the chosen one and no other usual name of a place.
    pub fn others(&self) -> impl Iterator<Item = &Spelling> {
        self.spellings.iter().filter(|it| {
            let chosen = self.chosen.as_deref().unwrap_or_default();
            !same(&it.text, chosen) && (self.by_user || !it.usual)
        })
    }
}

/// A spelling in a segment that is not the chosen one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameIssue {
    /// The number of the name in the ledger.
    pub name: usize,
    /// Its bytes in the translation without tags.
    pub range: Range<usize>,
    /// What stands there.
    pub found: String,
    /// What was chosen.
    pub chosen: String,
}

/// The names of a document in the order in which they come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameLedger {
    /// The names.
    pub names: Vec<Name>,
}

impl NameLedger {
    /// The names of an Arabic document; empty for a document in another script, or with a translation in Arabic script.
    pub fn new(
        segments: &[NameSegment],
        choices: &[NameChoice],
        (source, target): (&Language, &Language),
    ) -> Self {
        if !source.is_arabic_script() || target.is_arabic_script() {
            return Self::default();
        }
        let parse = |it: &NameSegment| Parsed { words: words(&it.source), pieces: pieces(&it.target) };
        let parsed: Vec<_> = segments.iter().map(parse).collect();
        let language = target.primary().to_owned();
        let finder = Finder { places: places(), language, recurrent: recurrent(&parsed) };
        let keys = keys(&finder, &parsed, choices);
        let rows = rows(&keys, &parsed);
        let context = Context { segments, parsed: &parsed, finder: &finder, choices };
        Self { names: rows.into_iter().map(|row| context.name(row)).collect() }
    }

    /// The spellings in the translation of a segment that are not the chosen ones, in text order.
    pub fn issues(&self, segment: SegmentId) -> Vec<NameIssue> {
        let mut issues = Vec::new();
        for (number, name) in self.names.iter().enumerate() {
            let Some(chosen) = &name.chosen else { continue };
            for spelling in name.others() {
                let here = spelling.places.iter().filter(|(id, _)| *id == segment);
                issues.extend(here.map(|(_, range)| NameIssue {
                    name: number,
                    range: range.clone(),
                    found: spelling.text.clone(),
                    chosen: chosen.clone(),
                }));
            }
        }
        issues.sort_by_key(|issue| (issue.range.start, issue.range.end));
        issues
    }

    /// The numbers of the names in the source of a segment.
    pub fn of_segment(&self, segment: SegmentId) -> Vec<usize> {
        let here = |name: &Name| name.segments.contains(&segment);
        self.names.iter().enumerate().filter(|(_, name)| here(name)).map(|(number, _)| number).collect()
    }
}

/// Whether two spellings differ in the case of the first letter at most, as at the head of a sentence.
pub(super) fn same(a: &str, b: &str) -> bool {
    let head = |text: &str| text.chars().next().map(|c| c.to_lowercase().to_string());
    let rest = |text: &str| text.chars().skip(1).collect::<String>();
    head(a) == head(b) && rest(a) == rest(b)
}

/// A name with where it stands.
struct Row {
    found: Found,
    segments: Vec<usize>,
}

struct Context<'a> {
    segments: &'a [NameSegment],
    parsed: &'a [Parsed],
    finder: &'a Finder,
    choices: &'a [NameChoice],
}

impl Context<'_> {
    fn name(&self, row: Row) -> Name {
        let words: Vec<_> = row.found.key.iter().map(String::as_str).collect();
        let key = words.join(" ");
        let known = self.finder.places.get(&key);
        let usual = known.map(|it| it.names(&self.finder.language)).unwrap_or_default();
        let mut spelt: Vec<Spelling> = Vec::new();
        for &number in &row.segments {
            let (Some(segment), Some(parsed)) = (self.segments.get(number), self.parsed.get(number)) else {
                continue;
            };
            let most = occurrences(&parsed.words, &row.found.key).len().max(1);
            for window in spellings(&parsed.pieces, &words, row.found.kind, &usual, most) {
                add(&mut spelt, segment, bytes(&parsed.pieces, &window), &usual);
            }
        }
        spelt.sort_by_key(|it| std::cmp::Reverse(it.places.len()));
        let by_user = self.choices.iter().find(|it| fold_str(&it.name) == key).map(|it| it.spelling.clone());
        let first =
            || spelt.iter().rev().max_by_key(|it| (it.confirmed, it.places.len())).map(|it| it.text.clone());
        let segments = row.segments.iter().filter_map(|it| self.segments.get(*it)).map(|it| it.id).collect();
        let (is_choice, chosen) = (by_user.is_some(), by_user.or_else(first));
        Name {
            text: row.found.written,
            kind: row.found.kind,
            segments,
            chosen,
            by_user: is_choice,
            spellings: spelt,
        }
    }
}

fn add(spelt: &mut Vec<Spelling>, segment: &NameSegment, range: Range<usize>, usual: &[&str]) {
    let text = slice(&segment.target, range.clone());
    let confirmed = usize::from(segment.confirmed);
    let place = (segment.id, range.clone());
    if let Some(known) = spelt.iter_mut().find(|it| same(&it.text, text)) {
        if text.starts_with(char::is_lowercase) {
            text.clone_into(&mut known.text);
        }
        known.places.push(place);
        known.confirmed += confirmed;
        return;
    }
    let usual = usual.contains(&text);
    spelt.push(Spelling { text: text.to_owned(), places: vec![place], confirmed, usual });
}

/// The names that are found anywhere and those that the user has chosen a spelling for, with the short forms of people's names.
fn keys(finder: &Finder, parsed: &[Parsed], choices: &[NameChoice]) -> BTreeMap<Vec<String>, Found> {
    let mut keys: BTreeMap<Vec<String>, Found> = BTreeMap::new();
    let mut kinds: HashMap<Vec<String>, HashMap<NameKind, usize>> = HashMap::new();
    for found in parsed.iter().flat_map(|segment| finder.find(segment)) {
        *kinds.entry(found.key.clone()).or_default().entry(found.kind).or_default() += found.weight;
        keys.entry(found.key.clone()).or_insert(found);
    }
    for choice in choices {
        let words = words(&choice.name);
        let key: Vec<_> = words.iter().map(|word| word.letters.clone()).collect();
        let written = words.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" ");
        keys.entry(key.clone()).or_insert(Found { key, written, kind: NameKind::Person, weight: 1 });
    }
    for (key, found) in &mut keys {
        let votes = kinds.get(key).into_iter().flatten();
        // The same everywhere: what is a person once, with a title, is no place behind a preposition.
        found.kind = votes
            .max_by_key(|(kind, count)| (**count, **kind == NameKind::Person))
            .map_or(found.kind, |it| *it.0);
    }
    add_short_forms(&mut keys);
    keys
}

/// A person is called by the last part of the name later on.
fn add_short_forms(keys: &mut BTreeMap<Vec<String>, Found>) {
    let known: HashSet<_> = keys.keys().cloned().collect();
    let people: Vec<_> =
        keys.values().filter(|it| it.kind == NameKind::Person && it.key.len() > 1).cloned().collect();
    for person in people {
        let mut from = person.key.len() - 1;
        while from > 1 && person.key.get(from - 1).is_some_and(|word| is_joint(word)) {
            from -= 1;
        }
        let key: Vec<_> = person.key.iter().skip(from).cloned().collect();
        let written = person.written.split(' ').skip(from).collect::<Vec<_>>().join(" ");
        let long = key.iter().map(|word| word.chars().count()).sum::<usize>() >= 4;
        let title = matches!(key.as_slice(), [one] if is_title(one));
        if long && !title && !known.contains(&key) {
            keys.insert(key.clone(), Found { key, written, kind: NameKind::Person, weight: 1 });
        } else if let Some(short) = keys.get_mut(&key).filter(|it| it.kind == NameKind::Place) {
            short.kind = NameKind::Person;
        }
    }
}

/// The names that stand somewhere by themselves, in text order, with all segments that have them.
fn rows(keys: &BTreeMap<Vec<String>, Found>, parsed: &[Parsed]) -> Vec<Row> {
    let mut by_first: HashMap<&str, Vec<&Vec<String>>> = HashMap::new();
    for key in keys.keys() {
        by_first.entry(key.first().map_or("", String::as_str)).or_default().push(key);
    }
    let mut order: Vec<&Vec<String>> = Vec::new();
    let mut alone: HashSet<&Vec<String>> = HashSet::new();
    let mut segments: HashMap<&Vec<String>, Vec<usize>> = HashMap::new();
    for (number, segment) in parsed.iter().enumerate() {
        let mut end = 0;
        for at in 0..segment.words.len() {
            let mut longest = 0;
            for key in at_word(&by_first, &segment.words, at) {
                let places = segments.entry(key).or_default();
                if places.last() != Some(&number) {
                    places.push(number);
                }
                if at >= end && longest == 0 {
                    longest = key.len();
                    if alone.insert(key) {
                        order.push(key);
                    }
                }
            }
            end = end.max(at + longest);
        }
    }
    let row =
        |key: &Vec<String>| Some(Row { found: keys.get(key)?.clone(), segments: segments.remove(key)? });
    order.into_iter().filter_map(row).collect()
}

/// The names that begin with the word `at`, the longest first.
fn at_word<'a>(
    by_first: &HashMap<&str, Vec<&'a Vec<String>>>,
    words: &[Word],
    at: usize,
) -> Vec<&'a Vec<String>> {
    let Some(word) = words.get(at) else { return Vec::new() };
    let mut out = Vec::new();
    for form in &word.forms {
        let keys = by_first.get(form.letters.as_str()).into_iter().flatten();
        out.extend(keys.copied().filter(|key| goes_on(words, at, key)));
    }
    out.sort_by_key(|key: &&Vec<String>| std::cmp::Reverse(key.len()));
    out
}

fn goes_on(words: &[Word], at: usize, key: &[String]) -> bool {
    key.iter().enumerate().skip(1).all(|(offset, part)| {
        words.get(at + offset).is_some_and(|word| word.letters == *part && !word.parted)
    })
}

/// Where a name stands in the words.
fn occurrences(words: &[Word], key: &[String]) -> Vec<usize> {
    let begins =
        |word: &Word| key.first().is_some_and(|first| word.forms.iter().any(|form| form.letters == *first));
    let is_here = |(at, word): &(usize, &Word)| begins(word) && goes_on(words, *at, key);
    words.iter().enumerate().filter(is_here).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(pairs: &[(&str, &str)], choices: &[(&str, &str)]) -> NameLedger {
        let segment = |(at, (source, target)): (usize, &(&str, &str))| NameSegment {
            id: SegmentId(at as u64),
            source: (*source).to_owned(),
            target: (*target).to_owned(),
            confirmed: at == 0,
        };
        let segments: Vec<_> = pairs.iter().enumerate().map(segment).collect();
        let choice = |(name, spelling): &(&str, &str)| NameChoice {
            name: (*name).into(),
            spelling: (*spelling).into(),
        };
        let choices: Vec<_> = choices.iter().map(choice).collect();
        NameLedger::new(&segments, &choices, (&Language::new("ar"), &Language::new("en")))
    }

    const PAIRS: &[(&str, &str)] = &[
        ("قال علي أكبر ولايتي إن الأمر انتهى.", "Ali Akbar Velayati said that the matter was closed."),
        ("ونفى ولايتي ذلك.", "Velayaty denied it."),
        ("وسئل ولايتي عن السبب.", "Velayaty was asked for the reason."),
        ("وغادر ولايتي.", ""),
    ];

    #[test]
    fn another_spelling_is_an_issue_of_its_segment() {
        let found = ledger(PAIRS, &[]);
        let name = found.names.iter().find(|name| name.text == "ولايتي").unwrap();
        assert_eq!(name.segments.len(), 4);
        assert_eq!(name.chosen.as_deref(), Some("Velayati"), "the confirmed one");
        let issues = found.issues(SegmentId(2));
        assert_eq!(issues.len(), 1);
        assert_eq!((issues[0].range.clone(), issues[0].chosen.as_str()), (0..8, "Velayati"));
        assert!(found.issues(SegmentId(0)).is_empty());
    }

    #[test]
    fn the_choice_of_the_user_wins() {
        let found = ledger(PAIRS, &[("ولايتي", "Velâyati")]);
        let name = found.names.iter().find(|name| name.text == "ولايتي").unwrap();
        assert_eq!((name.chosen.as_deref(), name.by_user), (Some("Velâyati"), true));
        assert_eq!(found.issues(SegmentId(0)).len(), 1);
    }

    #[test]
    fn names_of_other_scripts_are_left_alone() {
        let none = NameLedger::new(&[], &[], (&Language::new("en"), &Language::new("ar")));
        assert_eq!(none, NameLedger::default());
    }
}
