//! Paragraphs, runs, tables, sections and lists in the direction of the translation.

use super::*;

const AR_EN: (&str, &str) = ("ar", "en");
const EN_AR: (&str, &str) = ("en", "ar");
const EN: &str = "<w:lang w:val=\"en-US\"/>";
const AR: &str = "<w:rtl/><w:lang w:bidi=\"ar-SA\"/>";

#[test]
fn english_for_arabic_runs_left_to_right_with_the_look_of_the_arabic() {
    let arabic = "<w:p><w:pPr><w:bidi/><w:jc w:val=\"left\"/><w:rPr><w:rtl/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:cs=\"Amiri\" w:hint=\"cs\"/><w:b/><w:iCs/>\
        <w:szCs w:val=\"40\"/><w:rtl/><w:lang w:bidi=\"ar-EG\"/></w:rPr><w:t>نص</w:t></w:r></w:p>";
    let expected = "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"Amiri\" w:hAnsi=\"Amiri\" w:cs=\"Amiri\"/><w:i/><w:iCs/><w:sz w:val=\"40\"/>\
        <w:szCs w:val=\"40\"/><w:lang w:val=\"en-US\" w:bidi=\"ar-EG\"/></w:rPr><w:t>Text</w:t></w:r></w:p>";
    assert_eq!(body(arabic, &["Text"], AR_EN), expected);
}

#[test]
fn arabic_for_english_runs_right_to_left_with_the_look_of_the_english() {
    let english = "<w:p><w:pPr><w:keepNext/><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val=\"30\"/></w:rPr><w:t>Text</w:t></w:r></w:p>";
    let expected = format!(
        "<w:p><w:pPr><w:keepNext/><w:bidi/><w:jc w:val=\"right\"/><w:rPr><w:rtl/></w:rPr></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:sz w:val=\"30\"/>\
         <w:szCs w:val=\"30\"/>{AR}</w:rPr><w:t>نص</w:t></w:r></w:p>"
    );
    assert_eq!(body(english, &["نص"], EN_AR), expected);
}

#[test]
fn a_font_goes_along_where_there_is_none_for_the_other_script() {
    let fonts =
        |fonts: &str| format!("<w:p><w:r><w:rPr><w:rFonts {fonts}/></w:rPr><w:t>Text</w:t></w:r></w:p>");
    for (own, expected) in [
        ("w:ascii=\"A &amp; B\"", "w:cs=\"A &amp; B\" w:ascii=\"A &amp; B\""),
        ("w:ascii=\"A\" w:cs=\"B\"", "w:ascii=\"A\" w:cs=\"B\""),
        ("w:asciiTheme=\"minorHAnsi\"", "w:cstheme=\"minorBidi\" w:asciiTheme=\"minorHAnsi\""),
        ("w:eastAsia=\"A\"", "w:eastAsia=\"A\""),
    ] {
        let out = body(&fonts(own), &["نص"], EN_AR);
        assert!(out.contains(&format!("<w:rFonts {expected}/>")), "{out}");
    }
}

#[test]
fn quotations_of_the_other_script_keep_their_direction() {
    let arabic = "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p>";
    let out = body(arabic, &["He said «سلام»."], AR_EN);
    assert!(
        out.contains(&format!(
            "<w:r><w:rPr>{AR}</w:rPr><w:t>سلام</w:t></w:r><w:r><w:rPr>{EN}</w:rPr><w:t>».</w:t></w:r>"
        )),
        "{out}"
    );
    let english = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>";
    let out = body(english, &["شركة Apple."], EN_AR);
    assert!(
        out.contains(&format!(
            "<w:r><w:rPr>{EN}</w:rPr><w:t>Apple</w:t></w:r><w:r><w:rPr>{AR}</w:rPr><w:t>.</w:t></w:r>"
        )),
        "{out}"
    );
}

#[test]
fn what_a_style_says_is_written_against() {
    let styles = "<ROOT><w:docDefaults><w:rPrDefault><w:rPr><w:rtl/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" \
        w:styleId=\"N\"><w:pPr><w:bidi/></w:pPr><w:rPr><w:bCs/></w:rPr></w:style></ROOT>";
    let bytes = document_with("<w:p><w:r><w:t>نص</w:t></w:r></w:p><w:p/>", &[("styles.xml", styles)]);
    let out = part(&translated(&bytes, &["Text"], AR_EN), "word/document.xml");
    let off = "<w:pPr><w:bidi w:val=\"0\"/><w:rPr><w:b/><w:rtl w:val=\"0\"/></w:rPr></w:pPr>";
    assert!(out.contains(&format!("<w:p>{off}<w:r><w:rPr><w:b/><w:rtl w:val=\"0\"/>{EN}</w:rPr>")), "{out}");
    assert!(out.contains(&format!("<w:p>{off}</w:p></w:body>")), "{out}");
}

