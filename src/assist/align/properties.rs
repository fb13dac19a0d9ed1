//! What holds of every alignment.

use proptest::prelude::*;

use super::{AlignLexicon, AlignText, Aligner, Bead};
use crate::text::Language;

const SENTENCES: &[&str] = &[
    "وصل الوفد إلى المدينة صباح الأحد.",
    "وقالت الباحثة إن 35% من العينات تخالف ذلك",
    "The delegation reached the town on Sunday morning.",
    "Some 35% of the samples say something else, the researcher said; others do not.",
    "لا تزال المكتبة مغلقة، غير أن القراء يأتون كل يوم ويسألون عن موعد الافتتاح الذي لم يحدده أحد بعد.",
    "UNESCO",
    "",
    "؟",
    "نعم.",
];

fn beads(source: &[&str], target: &[&str]) -> Vec<Bead> {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let mut lexicon = AlignLexicon::new(&ar, &en);
    lexicon.add_general();
    let source = AlignText { language: &ar, segments: source.to_vec(), starts: Vec::new() };
    let target = AlignText { language: &en, segments: target.to_vec(), starts: Vec::new() };
    Aligner::new(&source, &target, &lexicon).align()
}

/// Every segment of both sides stands in exactly one bead, in order.
fn check(beads: &[Bead], sources: usize, targets: usize) {
    let (mut source, mut target) = (0, 0);
    for bead in beads {
        assert_eq!((bead.source.start, bead.target.start), (source, target));
        assert!(!(bead.source.is_empty() && bead.target.is_empty()));
        assert!((0.0..=1.0).contains(&bead.confidence), "{bead:?}");
        (source, target) = (bead.source.end, bead.target.end);
    }
    assert_eq!((source, target), (sources, targets));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_segment_is_in_exactly_one_bead_and_beads_are_in_order(
        source in prop::collection::vec(0..SENTENCES.len(), 0..16),
        target in prop::collection::vec(0..SENTENCES.len(), 0..16),
    ) {
        let texts = |numbers: &[usize]| numbers.iter().filter_map(|at| SENTENCES.get(*at).copied()).collect::<Vec<_>>();
        let (source, target) = (texts(&source), texts(&target));
        check(&beads(&source, &target), source.len(), target.len());
    }

    #[test]
    fn a_text_aligned_with_itself_is_one_to_one(
        text in prop::collection::vec(prop::sample::select(vec![0_usize, 1, 2, 3, 4]), 1..30),
        words in prop::collection::vec("[a-z]{4,9}", 30),
    ) {
        let lines: Vec<String> = text
            .iter()
            .zip(&words)
            .map(|(at, word)| format!("{} {word}", SENTENCES.get(*at).unwrap_or(&"")))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        for (at, bead) in beads(&lines, &lines).iter().enumerate() {
            prop_assert_eq!((bead.source.clone(), bead.target.clone()), (at..at + 1, at..at + 1));
        }
    }
}

#[test]
fn empty_and_lopsided_texts_are_aligned() {
    let line = "وصل الوفد إلى المدينة.";
    for (sources, targets) in [(0, 0), (0, 3), (3, 0), (1, 1), (1, 12), (12, 1), (1, 60), (60, 1)] {
        check(&beads(&vec![line; sources], &vec!["The delegation arrived."; targets]), sources, targets);
    }
}

#[test]
fn ten_thousand_equal_lines_are_aligned() {
    // Without optimisation the full number takes minutes.
    let count = if std::env::var_os("MUQABALA_SLOW").is_some() { 10_000 } else { 300 };
    check(&beads(&vec!["نعم."; count], &vec!["Yes."; count]), count, count);
}

#[test]
fn a_joined_and_a_split_sentence_are_found() {
    let source = [
        "وصل وفد من منظمة UNESCO إلى دمشق يوم 12 مارس.",
        "والتقى الوفد وزير الثقافة.",
        "وقال الوزير إن 35 متحفا أعيد افتتاحها هذا العام، وإن العمل مستمر في متحف حلب منذ 2016.",
        "ويعود الوفد إلى باريس يوم الخميس.",
    ];
    let target = [
        "A delegation of UNESCO arrived in Damascus on 12 March and met the minister of culture.",
        "The minister said that 35 museums had been reopened this year.",
        "Work on the museum of Aleppo has gone on since 2016, he added.",
        "The delegation returns to Paris on Thursday.",
    ];
    let found: Vec<_> = beads(&source, &target).into_iter().map(|bead| (bead.source, bead.target)).collect();
    assert_eq!(found, [(0..2, 0..1), (2..3, 1..3), (3..4, 3..4)]);
}

#[test]
fn where_a_short_sentence_was_dropped_the_bead_beside_it_is_doubtful() {
    let source = [
        "وصل وفد من منظمة UNESCO إلى دمشق يوم 12 مارس.",
        "وقال الوزير إن 35 متحفا أعيد افتتاحها هذا العام.",
        "وكان الطقس باردا.",
        "ويعود الوفد إلى باريس يوم الخميس.",
    ];
    let target = [
        "A delegation of UNESCO arrived in Damascus on 12 March.",
        "The minister said that 35 museums had been reopened this year.",
        "The delegation returns to Paris on Thursday.",
    ];
    let all = beads(&source, &target);
    let dropped = all.iter().find(|bead| bead.source.contains(&2)).unwrap();
    assert!(dropped.target.is_empty() || dropped.confidence < 0.75, "{all:?}");
    let starts: Vec<_> = all.iter().take(2).map(|bead| (bead.source.start, bead.target.start)).collect();
    assert_eq!(starts, [(0, 0), (1, 1)], "{all:?}");
}
