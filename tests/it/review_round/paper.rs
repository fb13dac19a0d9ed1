//! A Word document as a reviewer's program leaves it: its rows and cells, to be changed by hand.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use muqabala::store::write_atomic;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a document, the main one cut into rows.
pub(crate) struct Paper {
    parts: Vec<(String, Vec<u8>)>,
    /// What stands before the first row.
    pub(crate) head: String,
    /// The rows of the table, `<w:tr>` to `</w:tr>`.
    pub(crate) rows: Vec<String>,
    /// What stands behind the last row.
    pub(crate) tail: String,
}

impl Paper {
    pub(crate) fn open(path: &Path) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
        let (mut parts, mut main) = (Vec::new(), String::new());
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            if name == "word/document.xml" {
                main = String::from_utf8(bytes).unwrap();
            } else {
                parts.push((name, bytes));
            }
        }
        let end = main.rfind("</w:tr>").map_or(0, |at| at + "</w:tr>".len());
        let start = main.find("<w:tr>").unwrap_or(end);
        let rows = main[start..end].split_inclusive("</w:tr>").map(str::to_owned).collect();
        Self { parts, head: main[..start].to_owned(), rows, tail: main[end..].to_owned() }
    }

    pub(crate) fn save(&self, path: &Path) {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let main = [self.head.as_str(), &self.rows.concat(), &self.tail].concat();
        let main = ("word/document.xml".to_owned(), main.into_bytes());
        for (name, bytes) in self.parts.iter().chain([&main]) {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        write_atomic(path, &archive.finish().unwrap().into_inner()).unwrap();
    }

    /// Puts a part in, or another in its place.
    pub(crate) fn part(&mut self, name: &str, text: &str) {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.to_owned(), text.as_bytes().to_vec()));
    }

    /// Takes a part out.
    pub(crate) fn without(&mut self, name: &str) {
        self.parts.retain(|(other, _)| other != name);
    }

    /// Puts `new` for `old`, which must be there, in a row.
    pub(crate) fn replace(&mut self, row: usize, old: &str, new: &str) {
        assert!(self.rows[row].contains(old), "{old} is not in {}", self.rows[row]);
        self.rows[row] = self.rows[row].replacen(old, new, 1);
    }

    /// The cells of a row.
    pub(crate) fn cells(&self, row: usize) -> (String, Vec<String>, String) {
        let text = &self.rows[row];
        let (start, end) = (text.find("<w:tc>").unwrap(), text.rfind("</w:tc>").unwrap() + "</w:tc>".len());
        let cells = text[start..end].split_inclusive("</w:tc>").map(str::to_owned).collect();
        (text[..start].to_owned(), cells, text[end..].to_owned())
    }

    /// Changes the cells of a row.
    pub(crate) fn change(&mut self, row: usize, change: impl FnOnce(&mut Vec<String>)) {
        let (head, mut cells, tail) = self.cells(row);
        change(&mut cells);
        self.rows[row] = [head, cells.concat(), tail].concat();
    }

    /// Takes all bookmarks out of a row.
    pub(crate) fn forget(&mut self, row: usize) {
        self.rows[row] = without_bookmarks(&self.rows[row]);
    }
}

/// A text without its bookmarks.
pub(crate) fn without_bookmarks(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<w:bookmark") {
        out.push_str(&rest[..at]);
        let end = rest[at..].find("/>").unwrap();
        rest = &rest[at + end + 2..];
    }
    out.push_str(rest);
    out
}
