//! Carets, hits and selections in mixed text, as tables that a reader can check by hand: `tests/data/golden`.
//!
//! The head of each table explains its notation. `scene` answers in it.

mod notation;
mod scene;

use super::{Face, Fonts, TextStyle};
use crate::text::Direction;
use scene::Scene;

const TABLES: [(&str, &str); 7] = [
    ("directions", include_str!("../../../tests/data/golden/directions.tsv")),
    ("numbers", include_str!("../../../tests/data/golden/numbers.tsv")),
    ("signs", include_str!("../../../tests/data/golden/signs.tsv")),
    ("letters", include_str!("../../../tests/data/golden/letters.tsv")),
    ("rows", include_str!("../../../tests/data/golden/rows.tsv")),
    ("tags", include_str!("../../../tests/data/golden/tags.tsv")),
    ("words", include_str!("../../../tests/data/golden/words.tsv")),
];

/// Where a case that names no width is set; one such as `200-` from that width on.
const WIDTHS: [u16; 10] = [80, 100, 128, 160, 200, 256, 320, 450, 600, 800];

/// The text that the cases below it are about.
#[derive(Clone)]
struct Subject {
    text: String,
    direction: Direction,
}

/// Returns what to say about the cases that failed, and how many there were.
fn check(table: &str) -> (Vec<String>, usize) {
    let (mut fonts, mut subject) = (Fonts::new(), Subject { text: String::new(), direction: Direction::Rtl });
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            [""] => {}
            ["@rtl", text, ref ruler @ ..] => subject = open(text, Direction::Rtl, ruler),
            ["@ltr", text, ref ruler @ ..] => subject = open(text, Direction::Ltr, ruler),
            [widths, ask, argument, wanted] => {
                count += 1;
                let found = ask_at(&mut fonts, &subject, widths, ask, argument, wanted);
                wrong.extend(found.map(|found| format!("line {}: {line}\n    but {found}", number + 1)));
            }
            _ => panic!("line {}: no case: {line}", number + 1),
        }
    }
    (wrong, count)
}

/// The ruler says which grapheme each word begins with; it must be right, as readers count with it.
fn open(text: &str, direction: Direction, ruler: &[&str]) -> Subject {
    let text = notation::text(text);
    let marked: Vec<(usize, String)> = ruler
        .iter()
        .map(|cell| cell.split_once(' ').expect("a number and a word"))
        .map(|(number, word)| (number.parse().expect("a number"), notation::text(word)))
        .collect();
    assert_eq!(notation::ruler(&text), marked, "the ruler of {text}");
    Subject { text, direction }
}

/// The first answer that is another one, and where.
fn ask_at(
    fonts: &mut Fonts,
    subject: &Subject,
    widths: &str,
    ask: &str,
    argument: &str,
    wanted: &str,
) -> Option<String> {
    let single = widths.parse::<u16>().ok();
    let least = widths.strip_suffix('-').and_then(|least| least.parse().ok()).unwrap_or(0);
    assert!(single.is_some() || least > 0 || widths == "*", "no widths: {widths}");
    let many = WIDTHS.into_iter().filter(|width| single.is_none() && *width >= least);
    // Where rows end depends on the font, so that a case of a single width is about one.
    let styles = if single.is_some() { &STYLES[..1] } else { &STYLES };
    for width in single.into_iter().chain(many) {
        for style in styles {
            let scene = Scene::new(fonts, &subject.text, style, subject.direction, f32::from(width));
            let found = scene.answer(ask, argument);
            if notation::canonical(&found) != notation::canonical(wanted) {
                return Some(format!("{found}, at {width} in {:?}", style.face));
            }
        }
    }
    None
}

const STYLES: [TextStyle; 3] = [
    TextStyle { face: Face::Naskh, weight: super::Weight::Regular, size: 18.0, line_height: 30.0 },
    TextStyle { face: Face::SansArabic, weight: super::Weight::Regular, size: 16.0, line_height: 28.0 },
    TextStyle { face: Face::Sans, weight: super::Weight::Strong, size: 15.0, line_height: 24.0 },
];

#[test]
fn every_case_of_every_table_is_answered_as_written() {
    let (mut failures, mut cases) = (Vec::new(), 0);
    for (name, table) in TABLES {
        let (wrong, count) = check(table);
        cases += count;
        failures.extend(wrong.iter().map(|case| format!("{name}.tsv, {case}")));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(cases >= 250, "{cases} cases");
}
