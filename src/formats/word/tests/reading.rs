//! What paragraphs are found, and with which tags.

use super::*;
use crate::formats::bilingual::{Cell, TagsShown};

/// The text of a document with one paragraph of this content.
fn check(content: &str, expected: &str) {
    assert_eq!(texts(&document(&format!("<w:p>{content}</w:p>"))), [expected], "{content}");
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn runs_that_look_alike_are_one_and_the_commonest_look_needs_no_tag() {
    let noise = "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>";
    check(
        &format!(
            "<w:r w:rsidR=\"1\"><w:t xml:space=\"preserve\">Hello </w:t></w:r>{noise}{}",
            run("<w:lang w:val=\"en-GB\"/>", "world.")
        ),
        "Hello world.",
    );
    check(
        &[run("", "a plain "), run("<w:b/>", "bold"), run("<w:b w:val=\"0\"/>", " end")].concat(),
        "a plain <1>bold</1> end",
    );
    check(&run("<w:b/><w:color w:val=\"FF0000\"/>", "all bold"), "all bold");
    check(
        &[run("", "word"), run("<w:b/>", ". "), run("<w:i/>", "next one is long")].concat(),
        "<1>word. </1>next one is long",
    );
    check(
        &[run("", "in E=mc"), run("<w:vertAlign w:val=\"superscript\"/>", "2"), run("", ".")].concat(),
        "in E=mc<1>2</1>.",
    );
    check(&[run("", "it is ("), run("<w:b/>", "now"), run("", ").")].concat(), "it is (<1>now</1>).");
    check(
        &[run("<w:b/>", "a"), run("", ", "), run("<w:b/>", "b"), run("", " is plain")].concat(),
        "<1>a, b</1> is plain",
    );
}

#[test]
fn what_one_sees_where_a_tag_stands_is_its_markup() {
    let note = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let date = "<w:fldSimple w:instr=\" DATE \"><w:r><w:t>24 &lt; May</w:t></w:r></w:fldSimple>";
    let line = [
        &run("", "plain "),
        &*run("<w:b/><w:i/>", "bold"),
        &run("", " on "),
        date,
        &run("", ", then"),
        note,
        &run("", " more"),
    ];
    let article = article(&document(&format!("<w:p>{}</w:p>", line.concat())));
    let paragraph = &article.paragraphs[0];
    assert_eq!(paragraph.text, "plain <1>bold</1> on <2/>, then<3/> more");
    let markups: Vec<_> = paragraph.tags.markups().iter().map(|markup| markup.open.as_str()).collect();
    assert_eq!(markups, ["<w:b/><w:i/>", "<w:t>24 &lt; May</w:t>", "<w:t>[*]</w:t>"]);
    let cell = Cell::of(&paragraph.text, &paragraph.tags, TagsShown::Formatted, false, Direction::Ltr);
    assert_eq!(cell.text, "plain bold on 24 < May, then[*] more");
    assert!(cell.styled().iter().any(|part| part.text == "bold" && part.bold && part.italic));
}

#[test]
fn latin_words_in_arabic_need_no_tag_for_their_own_font_and_size() {
    let arabic = "<w:rFonts w:cs=\"Amiri\"/><w:bCs/><w:szCs w:val=\"32\"/><w:rtl/>";
    let latin = "<w:rFonts w:ascii=\"Calibri\"/><w:b/><w:sz w:val=\"24\"/>";
    check(&[run(arabic, "شركة "), run(latin, "Apple"), run(arabic, " كبيرة")].concat(), "شركة Apple كبيرة");
    let red = "<w:color w:val=\"FF0000\"/>";
    check(
        &[run("<w:rtl/>", "شركة "), run(red, "Apple"), run("<w:rtl/>", " كبيرة")].concat(),
        "شركة <1>Apple</1> كبيرة",
    );
}

#[test]
fn what_is_no_text_is_one_tag_and_none_at_the_edge() {
    let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let drawing = "<w:r><w:drawing><x/></w:drawing></w:r>";
    check(&[&run("", "a"), reference, drawing, &run("", "b")].concat(), "a<1/>b");
    check(&[drawing, &run("", "a"), reference].concat(), "a<1/>");
    check(
        &format!(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:br w:type=\"page\"/></w:r>{}",
            run("", "c")
        ),
        "a\tb\n\u{2011}<1/>c",
    );
}

#[test]
fn fields_stand_alone_and_links_are_pairs() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = |code: &str, result: &str| {
        [
            mark("begin"),
            format!("<w:r><w:instrText> {code} </w:instrText></w:r>"),
            mark("separate"),
            run("", result),
            mark("end"),
        ]
        .concat()
    };
    check(&[run("", "Page "), field("PAGE", "7")].concat(), "Page <1/>");
    check(
        &[run("", "See "), field("HYPERLINK \"http://a\"", "here"), run("", ".")].concat(),
        "See <1>here</1>.",
    );
    check(&[field("HYPERLINK \"http://a\"", "all of it")].concat(), "all of it");
    let link = format!(
        "<w:hyperlink r:id=\"rId1\">{}{}</w:hyperlink>",
        run("<w:u w:val=\"single\"/>", "the long "),
        run("<w:u w:val=\"single\"/><w:b/>", "link")
    );
    check(&[run("", "See "), link, run("", ".")].concat(), "See <1>the long <2>link</2></1>.");
    // A table of contents begins in one paragraph and ends in another.
    check(
        &[
            mark("begin"),
            "<w:r><w:instrText>TOC</w:instrText></w:r>".to_owned(),
            mark("separate"),
            run("", "Chapter"),
        ]
        .concat(),
        "Chapter",
    );
}