#[test]
fn lists_say_too_in_which_direction_their_paragraphs_run() {
    let numbering = "<ROOT><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"arabicAlpha\"/><w:pPr><w:bidi/></w:pPr><w:rPr><w:rtl/><w:b/></w:rPr></w:lvl>\
        </w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/></w:num></ROOT>";
    let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
    let item = format!("<w:p><w:pPr>{list}</w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p>");
    let bytes = document_with(&item, &[("numbering.xml", numbering)]);
    let out = translated(&bytes, &["Text"], AR_EN);
    assert!(part(&out, "word/document.xml").contains(&format!("<w:pPr>{list}<w:bidi w:val=\"0\"/></w:pPr>")));
    let lists = part(&out, "word/numbering.xml");
    assert!(
        lists.contains("<w:numFmt w:val=\"lowerLetter\"/>") && lists.contains("<w:rPr><w:b/></w:rPr>"),
        "{lists}"
    );
}

#[test]
fn tables_and_sections_turn_with_their_text() {
    let cell = "<w:tr><w:tc><w:p><w:r><w:t>نص</w:t></w:r></w:p></w:tc></w:tr>";
    let arabic = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"A\"/><w:bidiVisual/><w:tblW w:w=\"0\"/></w:tblPr>{cell}</w:tbl><w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>{cell}</w:tbl>\
         <w:sectPr w:rsidR=\"1\"><w:cols w:num=\"2\"/><w:bidi/><w:rtlGutter/></w:sectPr>"
    );
    let out = body(&arabic, &["Text", ""], AR_EN);
    assert!(out.contains("<w:tbl><w:tblPr><w:tblStyle w:val=\"A\"/><w:tblW w:w=\"0\"/></w:tblPr>"), "{out}");
    // Nothing of the second table is translated.
    assert!(out.contains(&format!("<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>{cell}</w:tbl>")), "{out}");
    assert!(out.ends_with("<w:sectPr w:rsidR=\"1\"><w:cols w:num=\"2\"/></w:sectPr>"), "{out}");
    let english = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Text</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:cols/><w:docGrid/></w:sectPr>";
    let out = body(english, &["نص"], EN_AR);
    assert!(out.starts_with("<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr>"), "{out}");
    assert!(out.ends_with("<w:sectPr><w:cols/><w:bidi/><w:docGrid/></w:sectPr>"), "{out}");
}

#[test]
fn text_that_was_only_pushed_to_its_side_is_not_pushed_any_more() {
    let pushed =
        "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p>";
    assert!(body(pushed, &["Text"], AR_EN).starts_with("<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>"));
    // An English line at the right of an Arabic document stands there on purpose.
    let english = "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>London, 1999</w:t></w:r></w:p>";
    assert!(
        body(english, &["London, 1999"], AR_EN).starts_with("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>")
    );
}

#[test]
fn a_line_beside_the_text_changes_sides() {
    let lined = "<w:p><w:pPr><w:pBdr><w:top w:val=\"none\"/><w:right w:val=\"single\"/></w:pBdr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p>";
    let out = body(lined, &["Text"], AR_EN);
    assert!(out.contains("<w:pBdr><w:top w:val=\"none\"/><w:left w:val=\"single\"/></w:pBdr>"), "{out}");
}

#[test]
fn fields_and_empty_paragraphs_turn_and_what_is_not_translated_stays() {
    let field = "<w:r><w:rPr><w:rtl/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:rPr><w:rtl/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let stays = "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>يبقى</w:t></w:r></w:p>";
    let arabic = format!(
        "<w:p><w:pPr><w:bidi/></w:pPr>{field}</w:p>{stays}<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p>"
    );
    let out = body(&arabic, &["", "Text"], AR_EN);
    assert!(
        out.starts_with(&format!("<w:p><w:r><w:rPr>{EN}</w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r>")),
        "{out}"
    );
    assert!(out.contains(stays), "{out}");
}

#[test]
fn nothing_changes_where_nothing_is_translated() {
    let arabic = "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص</w:t></w:r></w:p><w:sectPr><w:bidi/></w:sectPr>";
    let bytes = document(arabic);
    assert!(translated(&bytes, &[""], AR_EN) == bytes);
    assert!(translated(&bytes, &["نص"], ("ar", "ar")) == bytes);
    assert_eq!(body(arabic, &[""], AR_EN), arabic);
}

#[test]
fn a_direction_that_the_user_has_turned_holds_for_its_paragraph() {
    let bytes = document("<w:p><w:r><w:t>Text</w:t></w:r></w:p>");
    let article = article(&bytes);
    let turned = TargetParagraph {
        text: Some("نص".to_owned()),
        turned: Some(Direction::Rtl),
        ..TargetParagraph::default()
    };
    let languages = (&Language::new("en"), &Language::new("fr"));
    let out = write(&bytes, &article.skeleton, &[turned], languages).unwrap().bytes;
    assert!(part(&out, "word/document.xml").contains("<w:p><w:pPr><w:bidi/>"));
}
