//! A translator hands in a file in which both texts stand side by side.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use muqabala::app::{Command, Export, ExportStep, Format, Layout, Severity};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::support::{Desk, SENTENCES};

/// A desk with two sentences translated, one of them confirmed.
fn translated() -> Desk {
    let mut desk = Desk::with_article();
    desk.translate("The return of <the> \"old\" train & its friends");
    desk.type_text("The train (أ) reached the station.");
    desk
}

fn export(desk: &mut Desk, layout: Layout, format: Format, name: &str) -> PathBuf {
    let path = desk.path(name);
    desk.act(Command::Export(Export::new(layout, format, path.clone())));
    path
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A cell of a table in `WordprocessingML`.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    /// Whether its paragraph runs from right to left.
    bidi: bool,
    /// Whether each of its runs is of right-to-left script, in order.
    rtl: Vec<bool>,
}

fn is_off(tag: &BytesStart<'_>) -> bool {
    tag.attributes_raw().contains("w:val=\"0\"")
}

/// The rows of the table, and whether its columns run from right to left.
fn table(xml: &str) -> (Vec<Vec<Cell>>, bool) {
    let mut reader = Reader::from_str(xml);
    let (mut rows, mut visual, mut in_text) = (Vec::<Vec<Cell>>::new(), false, false);
    loop {
        let event = reader.read_event().unwrap();
        let name = match &event {
            Event::Start(tag) | Event::Empty(tag) => tag.name().as_ref().to_owned(),
            _ => Default::default(),
        };
        let opens = matches!(event, Event::Start(_));
        match name.as_ref() {
            "w:tr" => rows.push(Vec::new()),
            "w:bidiVisual" => visual = true,
            "w:tc" => rows.last_mut().unwrap().push(Cell::default()),
            _ => {}
        }
        let cell = rows.last_mut().and_then(|row| row.last_mut());
        match (event, cell) {
            (Event::Eof, _) => return (rows, visual),
            (Event::End(tag), _) if tag.name().as_ref() == "w:tbl" => return (rows, visual),
            (Event::End(tag), _) if tag.name().as_ref() == "w:t" => in_text = false,
            (Event::Text(text), Some(cell)) if in_text => cell.text.push_str(&text.xml10_content()),
            (Event::GeneralRef(entity), Some(cell)) if in_text => {
                let name = entity.xml10_content();
                cell.text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap());
            }
            (Event::Start(ref tag) | Event::Empty(ref tag), Some(cell)) => match name.as_ref() {
                "w:bidi" => cell.bidi = !is_off(tag),
                "w:r" => cell.rtl.push(false),
                "w:rtl" => {
                    if let Some(last) = cell.rtl.last_mut() {
                        *last = true;
                    }
                }
                "w:t" => in_text = opens,
                _ => {}
            },
            _ => {}
        }
    }
}

#[test]
fn a_word_document_holds_every_pair_each_in_its_own_direction() {
    let mut desk = translated();
    let path = export(&mut desk, Layout::Bilingual, Format::Docx, "out.docx");
    assert_eq!(desk.notice().severity, Severity::Success);
    let said = &desk.notice().summary;
    assert!(said.starts_with("6 segments were exported to") && said.contains("out.docx"), "{said}");
    let (rows, visual) = table(&part(&path, "word/document.xml"));
    assert_eq!(rows.len(), 7, "a head and six pairs");
    assert!(!visual, "the source stands at the left");
    assert_eq!((rows[0][1].text.as_str(), rows[0][2].text.as_str()), ("Arabic", "English"));
    for (index, row) in rows.iter().skip(1).enumerate() {
        assert_eq!(row[0].text, (index + 1).to_string());
        assert_eq!((row[1].text.as_str(), row[2].text.as_str()), (SENTENCES[index], desk.targets()[index]));
        assert!(row[1].bidi && row[1].rtl.iter().all(|rtl| *rtl), "{:?}", row[1]);
        assert!(!row[2].bidi, "{:?}", row[2]);
    }
    assert!(rows[2][2].rtl.contains(&true) && rows[2][2].rtl.contains(&false), "an Arabic letter in English");
    let core = part(&path, "docProps/core.xml");
    assert!(core.contains(SENTENCES[0]), "the title is that of the article");
}

#[test]
fn the_columns_follow_the_window() {
    let mut desk = translated();
    desk.workspace.settings.source_first = false;
    let path = export(&mut desk, Layout::Bilingual, Format::Docx, "out.docx");
    let (rows, visual) = table(&part(&path, "word/document.xml"));
    assert!(visual, "the source stands at the right");
    assert_eq!(rows[1][1].text, SENTENCES[0], "and is still the first text");
    let path = export(&mut desk, Layout::Bilingual, Format::Html, "out.html");
    assert!(fs::read_to_string(&path).unwrap().contains("<table dir=\"rtl\">"));
    desk.workspace.settings.source_first = true;
    desk.act(Command::ExportStep(ExportStep::Again));
    assert!(fs::read_to_string(&path).unwrap().contains("<table dir=\"ltr\">"));
}

#[test]
fn an_english_article_into_arabic_has_its_directions_the_other_way_round() {
    let mut desk = Desk::with_text("The train came back to the city. It was met with flowers.");
    desk.translate("عاد القطار إلى المدينة.");
    let path = export(&mut desk, Layout::Bilingual, Format::Docx, "out.docx");
    let (rows, _) = table(&part(&path, "word/document.xml"));
    assert!(!rows[1][1].bidi && rows[1][2].bidi);
    assert!(rows[1][2].rtl.iter().all(|rtl| *rtl));
    assert_eq!(rows[1][2].text, "عاد القطار إلى المدينة.");
}

