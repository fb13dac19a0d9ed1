//! Sentence breaks against tables of text with the breaks marked.

use super::*;
use crate::text::slice;

const TABLE: &str = include_str!("../../../tests/data/segmentation.tsv");

/// A line of the table: the text, its language, the phenomenon and the sentences that are expected.
struct Case {
    text: String,
    language: Language,
    phenomenon: &'static str,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| case(line).unwrap_or_else(|| panic!("three columns: {line}"))).collect()
}

fn case(line: &'static str) -> Option<Case> {
    let (marked, rest) = line.split_once('\t')?;
    let (language, phenomenon) = rest.split_once('\t')?;
    let marked = marked.replace("\\n", "\n");
    let expected = marked.split('‖').map(|piece| piece.trim().to_owned()).collect();
    Some(Case { text: marked.replace('‖', ""), language: Language::new(language), phenomenon, expected })
}

fn cut(text: &str, rules: &SentenceRules) -> Vec<String> {
    sentences(text, rules).into_iter().map(|range| slice(text, range).to_owned()).collect()
}

/// How many cases of the table come out as marked; prints those that do not.
fn score(cases: &[Case]) -> usize {
    let right = |case: &&Case| {
        let found = cut(&case.text, &SentenceRules::for_language(case.language.clone()));
        if found != case.expected {
            println!("{} ({}): {}", case.phenomenon, case.language, found.join(" ‖ "));
        }
        found == case.expected
    };
    cases.iter().filter(right).count()
}

#[test]
fn every_case_of_the_table_parses() {
    let cases = cases();
    println!("{} of {} cases", score(&cases), cases.len());
    assert!(cases.len() >= 120, "the table has {} cases", cases.len());
}
