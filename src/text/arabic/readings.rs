//! The set of ways to read a word of a text: clitics, stem, ending. The dictionary form is never changed; the text is.

use super::endings::{Ending, Form, Needs, endings, stem_of};
use super::letters::{Letter, TANWIN};
use super::lexicon::Lexicon;
use super::prefixes::{Proclitics, splits};
use super::words::{Script, Words};

/// One way to read a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What stands in front of the stem.
    pub clitics: Proclitics,
    /// The letter of the word at which the stem begins.
    pub start: usize,
    /// What stands behind the stem, and what it has changed; `kept` counts from `start`.
    pub ending: Ending,
}

impl Reading {
    /// Whether the word is read as nothing but itself.
    pub fn is_plain(&self) -> bool {
        self.clitics.is_empty() && self.is_uninflected() && !self.ending.spelled
    }

    /// Whether the stem has neither a pronoun nor a mark of number, gender or tanwin.
    pub fn is_uninflected(&self) -> bool {
        self.ending.form == Form::Base && self.ending.pronoun.is_empty()
    }

    /// Whether the reading makes the word definite by itself: by the article or a possessive.
    pub fn is_definite(&self) -> bool {
        self.clitics.article || !self.ending.pronoun.is_empty()
    }

    /// Whether the reading holds only behind a word of the same term that is inflected too (البنوك المركزية).
    pub fn needs_agreement(&self) -> bool {
        self.ending.needs == Needs::Agreement
    }
}

/// Calls `emit` with the key of the stem and the reading, for every way to read the word `at` where it stands in the text.
pub fn readings(words: &Words, at: usize, lexicon: &Lexicon, emit: &mut dyn FnMut(&str, Reading)) {
    let letters = words.letters_of(at);
    let mut stem = String::with_capacity(32);
    if words.words.get(at).is_none_or(|word| word.script != Script::Arabic) {
        stem.extend(letters.iter().map(|letter| letter.key));
        emit(
            &stem,
            Reading { ending: Ending { kept: letters.len(), ..Ending::default() }, ..Reading::default() },
        );
        return;
    }
    let place = Place { words, at, lexicon };
    for split in splits(letters, place.asks(), lexicon) {
        let rest = letters.get(split.start..).unwrap_or_default();
        let whole = place.is_whole(rest);
        endings(rest, split.clitics.article, &mut |mut ending| {
            stem_of(rest, &ending, &mut stem);
            if (whole && !Place::beside_whole(rest, &mut ending)) || place.is_tanwin(rest, &stem, &ending) {
                return;
            }
            if place.allows(&stem, &split.clitics, &ending) {
                emit(&stem, Reading { clitics: split.clitics, start: split.start, ending });
            }
        });
    }
    if let Some(reading) = god(letters) {
        emit("الله", reading);
    }
}

/// لله is ل and الله, written with one alef less than any other word.
fn god(letters: &[Letter]) -> Option<Reading> {
    let start = letters.len().checked_sub(3)?;
    let tail = letters.get(start..)?.iter().map(|letter| letter.key).eq("لله".chars());
    let conjunction = match letters.get(..start)? {
        [] => None,
        [one] if matches!(one.key, 'و' | 'ف') => Some(one.key),
        _ => return None,
    };
    let clitics = Proclitics { conjunction, preposition: Some('ل'), article: false };
    tail.then(|| Reading { clitics, start, ending: Ending { kept: 3, ..Ending::default() } })
}

/// A word among its neighbours.
struct Place<'a> {
    words: &'a Words,
    at: usize,
    lexicon: &'a Lexicon,
}

impl Place<'_> {
    /// Whether a question mark follows, so that أ may be the sign of the question.
    fn asks(&self) -> bool {
        let first = self.words.letters_of(self.at).first();
        let end = self.words.words.get(self.at).map_or(0, |word| word.letters.end);
        let behind = self.words.letters.get(end..).unwrap_or_default();
        first.is_some_and(|letter| letter.written == 'أ')
            && behind.iter().any(|letter| matches!(letter.written, '؟' | '?'))
    }

    fn is_whole(&self, rest: &[Letter]) -> bool {
        let key: String = rest.iter().map(|letter| letter.key).collect();
        self.lexicon.is_headword(&key)
    }

    /// A common word is not read as a shorter one with an ending (لبنان, شركة), except where a tanwin is written out and where an
    /// adjective agrees with its noun.
    fn beside_whole(rest: &[Letter], ending: &mut Ending) -> bool {
        let marked = rest.iter().rev().take(2).any(|letter| letter.marks & TANWIN != 0);
        match ending.form {
            Form::Feminine => ending.needs = Needs::Agreement,
            Form::Tanwin => return marked,
            form => return form == Form::Base && ending.pronoun.is_empty(),
        }
        true
    }

    /// Whether the alef of the pronoun is rather the tanwin of a common word: درهما is درهم before it is a در of both.
    fn is_tanwin(&self, rest: &[Letter], stem: &str, ending: &Ending) -> bool {
        let plain = rest.last().is_some_and(|letter| letter.written == 'ا');
        plain
            && ending.pronoun.ends_with('ا')
            && self.is_whole(rest.get(..rest.len() - 1).unwrap_or_default())
            && !self.lexicon.is_headword(stem)
    }

    fn allows(&self, stem: &str, clitics: &Proclitics, ending: &Ending) -> bool {
        let counted = !matches!(ending.form, Form::Base | Form::Feminine);
        if counted && !stem.ends_with('ي') && self.lexicon.is_name(stem) {
            return false;
        }
        if ending.pronoun == "ه" && ending.number.is_empty() && self.is_feminine(stem) {
            return false;
        }
        match ending.needs {
            Needs::Nothing | Needs::Agreement => true,
            Needs::CommonNoun => self.lexicon.is_headword(stem),
            Needs::ArticleOrAgreement => {
                clitics.article || self.lexicon.is_headword(stem) || self.next_ends("ان")
            }
            Needs::Genitive if ending.number == "ي" => {
                self.next().is_some_and(|next| next.starts_with("ال"))
            }
            Needs::Genitive => self.next().is_some(),
            Needs::TwoGenitives => self.next().is_some() && (self.next_ends("ين") || self.pair_follows()),
            Needs::NoBrokenPlural => self.lexicon.plurals(stem).is_empty(),
            Needs::NoArticle => clitics.preposition.is_some() || self.behind_a_particle(),
        }
    }

    /// Whether the stem is no common noun, but one with ة is: شركه is شركة before it is a شرك of his.
    fn is_feminine(&self, stem: &str) -> bool {
        !self.lexicon.is_headword(stem) && self.lexicon.is_headword(&format!("{stem}ة"))
    }

    /// The key of the next word where it may be a genitive of this one: joined to it, and no particle or day of the week.
    fn next(&self) -> Option<String> {
        self.follower(1).filter(|key| !self.lexicon.is_function_word(key))
    }

    fn follower(&self, distance: usize) -> Option<String> {
        let at = self.at + distance;
        let joined = self.words.words.get(at)?.joined;
        joined.then(|| self.words.letters_of(at).iter().map(|letter| letter.key).collect())
    }

    fn next_ends(&self, ending: &str) -> bool {
        self.next().is_some_and(|next| next.ends_with(ending))
    }

    fn pair_follows(&self) -> bool {
        self.follower(2).is_some_and(|key| key.starts_with('و'))
    }

    fn behind_a_particle(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return true };
        let joined = self.words.words.get(self.at).is_some_and(|word| word.joined);
        let key: String = self.words.letters_of(before).iter().map(|letter| letter.key).collect();
        !joined || self.lexicon.is_function_word(&key)
    }
}
