//! The command that aligns a text with its translation.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use super::Failure;
use super::args::{AlignArgs, AlignFormat};
use super::commands::{field, impossible, print, tell_notices, unreadable};
use super::glossary::{load, tell};
use crate::app::clock::now_ms;
use crate::app::{
    AlignKnowledge, Bead, IntakeOptions, MemoryOptions, MemoryStep, PairText, ReadOptions, align_texts,
    alignment_of, build_document, headless, load_words, read_memory, tmx_of, units_of_alignment,
};
use crate::model::Stamp;
use crate::store::write_atomic;
use crate::text::Language;

/// What the options say of texts, glossaries and memories.
#[derive(Clone, Copy)]
pub(super) struct Options<'a> {
    /// How texts are read.
    pub(super) intake: &'a IntakeOptions,
    /// How glossaries are.
    pub(super) glossary: &'a ReadOptions,
    /// How memories are.
    pub(super) memory: &'a MemoryOptions,
}

/// Prints the beads of two texts, or writes them; of a folder, those of each pair in it. The exit code.
pub(super) fn run(
    args: &AlignArgs,
    options: Options<'_>,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<u8, Failure> {
    if args.source.is_dir() {
        return super::align_folder::run(args, options, (out, err));
    }
    let Some(target) = args.target.as_deref() else {
        return Err(Failure::usage("name the translation too: muqabala align SOURCE TARGET"));
    };
    let paths = (args.source.as_path(), target);
    let (source, target) = texts(args.lines, paths, options.intake, err)?;
    let knowledge = knowledge_of(args, (&source.language, &target.language), options, err)?;
    let beads = align_texts(&source, &target, &knowledge);
    let bytes = rendered(args.format, paths, (&source, &target), &beads)?;
    match &args.output {
        Some(path) => write_atomic(path, &bytes)
            .map_err(|error| Failure::impossible(format!("nothing was written: {error}")))?,
        None => print(out.write_all(&bytes).and_then(|()| out.flush()))?,
    }
    Ok(0)
}

/// What is known of words: the program's own, glossaries, dictionaries, and what memories teach.
pub(super) fn knowledge_of(
    args: &AlignArgs,
    (from, to): (&Language, &Language),
    options: Options<'_>,
    err: &mut dyn Write,
) -> Result<AlignKnowledge, Failure> {
    let mut knowledge = AlignKnowledge::new(from, to);
    let languages = options.glossary.languages.clone().or_else(|| Some((from.clone(), to.clone())));
    let glossary = ReadOptions { languages, ..options.glossary.clone() };
    for path in &args.glossary {
        knowledge.add_glossary(&load(path, &glossary, err)?);
    }
    for path in &args.dictionary {
        load_words(&mut knowledge, path).map_err(|notice| unreadable(&notice))?;
    }
    learn(&mut knowledge, args, options.memory, err)?;
    Ok(knowledge)
}

/// The beads in the form that is asked for.
pub(super) fn rendered(
    format: AlignFormat,
    (from, to): (&Path, &Path),
    (source, target): (&PairText, &PairText),
    beads: &[Bead],
) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    if format == AlignFormat::Tmx {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let alignment = alignment_of(&name(to), source, target, beads);
        let stamp = Stamp { at: now_ms(), ..Stamp::default() };
        let units = units_of_alignment(&alignment, &name(from), &stamp);
        return tmx_of(&units).map_err(|notice| impossible(&notice));
    }
    for bead in beads {
        print(match format {
            AlignFormat::Tsv => write_pair(&mut out, bead, source, target),
            AlignFormat::Beads | AlignFormat::Tmx => write_bead(&mut out, bead),
        })?;
    }
    Ok(out)
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
pub(super) fn texts(
    lines: bool,
    (source, target): (&Path, &Path),
    options: &IntakeOptions,
    err: &mut dyn Write,
) -> Result<(PairText, PairText), Failure> {
    if lines {
        let usual = || (Language::new("ar"), Language::new("en"));
        let (from, to) = options.languages.clone().unwrap_or_else(usual);
        let read = |path: &Path| {
            headless::read_lines(path, options.encoding.as_deref()).map_err(|notice| unreadable(&notice))
        };
        let target = PairText::of_lines(to, read(target)?);
        return Ok((PairText::of_lines(from, read(source)?), target));
    }
    let source = article(source, options, err)?;
    let known = options.languages.clone().map(|(from, to)| (to, from));
    let target = article(target, &IntakeOptions { languages: known, ..options.clone() }, err)?;
    Ok((source, target))
}

fn article(path: &Path, options: &IntakeOptions, err: &mut dyn Write) -> Result<PairText, Failure> {
    let article = headless::read(path, options).map_err(|notice| unreadable(&notice))?;
    tell_notices(&article, err);
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
