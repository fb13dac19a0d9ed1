//! Public test files of other projects are read as their manifest says. They lie outside: `MUQABALA_DATA` names their folder, and
//! without it nothing is tried.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use muqabala::app::{MemoryOptions, export_memory, preview_memory, read_memory};
use muqabala::text::Language;

fn folder(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("MUQABALA_DATA").map(PathBuf::from)?.join("formats").join(name);
    folder.is_dir().then_some(folder)
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for file in std::fs::read_dir(folder).unwrap().flatten().map(|file| file.path()) {
        if file.is_dir() {
            files(&file, ending, found);
        } else if file.extension().is_some_and(|extension| extension == ending) {
            found.push(file);
        }
    }
    found.sort();
}

/// Every public TMX is read, none of its units is left out, and what is written from it is read as the same.
#[test]
fn translation_memories_are_read_and_come_back() {
    let Some(public) = ["tmx-compliancekit", "tmx-okapi", "tmx-omegat"].map(folder).into_iter().collect()
    else {
        return;
    };
    let folders: Vec<PathBuf> = public;
    let mut paths = Vec::new();
    for folder in &folders {
        files(folder, "tmx", &mut paths);
    }
    let place = tempfile::tempdir().unwrap();
    let written = place.path().join("again.tmx");
    let options = MemoryOptions::default();
    for path in &paths {
        let preview = preview_memory(path, &options, &mut |_| true).unwrap().unwrap();
        assert_eq!(preview.warnings, Vec::<String>::new(), "{}", path.display());
        assert!(preview.units > 0 || path.ends_with("empty.tmx"), "{}", path.display());
        export_memory(path, &options, &written, 0, &mut |_| true).unwrap().unwrap();
        assert_eq!(units(path), units(&written), "{}", path.display());
    }
    assert!(paths.len() >= 23, "{}", paths.len());
}

fn units(path: &Path) -> Vec<(String, String, Language, Language)> {
    let mut units = Vec::new();
    read_memory(path, &MemoryOptions::default(), &mut |step| {
        let unit = step.unit;
        units.push((unit.source, unit.target, unit.source_language, unit.target_language));
        true
    })
    .unwrap();
    units
}

/// The import cases of the TMX compliance kit: each line of the source text has the translation that the kit expects.
#[test]
fn the_compliance_kit_translates_its_texts() {
    let Some(kit) = folder("tmx-compliancekit") else { return };
    for case in ["ImportTest1A", "ImportTest1B"] {
        let lines = |name: String| -> Vec<String> {
            let text = muqabala::app::headless::read_lines(&kit.join(name), None).unwrap();
            text.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
        };
        let (source, expected) = (lines(format!("{case}.txt")), lines(format!("{case}_fr-ca.txt")));
        let memory: BTreeMap<String, String> = units(&kit.join(format!("{case}.tmx")))
            .into_iter()
            .map(|(source, target, ..)| (source, target))
            .collect();
        let translated: Vec<_> = source.iter().filter_map(|line| memory.get(line)).collect();
        assert_eq!(translated, expected.iter().collect::<Vec<_>>(), "{case}");
    }
}