#[test]
fn what_the_text_writes_like_a_tag_is_no_tag() {
    check(&[run("", "a &lt;1&gt; "), run("<w:i/>", "b")].concat(), "a <1> <2>b</2>");
}

#[test]
fn tracked_changes_are_read_as_accepted_with_a_warning() {
    let content = format!(
        "<w:p>{}<w:del w:id=\"1\"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id=\"2\">{}</w:ins></w:p>",
        run("", "a "),
        run("", "new")
    );
    let article = article(&document(&content));
    assert_eq!(article.paragraphs[0].text, "a new");
    assert!(article.warnings[0].message.contains("2 tracked changes;"), "{:?}", article.warnings);
}

#[test]
fn headings_cells_notes_headers_and_text_boxes_are_found_in_reading_order() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>\
         <w:t>outer</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>***</w:t></w:r></w:p>",
        p("cell"),
        boxed("box"),
        boxed("box")
    );
    let styles =
        "<ROOT><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style></ROOT>";
    let notes = format!("<ROOT><w:footnote w:id=\"1\">{}</w:footnote></ROOT>", p("note"));
    let head = format!("<ROOT>{}</ROOT>", p("head of page"));
    let bytes =
        document_with(&body, &[("header1.xml", &head), ("footnotes.xml", &notes), ("styles.xml", styles)]);
    assert_eq!(texts(&bytes), ["Title", "Head", "cell", "outer", "box", "note", "head of page"]);
    let article = article(&bytes);
    assert_eq!(article.metadata.title, "Title");
    assert_eq!(
        [article.paragraphs[0].kind, article.paragraphs[1].kind, article.paragraphs[2].kind],
        [ParagraphKind::Heading(1), ParagraphKind::Heading(2), ParagraphKind::Body]
    );
    // Both forms of the text box get the translation.
    let out = translated(&bytes, &["", "", "", "", "square", "", ""], ("en", "fr"));
    assert_eq!(part(&out, "word/document.xml").matches("square</w:t>").count(), 2);
}

#[test]
fn comments_become_notes() {
    let body = "<w:p><w:commentRangeStart w:id=\"4\"/><w:r><w:t>text</w:t></w:r><w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>";
    let comments = "<ROOT><w:comment w:id=\"4\" w:author=\"ليلى\"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></ROOT>";
    let bytes = document_with(body, &[("comments.xml", comments)]);
    assert_eq!(article(&bytes).notes, [(0, "ليلى: why?".to_owned())]);
    let out = part(&translated(&bytes, &["نص"], ("en", "ar")), "word/document.xml");
    assert!(
        out.contains("<w:commentRangeStart w:id=\"4\"/>") && out.contains("<w:commentReference w:id=\"4\"/>"),
        "{out}"
    );
}

#[test]
fn strict_documents_and_unusual_prefixes_are_understood() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let main = format!(
        "<x:document xmlns:x=\"{strict}\"><x:body><x:p><x:r><x:t>text</x:t></x:r></x:p></x:body></x:document>"
    );
    let bytes = archive(&[("word/document.xml", &main)]);
    assert_eq!(texts(&bytes), ["text"]);
    let out = part(&translated(&bytes, &["نص"], ("en", "ar")), "word/document.xml");
    assert!(out.contains("<x:pPr><x:bidi/><x:rPr><x:rtl/></x:rPr></x:pPr><x:r><x:rPr><x:rtl/><x:lang x:bidi=\"ar-SA\"/></x:rPr>"), "{out}");
}

#[test]
fn a_word_document_is_known_by_its_content_and_by_its_name() {
    let bytes = document("<w:p/>");
    assert!(is_word("upload.bin", &bytes) && is_word("a.docx", &bytes));
    assert!(!is_word("a.docx", b"plain text") && !is_word("a.zip", &archive(&[("a.txt", "x")])));
}
