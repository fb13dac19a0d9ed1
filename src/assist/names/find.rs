//! Finds the names of a segment: by the words around them, and by what the translation writes with a capital letter.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::agency;
use super::cues::{
    NameKind, is_agency_head, is_before_place, is_glued, is_joint, is_nisba, is_place_head, is_place_prefix,
    is_plain, is_speech, is_title,
};
use super::known::{KnownPlace, is_given};
use super::latin::{Piece, letters, windows};
use super::romanise::distance;
use super::spell::{NEAR, spellings};
use crate::assist::words::Word;

/// The most words of a known place.
const LONGEST_PLACE: usize = 4;
/// Places whose names are common words too.
const AMBIGUOUS: &[&str] =
    &["صور", "فاس", "عمان", "مالي", "جده", "جدة", "جنين", "الخليل", "حماة", "كوبا", "عدن", "مسقط", "النيجر"];

/// A segment, cut into words.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) words: Vec<Word>,
    pub(super) pieces: Vec<Piece>,
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its words, folded, without prefixes.
    pub(super) key: Vec<String>,
    /// As it is written there.
    pub(super) written: String,
    /// What it names.
    pub(super) kind: NameKind,
    /// How much the words around it say for the kind.
    pub(super) weight: usize,
}

/// What is known of places, and of which language the translation is.
pub(super) struct Finder {
    pub(super) places: HashMap<String, KnownPlace>,
    pub(super) language: String,
    /// Words that recur and never have an article or a prefix of one letter before it: they may be names.
    pub(super) recurrent: HashSet<String>,
}

/// A word that the translation writes as a name.
#[derive(Clone, Debug)]
struct Match {
    words: Range<usize>,
    form: usize,
    pieces: Range<usize>,
    score: f32,
    /// Whether it is a common word, which is a name only beside another one.
    weak: bool,
}

impl Finder {
    /// The names of a segment.
    pub(super) fn find(&self, segment: &Parsed) -> Vec<Found> {
        let matches = matches(segment);
        let supported = |at: usize| matches.iter().any(|it| !it.weak && it.words.contains(&at));
        let mut taken = vec![false; segment.words.len()];
        let mut found = Vec::new();
        self.agencies(segment, &supported, &mut taken, &mut found);
        self.known_places(segment, &mut taken, &mut found);
        if segment.pieces.is_empty() {
            self.people(segment, &mut taken, &mut found);
        } else {
            self.runs(segment, &matches, &taken, &mut found);
        }
        found
    }

    fn agencies(
        &self,
        segment: &Parsed,
        supported: &impl Fn(usize) -> bool,
        taken: &mut [bool],
        found: &mut Vec<Found>,
    ) {
        let mut at = 0;
        while at < segment.words.len() {
            let is_name = |at: usize| supported(at) || self.is_known(segment, at);
            let extent = agency::extent(&segment.words, at, is_name);
            let named = extent.and_then(|it| name(segment, at..at + it.words, it.form, NameKind::Agency));
            let Some((extent, named)) = extent.zip(named) else {
                at += 1;
                continue;
            };
            let words: Vec<_> = named.key.iter().map(String::as_str).collect();
            let there = !spellings(&segment.pieces, &words, NameKind::Agency, &[], 1).is_empty();
            // What the translation does not write with capitals is a common noun there.
            if there || (segment.pieces.is_empty() && extent.sure) {
                take(taken, at..at + extent.words);
                found.push(named);
                at += extent.words;
            } else {
                at += 1;
            }
        }
    }

    fn is_known(&self, segment: &Parsed, at: usize) -> bool {
        segment
            .words
            .get(at)
            .is_some_and(|word| self.places.contains_key(&word.letters) || is_given(&word.letters))
    }

