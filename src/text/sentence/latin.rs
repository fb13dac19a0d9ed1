//! English and French words that decide about a stop: abbreviations, verbs of speaking, words that open sentences.

use super::abbreviations::Abbreviation;
use super::stop::Stop;
use super::words;
use crate::text::{Language, slice};

/// Stand before a name; written with a capital.
const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Gen", "Col", "Sgt", "Capt", "Cpt", "Lt", "Maj", "Cmdr", "Adm",
    "Sen", "Rep", "Gov", "Pres", "Rev", "Hon", "Messrs", "Fr", "MM", "Mme", "Mmes", "Mlle", "Mlles", "Mgr",
    "Me", "Pr", "Dre", "Sra", "Hr", "Fr", "Insp", "Supt", "Sec", "Amb", "Gal",
];

/// Never end a sentence, whatever follows.
const NEVER: &[&str] = &[
    "vs", "cf", "viz", "ca", "approx", "e.g", "i.e", "eg", "ie", "p.ex", "c.-à-d", "av", "apr", "resp",
    "env", "esp", "incl", "z.B", "d.h", "u.a", "bzw",
];

/// Stand before a number.
const REFERENCES: &[&str] = &[
    "no", "nos", "nr", "n", "p", "pp", "pg", "vol", "vols", "art", "arts", "fig", "figs", "ch", "chap",
    "sec", "sect", "eq", "para", "par", "tab", "tabl", "app", "ext", "tel", "tél", "réf", "ref", "l", "v",
    "fn", "op", "pl", "t", "s", "al", "num", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "janv", "févr", "avr", "juil", "déc",
];

/// May stand at the end of a sentence as well.
const OPEN: &[&str] = &[
    "Inc", "Ltd", "Corp", "Co", "Cos", "LLC", "Jr", "Sr", "Bros", "Ave", "Blvd", "Rd", "Esq", "Ph.D", "PhD",
    "M.D", "St", "Ste", "Mt", "Ft", "Cie", "al", "ed", "eds", "trans", "a.m", "p.m", "A.M", "P.M", "J.-C",
    "Univ", "Dept", "Assn", "Sté", "Ets", "Ph",
];

/// Capitalised function words that open a sentence and no name.
const OPENERS: &[&str] = &[
    "The",
    "He",
    "She",
    "It",
    "They",
    "We",
    "You",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "But",
    "And",
    "However",
    "In",
    "On",
    "At",
    "For",
    "When",
    "While",
    "After",
    "Before",
    "If",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "As",
    "By",
    "With",
    "From",
    "Then",
    "Later",
    "Meanwhile",
    "What",
    "Who",
    "Why",
    "How",
    "Not",
    "No",
    "Some",
    "Many",
    "Most",
    "All",
    "Both",
    "Nobody",
    "Il",
    "Elle",
    "Ils",
    "Elles",
    "On",
    "Ce",
    "Cette",
    "Ces",
    "Mais",
    "Dans",
    "En",
    "Puis",
    "Nous",
    "Vous",
    "Les",
    "Son",
    "Sa",
    "Ses",
    "Leur",
    "Pour",
    "Après",
    "Avant",
    "Depuis",
    "Cependant",
    "Une",
    "Un",
];

const SPEECH: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "replied",
    "replies",
    "cried",
    "shouted",
    "whispered",
    "wondered",
    "demanded",
    "answered",
    "exclaimed",
    "screamed",
    "yelled",
    "wrote",
    "added",
    "dit",
    "demande",
    "demanda",
    "demandé",
    "répond",
    "répondit",
    "répondu",
    "lança",
    "lance",
    "cria",
    "crie",
    "murmura",
    "ajouta",
    "ajoute",
];

/// Nouns that a single letter names.
const LABELS: &[&str] = &[
    "plan",
    "vitamin",
    "vitamine",
    "hepatitis",
    "hépatite",
    "group",
    "groupe",
    "section",
    "appendix",
    "annex",
    "annexe",
    "type",
    "class",
    "classe",
    "grade",
    "option",
    "category",
    "catégorie",
    "level",
    "point",
    "terminal",
    "hall",
    "block",
    "bloc",
    "gate",
    "zone",
];

/// Languages in which a number with a full stop is an ordinal, and their months.
const ORDINAL_LANGUAGES: &[&str] = &["de", "da", "nb", "no", "nn", "is", "fi", "cs", "sk"];
const MONTHS: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// What the word before a full stop says about it.
pub(super) fn abbreviation(word: &str) -> Abbreviation {
    let word = word.rsplit(['’', '\'']).next().unwrap_or(word);
    let small = word.to_lowercase();
    if small == "etc" {
        Abbreviation::EtCetera
    } else if word == "M"
        || TITLES.contains(&word)
        || NEVER.contains(&small.as_str())
        || NEVER.contains(&word)
    {
        Abbreviation::Title
    } else if OPEN.contains(&word) || is_chain(word) {
        Abbreviation::Open
    } else if REFERENCES.contains(&small.as_str()) {
        Abbreviation::Reference
    } else {
        Abbreviation::None
    }
}

/// Single letters: `J`, `v`, `J.-P`, `U.S.A`, `p.m`.
fn is_chain(word: &str) -> bool {
    let mut parts = word.split(['.', '-']).filter(|part| !part.is_empty());
    !word.is_empty() && parts.all(is_single_letter)
}

/// Whether the word is one letter.
pub(super) fn is_single_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether the word (at or after the byte `at`) opens a sentence; `A.` and `I.` are initials.
pub(super) fn opens_sentence(text: &str, at: usize, word: &str) -> bool {
    let head: String = slice(text, at..text.len()).chars().take(24).collect();
    let is_initial = head.contains(&format!("{word}."));
    OPENERS.contains(&word) || (matches!(word, "A" | "I") && !is_initial)
}

/// Whether the word is a verb of speaking.
pub(super) fn is_speech(word: &str) -> bool {
    SPEECH.contains(&word)
}

/// Whether a single letter after the word is its label.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&word.to_lowercase().as_str())
}

/// Whether a number, in digits or Roman, is at the byte `at`. `I` is a number only where no words follow it.
pub(super) fn is_numbered(text: &str, at: usize) -> bool {
    let word = words::after(text, at);
    let is_pronoun = word == "I" && slice(text, at..text.len()).starts_with("I ");
    word.starts_with(char::is_numeric) || (is_roman(word) && !is_pronoun)
}

/// Whether the word is a Roman number such as `IV` or `xii`.
pub(super) fn is_roman(word: &str) -> bool {
    let is_digit = |c: char| matches!(c.to_ascii_uppercase(), 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M');
    let one_case = word.chars().all(char::is_uppercase) || word.chars().all(char::is_lowercase);
    !word.is_empty() && word.len() <= 6 && one_case && word.chars().all(is_digit)
}

/// Whether a name and a verb of speaking follow: `"Who?" John asked`.
pub(super) fn has_speaker(text: &str, at: usize) -> bool {
    let name = words::after(text, at);
    let rest: String = slice(text, at..text.len()).chars().skip(name.chars().count() + 1).take(16).collect();
    !OPENERS.contains(&name) && is_speech(words::after(&rest, 0))
}

/// Whether the stop makes the day of a month: German `3. Oktober`.
pub(super) fn is_ordinal(stop: &Stop<'_>, language: &Language) -> bool {
    let number = stop.word_before();
    words::is_number(number)
        && number.len() <= 2
        && ORDINAL_LANGUAGES.contains(&language.primary())
        && MONTHS.contains(&stop.word_after())
}
