//! Extracts the candidates: phrases that Arabic grammar allows, ranked by how often they stand for themselves (C-value).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::associate::{Associations, Pair};
use super::base::{Token, Vocabulary};
use super::general::{is_general, is_grammar};
use crate::assist::words::words;
use crate::model::SegmentId;
use crate::text::{Language, fold_str};

/// The most words of a candidate.
const LONGEST: usize = 4;

/// A translation of what stands in the document once must reach this.
const SURE: f32 = 0.2;

/// A segment to extract from, without tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateSegment {
    /// The segment.
    pub id: SegmentId,
    /// Its source.
    pub source: String,
    /// Its translation; empty where there is none.
    pub target: String,
}

/// A word or phrase that may be a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// In its base form: a word without article and prefixes, a phrase as it is written most often.
    pub term: String,
    /// How often it stands in the document.
    pub count: usize,
    /// The segments that have it, in order, each once.
    pub segments: Vec<SegmentId>,
    /// Its likely translations, the best first; empty where the segments say nothing.
    pub translations: Vec<String>,
    /// What it is ranked by.
    pub score: f32,
}

/// A phrase of the document while it is counted.
#[derive(Default)]
struct Phrase {
    keys: Vec<String>,
    count: usize,
    segments: Vec<usize>,
    written: HashMap<String, usize>,
    adjective: bool,
    /// How often it stands outside of longer phrases that recur.
    outside: usize,
    open: bool,
    /// Whether each word has the article.
    definite: bool,
}

/// The best `limit` candidates of a document. What is in `known` (terms of the glossary, names; in any spelling) is left out.
pub fn term_candidates(
    segments: &[CandidateSegment],
    known: &[String],
    (source, _target): (&Language, &Language),
    limit: usize,
) -> Vec<Candidate> {
    let vocabulary = Vocabulary::new(segments.iter().map(|segment| segment.source.as_str()));
    let tokens: Vec<_> = segments.iter().map(|segment| vocabulary.tokens(&segment.source)).collect();
    let mut phrases = count(&tokens, source.is_arabic_script());
    count_outside(&mut phrases, &tokens);
    let known: HashSet<String> = known.iter().map(|term| key_of(&vocabulary, term)).collect();
    let associations = Associations::new(&pairs(segments, &tokens));
    let nested = nested(&phrases);
    let mut found: Vec<(Candidate, Vec<String>)> = phrases
        .into_iter()
        .filter(|(key, _)| !known.contains(key))
        .filter_map(|(key, phrase)| {
            let inside = nested.get(&key).copied().unwrap_or_default();
            candidate(segments, phrase, inside, &associations)
        })
        .collect();
    found.sort_by(|a, b| b.0.score.total_cmp(&a.0.score).then_with(|| a.0.term.cmp(&b.0.term)));
    without_parts(found, limit)
}

fn key_of(vocabulary: &Vocabulary, term: &str) -> String {
    let keys: Vec<_> = vocabulary.tokens(&fold_str(term)).into_iter().map(|token| token.key).collect();
    keys.join(" ")
}

fn pairs(segments: &[CandidateSegment], tokens: &[Vec<Token>]) -> Vec<Pair> {
    let pair = |(segment, tokens): (&CandidateSegment, &Vec<Token>)| Pair {
        source: tokens.iter().map(|token| token.key.clone()).filter(|key| !is_grammar(key)).collect(),
        target: words(&segment.target).into_iter().map(|word| (word.written, word.parted)).collect(),
    };
    segments.iter().zip(tokens).map(pair).collect()
}

/// Counts the phrases of all segments by their keys.
fn count(segments: &[Vec<Token>], arabic: bool) -> BTreeMap<String, Phrase> {
    let mut phrases: BTreeMap<String, Phrase> = BTreeMap::new();
    for (number, tokens) in segments.iter().enumerate() {
        for start in 0..tokens.len() {
            for length in 1..=LONGEST {
                let Some(run) = tokens.get(start..start + length) else { break };
                if !is_joined(run) {
                    break;
                }
                if may_be_term(run, arabic) {
                    add(&mut phrases, run, number);
                }
            }
        }
    }
    phrases
}

