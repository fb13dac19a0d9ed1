//! Rules read from files, cut with, and written again.

use super::*;
use crate::formats::ReadError;
use crate::text::{Markup, TagTable, slice};

/// A file with these rules: `+` or `-`, what stands before and behind the place.
fn file(header: &str, rules: &[(char, &str, &str)]) -> String {
    let rule = |(sign, before, after): &(char, &str, &str)| {
        let word = if *sign == '+' { "yes" } else { "no" };
        let text = |text: &str| quick_xml::escape::escape(text).into_owned();
        let (before, after) = (text(before), text(after));
        format!(
            "<rule break=\"{word}\"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>\n"
        )
    };
    let rules: String = rules.iter().map(rule).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<srx xmlns=\"http://www.lisa.org/srx20\" \
         xmlns:okpsrx=\"http://okapi.sf.net/srx-extensions\" version=\"2.0\">\n{header}\n<body><languagerules>\n\
         <languagerule languagerulename=\"A\">\n{rules}</languagerule></languagerules><maprules>\
         <languagemap languagepattern=\".*\" languagerulename=\"A\"/></maprules></body></srx>"
    )
}

const HEADER: &str = "<header segmentsubflows=\"yes\" cascade=\"no\"></header>";

fn pieces(rules: &[(char, &str, &str)], text: &str) -> Vec<String> {
    cut(&file(HEADER, rules), "ar", text, &TagTable::default())
}

fn cut(file: &str, language: &str, text: &str, tags: &TagTable) -> Vec<String> {
    let (srx, _) = read(file.as_bytes()).unwrap();
    let mut cutter = Cutter::new(&srx, language);
    cutter.cut(text, tags).into_iter().map(|range| slice(text, range).to_owned()).collect()
}

#[test]
fn the_first_rule_that_fits_at_a_place_decides() {
    let no_doctor = ('-', r"\bد\.", r"\s");
    let stop = ('+', r"[.؟!]+", r"\s");
    let text = "حضر د. علي. ثم خرج؟ نعم.";
    assert_eq!(pieces(&[no_doctor, stop], text), ["حضر د. علي.", "ثم خرج؟", "نعم."]);
    assert_eq!(pieces(&[stop, no_doctor], text), ["حضر د.", "علي.", "ثم خرج؟", "نعم."]);
    assert_eq!(pieces(&[], text), [text]);
    assert_eq!(pieces(&[stop], " \u{a0} "), Vec::<String>::new());
}

/// What each of these gives was found with choppa, which is a port of Java's `segment`.
#[test]
fn breaks_are_those_of_the_library_of_java() {
    for (rules, text, expected) in [
        // Matches of one rule do not overlap: the second stop of each pair is passed over.
        (&[('+', r"a\.", "")][..], "a.a.a.", &["a.", "a.", "a."][..]),
        (&[('+', r"\.\s?", "")], "a. b.c", &["a.", "b.", "c"]),
        // An empty expression before the place fits everywhere.
        (&[('+', "", "b")], "abab", &["a", "ba", "b"]),
        (&[('-', "", r"\d"), ('+', r"\.", "")], "a.1.b.", &["a.1.", "b."]),
        // A rule that has begun before a break looks on behind it.
        (&[('+', r"x+", "y"), ('+', r"\.x", "")], "a.xxy", &["a.x", "x", "y"]),
        (&[('-', r"(?<!\w)Mr\.", r"\s"), ('+', r"\.", r"\s")], "Mr. A. b", &["Mr. A.", "b"]),
        (&[('-', r"(a|b)\1\.", ""), ('+', r"\.", "")], "aa.ab.bb.c", &["aa.ab.", "bb.c"]),
        (&[('-', r"\QA.\E", ""), ('+', r"\.++", r"\h*+\p{Lu}")], "A. B. C", &["A. B.", "C"]),
    ] {
        assert_eq!(pieces(rules, text), expected, "{rules:?}");
    }
}

#[test]
fn a_word_boundary_before_a_group_counts_in_an_exception() {
    let rules = [('-', r"\b([Ee]d|fig)\.\s", ""), ('+', r"\.\s", "")];
    assert_eq!(
        pieces(&rules, "He yelled. Ed. By me. وقال fig. نعم."),
        ["He yelled.", "Ed. By me.", "وقال fig. نعم."]
    );
}

