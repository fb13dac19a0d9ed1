//! The command that finds the terms of glossaries in a file.

use std::io::{self, Write};

use super::Failure;
use super::args::TermsArgs;
use super::commands::{field, print, unreadable};
use super::glossary::load;
use crate::app::{FoundTerm, LoadedGlossary, ReadOptions, TermFinder, headless, languages_of};
use crate::text::char_of_byte;

/// Prints a line for each hit and entry: `id<TAB>term<TAB>start<TAB>end<TAB>grade<TAB>target`.
pub(super) fn run(
    args: &TermsArgs,
    options: &ReadOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    let lines = headless::read_lines(&args.file, options.encoding.as_deref());
    let lines = lines.map_err(|notice| unreadable(&notice))?;
    let mut glossaries = Vec::new();
    for path in &args.glossary {
        glossaries.push(load(path, options, err)?);
    }
    let finder = finder(&glossaries, options);
    let mut out = io::BufWriter::new(out);
    for (number, line) in lines.iter().enumerate() {
        let counted = number.to_string();
        let (id, text) = match line.split_once('\t').filter(|_| args.ids) {
            Some((id, text)) => (id, text),
            None if args.ids => continue,
            None => (counted.as_str(), line.as_str()),
        };
        for found in finder.find(text, !args.no_plural_table) {
            print(write_hit(&mut out, id, text, &found))?;
        }
    }
    print(out.flush())
}

fn finder(glossaries: &[LoadedGlossary], options: &ReadOptions) -> TermFinder {
    let first = glossaries.iter().find(|glossary| !glossary.entries.is_empty());
    let own = || first.map(|glossary| languages_of(&glossary.entries));
    let languages =
        options.languages.clone().or_else(own).unwrap_or_else(|| languages_of::<crate::model::Entry>(&[]));
    TermFinder::new(&languages, glossaries)
}

fn write_hit(out: &mut impl Write, id: &str, text: &str, found: &FoundTerm) -> io::Result<()> {
    let at = |byte| char_of_byte(text, byte);
    let (start, end) = (at(found.range.start), at(found.range.end));
    let (term, targets) = (field(&found.term), field(&found.targets.join(" | ")));
    writeln!(out, "{id}\t{term}\t{start}\t{end}\t{}\t{targets}", found.grade.word())
}
