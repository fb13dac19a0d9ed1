//! The same work from the command line: what it prints, and how it ends.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command as Process;

use muqabala::app::Command;
use muqabala::cli::{Invocation, run};
use tempfile::TempDir;

use crate::support::{ARTICLE, Desk, SENTENCES};

/// What a command did: its exit code, what it printed, what it complained of.
struct Done {
    code: u8,
    out: String,
    err: String,
}

fn muqabala(folder: &Path, line: &[&str]) -> Done {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = std::iter::once("muqabala").chain(line.iter().copied());
    // `@name` stands for a file of the folder.
    let words = words.map(|word| match word.strip_prefix('@') {
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(word),
    });
    let Invocation::Done(code) = run(words, &mut out, &mut err) else { panic!("it opens a window") };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code, out: text(out), err: text(err) }
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.txt", ARTICLE.as_bytes());
    folder
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    muqabala::store::write_atomic(&folder.join(name), bytes).unwrap();
}

#[test]
fn segment_prints_one_segment_a_line_and_an_empty_line_between_paragraphs() {
    let folder = folder();
    let done = muqabala(folder.path(), &["segment", "@a.txt"]);
    let paragraphs = [&SENTENCES[..1], &SENTENCES[1..3], &SENTENCES[3..]].map(|lines| lines.join("\n"));
    assert_eq!(done.out, format!("{}\n", paragraphs.join("\n\n")));
    assert_eq!((done.code, done.err.as_str()), (0, ""));
}

#[test]
fn segment_writes_tabs_and_backslashes_as_signs() {
    let folder = folder();
    put(folder.path(), "b.txt", "ملف\tC:\\مجلد هنا\n".as_bytes());
    assert_eq!(muqabala(folder.path(), &["segment", "@b.txt"]).out, "ملف\\tC:\\\\مجلد هنا\n");
}

#[test]
fn segment_obeys_encoding_and_language() {
    let folder = folder();
    put(folder.path(), "b.txt", &encoding_rs::WINDOWS_1256.encode(ARTICLE).0);
    let whole = muqabala(folder.path(), &["segment", "@a.txt"]).out;
    assert_eq!(muqabala(folder.path(), &["segment", "@b.txt", "--encoding", "windows-1256"]).out, whole);
    let guessed = muqabala(folder.path(), &["segment", "@b.txt"]);
    assert_eq!(guessed.out, whole);
    assert!(guessed.err.contains("b.txt was read as windows-1256"), "{}", guessed.err);
    let wrong = muqabala(folder.path(), &["segment", "@b.txt", "--encoding", "windows-1252"]);
    assert_eq!(wrong.code, 0);
    assert_ne!(wrong.out, whole);
    put(folder.path(), "c.txt", b"Dr. Smith came. He left.");
    let english = muqabala(folder.path(), &["segment", "@c.txt", "--lang", "en"]);
    assert_eq!(english.out, "Dr. Smith came.\nHe left.\n");
}

