//! Markdown is read by its blocks and written back with nothing else changed.

use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};

use super::read::OPTIONS;
use super::{read, write};
use crate::formats::article::{Paragraph, ParagraphKind};
use crate::formats::skeleton::{Place, TargetParagraph};
use crate::text::slice;

fn texts(text: &str) -> Vec<String> {
    read(text).0.into_iter().map(|(paragraph, _)| paragraph.text).collect()
}

/// The text with what `change` makes of each paragraph in its place.
fn rewritten(text: &str, change: impl Fn(&Paragraph) -> Option<String>) -> String {
    let (paragraphs, places): (Vec<_>, Vec<_>) = read(text).0.into_iter().unzip();
    let places: Vec<_> = places.into_iter().map(|range| Place { part: 0, range }).collect();
    let target = |paragraph: &Paragraph| TargetParagraph {
        text: change(paragraph),
        tags: paragraph.tags.clone(),
        turned: None,
    };
    let targets: Vec<_> = paragraphs.iter().map(target).collect();
    write(text, &places, &targets).unwrap()
}

/// All that is read of a text, with line ends of paragraphs as spaces.
fn events(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for event in Parser::new_ext(text, OPTIONS) {
        let text = match event {
            Event::Text(text) => text.to_string(),
            Event::SoftBreak => " ".to_owned(),
            event => {
                out.push(
                    format!("{event:?}").replace("Boxed(", "Borrowed(").replace("Inlined(", "Borrowed("),
                );
                out.push(String::new());
                continue;
            }
        };
        match out.last_mut().filter(|last| !last.starts_with("Start") && !last.starts_with("End")) {
            Some(last) => last.push_str(&text),
            None => out.push(text),
        }
    }
    out.retain(|it| !it.is_empty());
    out
}

const DOCUMENT: &str = "---\ntitle: \"عودة القطار\"\nauthor: ليلى\ndate: 2026-11-24\n---\n\n# عودة *القطار* #\n\n\
    وصل **القطار\nالقديم** إلى [المحطة](https://a.example \"x\")\nصباح أمس.  \nنعم.\n\n\
    Setext\nheading\n===\n\n> قال: \"نعم\"\n> ثم ذهب `إلى\n> هناك`.\n>\n> - [x] أول\n>   تابع\n> 2. ثان\n\n\
    ```rust\n// # code\n```\n\n    indented\n\n<div>\n<p>html</p>\n</div>\n\n| ا | ب |\n|---|:-:|\n| **1** | a \\| b |\n\n\
    [ref]: https://b.example 'title'\n[^1]: حاشية.\n\nنص[^1] و![صورة **مهمة**](a.png) و<br>\\*لا\\*.\n";

#[test]
fn blocks_are_paragraphs_without_their_marks() {
    let expected = [
        "عودة <1>القطار</1>",
        "وصل <1>القطار القديم</1> إلى <2>المحطة</2> صباح أمس.\nنعم.",
        "Setext heading",
        "قال: \"نعم\" ثم ذهب <1>إلى هناك</1>.",
        "أول تابع",
        "ثان",
        "ا",
        "ب",
        "<1>1</1>",
        "a \\| b",
        "حاشية.",
        "نص<1/> و<2/> و<3/>\\*لا\\*.",
    ];
    assert_eq!(texts(DOCUMENT), expected);
    let (paragraphs, metadata) = read(DOCUMENT);
    let levels: Vec<_> = paragraphs.iter().take(3).map(|(it, _)| it.kind).collect();
    assert_eq!(levels, [ParagraphKind::Heading(1), ParagraphKind::Body, ParagraphKind::Heading(1)]);
    assert_eq!((metadata.title.as_str(), metadata.byline.as_str()), ("عودة القطار", "ليلى"));
    assert_eq!(metadata.date, "2026-11-24");
}

#[test]
fn nothing_changes_where_nothing_is_translated() {
    for text in [DOCUMENT.to_owned(), DOCUMENT.replace('\n', "\r\n")] {
        assert_eq!(rewritten(&text, |_| None), text);
    }
}

#[test]
fn the_source_as_its_translation_says_the_same() {
    let out = rewritten(DOCUMENT, |paragraph| Some(paragraph.text.clone()));
    assert_eq!(events(&out), events(DOCUMENT));
    assert!(out.contains("> قال: \"نعم\" ثم ذهب `إلى هناك`.\n>\n"), "{out}");
}

#[test]
fn a_translation_that_would_begin_another_block_is_escaped() {
    for (typed, expected) in [
        ("1. First", "1\\. First\n"),
        ("# no", "\\# no\n"),
        ("- no", "\\- no\n"),
        ("> no", "\\> no\n"),
        ("#tag 1.5", "#tag 1.5\n"),
        ("a\nb", "a\\\nb\n"),
        ("a\n---", "a\\\n\\---\n"),
        ("a\n=\n2. b", "a\\\n\\=\\\n2\\. b\n"),
    ] {
        assert_eq!(rewritten("نص\n", |_| Some(typed.to_owned())), expected);
    }
    assert_eq!(rewritten("> - نص\n", |_| Some("a\nb".to_owned())), "> - a\\\n>   b\n");
    assert_eq!(rewritten("# نص\n", |_| Some("a\nb".to_owned())), "# a b\n");
    assert_eq!(
        rewritten("|ا|\n|-|\n|ب|\n", |_| Some("a|b\\|c".to_owned())),
        "|a\\|b\\|c|\n|-|\n|a\\|b\\|c|\n"
    );
}

#[test]
fn places_hold_the_words() {
    let place_of = |text: &str| -> Vec<String> {
        read(text).0.into_iter().map(|(_, place)| slice(text, place).to_owned()).collect()
    };
    assert_eq!(place_of("  \\# a b \u{a0}\n"), ["\\# a b"]);
    assert_eq!(place_of("##  x  ##\n* - y\n"), ["x", "y"]);
    assert_eq!(place_of("**bold**"), ["**bold**"]);
}

proptest! {
    #[test]
    fn any_text_is_read_and_comes_back(text in "([اب a1*_`~<>/!|\\[\\]()\\\\#:.\"\\-]|\n|\r\n|\n> |\n- |\n    |```|\\$){0,40}") {
        prop_assert_eq!(rewritten(&text, |_| None), text.clone());
        // Written as its own translation, it has the same paragraphs.
        let again = rewritten(&text, |paragraph| Some(paragraph.text.clone()));
        prop_assert_eq!(read(&again).0.is_empty(), read(&text).0.is_empty());
    }
}
