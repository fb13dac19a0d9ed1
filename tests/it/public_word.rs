//! Public Word documents, read and written again, as a table; it needs `MUQABALA_DATA`, the folder with `formats/MANIFEST.tsv`.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use muqabala::formats::{Article, ArticleOptions, TargetParagraph, read_article, write_article};
use muqabala::text::Language;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const MAIN: &str = "word/document.xml";

fn folder() -> Option<PathBuf> {
    std::env::var_os("MUQABALA_DATA").map(|data| PathBuf::from(data).join("formats"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "docx")).collect();
    files.sort();
    files
}

/// A document of this main part alone.
fn packed(main: &[u8]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file(MAIN, SimpleFileOptions::default()).unwrap();
    out.write_all(main).unwrap();
    out.finish().unwrap().into_inner()
}

fn read(bytes: &[u8]) -> Article {
    read_article("a.docx", bytes, &ArticleOptions::default()).unwrap()
}

/// The document with `text` for each paragraph of its article.
fn written(
    bytes: &[u8],
    article: &Article,
    languages: (&str, &str),
    text: impl Fn(&str) -> String,
) -> Vec<u8> {
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .map(|it| TargetParagraph { text: Some(text(&it.text)), tags: it.tags.clone(), turned: None })
        .collect();
    let languages = (&Language::new(languages.0), &Language::new(languages.1));
    write_article(bytes, "", &article.skeleton, &paragraphs, languages).unwrap().bytes
}

/// The names and unpacked bytes of an archive's files.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect()
}

