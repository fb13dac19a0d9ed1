//! The review round on the command line.

use std::ffi::OsString;
use std::path::Path;

use muqabala::app::{Command, Format, headless};
use muqabala::cli::{Invocation, run};

use super::Paper;
use super::round::{TARGETS, all_columns, export, translated};

/// Runs the program; its exit code and what it printed.
fn program(words: &[&str], paths: &[&Path]) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = std::iter::once(&"muqabala").chain(words).map(OsString::from);
    let done = run(words.chain(paths.iter().map(|path| path.as_os_str().to_owned())), &mut out, &mut err);
    let Invocation::Done(code) = done else { panic!("{done:?}") };
    (code, String::from_utf8([out, err].concat()).unwrap())
}

#[test]
fn import_prints_what_was_changed_and_takes_it_where_it_is_told_to() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let project = desk.project_path();
    desk.act(Command::Close);
    let mut paper = Paper::open(&path);
    paper.replace(2, "arrived at", "reached");
    paper.save(&path);
    let line = format!("1\tchange\t{}\tThe train reached the station yesterday morning.\t\t\n", TARGETS[1]);
    assert_eq!(program(&["import"], &[&project, &path]), (0, line.clone()));
    assert_eq!(headless::load(&project).unwrap().documents[0].segments[1].target, TARGETS[1], "only shown");
    paper.rows.remove(4);
    paper.save(&path);
    let (code, text) = program(&["import", "--accept", "--mark-reviewed"], &[&project, &path]);
    assert_eq!(code, 1, "something needs a look");
    assert!(text.starts_with(&format!("{line}3\tmissing\t\t\t\t\n")), "{text}");
    assert!(text.ends_with("1 changes were taken in\n"), "{text}");
    let project = headless::load(&project).unwrap();
    let states = project.documents[0].segments.iter().map(|segment| segment.status.state.words());
    let expected = ["Reviewed", "Reviewed", "Reviewed", "Confirmed", "Reviewed", "Not started"];
    assert_eq!(states.collect::<Vec<_>>(), expected);
}

#[test]
fn a_review_that_cannot_be_read_ends_with_three() {
    let desk = translated();
    let project = desk.project_path();
    let other = desk.file("other.docx", b"%PDF-1.7");
    let (code, text) = program(&["import"], &[&project, &other]);
    assert_eq!(code, 3);
    assert!(text.contains("a PDF file"), "{text}");
}
