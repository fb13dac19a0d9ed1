//! Public files of the formats, reported as a table: `MUQABALA_DATA=FOLDER cargo test --test it public_files -- --nocapture`.
//!
//! The folder holds `formats/MANIFEST.tsv`, which says what is expected of each file. Without it nothing is measured.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use muqabala::app::Cutter;
use muqabala::formats::glossary::{GlossaryFormat, ReadOptions, preview};
use muqabala::formats::memory::{TmxReader, TmxWriter};
use muqabala::formats::{ArticleOptions, TargetParagraph, decode, read_article, srx, write_article};
use muqabala::text::Language;

/// What became of a file.
#[derive(Default)]
struct Outcome {
    /// Whether it was read, or refused as it should be.
    opened: bool,
    /// Whether what is written without a change is the same; none where there is no writer.
    round_trip: Option<bool>,
    /// Whether it is what is expected; none where that cannot be compared here.
    expected: Option<bool>,
    /// What there is to say.
    note: String,
}

/// Files that are measured in one way.
struct Kind {
    name: &'static str,
    folder: &'static str,
    endings: &'static [&'static str],
    check: fn(&Path, &[u8]) -> Outcome,
    /// Files that are not as expected, for a reason that the report names.
    known: &'static [&'static str],
}

/// One line for each kind of file.
const KINDS: &[Kind] = &[
    Kind { name: "CSV", folder: "csv-spectrum/csvs", endings: &["csv"], check: csv, known: &[] },
    // Blanks that XML does not preserve are not kept, as in Excel.
    Kind { name: "XLSX", folder: "xlsx-okapi", endings: &["xlsx"], check: xlsx, known: &["948-3.xlsx"] },
    Kind { name: "SRX", folder: "srx-", endings: &["srx"], check: rules, known: &[] },
    Kind { name: "TMX", folder: "tmx-", endings: &["tmx"], check: tmx, known: &[] },
    Kind { name: "encodings", folder: "enc-", endings: &[""], check: encoding, known: &[] },
    Kind { name: "text", folder: "text-omegat", endings: &["txt"], check: article, known: &[] },
    Kind { name: "Markdown", folder: "md-", endings: &["md", "markdown"], check: article, known: &[] },
    Kind { name: "HTML", folder: "html-", endings: &["html", "htm"], check: article, known: &[] },
    Kind { name: "DOCX", folder: "docx-okapi", endings: &["docx"], check: article, known: &[] },
];

#[test]
fn public_files_behave_as_their_list_says() {
    let Some(folder) = env::var_os("MUQABALA_DATA").map(PathBuf::from) else { return };
    let folder = folder.join("formats");
    let list = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let files: Vec<_> = list.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let (mut told, mut failed) = (String::new(), Vec::new());
    let mut summary = String::from("kind       files  opened  round trip  as expected\n");
    for kind in KINDS {
        measure(kind, &folder, &files, (&mut told, &mut summary, &mut failed));
    }
    println!("{told}\n{summary}");
    assert!(failed.is_empty(), "not as expected: {failed:#?}");
}

fn measure(
    kind: &Kind,
    folder: &Path,
    files: &[&str],
    (told, summary, failed): (&mut String, &mut String, &mut Vec<String>),
) {
    let is_of_kind = |file: &&&str| {
        file.starts_with(kind.folder)
            && kind.endings.iter().any(|ending| file.to_lowercase().ends_with(ending))
    };
    let (mut count, mut opened) = (0, 0);
    let (mut round, mut same) = ((0, 0), (0, 0));
    for file in files.iter().filter(is_of_kind) {
        let path = folder.join(file);
        let outcome = (kind.check)(&path, &fs::read(&path).unwrap());
        count += 1;
        opened += usize::from(outcome.opened);
        add(&mut round, outcome.round_trip);
        add(&mut same, outcome.expected);
        let sign = |value: Option<bool>| value.map_or("-", |good| if good { "yes" } else { "NO" });
        let (trip, expected) = (sign(outcome.round_trip), sign(outcome.expected));
        let line = format!(
            "{file}: opened {}, round trip {trip}, as expected {expected}",
            sign(Some(outcome.opened))
        );
        writeln!(told, "{line}{}{}", if outcome.note.is_empty() { "" } else { "; " }, outcome.note).unwrap();
        let good = outcome.opened && outcome.round_trip != Some(false) && outcome.expected != Some(false);
        if !good && !kind.known.iter().any(|known| file.ends_with(known)) {
            failed.push(format!("{line}; {}", outcome.note));
        }
    }
    let of = |(good, all): (usize, usize)| if all == 0 { "-".to_owned() } else { format!("{good}/{all}") };
    writeln!(summary, "{:<10} {count:>5}  {opened:>6}  {:>10}  {:>11}", kind.name, of(round), of(same))
        .unwrap();
}

