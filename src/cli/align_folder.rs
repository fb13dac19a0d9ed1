//! Aligns the pairs of a folder, or of two, with a line of report for each.

use std::io::Write;
use std::path::Path;

use super::Failure;
use super::align::{Options, knowledge_of, rendered, texts};
use super::args::{AlignArgs, AlignFormat};
use super::commands::{print, unreadable};
use crate::app::{
    AlignCounts, AlignKnowledge, FilePair, Notice, Pairing, align_texts, alignment_of, figures, files_under,
    no_pairs,
};
use crate::store::{make_folder, write_atomic};
use crate::text::Language;

/// Writes a file of beads for each pair into the folder of `--output`, and prints how each has come out. Where some could not be
/// read or have no counterpart, the others are aligned all the same, and the exit code is 1.
pub(super) fn run(
    args: &AlignArgs,
    options: Options<'_>,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<u8, Failure> {
    let Some(folder) = &args.output else {
        return Err(Failure::usage("say with -o in which folder the files of the pairs are to be written"));
    };
    let usual = || (Language::new("ar"), Language::new("en"));
    let (from, to) = options.intake.languages.clone().unwrap_or_else(usual);
    let Pairing { pairs, alone } = pairing(args, (&from, &to))?;
    if pairs.is_empty() {
        return Err(unreadable(&no_pairs(&args.source, (&from, &to))));
    }
    make_folder(folder).map_err(|error| Failure::impossible(format!("nothing was written: {error}")))?;
    let knowledge = knowledge_of(args, (&from, &to), options, err)?;
    let mut left = alone.len();
    for pair in &pairs {
        match one(args, options, pair, &knowledge, (folder, &mut *err)) {
            Ok(words) => print(writeln!(out, "{}\t{words}", pair.name))?,
            // What cannot be written will not be for the next pair either.
            Err(failure) if failure.code == 4 => return Err(failure),
            Err(failure) => {
                left += 1;
                writeln!(err, "muqabala: {}: {}", pair.name, failure.message).ok();
            }
        }
    }
    for path in &alone {
        writeln!(err, "muqabala: {}: no counterpart has the same name", path.display()).ok();
    }
    Ok(u8::from(left > 0))
}

fn pairing(args: &AlignArgs, (from, to): (&Language, &Language)) -> Result<Pairing, Failure> {
    let files = |path: &Path| {
        let notice = |error: crate::store::StoreError| Notice::error(error.to_string(), error.hint());
        files_under(path).map_err(|error| unreadable(&notice(error)))
    };
    let sources = files(&args.source)?;
    Ok(match &args.target {
        Some(target) => Pairing::of_folders((&sources, from), (&files(target)?, to)),
        None => Pairing::of_folder(&sources, (from, to)),
    })
}

/// Aligns a pair and writes its file; how it has come out.
fn one(
    args: &AlignArgs,
    options: Options<'_>,
    pair: &FilePair,
    knowledge: &AlignKnowledge,
    (folder, err): (&Path, &mut dyn Write),
) -> Result<String, Failure> {
    let paths = (pair.source.as_path(), pair.target.as_path());
    let intake =
        crate::app::IntakeOptions { languages: Some(knowledge.languages()), ..options.intake.clone() };
    let (source, target) = texts(args.lines, paths, &intake, err)?;
    let beads = align_texts(&source, &target, knowledge);
    let bytes = rendered(args.format, paths, (&source, &target), &beads)?;
    let ending = match args.format {
        AlignFormat::Beads => "beads",
        AlignFormat::Tsv => "tsv",
        AlignFormat::Tmx => "tmx",
    };
    let path = folder.join(format!("{}.{ending}", pair.name));
    write_atomic(&path, &bytes)
        .map_err(|error| Failure::impossible(format!("nothing was written: {error}")))?;
    let alignment = alignment_of("", &source, &target, &beads);
    Ok(figures(&alignment, &AlignCounts::of(&alignment)))
}
