//! Look-up against the table of cases, and what the table cannot say.

use super::*;
use crate::text::{Language, slice};

const TABLE: &str = include_str!("../../../tests/data/terms.tsv");

fn source<'a>(id: usize, forms: &[&'a str]) -> TermSource<'a, usize> {
    let (text, variants) = forms.split_first().expect("a term");
    TermSource { id, text, variants: variants.to_vec(), priority: 0, name: false }
}

fn index(terms: &[&str]) -> TermIndex<usize> {
    TermIndex::new(&Language::new("ar"), terms.iter().enumerate().map(|(id, term)| source(id, &[term])))
}

/// What is found of the first term of a line of the table, as the line says it.
fn found(terms: &str, text: &str) -> (String, &'static str) {
    let sources =
        terms.split('|').enumerate().map(|(id, term)| source(id, &term.split('~').collect::<Vec<_>>()));
    let hits = TermIndex::new(&Language::new("ar"), sources).find(text);
    let found = hits.iter().find(|hit| hit.entry == 0);
    found.map_or_else(
        || ("-".to_owned(), "-"),
        |hit| (slice(text, hit.range.clone()).to_owned(), hit.grade.word()),
    )
}

#[test]
fn the_cases_of_grammar() {
    let mut failed = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<_> = line.split('\t').collect();
        let [phenomenon, terms, text, expected, grade] = columns[..] else { panic!("five columns: {line}") };
        let found = found(terms, text);
        if (found.0.as_str(), found.1) != (expected, grade) {
            failed.push(format!("{phenomenon}: {terms} in {text}: {found:?}, expected {expected} {grade}"));
        }
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[track_caller]
fn check(terms: &[&str], text: &str, expected: &[(&str, Grade, &str)]) {
    let hits = index(terms).find(text);
    let found: Vec<_> =
        hits.iter().map(|hit| (slice(text, hit.range.clone()), hit.grade, hit.reason.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn words_that_lost_their_spaces_are_seen_through() {
    let terms = ["كوريا الشمالية", "الصين", "سنغافورة", "ولاية"];
    check(&terms, "لصالح وكورياالشمالية", &[("كورياالشمالية", Grade::Spelling, "")]);
    check(
        &terms,
        "تعهدبهاترامبفيسنغافورةمعكورياالشمالية",
        &[("سنغافورة", Grade::Spelling, ""), ("كورياالشمالية", Grade::Spelling, "")],
    );
    check(&terms, "الصينية والمسنغافورة ولايتنا", &[("ولايتنا", Grade::Suffix, "ولاية + نا")]);
}

#[test]
fn a_reason_names_the_parts_of_the_word() {
    check(&["وزير"], "رحب وبالوزير", &[("وبالوزير", Grade::Clitic, "و + ب + ال + وزير")]);
    check(&["مكتبة"], "قدّم للمكتبة", &[("للمكتبة", Grade::Clitic, "ل + ال + مكتبة")]);
    check(&["المقاومة"], "بالمقاومة", &[("بالمقاومة", Grade::Clitic, "ب + المقاومة")]);
    check(&["حكومة"], "حكومتهم", &[("حكومتهم", Grade::Suffix, "حكومة + هم")]);
    check(&["وزير"], "للوزراء", &[("للوزراء", Grade::Variant, "ل + ال + وزراء (جمع وزير)")]);
    check(&["دولة"], "الدولتين", &[("الدولتين", Grade::Inflected, "ال + دولة + تين (مثنى)")]);
}