#[test]
fn maps_choose_the_rules_of_a_language() {
    let with = |cascade: &str| {
        format!(
            "<srx version='2.0'><header cascade='{cascade}'/><body><languagerules>\
             <languagerule languagerulename='arabic'><rule break='no'><beforebreak>د\\.</beforebreak></rule></languagerule>\
             <languagerule languagerulename='all'><rule><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>\
             </languagerule></languagerules><maprules><languagemap languagepattern='[aA][rR].*' languagerulename='arabic'/>\
             <languagemap languagepattern='.*' languagerulename='all'/></maprules></body></srx>"
        )
    };
    let text = "د. علي. نعم";
    let none = TagTable::default();
    assert_eq!(cut(&with("yes"), "ar", text, &none), ["د. علي.", "نعم"]);
    assert_eq!(cut(&with("yes"), "en", text, &none), ["د.", "علي.", "نعم"]);
    assert_eq!(cut(&with("no"), "ar-SY", text, &none), [text]);
    assert_eq!(cut(&with("no"), "en", text, &none), ["د.", "علي.", "نعم"]);
}

#[test]
fn the_options_of_okapi_are_obeyed() {
    let with = |options: &str, rules: &[(char, &str, &str)]| {
        file(
            &format!("<header segmentsubflows='yes' cascade='no'><okpsrx:options {options}/></header>"),
            rules,
        )
    };
    let none = TagTable::default();
    let stop = [('+', r"\.", "")];
    let kept = with("trimLeadingWhitespaces='no' trimTrailingWhitespaces='yes'", &stop);
    assert_eq!(cut(&kept, "ar", "أ. ب. ", &none), ["أ.", " ب."]);
    let kept = with("trimLeadingWhitespaces='no' trimTrailingWhitespaces='no'", &stop);
    assert_eq!(cut(&kept, "ar", "أ. ب. ج ", &none), ["أ.", " ب.", " ج "]);
    let unicode = with("useIcu4jBreakRules='yes'", &[('-', r"([A-Z]\.){2,}", r"\s")]);
    assert_eq!(cut(&unicode, "en", "In the U.S. Then? Yes.", &none), ["In the U.S. Then?", "Yes."]);
}

#[test]
fn tags_go_to_the_side_that_the_file_says() {
    let markup =
        |number, close: Option<&str>| Markup { number, open: "*".into(), close: close.map(str::to_owned) };
    let tags = TagTable::new(vec![markup(1, Some("*")), markup(2, None), markup(3, Some("*"))]);
    let text = "<1>أ.</1> <3>ب.<2/></3> ج<2/>";
    let stop = [('+', r"\.", r"\s")];
    assert_eq!(cut(&file(HEADER, &stop), "ar", text, &tags), ["<1>أ.</1>", "<3>ب.", "<2/></3> ج<2/>"]);
    let handles = "<header cascade='no'><formathandle type='start' include='no'/><formathandle type='end' include='yes'/>\
        <formathandle type='isolated' include='yes'/></header>";
    assert_eq!(cut(&file(handles, &stop), "ar", text, &tags), ["<1>أ.</1>", "<3>ب.<2/></3>", "ج<2/>"]);
}

#[test]
fn rules_that_do_not_compile_are_told_with_their_line_and_the_others_work() {
    let text = file(HEADER, &[('-', "(", ""), ('-', r"\p{Klingon}", ""), ('+', r"*", ""), ('+', r"\.", "")]);
    let (srx, told) = read(text.as_bytes()).unwrap();
    assert!(told.is_empty());
    let mut cutter = Cutter::new(&srx, "ar");
    let lines: Vec<_> = cutter.problems().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [6, 7, 8], "{:?}", cutter.problems());
    assert!(cutter.problems().iter().all(|problem| problem.message.starts_with("this rule is left out: ")));
    assert_eq!(cutter.cut("a.b", &TagTable::default()), [0..2, 2..3]);
    assert_eq!(cutter.rules(), 4);
}

