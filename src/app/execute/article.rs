//! Changing the article of a project as a whole: reading it again in another way, and its languages.

use std::path::Path;
use std::sync::Arc;

use crate::app::intake::{Article, IntakeOptions, Original, build_document_by, read_article};
use crate::app::jobs::JobEvent;
use crate::app::{LoadedRules, Notice, Severity, Workspace};
use crate::model::{Document, Edit, GroupKind, State};
use crate::store::{SourceBytes, load_for_reading};
use crate::text::Language;

impl Workspace {
    /// Reads the article again; what is not asked for stays as it was. What was translated of it can be had back by undo.
    pub(super) fn reread(&mut self, encoding: Option<String>, join: Option<bool>) {
        if !self.may_write() {
            return;
        }
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document().cloned() else { return };
        let (project, path) = (open.number, open.path.clone());
        let at_hand = open.original.clone().filter(|original| original.document == document.id);
        self.jobs.run(Box::new(move || {
            let original = at_hand.map_or_else(|| stored(&path, &document), Ok);
            let read = original.and_then(|original| read_again(&original, &document, encoding, join));
            JobEvent::Reread(project, read.map(Box::new))
        }));
    }

    pub(super) fn take_reread(&mut self, article: Article) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(old) = open.document() else { return };
        let started = old.segments.iter().any(|segment| segment.status.state != State::NotStarted);
        let rules = open.project.segmentation.clone().and_then(|rules| LoadedRules::of(rules).ok());
        let mut cutter = rules.map(|rules| rules.cutter(&article.languages.0));
        let document = build_document_by(&article, open.fresh_id(), cutter.as_mut());
        let original = Original::of(&article, document.id);
        let source = SourceBytes {
            document: document.id,
            bytes: article.bytes.to_vec(),
            encoding: article.encoding.clone(),
        };
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
        let summary = format!("The article was read again as {}", article.encoding);
        self.notify(Notice::new(if started { Severity::Info } else { Severity::Success }, summary, hint));
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
fn stored(path: &Path, document: &Document) -> Result<Original, Notice> {
    let source = load_for_reading(path).and_then(|opened| opened.file.source(document.id));
    let source = source.map_err(|error| {
        Notice::error(format!("The article could not be read again: {error}"), error.hint())
    })?;
    let Some(SourceBytes { bytes, encoding, .. }) = source else {
        let hint = "Open the article's file once more";
        return Err(Notice::error("This project does not hold the file of its article", hint));
    };
    let encoding = Some(encoding).filter(|encoding| !encoding.is_empty());
    let mut original = Original {
        document: document.id,
        name: document.name.clone(),
        bytes: bytes.into(),
        encoding,
        join: false,
    };
    original.join = was_joined(&original, document);
    Ok(original)
}

/// Whether the lines were joined when the document was made. The file does not say it, but the number of paragraphs does, which
/// no split or merge changes.
fn was_joined(original: &Original, document: &Document) -> bool {
    let paragraphs = |join| {
        let options = IntakeOptions { encoding: original.encoding.clone(), join, languages: None };
        read_article(&original.name, Arc::clone(&original.bytes), &options).map(|it| it.paragraphs.len()).ok()
    };
    let count = Some(document.paragraphs.len());
    paragraphs(false) != count && paragraphs(true) == count
}

fn read_again(
    original: &Original,
    document: &Document,
    encoding: Option<String>,
    join: Option<bool>,
) -> Result<Article, Notice> {
    let options = IntakeOptions {
        encoding: encoding.or_else(|| original.encoding.clone()),
        join: join.unwrap_or(original.join),
        languages: Some((document.source.clone(), document.target.clone())),
    };
    read_article(&original.name, Arc::clone(&original.bytes), &options)
}
