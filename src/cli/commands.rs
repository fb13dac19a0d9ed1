//! What the commands do.

use std::io::{self, Write};
use std::path::Path;

use super::Failure;
use crate::app::headless;
use crate::app::{
    Article, Cutter, IntakeOptions, LoadedRules, Notice, build_document, build_document_by, load_rules,
};
use crate::model::Document;
use crate::text::Language;

pub(super) fn new(
    (project, source): (&Path, &Path),
    (target, rules): (Option<&Path>, Option<&Path>),
    options: &IntakeOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    let article = headless::read(source, options).map_err(|notice| unreadable(&notice))?;
    tell_notices(&article, err);
    let mut loaded = rules.map(load_rules).transpose().map_err(|notice| unreadable(&notice))?;
    if let (Some(path), Some(rules)) = (rules, &mut loaded) {
        let cutter = rules.cutter(&article.languages.0);
        tell_rules(path, rules, &cutter, &article, err);
    }
    let count = headless::create(project, &article, loaded.as_ref()).map_err(|notice| impossible(&notice))?;
    print(writeln!(out, "{} has {count} segments", project.display()))?;
    let Some(target) = target else { return Ok(()) };
    let (filled, left) = headless::fill_from(project, target).map_err(|notice| unreadable(&notice))?;
    print(writeln!(
        out,
        "{filled} translations were filled in; {left} segments of the translation have no counterpart"
    ))
}

/// How `segment` cuts.
pub(super) struct Cut<'a> {
    pub(super) lang: Option<&'a str>,
    pub(super) rules: Option<&'a Path>,
}

pub(super) fn segment(
    file: &Path,
    Cut { lang, rules }: Cut<'_>,
    options: &IntakeOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    let languages = lang.map(|lang| (Language::new(lang), Language::new("en")));
    let options =
        IntakeOptions { languages: languages.or_else(|| options.languages.clone()), ..options.clone() };
    let article = headless::read(file, &options).map_err(|notice| unreadable(&notice))?;
    tell_notices(&article, err);
    let document = match rules {
        None => build_document(&article, 1),
        Some(path) => {
            let mut rules = load_rules(path).map_err(|notice| unreadable(&notice))?;
            let mut cutter = rules.cutter(&article.languages.0);
            let document = build_document_by(&article, 1, Some(&mut cutter));
            tell_rules(path, &mut rules, &cutter, &article, err);
            document
        }
    };
    let mut out = io::BufWriter::new(out);
    for index in 0..document.segments.len() {
        print(write_segment(&mut out, &document, index))?;
    }
    print(out.flush())
}

/// Says what is to be known of an article: its encoding where that is a guess, what could not be read.
pub(super) fn tell_notices(article: &Article, err: &mut dyn Write) {
    for notice in &article.notices {
        // Where nobody can be told, the work is done all the same.
        writeln!(err, "muqabala: {}", notice.text()).ok();
    }
}

/// Says what of the rules of a file could not be used.
fn tell_rules(path: &Path, rules: &mut LoadedRules, cutter: &Cutter, article: &Article, err: &mut dyn Write) {
    rules.tell(cutter.problems());
    if cutter.rules() == 0 {
        rules.warnings.push(format!("it has no rules for {}", article.languages.0.name()));
    }
    for line in &rules.warnings {
        // Where nobody can be told, the work is done all the same.
        writeln!(err, "muqabala: {}: {line}", path.display()).ok();
    }
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
