//! What is known of words and their translations before a text is seen: of lists that people have made, and learnt from memories.

use std::collections::HashMap;

use super::stem::{Tongue, is_arabic, keys, loose, stem};
use crate::text::Language;
use crate::text::arabic::{Script, words};

/// Words of one language with their translations into another, by stems.
#[derive(Clone, Debug)]
pub struct AlignLexicon {
    source: Tongue,
    target: Tongue,
    /// The translations of each source key: the key of the translation, its chance, and the chance of the way back; 0 where it is
    /// shared out among all that are listed.
    pairs: HashMap<Box<str>, Vec<Pair>>,
    /// How many source keys each target key translates.
    back: HashMap<Box<str>, u32>,
    /// The source keys of each loose key.
    loose: HashMap<Box<str>, Vec<Box<str>>>,
}

#[derive(Clone, Debug)]
struct Pair {
    target: Box<str>,
    forward: f32,
    backward: f32,
}

impl Pair {
    /// A list knows that there is a translation, texts how often; what is surer counts.
    fn add(&mut self, forward: f32, backward: f32) {
        let listed = self.forward == 0.0 || forward == 0.0;
        if listed && forward < LISTED && self.forward < LISTED {
            (self.forward, self.backward) = (0.0, 0.0);
        } else {
            self.forward = self.forward.max(forward);
            self.backward = self.backward.max(backward);
        }
    }
}

/// A translation that a text may have.
#[derive(Clone, Debug)]
pub(super) struct Translation<'a> {
    pub(super) key: &'a str,
    /// The chance that a word of the source has this translation.
    pub(super) forward: f32,
    /// The chance of the way back.
    pub(super) backward: f32,
}

/// How much of the chance goes to all listed translations of a word together.
const LISTED: f32 = 0.6;
/// What a word found by its root or by the head of its stem is worth.
const LOOSE: f32 = 0.35;

impl AlignLexicon {
    /// An empty lexicon between two languages.
    pub fn new(source: &Language, target: &Language) -> Self {
        Self::between(Tongue::of(source), Tongue::of(target))
    }

    pub(super) fn between(source: Tongue, target: Tongue) -> Self {
        Self { source, target, pairs: HashMap::new(), back: HashMap::new(), loose: HashMap::new() }
    }

    /// Adds a word or a phrase with one translation, both as they are written.
    ///
    /// Of a phrase every word goes with every word of its translation, which is worth less.
    pub fn add(&mut self, source: &str, target: &str) {
        let from = content(source, self.source);
        let to = content(target, self.target);
        if from.is_empty() || to.is_empty() || from.len() > 4 || to.len() > 4 {
            return;
        }
        let one = from.len() == 1 && to.len() == 1;
        for source in &from {
            for target in &to {
                let chance = if one { 0.0 } else { 0.7 / from.len().max(to.len()) as f32 };
                self.put(source, target, chance, chance);
            }
        }
    }

    /// Adds a pair of stems with its chances.
    pub(super) fn put(&mut self, source: &str, target: &str, forward: f32, backward: f32) {
        let fresh = !self.pairs.contains_key(source);
        let known = self.pairs.entry(source.into()).or_default();
        if let Some(pair) = known.iter_mut().find(|pair| &*pair.target == target) {
            pair.add(forward, backward);
        } else {
            known.push(Pair { target: target.into(), forward, backward });
            *self.back.entry(target.into()).or_default() += 1;
        }
        if fresh && let Some(loose) = loose(source) {
            self.loose.entry(loose.into()).or_default().push(source.into());
        }
    }

    pub(super) fn tongues(&self) -> (Tongue, Tongue) {
        (self.source, self.target)
    }

    /// How many words of the source have a translation.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Whether a word of the source may be translated by this one of the target.
    pub fn knows(&self, source: &str, target: &str) -> bool {
        let key = stem(&crate::text::unaccented(target), self.target);
        let mut found = false;
        self.translations(source, &mut |it| found |= it.key == key);
        found
    }

    /// Calls `emit` with what is known of a normalised word of the source; true where something is.
    pub(super) fn translations(&self, form: &str, emit: &mut dyn FnMut(Translation<'_>)) -> bool {
        let keys = keys(form, self.source);
        let mut found = false;
        for key in &keys {
            found |= self.exact(key, 1.0, emit);
        }
        if !found
            && let Some(roots) = keys.first().and_then(|key| loose(key)).and_then(|it| self.loose.get(&*it))
        {
            let share = LOOSE / (roots.len() as f32).sqrt();
            for root in roots.iter().take(8) {
                found |= self.exact(root, share, emit);
            }
        }
        found
    }

    fn exact(&self, key: &str, share: f32, emit: &mut dyn FnMut(Translation<'_>)) -> bool {
        let Some(pairs) = self.pairs.get(key) else { return false };
        let count = pairs.len() as f32;
        for pair in pairs {
            let back = self.back.get(&pair.target).copied().unwrap_or(1) as f32;
            let (forward, backward) = if pair.forward == 0.0 {
                (LISTED / count.sqrt(), LISTED / back.sqrt())
            } else {
                (pair.forward, pair.backward)
            };
            emit(Translation { key: &pair.target, forward: forward * share, backward: backward * share });
        }
        true
    }
}

/// The stems of the words of a phrase, without those of grammar where there are others.
fn content(text: &str, tongue: Tongue) -> Vec<String> {
    let words = words(text);
    let all: Vec<String> = (0..words.words.len())
        .filter(|at| words.words.get(*at).is_some_and(|word| word.script != Script::Number))
        .map(|at| words.letters_of(at).iter().map(|letter| letter.key).collect())
        .collect();
    let kept: Vec<&String> = all.iter().filter(|word| all.len() == 1 || !is_small(word)).collect();
    let kept = if kept.is_empty() { all.iter().collect() } else { kept };
    let mut keys: Vec<String> = kept.into_iter().map(|word| stem(word, tongue)).collect();
    keys.dedup();
    keys
}

/// Words of grammar inside phrases.
fn is_small(word: &str) -> bool {
    if word.chars().next().is_some_and(is_arabic) {
        return word.chars().count() <= 2
            || matches!(word, "على" | "الى" | "عن" | "التي" | "الذي" | "هذا" | "هذه");
    }
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "to"
            | "in"
            | "on"
            | "for"
            | "and"
            | "or"
            | "be"
            | "with"
            | "by"
            | "at"
            | "from"
            | "as"
            | "is"
            | "not"
            | "that"
            | "who"
            | "which"
            | "one"
            | "s"
            | "le"
            | "la"
            | "les"
            | "de"
            | "du"
            | "des"
            | "d"
            | "l"
            | "un"
            | "une"
            | "et"
            | "en"
            | "a\u{300}"
            | "au"
            | "aux"
            | "se"
            | "qui"
            | "que"
            | "à"
    )
}
