//! Documents written here, read and written again.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{is_word, read, write};
use crate::formats::article::{Article, ParagraphKind};
use crate::formats::skeleton::TargetParagraph;
use crate::text::{Direction, Language};

mod broken;
mod direction;
mod reading;
mod tags;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn main_part(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"
    )
}

/// A document of this body and other parts, which are related to it by the names without their numbers.
fn document_with(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let relation = |kind: &str, target: &str, id: usize| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let all: String = others
        .iter()
        .enumerate()
        .map(|(at, (name, _))| {
            let kind = name.trim_end_matches(".xml").trim_end_matches(|c: char| c.is_ascii_digit());
            relation(kind, name, at + 1)
        })
        .collect();
    let root = format!(
        "<Relationships xmlns=\"{package}\">{}</Relationships>",
        relation("officeDocument", "word/document.xml", 1)
    );
    let related = format!("<Relationships xmlns=\"{package}\">{all}</Relationships>");
    let main = main_part(body);
    let mut parts = vec![
        ("_rels/.rels", root.as_str()),
        ("word/document.xml", main.as_str()),
        ("word/_rels/document.xml.rels", related.as_str()),
    ];
    let names: Vec<String> = others.iter().map(|(name, _)| format!("word/{name}")).collect();
    let texts: Vec<String> = others
        .iter()
        .map(|(_, text)| {
            (*text).replace("<ROOT", &format!("<w:root xmlns:w=\"{WORD}\"")).replace("</ROOT>", "</w:root>")
        })
        .collect();
    parts.extend(names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)));
    archive(&parts)
}

fn document(body: &str) -> Vec<u8> {
    document_with(body, &[])
}

fn article(bytes: &[u8]) -> Article {
    read(bytes).unwrap()
}

fn texts(bytes: &[u8]) -> Vec<String> {
    article(bytes).paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
}

/// A part of an archive.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The document with these translations, an empty one for none.
fn translated(bytes: &[u8], targets: &[&str], (source, target): (&str, &str)) -> Vec<u8> {
    let article = article(bytes);
    assert_eq!(article.paragraphs.len(), targets.len());
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .zip(targets)
        .map(|(paragraph, text)| TargetParagraph {
            text: (!text.is_empty()).then(|| (*text).to_owned()),
            tags: paragraph.tags.clone(),
            turned: None,
        })
        .collect();
    let languages = (&Language::new(source), &Language::new(target));
    write(bytes, &article.skeleton, &paragraphs, languages).unwrap().bytes
}

/// The body of the document with these translations.
fn body(original: &str, targets: &[&str], languages: (&str, &str)) -> String {
    let xml = part(&translated(&document(original), targets, languages), "word/document.xml");
    let (_, body) = xml.split_once("<w:body>").unwrap();
    body.split_once("</w:body>").unwrap().0.replace(" xml:space=\"preserve\"", "")
}