    fn known_places(&self, segment: &Parsed, taken: &mut [bool], found: &mut Vec<Found>) {
        let mut at = 0;
        while at < segment.words.len() {
            let lengths = (1..=LONGEST_PLACE).rev();
            let place = lengths
                .filter(|length| is_free(taken, at..at + length))
                .find_map(|length| self.place(segment, at, length));
            let length = place.as_ref().map_or(1, |place| place.key.len());
            if let Some(place) = place {
                take(taken, at..at + length);
                found.push(place);
            }
            at += length;
        }
    }

    fn place(&self, segment: &Parsed, at: usize, length: usize) -> Option<Found> {
        let count = segment.words.get(at)?.forms.len();
        (0..count).find_map(|form| {
            let found = name(segment, at..at + length, form, NameKind::Place)?;
            let known = self.places.get(&found.key.join(" "))?;
            self.is_meant(segment, at, &found, *known).then_some(found)
        })
    }

    /// Whether a known place is meant: the translation has it, or it is no other word.
    fn is_meant(&self, segment: &Parsed, at: usize, found: &Found, known: KnownPlace) -> bool {
        let words: Vec<_> = found.key.iter().map(String::as_str).collect();
        let usual = known.names(&self.language);
        if !spellings(&segment.pieces, &words, NameKind::Place, &usual, 1).is_empty() {
            return true;
        }
        let alone = found.key.len() == 1 && found.key.iter().any(|word| AMBIGUOUS.contains(&word.as_str()));
        let before = at.checked_sub(1).and_then(|before| segment.words.get(before));
        !alone || (segment.pieces.is_empty() && before.is_some_and(|word| is_before_place(&word.letters)))
    }

    /// Joins matched words that follow each other on both sides to names.
    fn runs(&self, segment: &Parsed, matches: &[Match], taken: &[bool], found: &mut Vec<Found>) {
        let mut at = 0;
        while let Some(first) = matches.get(at) {
            let (mut words, mut pieces) = (first.words.clone(), first.pieces.clone());
            let (mut next, mut weak) = (at + 1, first.weak);
            while let Some(it) = matches.get(next).filter(|it| follows(segment, (&words, &pieces), it)) {
                words.end = it.words.end;
                pieces.end = it.pieces.end;
                weak &= it.weak;
                next += 1;
            }
            if is_free(taken, words.clone()) && !weak {
                found.extend(self.named(segment, words, first.form));
            }
            at = next;
        }
    }

    /// The name that the translation confirms, with its kind by the words around it.
    fn named(&self, segment: &Parsed, words: Range<usize>, form: usize) -> Option<Found> {
        let first = segment.words.get(words.start)?.forms.get(form)?;
        let before = words.start.checked_sub(1).and_then(|at| segment.words.get(at));
        let any = |word: &Word, is: fn(&str) -> bool| word.forms.iter().any(|form| is(&form.letters));
        let headed = before.is_some_and(|word| any(word, is_place_head));
        let titled = before.is_some_and(|word| any(word, is_title));
        let person = is_given(&first.letters) || (words.len() == 1 && is_nisba(&first.letters)) || titled;
        let after_place =
            first.prefix == "و" && words.start > 0 && self.is_known_place(segment, words.start - 1);
        let preposition = before.is_some_and(|word| any(word, is_before_place)) || first.prefix == "ب";
        let looks = is_place_prefix(&first.letters) || (words.len() == 1 && first.letters.ends_with("يا"));
        let place = headed || (!person && (preposition || after_place || looks));
        let found = name(segment, words, form, if place { NameKind::Place } else { NameKind::Person })?;
        Some(Found { weight: if headed || titled { 3 } else { 1 }, ..found })
    }

    /// People of a segment without a translation: a title or a verb of speech and what follows, a given name with a family name, and
    /// what بن, أبو and عبد join.
    fn people(&self, segment: &Parsed, taken: &mut [bool], found: &mut Vec<Found>) {
        let mut at = 0;
        while at < segment.words.len() {
            match self.person(segment, at).filter(|(range, _)| is_free(taken, range.clone())) {
                Some((range, form)) => {
                    at = range.end;
                    take(taken, range.clone());
                    found.extend(name(segment, range, form, NameKind::Person));
                }
                None => at += 1,
            }
        }
    }

