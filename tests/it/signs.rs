//! What is no letter: tags that come from an article's markup and go back into it, turned directions, invisible marks.

use muqabala::app::{Command, Export, Format, Layout};
use muqabala::model::Side;
use muqabala::text::{Direction, Selection};

use crate::support::Desk;

const MARKDOWN: &str = "# **عنوان**\n\nقال *الوزير* إن [الخطة](https://a.example) جاهزة.\n";

fn markdown_desk() -> Desk {
    let mut desk = Desk::new();
    let path = desk.file("article.md", MARKDOWN.as_bytes());
    desk.open_path(&path);
    desk
}

fn exported(desk: &mut Desk, layout: Layout, format: Format) -> String {
    let path = desk.path("out").with_extension(format.extension());
    desk.act(Command::Export(Export::new(layout, format, path.clone())));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn markup_becomes_tags_and_tags_become_markup_again() {
    let mut desk = markdown_desk();
    assert_eq!(desk.sources(), ["<1>عنوان</1>", "قال <1>الوزير</1> إن <2>الخطة</2> جاهزة."]);
    desk.act(Command::Go(muqabala::app::Move::Number(2)));
    desk.act(Command::InsertTag(Selection::caret(0)));
    assert_eq!(desk.segment(1).target, "<1></1>");
    let jump = desk.workspace.open.as_ref().unwrap().jump;
    assert_eq!(
        jump.map(|(_, selection)| selection),
        Some(Selection::caret(3)),
        "what is marked comes between"
    );
    desk.act(Command::Insert { text: "The minister".into(), selection: Selection::caret(3) });
    let end = desk.segment(1).target.len();
    desk.act(Command::Insert { text: " said the plan".into(), selection: Selection::caret(end) });
    let (start, end) = (desk.segment(1).target.find("plan").unwrap(), desk.segment(1).target.len());
    desk.act(Command::InsertTag(Selection { anchor: start, caret: end }));
    assert_eq!(desk.segment(1).target, "<1>The minister</1> said the <2>plan</2>");
    desk.act(Command::InsertTag(Selection::caret(0)));
    assert_eq!(desk.workspace.said, "No tag of the source is missing");
    let text = exported(&mut desk, Layout::Bilingual, Format::Text);
    assert!(text.contains("قال *الوزير* إن [الخطة](https://a.example) جاهزة.\n*The minister* said the [plan](https://a.example)\n"));
}

#[test]
fn tags_survive_a_restart_and_are_no_words() {
    let mut desk = markdown_desk();
    let path = desk.workspace.open.as_ref().unwrap().path.clone();
    let words = desk.workspace.open.as_ref().unwrap().lookups.progress().words;
    assert_eq!(words, 6);
    desk.act(Command::Close);
    desk.open_path(&path);
    desk.act(Command::Go(muqabala::app::Move::Number(2)));
    desk.act(Command::InsertTag(Selection::caret(0)));
    assert_eq!(desk.segment(1).target, "<1></1>");
    desk.act(Command::Undo);
    assert_eq!(desk.segment(1).target, "");
}

#[test]
fn what_is_written_like_a_tag_in_plain_text_is_text() {
    let mut desk = Desk::with_text("قال <1>نعم</1>.\n");
    desk.act(Command::InsertTag(Selection::caret(0)));
    assert_eq!(
        (desk.segment(0).target.as_str(), desk.workspace.said.as_str()),
        ("", "This segment has no tags")
    );
}

#[test]
fn a_turned_direction_is_kept_exported_and_undone() {
    let mut desk = Desk::with_article();
    let directions = |desk: &Desk| desk.document().directions(desk.segment(0));
    assert_eq!(directions(&desk), (Direction::Rtl, Direction::Ltr));
    desk.act(Command::TurnDirection(Side::Target));
    assert_eq!(directions(&desk), (Direction::Rtl, Direction::Rtl));
    desk.act(Command::TurnDirection(Side::Source));
    assert_eq!(directions(&desk), (Direction::Ltr, Direction::Rtl));
    let html = exported(&mut desk, Layout::Bilingual, Format::Html);
    assert!(html.contains("<td class=\"source\" lang=\"ar\" dir=\"ltr\">"), "{html}");
    let path = desk.workspace.open.as_ref().unwrap().path.clone();
    desk.act(Command::Close);
    desk.open_path(&path);
    assert_eq!(directions(&desk), (Direction::Ltr, Direction::Rtl));
    desk.act(Command::Undo);
    desk.act(Command::Undo);
    assert_eq!(directions(&desk), (Direction::Rtl, Direction::Ltr));
}

#[test]
fn stray_marks_go_and_an_invisible_character_comes_in_by_command() {
    let mut desk = Desk::with_article();
    desk.act(Command::Insert {
        text: "\u{200e}The \u{200e}end\u{200e}".into(),
        selection: Selection::caret(0),
    });
    desk.act(Command::StripMarks);
    assert_eq!(desk.segment(0).target, "The end");
    assert_eq!(desk.workspace.said, "Removed 3 invisible marks");
    desk.act(Command::StripMarks);
    assert_eq!(desk.workspace.said, "The translation has no stray invisible marks");
    desk.act(Command::InsertCharacter { character: '\u{a0}', selection: Selection { anchor: 3, caret: 4 } });
    assert_eq!(desk.segment(0).target, "The\u{a0}end");
}