fn add((good, all): &mut (usize, usize), value: Option<bool>) {
    if let Some(value) = value {
        *good += usize::from(value);
        *all += 1;
    }
}

fn refused(error: &dyn std::fmt::Display) -> Outcome {
    Outcome { note: error.to_string(), ..Outcome::default() }
}

/// The cells are those of the JSON file beside.
fn csv(path: &Path, bytes: &[u8]) -> Outcome {
    let read = preview(GlossaryFormat::Csv, bytes, &ReadOptions::default());
    let Ok(Some(read)) = read else { return refused(&"it is no table") };
    let json = path.with_extension("json").to_string_lossy().replace("/csvs/", "/json/");
    let wanted: serde_json::Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
    let (header, rows) = read.rows.split_first().unwrap();
    let found: Vec<serde_json::Value> = rows
        .iter()
        .map(|row| header.iter().cloned().zip(row.iter().cloned().map(serde_json::Value::from)).collect())
        .collect();
    // The file in the folder has lost the line ends that its JSON has.
    let plain = |value: &serde_json::Value| value.to_string().replace("\\r\\n", "\\n");
    let expected = plain(&wanted) == plain(&serde_json::Value::from(found));
    Outcome { opened: true, expected: Some(expected), ..Outcome::default() }
}

/// The first sheet with content; its texts are those that openpyxl finds, where Python has it.
fn xlsx(path: &Path, bytes: &[u8]) -> Outcome {
    let read = match preview(GlossaryFormat::Xlsx, bytes, &ReadOptions::default()) {
        Ok(Some(read)) => read,
        Ok(None) => return refused(&"it is no table"),
        Err(error) => return refused(&error),
    };
    let script = "import sys,openpyxl\n\
        for s in openpyxl.load_workbook(sys.argv[1],data_only=True).worksheets:\n\
        \x20r=[[str(c) for c in x if isinstance(c,str) and c.strip()] for x in s.iter_rows(values_only=True)]\n\
        \x20n=[x for x in s.iter_rows(values_only=True) if any(c is not None and str(c).strip() for c in x)]\n\
        \x20if n:\n\
        \x20 print('\\x00'.join(c for x in r for c in x)); break\n";
    let python = std::process::Command::new("python3").args(["-c", script]).arg(path).output();
    let words = python.ok().filter(|output| output.status.success());
    let words = words.map(|output| String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned());
    // White space at the ends and how a line ends do not count.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cells: Vec<_> = read.rows.iter().flatten().map(|cell| plain(cell)).collect();
    let missing: Option<Vec<_>> = words.filter(|_| read.count <= read.rows.len()).map(|words| {
        let words = words.split('\0').map(plain).filter(|word| !word.is_empty());
        words.filter(|word| !cells.contains(word)).collect()
    });
    let expected = missing.as_ref().map(Vec::is_empty);
    let note = format!("{} rows, missing: {:?}", read.count, missing.unwrap_or_default());
    Outcome { opened: true, expected, note, ..Outcome::default() }
}

/// Every rule that compiles is used; what is written says the same. Breaks are compared with choppa's by a script.
fn rules(_: &Path, bytes: &[u8]) -> Outcome {
    let (read, warnings) = match srx::read(bytes) {
        Ok(read) => read,
        Err(error) => return refused(&error),
    };
    // All sets at once, whatever the language.
    let mut all = read.clone();
    all.cascade = true;
    all.maps.iter_mut().for_each(|map| ".*".clone_into(&mut map.pattern));
    let cutter = Cutter::new(&all, "ar");
    let problems: Vec<_> = cutter
        .problems()
        .iter()
        .map(|problem| format!("line {}: {}", problem.line, problem.message))
        .collect();
    let plain = |mut srx: srx::Srx| {
        srx.sets.retain(|set| !set.rules.is_empty());
        srx.sets.iter_mut().flat_map(|set| &mut set.rules).for_each(|rule| rule.line = 0);
        srx.maps.iter_mut().for_each(|map| map.line = 0);
        (srx.cascade, srx.handles, srx.sets, srx.maps)
    };
    let written = srx::write(&read).ok().and_then(|(bytes, _)| srx::read(&bytes).ok());
    let round_trip = written.is_some_and(|(again, _)| plain(again) == plain(read.clone()));
    let note = format!(
        "{} rules, {} told while reading, {} do not compile {problems:?}",
        read.rule_count(),
        warnings.len(),
        problems.len()
    );
    Outcome { opened: true, round_trip: Some(round_trip), expected: Some(problems.is_empty()), note }
}

