//! Memory files: what is written comes back, and every change can be taken back.

use tempfile::TempDir;

use super::*;
use crate::model::{SegmentId, TranslationUnit, UnitId, UnitOrigin};
use crate::store::StoreErrorKind;
use crate::text::{Language, Markup, TagTable};

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ذاكرة.mqm");
    (folder, path)
}

fn unit(source: &str, target: &str) -> TranslationUnit {
    TranslationUnit::new((&Language::new("ar"), source), (&Language::new("en"), target))
}

fn all(memory: &MemoryFile) -> Vec<TranslationUnit> {
    let mut units = Vec::new();
    memory
        .units(|unit| {
            units.push(unit);
            true
        })
        .unwrap();
    units
}

fn texts(memory: &MemoryFile) -> Vec<String> {
    all(memory).into_iter().map(|unit| format!("{}={}", unit.source, unit.target)).collect()
}

fn import(memory: &mut MemoryFile, units: &[TranslationUnit]) -> ImportRecord {
    let mut import = memory.import("a.tmx", 1).unwrap();
    for unit in units {
        import.add(unit).unwrap();
    }
    import.finish().unwrap()
}

#[test]
fn all_that_is_known_of_a_unit_comes_back() {
    let (folder, path) = place();
    let languages = Some((Language::new("ar"), Language::new("en-GB")));
    let info = MemoryInfo { name: "أخبار".into(), languages, author: "ل".into() };
    let mut memory = MemoryFile::create(&path, &info).unwrap();
    let mut unit = unit("<1>ا</1>", "a");
    let bold = Markup { number: 1, open: "<b>".into(), close: Some("</b>".into()) };
    unit.source_tags = TagTable::new(vec![bold]);
    (unit.before, unit.after) = ("قبل".into(), "بعد".into());
    unit.created.who = "ل".into();
    unit.changed.at = 7;
    (unit.note, unit.document) = ("n".into(), "d".into());
    (unit.origin, unit.reviewed) = (UnitOrigin::Machine, true);
    unit.extra = vec![("k".into(), "v".into())];
    import(&mut memory, std::slice::from_ref(&unit));
    drop(memory);
    let memory = MemoryFile::open_for_reading(&path).unwrap();
    unit.id = UnitId(1);
    assert_eq!((memory.info().unwrap(), all(&memory)), (info, vec![unit]));
    assert_eq!(memory.pairs().unwrap()[0].units, 1);
    assert!(memory.integrity());
    drop(memory);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_import_adds_what_is_new_and_is_undone_as_a_whole() {
    let (_folder, path) = place();
    let mut memory = MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    import(&mut memory, &[unit("ا", "a")]);
    let generation = memory.state().unwrap().generation;
    let second = import(&mut memory, &[unit("ا", "a"), unit("ا", "b"), unit("ب", "b")]);
    assert_eq!((second.added, second.identical), (2, 1));
    assert!(memory.state().unwrap().generation > generation);
    let changed = TranslationUnit { target: "c".into(), ..all(&memory)[1].clone() };
    memory.apply(&[UnitChange::Put(Box::new(changed))], 2).unwrap();
    assert_eq!(memory.undo_import(second.id).unwrap(), 1);
    assert_eq!(texts(&memory), ["ا=a", "ا=c"]);
    assert_eq!(memory.undo_import(second.id).unwrap(), 0);
    assert!(memory.imports().unwrap()[0].undone);
}

#[test]
fn an_import_that_is_dropped_leaves_the_memory_as_it_was() {
    let (_folder, path) = place();
    let mut memory = MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    let before = memory.state().unwrap();
    let mut import = memory.import("a.tmx", 1).unwrap();
    import.add(&unit("ا", "a")).unwrap();
    drop(import);
    assert_eq!((memory.len().unwrap(), memory.state().unwrap()), (0, before));
    assert_eq!(memory.imports().unwrap(), []);
}

#[test]
fn changes_are_undone_and_done_again_across_a_restart() {
    let (_folder, path) = place();
    let mut memory = MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    import(&mut memory, &[unit("ا", "a"), unit("ب", "b")]);
    let first = TranslationUnit { target: "A".into(), ..all(&memory)[0].clone() };
    let added = UnitChange::Put(Box::new(unit("ج", "c")));
    memory.apply(&[UnitChange::Put(Box::new(first)), UnitChange::Delete(UnitId(2)), added], 5).unwrap();
    assert_eq!(texts(&memory), ["ا=A", "ج=c"]);
    drop(memory);
    let mut memory = MemoryFile::open(&path).unwrap();
    let step = memory.undo().unwrap().unwrap();
    assert_eq!((step.put.len(), step.gone), (2, vec![UnitId(3)]));
    assert_eq!(texts(&memory), ["ا=a", "ب=b"]);
    assert!(memory.undo().unwrap().is_none());
    memory.redo().unwrap().unwrap();
    assert_eq!(texts(&memory), ["ا=A", "ج=c"]);
    memory.undo().unwrap();
    memory.apply(&[UnitChange::Delete(UnitId(1))], 6).unwrap();
    assert!(memory.redo().unwrap().is_none());
}

#[test]
fn a_segment_has_one_unit_and_its_former_ones_come_back() {
    let (_folder, path) = place();
    let mut memory = MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    let put = |memory: &mut MemoryFile, project: &str, target: &str| {
        memory.put_segment(project, SegmentId(7), &unit("ا", target)).unwrap();
    };
    put(&mut memory, "p", "a");
    put(&mut memory, "q", "x");
    put(&mut memory, "p", "b");
    assert_eq!(texts(&memory), ["ا=b", "ا=x"]);
    memory.put_back("p", SegmentId(7)).unwrap();
    assert_eq!(texts(&memory), ["ا=a", "ا=x"]);
    put(&mut memory, "p", "c");
    memory.put_back("p", SegmentId(7)).unwrap();
    memory.put_back("p", SegmentId(7)).unwrap();
    assert_eq!(texts(&memory), ["ا=x"]);
    assert_eq!(memory.put_back("p", SegmentId(7)).unwrap(), UnitStep::default());
}

#[test]
fn other_files_are_refused_and_reading_changes_nothing() {
    let (folder, path) = place();
    MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    assert_eq!(MemoryFile::create(&path, &MemoryInfo::default()).unwrap_err().kind(), StoreErrorKind::Exists);
    let glossary = folder.path().join("a.mqg");
    crate::store::create_glossary(&glossary).unwrap().close().unwrap();
    assert!(matches!(MemoryFile::open(&glossary), Err(StoreError::NotOurs { .. })));
    let text = folder.path().join("a.txt");
    let long = "not a database at all, and long enough to look like one".repeat(9);
    crate::store::write_atomic(&text, long.as_bytes()).unwrap();
    assert!(matches!(MemoryFile::open(&text), Err(StoreError::NotOurs { .. })));
    let mut memory = MemoryFile::open_for_reading(&path).unwrap();
    assert!(matches!(memory.apply(&[], 0), Err(StoreError::ReadOnly { .. })));
}
