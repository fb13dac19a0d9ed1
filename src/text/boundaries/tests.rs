//! Unicode's own cases of UAX #14 and UAX #29, and what is ours.
//!
//! The files in `tests/data` come from `icu_segmenter`, of the versions whose rules it follows: 17.0, and 15.1 for rows. All
//! cases of rows and the long random ones run where cargo has unpacked the crate. No case is left out.

use std::path::PathBuf;

use super::*;

const GRAPHEME_CASES: &str = include_str!("../../../tests/data/GraphemeBreakTest.txt");
const WORD_CASES: &str = include_str!("../../../tests/data/WordBreakTest.txt");
const SENTENCE_CASES: &str = include_str!("../../../tests/data/SentenceBreakTest.txt");
const LINE_CASES: &str = include_str!("../../../tests/data/LineBreakTest-sample.txt");

type Boundaries = fn(&str) -> Vec<usize>;

fn ends(parts: impl Iterator<Item = Range<usize>>) -> Vec<usize> {
    parts.map(|part| part.end).collect()
}

fn of_graphemes(text: &str) -> Vec<usize> {
    ends(graphemes(text))
}

fn of_words(text: &str) -> Vec<usize> {
    ends(word_parts(text))
}

fn of_sentences(text: &str) -> Vec<usize> {
    sentence_starts(text).chain([text.len()]).collect()
}

fn of_rows(text: &str) -> Vec<usize> {
    row_starts(text).chain([text.len()]).collect()
}

/// A text and where it breaks: code points between `÷` and `×`.
fn case(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut breaks) = (String::new(), Vec::new());
    for part in line.split('#').next().unwrap_or_default().split_whitespace() {
        match part {
            "÷" => breaks.push(text.len()),
            "×" => {}
            hex => text.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)),
        }
    }
    breaks.retain(|at| *at > 0);
    (text, breaks)
}

/// Returns how many cases there were; none is left out.
fn check(file: &str, boundaries: Boundaries) -> usize {
    let cases = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let check = |line| {
        let (text, wanted) = case(line);
        assert_eq!(boundaries(&text), wanted, "{line}");
    };
    cases.map(check).count()
}

/// A file of `icu_segmenter`'s own tests, as cargo has unpacked it.
fn unpacked(name: &str) -> Option<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    let registries = std::fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let file = registries
        .map(|registry| registry.path().join("icu_segmenter-2.4.0/tests/testdata").join(name))
        .find_map(|path| std::fs::read_to_string(path).ok());
    if file.is_none() {
        println!("skipped: cargo has not unpacked {name} of icu_segmenter");
    }
    file
}

#[test]
fn unicode_cases_of_graphemes_break_where_they_should() {
    assert_eq!(check(GRAPHEME_CASES, of_graphemes), 766);
}

#[test]
fn unicode_cases_of_words_break_where_they_should() {
    assert_eq!(check(WORD_CASES, of_words), 1944);
}

#[test]
fn unicode_cases_of_sentences_break_where_they_should() {
    assert_eq!(check(SENTENCE_CASES, of_sentences), 512);
}

#[test]
fn the_sample_of_unicode_cases_of_rows_breaks_where_it_should() {
    assert_eq!(check(LINE_CASES, of_rows), 1028);
}

#[test]
fn all_unicode_cases_of_rows_break_where_they_should() {
    if let Some(file) = unpacked("LineBreakTest_15.1.txt") {
        assert_eq!(check(&file, of_rows), 10_274);
    }
}

#[test]
fn long_random_cases_break_where_they_should() {
    for (name, boundaries, cases) in [
        ("GraphemeBreakRandomTest_17.txt", of_graphemes as Boundaries, 100),
        ("WordBreakRandomTest_17.txt", of_words, 1000),
        ("SentenceBreakRandomTest_17.txt", of_sentences, 100),
        ("LineBreakRandomTest_15.1.txt", of_rows, 199),
    ] {
        if let Some(file) = unpacked(name) {
            assert_eq!(check(&file, boundaries), cases, "{name}");
        }
    }
}

#[test]
fn parts_follow_one_another_and_words_hold_letters_or_digits() {
    let found = |parts: &mut dyn Iterator<Item = Range<usize>>, text| -> Vec<String> {
        parts.map(|part| slice(text, part).to_owned()).collect()
    };
    let text = "قال، 3.5 e\u{301}!";
    assert_eq!(
        found(&mut graphemes(text), text),
        ["ق", "ا", "ل", "،", " ", "3", ".", "5", " ", "e\u{301}", "!"]
    );
    assert_eq!(found(&mut word_parts(text), text), ["قال", "،", " ", "3.5", " ", "e\u{301}", "!"]);
    assert_eq!(found(&mut words(text), text), ["قال", "3.5", "e\u{301}"]);
    for empty in
        [graphemes("").count(), words("").count(), row_starts("").count(), sentence_starts("").count()]
    {
        assert_eq!(empty, 0);
    }
}

#[test]
fn the_last_grapheme_is_found_from_the_last_line_end() {
    for (text, last) in [
        ("", ""),
        ("ab", "b"),
        ("بَّ", "بَّ"),
        ("a\n", "\n"),
        ("a\r\n", "\r\n"),
        ("a\n\n", "\n"),
        ("a\n\u{64e}", "\u{64e}"),
        ("x\nyé", "é"),
        ("👩\u{200d}👧", "👩\u{200d}👧"),
    ] {
        assert_eq!(last_grapheme(text), last, "{text:?}");
        assert_eq!(graphemes(text).last().map_or("", |part| slice(text, part)), last, "{text:?}");
    }
}