/// The letters of a part, each with what one sees of its run's formatting; deleted text is none.
fn letters(part: &[u8]) -> Vec<(char, String)> {
    let text = String::from_utf8_lossy(part);
    let mut reader = Reader::from_str(&text);
    let (mut out, mut look, mut inside, mut in_text) = (Vec::new(), Vec::new(), false, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "rPr" => {
                inside = true;
                look.clear();
            }
            Event::Start(tag) if tag.local_name().as_ref() == "r" => look.clear(),
            Event::Start(tag) if tag.local_name().as_ref() == "t" => in_text = true,
            Event::End(tag) if tag.local_name().as_ref() == "rPr" => {
                inside = false;
                look.sort();
            }
            Event::End(tag) if tag.local_name().as_ref() == "t" => in_text = false,
            Event::Empty(tag) if inside => {
                let name = tag.local_name().as_ref().to_owned();
                if matches!(
                    name.as_str(),
                    "b" | "i" | "u" | "strike" | "caps" | "vertAlign" | "rStyle" | "highlight"
                ) {
                    look.push(format!("{name}{}", tag.attributes_raw().trim()));
                }
            }
            Event::Text(text) if in_text => {
                let letters = text.xml10_content();
                out.extend(letters.chars().filter(|c| c.is_alphanumeric()).map(|c| (c, look.join(" "))));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

/// What happened to a file.
struct Outcome {
    paragraphs: usize,
    tags: usize,
    warnings: usize,
    same_parts: bool,
    same_text: bool,
    same_look: bool,
}

fn outcome(bytes: &[u8]) -> Outcome {
    let article = read(bytes);
    let unchanged = written(bytes, &article, ("en", "en"), str::to_owned);
    // In another language of the same direction every paragraph is written anew.
    let anew = written(bytes, &article, ("en", "en-GB"), str::to_owned);
    let again = read(&anew);
    let texts = |article: &Article| article.paragraphs.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    let (before, after) = (parts(bytes), parts(&anew));
    let changed = article.warnings.iter().any(|warning| warning.message.contains("tracked"));
    let same_look = before.iter().zip(&after).all(|(before, after)| {
        before.0 == after.0
            && (!article.skeleton.parts.contains(&before.0)
                || changed
                || letters(&before.1) == letters(&after.1))
    });
    Outcome {
        paragraphs: article.paragraphs.len(),
        tags: article.paragraphs.iter().map(|it| it.tags.markups().len()).sum(),
        warnings: article.warnings.len(),
        same_parts: parts(&unchanged) == before,
        same_text: texts(&article) == texts(&again),
        same_look,
    }
}

#[test]
fn public_documents_come_back_as_they_were() {
    let Some(folder) = folder() else { return };
    let (mut failed, mut count) = (Vec::new(), 0);
    println!("{:58} {:>5} {:>5} {:>5}  parts text look", "file", "para", "tags", "warn");
    for path in [files(&folder.join("docx-okapi")), files(&folder.join("docx-okapi/gold"))].concat() {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let it = outcome(&fs::read(&path).unwrap());
        let mark = |good| if good { "same" } else { "DIFF" };
        let marks = [it.same_parts, it.same_text, it.same_look].map(mark).join("  ");
        println!("{name:58} {:5} {:5} {:5}  {marks}", it.paragraphs, it.tags, it.warnings);
        count += 1;
        if !(it.same_parts && it.same_text && it.same_look) {
            failed.push(name);
        }
    }
    println!("{count} documents opened, {} differ: {failed:?}", failed.len());
    assert!(failed.is_empty(), "{failed:?}");
}

/// The direction of each paragraph, run with text, and table of a main part, in order: `P`, `R`, `T` with `+` for right to left.
fn directions(part: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(part);
    let mut reader = Reader::from_str(&text);
    let mut out: Vec<String> = Vec::new();
    let mut in_mark = false;
    while let Ok(event) = reader.read_event() {
        let (name, off) = match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                (tag.name().as_ref().to_owned(), tag.attributes_raw().contains("\"0\""))
            }
            Event::End(tag) if tag.name().as_ref() == "w:pPr" => {
                in_mark = false;
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let turn = |out: &mut Vec<String>, kind: &str| {
            if let Some(last) = out.iter_mut().rev().find(|it| it.starts_with(kind)).filter(|_| !off) {
                last.push('+');
            }
        };
        match name.as_str() {
            "w:p" => out.push("P".to_owned()),
            "w:pPr" => in_mark = true,
            "w:tbl" => out.push("T".to_owned()),
            "w:sectPr" => out.push("S".to_owned()),
            "w:r" => out.push("R".to_owned()),
            "w:bidi" if out.last().is_some_and(|it| it.starts_with('S')) => turn(&mut out, "S"),
            "w:bidi" => turn(&mut out, "P"),
            "w:bidiVisual" => turn(&mut out, "T"),
            "w:rtl" if !in_mark => turn(&mut out, "R"),
            _ => {}
        }
    }
    out
}

#[test]
fn directions_are_turned_as_okapi_turns_them() {
    let Some(folder) = folder() else { return };
    let pairs = folder.join("docx-bidi-okapi");
    let mut failed = Vec::new();
    for (name, languages) in
        [("document-bidi-rtl", ("en", "ar")), ("document-bidi-table-properties-1", ("ar", "en"))]
    {
        let place = format!("parts/block/{name}.xml");
        let bytes = packed(&fs::read(pairs.join(&place)).unwrap());
        let article = read(&bytes);
        // Okapi marks Latin letters as right to left too; in Arabic ones both agree.
        let translate = |text: &str| {
            if languages.1 == "ar" {
                text.replace("Hello", "سلام").replace(|c: char| c.is_ascii_alphabetic(), "ب")
            } else {
                text.to_owned()
            }
        };
        let ours = written(&bytes, &article, languages, translate);
        let ours = parts(&ours)
            .into_iter()
            .find(|(part, _)| part == MAIN)
            .map(|(_, bytes)| directions(&bytes))
            .unwrap();
        let gold = directions(&fs::read(pairs.join("gold").join(&place)).unwrap());
        let bare =
            |found: &[String]| found.iter().filter(|it| !it.starts_with('S')).cloned().collect::<Vec<_>>();
        println!(
            "{name}: {}\n  ours {}\n  gold {}",
            if bare(&ours) == bare(&gold) { "same" } else { "DIFF" },
            ours.join(" "),
            gold.join(" ")
        );
        // Okapi leaves the section as it is.
        if bare(&ours) != bare(&gold) {
            failed.push(name);
        }
    }
    let omegat = packed(&fs::read(folder.join("office-omegat/openXML/document.xml")).unwrap());
    let it = outcome(&omegat);
    assert!(it.same_parts && it.same_text && it.same_look && it.paragraphs == 2);
    assert!(failed.is_empty(), "{failed:?}");
}