    /// The name of a person that begins with the word `at`.
    fn person(&self, segment: &Parsed, at: usize) -> Option<(Range<usize>, usize)> {
        let word = segment.words.get(at)?;
        let before = at.checked_sub(1).and_then(|before| segment.words.get(before)).filter(|_| !word.parted);
        let titled = before.is_some_and(|word| word.forms.iter().any(|form| is_title(&form.letters)));
        let spoken = before.is_some_and(|word| word.forms.iter().any(|form| is_speech(&form.letters)));
        let form = word.forms.iter().position(|form| is_given(&form.letters) || is_joint(&form.letters));
        if let Some(form) = form {
            let end = person_end(segment, at, form);
            let long = end - at >= 2;
            return (long || titled || spoken)
                .then_some((at..end, form))
                .filter(|_| long || !is_joint(&word.letters));
        }
        let cued = titled || spoken;
        let letters = word.letters.as_str();
        if !cued || !may_be_name(letters) || letters.ends_with('ة') {
            return None;
        }
        let family = letters.starts_with("ال") && is_nisba(letters) && spoken;
        let foreign = !letters.starts_with("ال") && titled && letters.chars().count() >= 4;
        let end = if foreign { person_end(segment, at, 0) } else { at + 1 };
        let again = self.recurrent.contains(letters);
        (family || again || (foreign && end - at >= 2)).then_some((at..end, 0))
    }

    fn is_known_place(&self, segment: &Parsed, at: usize) -> bool {
        let forms = segment.words.get(at).into_iter().flat_map(|word| &word.forms);
        forms.into_iter().any(|form| self.places.contains_key(&form.letters))
    }
}

fn take(taken: &mut [bool], range: Range<usize>) {
    taken.get_mut(range).into_iter().flatten().for_each(|it| *it = true);
}

fn is_free(taken: &[bool], range: Range<usize>) -> bool {
    taken.get(range).is_some_and(|it| it.iter().all(|taken| !taken))
}

/// The name of the words of a range, the first one in one of its forms.
fn name(segment: &Parsed, range: Range<usize>, form: usize, kind: NameKind) -> Option<Found> {
    let words = segment.words.get(range)?;
    let (first, rest) = words.split_first()?;
    let form = first.forms.get(form)?;
    if rest.iter().any(|word| word.parted) {
        return None;
    }
    let mut key = vec![form.letters.clone()];
    key.extend(rest.iter().map(|word| word.letters.clone()));
    let mut written = form.written.clone();
    for word in rest {
        written.push(' ');
        written.push_str(&word.written);
    }
    Some(Found { key, written, kind, weight: 1 })
}

/// The words of a document that recur and never have the article.
pub(super) fn recurrent(segments: &[Parsed]) -> HashSet<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut definite: HashSet<&str> = HashSet::new();
    for word in segments.iter().flat_map(|segment| &segment.words) {
        *counts.entry(word.letters.as_str()).or_default() += 1;
        definite.extend(word.forms.iter().filter_map(|form| form.letters.strip_prefix("ال")));
    }
    let often = counts.into_iter().filter(|(word, count)| {
        *count > 1
            && word.chars().count() >= 4
            && !definite.contains(word)
            && may_be_name(word)
            && !word.ends_with('ة')
    });
    often.map(|(word, _)| word.to_owned()).collect()
}

/// Whether a form of a word may be a name by itself.
fn may_be_name(letters: &str) -> bool {
    letters.chars().count() >= 2
        && !letters.starts_with(|c: char| c.is_ascii())
        && !is_plain(letters)
        && !is_speech(letters)
        && !is_agency_head(letters)
        && !is_place_head(letters)
        && (!is_title(letters) || is_given(letters))
}

