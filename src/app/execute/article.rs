//! Changing the article of a project as a whole: reading it again in another way, and its languages.

use std::path::Path;
use std::sync::Arc;

use crate::app::intake::{Article, IntakeOptions, Original, build_document_by, read_article};
use crate::app::jobs::JobEvent;
use crate::app::workspace::Open;
use crate::app::{Format, LoadedRules, Notice, Reread, Severity, Workspace};
use crate::model::{Document, Edit, GroupKind, Metadata, State};
use crate::store::{ProjectFile, SourceBytes, StoreError, load_for_reading};
use crate::text::Language;

impl Workspace {
    /// Reads the article again; what is not asked for stays as it was. What was translated of it can be had back by undo.
    pub(super) fn reread(&mut self, how: Reread) {
        if !self.may_write() {
            return;
        }
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document().cloned() else { return };
        let (project, path) = (open.number, open.path.clone());
        let at_hand = open.original.clone().filter(|original| original.document == document.id);
        self.jobs.run(Box::new(move || {
            let original = at_hand.map_or_else(|| stored(&path, &document), Ok);
            let read = original.and_then(|original| read_again(&original, &document, &how));
            JobEvent::Reread(project, read.map(Box::new))
        }));
    }

    pub(super) fn toggle_whole_page(&mut self) {
        let is_page = self.open.as_ref().and_then(Open::article_format) == Some(Format::Html);
        if !is_page {
            let hint = "Only a web page has an article and more";
            return self.notify(Notice::new(
                Severity::Info,
                "The article did not come from a web page",
                hint,
            ));
        }
        self.reread(Reread { turn_page: true, ..Reread::default() });
    }

    pub(super) fn take_reread(&mut self, article: Article) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(old) = open.document() else { return };
        let started = old.segments.iter().any(|segment| segment.status.state != State::NotStarted);
        let rules = open.project.segmentation.clone().and_then(|rules| LoadedRules::of(rules).ok());
        let mut cutter = rules.map(|rules| rules.cutter(&article.languages.0));
        let document = build_document_by(&article, open.fresh_id(), cutter.as_mut());
        let original = Original::of(&article, document.id);
        let source = article.source(document.id);
        self.import_report.clone_from(&article.report);
        let edits = vec![Edit::RemoveDocument(Box::new(old.clone())), Edit::AddDocument(Box::new(document))];
        if !self.apply_with_source(GroupKind::Import, edits, Some(source)) {
            return;
        }
        if let Some(open) = self.open.as_mut() {
            open.active = 0;
            open.original = Some(original);
        }
        let mut notices = article.notices;
        // Few notices are shown at once, the newest of them.
        notices.sort_by_key(|notice| notice.severity == Severity::Warning);
        for notice in notices {
            self.notify(notice);
        }
        let hint = if started { "What was translated before is not lost: undo brings it back" } else { "" };
        let summary = match article.encoding.as_str() {
            "" => "The article was read again".to_owned(),
            encoding => format!("The article was read again as {encoding}"),
        };
        self.notify(Notice::new(if started { Severity::Info } else { Severity::Success }, summary, hint));
    }

    pub(super) fn set_metadata(&mut self, after: Metadata) {
        let Some(document) = self.open.as_ref().and_then(|open| open.document()) else { return };
        let (id, before) = (document.id, document.metadata.clone());
        if before != after {
            let (before, after) = (Box::new(before), Box::new(after));
            self.apply(GroupKind::Metadata, vec![Edit::Metadata { document: id, before, after }]);
        }
    }

    pub(super) fn set_languages(&mut self, source: Language, target: Language) {
        let Some(old) = self.open.as_ref().and_then(|open| open.document()) else { return };
        let mut document = old.clone();
        document.source = source;
        document.target = target;
        if *old == document {
            return;
        }
        let edits = vec![Edit::RemoveDocument(Box::new(old.clone())), Edit::AddDocument(Box::new(document))];
        let active = self.open.as_ref().map_or(0, |open| open.active);
        self.apply(GroupKind::Languages, edits);
        if let Some(open) = self.open.as_mut() {
            open.active = active;
        }
    }
}

/// The bytes of the article as the project file has them.
pub(super) fn stored(path: &Path, document: &Document) -> Result<Original, Notice> {
    let opened = load_for_reading(path).map_err(|error| not_read(&error))?;
    stored_in(&opened.file, document)
}

fn not_read(error: &StoreError) -> Notice {
    Notice::error(format!("The article could not be read again: {error}"), error.hint())
}

/// The bytes of the article in a project file.
pub(in crate::app) fn stored_in(file: &ProjectFile, document: &Document) -> Result<Original, Notice> {
    let source = file.source(document.id).map_err(|error| not_read(&error))?;
    let Some(SourceBytes { bytes, encoding, skeleton, .. }) = source else {
        let hint = "Open the article's file once more";
        return Err(Notice::error("This project does not hold the file of its article", hint));
    };
    let encoding = Some(encoding).filter(|encoding| !encoding.is_empty());
    let mut original = Original {
        document: document.id,
        name: document.name.clone(),
        bytes: bytes.into(),
        encoding,
        join: skeleton.as_ref().is_some_and(|skeleton| skeleton.joined),
        whole_page: skeleton.as_ref().is_some_and(|skeleton| skeleton.whole_page),
        skeleton,
    };
    if original.skeleton.is_none() {
        original.join = was_joined(&original, document);
    }
    Ok(original)
}

/// Whether the lines were joined when the document was made. A file of an older version does not say it, but the number of paragraphs does, which
/// no split or merge changes.
fn was_joined(original: &Original, document: &Document) -> bool {
    let paragraphs = |join| {
        let options = IntakeOptions { encoding: original.encoding.clone(), join, ..IntakeOptions::default() };
        read_article(&original.name, Arc::clone(&original.bytes), &options).map(|it| it.paragraphs.len()).ok()
    };
    let count = Some(document.paragraphs.len());
    paragraphs(false) != count && paragraphs(true) == count
}

fn read_again(original: &Original, document: &Document, how: &Reread) -> Result<Article, Notice> {
    let options = IntakeOptions {
        encoding: how.encoding.clone().or_else(|| original.encoding.clone()),
        join: how.join.unwrap_or(original.join),
        whole_page: how.whole_page.unwrap_or(original.whole_page != how.turn_page),
        languages: Some((document.source.clone(), document.target.clone())),
    };
    read_article(&original.name, Arc::clone(&original.bytes), &options)
}
