//! What the commands do.

use std::io::{self, Write};
use std::path::Path;

use super::Failure;
use crate::app::{IntakeOptions, Notice, build_document, headless};
use crate::model::Document;
use crate::text::Language;

pub(super) fn new(
    project: &Path,
    source: &Path,
    options: &IntakeOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    let article = headless::read(source, options).map_err(|notice| unreadable(&notice))?;
    for notice in &article.notices {
        // Where nobody can be told, the project is made all the same.
        writeln!(err, "muqabala: {}", notice.text()).ok();
    }
    let count = headless::create(project, &article).map_err(|notice| impossible(&notice))?;
    print(writeln!(out, "{} has {count} segments", project.display()))
}

pub(super) fn segment(
    file: &Path,
    lang: Option<&str>,
    options: &IntakeOptions,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let languages = lang.map(|lang| (Language::new(lang), Language::new("en")));
    let options =
        IntakeOptions { languages: languages.or_else(|| options.languages.clone()), ..options.clone() };
    let article = headless::read(file, &options).map_err(|notice| unreadable(&notice))?;
    let document = build_document(&article, 1);
    let mut out = io::BufWriter::new(out);
    for index in 0..document.segments.len() {
        print(write_segment(&mut out, &document, index))?;
    }
    print(out.flush())
}

fn write_segment(out: &mut impl Write, document: &Document, index: usize) -> io::Result<()> {
    let Some(segment) = document.segments.get(index) else { return Ok(()) };
    if index > 0 && document.starts_paragraph(index) {
        writeln!(out)?;
    }
    writeln!(out, "{}", field(&segment.source))
}

/// A field of a line: tabs, line breaks and backslashes are written as signs.
pub(super) fn field(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n")
}

pub(super) fn print(result: io::Result<()>) -> Result<(), Failure> {
    result.map_err(|error| Failure::impossible(format!("the output could not be written: {error}")))
}

pub(super) fn unreadable(notice: &Notice) -> Failure {
    Failure::unreadable(notice.text())
}

pub(super) fn impossible(notice: &Notice) -> Failure {
    Failure::impossible(notice.text())
}
