//! English and French words with their inflection: numbers, genders, participles, elision. Derivation is left alone, so that
//! `nation` is not found in `national`.

use super::index::Tongue;
use crate::text::arabic::{Ending, Form, Reading, Words};

/// English nouns and verbs whose forms follow no rule, the base form first.
const ENGLISH: &[&[&str]] = &[
    &["man", "men"],
    &["woman", "women"],
    &["child", "children"],
    &["person", "people"],
    &["foot", "feet"],
    &["tooth", "teeth"],
    &["mouse", "mice"],
    &["crisis", "crises"],
    &["analysis", "analyses"],
    &["basis", "bases"],
    &["criterion", "criteria"],
    &["phenomenon", "phenomena"],
    &["medium", "media"],
    &["datum", "data"],
    &["half", "halves"],
    &["life", "lives"],
    &["wife", "wives"],
    &["leaf", "leaves"],
    &["thief", "thieves"],
    &["shelf", "shelves"],
    &["knife", "knives"],
    &["be", "is", "are", "was", "were", "been", "being"],
    &["have", "has", "had"],
    &["hold", "held"],
    &["lead", "led"],
    &["say", "said"],
    &["send", "sent"],
    &["take", "took", "taken"],
    &["give", "gave", "given"],
    &["win", "won"],
    &["fight", "fought"],
    &["seek", "sought"],
    &["buy", "bought"],
    &["break", "broke", "broken"],
];

/// French nouns and adjectives whose forms follow no rule, the base form first.
const FRENCH: &[&[&str]] = &[
    &["œil", "yeux"],
    &["ciel", "cieux"],
    &["monsieur", "messieurs"],
    &["madame", "mesdames"],
    &["travail", "travaux"],
    &["beau", "bel", "belle", "belles"],
    &["nouveau", "nouvel", "nouvelle", "nouvelles"],
    &["vieux", "vieil", "vieille", "vieilles"],
    &["blanc", "blanche", "blanches"],
    &["public", "publique", "publiques"],
    &["grec", "grecque", "grecques"],
    &["turc", "turque", "turques"],
];

/// An ending of the text and what the base form has in its place. The rest keeps at least three letters.
type Rule = (&'static str, &'static str);

const ENGLISH_RULES: &[Rule] =
    &[("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e")];

const FRENCH_RULES: &[Rule] = &[
    ("s", ""),
    ("x", ""),
    ("aux", "al"),
    ("e", ""),
    ("es", ""),
    ("le", ""),
    ("les", ""),
    ("ne", ""),
    ("nes", ""),
    ("te", ""),
    ("tes", ""),
    ("euse", "eux"),
    ("euses", "eux"),
    ("euse", "eur"),
    ("euses", "eur"),
    ("rice", "eur"),
    ("rices", "eur"),
    ("ive", "if"),
    ("ives", "if"),
    ("ière", "ier"),
    ("ières", "ier"),
    ("ère", "er"),
    ("ères", "er"),
];

/// Calls `emit` with the keys that the word `at` may have as a base form, and how it differs from it.
pub(super) fn readings(words: &Words, at: usize, tongue: Tongue, emit: &mut dyn FnMut(&str, Reading)) {
    let key: String = words.letters_of(at).iter().map(|letter| letter.key).collect();
    let kept = words.letters_of(at).len();
    let reading = |form| Reading { ending: Ending { kept, form, ..Ending::default() }, ..Reading::default() };
    emit(&key, reading(Form::Base));
    let (rules, irregular) = match tongue {
        Tongue::English => (ENGLISH_RULES, ENGLISH),
        Tongue::French => (FRENCH_RULES, FRENCH),
        Tongue::Arabic | Tongue::Other => return,
    };
    for (ending, base) in rules {
        if let Some(rest) = key.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3) {
            emit(&format!("{rest}{base}"), reading(Form::Plural));
            if tongue == Tongue::English
                && matches!(*ending, "ed" | "ing")
                && let Some(single) = undoubled(rest)
            {
                emit(single, reading(Form::Plural));
            }
        }
    }
    for forms in irregular {
        if let [base, others @ ..] = forms
            && others.contains(&key.as_str())
        {
            emit(base, reading(Form::Plural));
        }
    }
}

/// `plan` of `plann`.
fn undoubled(rest: &str) -> Option<&str> {
    let mut chars = rest.chars().rev();
    let (last, before) = (chars.next()?, chars.next()?);
    (last == before).then(|| rest.strip_suffix(last)).flatten()
}