#[test]
fn new_fills_in_a_translation_that_exists() {
    let folder = folder();
    put(folder.path(), "ar.txt", "وصل القطار في 12 مايو.\n\nقال عمر: نعم.\n".as_bytes());
    put(folder.path(), "en.txt", b"The train arrived on 12 May.\n\nOmar said: yes.\n");
    let made = muqabala(folder.path(), &["new", "@p.mqb", "--source", "@ar.txt", "--target", "@en.txt"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("2 translations were filled in; 0 segments"), "{}", made.out);
    let exported = muqabala(folder.path(), &["export", "@p.mqb", "--format", "txt", "-o", "@p.txt"]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    let text = fs::read_to_string(folder.path().join("p.txt")).unwrap();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(place("12 مايو") < place("12 May") && place("12 May") < place("Omar said: yes."));
}

#[test]
fn segment_of_nothing_prints_nothing() {
    let folder = folder();
    put(folder.path(), "b.txt", b"\n \n");
    let done = muqabala(folder.path(), &["segment", "@b.txt"]);
    assert_eq!((done.code, done.out.as_str()), (0, ""));
}

#[test]
fn new_makes_one_plain_file_that_the_window_opens() {
    let folder = folder();
    let done = muqabala(folder.path(), &["new", "@p.mqb", "--source", "@a.txt", "--to", "fr"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.contains("6 segments"), "{}", done.out);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing lies beside it");
    let mut desk = Desk::new();
    desk.open_path(&folder.path().join("p.mqb"));
    assert_eq!(desk.sources(), SENTENCES);
    assert_eq!((desk.document().source.tag(), desk.document().target.tag()), ("ar", "fr"));
    assert_eq!(desk.undo_all(), 0);
}

#[test]
fn new_does_not_overwrite() {
    let folder = folder();
    assert_eq!(muqabala(folder.path(), &["new", "@p.mqb", "--source", "@a.txt"]).code, 0);
    let before = fs::read(folder.path().join("p.mqb")).unwrap();
    for target in ["@p.mqb", "@a.txt"] {
        let done = muqabala(folder.path(), &["new", target, "--source", "@a.txt"]);
        assert_eq!(done.code, 4);
        assert!(done.err.starts_with("muqabala: ") && done.err.contains("another name"), "{}", done.err);
    }
    assert_eq!(fs::read(folder.path().join("p.mqb")).unwrap(), before);
    assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), ARTICLE.as_bytes());
}

#[test]
fn the_exit_code_says_what_went_wrong() {
    let folder = folder();
    put(folder.path(), "a.pdf", b"%PDF-1.7");
    assert_eq!(muqabala(folder.path(), &["new", "@p.mqb", "--source", "@a.txt"]).code, 0);
    for (line, code) in [
        (&["segment"][..], 2),
        (&["segment", "@a.txt", "--colour", "red"], 2),
        (&["export", "@p.mqb", "-o", "@o.docx"], 2),
        (&["export", "@p.mqb", "--format", "doc", "-o", "@o.doc"], 2),
        (&["segment", "@gone.txt"], 3),
        (&["segment", "@a.pdf"], 3),
        (&["segment", "@a.txt", "--encoding", "utf-99"], 3),
        (&["new", "@q.mqb", "--source", "@gone.txt"], 3),
        (&["export", "@gone.mqb", "--format", "html", "-o", "@o.html"], 3),
        (&["export", "@a.txt", "--format", "html", "-o", "@o.html"], 3),
        (&["new", "@none/q.mqb", "--source", "@a.txt"], 4),
        (&["export", "@p.mqb", "--format", "html", "-o", "@none/o.html"], 4),
        (&["export", "@p.mqb", "--format", "docx", "--layout", "target", "-o", "@o.docx"], 4),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        let done = muqabala(folder.path(), line);
        assert_eq!(done.code, code, "{line:?}: {}", done.err);
        assert_eq!(done.err.is_empty(), code == 0, "{line:?}: errors go to the standard error");
        assert_eq!(done.out.is_empty(), code != 0, "{line:?}: results go to the standard output");
    }
    assert!(!folder.path().join("q.mqb").exists());
}

#[test]
fn export_writes_each_format() {
    let folder = folder();
    muqabala(folder.path(), &["new", "@p.mqb", "--source", "@a.txt"]);
    for (format, start) in [
        ("docx", &b"PK"[..]),
        ("html", b"<!DOCTYPE"),
        ("txt", "عودة".as_bytes()),
        ("tsv", "\u{feff}number\tar\ten\n1\t".as_bytes()),
        ("csv", "\u{feff}number,ar,en\n1,".as_bytes()),
        ("xlsx", b"PK"),
        ("md", b"# "),
        ("tmx", b"<?xml"),
        ("pdf", b"%PDF"),
    ] {
        let out = format!("@o.{format}");
        let done = muqabala(folder.path(), &["export", "@p.mqb", "--format", format, "-o", &out]);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{format}");
        assert!(done.out.contains("6 segments"), "{}", done.out);
        assert!(fs::read(folder.path().join(format!("o.{format}"))).unwrap().starts_with(start), "{format}");
    }
}

#[test]
fn export_works_while_a_window_has_the_project_open() {
    let mut desk = Desk::with_article();
    desk.translate("The return of the old train");
    assert!(desk.workspace.finish(crate::support::PATIENCE));
    let project = desk.project_path();
    let done = muqabala(
        desk.home.path(),
        &["export", project.to_str().unwrap(), "--layout", "target", "--format", "txt", "-o", "@o.txt"],
    );
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let written = fs::read_to_string(desk.path("o.txt")).unwrap();
    assert!(
        written.starts_with("The return of the old train\n\nوصل القطار"),
        "what is not translated stays: {written}"
    );
    desk.translate("It goes on.");
    desk.act(Command::Save);
    assert_eq!(desk.reopen().targets()[1], "It goes on.", "the window works on");
}

#[test]
fn paths_and_options_without_a_command_are_for_the_window() {
    let words = ["muqabala", "--encoding", "windows-1256", "a.txt"].map(OsString::from);
    let Invocation::Window(paths, options) = run(words, &mut Vec::new(), &mut Vec::new()) else {
        panic!("no window")
    };
    assert_eq!(paths, [Path::new("a.txt")]);
    assert_eq!(options.encoding.as_deref(), Some("windows-1256"));
}

/// The program itself, in the folder, with a home of its own.
fn program(folder: &Path, line: &[&str]) -> std::process::Output {
    let mut process = Process::new(env!("CARGO_BIN_EXE_muqabala"));
    process.args(line).current_dir(folder).env("MUQABALA_HOME", folder.join("home")).output().unwrap()
}

#[test]
fn the_program_itself_makes_a_project_and_exports_it() {
    let folder = folder();
    let made = program(folder.path(), &["new", "مشروع.mqb", "--source", "a.txt"]);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let exported = program(folder.path(), &["export", "مشروع.mqb", "--format", "tsv", "-o", "o.tsv"]);
    assert_eq!(exported.status.code(), Some(0), "{exported:?}");
    let lines = fs::read_to_string(folder.path().join("o.tsv")).unwrap();
    assert_eq!(lines.lines().count(), 7);
    assert_eq!(lines.lines().nth(2), Some(format!("2\t{}\t", SENTENCES[1]).as_str()));
}

#[test]
fn the_program_itself_ends_with_the_code_of_its_failure() {
    let folder = folder();
    for (line, code) in [
        (&["segment", "a.txt"][..], 0),
        (&["segment"], 2),
        (&["segment", "gone.txt"], 3),
        (&["new", "a.txt", "--source", "a.txt"], 4),
    ] {
        let output = program(folder.path(), line);
        assert_eq!(output.status.code(), Some(code), "{line:?}: {output:?}");
    }
}

#[test]
fn new_tells_what_it_guessed_beside_its_result() {
    let folder = folder();
    put(folder.path(), "b.txt", &encoding_rs::WINDOWS_1256.encode(ARTICLE).0);
    let done = muqabala(folder.path(), &["new", "@b.mqb", "--source", "@b.txt"]);
    assert_eq!((done.code, done.out.lines().count()), (0, 1), "{}", done.out);
    assert!(done.out.contains("6 segments") && !done.out.contains("windows-1256"));
    assert!(done.err.starts_with("muqabala: ") && done.err.contains("windows-1256"), "{}", done.err);
}

#[test]
fn terms_prints_a_line_for_each_hit_with_offsets_in_characters() {
    let folder = folder();
    put(folder.path(), "g.csv", "ar,en\nسفير,ambassador\nوفد,delegation\n".as_bytes());
    // A character outside of the basic plane counts once.
    put(folder.path(), "s.txt", "😀 وصل السفيرُ.\n\nغادر وفد كبير\n".as_bytes());
    let done = muqabala(folder.path(), &["terms", "@s.txt", "--glossary", "@g.csv"]);
    assert_eq!(done.out, "0\tسفير\t6\t13\tclitic\tambassador\n2\tوفد\t5\t8\texact\tdelegation\n");
    assert_eq!((done.code, done.err.as_str()), (0, ""));
}

#[test]
fn terms_takes_the_names_of_the_lines_where_they_have_some() {
    let folder = folder();
    put(folder.path(), "g.csv", "ar,en\nسفير,ambassador\n".as_bytes());
    put(folder.path(), "s.tsv", "a-1\tسفير جديد\nبلا اسم سفير\nb 2\tكلمة\tوسفير\n".as_bytes());
    let done = muqabala(folder.path(), &["terms", "@s.tsv", "--ids", "--glossary", "@g.csv"]);
    assert_eq!(done.out, "a-1\tسفير\t0\t4\texact\tambassador\nb 2\tسفير\t5\t10\tclitic\tambassador\n");
    assert_eq!(done.code, 0);
}

#[test]
fn terms_counts_plurals_of_its_own_unless_it_is_told_not_to() {
    let folder = folder();
    put(folder.path(), "g.csv", "ar,en\nسفير,ambassador\nمطار,airport\n".as_bytes());
    put(folder.path(), "s.txt", "السفراء في المطارات\n".as_bytes());
    let grades = |more: &[&str]| -> Vec<String> {
        let line = [&["terms", "@s.txt", "--glossary", "@g.csv"], more].concat();
        let done = muqabala(folder.path(), &line);
        assert_eq!(done.code, 0, "{}", done.err);
        done.out.lines().map(|line| line.split('\t').nth(4).unwrap().to_owned()).collect()
    };
    assert_eq!(grades(&[]), ["variant", "inflected"]);
    assert_eq!(grades(&["--no-plural-table"]), ["inflected"]);
}

#[test]
fn terms_writes_backslashes_as_signs_and_each_hit_in_one_line() {
    let folder = folder();
    let glossary = "ar,en\nسفير,\"C:\\home\tof the\nambassador\"\n";
    put(folder.path(), "g.csv", glossary.as_bytes());
    put(folder.path(), "s.txt", "سفير\n".as_bytes());
    let done = muqabala(folder.path(), &["terms", "@s.txt", "--glossary", "@g.csv"]);
    assert_eq!(done.out, "0\tسفير\t0\t4\texact\tC:\\\\home of the ambassador\n");
}

#[test]
fn terms_of_several_glossaries_come_in_their_order() {
    let folder = folder();
    put(folder.path(), "own.csv", "ar,en\nسفير,ambassador\n".as_bytes());
    put(folder.path(), "other.tsv", "ar\ten\nسفير\tenvoy\nوفد\tdelegation\n".as_bytes());
    put(folder.path(), "s.txt", "سفير ووفد\n".as_bytes());
    let targets = |order: [&str; 2]| -> Vec<String> {
        let line = ["terms", "@s.txt", "--glossary", order[0], "--glossary", order[1]];
        let out = muqabala(folder.path(), &line).out;
        out.lines().map(|line| line.rsplit('\t').next().unwrap().to_owned()).collect()
    };
    assert_eq!(targets(["@own.csv", "@other.tsv"]), ["ambassador", "envoy", "delegation"]);
    assert_eq!(targets(["@other.tsv", "@own.csv"]), ["envoy", "ambassador", "delegation"]);
}

#[test]
fn terms_ends_with_the_code_of_what_went_wrong() {
    let folder = folder();
    put(folder.path(), "g.csv", "ar,en\nسفير,ambassador\n".as_bytes());
    put(folder.path(), "empty.txt", b"");
    for (line, code) in [
        (&["terms", "@empty.txt", "--glossary", "@g.csv"][..], 0),
        (&["terms", "@a.txt"], 2),
        (&["terms", "--glossary", "@g.csv"], 2),
        (&["terms", "@a.txt", "--glossary", "@g.csv", "--plurals"], 2),
        (&["terms", "@gone.txt", "--glossary", "@g.csv"], 3),
        (&["terms", "@a.txt", "--glossary", "@gone.csv"], 3),
    ] {
        let done = muqabala(folder.path(), line);
        assert_eq!(done.code, code, "{line:?}: {}", done.err);
        assert_eq!(done.err.is_empty(), code == 0, "{line:?}");
        assert_eq!(done.out, "", "{line:?}");
    }
}
