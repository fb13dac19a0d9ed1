//! What the command line does with projects, without jobs: it may wait.

use std::path::Path;
use std::sync::Arc;

use crate::app::align::{Sources, begin, fill};
use crate::app::clock::{iso_date, now_ms};
use crate::app::execute::stored_in;
use crate::app::export::{nothing_changed, render_target, tmx};
use crate::app::matches::{Analysis, FillOptions, Filled, MatchBook, Memory, Names, analyse, fillings};
use crate::app::{
    Article, Export, Format, IntakeOptions, Layout, LoadedRules, Notice, opening, read_article, render,
};
use crate::assist::{PostEditing, post_editing};
use crate::formats::{self, MAX_BYTES};
use crate::model::{
    Document, DocumentId, Edit, GroupKind, Metadata, Paragraph, ParagraphKind, Project, Segment, SegmentId,
    Status, rows_of,
};
use crate::store::{
    Access, Change, Folders, Opened, ProjectFile, StoreError, load_for_reading, read_file, write_atomic,
};
use crate::text::{Language, clean};

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many segments.
    pub segments: usize,
    /// How many bytes.
    pub bytes: usize,
    /// What could not be written as it is, a line each.
    pub told: Vec<String>,
}

/// Why nothing was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportFailure {
    /// The project cannot be read.
    NotRead(Notice),
    /// The file cannot be made or written.
    NotWritten(Notice),
}

/// Reads an article.
pub fn read(path: &Path, options: &IntakeOptions) -> Result<Article, Notice> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes =
        read_file(path, MAX_BYTES as u64).map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    read_article(&name, bytes.into(), options)
}

/// The lines of a text file in the encoding of this WHATWG label, or in the one that its bytes look like.
pub fn read_lines(path: &Path, encoding: Option<&str>) -> Result<Vec<String>, Notice> {
    let bytes =
        read_file(path, MAX_BYTES as u64).map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    let decoded = formats::decode(&bytes, encoding)
        .map_err(|error| Notice::error(error.to_string(), "Name its encoding with --encoding"))?;
    Ok(decoded.text.lines().map(str::to_owned).collect())
}

/// Makes a project of an article, cut by rules of its own where there are any; the number of its segments. A file that is there
/// is not overwritten.
pub fn create(path: &Path, article: &Article, rules: Option<&LoadedRules>) -> Result<usize, Notice> {
    let mut ready = opening::new_project_by(article, path, rules)?;
    if let Some(file) = ready.file.take() {
        file.close().map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    }
    Ok(ready.progress.total)
}

/// Reads a project, also while a window has it open.
pub fn load(path: &Path) -> Result<Project, Notice> {
    load_for_reading(path)
        .map(|opened| opened.project)
        .map_err(|error| Notice::error(error.to_string(), error.hint()))
}

/// Reads a table of segments and their translations, a tab between, as a project in the given languages (Arabic and English where
/// none are).
pub fn load_pairs(path: &Path, languages: Option<(Language, Language)>) -> Result<Project, Notice> {
    let bytes =
        read_file(path, MAX_BYTES as u64).map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    let decoded = crate::formats::decode(&bytes, None)
        .map_err(|error| Notice::error(error.to_string(), "Nothing was read"))?;
    let (source, target) = languages.unwrap_or_else(|| (Language::new("ar"), Language::new("en")));
    let segment = |(line, id): (&str, u64)| {
        let (source, target) = line.split_once('\t').unwrap_or((line, ""));
        Segment { target: target.to_owned(), ..Segment::new(SegmentId(id), 0, "", source) }
    };
    let segments = clean(&decoded.text).lines().zip(1..).map(segment).collect();
    let paragraphs = vec![Paragraph::new(ParagraphKind::Body)];
    let (id, name, metadata) = (DocumentId(0), String::new(), Metadata::default());
    let document = Document { id, name, metadata, source, target, paragraphs, segments };
    Ok(Project { documents: vec![document], ..Project::default() })
}

/// Exports the project at `path` to a file; `source_first` where the source stands at the left unless the options say otherwise.
pub fn export(path: &Path, source_first: bool, export: &Export) -> Result<Written, ExportFailure> {
    let opened = load_for_reading(path).map_err(|error| unreadable(&error))?;
    let project = opened.project;
    let first = project.documents.first();
    let (bytes, segments, told) = if export.layout == Layout::Target {
        let original = first.and_then(|document| stored_in(&opened.file, document).ok());
        let count = first.map_or(0, |document| document.segments.len());
        render_target(export, &project, original.as_ref()).map(|(bytes, told)| (bytes, count, told))
    } else {
        let plain = export.bilingual(&project, source_first, &iso_date(now_ms()));
        let bytes = match first.filter(|_| export.format == Format::Tmx) {
            Some(document) => tmx(document),
            None => render(export.layout, export.format, &plain),
        };
        let told = nothing_changed(&plain).into_iter().map(str::to_owned).collect();
        bytes.map(|bytes| (bytes, plain.shown(), told))
    }
    .map_err(|error| ExportFailure::NotWritten(Notice::error(error, "Choose another format")))?;
    write_atomic(&export.path, &bytes)
        .map_err(|error| ExportFailure::NotWritten(Notice::error(error.to_string(), error.hint())))?;
    Ok(Written { segments, bytes: bytes.len(), told })
}

