//! What is offered at a caret, and what is not.

use super::*;

const MATCH: &str = "The foreign minister arrived in Muscat on Tuesday, said his spokesman.";

fn offers() -> Vec<Offer> {
    vec![
        Offer::new(OfferKind::Match, MATCH),
        Offer::new(OfferKind::Term, "ceasefire agreement"),
        Offer::new(OfferKind::Name, "Velayati"),
        Offer::new(OfferKind::Placeable, "1,250"),
    ]
}

fn completed(before: &str, after: &str) -> Option<String> {
    let near = ["The negotiations went on.", "Negotiations are hard; negotiators too."];
    Completer::new(&offers(), near, &[]).complete(before, after).map(|it| it.text)
}

#[test]
fn a_term_a_name_and_a_number_are_completed_from_their_beginning() {
    for (before, expected) in [
        ("They signed a cea", "sefire agreement"),
        ("They signed a ceasefire a", "greement"),
        ("CEAse", "fire agreement"),
        ("said V", "elayati"),
        ("About 1", ",250"),
        ("About 1,2", "50"),
        ("the nego", "tiations"),
    ] {
        assert_eq!(completed(before, "").as_deref(), Some(expected), "{before}");
    }
}

#[test]
fn a_match_goes_on_from_the_words_that_agree() {
    for (before, expected) in [
        ("", MATCH),
        ("T", MATCH.strip_prefix('T').unwrap()),
        ("The foreign ", "minister arrived in Muscat on Tuesday, said his spokesman."),
        ("The foreign mini", "ster arrived in Muscat on Tuesday, said his spokesman."),
        ("The foreign minister", " arrived in Muscat on Tuesday, said his spokesman."),
        ("On Monday the foreign minister arr", "ived in Muscat on Tuesday, said his spokesman."),
        ("The foreign minister arrived in Muscat on Tuesday", ", said his spokesman."),
    ] {
        assert_eq!(completed(before, "").as_deref(), Some(expected), "{before}");
    }
}

#[test]
fn nothing_is_offered_that_would_be_in_the_way() {
    for (before, after) in [
        ("The foreign mini", "ster"),
        ("The foreign ", "policy"),
        ("Quite another sentence ", ""),
        ("The foreign minister arrived in Muscat on Tuesday, said his spokesman.", ""),
        ("zz", ""),
        ("ceasefire agreement", ""),
    ] {
        assert_eq!(completed(before, after), None, "{before}|{after}");
    }
    assert!(completed("The foreign ", ".").is_some(), "a full stop is no text");
}

#[test]
fn tab_takes_a_word_at_a_time_with_what_stands_before_it() {
    let mut typed = String::from("The for");
    let mut taken = Vec::new();
    for _ in 0..8 {
        let Some(completion) = Completer::new(&offers(), [], &[]).complete(&typed, "") else { break };
        taken.push(completion.word().to_owned());
        typed.push_str(completion.word());
    }
    assert_eq!(taken, ["eign", " minister", " arrived", " in", " Muscat", " on", " Tuesday", ","]);
}

#[test]
fn a_number_with_a_sign_inside_is_one_word() {
    let completion = Completer::new(&offers(), [], &[]).complete("About 1", "").unwrap();
    assert_eq!(completion.word(), ",250");
}

#[test]
fn arabic_is_completed_as_well() {
    let offers = [
        Offer::new(OfferKind::Match, "وصل وزير الخارجية إلى مسقط"),
        Offer::new(OfferKind::Term, "وقف إطلاق النار"),
    ];
    let completer = Completer::new(&offers, [], &[]);
    let text = |before| completer.complete(before, "").map(|it| it.text);
    assert_eq!(text("وصل وزير الخا").as_deref(), Some("رجية إلى مسقط"));
    assert_eq!(text("أعلن وقف إط").as_deref(), Some("لاق النار"));
}

#[test]
fn nothing_fails_on_any_text() {
    let completer = Completer::new(&offers(), ["…", "a\u{301}bcde", "١٢٬٣٤٥"], &[]);
    for before in ["\u{301}", "-", "'-.", "a-", "\n", "🙂", "The\u{a0}foreign ", "١٢"] {
        for after in ["", " ", "\n", "🙂"] {
            if let Some(completion) = completer.complete(before, after) {
                assert!(!completion.word().is_empty() && completion.text.starts_with(completion.word()));
            }
        }
    }
}
