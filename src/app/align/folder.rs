//! Many pairs at once: each pair of files of a folder is aligned, and their beads become one memory.

use std::path::{Path, PathBuf};

use super::begin::Sources;
use super::names::{FilePair, Pairing};
use super::pair::alignment_of;
use super::session::AlignCounts;
use super::texts::{PairText, align_texts};
use super::units::{units_of_alignment, write_tmx};
use super::{AlignKnowledge, DOUBTFUL};
use crate::app::intake::{IntakeOptions, build_document};
use crate::app::{Notice, headless};
use crate::model::{Alignment, Stamp};
use crate::store::files_under;
use crate::text::Language;

/// What became of the pairs of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderReport {
    /// How many pairs were aligned.
    pub aligned: usize,
    /// How many could not be read, and how many files have no counterpart.
    pub left: usize,
    /// How many beads are doubtful.
    pub doubtful: usize,
    /// A line for each pair, and for each file without counterpart.
    pub lines: Vec<String>,
    /// The memory that was written; none where there was nothing to write.
    pub written: Option<PathBuf>,
}

/// Aligns the pairs of `folder` and writes their beads into a TMX file there. `going` is told how far it is, from 0 to 1, and says
/// whether to go on; where it does not, nothing is written and there is no report.
pub(in crate::app) fn align_folder(
    folder: &Path,
    sources: &Sources,
    stamp: &Stamp,
    going: &dyn Fn(f32) -> bool,
) -> Result<Option<FolderReport>, Notice> {
    let files = files_under(folder).map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    let (from, to) = &sources.languages;
    let Pairing { pairs, alone } = Pairing::of_folder(&files, (from, to));
    if pairs.is_empty() {
        return Err(no_pairs(folder, (from, to)));
    }
    let knowledge = sources.knowledge();
    let (mut report, mut units) = (FolderReport::default(), Vec::new());
    for (at, pair) in pairs.iter().enumerate() {
        if !going(at as f32 / pairs.len() as f32) {
            return Ok(None);
        }
        match align_files(pair, &knowledge) {
            Ok(alignment) => {
                let counts = AlignCounts::of(&alignment);
                report.aligned += 1;
                report.doubtful += counts.doubtful;
                report.lines.push(format!("{}: {}", pair.name, figures(&alignment, &counts)));
                units.extend(units_of_alignment(&alignment, &pair.name, stamp));
            }
            Err(notice) => {
                report.left += 1;
                report.lines.push(format!("{}: {}", pair.name, notice.text()));
            }
        }
    }
    for path in &alone {
        let name = path.strip_prefix(folder).unwrap_or(path).display();
        report.lines.push(format!("{name}: no counterpart has the same name"));
    }
    report.left += alone.len();
    if !units.is_empty() {
        let path = fresh(folder);
        write_tmx(&path, &units)?;
        report.written = Some(path);
    }
    Ok(Some(report))
}

/// Says that a folder has no pairs, and how they are named.
pub fn no_pairs(folder: &Path, (from, to): (&Language, &Language)) -> Notice {
    let hint = format!(
        "Name them alike but for the language, as name.{}.txt and name.{}.txt",
        from.primary(),
        to.primary()
    );
    let summary = format!("{} has no pairs of {} and {} files", folder.display(), from.name(), to.name());
    Notice::error(summary, hint)
}

/// Aligns two files.
fn align_files(pair: &FilePair, knowledge: &AlignKnowledge) -> Result<Alignment, Notice> {
    let (from, to) = knowledge.languages();
    let read = |path: &Path, from: &Language, to: &Language| {
        let options =
            IntakeOptions { languages: Some((from.clone(), to.clone())), ..IntakeOptions::default() };
        Ok(PairText::of_document(&build_document(&headless::read(path, &options)?, 1)))
    };
    let (source, target) = (read(&pair.source, &from, &to)?, read(&pair.target, &to, &from)?);
    let beads = align_texts(&source, &target, knowledge);
    let name = pair.target.file_name().unwrap_or_default().to_string_lossy();
    Ok(alignment_of(&name, &source, &target, &beads))
}

/// How an alignment has come out, in words.
pub fn figures(alignment: &Alignment, counts: &AlignCounts) -> String {
    format!(
        "{} and {} segments, {} beads, {} % sure on average, {} below {DOUBTFUL} %, {} without counterpart",
        alignment.source.len(),
        alignment.target.len(),
        alignment.beads.len(),
        counts.mean,
        counts.doubtful,
        counts.alone
    )
}

/// The name of a memory that is not there yet.
fn fresh(folder: &Path) -> PathBuf {
    let numbered = (2..).map(|number| folder.join(format!("aligned {number}.tmx")));
    let mut names = std::iter::once(folder.join("aligned.tmx")).chain(numbered);
    names.find(|path| !path.exists()).unwrap_or_else(|| folder.join("aligned.tmx"))
}
