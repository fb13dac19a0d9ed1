//! Numbers by value: a number of the source may be a word of the translation, and the other way round.

use super::rule::{Violation, ViolationRule};
use crate::text::{Language, PlaceableKind, fold_str, missing_placeables, placeables, slice, words};

/// Words for numbers, folded: those up to twenty, the tens and the large ones. They excuse a missing digit, and are never
/// asked for.
const ENGLISH: &[(&str, &str)] = &[
    ("0", "zero no"),
    ("1", "one first once single a an"),
    ("2", "two second twice both"),
    ("3", "three third"),
    ("4", "four fourth"),
    ("5", "five fifth"),
    ("6", "six sixth"),
    ("7", "seven seventh"),
    ("8", "eight eighth"),
    ("9", "nine ninth"),
    ("10", "ten tenth"),
    ("11", "eleven eleventh"),
    ("12", "twelve twelfth dozen"),
    ("13", "thirteen thirteenth"),
    ("14", "fourteen fourteenth"),
    ("15", "fifteen fifteenth"),
    ("16", "sixteen sixteenth"),
    ("17", "seventeen seventeenth"),
    ("18", "eighteen eighteenth"),
    ("19", "nineteen nineteenth"),
    ("20", "twenty twentieth"),
    ("30", "thirty"),
    ("40", "forty"),
    ("50", "fifty half"),
    ("60", "sixty"),
    ("70", "seventy"),
    ("80", "eighty"),
    ("90", "ninety"),
    ("100", "hundred"),
    ("1000", "thousand"),
    ("1000000", "million"),
    ("1000000000", "billion"),
];

const FRENCH: &[(&str, &str)] = &[
    ("0", "zero aucun"),
    ("1", "un une premier premiere"),
    ("2", "deux deuxieme second seconde"),
    ("3", "trois troisieme"),
    ("4", "quatre quatrieme"),
    ("5", "cinq cinquieme"),
    ("6", "six sixieme"),
    ("7", "sept septieme"),
    ("8", "huit huitieme"),
    ("9", "neuf neuvieme"),
    ("10", "dix dixieme"),
    ("11", "onze onzieme"),
    ("12", "douze douzieme douzaine"),
    ("13", "treize"),
    ("14", "quatorze"),
    ("15", "quinze quinzaine"),
    ("16", "seize"),
    ("20", "vingt vingtaine"),
    ("30", "trente"),
    ("40", "quarante"),
    ("50", "cinquante moitie"),
    ("60", "soixante"),
    ("100", "cent centaine"),
    ("1000", "mille millier"),
    ("1000000", "million"),
    ("1000000000", "milliard"),
];

/// Stems, as Arabic numerals take articles, genders and cases.
const ARABIC: &[(&str, &str)] = &[
    ("0", "صفر"),
    ("1", "واحد الاول اولي احد"),
    ("2", "اثن اثنت الثاني ثاني كلا مرتين"),
    ("3", "ثلاث ثالث"),
    ("4", "اربع رابع"),
    ("5", "خمس خامس"),
    ("6", "ست ستة سادس"),
    ("7", "سبع سابع"),
    ("8", "ثمان ثامن"),
    ("9", "تسع تاسع"),
    ("10", "عشر عاشر"),
    ("11", "حادي"),
    ("20", "عشرون عشرين"),
    ("30", "ثلاثون ثلاثين"),
    ("40", "اربعون اربعين"),
    ("50", "خمسون خمسين نصف"),
    ("60", "ستون ستين"),
    ("70", "سبعون سبعين"),
    ("80", "ثمانون ثمانين"),
    ("90", "تسعون تسعين"),
    ("100", "مئة مائة مئت مائت"),
    ("1000", "الف الاف"),
    ("1000000", "مليون ملايين"),
    ("1000000000", "مليار بليون"),
];

/// The numbers of `source` that are in `target` neither in digits nor, where there are words for them, in words.
pub(super) fn missing(source: &str, target: &str, to: &Language) -> Vec<Violation> {
    let lost = missing_placeables(source, target).into_iter().filter(|p| p.kind == PlaceableKind::Number);
    let lost = lost.filter(|number| !said_in_words(&number.value, target, to));
    let out = lost.map(|number| {
        Violation::new(ViolationRule::NumberMissing, slice(source, number.range), &number.value)
    });
    out.collect()
}

/// The numbers of `target` that `source` has neither in digits nor, perhaps, in words: where the source counts in words,
/// nothing is said.
pub(super) fn added(source: &str, target: &str, from: &Language) -> Vec<Violation> {
    let new: Vec<_> =
        missing_placeables(target, source).into_iter().filter(|p| p.kind == PlaceableKind::Number).collect();
    if new.is_empty() || counts_in_words(source, from) {
        return Vec::new();
    }
    // A year of two calendars, or a number that is said twice.
    let known: Vec<String> = placeables(source).into_iter().map(|p| p.value).collect();
    let is_new = |value: &String| !known.contains(value);
    let out = new.into_iter().filter(|number| is_new(&number.value));
    out.map(|number| Violation::new(ViolationRule::NumberAdded, slice(target, number.range), "")).collect()
}

fn said_in_words(value: &str, text: &str, language: &Language) -> bool {
    let found = table(language).iter().find(|(number, _)| *number == value);
    let Some(names) = found.map(|(_, names)| names.split(' ').collect::<Vec<_>>()) else { return false };
    says(text, &names, language)
}

fn counts_in_words(text: &str, language: &Language) -> bool {
    // The articles of European languages are no numbers.
    let is_number = |name: &&str| !matches!(*name, "a" | "an" | "un" | "une" | "no");
    let all = table(language).iter().flat_map(|(_, names)| names.split(' '));
    let names: Vec<&str> = all.filter(is_number).collect();
    says(text, &names, language)
}

fn says(text: &str, names: &[&str], language: &Language) -> bool {
    let is_arabic = language.is_arabic_script();
    words(text).any(|range| {
        let word = unaccented(&fold_str(slice(text, range)));
        names.iter().any(|name| {
            if is_arabic {
                word.contains(name)
            } else {
                word == *name || word.strip_suffix('s') == Some(*name)
            }
        })
    })
}

/// The accents of French, which its number words have on `e` alone.
fn unaccented(word: &str) -> String {
    word.replace(['é', 'è'], "e")
}

fn table(language: &Language) -> &'static [(&'static str, &'static str)] {
    match language.primary() {
        "en" => ENGLISH,
        "fr" => FRENCH,
        _ if language.is_arabic_script() => ARABIC,
        _ => &[],
    }
}
