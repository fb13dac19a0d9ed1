//! Measures the ledger on five articles whose names were labelled by hand before there was a rule.

use super::*;
use crate::model::SegmentId;
use crate::text::{Language, fold_str};

const ARTICLES: [(&str, &str); 5] = [
    ("diplomacy", include_str!("../../../tests/data/names/1-diplomacy.tsv")),
    ("letters", include_str!("../../../tests/data/names/2-letters.tsv")),
    ("economy", include_str!("../../../tests/data/names/3-economy.tsv")),
    ("war", include_str!("../../../tests/data/names/4-war.tsv")),
    ("heritage", include_str!("../../../tests/data/names/5-heritage.tsv")),
];

#[derive(Default)]
struct Score {
    labelled: usize,
    found: usize,
    right_kind: usize,
    rows: usize,
    spellings: usize,
    spellings_found: usize,
    spellings_shown: usize,
}

fn read(file: &str, translated: bool) -> (Vec<NameSegment>, Vec<Vec<&str>>) {
    let (texts, labels) = file.split_once("\n\n").unwrap();
    let segments = texts.lines().enumerate().map(|(at, line)| {
        let (source, target) = line.split_once('\t').unwrap();
        let target = if translated { target.to_owned() } else { String::new() };
        NameSegment { id: SegmentId(at as u64), source: source.to_owned(), target, confirmed: true }
    });
    (segments.collect(), labels.lines().map(|line| line.split('\t').collect()).collect())
}

fn score(translated: bool) -> Score {
    let mut score = Score::default();
    for (title, file) in ARTICLES {
        let (segments, labels) = read(file, translated);
        let ledger = NameLedger::new(&segments, &[], (&Language::new("ar"), &Language::new("en")));
        score.rows += ledger.names.len();
        score.labelled += labels.len();
        for label in &labels {
            let [kind, name, spellings] = label.as_slice() else { panic!("{label:?}") };
            let row = ledger.names.iter().find(|row| fold_str(&row.text) == fold_str(name));
            let Some(row) = row else {
                println!("{title}: not found: {name}");
                continue;
            };
            score.found += 1;
            score.right_kind += usize::from(row.kind.word() == *kind);
            if row.kind.word() != *kind {
                println!("{title}: {name} is no {}", row.kind.word());
            }
            for spelling in spellings.split(" | ") {
                score.spellings += 1;
                if row.spellings.iter().any(|it| super::ledger::same(&it.text, spelling)) {
                    score.spellings_found += 1;
                } else if translated {
                    println!("{title}: {name} lacks {spelling}: {:?}", texts(row));
                }
            }
        }
        for row in &ledger.names {
            score.spellings_shown += row.spellings.len();
            if !labels.iter().any(|label| fold_str(label[1]) == fold_str(&row.text)) {
                println!("{title}: false: {} ({}) {:?}", row.text, row.kind.word(), texts(row));
            }
        }
    }
    score
}

fn texts(row: &Name) -> Vec<&str> {
    row.spellings.iter().map(|it| it.text.as_str()).collect()
}

fn told(score: &Score) -> (f64, f64) {
    let (recall, precision) = (part(score.found, score.labelled), part(score.found, score.rows));
    println!(
        "names: recall {recall:.3} precision {precision:.3} kind {:.3}; spellings: recall {:.3} ({} shown)",
        part(score.right_kind, score.found),
        part(score.spellings_found, score.spellings),
        score.spellings_shown
    );
    (recall, precision)
}

fn part(a: usize, b: usize) -> f64 {
    a as f64 / b.max(1) as f64
}

#[test]
fn names_of_five_translated_articles_are_found_with_their_spellings() {
    let score = score(true);
    let (recall, precision) = told(&score);
    assert!(recall >= 0.9 && precision >= 0.9, "{recall} {precision}");
    assert!(part(score.spellings_found, score.spellings) >= 0.9);
    assert!(part(score.right_kind, score.found) >= 0.9);
}

#[test]
fn most_names_are_found_before_there_is_a_translation() {
    let (recall, precision) = told(&score(false));
    assert!(recall >= 0.6 && precision >= 0.8, "{recall} {precision}");
}
