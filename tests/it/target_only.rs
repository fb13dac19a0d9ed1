//! A translator hands in the translation alone, in the article's own file.

use muqabala::app::{Command, Export, Format, Layout, NoticeAction};
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

const PAGE: &str = "<html lang=ar dir=rtl><head><title>عودة القطار</title><meta name=author content='ليلى حسن'></head>\
    <body><nav><a href=/>الرئيسية</a></nav><h1>عودة القطار</h1>\
    <div><p>وصل القطار القديم إلى محطة المدينة صباح أمس، وكان الأهالي قد تجمعوا على الرصيف منذ الفجر.</p>\
    <p>وقال رئيس البلدية، في كلمة قصيرة، إن الخط سيعمل كل يوم، وإن التذاكر ستكون في متناول الجميع.</p>\
    <p>ومن المنتظر، بحسب الوزارة، أن تعمل ثلاثة خطوط أخرى قبل نهاية العام، في الشمال والجنوب والساحل.</p></div>\
    </body></html>";

#[test]
fn a_web_page_opens_as_its_article_and_goes_out_from_left_to_right() {
    let mut desk = Desk::new();
    let path = desk.file("page.html", PAGE.as_bytes());
    desk.open_path(&path);
    assert_eq!((desk.sources().len(), desk.document().metadata.byline.as_str()), (4, "ليلى حسن"));
    assert_eq!(desk.notice().action, Some(NoticeAction::WholePage));
    assert_eq!(exported(&mut desk, Format::Html, "same.html"), PAGE.as_bytes());
    desk.translate("The train is back");
    desk.translate("The old train has arrived.");
    let mut desk = desk.reopen();
    let page = String::from_utf8(exported(&mut desk, Format::Html, "out.html")).unwrap();
    assert!(
        page.starts_with(
            "<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\"><title>The train is back</title>"
        ),
        "{page}"
    );
    assert!(
        page.contains("<h1>The train is back</h1>") && page.contains("<p>The old train has arrived.</p>"),
        "{page}"
    );
    assert!(page.contains("<p lang=\"ar\" dir=\"rtl\">وقال"), "{page}");
}

#[test]
fn all_of_a_page_is_read_when_asked_and_the_article_again() {
    let mut desk = Desk::new();
    let path = desk.file("page.html", PAGE.as_bytes());
    desk.open_path(&path);
    desk.act(Command::FollowNotice(NoticeAction::WholePage));
    assert_eq!(desk.sources().len(), 6, "{:?}", desk.sources());
    let mut desk = desk.reopen();
    desk.act(Command::ToggleWholePage);
    assert_eq!(desk.sources().len(), 4);
    desk.undo();
    assert_eq!(desk.sources().len(), 6);
}

#[test]
fn markdown_comes_back_as_markdown() {
    let mut desk = Desk::new();
    let path = desk.file("a.md", "# عنوان\n\n> قال *نعم*\n> ثم ذهب.\n\n```\ncode\n```\n".as_bytes());
    desk.open_path(&path);
    assert_eq!(desk.sources(), ["عنوان", "قال <1>نعم</1> ثم ذهب."]);
    desk.translate("Title");
    desk.translate("He said <1>yes</1>.");
    let written = exported(&mut desk, Format::Markdown, "out.md");
    assert_eq!(String::from_utf8(written).unwrap(), "# Title\n\n> He said *yes*.\n\n```\ncode\n```\n");
}

#[test]
fn pasted_html_is_read_as_a_page() {
    let mut desk = Desk::new();
    let text = "<p>جملة <b>أولى</b>.</p><p>ثانية.</p>".to_owned();
    desk.act(Command::OpenText { name: "Pasted text".into(), text });
    assert_eq!(desk.sources(), ["جملة <1>أولى</1>.", "ثانية."]);
}
