//! The review round: what a reviewer wrote into an exported file becomes edits of the project.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::app::Notice;
use crate::app::clock::now_ms;
use crate::app::opening::open_project;
use crate::formats::review::{Exported, ReviewChange, ReviewComment, ReviewDiff, ReviewError, compare, read};
use crate::formats::{self, Cell, TagsShown};
use crate::model::{Document, Edit, GroupKind, Segment, SegmentId, Side, State, Status, rows_of};
use crate::store::{Access, Change, StoreError, load_for_reading, read_file};
use crate::text::{TagForm, TagTable, TextChange, clean, moved, slice, word_diff};

/// A reviewed file that was read, until it is decided what is taken of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The file.
    pub path: PathBuf,
    /// What was found in it.
    pub diff: ReviewDiff,
}

/// What is taken of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewChoice {
    /// The changes, by their index in [`ReviewDiff::changes`].
    pub changes: Vec<usize>,
    /// Whether comments become notes.
    pub comments: bool,
    /// Whether the states are taken that the reviewer has set.
    pub states: bool,
    /// Whether what the reviewer has left unchanged counts as reviewed.
    pub reviewed: bool,
}

impl ReviewChoice {
    /// All of it but changes that would overwrite what was changed since the export.
    pub fn all(diff: &ReviewDiff) -> Self {
        let safe = diff.changes.iter().enumerate().filter(|(_, change)| !change.conflict);
        Self { changes: safe.map(|(at, _)| at).collect(), comments: true, states: true, reviewed: false }
    }
}

/// Reads a reviewed file and compares it with the article that it was exported from.
pub(super) fn read_review(path: &Path, document: &Document) -> Result<ReviewDiff, Notice> {
    let bytes = read_file(path, formats::MAX_BYTES as u64)
        .map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    let failed = |error: ReviewError| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Notice::error(format!("The review {name} could not be taken in: {error}"), "Nothing was changed")
    };
    let reviewed = read(&bytes).map_err(failed)?;
    let segments: Vec<_> =
        (0..document.segments.len()).filter_map(|index| exported(document, index)).collect();
    compare(reviewed, super::export::project_number(document), &segments).map_err(failed)
}

/// Compares a reviewed file with the project in a file, also while a window has that open.
pub fn compare_review(project: &Path, reviewed: &Path) -> Result<(Document, ReviewDiff), Notice> {
    let opened = load_for_reading(project).map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    let document = opened.project.documents.into_iter().next();
    let document =
        document.ok_or_else(|| Notice::error("The project has no article", "Open an article first"))?;
    let diff = read_review(reviewed, &document)?;
    Ok((document, diff))
}

/// Takes all of a review in that overwrites nothing, into the file of a project that no window has open, as one group that undo
/// takes back; how many changes that were.
pub fn accept_review(project: &Path, reviewed: &Path, mark_reviewed: bool) -> Result<usize, Notice> {
    let ready = open_project(project)?;
    let (Some(mut file), Access::Write) = (ready.file, ready.access) else {
        let summary = format!("{} can only be read now", project.display());
        return Err(Notice::error(summary, "Close the window that has it open, or take the review in there"));
    };
    let (mut project, mut history) = (ready.project, ready.history);
    let none = || Notice::error("The project has no article", "Open an article first");
    let document = project.documents.first().cloned().ok_or_else(none)?;
    let diff = read_review(reviewed, &document)?;
    let choice = ReviewChoice { reviewed: mark_reviewed, ..ReviewChoice::all(&diff) };
    let edits = review_edits(&document, &diff, &choice, "", now_ms());
    let failed = |error: StoreError| Notice::error(error.to_string(), error.hint());
    if !edits.is_empty() {
        for edit in &edits {
            project.apply(edit).map_err(|error| Notice::error(error.to_string(), "Try it once more"))?;
        }
        let rows = rows_of(&project, &edits);
        let step = history.push(GroupKind::Review, edits, now_ms());
        file.write(&[Change { step, rows, source: None }]).map_err(failed)?;
    }
    file.close().map_err(failed)?;
    Ok(choice.changes.len())
}

