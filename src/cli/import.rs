//! The command that reads a reviewed file.

use std::io::{self, Write};
use std::path::PathBuf;

use super::Failure;
use super::commands::{field, impossible, print, unreadable};
use crate::app::{ReviewDiff, accept_review, compare_review};
use crate::model::{Document, SegmentId};

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// The project that the file was exported from
    project: PathBuf,
    /// The Word document or Excel workbook that came back
    reviewed: PathBuf,
    /// Take everything in that overwrites nothing which was changed since the export
    #[arg(long)]
    accept: bool,
    /// Mark what is confirmed and was left unchanged as reviewed, too
    #[arg(long, requires = "accept")]
    mark_reviewed: bool,
}

/// Prints what was changed, in the order of the article, segments counted from 0; 1 where something needs a look: a conflict, or a
/// row that is broken.
pub(super) fn run(args: &ImportArgs, (out, err): (&mut dyn Write, &mut dyn Write)) -> Result<u8, Failure> {
    let (document, diff) =
        compare_review(&args.project, &args.reviewed).map_err(|notice| unreadable(&notice))?;
    let mut out = io::BufWriter::new(out);
    for line in lines(&document, &diff) {
        print(writeln!(out, "{}", line.join("\t")))?;
    }
    print(out.flush())?;
    if args.accept {
        let taken = accept_review(&args.project, &args.reviewed, args.mark_reviewed)
            .map_err(|notice| impossible(&notice))?;
        // Where nobody can be told, the changes are taken all the same.
        writeln!(err, "muqabala: {}: {taken} changes were taken in", args.project.display()).ok();
    }
    let doubtful = !diff.problems.is_empty() || diff.changes.iter().any(|change| change.conflict);
    Ok(u8::from(doubtful))
}

fn lines(document: &Document, diff: &ReviewDiff) -> Vec<[String; 6]> {
    let place = |id: u64| document.index_of(SegmentId(id));
    let mut lines = Vec::new();
    let mut add = |segment: Option<u64>, kind: &str, texts: [&str; 2], who: [&str; 2]| {
        let place = segment.and_then(place);
        let number = place.map_or_else(String::new, |place| place.to_string());
        let [before, after, author, date] = [texts[0], texts[1], who[0], who[1]].map(field);
        lines.push((place.unwrap_or(usize::MAX), [number, kind.to_owned(), before, after, author, date]));
    };
    for change in &diff.changes {
        let kind = if change.conflict { "conflict" } else { "change" };
        let who = change.revision.as_ref().map_or(["", ""], |it| [it.author.as_str(), it.date.as_str()]);
        add(Some(change.segment), kind, [&change.before, &change.after], who);
    }
    for it in &diff.comments {
        add(Some(it.segment), "comment", ["", &it.comment.text], [&it.comment.author, &it.comment.date]);
    }
    for (segment, state) in &diff.states {
        add(Some(*segment), "state", ["", state], ["", ""]);
    }
    for problem in &diff.problems {
        add(problem.segment, problem.kind.word(), [&problem.at, &problem.text], ["", ""]);
    }
    lines.sort_by_key(|(place, _)| *place);
    lines.into_iter().map(|(_, line)| line).collect()
}