#[test]
fn a_rule_that_would_never_end_is_given_up_and_told() {
    let text = file(HEADER, &[('+', r"(a|a)*+(?=b)b\1", ""), ('+', r"(?:(a+)+)+\1!", ""), ('+', r"\.", "")]);
    let (srx, _) = read(text.as_bytes()).unwrap();
    let mut cutter = Cutter::new(&srx, "ar");
    let paragraph = format!("{}. b", "a".repeat(5000));
    assert_eq!(cutter.cut(&paragraph, &TagTable::default()), [0..5001, 5002..5003]);
    assert_eq!(cutter.problems().iter().map(|problem| problem.line).collect::<Vec<_>>(), [7]);
}

#[test]
fn a_broken_file_says_where_it_is_broken() {
    for (text, line, reason) in [
        ("", 1, "no <srx>"),
        ("<tmx></tmx>", 1, "no <srx>"),
        ("<srx>\n<body>\n</srx>", 3, ""),
        ("<srx>\n\n<body>", 3, "ends before"),
        ("<srx><body/></srx>", 1, "<maprules>"),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        let ReadError::Rules { line: found, reason: said } = &error else { panic!("{error}") };
        assert_eq!(*found, line, "{error}");
        assert!(said.contains(reason), "{error}");
    }
    let deep = format!("<srx>{}", "<a>".repeat(100));
    assert!(read(deep.as_bytes()).unwrap_err().to_string().contains("too deep"));
}

#[test]
fn a_file_of_the_first_version_and_one_in_another_encoding_are_read() {
    let old = "<?xml version=\"1.0\" encoding=\"windows-1256\"?>\n<srx version=\"1.0\"><header><maprules>\n\
        <maprule maprulename=\"m\"><languagemap languagepattern=\"AR|ar\" languagerulename=\"a\"/></maprule></maprules></header>\n\
        <body><languagerules><languagerule languagerulename=\"a\"><rule break=\"yes\"><beforebreak>؟&amp;&#x21;</beforebreak>\
        </rule></languagerule></languagerules></body></srx>";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(old);
    let (srx, told) = read(&bytes).unwrap();
    assert_eq!(told, []);
    assert_eq!(srx.sets[0].rules[0].before, "؟&!");
    assert_eq!(srx.sets[0].rules[0].line, 4);
    let text = text_of(&bytes).unwrap();
    assert_eq!(read(text.as_bytes()).unwrap().0, srx, "what a project keeps has the same lines");
}

#[test]
fn what_is_written_is_read_again_and_what_srx_cannot_say_is_told() {
    let rules = [('-', "a\t<&>\"'\u{a0}", r"\s"), ('+', r"\.", "")];
    let (mut srx, _) = read(file(HEADER, &rules).as_bytes()).unwrap();
    srx.cascade = true;
    srx.handles.isolated = true;
    let (bytes, told) = write(&srx).unwrap();
    assert_eq!(told, []);
    let (again, told) = read(&bytes).unwrap();
    assert_eq!(told, []);
    let plain = |srx: &Srx| {
        let mut srx = srx.clone();
        srx.sets.iter_mut().flat_map(|set| &mut set.rules).for_each(|rule| rule.line = 0);
        srx.maps.iter_mut().for_each(|map| map.line = 0);
        srx
    };
    assert_eq!(plain(&again), plain(&srx));
    srx.unicode_breaks = true;
    srx.trimming.leading = false;
    assert_eq!(write(&srx).unwrap().1.len(), 2);
    srx.maps.clear();
    assert!(write(&srx).unwrap_err().to_string().contains("import rules first"));
}

#[test]
fn the_built_in_rules_can_be_said_in_srx() {
    let srx = built_in();
    let mut cutter = Cutter::new(&srx, "ar");
    assert_eq!(cutter.problems(), []);
    assert_eq!(Cutter::new(&srx, "fr").problems(), []);
    let text = "1. التقى د. علي بالوزير. وقال: «نعم.» ثم خرج؟ لا! U.S. officials said no. Yes.";
    let found: Vec<_> =
        cutter.cut(text, &TagTable::default()).into_iter().map(|range| slice(text, range)).collect();
    assert_eq!(
        found,
        ["1. التقى د. علي بالوزير.", "وقال: «نعم.»", "ثم خرج؟", "لا!", "U.S. officials said no.", "Yes."]
    );
}
