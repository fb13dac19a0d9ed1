//! Tags of a translation that are nested, missing, crossed or cut in halves.

use super::*;

const BOLD: &str = "<w:p><w:r><w:t xml:space=\"preserve\">a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:t xml:space=\"preserve\"> c \
    word</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:hyperlink r:id=\"rId9\"><w:r><w:rPr><w:i/></w:rPr><w:t>link</w:t></w:r></w:hyperlink></w:p>";

const LANG: &str = "<w:lang w:val=\"fr-FR\"/>";

/// The paragraph with another text, each run as `properties:text`.
fn check(target: &str, expected: &str) {
    let body = body(BOLD, &[target], ("en", "fr"));
    let body = body.replace(LANG, "").replace("<w:rPr></w:rPr>", "");
    let plain = body.replace("<w:r>", "[").replace("</w:r>", "]").replace("<w:t>", "").replace("</w:t>", "");
    let short = plain
        .replace("<w:rPr><w:b/></w:rPr>", "B:")
        .replace("<w:rPr><w:i/></w:rPr>", "I:")
        .replace("<w:rPr><w:b/><w:i/></w:rPr>", "BI:");
    let short = short
        .replace("<w:footnoteReference w:id=\"2\"/>", "NOTE")
        .replace("<w:hyperlink r:id=\"rId9\">", "{")
        .replace("</w:hyperlink>", "}");
    assert_eq!(short, format!("<w:p>{expected}</w:p>"), "{target}");
}

#[test]
fn tags_become_the_runs_that_they_stand_for() {
    assert_eq!(texts(&document(BOLD)), ["a <1>bold</1> c word<2/><3>link</3>"]);
    check("x <1>y</1> z<2/><3>w</3>", "[x ][B:y][ z][NOTE]{[I:w]}");
    check("<3>w</3> <1>y</1><2/> z", "{[I:w]}[ ][B:y][NOTE][ z]");
    check("<3>w <1>y</1></3><2/>", "{[I:w ][B:y]}[NOTE]");
}

#[test]
fn missing_tags_lose_no_note_and_make_no_empty_link() {
    check("plain", "[plain][NOTE]");
    check("x<2/>y<2/>", "[x][NOTE][y]");
    check("x<2/><3></3><1></1>", "[x][NOTE]");
}

#[test]
fn halves_and_crossed_tags_are_closed_and_opened_again() {
    check("</1>x<2/>", "[x][NOTE]");
    check("<1>x<2/>", "[B:x][NOTE]");
    check("<1>x<3>y</1>z</3><2/>", "[B:x]{[B:y][I:z]}[NOTE]");
    check("<1>x</1><1>y</1><2/>", "[B:x][B:y][NOTE]");
    check("<9>x</9><2/>", "[&lt;9&gt;x&lt;/9&gt;][NOTE]");
}

#[test]
fn tabs_breaks_and_spaces_at_the_end_are_kept() {
    let original = "<w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p>";
    let out = body(original, &["b\u{2011}c\nd"], ("en", "fr"));
    assert!(
        out.contains("<w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t><w:tab/></w:r>"),
        "{out}"
    );
}

#[test]
fn namespaces_that_a_run_binds_go_along_with_what_it_holds() {
    let original = "<w:p><w:r xmlns:q=\"urn:q\"><w:drawing><q:x/></w:drawing><w:t>a</w:t></w:r></w:p>";
    let out = body(original, &["b"], ("en", "fr"));
    assert!(out.starts_with("<w:p><w:r xmlns:q=\"urn:q\"><w:drawing><q:x/></w:drawing></w:r><w:r>"), "{out}");
}
