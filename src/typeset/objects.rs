//! Inline objects: the tags of a text, each a box that nothing tears apart and that has no direction of its own.
//!
//! A text is handed to `layout` with its tags masked: the bytes of each become a noncharacter and fillers of the same
//! length, so that every offset stays. `shape` gives such a run the width of its chip, without a glyph.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{TagForm, TagSpan, row_starts, slice};

/// `text` with the bytes of its `tags` masked; `text::clean` keeps the masks out of every text of a user.
pub fn mask<'a>(text: &'a str, tags: &[TagSpan]) -> Cow<'a, str> {
    if tags.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut end) = (String::with_capacity(text.len()), 0);
    for tag in tags {
        out.push_str(slice(text, end..tag.range.start));
        let mask = FORMS.iter().find(|(form, _)| *form == tag.form).map_or(ALONE, |(_, mask)| *mask);
        out.push(mask);
        out.extend(std::iter::repeat_n(FILLER, tag.range.len().saturating_sub(mask.len_utf8())));
        end = tag.range.end;
    }
    out.push_str(slice(text, end..text.len()));
    Cow::Owned(out)
}

/// An object of a masked paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Object {
    form: TagForm,
    pub(super) range: Range<usize>,
}

impl Object {
    /// The width of its chip in ems of the text around it: its digits in letters of 0.7, and room at both sides.
    pub(super) fn advance(&self) -> f32 {
        let signs = if self.form == TagForm::Opening { 2 } else { 3 };
        let digits = self.range.len().saturating_sub(signs).max(1);
        (digits as f32).mul_add(DIGIT, ROOM)
    }
}

/// The objects of a masked paragraph, in order.
pub(super) fn objects(paragraph: &str) -> Vec<Object> {
    if !paragraph.contains(is_mask) {
        return Vec::new();
    }
    let masks = paragraph.char_indices().filter(|(_, c)| is_mask(*c));
    let object = |(at, mask): (usize, char)| {
        let rest = slice(paragraph, at + mask.len_utf8()..paragraph.len());
        let fillers = rest.len() - rest.trim_start_matches(FILLER).len();
        let form = FORMS.iter().find(|(_, it)| *it == mask).map_or(TagForm::Alone, |(form, _)| *form);
        Object { form, range: at..at + mask.len_utf8() + fillers }
    };
    masks.map(object).collect()
}

/// The byte offsets at which a row may begin: those of the text without tags. A row begins before an opening tag and
/// behind a closing one, so that both stay with the words that they mark; a tag alone counts as a letter.
pub(super) fn opportunities(paragraph: &str, objects: &[Object]) -> Vec<usize> {
    if objects.is_empty() {
        return row_starts(paragraph).collect();
    }
    let (plain, places) = without(paragraph, objects);
    let place = |at: usize| {
        let (before, here) = (*places.get(at.checked_sub(1)?)?, *places.get(at)?);
        let opens = |object: &&Object| {
            object.form == TagForm::Opening && before < object.range.start && object.range.start < here
        };
        Some(objects.iter().find(opens).map_or(here, |object| object.range.start))
    };
    row_starts(&plain).filter_map(place).collect()
}

/// The paragraph without its objects, and for each byte of it the byte of the paragraph.
fn without(paragraph: &str, objects: &[Object]) -> (String, Vec<usize>) {
    let (mut plain, mut places, mut end) = (String::new(), Vec::new(), 0);
    for object in objects {
        plain.push_str(slice(paragraph, end..object.range.start));
        places.extend(end..object.range.start);
        if object.form == TagForm::Alone {
            plain.push('x');
            places.push(object.range.start);
        }
        end = object.range.end;
    }
    plain.push_str(slice(paragraph, end..paragraph.len()));
    places.extend(end..paragraph.len());
    (plain, places)
}

const OPENING: char = '\u{fdd0}';
const CLOSING: char = '\u{fdd1}';
const ALONE: char = '\u{fdd2}';
const FORMS: [(TagForm, char); 3] =
    [(TagForm::Opening, OPENING), (TagForm::Closing, CLOSING), (TagForm::Alone, ALONE)];
const FILLER: char = '\u{1}';

const DIGIT: f32 = 0.4;
const ROOM: f32 = 0.7;

fn is_mask(c: char) -> bool {
    matches!(c, OPENING | CLOSING | ALONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Markup, TagTable};

    fn masked(text: &str) -> String {
        let pair = |number| Markup { number, open: "*".into(), close: Some("*".into()) };
        let alone = Markup { number: 12, open: "!".into(), close: None };
        mask(text, &TagTable::new(vec![pair(1), pair(2), alone]).spans(text)).into_owned()
    }

    #[test]
    fn a_mask_keeps_every_offset_and_is_found_again() {
        let text = "a<1>ب</1> <12/><3>";
        let masked = masked(text);
        assert_eq!(masked.len(), text.len());
        let ranges: Vec<_> = objects(&masked).into_iter().map(|object| object.range).collect();
        assert_eq!(ranges, [1..4, 6..10, 11..16]);
        assert!(masked.ends_with("<3>"), "what is no tag stays text");
        assert!(matches!(mask("abc", &[]), Cow::Borrowed("abc")));
    }

    #[test]
    fn rows_begin_before_opening_tags_and_behind_closing_ones() {
        for (text, pieces) in [
            ("one <1>two</1> three", &["one ", "<1>two</1> ", "three"][..]),
            ("one<1> two</1>", &["one<1> ", "two</1>"]),
            ("a </1><2>b<12/> <12/>c", &["a </1>", "<2>b<12/> ", "<12/>c"]),
            ("<1>(50%)</1> من", &["<1>(50%)</1> ", "من"]),
        ] {
            let masked = masked(text);
            let mut cuts = vec![0];
            cuts.extend(opportunities(&masked, &objects(&masked)));
            cuts.push(text.len());
            let found: Vec<_> = cuts.windows(2).map(|pair| slice(text, pair[0]..pair[1])).collect();
            assert_eq!(found, pieces, "{text}");
        }
    }
}
