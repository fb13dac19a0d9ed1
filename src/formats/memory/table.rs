//! Memories as tables: source, target, then anything, tab-separated or as CSV.

use std::io::{self, BufRead, Write};

use ::csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::warnings::Warnings;
use crate::formats::encoding::TextStream;
use crate::formats::error::{ReadError, ReadWarning};
use crate::model::TranslationUnit;
use crate::text::Language;

/// The comment in a tab-separated file in which `\t`, `\n` and `\\` stand for a tab, a line break and a backslash.
const ESCAPES: &str = r"# \t is a tab, \n a line break and \\ a backslash";

/// A table that is being read.
pub struct TableReader<R: BufRead> {
    rows: ::csv::Reader<Utf8<R>>,
    record: StringRecord,
    tabs: bool,
    escapes: bool,
    first: bool,
    /// The languages that the header names.
    header: Option<(Language, Language)>,
    warnings: Warnings,
}

impl<R: BufRead> TableReader<R> {
    /// Begins to read: tab-separated where the first line has a tab, else with commas or semicolons. `choice` is the label of
    /// an encoding that overrides what the bytes look like.
    pub fn new(input: R, choice: Option<&str>) -> Result<Self, ReadError> {
        let mut text = Utf8 { input: TextStream::new(input, choice, |_| None)?, text: String::new(), at: 0 };
        let first = text.first_line()?;
        let delimiter = delimiter(&first);
        let tabs = delimiter == b'\t';
        let rows = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(if tabs { b'\t' } else { delimiter })
            // A lone quotation mark in a tab-separated file must not swallow the rest.
            .quoting(!tabs)
            .from_reader(text);
        let (record, warnings) = (StringRecord::new(), Warnings::default());
        Ok(Self { rows, record, tabs, escapes: false, first: true, header: None, warnings })
    }

    /// The next unit, in the given languages or in those that the first row names; none at the end.
    pub fn next_unit(
        &mut self,
        languages: Option<&(Language, Language)>,
    ) -> Result<Option<TranslationUnit>, ReadError> {
        loop {
            let read = self.rows.read_record(&mut self.record);
            let line = self.record.position().map_or(0, ::csv::Position::line);
            match read {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(error) => return Err(broken(error, line)),
            }
            if let Some(unit) = self.unit(line, languages) {
                return Ok(Some(unit));
            }
        }
    }

    /// The languages that the first row names; to be asked after the first unit.
    pub fn header(&self) -> Option<&(Language, Language)> {
        self.header.as_ref()
    }

    /// The name of the encoding in the Encoding Standard.
    pub fn encoding(&self) -> &'static str {
        self.rows.get_ref().input.encoding()
    }

    /// How many bytes of the file were taken so far.
    pub fn taken(&self) -> u64 {
        self.rows.get_ref().input.taken()
    }

    /// What was left out since this was asked last.
    pub fn take_warnings(&mut self) -> Vec<ReadWarning> {
        self.warnings.take()
    }

    fn unit(&mut self, line: u64, languages: Option<&(Language, Language)>) -> Option<TranslationUnit> {
        let cell = |index| self.record.get(index).unwrap_or_default();
        let (source, target) = (cell(0), cell(1));
        // A row with a translation is a unit, whatever sign it begins with.
        if self.record.len() == 1 && source.starts_with('#') {
            self.escapes |= source == ESCAPES;
            return None;
        }
        if std::mem::take(&mut self.first) {
            let named = Some((source, target)).filter(|(one, other)| is_tag(one) && is_tag(other));
            self.header = named.map(|(source, target)| (Language::new(source), Language::new(target)));
            if self.header.is_some() {
                return None;
            }
        }
        let (source, target) = (self.text(source), self.text(target));
        if source.trim().is_empty() || target.trim().is_empty() {
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                self.warnings.tell(line, "source or translation is empty; the row is left out".to_owned());
            }
            return None;
        }
        let usual = (Language::new("ar"), Language::new("en"));
        let (from, to) = languages.or(self.header.as_ref()).unwrap_or(&usual);
        let mut unit = TranslationUnit::new((from, &source), (to, &target));
        for (index, name) in ["document", "note"].into_iter().enumerate() {
            let value = self.text(cell(index + 2));
            match name {
                "document" => unit.document = value,
                _ => unit.note = value,
            }
        }
        unit.tidy();
        Some(unit)
    }

    fn text(&self, cell: &str) -> String {
        let cell = if self.tabs { unquoted(cell) } else { cell.to_owned() };
        if self.escapes { unescaped(&cell) } else { cell }
    }
}

/// A table that is being written: source, target, document and note, with the languages in the first row.
pub struct TableWriter<W: Write> {
    rows: ::csv::Writer<W>,
    tabs: bool,
}

impl<W: Write> TableWriter<W> {
    /// Begins a table, tab-separated or as CSV.
    pub fn new(mut out: W, tabs: bool, (from, to): (&Language, &Language)) -> io::Result<Self> {
        if tabs {
            writeln!(out, "{ESCAPES}")?;
        }
        let delimiter = if tabs { b'\t' } else { b',' };
        let quotes = if tabs { ::csv::QuoteStyle::Never } else { ::csv::QuoteStyle::Necessary };
        let rows = WriterBuilder::new()
            .delimiter(delimiter)
            .quote_style(quotes)
            .terminator(Terminator::Any(b'\n'))
            .from_writer(out);
        let mut table = Self { rows, tabs };
        table.row([from.tag(), to.tag(), "document", "note"])?;
        Ok(table)
    }