/// Counts for each word how often it stands outside of longer phrases that recur.
fn count_outside(phrases: &mut BTreeMap<String, Phrase>, segments: &[Vec<Token>]) {
    for tokens in segments {
        let mut inside = vec![false; tokens.len()];
        for start in 0..tokens.len() {
            for end in start + 2..=(start + LONGEST).min(tokens.len()) {
                let Some(run) = tokens.get(start..end).filter(|run| is_joined(run)) else { break };
                let key = run.iter().map(|token| token.key.as_str()).collect::<Vec<_>>().join(" ");
                if phrases.get(&key).is_some_and(|phrase| phrase.count > 1) {
                    inside.get_mut(start..end).into_iter().flatten().for_each(|it| *it = true);
                }
            }
        }
        for (token, inside) in tokens.iter().zip(inside) {
            if let Some(phrase) = phrases.get_mut(&token.key).filter(|_| !inside) {
                phrase.outside += 1;
            }
        }
    }
}

/// Whether the words stand together: no punctuation, prefix, word of grammar or verb between them.
fn is_joined(run: &[Token]) -> bool {
    let rest = run.get(1..).unwrap_or_default();
    let inner = rest.iter().all(|token| !token.parted && !token.prefixed);
    let ends_early = run.iter().rev().skip(1).any(|token| token.shortened);
    inner && !ends_early && run.iter().all(|token| token.usable && !is_grammar(&token.key))
}

/// Whether Arabic grammar lets the words be one phrase: nouns without the article, then words with it.
fn may_be_term(run: &[Token], arabic: bool) -> bool {
    let long = run
        .iter()
        .all(|token| token.key.chars().count() >= 3 && !token.key.starts_with(|c: char| c.is_numeric()));
    let ordered = run.windows(2).all(|two| !matches!(two, [a, b] if a.definite && !b.definite));
    long && (!arabic || ordered)
}

fn add(phrases: &mut BTreeMap<String, Phrase>, run: &[Token], segment: usize) {
    let keys: Vec<_> = run.iter().map(|token| token.key.clone()).collect();
    let single = keys.len() == 1;
    let written: Vec<_> =
        run.iter().map(|token| if single { token.bare.as_str() } else { token.written.as_str() }).collect();
    let phrase = phrases.entry(keys.join(" ")).or_default();
    phrase.count += 1;
    *phrase.written.entry(written.join(" ")).or_default() += 1;
    if phrase.segments.last() != Some(&segment) {
        phrase.segments.push(segment);
    }
    phrase.adjective |=
        run.len() > 1 && run.last().is_some_and(|token| token.definite && is_adjective(&token.key));
    phrase.open = run.last().is_some_and(|token| !token.definite);
    phrase.definite = run.iter().all(|token| token.definite);
    phrase.keys = keys;
}

/// An adjective of origin or kind: دولي, دولية.
fn is_adjective(key: &str) -> bool {
    key.ends_with('ي') || key.ends_with("ية")
}

/// For each phrase how often it stands inside of longer ones, and inside of how many.
fn nested(phrases: &BTreeMap<String, Phrase>) -> HashMap<String, (usize, usize)> {
    let mut nested: HashMap<String, (usize, usize)> = HashMap::new();
    for phrase in phrases.values() {
        let mut inside = BTreeSet::new();
        for length in 1..phrase.keys.len() {
            inside.extend(phrase.keys.windows(length).map(|keys| keys.join(" ")));
        }
        for key in inside {
            let entry = nested.entry(key).or_default();
            // A longer one that stands there once says nothing.
            if phrase.count > 1 {
                entry.0 += phrase.count;
                entry.1 += 1;
            }
        }
    }
    nested
}