/// The edits that take a choice of a review in; `author` signs what has no name of its own. What does not fit any more is left out.
pub(super) fn review_edits(
    document: &Document,
    diff: &ReviewDiff,
    choice: &ReviewChoice,
    author: &str,
    now: i64,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut states: std::collections::BTreeMap<u64, Status> = std::collections::BTreeMap::new();
    let find = |id: u64| document.segments.iter().find(|segment| segment.id == SegmentId(id));
    for change in choice.changes.iter().filter_map(|at| diff.changes.get(*at)) {
        let Some(segment) = find(change.segment).filter(|segment| !segment.status.locked) else { continue };
        let text = retagged(document, segment, change);
        let named = change.revision.as_ref().map(|it| it.author.as_str()).filter(|name| !name.is_empty());
        let author = named.unwrap_or(author).to_owned();
        let change = TextChange::between(&segment.target, &text);
        edits.push(Edit::Text { segment: segment.id, side: Side::Target, change });
        let status = Status {
            state: State::Reviewed,
            in_memory: true,
            author,
            changed_at: now,
            ..segment.status.clone()
        };
        states.insert(segment.id.0, status);
    }
    if choice.reviewed {
        let seen = diff.unchanged.iter().filter_map(|id| find(*id));
        for segment in seen.filter(|segment| segment.status.state.is_done() && !segment.status.locked) {
            states
                .entry(segment.id.0)
                .or_insert_with(|| Status { state: State::Reviewed, ..segment.status.clone() });
        }
    }
    for (id, state) in diff.states.iter().filter(|_| choice.states) {
        let state = State::ALL.into_iter().find(|it| it.words().eq_ignore_ascii_case(state.trim()));
        let Some((segment, state)) = find(*id).zip(state) else { continue };
        states.entry(*id).or_insert_with(|| segment.status.clone()).state = state;
    }
    edits.extend(states.into_iter().filter_map(|(id, after)| {
        let segment = find(id)?;
        let before = segment.status.clone();
        (before != after).then_some(Edit::Status { segment: segment.id, before, after })
    }));
    if choice.comments {
        edits.extend(document.segments.iter().filter_map(|segment| note(segment, &diff.comments)));
    }
    edits
}

fn exported(document: &Document, index: usize) -> Option<Exported> {
    let segment = document.segments.get(index)?;
    let (tags, heading) = (document.tags(segment), document.heading(index).is_some());
    let (source, target) = document.directions(segment);
    let shown = |text: &str, direction| {
        let ways = [TagsShown::Formatted, TagsShown::Numbered, TagsShown::Markup];
        ways.map(|way| (way, Cell::of(text, tags, way, heading, direction).text)).to_vec()
    };
    Some(Exported {
        id: segment.id.0,
        number: index + 1,
        source: shown(&segment.source, source),
        target: shown(&segment.target, target),
        note: segment.note.clone(),
        state: segment.status.state.words().to_owned(),
        locked: segment.status.locked,
    })
}

/// The translation with its tags: where they were shown by number they are in the text; else they stay with the words that they
/// stood at.
fn retagged(document: &Document, segment: &Segment, change: &ReviewChange) -> String {
    let tags = document.tags(segment);
    let new = clean(&change.after).into_owned();
    let in_text = change.shown == TagsShown::Numbered || !tags.spans(&new).is_empty();
    let inner = formats::article::without_heading_marks(&segment.target);
    let is_heading = segment_is_heading(document, segment);
    let old = if is_heading && change.shown != TagsShown::Markup { inner } else { segment.target.as_str() };
    let text = if in_text || tags.is_empty() { new } else { with_tags(old, tags, &new) };
    if !is_heading || old == segment.target || old.is_empty() {
        return text;
    }
    segment.target.replacen(old, &text, 1)
}