#[test]
fn a_web_page_names_language_and_direction_of_each_cell_and_escapes_its_text() {
    let mut desk = translated();
    let path = export(&mut desk, Layout::Bilingual, Format::Html, "out.html");
    let html = fs::read_to_string(path).unwrap();
    assert_eq!(html.matches("<tr").count(), 7);
    assert!(html.contains(&format!("<td class=\"source\" lang=\"ar\" dir=\"rtl\">{}</td>", SENTENCES[2])));
    assert_eq!(html.matches("<td class=\"target\" lang=\"en\" dir=\"ltr\">").count(), 6);
    assert!(html.contains("The return of &lt;the&gt; "), "{html}");
    assert!(!html.contains("<the>"));
    assert!(html.contains("train &amp; its friends"));
    assert!(html.contains("data-state=\"Confirmed\"") && html.contains("data-state=\"Draft\""));
}

#[test]
fn plain_text_has_pairs_of_lines_and_the_translation_alone_has_paragraphs() {
    let mut desk = translated();
    desk.go(2);
    desk.type_text("They met it.");
    let path = export(&mut desk, Layout::Bilingual, Format::Text, "pairs.txt");
    let pairs = fs::read_to_string(path).unwrap();
    assert!(
        pairs.starts_with(&format!("{}\nThe return of <the> \"old\" train & its friends\n\n", SENTENCES[0]))
    );
    assert_eq!(pairs.lines().count(), 18);
    let path = export(&mut desk, Layout::Target, Format::Text, "target.txt");
    let target = "The return of <the> \"old\" train & its friends\n\nThe train (أ) reached the station. They met it.\n\n\
        بدأت الحكاية قبل خمسين عاما. أغلقت الوزارة الخط يومها. واليوم تعيده البلدية إلى العمل.\n";
    assert_eq!(fs::read_to_string(path).unwrap(), target);
}

#[test]
fn tab_separated_text_escapes_what_would_break_its_lines() {
    let mut desk = translated();
    desk.go(2);
    desk.type_text("a\tb\nc\\d");
    let path = export(&mut desk, Layout::Bilingual, Format::Tsv, "out.tsv");
    let text = fs::read_to_string(path).unwrap();
    let line = format!("3\t{}\ta\\tb\\nc\\\\d", SENTENCES[2]);
    assert!(text.starts_with("\u{feff}# "), "a comment says how they are written");
    assert_eq!(text.lines().nth(1), Some("number\tar\ten"));
    assert_eq!(text.lines().nth(4), Some(line.as_str()));
    assert_eq!(text.lines().count(), 8);
}

#[test]
fn a_name_gets_the_ending_of_its_format() {
    let mut desk = translated();
    for (name, file) in [("out", "out.docx"), ("v1.2", "v1.2.docx"), ("OUT2.DOCX", "OUT2.DOCX")] {
        export(&mut desk, Layout::Bilingual, Format::Docx, name);
        assert!(desk.path(file).is_file(), "{name}");
    }
}

#[test]
fn a_place_that_cannot_be_written_to_leaves_the_old_file_and_says_so() {
    let mut desk = translated();
    let path = export(&mut desk, Layout::Bilingual, Format::Html, "out.html");
    let before = fs::read(&path).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    desk.type_text(" More.");
    let files = || fs::read_dir(desk.home.path()).unwrap().count();
    let count = files();
    desk.act(Command::ExportStep(ExportStep::Again));
    assert_eq!(desk.notice().severity, Severity::Error);
    assert!(desk.notice().summary.contains("Nothing was exported"));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(desk.home.path()).unwrap().count(), count, "no half of a file stays");
    export(&mut desk, Layout::Bilingual, Format::Docx, "no folder/out.docx");
    assert!(desk.notice().summary.contains("Nothing was exported"));
}

#[test]
fn exporting_again_without_a_first_time_asks_how() {
    let mut desk = translated();
    desk.act(Command::ExportStep(ExportStep::Again));
    assert_eq!(desk.workspace.prompt, Some(muqabala::app::Prompt::Export), "it asks how");
}

#[test]
fn invisible_marks_are_never_added_to_an_export() {
    let mut desk = translated();
    for (format, name) in [(Format::Html, "o.html"), (Format::Text, "o.txt"), (Format::Tsv, "o.tsv")] {
        let path = export(&mut desk, Layout::Bilingual, format, name);
        let text = fs::read_to_string(path).unwrap();
        let mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!text.contains(mark), "{name}");
    }
}

#[test]
fn a_file_that_nobody_chose_is_not_replaced() {
    let mut desk = Desk::with_article();
    let there = desk.file("mine.docx", b"precious");
    let export = |path: &Path| Command::Export(Export::new(Layout::Bilingual, Format::Docx, path.to_owned()));
    desk.act(export(&desk.path("mine")));
    let notice = desk.notice();
    assert!(notice.summary.contains("mine.docx") && notice.hint.contains("another name"), "{notice:?}");
    assert_eq!(std::fs::read(&there).unwrap(), b"precious");
    let copy = desk.file("mine.mqb", b"precious");
    desk.act(Command::SaveCopy(desk.path("mine")));
    assert!(desk.notice().summary.contains("mine.mqb"), "{:?}", desk.notice());
    assert_eq!(std::fs::read(&copy).unwrap(), b"precious");
    desk.act(export(&there));
    assert_ne!(std::fs::read(&there).unwrap(), b"precious", "the one that was chosen is");
}
