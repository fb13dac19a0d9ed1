//! Levels and orders of rows: by hand, and Unicode's own test cases of UAX #9.
//!
//! A sample of those lies in `tests/data`. All 860,000 cases run where Debian's package `unicode-data` is installed.

use super::*;
use crate::text::Direction::{Ltr, Rtl};

const CHARACTERS: &str = include_str!("../../../tests/data/BidiCharacterTest-sample.txt");
const CLASSES: &str = include_str!("../../../tests/data/BidiTest-sample.txt");

/// Cases whose characters have other properties in the data of unicode-bidi than in Unicode 15.0: none.
const CHANGED: [&str; 0] = [];

/// What must come out for one row: a level per character and the visual order, without what X9 removes.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    levels: Vec<Option<u8>>,
    order: Vec<usize>,
}

fn ours(text: &str, direction: Direction, wanted: &Row) -> Row {
    let levels = Levels::new(text, direction);
    let parts = text.char_indices().map(|(at, c)| (levels.at(at), levels.tail(at..at + c.len_utf8())));
    let found = row_levels(parts, levels.base());
    let shown = |i: &usize| wanted.levels.get(*i).copied().flatten().is_some();
    let order = visual_order(&found).into_iter().filter(shown).collect();
    let found = found.into_iter().enumerate().map(|(i, level)| Some(level).filter(|_| shown(&i)));
    Row { levels: found.collect(), order }
}

fn numbers(text: &str) -> Vec<Option<u8>> {
    text.split_whitespace().map(|part| part.parse().ok()).collect()
}

fn order(text: &str) -> Vec<usize> {
    text.split_whitespace().filter_map(|part| part.parse().ok()).collect()
}

fn check(case: &str, text: &str, direction: Direction, wanted: &Row) {
    if !CHANGED.contains(&case) {
        assert_eq!(ours(text, direction, wanted), *wanted, "{case} {direction:?}");
    }
}

/// Code points; direction asked for; resolved paragraph level; levels; order. Returns the number of cases.
fn check_characters(file: &str) -> usize {
    let cases = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let check = |line: &str| {
        let [points, _, base, levels, visual] = line.split(';').collect::<Vec<_>>()[..] else {
            panic!("no case: {line}")
        };
        let point =
            |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a code point");
        let text: String = points.split(' ').map(point).collect();
        // Our direction is always given; where the case leaves it to the text, we are given what it found.
        let direction = if base == "1" { Rtl } else { Ltr };
        check(line, &text, direction, &Row { levels: numbers(levels), order: order(visual) });
    };
    cases.map(check).count()
}

/// `@Levels` and `@Reorder` hold for the lines below: classes; directions (1 first strong, 2 LTR, 4 RTL).
fn check_classes(file: &str) -> usize {
    let mut wanted = Row { levels: Vec::new(), order: Vec::new() };
    let mut count = 0;
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(levels) = line.strip_prefix("@Levels:") {
            wanted.levels = numbers(levels);
        } else if let Some(visual) = line.strip_prefix("@Reorder:") {
            wanted.order = order(visual);
        } else if let Some((classes, directions)) = line.split_once(';') {
            let text: String = classes.split_whitespace().map(character).collect();
            let directions: u8 = directions.trim().parse().expect("a set of directions");
            let first = unicode_bidi::BidiInfo::new(&text, None);
            let first_strong = first.paragraphs.first().is_some_and(|paragraph| paragraph.level.is_rtl());
            let given = [(1, if first_strong { Rtl } else { Ltr }), (2, Ltr), (4, Rtl)];
            for (_, direction) in given.into_iter().filter(|(bit, _)| directions & bit != 0) {
                check(line, &text, direction, &wanted);
                count += 1;
            }
        }
    }
    count
}

/// A character of a class.
fn character(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5d0}',
        "AL" => '\u{627}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '#',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{300}',
        "BN" => '\u{ad}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202a}',
        "RLE" => '\u{202b}',
        "PDF" => '\u{202c}',
        "LRO" => '\u{202d}',
        "RLO" => '\u{202e}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        _ => panic!("no class: {class}"),
    }
}

/// A file of Debian's package `unicode-data`.
fn installed(name: &str) -> Option<String> {
    let file = std::fs::read_to_string(format!("/usr/share/unicode/{name}"));
    if file.is_err() {
        println!("skipped: {name} of the package unicode-data is not installed");
    }
    file.ok().filter(|file| file.contains("-15.0.0.txt"))
}

#[test]
fn the_sample_of_unicode_cases_comes_out_in_the_right_order() {
    let cases = check_characters(CHARACTERS) + check_classes(CLASSES);
    assert_eq!(cases, 2000);
}

#[test]
fn all_cases_of_characters_come_out_in_the_right_order() {
    if let Some(file) = installed("BidiCharacterTest.txt") {
        assert_eq!(check_characters(&file), 91_707);
    }
}

#[test]
fn all_cases_of_classes_come_out_in_the_right_order() {
    if let Some(file) = installed("BidiTest.txt") {
        assert_eq!(check_classes(&file), 770_241);
    }
}

#[test]
fn runs_are_turned_from_the_highest_level_down() {
    for (levels, order) in [
        (&[][..], &[][..]),
        (&[0, 0, 0], &[0, 1, 2]),
        (&[1, 1, 1], &[2, 1, 0]),
        (&[0, 1, 1, 0], &[0, 2, 1, 3]),
        (&[1, 2, 2, 1], &[3, 1, 2, 0]),
        (&[1, 2, 3, 3, 2, 1], &[5, 1, 3, 2, 4, 0]),
    ] {
        assert_eq!(visual_order(levels), order, "{levels:?}");
    }
}

#[test]
fn white_space_at_the_end_and_before_a_separator_has_the_base_level() {
    use Tail::{Separator, Solid, White};
    let parts = [(1, Solid), (1, White), (1, Solid), (1, White), (1, Separator), (1, Solid), (1, White)];
    assert_eq!(row_levels(parts.into_iter(), 0), [1, 1, 1, 0, 0, 1, 0]);
}

#[test]
fn the_given_direction_wins_over_the_first_letter() {
    assert_eq!(Levels::new("abc", Direction::Rtl).at(0), 2);
    assert_eq!(Levels::new("سلام.", Direction::Ltr).at(8), 0);
    assert_eq!(Levels::new("", Direction::Rtl).at(0), 1);
}
