//! The command that aligns a text with its translation.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use super::Failure;
use super::args::{AlignArgs, AlignFormat};
use super::commands::{field, impossible, print, unreadable};
use super::glossary::{load, tell};
use crate::app::clock::now_ms;
use crate::app::{
    AlignKnowledge, Bead, IntakeOptions, MemoryOptions, MemoryStep, PairText, ReadOptions, align_texts,
    alignment_of, build_document, headless, load_words, read_memory, tmx_of, units_of_alignment,
};
use crate::model::Stamp;
use crate::text::Language;

/// Prints the beads, or writes them as a table.
pub(super) fn run(
    args: &AlignArgs,
    (intake, glossary, memory): (&IntakeOptions, &ReadOptions, &MemoryOptions),
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    let (source, target) = texts(args, intake, err)?;
    let mut knowledge = AlignKnowledge::new(&source.language, &target.language);
    let options = ReadOptions {
        languages: glossary
            .languages
            .clone()
            .or_else(|| Some((source.language.clone(), target.language.clone()))),
        ..glossary.clone()
    };
    for path in &args.glossary {
        knowledge.add_glossary(&load(path, &options, err)?);
    }
    for path in &args.dictionary {
        load_words(&mut knowledge, path).map_err(|notice| unreadable(&notice))?;
    }
    learn(&mut knowledge, args, memory, err)?;
    let beads = align_texts(&source, &target, &knowledge);
    let mut out = io::BufWriter::new(out);
    if args.format == AlignFormat::Tmx {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let alignment = alignment_of(&name(&args.target), &source, &target, &beads);
        let stamp = Stamp { at: now_ms(), ..Stamp::default() };
        let units = units_of_alignment(&alignment, &name(&args.source), &stamp);
        print(out.write_all(&tmx_of(&units).map_err(|notice| impossible(&notice))?))?;
    }
    for bead in &beads {
        match args.format {
            AlignFormat::Beads => print(write_bead(&mut out, bead))?,
            AlignFormat::Tsv => print(write_pair(&mut out, bead, &source, &target))?,
            AlignFormat::Tmx => {}
        }
    }
    print(out.flush())
}

/// Learns from the memories that are named, the units of all of them at once.
fn learn(
    knowledge: &mut AlignKnowledge,
    args: &AlignArgs,
    memory: &MemoryOptions,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let mut units = Vec::new();
    let options = MemoryOptions { languages: Some(knowledge.languages()), ..memory.clone() };
    for path in &args.memory {
        let mut take = |step: MemoryStep| {
            units.push((step.unit.plain_source().into_owned(), step.unit.plain_target().into_owned()));
            true
        };
        let read = read_memory(path, &options, &mut take).map_err(|notice| unreadable(&notice))?;
        tell(err, path, &read.warnings);
    }
    if !units.is_empty() {
        knowledge.learn(units.iter().map(|(source, target)| (source.as_str(), target.as_str())));
    }
    Ok(())
}

/// Both sides; the languages are those of the options, else what the texts look like.
fn texts(
    args: &AlignArgs,
    options: &IntakeOptions,
    err: &mut dyn Write,
) -> Result<(PairText, PairText), Failure> {
    if args.lines {
        let usual = || (Language::new("ar"), Language::new("en"));
        let (from, to) = options.languages.clone().unwrap_or_else(usual);
        let read = |path: &Path| {
            headless::read_lines(path, options.encoding.as_deref()).map_err(|notice| unreadable(&notice))
        };
        let target = PairText::of_lines(to, read(&args.target)?);
        return Ok((PairText::of_lines(from, read(&args.source)?), target));
    }
    let source = article(&args.source, options, err)?;
    let known = options.languages.clone().map(|(from, to)| (to, from));
    let target = article(&args.target, &IntakeOptions { languages: known, ..options.clone() }, err)?;
    Ok((source, target))
}

fn article(path: &Path, options: &IntakeOptions, err: &mut dyn Write) -> Result<PairText, Failure> {
    let article = headless::read(path, options).map_err(|notice| unreadable(&notice))?;
    for notice in &article.notices {
        // Where nobody can be told, the work is done all the same.
        writeln!(err, "muqabala: {}", notice.text()).ok();
    }
    Ok(PairText::of_document(&build_document(&article, 1)))
}

fn write_bead(out: &mut impl Write, bead: &Bead) -> io::Result<()> {
    writeln!(out, "{}\t{}\t{:.3}", numbers(&bead.source), numbers(&bead.target), bead.confidence)
}

fn numbers(range: &Range<usize>) -> String {
    range.clone().map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}

/// Source and translation of a bead; an empty side where there is no counterpart.
fn write_pair(out: &mut impl Write, bead: &Bead, source: &PairText, target: &PairText) -> io::Result<()> {
    let text = |side: &PairText, range: &Range<usize>| {
        field(&side.segments.get(range.clone()).unwrap_or_default().join(" "))
    };
    writeln!(out, "{}\t{}\t{:.3}", text(source, &bead.source), text(target, &bead.target), bead.confidence)
}
