//! Opening and making projects; it runs in a job.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::clock::now_ms;
use crate::app::intake::{Article, IntakeOptions, Original, build_document_by, read_article};
use crate::app::notice::{Notice, NoticeAction, Severity};
use crate::app::{LoadedRules, sample, workspace::Ready};
use crate::assist::Progress;
use crate::formats::MAX_BYTES;
use crate::model::{Edit, GroupKind, History, Project, rows_of};
use crate::store::{
    Access, Change, Folders, ProjectFile, Reason, RecentProject, SourceBytes, StoreError, holds_source,
    is_named_after, read_file,
};

/// The projects that the window knows: an article that is one of them does not become a second one.
pub(super) struct Known {
    /// The project that is open.
    pub(super) open: Option<PathBuf>,
    /// Those that were open lately.
    pub(super) recent: Vec<RecentProject>,
}

impl Known {
    /// The project of these bytes, among those that are named after the article.
    fn project_of(&self, name: &str, bytes: &[u8]) -> Option<&Path> {
        let mut named = self.recent.iter().filter(|project| is_named_after(&project.name, name));
        named.find(|project| holds_source(&project.path, bytes)).map(|project| project.path.as_path())
    }
}

/// Opens what is at `path`: a project by its ending, anything else as an article, which becomes a new project where it is none
/// yet.
pub(super) fn open(
    path: &Path,
    options: &IntakeOptions,
    folders: &Folders,
    known: &Known,
) -> Result<Ready, Notice> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("mqb")) {
        return open_project(path);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = read_file(path, MAX_BYTES as u64).map_err(|error| not_opened(path, &error))?;
    if let Some(project) = known.project_of(stem(&name), &bytes) {
        if known.open.as_deref() == Some(project) {
            return Err(already("This article is already the open project"));
        }
        // Where its project does not open, a new one helps more than none.
        if let Ok(mut ready) = open_project(project) {
            ready.notices.push(already("This article is already a project; it was opened"));
            return Ok(ready);
        }
    }
    let article = read_article(&name, bytes.into(), options)?;
    new_project(&article, &fresh_path(folders, stem(&name))?)
}

/// Opens a project file.
pub(super) fn open_project(path: &Path) -> Result<Ready, Notice> {
    let opened = ProjectFile::open(path).map_err(|error| not_opened(path, &error))?;
    let mut notices = Vec::new();
    if let Access::ReadOnly(reason) = &opened.access {
        notices.push(read_only(*reason));
    }
    let progress = opened.project.documents.first().map(Progress::of).unwrap_or_default();
    Ok(Ready {
        file: Some(opened.file),
        access: opened.access,
        path: path.to_owned(),
        project: opened.project,
        history: opened.history,
        progress,
        notices,
        original: None,
        report: Vec::new(),
    })
}

/// Makes a project of an article.
pub(super) fn new_project(article: &Article, path: &Path) -> Result<Ready, Notice> {
    new_project_by(article, path, None)
}

/// Makes a project of an article, with segmentation rules of its own where there are any.
pub(super) fn new_project_by(
    article: &Article,
    path: &Path,
    rules: Option<&LoadedRules>,
) -> Result<Ready, Notice> {
    let mut cutter = rules.map(|rules| rules.cutter(&article.languages.0));
    let document = build_document_by(article, 1, cutter.as_mut());
    let source = article.source(document.id);
    let notices = article.notices.clone();
    let original = Original::of(article, document.id);
    let mut edits = vec![Edit::AddDocument(Box::new(document))];
    edits.extend(rules.map(|it| Edit::Segmentation { before: None, after: Some(Arc::clone(&it.rules)) }));
    let mut ready = create(path, edits, Some(source))?;
    ready.notices = notices;
    ready.original = Some(original);
    ready.report.clone_from(&article.report);
    Ok(ready)
}

/// Opens the sample, or makes it where it is not there yet.
pub(super) fn open_sample(folders: &Folders) -> Result<Ready, Notice> {
    let path = folders.sample_path();
    if path.exists() {
        return open_project(&path);
    }
    folders.make_projects().map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    create(&path, sample::edits(now_ms())?, None)
}

fn create(path: &Path, edits: Vec<Edit>, source: Option<SourceBytes>) -> Result<Ready, Notice> {
    let failed =
        |error: StoreError| Notice::error(format!("The project could not be made: {error}"), error.hint());
    let (mut project, mut history) = (Project::default(), History::default());
    for edit in &edits {
        project
            .apply(edit)
            .map_err(|error| Notice::error(error.to_string(), "Open the article once more"))?;
    }
    let rows = rows_of(&project, &edits);
    let step = history.push(GroupKind::Import, edits, now_ms());
    let mut file = ProjectFile::create(path).map_err(failed)?;
    file.write(&[Change { step, rows, source }]).map_err(failed)?;
    let progress = project.documents.first().map(Progress::of).unwrap_or_default();
    let (path, access) = (path.to_owned(), Access::Write);
    Ok(Ready {
        file: Some(file),
        access,
        path,
        project,
        history,
        progress,
        notices: Vec::new(),
        original: None,
        report: Vec::new(),
    })
}

/// A path in the user's folder for a project that was given no place.
pub(super) fn fresh_path(folders: &Folders, name: &str) -> Result<std::path::PathBuf, Notice> {
    folders.fresh_project_path(name).map_err(|error| Notice::error(error.to_string(), error.hint()))
}

/// The name of a file without its ending.
pub(super) fn stem(name: &str) -> &str {
    Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or(name)
}

fn already(summary: &str) -> Notice {
    let hint = "Its encoding, lines and languages can be changed in the Project menu";
    Notice::new(Severity::Info, summary, hint)
}

fn not_opened(path: &Path, error: &StoreError) -> Notice {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Notice::error(format!("{name} could not be opened: {error}"), error.hint())
}

fn read_only(reason: Reason) -> Notice {
    let summary = match reason {
        Reason::OpenElsewhere => "This project is open in another window".to_owned(),
        Reason::Asked => "This project is open for reading only".to_owned(),
        Reason::ReadOnlyPlace => "This project lies in a place that cannot be written to".to_owned(),
        Reason::NewerVersion(version) => {
            format!("This project was made by a newer Muqabala (format {version})")
        }
    };
    let hint = "It can be read here; to work on it, save a copy";
    Notice::new(Severity::Warning, summary, hint).with_action(NoticeAction::SaveCopy)
}
