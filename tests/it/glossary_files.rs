//! Glossary files of all kinds: converted, merged and checked from the command line, and exported from a project.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use muqabala::app::{
    Column, Command, GlossaryFormat, LoadedGlossary, Mapping, ReadOptions, Severity, TermField, load_glossary,
};
use muqabala::cli::{Invocation, run};
use muqabala::formats::glossary::preview;
use muqabala::model::TermStatus;
use muqabala::text::Language;
use tempfile::TempDir;

use crate::support::Desk;

const CSV: &str = "ar,en,fr,en status,ar variants,domain,project,id\n\
    قطار,train,train,,قطارات,transport,x,4\n\
    ,choo-choo,,forbidden,,,,4\n\
    محطة,station,gare,,,transport,,7\n";

fn muqabala(folder: &Path, line: &str) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = std::iter::once("muqabala").chain(line.split(' '));
    // `@name` stands for a file of the folder.
    let words = words.map(|word| match word.strip_prefix('@') {
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(word),
    });
    let Invocation::Done(code) = run(words, &mut out, &mut err) else { panic!("it opens a window") };
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        muqabala::store::write_atomic(&folder.path().join(name), text.as_bytes()).unwrap();
    }
    folder
}

fn load(path: &Path) -> LoadedGlossary {
    load_glossary(path, &ReadOptions::default()).unwrap()
}

#[test]
fn a_glossary_goes_through_every_kind_of_file_and_is_the_same() {
    let folder = folder(&[("a.csv", CSV)]);
    let names = ["a.csv", "b.tbx", "c.xlsx", "d.mqg", "e.tsv", "f.csv"];
    for two in names.windows(2) {
        let done = muqabala(folder.path(), &format!("glossary convert @{} @{}", two[0], two[1]));
        assert_eq!((done.0, done.2.as_str()), (0, ""), "{two:?}");
        assert!(done.1.ends_with("2 entries\n"), "{}", done.1);
    }
    let first = load(&folder.path().join("a.csv"));
    assert_eq!(first.entries[0].terms.len(), 4);
    for name in names {
        let read = load(&folder.path().join(name));
        assert_eq!((read.entries, read.warnings), (first.entries.clone(), vec![]), "{name}");
    }
    let text = fs::read_to_string(folder.path().join("f.csv")).unwrap();
    assert_eq!(text.trim_start_matches('\u{feff}'), CSV);
}

#[test]
fn languages_and_encodings_are_obeyed() {
    let folder = folder(&[("a.txt", "maison\tبيت\n")]);
    let line = "glossary convert @a.txt @b.tsv --from fr --to ar --output-encoding windows-1256";
    assert_eq!(muqabala(folder.path(), line).0, 0);
    let (expected, ..) = encoding_rs::WINDOWS_1256.encode("fr\tar\nmaison\tبيت\n");
    assert_eq!(fs::read(folder.path().join("b.tsv")).unwrap(), expected.as_ref());
    assert_eq!(muqabala(folder.path(), "glossary convert @b.tsv @c.csv --encoding windows-1256").0, 0);
    assert!(fs::read_to_string(folder.path().join("c.csv")).unwrap().contains("maison"));
    let told = muqabala(folder.path(), "glossary convert @a.txt @c.txt --from ar --to en");
    assert_eq!((told.0, told.2.as_str()), (0, ""));
}

#[test]
fn merging_makes_one_entry_of_two_that_say_the_same() {
    let more = "ar,en,definition\nقِطار,Train,runs on rails\nباب,door,\n";
    let folder = folder(&[("a.csv", CSV), ("b.csv", more)]);
    let done = muqabala(folder.path(), "glossary merge @m.tbx @a.csv @b.csv");
    assert_eq!((done.0, done.2.as_str()), (0, ""));
    assert!(done.1.ends_with("3 entries, 1 merged into others\n"), "{}", done.1);
    let whole = load(&folder.path().join("m.tbx"));
    let train = &whole.entries[0];
    assert_eq!(train.definition, "runs on rails");
    assert!(train.terms.iter().any(|term| term.text == "choo-choo" && term.status == TermStatus::Forbidden));
}

#[test]
fn a_check_prints_what_is_wrong_and_says_so_with_its_code() {
    let bad = "ar,en\nقطار,train\nقطار,train\nباب,\nكتـــاب,book\n";
    let folder = folder(&[("bad.csv", bad), ("good.csv", "ar,en\nقطار,train\nقطار,locomotive\n")]);
    let (code, out, err) = muqabala(folder.path(), "glossary check @bad.csv");
    assert_eq!((code, err.as_str()), (1, ""));
    let rules: Vec<_> =
        out.lines().map(|line| line.split('\t').take(3).collect::<Vec<_>>().join(" ")).collect();
    let expected =
        [" warning file", "1 warning duplicate", "2 warning no-translation", "3 warning characters"];
    assert_eq!(rules, expected);
    let (code, out, _) = muqabala(folder.path(), "glossary check @good.csv");
    assert_eq!((code, out.lines().count()), (0, 1), "several translations are only a hint: {out}");
}

