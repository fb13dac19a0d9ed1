//! The text of a segment with its inline elements, and how they become the tags of a unit.

use crate::text::{Markup, TagTable};

/// The text of a `seg`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// The text without its inline elements.
    pub(super) plain: String,
    /// The places where they stand, in order.
    pub(super) marks: Vec<Mark>,
    /// What they are.
    pub(super) inlines: Vec<Inline>,
}

/// A place in a text where an inline element stands, begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The byte of the text before which it stands.
    pub(super) at: usize,
    /// The index of the element.
    pub(super) inline: usize,
    /// Whether it ends here.
    pub(super) closes: bool,
}

/// An inline element, or a pair of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inline {
    /// The first one as the file has it.
    pub(super) open: String,
    /// The second one of a pair.
    pub(super) close: Option<String>,
    /// The attribute `x`, by which those of several languages correspond.
    pub(super) x: String,
    /// What it is and what is in it, without its numbers: equal ones correspond where `x` does not say.
    pub(super) content: String,
}

/// A text with its tags.
type Written = (String, TagTable);

impl Text {
    /// Whether there is nothing to translate in it.
    pub(super) fn is_blank(&self) -> bool {
        self.inlines.is_empty() && self.plain.trim().is_empty()
    }

    /// A text and its translation with tags that correspond.
    pub(super) fn written(source: &Self, target: &Self) -> (Written, Written) {
        let mut numbers = Numbers::new([&source.plain, &target.plain]);
        let own: Vec<u32> = source.inlines.iter().map(|_| numbers.next()).collect();
        let mut free: Vec<usize> = (0..source.inlines.len()).collect();
        let mut counterparts: Vec<Option<u32>> = vec![None; target.inlines.len()];
        for same in [same_x, same_content] {
            for (inline, number) in target.inlines.iter().zip(&mut counterparts) {
                let fits = |index: &usize| source.inlines.get(*index).is_some_and(|own| same(own, inline));
                if let Some(at) = free.iter().position(fits).filter(|_| number.is_none()) {
                    *number = own.get(free.remove(at)).copied();
                }
            }
        }
        let theirs = counterparts.into_iter().map(|number| number.unwrap_or_else(|| numbers.next()));
        (source.with_tags(&own), target.with_tags(&theirs.collect::<Vec<_>>()))
    }

    fn with_tags(&self, numbers: &[u32]) -> Written {
        if self.marks.is_empty() {
            return (self.plain.clone(), TagTable::default());
        }
        let (mut out, mut end) = (String::with_capacity(self.plain.len() + 4 * self.marks.len()), 0);
        for mark in &self.marks {
            out.push_str(crate::text::slice(&self.plain, end..mark.at));
            end = mark.at;
            let number = numbers.get(mark.inline).copied().unwrap_or_default();
            let pair = self.inlines.get(mark.inline).is_some_and(|inline| inline.close.is_some());
            let tag = match (mark.closes, pair) {
                (true, _) => format!("</{number}>"),
                (false, true) => format!("<{number}>"),
                (false, false) => format!("<{number}/>"),
            };
            out.push_str(&tag);
        }
        out.push_str(crate::text::slice(&self.plain, end..self.plain.len()));
        let markup = |(inline, number): (&Inline, &u32)| Markup {
            number: *number,
            open: inline.open.clone(),
            close: inline.close.clone(),
        };
        (out, TagTable::new(self.inlines.iter().zip(numbers).map(markup).collect()))
    }
}

fn same_x(one: &Inline, other: &Inline) -> bool {
    !one.x.is_empty() && one.x == other.x && one.close.is_some() == other.close.is_some()
}

fn same_content(one: &Inline, other: &Inline) -> bool {
    one.content == other.content && one.close.is_some() == other.close.is_some()
}

/// Gives numbers for tags that do not stand in the texts already, as text.
struct Numbers<'a> {
    texts: [&'a str; 2],
    last: u32,
}

impl<'a> Numbers<'a> {
    fn new(texts: [&'a str; 2]) -> Self {
        Self { texts, last: 0 }
    }

    fn next(&mut self) -> u32 {
        loop {
            self.last += 1;
            let forms =
                [format!("<{}>", self.last), format!("</{}>", self.last), format!("<{}/>", self.last)];
            if !self.texts.iter().any(|text| forms.iter().any(|form| text.contains(form))) {
                return self.last;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(open: &str, close: Option<&str>, x: &str) -> Inline {
        Inline { open: open.into(), close: close.map(str::to_owned), x: x.into(), content: open.into() }
    }

    fn text(text: &str, inlines: Vec<Inline>, marks: &[(usize, usize, bool)]) -> Text {
        let marks =
            marks.iter().map(|(at, inline, closes)| Mark { at: *at, inline: *inline, closes: *closes });
        Text { plain: text.into(), marks: marks.collect(), inlines }
    }

    #[test]
    fn tags_of_both_languages_have_the_numbers_of_the_source() {
        let bold = || inline("B", Some("/B"), "1");
        let line = || inline("U", Some("/U"), "2");
        let source =
            text("ab", vec![bold(), line()], &[(0, 0, false), (1, 0, true), (1, 1, false), (2, 1, true)]);
        let target =
            text("ba", vec![line(), bold()], &[(0, 0, false), (1, 0, true), (1, 1, false), (2, 1, true)]);
        let ((source, _), (target, tags)) = Text::written(&source, &target);
        assert_eq!((&*source, &*target), ("<1>a</1><2>b</2>", "<2>b</2><1>a</1>"));
        assert_eq!(tags.restored(&target), "Ub/UBa/B");
    }

    #[test]
    fn what_corresponds_to_nothing_has_a_number_of_its_own_and_none_that_is_text() {
        let source = text("<1> a", vec![inline("p", None, "")], &[(4, 0, false)]);
        let target =
            text("a", vec![inline("q", None, ""), inline("p", None, "")], &[(0, 0, false), (1, 1, false)]);
        let ((source, tags), (target, _)) = Text::written(&source, &target);
        assert_eq!((&*source, &*target), ("<1> <2/>a", "<3/>a<2/>"));
        assert_eq!(tags.spans(&source).len(), 1);
    }
}
