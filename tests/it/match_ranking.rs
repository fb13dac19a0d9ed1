//! Of two units the one that helps more has the greater figure, on triples that were labelled before there was a formula.

use std::collections::BTreeMap;

use muqabala::assist::{Pieces, similarity};

const TRIPLES: &str = include_str!("../data/match_ranking.tsv");

#[test]
fn the_better_of_two_matches_comes_first() {
    let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in TRIPLES.lines().filter(|line| !line.starts_with('#')) {
        let [kind, query, better, worse] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let query = Pieces::of(query);
        let figure = |unit: &str| similarity(&query, &Pieces::of(unit));
        let right = figure(better) > figure(worse);
        let counts = by_kind.entry(kind).or_default();
        *counts = (counts.0 + usize::from(right), counts.1 + 1);
        if !right {
            wrong.push(format!("{} {} {line}", figure(better), figure(worse)));
        }
    }
    let (right, all) =
        by_kind.values().fold((0, 0), |(right, all), counts| (right + counts.0, all + counts.1));
    println!("{right} of {all} right; {by_kind:?}\n{}", wrong.join("\n"));
    assert!(all >= 200 && right * 100 >= all * 95, "{right} of {all}\n{}", wrong.join("\n"));
    let negations = by_kind["negation"];
    assert!(negations.0 * 100 >= negations.1 * 95, "negations are no noise: {negations:?}");
}