/// Its units are the same after they were written and read again. An empty file must be refused.
fn tmx(_: &Path, bytes: &[u8]) -> Outcome {
    let units = |bytes: &[u8]| {
        let mut reader = TmxReader::new(bytes, None)?;
        let source = reader.head().source.clone();
        let mut units = Vec::new();
        while let Some(entry) = reader.next_entry()? {
            units.extend(entry.units(None, source.as_ref()));
        }
        Ok::<_, muqabala::formats::ReadError>((units, reader.take_warnings()))
    };
    let (read, warnings) = match units(bytes) {
        Ok(read) => read,
        Err(error) if bytes.trim_ascii().is_empty() => return Outcome { opened: true, ..refused(&error) },
        Err(error) => return refused(&error),
    };
    let from = read.first().map_or_else(|| Language::new("en"), |unit| unit.source_language.clone());
    let mut writer = TmxWriter::new(Vec::new(), Some(&from)).unwrap();
    for unit in &read {
        writer.write(unit).unwrap();
    }
    let (again, _) = units(&writer.finish().unwrap()).unwrap();
    let texts = |units: &[muqabala::model::TranslationUnit]| -> Vec<_> {
        units.iter().map(|unit| (unit.source.clone(), unit.target.clone(), unit.note.clone())).collect()
    };
    let note = format!("{} units, {} told", read.len(), warnings.len());
    Outcome { opened: true, round_trip: Some(texts(&read) == texts(&again)), note, ..Outcome::default() }
}

/// The name of the file or of its folder is the encoding: the text is the one that it gives.
fn encoding(path: &Path, bytes: &[u8]) -> Outcome {
    let decoded = match decode(bytes, None) {
        Ok(decoded) => decoded,
        Err(error) => return refused(&error),
    };
    let part = |path: Option<&std::ffi::OsStr>| path.unwrap_or_default().to_string_lossy().into_owned();
    let folder = part(path.parent().and_then(Path::file_name));
    let name = if folder.len() == 2 { part(path.file_name()) } else { folder };
    let label = name.trim_end_matches(".txt").replace(".be", "be").replace("-arabic", "").replace("-sig", "");
    let wanted = encoding_rs::Encoding::for_label(label.as_bytes()).map(|it| it.decode(bytes).0.into_owned());
    // The encodings of the web have no UTF-32.
    let is_named = || decoded.encoding.eq_ignore_ascii_case(&label.replace(".le", "le"));
    let expected = Some(wanted.map_or_else(is_named, |wanted| wanted == decoded.text));
    Outcome { opened: true, expected, note: decoded.encoding.to_owned(), ..Outcome::default() }
}

/// An article is read and written again without a translation: then nothing of it may change.
fn article(path: &Path, bytes: &[u8]) -> Outcome {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read =
        match read_article(&name, bytes, &ArticleOptions { whole_page: true, ..ArticleOptions::default() }) {
            Ok(read) => read,
            Err(error) => return refused(&error),
        };
    let encoding = read.decoded.map_or("", |decoded| decoded.encoding);
    let none: Vec<_> = read
        .paragraphs
        .iter()
        .map(|paragraph| TargetParagraph { text: None, tags: paragraph.tags.clone(), turned: None })
        .collect();
    let (from, to) = (Language::new("en"), Language::new("fr"));
    let written = write_article(bytes, encoding, &read.skeleton, &none, (&from, &to));
    let note = format!("{} paragraphs, {} told", read.paragraphs.len(), read.warnings.len());
    match written {
        Ok(written) => Outcome {
            opened: true,
            round_trip: Some(same_parts(bytes, &written.bytes)),
            note,
            ..Outcome::default()
        },
        Err(error) => {
            Outcome { opened: true, note: format!("{note}; not written: {error}"), ..Outcome::default() }
        }
    }
}

/// Whether two files are the same; archives where their parts are.
fn same_parts(before: &[u8], after: &[u8]) -> bool {
    let parts = |bytes: &[u8]| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).ok()?;
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            let mut bytes = Vec::new();
            let mut part = archive.by_index(at).ok()?;
            std::io::Read::read_to_end(&mut part, &mut bytes).ok()?;
            parts.push((part.name().ok()?.into_owned(), bytes));
        }
        parts.sort();
        Some(parts)
    };
    before == after || parts(before).is_some_and(|parts_before| Some(parts_before) == parts(after))
}