    /// Writes a unit, without its tags.
    pub fn write(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.row([&*unit.plain_source(), &*unit.plain_target(), &unit.document, &unit.note])
    }

    /// Ends the table and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        self.rows.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }

    fn row(&mut self, cells: [&str; 4]) -> io::Result<()> {
        let cells = cells.map(|cell| if self.tabs { escaped(cell) } else { cell.to_owned() });
        self.rows.write_record(&cells).map_err(io::Error::other)
    }
}

/// The text of a stream as bytes, for the reader of CSV.
struct Utf8<R> {
    input: TextStream<R>,
    text: String,
    at: usize,
}

impl<R: BufRead> Utf8<R> {
    /// The first line that is no comment, as far as it is known.
    fn first_line(&mut self) -> Result<String, ReadError> {
        while self.text.len() < 8192 && self.input.fill(&mut self.text)? {}
        let is_comment = |line: &&str| line.starts_with('#') && !line.contains('\t');
        let line = self.text.lines().find(|line| !is_comment(line) && !line.trim().is_empty());
        Ok(line.unwrap_or_default().to_owned())
    }
}

impl<R: BufRead> io::Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.text.len() {
            self.text.clear();
            self.at = 0;
            if !self.input.fill(&mut self.text).map_err(io::Error::other)? && self.text.is_empty() {
                return Ok(0);
            }
        }
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let count = rest.read(buffer)?;
        self.at += count;
        Ok(count)
    }
}

fn broken(error: ::csv::Error, line: u64) -> ReadError {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => ReadError::Input(error),
        kind => ReadError::Input(io::Error::other(format!("line {line}: {kind:?}"))),
    }
}

fn delimiter(line: &str) -> u8 {
    let outside = |delimiter: char| -> usize {
        line.split('"').step_by(2).map(|part| part.matches(delimiter).count()).sum()
    };
    if line.contains('\t') {
        b'\t'
    } else if outside(';') > outside(',') {
        b';'
    } else {
        b','
    }
}

/// Whether a cell looks like the tag of a language, such as `ar` or `en-GB`.
fn is_tag(cell: &str) -> bool {
    let mut parts = cell.trim().split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\").replace('\t', "\\t").replace(['\n', '\r'], "\\n")
}

fn unescaped(cell: &str) -> String {
    if !cell.contains('\\') {
        return cell.to_owned();
    }
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.peek()) {
            ('\\', Some('t')) => Some('\t'),
            ('\\', Some('n')) => Some('\n'),
            ('\\', Some('\\')) => Some('\\'),
            _ => None,
        };
        out.push(meant.unwrap_or(c));
        if meant.is_some() {
            chars.next();
        }
    }
    out
}

/// Without quotation marks around the whole cell, which Excel writes in tab-separated files too.
fn unquoted(cell: &str) -> String {
    let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner.filter(|inner| inner.contains("\"\"") && !inner.replace("\"\"", "").contains('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<TranslationUnit>, Vec<ReadWarning>) {
        let mut reader = TableReader::new(text.as_bytes(), None).unwrap();
        let mut units = Vec::new();
        while let Some(unit) = reader.next_unit(None).unwrap() {
            units.push(unit);
        }
        (units, reader.take_warnings())
    }

    fn pairs(text: &str) -> Vec<(String, String)> {
        read(text).0.into_iter().map(|unit| (unit.source, unit.target)).collect()
    }

    fn pair(source: &str, target: &str) -> (String, String) {
        (source.to_owned(), target.to_owned())
    }

    #[test]
    fn tables_of_any_delimiter_are_read() {
        assert_eq!(pairs("قلم\tpen\tx\ty\nكتاب\tbook"), [pair("قلم", "pen"), pair("كتاب", "book")]);
        assert_eq!(pairs("قلم,\"pen, blue\"\n"), [pair("قلم", "pen, blue")]);
        assert_eq!(pairs("قلم;pen\n"), [pair("قلم", "pen")]);
        assert_eq!(pairs("قال \"نعم\ta\"b\nc\td"), [pair("قال \"نعم", "a\"b"), pair("c", "d")]);
        assert_eq!(pairs("# note\n#include\t# يشمل\n"), [pair("#include", "# يشمل")]);
        assert_eq!(pairs(""), []);
    }

    #[test]
    fn a_header_names_the_languages_and_rows_without_a_side_are_told_of() {
        let (units, warnings) = read("fr,ar-SA\nstylo,قلم\n,x\n");
        assert_eq!((units[0].source_language.tag(), units[0].target_language.tag()), ("fr", "ar-SA"));
        assert_eq!((units.len(), warnings.len(), warnings[0].line), (1, 1, 3));
    }

    #[test]
    fn what_is_written_comes_back() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let mut unit = TranslationUnit::new((&ar, "سطر\nآخر \"و\" c:\\new"), (&en, "a\tb, c"));
        unit.document = "مقال".into();
        for tabs in [true, false] {
            let mut writer = TableWriter::new(Vec::new(), tabs, (&ar, &en)).unwrap();
            writer.write(&unit).unwrap();
            let text = String::from_utf8(writer.finish().unwrap()).unwrap();
            assert_eq!(read(&text).0, std::slice::from_ref(&unit), "{text}");
        }
    }
}