#[test]
fn the_exit_code_says_what_went_wrong() {
    let folder = folder(&[("a.csv", CSV), ("bad.tbx", "<tbx>\n<text>"), ("bad.xlsx", "PK")]);
    for (line, code) in [
        ("glossary", 2),
        ("glossary convert @a.csv", 2),
        ("glossary convert @a.csv @b.docx", 2),
        ("glossary convert @a.csv @b", 2),
        ("glossary convert @gone.csv @b.tbx", 3),
        ("glossary convert @bad.tbx @b.csv", 3),
        ("glossary convert @bad.xlsx @b.csv", 3),
        ("glossary check @bad.tbx", 3),
        ("glossary convert @a.csv @b.csv --from de --to en", 3),
        ("glossary convert @a.csv @none/b.csv", 4),
        ("glossary merge @none/b.mqg @a.csv", 4),
    ] {
        let done = muqabala(folder.path(), line);
        assert_eq!(done.0, code, "{line}: {}", done.2);
        assert!(!done.2.is_empty() && done.1.is_empty(), "{line}: {done:?}");
    }
    let (_, _, err) = muqabala(folder.path(), "glossary check @bad.tbx");
    assert!(err.contains("line 2") && err.contains("<text>"), "{err}");
}

#[test]
fn a_shared_glossary_is_not_overwritten() {
    let folder = folder(&[("a.csv", CSV)]);
    assert_eq!(muqabala(folder.path(), "glossary convert @a.csv @a.mqg").0, 0);
    let (code, _, err) = muqabala(folder.path(), "glossary convert @a.csv @a.mqg");
    assert!(code == 4 && err.contains("another name"), "{err}");
}

#[test]
fn a_project_imports_and_exports_every_kind() {
    let mut desk = Desk::with_text("وصل القطار إلى المحطة.");
    let csv = desk.file("a.csv", CSV.as_bytes());
    desk.act(Command::ImportGlossary(csv));
    let entries = |desk: &Desk| desk.workspace.open.as_ref().unwrap().project.glossary.len();
    assert_eq!(entries(&desk), 2);
    for name in ["b.tbx", "b.xlsx", "b.tsv", "b.mqg", "b.txt", "plain"] {
        desk.act(Command::ExportGlossary(desk.path(name)));
        assert_eq!(desk.notice().severity, Severity::Success, "{:?}", desk.notice());
        let path = if name == "plain" { desk.path("plain.csv") } else { desk.path(name) };
        let mut other = Desk::with_text("وصل القطار إلى المحطة.");
        other.act(Command::ImportGlossary(path));
        assert_eq!(entries(&other), if name == "b.txt" { 3 } else { 2 }, "{name}");
        assert!(!other.workspace.open.as_ref().unwrap().terms(other.segment(0)).is_empty(), "{name}");
    }
    // Another project is a glossary too.
    let project = desk.project_path();
    let mut other = Desk::with_text("وصل القطار إلى المحطة.");
    other.act(Command::ImportGlossary(project));
    assert_eq!(entries(&other), 2);
}

#[test]
fn a_table_is_looked_at_and_its_columns_chosen_before_it_is_imported() {
    let mut desk = Desk::with_text("وصل القطار إلى المحطة.");
    let (text, ..) = encoding_rs::WINDOWS_1256.encode("no;en_term;ar_term\n1;train;قطار\n2;;محطة\n");
    let path = desk.file("odd.csv", &text);
    let mut options = ReadOptions { encoding: Some("windows-1256".into()), ..ReadOptions::default() };
    desk.act(Command::PreviewGlossary { path: path.clone(), options: Box::new(options.clone()) });
    let (of, preview) = desk.workspace.previewed.take().unwrap();
    let preview = preview.unwrap();
    assert_eq!((of, preview.count, preview.encoding.as_str()), (path.clone(), 3, "windows-1256"));
    assert_eq!(preview.rows[1], ["1", "train", "قطار"]);
    let term = |tag| Column::Term(Language::new(tag), TermField::Text);
    options.mapping = Some(Mapping { header: true, columns: vec![Column::Ignore, term("en"), term("ar")] });
    desk.act(Command::ImportGlossaryAs { path, glossary: 0, options: Box::new(options) });
    let open = desk.workspace.open.as_ref().unwrap();
    assert_eq!((open.project.glossary.len(), open.terms(desk.segment(0)).len()), (2, 1));
    assert_eq!(desk.workspace.import_report, ["line 3: no English term; the entry is kept without it"]);
    let ids = vec![*open.project.glossary.keys().next().unwrap()];
    let out = desk.path("one.tsv");
    desk.act(Command::ExportGlossaryAs {
        path: out.clone(),
        glossary: 0,
        ids,
        encoding: Some("utf-16le".into()),
    });
    assert_eq!(load(&out).entries.len(), 1);
}

