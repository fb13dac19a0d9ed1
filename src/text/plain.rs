//! The text of a segment without its tags, with a map of offsets: what words, terms, searches and counts see.

use std::borrow::Cow;
use std::ops::Range;

use super::tag_table::TagTable;

/// A text without its tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where tags were taken out: the byte offset in `text`, and how many bytes have gone up to there.
    gaps: Vec<(usize, usize)>,
}

impl<'a> Plain<'a> {
    /// `tagged` without the tags of its paragraph.
    pub fn new(tagged: &'a str, tags: &TagTable) -> Self {
        let mut gone = 0;
        let gaps = tags.spans(tagged).into_iter().map(|span| {
            let at = span.range.start - gone;
            gone += span.range.len();
            (at, gone)
        });
        Self { gaps: gaps.collect(), text: tags.without(tagged) }
    }

    /// The bytes of the tagged text that the bytes `range` of the plain one stand for; tags at its edges stay outside.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = range.start + self.gone(|at| at <= range.start);
        let end = range.end + self.gone(|at| at < range.end);
        start..end.max(start)
    }

    fn gone(&self, before: impl Fn(usize) -> bool) -> usize {
        self.gaps.iter().take_while(|(at, _)| before(*at)).last().map_or(0, |(_, gone)| *gone)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag_table::Markup;
    use super::*;
    use crate::text::slice;

    #[test]
    fn ranges_lead_back_past_the_tags() {
        let markup = |number| Markup { number, open: "*".into(), close: Some("*".into()) };
        let tags = TagTable::new(vec![markup(1), markup(2)]);
        let tagged = "<1>قا<2>ل</2></1> نعم";
        let plain = Plain::new(tagged, &tags);
        assert_eq!(plain.text, "قال نعم");
        assert_eq!(slice(tagged, plain.original(&(0..6))), "قا<2>ل");
        assert_eq!(slice(tagged, plain.original(&(7..13))), "نعم");
        assert_eq!(plain.original(&(0..0)), 3..3);
        let none = Plain::new("<1>", &TagTable::default());
        assert_eq!((&*none.text, none.original(&(0..3))), ("<1>", 0..3));
    }
}
