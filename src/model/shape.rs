//! Splitting and merging segments: edits that change where the cuts are, never the text.

use super::{Document, Edit, SegmentId, State};
use crate::text::slice;

/// Why a segment cannot be split or merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeError {
    /// The caret is at an end of the text, or not on a character boundary.
    NothingToSplit,
    /// The next segment belongs to another paragraph.
    OtherParagraph,
    /// One of the segments is locked.
    Locked,
    /// There is no such segment.
    Missing,
}

/// Cuts the segment at `index` at the byte `source_at` of its source and `target_at` of its target.
/// White space at the cut of the source becomes the lead of the second half, so that merging restores it.
pub fn split(
    document: &Document,
    index: usize,
    (source_at, target_at): (usize, usize),
    second: SegmentId,
) -> Result<Edit, ShapeError> {
    let whole = document.segments.get(index).ok_or(ShapeError::Missing)?;
    if whole.status.locked {
        return Err(ShapeError::Locked);
    }
    let (head, tail) = whole.source.split_at_checked(source_at).ok_or(ShapeError::NothingToSplit)?;
    let (left, right) = (head.trim_end(), tail.trim_start());
    if left.is_empty() || right.is_empty() {
        return Err(ShapeError::NothingToSplit);
    }
    let (target_head, target_tail) =
        whole.target.split_at_checked(target_at).ok_or(ShapeError::NothingToSplit)?;
    let (mut first, mut last) = (whole.clone(), whole.clone());
    first.source = left.to_owned();
    first.target = target_head.trim_end().to_owned();
    last.id = second;
    last.lead = slice(&whole.source, left.len()..whole.source.len() - right.len()).to_owned();
    last.source = right.to_owned();
    last.target = target_tail.trim_start().to_owned();
    last.note = String::new();
    reopen(&mut first.status, first.target.is_empty());
    reopen(&mut last.status, last.target.is_empty());
    Ok(Edit::Segments {
        document: document.id,
        at: index,
        removed: vec![whole.clone()],
        inserted: vec![first, last],
    })
}

/// Joins the segment at `index` with the one behind it, within a paragraph.
pub fn merge_with_next(document: &Document, index: usize) -> Result<Edit, ShapeError> {
    let pair = document.segments.get(index..index + 2).ok_or(ShapeError::OtherParagraph)?;
    let [first, second] = pair else { return Err(ShapeError::Missing) };
    if first.paragraph != second.paragraph {
        return Err(ShapeError::OtherParagraph);
    }
    if first.status.locked || second.status.locked {
        return Err(ShapeError::Locked);
    }
    let mut whole = first.clone();
    whole.source = [first.source.as_str(), &second.lead, &second.source].concat();
    whole.target = join(&first.target, &second.target, " ");
    whole.note = join(&first.note, &second.note, "\n");
    whole.status.suggested = None;
    if first.status.state != second.status.state {
        reopen(&mut whole.status, whole.target.is_empty());
    }
    Ok(Edit::Segments { document: document.id, at: index, removed: pair.to_vec(), inserted: vec![whole] })
}

fn join(a: &str, b: &str, by: &str) -> String {
    if a.is_empty() || b.is_empty() { [a, b].concat() } else { [a, by, b].concat() }
}

/// A new cut was not confirmed by anyone.
fn reopen(status: &mut super::Status, empty: bool) {
    status.state = if empty { State::NotStarted } else { State::Draft };
    status.in_memory = false;
    status.suggested = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Paragraph, ParagraphKind, Project, Segment};
    use crate::text::Language;

    fn document() -> Document {
        let languages = (Language::new("ar"), Language::new("en"));
        let text = "جاء الوزير. ثم ذهب.";
        Document::cut(DocumentId(1), "a", languages, &[(Paragraph::new(ParagraphKind::Body), text)], 2)
    }

    #[test]
    fn merging_and_splitting_again_restores_the_text() {
        let document = document();
        let mut project = Project::default();
        project.apply(&Edit::AddDocument(Box::new(document.clone()))).unwrap();
        let merge = merge_with_next(&document, 0).unwrap();
        project.apply(&merge).unwrap();
        let merged = &project.documents[0];
        assert_eq!(merged.segments.len(), 1);
        assert_eq!(merged.segments[0].source, "جاء الوزير. ثم ذهب.");
        let at = document.segments[0].source.len();
        let split = split(merged, 0, (at, 0), SegmentId(9)).unwrap();
        project.apply(&split).unwrap();
        let texts: Vec<_> = project.documents[0].segments.iter().map(|s| s.source.as_str()).collect();
        assert_eq!(texts, ["جاء الوزير.", "ثم ذهب."]);
        assert_eq!(project.documents[0].segments[1].lead, " ");
    }

    #[test]
    fn a_split_at_an_end_is_refused() {
        let document = document();
        for at in [0, document.segments[0].source.len(), 1] {
            assert_eq!(split(&document, 0, (at, 0), SegmentId(9)), Err(ShapeError::NothingToSplit));
        }
        assert_eq!(merge_with_next(&document, 1), Err(ShapeError::OtherParagraph));
    }

    #[test]
    fn a_segment_is_found_wherever_cuts_have_put_it() {
        let mut document = document();
        let ids = |document: &Document| document.segments.iter().map(|it| it.id).collect::<Vec<_>>();
        for order in [vec![3, 4], vec![9, 3, 4], vec![4, 900, 3, 7, 8], vec![7], vec![]] {
            let template = Segment::new(SegmentId(0), 0, "", "x");
            document.segments =
                order.iter().map(|id| Segment { id: SegmentId(*id), ..template.clone() }).collect();
            for (at, id) in ids(&document).into_iter().enumerate() {
                assert_eq!(document.index_of(id), Some(at), "{order:?}");
            }
            for missing in [0, 5, 901, u64::MAX] {
                assert_eq!(document.index_of(SegmentId(missing)), None, "{order:?} {missing}");
            }
        }
    }
}
