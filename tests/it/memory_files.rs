//! A translator brings the memories of other programs along, and takes hers to them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use muqabala::app::{MemoryFile, MemoryInfo, MemoryOptions, import_memory};
use muqabala::cli::{Invocation, run};
use tempfile::TempDir;

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ذاكرة.mqm");
    (folder, path)
}

fn write(path: &Path, text: &str) {
    muqabala::store::write_atomic(path, text.as_bytes()).unwrap();
}

fn rows(count: usize) -> String {
    let rows: Vec<_> = (0..count).map(|n| format!("كلمة {n} {}\tword {n}", n * 7919)).collect();
    rows.join("\n")
}

/// Runs the program: exit code, output, errors.
fn told(args: &[&std::ffi::OsStr]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("muqabala".into()).chain(args.iter().map(|arg| (*arg).to_owned()));
    let Invocation::Done(code) = run(args, &mut out, &mut err) else { panic!("a window") };
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn memory(args: &[&dyn AsRef<std::ffi::OsStr>]) -> (u8, String, String) {
    let all: Vec<_> =
        std::iter::once(std::ffi::OsStr::new("memory")).chain(args.iter().map(AsRef::as_ref)).collect();
    told(&all)
}

#[test]
fn a_memory_is_imported_described_searched_and_exported() {
    let (folder, path) = place();
    let table = folder.path().join("a.tsv");
    write(&table, "قال الوزير اليوم\tThe minister said today\nقلم\tpen\n\tx\n");
    let (code, out, err) = memory(&[&"import", &path, &table]);
    assert_eq!(code, 0, "{err}");
    assert!(out.ends_with("a.tsv: 2 units added, 0 were there already\n"), "{out}");
    assert!(err.contains("line 3"), "{err}");
    let (_, out, _) = memory(&[&"import", &path, &table]);
    assert!(out.contains("0 units added, 2 were there"), "{out}");
    let (_, out, _) = memory(&[&"info", &path]);
    assert!(out.starts_with("units\t2\npair\tar\ten\t2\nimport\t"), "{out}");
    let tmx = folder.path().join("b.tmx");
    assert_eq!(memory(&[&"export", &path, &tmx]).0, 0);
    let (_, out, _) =
        memory(&[&"search", &"--memory", &tmx, &"--query", &"قال الوزير أمس", &"--min", &"50", &"--tokens"]);
    assert_eq!(out, "0\t66\tقال الوزير اليوم\tThe minister said today\tb\n");
    for (args, expected) in [
        (vec!["info", "none.tmx"], 3),
        (vec!["import", "a.tmx", "b.tmx"], 2),
        (vec!["export", "a.mqm", "b.doc"], 2),
    ] {
        let args: Vec<&dyn AsRef<std::ffi::OsStr>> = args.iter().map(|arg| arg as &dyn AsRef<_>).collect();
        assert_eq!(memory(&args).0, expected);
    }
}

#[test]
fn an_import_that_is_cancelled_leaves_nothing() {
    let (folder, path) = place();
    let table = folder.path().join("a.tsv");
    write(&table, &rows(2000));
    let mut memory = MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    let mut seen = Vec::new();
    let report = import_memory(&mut memory, &table, &MemoryOptions::default(), 1, &mut |done, count| {
        seen.push(done);
        count < 1000
    });
    assert_eq!(report.unwrap(), None);
    assert_eq!(memory.len().unwrap(), 0);
    assert!(seen.len() >= 3 && seen.is_sorted(), "{seen:?}");
}

/// The variable that makes a test process a child that imports the file into the memory beside it until it is killed.
const CHILD: &str = "MUQABALA_TEST_IMPORT";

#[test]
fn an_import_that_is_killed_leaves_the_memory_as_it_was() {
    let (folder, path) = place();
    let table = folder.path().join("a.tsv");
    write(&table, &rows(30_000));
    let first = folder.path().join("b.tsv");
    write(&first, "قلم\tpen\n");
    let mut memory = MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    import_memory(&mut memory, &first, &MemoryOptions::default(), 1, &mut |_, _| true).unwrap();
    let before = memory.state().unwrap();
    drop(memory);
    let mut killed = 0;
    for round in 0..8 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "memory_files::child_of_the_test_above"])
            .env(CHILD, folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 + 70 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let memory = MemoryFile::open(&path).unwrap();
        assert!(memory.integrity());
        if memory.state().unwrap() != before {
            assert_eq!(memory.len().unwrap(), 30_001, "all or nothing");
            break;
        }
        assert_eq!(memory.len().unwrap(), 1);
        killed += 1;
    }
    assert!(killed > 0, "no round was killed in time");
}

/// Imports until killed; does nothing when it runs as a test of its own.
#[test]
fn child_of_the_test_above() {
    let Some(folder) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let mut memory = MemoryFile::open(&folder.join("ذاكرة.mqm")).unwrap();
    import_memory(&mut memory, &folder.join("a.tsv"), &MemoryOptions::default(), 2, &mut |_, _| true)
        .unwrap();
}
