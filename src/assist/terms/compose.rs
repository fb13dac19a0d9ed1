//! Whether words that were found one by one make up a term: agreement, definiteness, hamza and vowel marks.

use super::find::Found;
use super::grade::Grade;
use super::index::{Term, TermWord};
use super::vocabulary::Via;
use crate::text::arabic::{Form, Letter, Script, Words, agree, words};

/// The letters of a word behind its article, where it has one.
pub(super) fn without_article(letters: &[Letter]) -> Option<&[Letter]> {
    match letters {
        [alef, lam, rest @ ..] if matches!(alef.written, 'ا' | 'ٱ') && lam.key == 'ل' && rest.len() >= 2 => {
            Some(rest)
        }
        _ => None,
    }
}

/// Whether the word `found` can stand in a term behind the words `before` of it. An adjective may agree with a word
/// further ahead: حسابات توفير مشتركة.
pub(super) fn follows(found: &Found, before: &[Found]) -> bool {
    let clitics = found.reading.clitics;
    let inflected = |before: &Found| before.reading.ending.form != Form::Base || before.via == Via::Table;
    let outer = clitics.conjunction.is_some() || clitics.preposition.is_some();
    let agrees = !found.reading.needs_agreement() || before.iter().any(inflected);
    agrees && (before.is_empty() || !outer)
}

/// Whether the words are definite where the grammar of the term has it.
///
/// Of one word: a term with the article is found with it or with a possessive. Of several: an article goes on to the end (السوق
/// السوداء, مدير الشركة), never the other way (القرار نهائي is a sentence); before the genitive of the term there is none.
pub(super) fn definiteness_fits(term: &[TermWord], found: &[Found]) -> bool {
    let same = term.iter().zip(found).all(|(term, found)| term.definite == found.reading.is_definite());
    if same {
        return true;
    }
    if let ([only], [found]) = (term, found) {
        return !only.definite || found.reading.is_definite() || found.whole;
    }
    let rises = |definite: &mut dyn Iterator<Item = bool>| definite.collect::<Vec<_>>().is_sorted();
    let monotone = rises(&mut term.iter().map(|word| word.definite))
        && rises(&mut found.iter().map(|found| found.reading.is_definite()));
    let genitive = term.iter().position(|word| word.definite).unwrap_or(0);
    let bare_head = found.iter().take(genitive).all(|found| !found.reading.is_definite());
    let all = term.first().is_some_and(|word| word.definite);
    let none = !found.iter().any(|found| found.reading.is_definite());
    monotone && bare_head && (!all || none)
}

/// Whether the letters that both sides write in full do not contradict.
pub(super) fn spelling_fits<K>(term: &Term<K>, text: &Words, found: &[Found]) -> bool {
    if !term.particular {
        return true;
    }
    let cut = words(&term.surface);
    found.iter().enumerate().all(|(at, found)| {
        let letters = cut.letters_of(at);
        let arabic = cut.words.get(at).is_some_and(|word| word.script == Script::Arabic);
        let bare = if arabic && !found.whole { without_article(letters) } else { None };
        found.via == Via::Table || agree(bare.unwrap_or(letters), found.stem(text))
    })
}

/// The grade of a word, apart from whether it is written exactly so.
pub(super) fn grade(word: TermWord, found: &Found) -> Grade {
    let reading = &found.reading;
    let clitics = reading.clitics;
    if found.via == Via::Table {
        Grade::Variant
    } else if reading.ending.form != Form::Base {
        Grade::Inflected
    } else if !reading.ending.pronoun.is_empty() {
        Grade::Suffix
    } else if word.definite && !reading.is_definite() && !found.whole {
        Grade::Inflected
    } else if clitics.conjunction.is_some()
        || clitics.preposition.is_some()
        || (clitics.article && !word.definite)
    {
        Grade::Clitic
    } else {
        Grade::Spelling
    }
}
