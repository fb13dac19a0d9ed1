//! Segmentation rules of one's own: taken from a file, used, exported, given up again, and on the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use muqabala::app::{Command, Reread, Severity};
use muqabala::cli::{Invocation, run};
use muqabala::model::{Project, Side};
use muqabala::store::write_atomic;
use muqabala::text::TextChange;
use tempfile::TempDir;

use crate::support::Desk;

const RULES: &str = r#"<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"></header>
<body><languagerules><languagerule languagerulename="colons">
<rule break="no"><beforebreak>(</beforebreak><afterbreak></afterbreak></rule>
<rule break="yes"><beforebreak>[:؛.]</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="ar.*" languagerulename="colons"/></maprules></body></srx>"#;

const ARTICLE: &str = "قال: نعم. ثم ذهب.\nوأضاف: لا؛ لن يعود.\n";

fn place(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    write_atomic(&path, text.as_bytes()).unwrap();
    (folder, path)
}

fn sources(desk: &Desk) -> Vec<String> {
    desk.document().segments.iter().map(|segment| segment.source.clone()).collect()
}

fn project(desk: &Desk) -> &Project {
    &desk.workspace.open.as_ref().unwrap().project
}

fn muqabala(words: &[&dyn AsRef<Path>]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = words.iter().map(|word| OsString::from(word.as_ref()));
    let Invocation::Done(code) = run(std::iter::once("muqabala".into()).chain(words), &mut out, &mut err)
    else {
        panic!("it opens a window")
    };
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn rules_of_a_file_cut_what_is_not_begun_and_go_again_with_undo() {
    let (_folder, rules) = place("colons.srx", RULES);
    let mut desk = Desk::with_text(ARTICLE);
    let built_in = sources(&desk);
    assert_eq!(built_in, ["قال: نعم.", "ثم ذهب.", "وأضاف: لا؛ لن يعود."]);
    // What is begun stays as it is.
    let first = desk.document().segments[0].id;
    let change = TextChange::between("", "He said: yes.");
    desk.workspace.execute(Command::Type { segment: first, side: Side::Target, change });
    desk.act(Command::ImportSegmentation(rules.clone()));
    let expected = ["قال: نعم.", "ثم ذهب.", "وأضاف:", "لا؛", "لن يعود."];
    assert_eq!(sources(&desk), expected);
    let notice = desk.notice().clone();
    assert_eq!(notice.severity, Severity::Warning);
    assert!(notice.summary.contains("colons.srx") && notice.summary.contains("1 paragraph was cut anew"));
    assert!(notice.summary.contains("1 stays"), "{}", notice.summary);
    assert!(notice.hint.contains("line 5: this rule is left out"), "{}", notice.hint);
    let mut desk = desk.reopen();
    assert_eq!(sources(&desk), expected);
    assert_eq!(project(&desk).segmentation.as_ref().unwrap().name, "colons.srx");
    desk.undo();
    assert_eq!((sources(&desk), project(&desk).segmentation.is_none()), (built_in.clone(), true));
    desk.redo();
    assert_eq!(sources(&desk), expected);
    desk.act(Command::BuiltInSegmentation);
    assert_eq!((sources(&desk), project(&desk).segmentation.is_none()), (built_in.clone(), true));
    let mut desk = desk.reopen();
    assert_eq!(sources(&desk), built_in);
    desk.undo_all();
    assert_eq!(desk.document().segments[0].target, "");
}

#[test]
fn an_article_that_is_read_again_is_cut_by_the_rules_of_its_project() {
    let (_folder, rules) = place("colons.srx", RULES);
    let mut desk = Desk::with_text(ARTICLE);
    desk.act(Command::ImportSegmentation(rules));
    let cut = sources(&desk);
    desk.act(Command::Reread(Reread { encoding: Some("utf-8".into()), ..Reread::default() }));
    assert_eq!(sources(&desk), cut);
}

#[test]
fn rules_are_exported_and_what_is_no_rules_changes_nothing() {
    let (folder, rules) = place("colons.srx", RULES);
    let (_other, strange) = place("french.srx", &RULES.replace("ar.*", "fr.*"));
    let (_third, broken) = place("broken.srx", "<srx>\n<body>");
    let mut desk = Desk::with_text(ARTICLE);
    let before = sources(&desk);
    for path in [&strange, &broken] {
        desk.act(Command::ImportSegmentation(path.clone()));
        let notice = desk.notice().clone();
        assert_eq!(notice.severity, Severity::Error, "{}", notice.summary);
        assert_eq!(sources(&desk), before);
    }
    let mut desk = Desk::with_text(ARTICLE);
    let built_in = folder.path().join("built-in.srx");
    desk.act(Command::ExportSegmentation(built_in.clone()));
    desk.until_notice("as near as SRX can say it");
    desk.act(Command::ImportSegmentation(built_in));
    desk.until_notice("built-in.srx are used now");
    assert_eq!(sources(&desk), before, "the built-in rules cut this as their export does");
    desk.act(Command::ImportSegmentation(rules));
    let again = folder.path().join("again");
    desk.act(Command::ExportSegmentation(again.clone()));
    let written = std::fs::read_to_string(again.with_extension("srx")).unwrap();
    assert!(written.contains("[:؛.]") && written.contains("languagepattern=\"ar.*\""), "{written}");
}

#[test]
fn the_command_line_cuts_by_rules_and_makes_projects_with_them() {
    let (folder, article) = place("a.txt", ARTICLE);
    let (_rules, rules) = place("colons.srx", RULES);
    let (code, out, err) = muqabala(&[&"segment", &article, &"--rules", &rules]);
    assert_eq!((code, out.as_str()), (0, "قال:\nنعم.\nثم ذهب.\n\nوأضاف:\nلا؛\nلن يعود.\n"));
    assert!(err.contains("line 5: this rule is left out"), "{err}");
    let (_, out, err) = muqabala(&[&"segment", &article, &"--lang", &"fr", &"--rules", &rules]);
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(err.contains("no rules for French"), "{err}");
    let project = folder.path().join("p.mqb");
    let (code, out, _) = muqabala(&[&"new", &project, &"--source", &article, &"--rules", &rules]);
    assert_eq!((code, out.ends_with("has 6 segments\n")), (0, true), "{out}");
    let (_folder, broken) = place("broken.srx", "<srx>");
    assert_eq!(muqabala(&[&"segment", &article, &"--rules", &broken]).0, 3);
}
