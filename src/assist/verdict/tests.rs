//! Answers that are right and answers that are wrong in one way each.

use super::*;
use crate::text::{Language, Markup, TagTable};

fn judged(source: &str, target: &str, (from, to): (&str, &str), terms: &[ExpectedTerm]) -> Vec<&'static str> {
    let bold = Markup { number: 1, open: "**".into(), close: Some("**".into()) };
    let tags = TagTable::new(vec![bold]);
    let (from, to) = (Language::new(from), Language::new(to));
    let question = Question { source, target, tags: &tags, from: &from, to: &to, terms, cut_off: false };
    verdict(&question).iter().map(|violation| violation.rule.word()).collect()
}

#[track_caller]
fn check(source: &str, target: &str, expected: &[&str]) {
    assert_eq!(judged(source, target, ("ar", "en"), &[]), expected, "{source} / {target}");
}

#[test]
fn good_answers_pass() {
    for (source, target) in [
        ("أكد الوزير ذلك في عام ٢٠١٩.", "The minister confirmed this in 2019."),
        ("ارتفع بنسبة ٣٥٪ إلى ١٬٢٠٠.", "It rose by 35% to 1,200."),
        ("حضر ٥ وزراء.", "Five ministers attended."),
        ("حضر خمسة وزراء عام 2019.", "5 ministers attended in 2019."),
        ("قال <1>نعم</1>.", "He said <1>yes</1>."),
        ("راسلوا me@example.org", "Write to me@example.org"),
        ("NATO", "NATO"),
        ("قال «السلام عليكم» ومضى.", "He said “السلام عليكم” and left."),
        ("شركة Apple", "Apple"),
        ("نعم", "Yes, of course it is"),
    ] {
        check(source, target, &[]);
    }
}

#[test]
fn each_fault_is_found_by_its_rule() {
    for (source, target, rule) in [
        ("نعم", " ", "empty"),
        ("أكد الوزير ذلك", "أكّد الوزير ذلك", "same-as-source"),
        ("عام 2019 كان صعبا", "The year was hard", "number-missing"),
        ("كان العام صعبا جدا", "The year 2019 was hard", "number-added"),
        ("قال <1>نعم</1>.", "He said yes.", "tags"),
        ("انظر www.example.org", "See www.example.com", "address"),
        ("وصل الوزير إلى المدينة", "وصل الوزير الى القرية", "language"),
        (
            "وصل الوزير إلى المدينة مع الوفد",
            "Le ministre est dans la ville avec les envoyés qui sont pour la paix",
            "language",
        ),
        ("وصل الوزير إلى المدينة مع الوفد المرافق له", "Arrived.", "length"),
    ] {
        check(source, target, &[rule]);
    }
}

#[test]
fn other_directions_are_judged_too() {
    assert_eq!(
        judged("The minister said so in 2019.", "قال الوزير ذلك عام ٢٠١٩.", ("en", "ar"), &[]),
        [""; 0]
    );
    assert_eq!(judged("The minister said so.", "The minister said it so.", ("en", "ar"), &[]), ["language"]);
    assert_eq!(judged("وصل 3 وزراء", "Trois ministres sont arrivés", ("ar", "fr"), &[]), [""; 0]);
    assert_eq!(
        judged(
            "وصل الوزير مع الوفد",
            "The minister came with the delegation that was there",
            ("ar", "fr"),
            &[]
        ),
        ["language"]
    );
}

#[test]
fn terms_are_found_inflected_missed_or_forbidden() {
    let term = ExpectedTerm {
        source: "وزير".into(),
        allowed: vec!["minister".into()],
        forbidden: vec!["secretary".into()],
        exact: false,
    };
    let terms = [term];
    for (target, expected) in [
        ("The ministers met.", &[][..]),
        ("They met.", &["term-missed"]),
        ("The secretary met.", &["term-missed", "term-forbidden"]),
    ] {
        assert_eq!(judged("اجتمع الوزراء", target, ("ar", "en"), &terms), expected, "{target}");
    }
    let exact = [ExpectedTerm { allowed: vec!["Velayati".into()], exact: true, ..terms[0].clone() }];
    assert_eq!(judged("قال ولايتي", "Said velayati", ("ar", "en"), &exact), ["term-missed"]);
    let found = obeyed(&terms, "The ministers", &Language::new("en"));
    assert!(found[0].is_there && found[0].target == "minister");
}

#[test]
fn each_violation_says_what_to_do() {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let question = Question {
        source: "عام 2019",
        target: "year",
        tags: TagTable::NONE,
        from: &ar,
        to: &en,
        terms: &[],
        cut_off: true,
    };
    let found = verdict(&question);
    assert_eq!(
        found.iter().map(Violation::words).collect::<Vec<_>>(),
        ["Ends before the source does", "Number missing: 2019"]
    );
    assert_eq!(found[1].instruction(), "The number 2019 is missing; keep it by its value.");
}
