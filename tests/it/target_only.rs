//! A translator hands in the translation alone, in the article's own file.

use muqabala::app::{Command, Export, Format, Layout};
use muqabala::model::Metadata;

use crate::support::{ARTICLE, Desk};

fn exported(desk: &mut Desk, format: Format, name: &str) -> Vec<u8> {
    let path = desk.path(name);
    desk.act(Command::Export(Export::new(Layout::Target, format, path.clone())));
    std::fs::read(path).unwrap_or_else(|error| panic!("{error}: {:?}", desk.workspace.notices.shown()))
}

#[test]
fn a_text_comes_back_to_the_byte_where_nothing_was_translated() {
    let text = ARTICLE.replace('\n', "\r\n");
    for (name, bytes) in [
        ("a.txt", text.as_bytes().to_vec()),
        ("a.txt", format!("\u{feff}{text}  \r\n").into_bytes()),
        ("a.txt", encoding_rs::WINDOWS_1256.encode(&text).0.into_owned()),
        ("a.txt", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let mut desk = Desk::new();
        let path = desk.file(name, &bytes);
        desk.open_path(&path);
        assert_eq!(exported(&mut desk, Format::Text, "out.txt"), bytes);
    }
}

#[test]
fn what_is_translated_stands_in_its_place_also_after_reopening() {
    let mut desk = Desk::with_text("أول سطر. وجملة.\r\n\r\n\tثان.\r\n");
    desk.translate("First line.");
    desk.go(2);
    desk.translate("Second.");
    let expected = "First line. وجملة.\r\n\r\n\tSecond.\r\n";
    assert_eq!(exported(&mut desk, Format::Text, "out.txt"), expected.as_bytes());
    let mut desk = desk.reopen();
    assert_eq!(exported(&mut desk, Format::Text, "again.txt"), expected.as_bytes());
}

#[test]
fn an_encoding_without_the_letters_of_the_translation_becomes_utf_8_and_that_is_said() {
    let mut desk = Desk::new();
    let path = desk.file("a.txt", &encoding_rs::WINDOWS_1256.encode(ARTICLE).0);
    desk.open_path(&path);
    desk.translate("列车");
    let written = exported(&mut desk, Format::Text, "out.txt");
    assert!(String::from_utf8(written).unwrap().starts_with("列车\n"));
    assert!(desk.notice().summary.contains("UTF-8"), "{:?}", desk.notice());
}

#[test]
fn a_text_that_was_pasted_has_its_translation_in_place_too() {
    let mut desk = Desk::new();
    desk.act(Command::OpenText { name: "Pasted text".into(), text: "جملة.\n".into() });
    desk.translate("A sentence.");
    assert_eq!(exported(&mut desk, Format::Text, "out.txt"), b"A sentence.\n");
}

#[test]
fn the_title_can_be_changed_and_that_undone() {
    let mut desk = Desk::with_article();
    let before = desk.document().metadata.clone();
    let after = Metadata { byline: "ليلى".into(), date: "2026-11-24".into(), ..before.clone() };
    desk.act(Command::SetMetadata(Box::new(after.clone())));
    assert_eq!(desk.document().metadata, after);
    let mut desk = desk.reopen();
    assert_eq!(desk.document().metadata, after);
    desk.undo();
    assert_eq!(desk.document().metadata, before);
}
