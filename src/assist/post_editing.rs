//! How far translators have changed what machines suggested: the fewest characters put in, taken out or replaced.

use std::collections::BTreeMap;

use crate::model::{Document, Segment};

/// The work on the suggestions of one engine, over the segments that are done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostEditing {
    /// Engine, model and host.
    pub engine: String,
    /// Segments that were made of its suggestions and are confirmed or reviewed.
    pub segments: usize,
    /// Those of them that stayed as they were suggested.
    pub unchanged: usize,
    /// The edit distance of all, in code points.
    pub distance: usize,
    /// What it is measured against: the longer one of suggestion and translation of each, in code points.
    pub characters: usize,
}

impl PostEditing {
    /// The share that was changed, in percent; 0 where there is nothing.
    pub fn percent(&self) -> usize {
        percent(self.distance, self.characters)
    }
}

/// The work on the suggestions of each engine, in the order of their names.
pub fn post_editing<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Vec<PostEditing> {
    let mut engines: BTreeMap<String, PostEditing> = BTreeMap::new();
    let segments = documents.into_iter().flat_map(|document| &document.segments);
    for segment in segments.filter(|segment| segment.status.state.is_done()) {
        let Some(suggested) = &segment.status.suggested else { continue };
        let sum = engines.entry(suggested.engine.clone()).or_default();
        sum.engine.clone_from(&suggested.engine);
        let (distance, length) = measured(&suggested.text, &segment.target);
        sum.segments += 1;
        sum.unchanged += usize::from(distance == 0);
        sum.distance += distance;
        sum.characters += length;
    }
    engines.into_values().collect()
}

/// How far a segment is from the suggestion that it was made of, in percent; none where it was made of none.
pub fn post_edited(segment: &Segment) -> Option<usize> {
    let suggested = segment.status.suggested.as_ref()?;
    let (distance, length) = measured(&suggested.text, &segment.target);
    Some(percent(distance, length))
}

/// Rounded, but never to 0 or 100 where it is not quite that.
fn percent(distance: usize, characters: usize) -> usize {
    match (distance * 200 + characters).checked_div(characters * 2).unwrap_or(0) {
        0 if distance > 0 => 1,
        100 if distance < characters => 99,
        percent => percent,
    }
}

/// The distance and the length of the longer text, in code points.
fn measured(old: &str, new: &str) -> (usize, usize) {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = |(a, b): &(&char, &char)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
    let middle = |text: &[char]| text.get(head..text.len() - tail).unwrap_or_default().to_vec();
    (levenshtein(&middle(&old), &middle(&new)), old.len().max(new.len()))
}

/// One row of the table after the other.
fn levenshtein(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, x) in a.iter().enumerate() {
        let mut corner = at;
        let mut left = at + 1;
        for (y, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let replaced = corner + usize::from(x != y);
            corner = *above;
            left = replaced.min(left + 1).min(corner + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{DocumentId, Paragraph, ParagraphKind, State, Suggested};
    use crate::text::Language;

    #[test]
    fn the_distance_is_the_fewest_changes_of_characters() {
        for (old, new, distance) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("The minister arrived.", "The ministers arrived.", 1),
            ("قال الوزير", "قال وزير", 2),
            ("aaaa", "aa", 2),
            ("abcabc", "abc", 3),
        ] {
            assert_eq!(measured(old, new).0, distance, "{old:?} {new:?}");
            assert_eq!(measured(new, old).0, distance, "{new:?} {old:?}");
        }
    }

    #[test]
    fn a_share_is_rounded_but_never_to_nothing_or_all() {
        for (distance, characters, expected) in
            [(0, 0, 0), (0, 10, 0), (1, 1000, 1), (999, 1000, 99), (1, 3, 33), (2, 3, 67), (5, 5, 100)]
        {
            assert_eq!(percent(distance, characters), expected);
        }
    }

    #[test]
    fn only_what_is_done_and_came_from_a_machine_counts() {
        let languages = (Language::new("ar"), Language::new("en"));
        let text = "أول. ثان. ثالث. رابع.";
        let mut document =
            Document::cut(DocumentId(1), "a", languages, &[(Paragraph::new(ParagraphKind::Body), text)], 2);
        let cases = [
            (State::Confirmed, Some("One."), "One."),
            (State::Reviewed, Some("Tow."), "Two."),
            (State::Draft, Some("Three."), "3."),
            (State::Confirmed, None, "Four."),
        ];
        for (segment, (state, suggested, target)) in document.segments.iter_mut().zip(cases) {
            segment.status.state = state;
            segment.target = target.into();
            let text = suggested.map(str::to_owned);
            segment.status.suggested = text.map(|text| Arc::new(Suggested { engine: "tiny".into(), text }));
        }
        let tiny =
            PostEditing { engine: "tiny".into(), segments: 2, unchanged: 1, distance: 2, characters: 8 };
        assert_eq!(tiny.percent(), 25);
        assert_eq!(post_editing([&document]), [tiny]);
        let each: Vec<_> = document.segments.iter().map(post_edited).collect();
        assert_eq!(each, [Some(0), Some(50), Some(83), None]);
    }
}
