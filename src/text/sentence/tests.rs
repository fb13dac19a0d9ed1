//! Sentence breaks against tables of text with the breaks marked.

use proptest::prelude::*;

use super::*;

const TABLE: &str = include_str!("../../../tests/data/segmentation.tsv");

/// A line of the table: the text, its language, the phenomenon and the sentences that are expected.
struct Case {
    text: String,
    language: Language,
    phenomenon: &'static str,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| case(line).unwrap_or_else(|| panic!("three columns: {line}"))).collect()
}

fn case(line: &'static str) -> Option<Case> {
    let (marked, rest) = line.split_once('\t')?;
    let (language, phenomenon) = rest.split_once('\t')?;
    let marked = marked.replace("\\n", "\n");
    let expected = marked.split('‖').map(|piece| piece.trim().to_owned()).collect();
    Some(Case { text: marked.replace('‖', ""), language: Language::new(language), phenomenon, expected })
}

fn cut(text: &str, rules: &SentenceRules) -> Vec<String> {
    sentences(text, rules).into_iter().map(|range| slice(text, range).to_owned()).collect()
}

/// How many cases of the table come out as marked; prints those that do not.
fn score(cases: &[Case]) -> usize {
    let right = |case: &&Case| {
        let found = cut(&case.text, &SentenceRules::for_language(case.language.clone()));
        if found != case.expected {
            println!("{} ({}): {}", case.phenomenon, case.language, found.join(" ‖ "));
        }
        found == case.expected
    };
    cases.iter().filter(right).count()
}

#[test]
fn every_case_of_the_table_is_cut_as_marked() {
    let cases = cases();
    assert!(cases.len() >= 120, "the table has {} cases", cases.len());
    assert_eq!(score(&cases), cases.len());
}

/// A file of the shared data; none, and a line that says so, where the machine has no such data.
fn shared(path: &str) -> Option<String> {
    let Some(root) = std::env::var_os("MUQABALA_DATA") else {
        println!("skipped: MUQABALA_DATA is not set");
        return None;
    };
    let path = std::path::Path::new(&root).join(path);
    Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

#[test]
fn hard_cases_have_the_expected_number_of_sentences() {
    let Some(table) = shared("segmentation/hard-cases.tsv") else { return };
    // The first line names the columns and has no tab.
    let cases: Vec<(&str, &str)> = table.lines().filter_map(|line| line.split_once('\t')).collect();
    assert!(!cases.is_empty());
    for (text, count) in cases {
        let found = cut(text, &SentenceRules::for_language(Language::new("ar")));
        assert_eq!(found.len(), count.trim().parse::<usize>().expect("a number"), "{}", found.join(" ‖ "));
    }
}

#[test]
fn an_article_of_one_paragraph_a_line_has_fourteen_sentences() {
    let Some(article) = shared("articles/article-1.txt") else { return };
    let rules = SentenceRules::for_language(Language::new("ar"));
    let found: Vec<String> = article.lines().flat_map(|line| cut(line, &rules)).collect();
    assert_eq!(found.len(), 14, "{}", found.join("\n"));
}

#[test]
fn semicolons_and_colons_break_only_where_chosen() {
    let check = |text: &str, semicolon, colon, expected: &[&str]| {
        let rules = SentenceRules {
            break_at_semicolon: semicolon,
            break_at_colon: colon,
            ..SentenceRules::for_language(Language::new("ar"))
        };
        assert_eq!(cut(text, &rules), expected);
    };
    let text = "انتهى اللقاء؛ وقال الناطق: عدنا الساعة 10:30 (أ: ب) من a://b.";
    check(text, false, false, &[text]);
    check(text, true, false, &["انتهى اللقاء؛", "وقال الناطق: عدنا الساعة 10:30 (أ: ب) من a://b."]);
    check(text, true, true, &["انتهى اللقاء؛", "وقال الناطق:", "عدنا الساعة 10:30 (أ: ب) من a://b."]);
    check("سأل:«أين؟»", false, true, &["سأل:", "«أين؟»"]);
    check("One; two: three", true, true, &["One;", "two:", "three"]);
}

#[test]
fn blank_paragraphs_have_no_sentences() {
    let rules = SentenceRules::for_language(Language::new("ar"));
    for text in ["", " ", "\u{A0}\n\u{202F}", "\u{FEFF}\u{200B}\u{3000}", "\u{200F} \u{200E}"] {
        assert!(sentences(text, &rules).is_empty(), "{text:?}");
    }
}

#[test]
fn invisible_spaces_are_trimmed_and_stray_direction_marks_stay_with_a_sentence() {
    let rules = SentenceRules::for_language(Language::new("ar"));
    assert_eq!(cut("\u{FEFF}نعم.\u{202F}\u{3000}لا.\u{A0}", &rules), ["نعم.", "لا."]);
    assert_eq!(cut("نعم.\u{200F} لا. \u{200F}", &rules), ["نعم.\u{200F}", "لا. \u{200F}"]);
}

#[test]
fn a_large_paragraph_takes_linear_time() {
    let rules = SentenceRules::for_language(Language::new("ar"));
    for unit in [
        "د. ", "((«\"", "1.", "... ", "كلمة", ". «", "؟» ", "a.b@", "\u{A0}", "[1]", "- ", "م.ق.", "<1>",
        "</1>.", "\u{200F}",
    ] {
        let time = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let start = std::time::Instant::now();
            sentences(&text, &rules);
            start.elapsed()
        };
        let (small, large) = (time(20_000), time(200_000));
        assert!(large < small * 40 + std::time::Duration::from_millis(200), "{unit:?}: {small:?}, {large:?}");
    }
}

proptest! {
    #[test]
    fn sentences_are_ordered_trimmed_and_cover_all_that_is_visible(
        text in "([\u{621}-\u{64A}a-zA-Z0-9٠-٩ .…!?؟؛:،,\"'«»“”()\\[\\]\n\u{A0}\u{200B}\u{200F}\u{FEFF}\u{64E}/@-]|م\\. |د\\. |[.] |وقال |هـ|<1>|</1>|<2/>)*",
        semicolon: bool,
        colon: bool,
        language in prop::sample::select(vec!["ar", "en", "fr", "de"]),
    ) {
        let rules = SentenceRules {
            break_at_semicolon: semicolon,
            break_at_colon: colon,
            ..SentenceRules::for_language(Language::new(language))
        };
        check_ranges(&text, &rules);
    }

    #[test]
    fn any_text_is_cut_without_a_panic(text in any::<String>()) {
        check_ranges(&text, &SentenceRules::for_language(Language::new("ar")));
    }
}

fn check_ranges(text: &str, rules: &SentenceRules) {
    let mut from = 0;
    let mut visible = String::new();
    for range in sentences(text, rules) {
        assert!(from <= range.start, "in order");
        let between = text.get(from..range.start).expect("on boundaries");
        assert!(between.chars().all(is_blank), "only white space between: {between:?}");
        let sentence = text.get(range.clone()).expect("on boundaries");
        assert!(!sentence.is_empty() && sentence.trim_matches(is_blank) == sentence, "trimmed: {sentence:?}");
        visible.push_str(sentence);
        from = range.end;
    }
    let all = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
    if !text.chars().all(|c| is_blank(c) || chars::is_mark(c)) {
        assert_eq!(all(&visible), all(text));
    }
}
