//! The commands that fill a project from memories and count what they would save.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::{StatsArgs, TranslateArgs};
use super::commands::{field, impossible, print, unreadable};
use super::machine;
use crate::app::headless;
use crate::app::{Band, FillOptions};

/// Fills segments and prints how many: `band<TAB>segments` a line, then those without a match and those left alone, and what a machine
/// did where one is asked.
pub(super) fn run(args: &TranslateArgs, (out, err): (&mut dyn Write, &mut dyn Write)) -> Result<(), Failure> {
    let options = FillOptions { least: args.min, only_empty: !args.all };
    let filled = headless::translate(&args.project, &paths(&args.memory), options, args.dry_run);
    let filled = filled.map_err(|notice| impossible(&notice))?;
    for (band, count) in &filled.bands {
        print(writeln!(out, "{}\t{count}", band.words()))?;
    }
    print(writeln!(out, "Without a match\t{}\nLeft alone\t{}", filled.without, filled.left))?;
    print(writeln!(out, "Numbers to look at\t{}", filled.doubtful))?;
    match args.machine.order(&args.memory) {
        Some(order) => machine::run(&args.project, &order, args.dry_run, (out, err)),
        None => Ok(()),
    }
}

/// Prints `band<TAB>segments<TAB>words<TAB>characters`, a line each, then the total; and, where machines have suggested, for each
/// engine `engine<TAB>segments<TAB>unchanged<TAB>characters changed<TAB>percent` of what is confirmed.
pub(super) fn stats(args: &StatsArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let analysis =
        headless::analysis(&args.project, &paths(&args.memory)).map_err(|notice| unreadable(&notice))?;
    print(writeln!(out, "\tsegments\twords\tcharacters"))?;
    let bands = Band::ALL.into_iter().map(Band::words).zip(analysis.bands);
    for (name, count) in bands.chain([("Total", analysis.total())]) {
        print(writeln!(out, "{name}\t{}\t{}\t{}", count.segments, count.words, count.characters))?;
    }
    let edited = headless::post_edits(&args.project).map_err(|notice| unreadable(&notice))?;
    if !edited.is_empty() {
        print(writeln!(out, "\npost-edited\tsegments\tunchanged\tchanged\tpercent"))?;
    }
    for it in &edited {
        let (engine, percent) = (field(&it.engine), it.percent());
        print(writeln!(out, "{engine}\t{}\t{}\t{}\t{percent}", it.segments, it.unchanged, it.distance))?;
    }
    Ok(())
}

fn paths(memories: &[PathBuf]) -> Vec<&Path> {
    memories.iter().map(PathBuf::as_path).collect()
}