/// The words that the translation writes as names, each with the best run of pieces that is left for it.
fn matches(segment: &Parsed) -> Vec<Match> {
    let runs: Vec<_> =
        windows(&segment.pieces, 4).into_iter().map(|run| (letters(&segment.pieces, &run), run)).collect();
    let mut all = Vec::new();
    for (at, word) in segment.words.iter().enumerate() {
        for (number, form) in word.forms.iter().enumerate() {
            if may_be_name(&form.letters) || (number == 0 && !is_title(&form.letters)) {
                let weak = !may_be_name(&form.letters);
                push_matches(&mut all, &runs, &[&form.letters], (at..at + 1, number), weak);
            }
            if let Some(next) =
                segment.words.get(at + 1).filter(|next| is_glued(&form.letters) && !next.parted)
            {
                push_matches(&mut all, &runs, &[&form.letters, &next.letters], (at..at + 2, number), false);
            }
        }
    }
    all.sort_by(|a, b| a.score.total_cmp(&b.score));
    let mut kept: Vec<Match> = Vec::new();
    for it in all {
        let apart = |a: &Range<usize>, b: &Range<usize>| a.end <= b.start || b.end <= a.start;
        if kept.iter().all(|other| apart(&other.words, &it.words) && apart(&other.pieces, &it.pieces)) {
            kept.push(it);
        }
    }
    kept.sort_by_key(|it| it.words.start);
    kept
}

fn push_matches(
    all: &mut Vec<Match>,
    runs: &[(String, Range<usize>)],
    words: &[&str],
    (range, form): (Range<usize>, usize),
    weak: bool,
) {
    let length: usize = words.iter().map(|word| word.chars().count()).sum();
    for (latin, pieces) in runs {
        if latin.len() + 2 < length / 2 || latin.len() > length * 3 + 2 {
            continue;
        }
        let far = distance(words, latin);
        if far < NEAR {
            // Of two readings the longer one explains more; a prefix that is taken off explains less.
            let handicap = if form > 0 { 0.005 } else { 0.0 } + if weak { 0.1 } else { 0.0 };
            let score = far - length as f32 * 0.01 + handicap;
            all.push(Match { words: range.clone(), form, pieces: pieces.clone(), score, weak });
        }
    }
}

/// Whether a match goes on where a name ends, on both sides.
fn follows(segment: &Parsed, (words, pieces): (&Range<usize>, &Range<usize>), next: &Match) -> bool {
    let between = segment.words.get(words.end..next.words.start);
    let joined = between.is_some_and(|it| it.iter().all(|word| is_joint(&word.letters)));
    let parted =
        segment.words.get(words.end..=next.words.start).is_none_or(|it| it.iter().any(|word| word.parted));
    let gap = segment.pieces.get(pieces.end..next.pieces.start);
    let particles =
        gap.is_some_and(|it| it.iter().all(|piece| piece.particle || piece.capital) && it.len() <= 2);
    let linked = segment
        .pieces
        .get(pieces.end..=next.pieces.start)
        .is_some_and(|it| it.iter().all(|piece| piece.follows));
    joined && !parted && next.form == 0 && particles && linked
}

/// The end of a person's name: joints with what they join, given names, and one family name.
fn person_end(segment: &Parsed, at: usize, form: usize) -> usize {
    let joint = |at: usize, form: usize| {
        segment
            .words
            .get(at)
            .and_then(|word| word.forms.get(form))
            .is_some_and(|form| is_joint(&form.letters))
    };
    let mut end = at + 1;
    let mut open = joint(at, form);
    while let Some(word) = segment.words.get(end).filter(|word| !word.parted) {
        let letters = word.letters.as_str();
        let given = is_given(letters);
        let family =
            may_be_name(letters) && (is_nisba(letters) || (letters.starts_with("ال") && end - at <= 2));
        if is_joint(letters) {
            open = true;
        } else if open || given {
            open = false;
        } else {
            return if family { end + 1 } else { end };
        }
        end += 1;
    }
    end - usize::from(open && end > at + 1)
}