/// Fills the segments of the project at `path` from its own memory and those at `memories`, as one step of its history; with `dry` it
/// only counts.
pub fn translate(path: &Path, memories: &[&Path], options: FillOptions, dry: bool) -> Result<Filled, Notice> {
    let failed = |error: StoreError| Notice::error(error.to_string(), error.hint());
    let mut opened = if dry { load_for_reading(path) } else { ProjectFile::open(path) }.map_err(failed)?;
    if !dry && opened.access != Access::Write {
        let summary = format!("{} can only be read now", path.display());
        return Err(Notice::error(summary, "Close it where it is open, or fill it there"));
    }
    let memories = memories_of(&opened.project, memories)?;
    let names = Names::default();
    let document = opened.project.documents.first();
    let filled = document.and_then(|it| fillings(it, &memories, options, &names, (now_ms(), &|| false)));
    let filled = filled.unwrap_or_default();
    if !dry && !filled.edits.is_empty() {
        take_step(&mut opened, GroupKind::PreTranslate, filled.edits.clone())?;
    }
    if !dry {
        opened.file.close().map_err(failed)?;
    }
    Ok(filled)
}

/// Aligns the article of the project at `path` with its translation at `target` and fills its segments, as one step.
///
/// Gives how many segments got a translation, and how many of the translation have no counterpart.
pub fn fill_from(path: &Path, target: &Path) -> Result<(usize, usize), Notice> {
    let failed = |error: StoreError| Notice::error(error.to_string(), error.hint());
    let mut opened = ProjectFile::open(path).map_err(failed)?;
    let Some(document) = opened.project.documents.first() else { return Ok((0, 0)) };
    let data = Folders::of_user().map(|folders| folders.data().to_owned()).unwrap_or_default();
    let languages = (document.source.clone(), document.target.clone());
    let sources = Sources { languages, entries: Vec::new(), data, dictionaries: Vec::new() };
    let begun = begin(document, target, &sources)?;
    let fresh = document.segments.iter().map(|segment| segment.id.0 + 1).max().unwrap_or(1);
    let filled =
        fill(&begun.alignment, document, &Status { changed_at: now_ms(), ..Status::default() }, fresh);
    take_step(&mut opened, GroupKind::Alignment, filled.edits)?;
    opened.file.close().map_err(failed)?;
    Ok((filled.translated, filled.unpaired))
}

/// Makes the edits, as one step of the history, and writes them.
fn take_step(opened: &mut Opened, kind: GroupKind, edits: Vec<Edit>) -> Result<(), Notice> {
    for edit in &edits {
        let hint = "Nothing was changed";
        opened.project.apply(edit).map_err(|error| Notice::error(error.to_string(), hint))?;
    }
    let rows = rows_of(&opened.project, &edits);
    let step = opened.history.push(kind, edits, now_ms());
    let written = opened.file.write(&[Change { step, rows, source: None }]);
    written.map_err(|error| Notice::error(error.to_string(), error.hint()))
}

/// Counts what the memories would save in the project at `path`, its own memory left out.
pub fn analysis(path: &Path, memories: &[&Path]) -> Result<Analysis, Notice> {
    let project = load(path)?;
    let all = memories_of(&project, memories)?;
    Ok(analyse(&project, all.get(1..).unwrap_or_default()))
}

/// How far what machines suggested in the project at `path` was changed, for each engine.
pub fn post_edits(path: &Path) -> Result<Vec<PostEditing>, Notice> {
    load(path).map(|project| post_editing(&project.documents))
}

/// The project's own memory, then those in the files.
pub(super) fn memories_of(project: &Project, paths: &[&Path]) -> Result<Vec<Arc<Memory>>, Notice> {
    let mut book = MatchBook::of(project);
    // Without a home the index is made each time.
    let folders = Folders::of_user().ok();
    let Some(document) = project.documents.first() else { return Ok(Vec::new()) };
    let open = |path: &&Path| {
        let languages = (document.source.clone(), document.target.clone());
        Memory::open(path, languages, folders.as_ref()).map(Arc::new)
    };
    book.attach(paths.iter().map(open).collect::<Result<_, _>>()?);
    Ok(book.memories().to_vec())
}

fn unreadable(error: &StoreError) -> ExportFailure {
    ExportFailure::NotRead(Notice::error(error.to_string(), error.hint()))
}
