//! A translator is given an Arabic Word file and hands in an English one.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use muqabala::app::{Command, Export, Format, Layout};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::Desk;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// An Arabic document with a heading, a bold word, a comment and a tracked change.
fn document() -> Vec<u8> {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}<w:rtl/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let bidi = "<w:bidi/>";
    let body = [
        format!("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/>{bidi}</w:pPr>{}</w:p>", run("", "عودة القطار")),
        format!(
            "<w:p><w:pPr>{bidi}</w:pPr><w:commentRangeStart w:id=\"1\"/>{}{}<w:ins w:id=\"2\">{}</w:ins><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
            run("", "وصل "),
            run("<w:bCs/>", "القطار"),
            run("", " أمس. استقبله الأهالي.")
        ),
        "<w:sectPr><w:bidi/></w:sectPr>".to_owned(),
    ]
    .concat();
    let comment =
        format!("<w:comment w:id=\"1\" w:author=\"Editor\"><w:p>{}</w:p></w:comment>", run("", "أي قطار؟"));
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("word/document.xml", format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>")),
        ("word/comments.xml", format!("<w:comments xmlns:w=\"{WORD}\">{comment}</w:comments>")),
    ] {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn main_part(path: &Path) -> String {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_word_file_becomes_segments_with_notes_and_comes_back_in_the_other_direction() {
    let mut desk = Desk::new();
    let path = desk.file("قطار.docx", &document());
    desk.open_path(&path);
    assert_eq!(desk.sources(), ["عودة القطار", "وصل <1>القطار</1> أمس.", "استقبله الأهالي."]);
    assert_eq!(desk.document().metadata.title, "عودة القطار");
    assert_eq!(desk.segment(1).note, "Editor: أي قطار؟");
    desk.until_notice("1 tracked change;");

    desk.translate("The return of the train");
    desk.translate("The <1>train</1> came yesterday.");
    let out = desk.path("train.docx");
    desk.act(Command::Export(Export::new(Layout::Target, Format::Docx, out.clone())));
    let xml = main_part(&out);
    assert!(
        xml.contains(">The return of the train</w:t>") && !xml.contains("<w:p><w:pPr><w:bidi/>"),
        "{xml}"
    );
    assert!(
        xml.contains(
            "<w:rPr><w:b/><w:bCs/><w:lang w:val=\"en-US\"/></w:rPr><w:t xml:space=\"preserve\">train</w:t>"
        ),
        "{xml}"
    );
    // A sentence without a translation stays in its own script, its full stop with it.
    assert!(
        xml.contains(
            "<w:rtl/><w:lang w:bidi=\"ar-SA\"/></w:rPr><w:t xml:space=\"preserve\">استقبله الأهالي.</w:t>"
        ),
        "{xml}"
    );
    assert!(xml.contains("<w:sectPr></w:sectPr>"), "{xml}");

    // What was written opens again, and so does the project.
    let mut again = Desk::new();
    again.open_path(&out);
    assert_eq!(again.sources()[..2], ["The return of the train", "The <1>train</1> came yesterday."]);
    let mut desk = desk.reopen();
    desk.act(Command::Export(Export::new(Layout::Target, Format::Docx, out.clone())));
    assert_eq!(main_part(&out), xml);
}

#[test]
fn a_word_file_that_is_protected_says_so() {
    let mut desk = Desk::new();
    let path = desk.file("secret.docx", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    desk.open_path(&path);
    assert!(desk.notice().summary.contains("password"), "{:?}", desk.notice());
}
