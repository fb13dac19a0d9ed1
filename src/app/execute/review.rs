//! The review round: reading a reviewed file, and taking in what was chosen of it.

use std::path::PathBuf;

use crate::app::clock::now_ms;
use crate::app::jobs::JobEvent;
use crate::app::review::{Review, ReviewChoice, read_review, review_edits};
use crate::app::{Notice, Prompt, Severity, Workspace};
use crate::model::GroupKind;

impl Workspace {
    /// Reads a reviewed file; when it is there, what was changed is shown.
    pub(super) fn import_review(&mut self, path: PathBuf) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document().cloned() else { return };
        let number = open.number;
        self.jobs.run(Box::new(move || {
            let diff = read_review(&path, &document);
            JobEvent::Review(number, diff.map(|diff| Box::new(Review { path, diff })))
        }));
    }

    pub(super) fn take_reviewed(&mut self, review: Review) {
        let diff = &review.diff;
        if diff.changes.is_empty()
            && diff.comments.is_empty()
            && diff.states.is_empty()
            && diff.problems.is_empty()
        {
            let summary = format!("Nothing was changed in {}", review.path.display());
            self.notify(Notice::new(
                Severity::Info,
                summary,
                "The reviewer has left every segment as it was",
            ));
            return;
        }
        if let Some(open) = self.open.as_mut() {
            open.review = Some(review);
            self.prompt = Some(Prompt::Review);
        }
    }

    /// Takes in what was chosen of the review, as one group that undo takes back.
    pub(super) fn take_review(&mut self, choice: &ReviewChoice) {
        if !self.may_write() {
            return;
        }
        let author = self.settings.author.clone();
        let Some(open) = self.open.as_mut() else { return };
        let Some(review) = open.review.take() else { return };
        let Some(document) = open.document() else { return };
        // What was typed since the file was read is not overwritten: the comparison is made once more.
        let diff = &review.diff;
        let fresh = |at: &usize| {
            let change = diff.changes.get(*at)?;
            let segment = document.segments.iter().find(|segment| segment.id.0 == change.segment)?;
            let index = document.index_of(segment.id)?;
            let (heading, direction) = (document.heading(index).is_some(), document.directions(segment).1);
            let cell = crate::formats::Cell::of(
                &segment.target,
                document.tags(segment),
                change.shown,
                heading,
                direction,
            );
            (cell.text == change.before).then_some(*at)
        };
        let changes: Vec<usize> = choice.changes.iter().filter_map(fresh).collect();
        let stale = choice.changes.len() - changes.len();
        let choice = ReviewChoice { changes, ..choice.clone() };
        let edits = review_edits(document, diff, &choice, &author, now_ms());
        let taken = choice.changes.len();
        if !edits.is_empty() && !self.apply(GroupKind::Review, edits) {
            return;
        }
        let summary = match taken {
            1 => "1 change of the reviewer was taken in".to_owned(),
            taken => format!("{taken} changes of the reviewer were taken in"),
        };
        if stale == 0 {
            self.notify(Notice::success(summary));
        } else {
            let hint = format!(
                "{stale} segments were changed in the meantime; import the review once more to see them"
            );
            self.notify(Notice::new(Severity::Warning, summary, hint));
        }
    }
}
