//! What is found is what a reader would find, and what is highlighted is where it stands.

use super::*;
use crate::text::{Kept, slice};

fn units() -> Vec<(u64, &'static str, &'static str, i64)> {
    vec![
        (10, "قَالَ  الوزير", "The Minister said", 5),
        (11, "وزارة الخارجية ٢٠٢٤", "Foreign Ministry 2024", 9),
        (12, "أمّا الوزير فغادر", "as for the minister, he left", 7),
        (13, "قلم", "pen", 1),
    ]
}

fn concordance() -> Concordance {
    let mut concordance = Concordance::default();
    for (id, source, target, at) in units() {
        concordance.put(id, (source, target), at);
    }
    concordance
}

fn found(query: &ConcordanceQuery) -> Vec<u64> {
    let text = |id| {
        let unit = units().into_iter().find(|unit| unit.0 == id)?;
        Some((unit.1.to_owned(), unit.2.to_owned()))
    };
    let (hits, count) = concordance().find(query, 10, &text);
    assert_eq!(hits.len(), count);
    hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn marks_variants_digits_and_case_do_not_count_unless_asked_for() {
    let query = ConcordanceQuery::new;
    assert_eq!(found(&query("الوزير")), [12, 10]);
    assert_eq!(found(&query("قال الوزير")), [10]);
    assert_eq!(found(&query("اما")), [12]);
    assert_eq!(found(&query("2024")), [11]);
    assert_eq!(found(&query("MINISTER")), [12, 10]);
    assert_eq!(found(&query("minist")), [11, 12, 10]);
    assert_eq!(found(&query(" ")), Vec::<u64>::new());
    assert_eq!(
        found(&ConcordanceQuery { same: Kept { variants: true, ..Kept::default() }, ..query("اما") }),
        Vec::<u64>::new()
    );
    assert_eq!(
        found(&ConcordanceQuery { same: Kept { variants: true, ..Kept::default() }, ..query("أما") }),
        [12]
    );
    assert_eq!(
        found(&ConcordanceQuery {
            same: Kept { digits: true, ..Kept::default() },
            sides: Sides::Source,
            ..query("2024")
        }),
        Vec::<u64>::new()
    );
    assert_eq!(
        found(&ConcordanceQuery { same: Kept { marks: true, ..Kept::default() }, ..query("قَالَ") }),
        [10]
    );
    assert_eq!(
        found(&ConcordanceQuery { same: Kept { marks: true, ..Kept::default() }, ..query("قال") }),
        Vec::<u64>::new()
    );
}

#[test]
fn sides_and_whole_words_can_be_asked_for() {
    let query = ConcordanceQuery::new;
    assert_eq!(found(&ConcordanceQuery { whole_words: true, ..query("minist") }), Vec::<u64>::new());
    assert_eq!(found(&ConcordanceQuery { whole_words: true, ..query("minister") }), [12, 10]);
    assert_eq!(found(&ConcordanceQuery { sides: Sides::Source, ..query("minister") }), Vec::<u64>::new());
    assert_eq!(found(&ConcordanceQuery { sides: Sides::Target, ..query("2024") }), [11]);
    assert_eq!(found(&query("الوزير فغادر")), [12]);
    assert_eq!(found(&query("said قلم")), Vec::<u64>::new());
}

#[test]
fn units_come_change_and_go() {
    let mut concordance = concordance();
    let ids = |concordance: &Concordance, text: &str| -> Vec<u64> {
        concordance.find(&ConcordanceQuery::new(text), 10, &|_| None).0.iter().map(|hit| hit.id).collect()
    };
    concordance.put(13, ("قلم حبر", "ink pen"), 2);
    assert_eq!((ids(&concordance, "ink"), ids(&concordance, "pen")), (vec![13], vec![13]));
    concordance.remove(13);
    assert_eq!((ids(&concordance, "قلم"), concordance.len()), (vec![], 3));
    let (hits, count) = concordance.find(&ConcordanceQuery::new("minist"), 1, &|_| None);
    assert_eq!((hits[0].id, count), (11, 3), "the newest first");
    concordance.put(14, ("x", "the minister's ministry"), 0);
    concordance.put(15, ("x", "ministerial"), 99);
    assert_eq!(ids(&concordance, "minister"), [12, 10, 14, 15], "whole words first");
}

#[test]
fn places_are_those_of_the_original() {
    let query = ConcordanceQuery::new("قال الوزير");
    let text = "و قَالَ  الوَزير. قالَ الوزيرُ";
    let places: Vec<_> = query.places(text).into_iter().map(|place| slice(text, place)).collect();
    assert_eq!(places, ["قَالَ  الوَزير", "قالَ الوزيرُ"]);
    assert_eq!(ConcordanceQuery::new("aa").places("aaaaa"), [0..2, 2..4]);
    let whole = ConcordanceQuery { whole_words: true, ..ConcordanceQuery::new("pen") };
    assert_eq!(whole.places("open pen, pencil"), vec![5..8]);
}
