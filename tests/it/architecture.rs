//! Holds the house in shape: ranks of the folders, owners of the crates, sizes of the files.

use std::fs;
use std::path::{Path, PathBuf};

/// The ranks of `architecture.md`: a module may use only modules of a lower rank.
const RANKS: &[(&str, u8)] = &[
    ("text", 0),
    ("model", 1),
    ("typeset", 1),
    ("formats", 2),
    ("assist", 2),
    ("mt", 2),
    ("store", 3),
    ("app", 4),
    ("ui", 5),
    ("cli", 5),
];

/// Who alone may name a crate.
const OWNERS: &[(&str, &[&str])] = &[
    ("cosmic_text", &["typeset"]),
    ("etagere", &["typeset"]),
    ("icu_segmenter", &["text"]),
    ("unicode_bidi", &["typeset"]),
    ("zip", &["formats"]),
    ("quick_xml", &["formats"]),
    ("flate2", &["formats"]),
    ("csv", &["formats"]),
    ("pulldown_cmark", &["formats"]),
    ("calamine", &["formats"]),
    ("rust_xlsxwriter", &["formats"]),
    ("krilla", &["formats"]),
    ("fancy_regex", &["formats"]),
    ("unicode_normalization", &["text"]),
    ("memchr", &["assist", "formats"]),
    ("encoding_rs", &["formats"]),
    ("dom_smoothie", &["formats"]),
    ("html_escape", &["formats"]),
    ("chardetng", &["formats"]),
    ("reqwest", &["mt"]),
    ("rustls", &["mt"]),
    ("webpki_root_certs", &["mt"]),
    ("tokio", &["app", "mt"]),
    ("rusqlite", &["store"]),
    ("serde", &["store", "mt", "formats"]),
    ("serde_json", &["store", "mt"]),
    ("tempfile", &["store"]),
    ("directories", &["store"]),
    ("egui", &["ui"]),
    ("eframe", &["ui"]),
    ("rfd", &["ui"]),
    ("winit", &["ui"]),
    ("rustix", &["ui"]),
    ("clap", &["cli"]),
];

/// What the window takes of modules below `app` only through `app`.
const NOT_IN_UI: &[&str] = &["formats", "assist", "mt", "store"];

const LONGEST_FILE: usize = 500;

struct Source {
    path: PathBuf,
    module: String,
    text: String,
}

impl Source {
    /// The text without the tests that stand in it; nothing where the whole file is one.
    fn without_tests(&self) -> &str {
        let name = self.path.file_name().unwrap().to_string_lossy();
        if matches!(&*name, "tests.rs" | "samples.rs") || self.path.ends_with("mt/server.rs") {
            return "";
        }
        let end = ["#[cfg(test)]\nmod tests {", "#[cfg(test)]\npub(super) mod sample {"];
        end.iter()
            .filter_map(|end| self.text.find(end))
            .min()
            .and_then(|at| self.text.get(..at))
            .unwrap_or(&self.text)
    }
}

#[test]
fn modules_use_only_lower_ranks() {
    for source in sources() {
        let Some(rank) = rank(&source.module) else { continue };
        for (used, other) in RANKS {
            let allowed = *other < rank || *used == source.module;
            let uses = code(&source.text).any(|line| names_module(line, used));
            assert!(allowed || !uses, "{} uses {used}, which is not of a lower rank", source.path.display());
            let kept_from_ui = source.module == "ui" && NOT_IN_UI.contains(used);
            assert!(!(kept_from_ui && uses), "{} uses {used}; it comes through app", source.path.display());
        }
    }
}

#[test]
fn crates_are_named_by_their_owners_alone() {
    for source in sources() {
        for (name, owners) in OWNERS {
            let uses = code(source.without_tests()).any(|line| names_crate(line, name));
            assert!(
                !uses || owners.contains(&source.module.as_str()),
                "{} names {name}",
                source.path.display()
            );
        }
    }
}

#[test]
fn files_are_stored_by_store_and_threads_started_by_jobs() {
    for source in sources() {
        let (path, body) = (source.path.display().to_string(), source.without_tests());
        let files = body.contains("std::fs") || body.contains("fs::File");
        assert!(!files || source.module == "store", "{path} touches files");
        let threads = body.contains("thread::Builder") || body.contains("thread::spawn");
        assert!(!threads || path.contains("app/jobs/"), "{path} starts a thread");
    }
}

#[test]
fn text_edit_and_unsafe_code_are_nowhere() {
    for source in sources() {
        for word in [
            concat!("Text", "Edit::"),
            concat!("text_", "edit_singleline"),
            concat!("text_", "edit_multiline"),
        ] {
            assert!(
                !code(&source.text).any(|line| line.contains(word)),
                "{} uses {word}",
                source.path.display()
            );
        }
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let mut files = sources();
    files.extend(read(&root().join("tests")));
    for source in files {
        let path = source.path.display();
        assert!(source.text.starts_with("//!"), "{path} does not begin with a //! line");
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST_FILE, "{path} has {lines} lines; split it by sub-noun");
    }
}

#[test]
fn no_test_module_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("tests/it")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(name == "main" || main.contains(&format!("mod {name};")), "{name} is not in main.rs");
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let found = read(&root().join("src"));
    assert!(found.len() > 20, "the sources are there");
    found
}

fn read(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(read(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push(Source { module: module(&path), path, text });
        }
    }
    found
}

/// The folder below `src` that a file belongs to.
fn module(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).unwrap_or(path);
    let first = below.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn rank(module: &str) -> Option<u8> {
    RANKS.iter().find(|(name, _)| *name == module).map(|(_, rank)| *rank)
}

/// The lines that are code.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

fn names_module(line: &str, module: &str) -> bool {
    let plain = line.contains(&format!("crate::{module}::")) || line.contains(&format!("crate::{module};"));
    let list = line.split_once("crate::{").is_some_and(|(_, list)| {
        list.split(',').any(|item| item.trim().trim_end_matches("};").split("::").next() == Some(module))
    });
    plain || list
}

fn names_crate(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn the_checks_see_what_they_are_for() {
    assert!(names_module("use crate::store::Folders;", "store"));
    assert!(names_module("use crate::{app, store};", "store"));
    assert!(!names_module("use crate::storey::Folders;", "store"));
    assert!(names_crate("use egui::Ui;", "egui"));
    assert!(names_crate("fn f(x: egui::Rect)", "egui"));
    assert!(!names_crate("use crate::csv::Reader;", "csv"));
    assert!(!names_crate("use glossary_csv::Reader;", "csv"));
}
