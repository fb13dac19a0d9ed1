//! The command that finds terms: what a project, an article or a table of pairs has and its glossary lacks.

use std::io::{self, Write};
use std::path::Path;

use super::Failure;
use super::commands::{field, impossible, print, unreadable};
use super::glossary::{known_kind, tell};
use crate::app::{
    Candidate, IntakeOptions, Notice, ReadOptions, WriteOptions, build_document, candidates_of, headless,
    save_glossary,
};
use crate::model::{Entry, EntryId, Project};
use crate::text::Language;

/// Prints the candidates, or writes them as a glossary.
pub(super) fn run(
    path: &Path,
    output: Option<&Path>,
    limit: usize,
    options: &ReadOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    if let Some(output) = output {
        known_kind(output)?;
    }
    let (project, languages) = project(path, options)?;
    let known = project.glossary.values().flat_map(|entry| entry.terms_in(&languages.0));
    let known = known.map(|term| term.text.clone()).collect();
    let mut found = candidates_of(&project, known);
    found.truncate(limit);
    let Some(output) = output else { return list(&found, out) };
    let entries: Vec<_> = found.iter().map(|candidate| entry(candidate, &languages)).collect();
    let options = WriteOptions { languages, encoding: None };
    let told = save_glossary(output, &entries, &options).map_err(|notice| impossible(&notice))?;
    tell(err, output, &told);
    print(writeln!(out, "{}: {} entries", output.display(), entries.len()))
}

fn list(found: &[Candidate], out: &mut dyn Write) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(out);
    for candidate in found {
        let translations: Vec<_> = candidate.translations.iter().map(|text| field(text)).collect();
        let line = format!("{}\t{}\t{}", candidate.count, field(&candidate.term), translations.join(" | "));
        print(writeln!(out, "{line}"))?;
    }
    print(out.flush())
}

/// An entry with the likeliest translation only; without one where none was seen.
fn entry(candidate: &Candidate, (source, target): &(Language, Language)) -> Entry {
    let translation = candidate.translations.first().map_or("", String::as_str);
    let mut entry = Entry::of_pair(EntryId(0), (source, candidate.term.as_str()), (target, translation));
    entry.tidy();
    entry
}

/// A project as it is; an article without translations; a table of segments with their translations.
fn project(path: &Path, options: &ReadOptions) -> Result<(Project, (Language, Language)), Failure> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let project = match extension.as_str() {
        "mqb" => headless::load(path),
        "tsv" => headless::load_pairs(path, options.languages.clone()),
        _ => article(path, options),
    };
    let project = project.map_err(|notice| unreadable(&notice))?;
    let languages = project.documents.first().map(|it| (it.source.clone(), it.target.clone()));
    let languages = languages.ok_or_else(|| Failure::unreadable("the project has no article"))?;
    Ok((project, languages))
}

fn article(path: &Path, options: &ReadOptions) -> Result<Project, Notice> {
    let intake = IntakeOptions { languages: options.languages.clone(), ..IntakeOptions::default() };
    let document = build_document(&headless::read(path, &intake)?, 1);
    Ok(Project { documents: vec![document], ..Project::default() })
}