/// The public glossaries that a developer has at hand; without them the tests below look at nothing.
fn data(below: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("MUQABALA_DATA")?).join(below);
    assert!(folder.exists(), "{}", folder.display());
    Some(folder)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found: Vec<_> = all.filter(|path| path.extension().is_some_and(|it| it == extension)).collect();
    assert!(!found.is_empty());
    found
}

#[test]
fn public_tbx_files_give_all_their_terms() {
    for folder in ["formats/tbx-okapi", "formats/glossary-omegat"] {
        let Some(folder) = data(folder) else { return };
        for path in files(&folder, "tbx") {
            let bytes = fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            let count = |names: &[&str]| names.iter().map(|name| text.matches(name).count()).sum::<usize>();
            let read = load(&path);
            let empty =
                read.warnings.iter().filter(|told| told.ends_with("term is empty; it is left out")).count();
            assert_eq!((empty, empty), (read.warnings.len(), count(&["<term/>"])), "{}", path.display());
            assert_eq!(read.entries.len(), count(&["<termEntry"]), "{}", path.display());
            let terms: usize = read.entries.iter().map(|entry| entry.terms.len()).sum();
            assert_eq!(terms, count(&["<term>", "<term "]), "{}", path.display());
            let extra = read.entries.iter().flat_map(|entry| &entry.extra);
            assert!(!extra.into_iter().any(|(name, _)| name.contains("date")), "{}", path.display());
        }
    }
}

#[test]
fn public_omegat_glossaries_are_read() {
    let Some(folder) = data("formats/glossary-omegat") else { return };
    for name in ["test-magiccomment.tab", "test-magiccomment-bom.tab"] {
        assert_eq!(
            load(&folder.join(name)),
            LoadedGlossary { name: name.replace(".tab", ""), ..Default::default() }
        );
    }
    let read = load(&folder.join("test.csv"));
    let pairs: Vec<_> = read
        .entries
        .iter()
        .map(|entry| [&entry.terms[0].text, &entry.terms[1].text].map(String::as_str))
        .collect();
    let expected = [
        ["kde", "csv kde"],
        ["question", "csv q"],
        ["kde; question", "comma"],
        ["kde, qu", "comma dot"],
        ["\"kde\",\"q\"", "cdk"],
        ["\"\"k", "k"],
        ["zz\"zz", "zz"],
    ];
    assert_eq!(pairs, expected);
}

#[test]
fn public_csv_files_are_cut_into_cells_as_they_should_be() {
    let Some(folder) = data("formats/csv-spectrum") else { return };
    for path in files(&folder.join("csvs"), "csv") {
        let rows = preview(GlossaryFormat::Csv, &fs::read(&path).unwrap(), &ReadOptions::default()).unwrap();
        let rows = rows.unwrap().rows;
        let json = folder.join("json").join(path.file_stem().unwrap()).with_extension("json");
        // A line break is one, whichever way it is written.
        let json = fs::read_to_string(json).unwrap().replace("\\r", "");
        let expected: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        let (header, rows) = rows.split_first().unwrap();
        let cell = |(name, cell): (&String, &String)| {
            (name.clone(), serde_json::Value::from(cell.replace('\r', "")))
        };
        let read: Vec<_> = rows
            .iter()
            .map(|row| serde_json::Value::Object(header.iter().zip(row).map(cell).collect()))
            .collect();
        assert_eq!(read, expected, "{}", path.display());
    }
}

#[test]
fn public_workbooks_open() {
    let Some(folder) = data("formats/xlsx-okapi") else { return };
    for path in files(&folder, "xlsx") {
        let shown = preview(GlossaryFormat::Xlsx, &fs::read(&path).unwrap(), &ReadOptions::default());
        assert!(shown.is_ok(), "{}: {shown:?}", path.display());
    }
}

#[test]
fn what_is_written_as_tbx_is_valid() {
    let Some(schema) = data("schemas/tbx/TBXcoreStructV03.rng") else { return };
    let folder = folder(&[("a.csv", CSV)]);
    assert_eq!(muqabala(folder.path(), "glossary convert @a.csv @a.tbx").0, 0);
    let mut files = vec![folder.path().join("a.tbx")];
    let public = data("formats/tbx-okapi").map(|folder| self::files(&folder, "tbx")).unwrap_or_default();
    for (number, path) in public.iter().enumerate() {
        let out = folder.path().join(format!("{number}.tbx"));
        let line = format!("glossary convert {} {}", path.display(), out.display());
        assert_eq!(muqabala(folder.path(), &line).0, 0, "{line}");
        files.push(out);
    }
    for file in files {
        let mut xmllint = std::process::Command::new("xmllint");
        let Ok(output) = xmllint.arg("--noout").arg("--relaxng").arg(&schema).arg(&file).output() else {
            println!("xmllint is not installed");
            return;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
