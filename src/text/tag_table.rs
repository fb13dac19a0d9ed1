//! The inline tags that a paragraph really has, and the markup that each one stands for.

use std::borrow::Cow;

use super::slice;
use super::tags::{TagForm, TagSpan, written};

/// What a tag stands for in the format that the paragraph came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Markup {
    /// The number of its tags.
    pub number: u32,
    /// What is written for `<n>`, or for `<n/>` where there is no end.
    pub open: String,
    /// What is written for `</n>`; none for a tag that stands alone.
    pub close: Option<String>,
}

/// The tags of one paragraph. What is written like a tag but is not in here is plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TagTable(Vec<Markup>);

impl TagTable {
    /// The table of a paragraph without tags.
    pub const NONE: &'static Self = &Self(Vec::new());

    /// A table of `markups`, each with a number of its own.
    pub fn new(markups: Vec<Markup>) -> Self {
        Self(markups)
    }

    /// Whether the paragraph has no tags.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its tags with what they stand for.
    pub fn markups(&self) -> &[Markup] {
        &self.0
    }

    /// The tags in `text`, in order.
    pub fn spans(&self, text: &str) -> Vec<TagSpan> {
        if self.is_empty() {
            return Vec::new();
        }
        written(text).filter(|span| self.markup_of(span).is_some()).collect()
    }

    /// The text as its format has it: each tag as the markup that it stands for.
    pub fn restored<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.replaced(text, |span| self.markup_of(span).unwrap_or_default())
    }

    /// The text without its tags.
    pub fn without<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.replaced(text, |_| "")
    }

    /// The first tags of `source` that `target` lacks: one, or the opening and the closing one of a pair that is missing as a
    /// whole. Empty where nothing is missing.
    pub fn next_missing(&self, source: &str, target: &str) -> Vec<TagSpan> {
        let mut there = self.spans(target);
        let mut missing = self.spans(source).into_iter().filter(|span| {
            let found = there.iter().position(|other| other.same(span));
            found.map(|at| there.swap_remove(at)).is_none()
        });
        let Some(first) = missing.next() else { return Vec::new() };
        let is_end = |span: &TagSpan| span.form == TagForm::Closing && span.number == first.number;
        let end = if first.form == TagForm::Opening { missing.find(is_end) } else { None };
        std::iter::once(first).chain(end).collect()
    }

    fn markup_of(&self, span: &TagSpan) -> Option<&str> {
        let markup = self.0.iter().find(|markup| markup.number == span.number)?;
        match (span.form, &markup.close) {
            (TagForm::Opening, Some(_)) | (TagForm::Alone, None) => Some(&markup.open),
            (TagForm::Closing, Some(close)) => Some(close),
            _ => None,
        }
    }

    fn replaced<'a, 'b>(&self, text: &'a str, with: impl Fn(&TagSpan) -> &'b str) -> Cow<'a, str> {
        let spans = self.spans(text);
        if spans.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut out, mut end) = (String::with_capacity(text.len()), 0);
        for span in &spans {
            out.push_str(slice(text, end..span.range.start));
            out.push_str(with(span));
            end = span.range.end;
        }
        out.push_str(slice(text, end..text.len()));
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> TagTable {
        let bold = Markup { number: 1, open: "**".into(), close: Some("**".into()) };
        TagTable::new(vec![bold, Markup { number: 3, open: "![](a.png)".into(), close: None }])
    }

    #[test]
    fn only_what_is_in_the_table_is_a_tag() {
        let spans = |text: &str| -> Vec<_> {
            table().spans(text).into_iter().map(|span| (span.number, span.form, span.range)).collect()
        };
        let tags = [(1, TagForm::Opening, 1..4), (1, TagForm::Closing, 5..9), (3, TagForm::Alone, 9..13)];
        assert_eq!(spans("a<1>b</1><3/>"), tags);
        assert_eq!(spans("<2> <1/> <3> < 1> <1"), []);
        assert_eq!(TagTable::default().spans("<1>"), []);
    }

    #[test]
    fn tags_become_their_markup_again_or_go() {
        let text = "قال <1>نعم</1> <2>و<3/>";
        assert_eq!(table().restored(text), "قال **نعم** <2>و![](a.png)");
        assert_eq!(table().without(text), "قال نعم <2>و");
    }

    #[test]
    fn a_missing_pair_is_missed_as_a_whole() {
        let missing = |target: &str| -> Vec<_> {
            let source = "<1>a</1> <3/>";
            table().next_missing(source, target).into_iter().map(|span| (span.number, span.form)).collect()
        };
        assert_eq!(missing(""), [(1, TagForm::Opening), (1, TagForm::Closing)]);
        assert_eq!(missing("<1>x"), [(1, TagForm::Closing)]);
        assert_eq!(missing("x<1></1>"), [(3, TagForm::Alone)]);
        assert_eq!(missing("<3/></1><1>"), []);
    }
}