fn segment_is_heading(document: &Document, segment: &Segment) -> bool {
    document.index_of(segment.id).is_some_and(|index| document.heading(index).is_some())
}

/// `new`, a form of `old` without tags, with the tags of `old` at the words that they stood at. What was shown in the place of a tag, as
/// the result of a field, is the tag again.
fn with_tags(old: &str, tags: &TagTable, new: &str) -> String {
    let (bare, places) = shown(old, tags);
    let parts = word_diff(&bare, new);
    let (mut out, mut taken) = (String::with_capacity(new.len() + 16), 0);
    for (span, place, words) in places {
        let at = moved(&parts, place).max(taken);
        out.push_str(slice(new, taken..at));
        out.push_str(slice(old, span));
        taken = at + if slice(new, at..new.len()).starts_with(&words) { words.len() } else { 0 };
    }
    out.push_str(slice(new, taken..new.len()));
    out
}

/// A text as a bilingual file shows it, and for each of its tags: its bytes, its place in what is shown, what is shown for it.
fn shown(text: &str, tags: &TagTable) -> (String, Vec<(Range<usize>, usize, String)>) {
    let (mut out, mut places, mut end) = (String::with_capacity(text.len()), Vec::new(), 0);
    for span in tags.spans(text) {
        out.push_str(slice(text, end..span.range.start));
        let markup = tags.markups().iter().find(|markup| markup.number == span.number);
        let alone = markup.filter(|_| span.form == TagForm::Alone);
        let words = alone.map(formats::bilingual::shown_alone).unwrap_or_default().into_owned();
        places.push((span.range.clone(), out.len(), words.clone()));
        out.push_str(&words);
        end = span.range.end;
    }
    out.push_str(slice(text, end..text.len()));
    (out, places)
}

/// The note with the comments on a segment behind it.
fn note(segment: &Segment, comments: &[ReviewComment]) -> Option<Edit> {
    let mut after = segment.note.clone();
    for ReviewComment { comment, .. } in comments.iter().filter(|it| it.segment == segment.id.0) {
        if !after.is_empty() {
            after.push('\n');
        }
        if !comment.author.is_empty() {
            after.push_str(&comment.author);
            after.push_str(": ");
        }
        after.push_str(clean(comment.text.trim()).as_ref());
    }
    let before = segment.note.clone();
    (after != before).then_some(Edit::Note { segment: segment.id, before, after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    #[test]
    fn tags_stay_with_their_words() {
        let pair = |number| Markup { number, open: "<b>".to_owned(), close: Some("</b>".to_owned()) };
        let tags = TagTable::new(vec![pair(1), Markup { number: 2, open: "<br>".to_owned(), close: None }]);
        for (old, new, expected) in [
            ("the <1>old</1> train", "a very old train", "a very <1>old</1> train"),
            ("the <1>old</1> train", "the new train", "the <1>new</1> train"),
            ("<1>عاد</1> القطار<2/>", "عاد القطار القديم", "<1>عاد</1> القطار<2/> القديم"),
            ("<1>a</1>", "", "<1></1>"),
        ] {
            assert_eq!(with_tags(old, &tags, new), expected, "{old} -> {new}");
        }
    }

    #[test]
    fn what_was_shown_for_a_field_is_its_tag_again() {
        let tags =
            TagTable::new(vec![Markup { number: 1, open: "<w:t>24 May</w:t>".to_owned(), close: None }]);
        for (old, new, expected) in [
            ("It was <1/> then.", "It was 24 May now.", "It was <1/> now."),
            ("It was <1/>.", "But it was 24 May.", "But it was <1/>."),
            ("It was <1/> then.", "It was then.", "It was <1/>then."),
        ] {
            assert_eq!(with_tags(old, &tags, new), expected, "{old} -> {new}");
        }
    }
}
