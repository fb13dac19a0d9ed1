//! Bilingual files as input: a table with two columns or a TMX becomes an article with translations.

use std::ffi::OsString;
use std::path::Path;

use muqabala::app::{Severity, headless};
use muqabala::cli::{Invocation, run};
use muqabala::model::State;

use crate::support::Desk;

fn open(name: &str, bytes: &[u8]) -> Desk {
    let mut desk = Desk::new();
    let path = desk.file(name, bytes);
    desk.open_path(&path);
    desk
}

fn languages(desk: &Desk) -> (&str, &str) {
    (desk.document().source.tag(), desk.document().target.tag())
}

#[test]
fn a_table_with_a_header_becomes_an_article_with_its_translations() {
    let text = "State,fr,ar,Note\nConfirmed,« Oui. Non. »,«نعم. لا.»,à voir\n,Fin.,,\nDraft,'=1+1,واحد,\n";
    let desk = open("pairs.csv", text.as_bytes());
    assert_eq!(desk.sources(), ["« Oui. Non. »", "Fin.", "=1+1"]);
    assert_eq!(desk.targets(), ["«نعم. لا.»", "", "واحد"]);
    assert_eq!(desk.states(), [State::Confirmed, State::NotStarted, State::Draft]);
    assert_eq!((languages(&desk), desk.segment(0).note.as_str()), (("fr", "ar"), "à voir"));
    assert!(desk.segment(0).status.in_memory && !desk.segment(2).status.in_memory);
    let notice = desk.notice();
    assert!(notice.summary.contains("2 of its 3 rows have a translation"), "{}", notice.summary);
    let desk = desk.reopen();
    assert_eq!(desk.targets(), ["«نعم. لا.»", "", "واحد"]);
}

#[test]
fn without_a_header_the_languages_are_those_of_the_texts() {
    let desk = open("a.tsv", "1\tThe end of it. And the start.\tنهاية\n2\tYes, it was\t\n".as_bytes());
    assert_eq!(languages(&desk), ("en", "ar"));
    // What is not translated is cut as any article is; what is translated stays whole.
    assert_eq!(desk.sources(), ["The end of it. And the start.", "Yes, it was"]);
    assert_eq!(desk.states(), [State::PreTranslated, State::NotStarted]);
    let desk = open("b.tsv", "جملة أولى. وثانية.\n".as_bytes());
    assert_eq!(desk.sources(), ["جملة أولى.", "وثانية."], "one column is plain text");
}

#[test]
fn a_memory_becomes_an_article_and_a_broken_file_says_why_not() {
    let tmx = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"ar\"/><body>\
        <tu><tuv xml:lang=\"ar\"><seg>قال <bpt i=\"1\">x</bpt>نعم<ept i=\"1\">y</ept></seg></tuv><tuv xml:lang=\"en\"><seg>Yes</seg></tuv>\
        </tu></body></tmx>";
    let desk = open("m.tmx", tmx.as_bytes());
    assert_eq!((desk.targets(), languages(&desk)), (vec!["Yes"], ("ar", "en")));
    let tags = desk.document().tags(desk.segment(0));
    assert_eq!(tags.without(&desk.segment(0).source), "قال نعم");
    let desk = open("m.tmx", b"<html>");
    assert_eq!((desk.workspace.open.is_none(), desk.notice().severity), (true, Severity::Error));
}

#[test]
fn the_command_line_makes_a_project_of_a_bilingual_file() {
    let folder = tempfile::tempdir().unwrap();
    let (table, project) = (folder.path().join("t.csv"), folder.path().join("p.mqb"));
    muqabala::store::write_atomic(&table, "en,ar\nYes. No.,نعم. لا.\n".as_bytes()).unwrap();
    let words: Vec<OsString> = ["muqabala", "new"].map(OsString::from).into();
    let words = words.into_iter().chain([project.clone().into(), "--source".into(), table.into()]);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert!(matches!(run(words, &mut out, &mut err), Invocation::Done(0)));
    assert!(String::from_utf8_lossy(&err).contains("opened as a bilingual file"));
    let document = &headless::load(Path::new(&project)).unwrap().documents[0];
    assert_eq!((document.segments.len(), document.segments[0].target.as_str()), (1, "نعم. لا."));
    assert_eq!(document.source.tag(), "en");
}
