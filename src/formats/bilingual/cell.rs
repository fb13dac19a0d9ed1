//! A text of a bilingual export: what is shown of a segment, and where it is bold, italic or a tag.

use std::borrow::Cow;
use std::ops::Range;

use super::options::TagsShown;
use crate::formats::article::without_heading_marks;
use crate::formats::runs::runs;
use crate::text::{Direction, Language, Markup, TagForm, TagTable, slice};

/// One of the two texts of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// As it is shown.
    pub text: String,
    /// What is special in it; marks may overlap.
    pub marks: Vec<Mark>,
    /// That of the language, unless the user has turned it.
    pub direction: Direction,
}

/// A part of a text that looks different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub range: Range<usize>,
    /// How it looks.
    pub emphasis: Emphasis,
}

/// How a part of a text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A tag such as `<1>`, not a text to read.
    Tag,
}

/// A part of a text in which nothing changes: one direction, one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Styled<'a> {
    /// The part.
    pub text: &'a str,
    /// Its direction, by its letters.
    pub direction: Direction,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// Whether it is a tag.
    pub tag: bool,
}

impl Cell {
    /// A text without marks.
    pub fn plain(text: &str, direction: Direction) -> Self {
        Self { text: text.to_owned(), marks: Vec::new(), direction }
    }

    /// A text of a segment with the tags of its paragraph. A heading loses the marks of Markdown, since the layout shows that it
    /// is one; not where the text is wanted as its format has it.
    pub fn of(text: &str, tags: &TagTable, shown: TagsShown, heading: bool, direction: Direction) -> Self {
        if shown == TagsShown::Markup {
            return Self::plain(&tags.restored(text), direction);
        }
        let text = if heading { without_heading_marks(text) } else { text };
        let (text, marks) = marked(text, tags, shown == TagsShown::Numbered);
        Self { text, marks, direction }
    }

    /// The parts of one direction and one look, in order; together they are the text.
    pub fn styled(&self) -> Vec<Styled<'_>> {
        let mut out = Vec::new();
        let mut at = 0;
        for run in runs(&self.text, self.direction) {
            let end = at + run.text.len();
            for range in self.cuts(at..end) {
                let has = |emphasis| self.is(emphasis, &range);
                out.push(Styled {
                    text: slice(&self.text, range.clone()),
                    direction: run.direction,
                    bold: has(Emphasis::Bold),
                    italic: has(Emphasis::Italic),
                    tag: has(Emphasis::Tag),
                });
            }
            at = end;
        }
        out
    }

    fn is(&self, emphasis: Emphasis, range: &Range<usize>) -> bool {
        let inside = |mark: &Mark| mark.range.start <= range.start && range.end <= mark.range.end;
        self.marks.iter().any(|mark| mark.emphasis == emphasis && inside(mark))
    }

    /// `range` cut wherever a mark begins or ends.
    fn cuts(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let edges = self.marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]);
        let mut edges: Vec<_> = edges.filter(|at| range.start < *at && *at < range.end).collect();
        edges.extend([range.start, range.end]);
        edges.sort_unstable();
        edges.dedup();
        edges.iter().zip(edges.iter().skip(1)).map(|(start, end)| *start..*end).collect()
    }
}

/// What one reads where a tag stands that has no end: the text of a field or the mark of a note in a Word document; nothing for a
/// picture or a line break of another format.
pub fn shown_alone(markup: &Markup) -> Cow<'_, str> {
    let text =
        markup.open.strip_prefix("<w:t>").and_then(|rest| rest.strip_suffix("</w:t>")).unwrap_or_default();
    quick_xml::escape::unescape(text).unwrap_or(Cow::Borrowed(text))
}

impl Emphasis {
    /// What an opening markup makes of its text: that of Markdown, of HTML (`<b>`) or of the runs of a Word document (`<w:b/>`).
    fn of(markup: &Markup) -> Vec<Self> {
        let open = markup.open.to_lowercase();
        let names = |names: &[&str]| names.iter().any(|name| is_element(&open, name));
        let stars = matches!(open.as_str(), "***" | "___");
        let bold = stars || matches!(open.as_str(), "**" | "__") || names(&["b", "strong", "w:b", "w:bcs"]);
        let italic = stars || matches!(open.as_str(), "*" | "_") || names(&["i", "em", "w:i", "w:ics"]);
        [(bold, Self::Bold), (italic, Self::Italic)].into_iter().filter(|it| it.0).map(|it| it.1).collect()
    }
}

/// Whether `markup` has the element `name`, and does not switch it off as `WordprocessingML` may (`w:val="0"`).
fn is_element(markup: &str, name: &str) -> bool {
    markup.split('<').skip(1).any(|rest| {
        let (tag, _) = rest.split_once('>').unwrap_or((rest, ""));
        let (first, attributes) = tag.split_once([' ', '/']).unwrap_or((tag, ""));
        first == name && !["\"0\"", "\"false\"", "\"off\""].iter().any(|off| attributes.contains(off))
    })
}