fn candidate(
    segments: &[CandidateSegment],
    phrase: Phrase,
    (inside, longer): (usize, usize),
    associations: &Associations,
) -> Option<(Candidate, Vec<String>)> {
    let length = phrase.keys.len();
    let general = phrase.keys.iter().filter(|key| is_general(key)).count();
    // Once is enough for what has the form of a name: the Arab Republic.
    let formed = matches!(length, 2 | 3) && phrase.adjective && phrase.definite && general == 0;
    let enough = (phrase.count > 1 && (length > 1 || phrase.outside > 1)) || formed;
    if !enough || general == length || (phrase.open && length > 1 && phrase.count < 2) {
        return None;
    }
    let nested = phrase.count as f32 - inside as f32 / longer.max(1) as f32;
    let alone = if length == 1 { phrase.outside as f32 } else { nested };
    let keys: Vec<_> = phrase.keys.iter().map(String::as_str).collect();
    let mut translations = associations.translations(&keys, &phrase.segments);
    if phrase.count == 1 {
        // One segment tells little.
        translations.retain(|(_, score)| *score > SURE);
    }
    let weight = match length {
        1 => 0.5,
        _ if phrase.adjective => 1.3,
        _ => 1.0,
    };
    let sure = translations.first().map_or(0.0, |(_, score)| *score);
    let score = (length as f32 + 1.0).log2() * alone.max(0.1) * weight * (1.0 + 0.5 * sure)
        / (1.0 + 0.5 * general as f32);
    let term = phrase.written.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?.0;
    let ids = phrase.segments.iter().filter_map(|it| segments.get(*it)).map(|it| it.id).collect();
    let translations = translations.into_iter().map(|(text, _)| text).collect();
    Some((Candidate { term, count: phrase.count, segments: ids, translations, score }, phrase.keys))
}

/// The best ones, without those that only ever stand inside of a better one.
fn without_parts(found: Vec<(Candidate, Vec<String>)>, limit: usize) -> Vec<Candidate> {
    let mut kept: Vec<(Candidate, Vec<String>)> = Vec::new();
    for (candidate, keys) in found {
        let part_of = |(other, longer): &(Candidate, Vec<String>)| {
            other.count >= candidate.count
                && longer.len() > keys.len()
                && longer.windows(keys.len()).any(|it| it == keys)
        };
        if !kept.iter().any(part_of) {
            kept.push((candidate, keys));
        }
    }
    kept.truncate(limit);
    kept.into_iter().map(|(candidate, _)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(pairs: &[(&str, &str)], known: &[&str]) -> Vec<Candidate> {
        let segment = |(at, (source, target)): (usize, &(&str, &str))| CandidateSegment {
            id: SegmentId(at as u64),
            source: (*source).to_owned(),
            target: (*target).to_owned(),
        };
        let segments: Vec<_> = pairs.iter().enumerate().map(segment).collect();
        let known: Vec<_> = known.iter().map(|it| (*it).to_owned()).collect();
        term_candidates(&segments, &known, (&Language::new("ar"), &Language::new("en")), 20)
    }

    const PAIRS: &[(&str, &str)] = &[
        ("تعمل محطة التحلية ليلا ونهارا.", "The desalination plant works day and night."),
        (
            "وقال المدير إن محطة التحلية الجديدة بعيدة.",
            "The manager said that the new desalination plant is far away.",
        ),
        ("تكلف المياه العذبة كثيرا.", "Fresh water costs a lot."),
        (
            "لا تكفي المياه العذبة لمحطة التحلية.",
            "The fresh water does not suffice for the desalination plant.",
        ),
    ];

    #[test]
    fn recurrent_phrases_come_with_their_translations() {
        let found = find(PAIRS, &[]);
        let pairs: Vec<_> = found
            .iter()
            .map(|it| {
                (
                    it.term.as_str(),
                    it.count,
                    it.translations.first().map(|it| it.to_lowercase()).unwrap_or_default(),
                )
            })
            .collect();
        assert!(pairs.contains(&("محطة التحلية", 3, "desalination plant".into())), "{pairs:?}");
        assert!(pairs.contains(&("المياه العذبة", 2, "fresh water".into())), "{pairs:?}");
        assert!(!pairs.iter().any(|it| it.0 == "تحلية"), "it stands only inside of the phrase: {pairs:?}");
    }

    #[test]
    fn what_is_known_is_left_out_whatever_its_prefixes() {
        let found = find(PAIRS, &["محطّة تحلية", "مياه عذبة"]);
        assert!(
            !found.iter().any(|it| it.term.contains("محطة التحلية") && it.term.split(' ').count() == 2),
            "{found:?}"
        );
        assert!(!found.iter().any(|it| it.term == "المياه العذبة"));
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert!(find(&[], &[]).is_empty());
        assert!(find(&[("", ""), ("... 12 %", "a b")], &[]).is_empty());
    }
}
