//! The segmentation rules of a project: taken from a file, given up for the built-in ones, and written to a file.

use std::path::PathBuf;
use std::sync::Arc;

use super::files::with_extension;
use crate::app::jobs::JobEvent;
use crate::app::segmentation::{LoadedRules, Recut, load_rules, written};
use crate::app::{Notice, NoticeAction, Severity, Workspace};
use crate::model::{Document, Edit, GroupKind, Segmentation};
use crate::store::write_atomic;
use crate::text::{SentenceRules, sentences};

/// Rules that a project is to have, and what they do to its article.
#[derive(Clone, Debug, Default)]
pub struct NewRules {
    /// None for the built-in ones.
    pub(super) rules: Option<Arc<Segmentation>>,
    pub(super) recut: Recut,
    /// How many rules there are for the language of the article.
    pub(super) count: usize,
    /// What of the file was left out.
    pub(super) warnings: Vec<String>,
}

impl Workspace {
    /// Reads rules from a file; what is not translated yet is cut by them.
    pub(super) fn import_rules(&mut self, path: PathBuf) {
        self.take_rules(move |document| {
            let mut loaded = load_rules(&path)?;
            let mut cutter = loaded.cutter(&document.source);
            let recut = Recut::of(document, |text, tags| cutter.cut(text, tags));
            loaded.tell(cutter.problems());
            if cutter.rules() == 0 {
                let summary = format!("{} has no rules for {}", loaded.rules.name, document.source.name());
                return Err(Notice::error(summary, "The segmentation stays as it was. Choose another file"));
            }
            let LoadedRules { rules, warnings, .. } = loaded;
            Ok(NewRules { rules: Some(rules), recut, count: cutter.rules(), warnings })
        });
    }

    /// Goes back to the built-in rules; what is not translated yet is cut by them.
    pub(super) fn use_built_in_rules(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.project.segmentation.is_none()) {
            "The built-in segmentation rules are used already".clone_into(&mut self.said);
            return;
        }
        self.take_rules(|document| {
            let rules = SentenceRules::for_language(document.source.clone());
            let recut = Recut::of(document, |text, _| sentences(text, &rules));
            Ok(NewRules { recut, ..NewRules::default() })
        });
    }

    /// Writes the rules of the project, or the built-in ones, to a file.
    pub(super) fn export_rules(&mut self, path: PathBuf) {
        let path = match with_extension(path, "srx") {
            Ok(path) => path,
            Err(notice) => return self.notify(notice),
        };
        let rules = self.open.as_ref().and_then(|open| open.project.segmentation.clone());
        self.jobs.run(Box::new(move || {
            let write = || {
                let (bytes, told) = written(rules.as_ref())?;
                write_atomic(&path, &bytes)
                    .map_err(|error| Notice::error(format!("Nothing was exported: {error}"), error.hint()))?;
                let what = if rules.is_some() {
                    "The segmentation rules were exported"
                } else {
                    "The built-in segmentation was exported, as near as SRX can say it,"
                };
                let summary = format!("{what} to {}", path.display());
                Ok(std::iter::once(summary).chain(told).collect::<Vec<_>>().join("; "))
            };
            JobEvent::Exported(write())
        }));
    }

    fn take_rules(&mut self, read: impl FnOnce(&Document) -> Result<NewRules, Notice> + Send + 'static) {
        if self.open.is_none() {
            self.notify(Notice::error("No project is open", "Open an article first, then import its rules"));
            return;
        }
        if !self.may_write() {
            return;
        }
        let open = self.open.as_ref();
        let Some((project, document)) = open.and_then(|open| Some((open.number, open.document()?.clone())))
        else {
            return;
        };
        self.jobs.run(Box::new(move || JobEvent::Rules(project, read(&document).map(Box::new))));
    }

    /// Uses rules that a job has read: one step of the history with what they change in the article.
    pub(super) fn use_rules(&mut self, new: NewRules) {
        let Some(open) = self.open.as_ref() else { return };
        let NewRules { rules, recut, count, warnings } = new;
        let (cut, kept) = (recut.cut, recut.kept);
        let (before, after) = (open.project.segmentation.clone(), rules);
        let mut edits: Vec<_> = recut.numbered(open.fresh_id()).into_iter().collect();
        if before != after {
            edits.push(Edit::Segmentation { before, after: after.clone() });
        }
        if !edits.is_empty() && !self.apply(GroupKind::Segmentation, edits) {
            return;
        }
        let rules = after.map_or_else(
            || "The built-in segmentation rules are used now".to_owned(),
            |rules| {
                format!("The segmentation rules of {} are used now ({count} for this language)", rules.name)
            },
        );
        let summary = format!("{rules}; {}", recut_words(cut, kept));
        match warnings.first() {
            None => self.notify(Notice::success(summary)),
            Some(first) => {
                let hint =
                    format!("{} of its lines were left out or put right. The first: {first}", warnings.len());
                let notice = Notice::new(Severity::Warning, summary, hint);
                self.notify(notice.with_action(NoticeAction::ReadReport));
            }
        }
        self.import_report = warnings;
    }
}

fn recut_words(cut: usize, kept: usize) -> String {
    let kept = match kept {
        0 => String::new(),
        1 => ", 1 stays as it is because its translation was begun".to_owned(),
        kept => format!(", {kept} stay as they are because their translation was begun"),
    };
    match cut {
        0 => format!("no paragraph is cut in another way{kept}"),
        1 => format!("1 paragraph was cut anew{kept}"),
        cut => format!("{cut} paragraphs were cut anew{kept}"),
    }
}