/// The text with or without its tags, and the marks that they make.
fn marked(text: &str, tags: &TagTable, keep: bool) -> (String, Vec<Mark>) {
    let (mut out, mut marks, mut open, mut end) =
        (String::with_capacity(text.len()), Vec::new(), Vec::new(), 0);
    for span in tags.spans(text) {
        out.push_str(slice(text, end..span.range.start));
        end = span.range.end;
        let start = out.len();
        if span.form == TagForm::Closing {
            close(&mut open, &mut marks, span.number, start);
        }
        if keep {
            out.push_str(slice(text, span.range.clone()));
            marks.push(Mark { range: start..out.len(), emphasis: Emphasis::Tag });
        }
        let markup = tags.markups().iter().find(|markup| markup.number == span.number);
        if span.form == TagForm::Alone && !keep {
            out.push_str(&markup.map(shown_alone).unwrap_or_default());
        }
        if span.form == TagForm::Opening {
            open.push((span.number, out.len(), markup.map(Emphasis::of).unwrap_or_default()));
        }
    }
    out.push_str(slice(text, end..text.len()));
    // A pair that is cut by a split of the segment reaches to its end.
    while let Some((number, ..)) = open.last() {
        let number = *number;
        close(&mut open, &mut marks, number, out.len());
    }
    (out, marks)
}

fn close(open: &mut Vec<(u32, usize, Vec<Emphasis>)>, marks: &mut Vec<Mark>, number: u32, end: usize) {
    let Some(at) = open.iter().rposition(|(other, ..)| *other == number) else { return };
    let (_, start, looks) = open.remove(at);
    let marked = looks.into_iter().filter(|_| start < end);
    marks.extend(marked.map(|emphasis| Mark { range: start..end, emphasis }));
}

impl Default for Cell {
    fn default() -> Self {
        Self::plain("", Language::new("en").direction())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> TagTable {
        let pair = |number, open: &str| Markup { number, open: open.to_owned(), close: Some("x".to_owned()) };
        TagTable::new(vec![
            pair(1, "**"),
            pair(2, "<em class=\"b\">"),
            pair(3, "<w:rPr><w:b w:val=\"0\"/><w:iCs/></w:rPr>"),
            pair(4, "<a href=\"b\">"),
            Markup { number: 5, open: "![](a.png)".to_owned(), close: None },
            Markup { number: 6, open: "<w:t>2 &lt; 3</w:t>".to_owned(), close: None },
        ])
    }

    /// The parts as `text`, with `b` for bold, `i` for italic and `t` for a tag before a colon.
    fn check(text: &str, shown: TagsShown, expected: &[&str]) {
        let cell = Cell::of(text, &table(), shown, false, Direction::Ltr);
        let part = |it: &Styled<'_>| {
            let looks = [(it.bold, 'b'), (it.italic, 'i'), (it.tag, 't')];
            let looks: String = looks.into_iter().filter(|look| look.0).map(|look| look.1).collect();
            format!("{looks}:{}", it.text)
        };
        assert_eq!(cell.styled().iter().map(part).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn bold_and_italic_are_shown_and_other_tags_left_out() {
        let shown = TagsShown::Formatted;
        check("a <1>b <2>c</2></1> <7>", shown, &[":a ", "b:b ", "bi:c", ": <7>"]);
        check("<3>a</3><4>b</4><5/>c", shown, &["i:a", ":bc"]);
        check("a</1> <1>b", shown, &[":a ", "b:b"]);
        check("<1>a<2>b</1>c</2>", shown, &["b:a", "bi:b", "i:c"]);
        check("<1></1>", shown, &[]);
        check("<1>قال</1> x", shown, &["b:قال", ": x"]);
    }

    #[test]
    fn the_text_of_a_field_is_shown() {
        check("a <6/> b", TagsShown::Formatted, &[":a 2 < 3 b"]);
        check("a <6/>", TagsShown::Numbered, &[":a ", "t:<6/>"]);
    }

    #[test]
    fn tags_are_shown_by_number_or_as_markup() {
        check("a<1>b</1>", TagsShown::Numbered, &[":a", "t:<1>", "b:b", "t:</1>"]);
        check("a<1>b</1>", TagsShown::Markup, &[":a**bx"]);
    }

    #[test]
    fn a_heading_shows_no_marks_but_has_them_in_its_own_format() {
        let cell = |shown| Cell::of("## <1>ا</1> ##", &table(), shown, true, Direction::Rtl).text;
        assert_eq!(cell(TagsShown::Formatted), "ا");
        assert_eq!(cell(TagsShown::Markup), "## **اx ##");
    }
}
