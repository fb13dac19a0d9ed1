//! Inline markup of Markdown as tags: emphasis, code, links and pictures of one line.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::text::{Markup, TagTable, slice};

/// The line with its inline markup as tags, and what they stand for: `TagTable::restored` gives the line back to the byte.
pub(super) fn tagged(line: &str) -> (String, TagTable) {
    let mut spans = spans(line);
    if spans.is_empty() {
        return (line.to_owned(), TagTable::default());
    }
    let mut numbers = (1..).filter(|number| !occurs(line, *number));
    let mut markups = Vec::new();
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    spans.sort_by_key(|span| (span.open.start, std::cmp::Reverse(span.close.as_ref().map(|it| it.end))));
    for Span { open, close } in spans {
        let Some(number) = numbers.next() else { break };
        let written = |range: &Range<usize>| slice(line, range.clone()).to_owned();
        markups.push(Markup { number, open: written(&open), close: close.as_ref().map(written) });
        let opening = if close.is_some() { format!("<{number}>") } else { format!("<{number}/>") };
        pieces.push((open, opening));
        pieces.extend(close.map(|close| (close, format!("</{number}>"))));
    }
    pieces.sort_by_key(|(range, _)| range.start);
    (replaced(line, &pieces), TagTable::new(markups))
}

/// The bytes of a markup before and behind its text; without an end it stands alone.
struct Span {
    open: Range<usize>,
    close: Option<Range<usize>>,
}

/// An element whose end has not come yet.
struct Element {
    range: Range<usize>,
    /// What lies between its marks, as far as it was seen.
    inner: Option<Range<usize>>,
    inline: bool,
    picture: bool,
}

fn spans(line: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut elements: Vec<Element> = Vec::new();
    for (event, range) in Parser::new_ext(line, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        if !matches!(event, Event::End(_)) {
            for element in &mut elements {
                let inner = element.inner.get_or_insert_with(|| range.clone());
                inner.end = inner.end.max(range.end);
            }
        }
        match event {
            Event::Start(tag) => elements.push(Element {
                range,
                inner: None,
                inline: matches!(
                    tag,
                    Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
                ),
                picture: matches!(tag, Tag::Image { .. }),
            }),
            Event::End(_) => {
                let in_picture = |elements: &[Element]| elements.iter().any(|element| element.picture);
                if let Some(element) = elements.pop().filter(|it| it.inline && !in_picture(&elements)) {
                    out.push(span_of(element));
                }
            }
            Event::Code(_) => out.extend(code(line, range)),
            Event::InlineHtml(_) => out.push(Span { open: range, close: None }),
            _ => {}
        }
    }
    out.retain(|span| !span.open.is_empty());
    out
}

/// A picture stands alone, and so does a link without a text.
fn span_of(element: Element) -> Span {
    let Range { start, end } = element.range;
    match element.inner.filter(|inner| !element.picture && start < inner.start && inner.end < end) {
        Some(inner) => Span { open: start..inner.start, close: Some(inner.end..end) },
        None => Span { open: start..end, close: None },
    }
}

fn code(line: &str, range: Range<usize>) -> Option<Span> {
    let written = slice(line, range.clone());
    let marks = written.len() - written.trim_start_matches('`').len();
    let (start, end) = (range.start + marks, range.end.checked_sub(marks)?);
    (start <= end).then_some(Span { open: range.start..start, close: Some(end..range.end) })
}

/// Whether the line itself has something that is written like a tag of this number.
fn occurs(line: &str, number: u32) -> bool {
    [format!("<{number}>"), format!("</{number}>"), format!("<{number}/>")]
        .iter()
        .any(|tag| line.contains(tag))
}

fn replaced(line: &str, pieces: &[(Range<usize>, String)]) -> String {
    let (mut out, mut end) = (String::with_capacity(line.len()), 0);
    for (range, tag) in pieces {
        out.push_str(slice(line, end..range.start));
        out.push_str(tag);
        end = range.end;
    }
    out.push_str(slice(line, end..line.len()));
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_becomes_tags() {
        for (line, expected) in [
            ("نص بلا علامات", "نص بلا علامات"),
            ("قال **الوزير** إن *الخطة* جاهزة", "قال <1>الوزير</1> إن <2>الخطة</2> جاهزة"),
            ("***معا***", "<1><2>معا</2></1>"),
            ("انظر [الموقع](https://a.example/x) و`cargo`", "انظر <1>الموقع</1> و<2>cargo</2>"),
            ("![صورة **مهمة**](a.png) <https://a.example> a<br>b", "<1/> <2>https://a.example</2> a<3/>b"),
            ("literal <1> and **bold**", "literal <1> and <2>bold</2>"),
            ("2 * 3 * 4 و snake_case_name \\*لا\\*", "2 * 3 * 4 و snake_case_name \\*لا\\*"),
            ("## عنوان *مائل*", "## عنوان <1>مائل</1>"),
            ("- بند ~~قديم~~", "- بند <1>قديم</1>"),
        ] {
            let (text, tags) = tagged(line);
            assert_eq!(text, expected);
            assert_eq!(tags.restored(&text), line);
        }
    }

    proptest! {
        #[test]
        fn every_line_comes_back_to_the_byte(line in "[اب a*_`~<>/1!\\[\\]()\\\\#-]{0,30}") {
            let (text, tags) = tagged(&line);
            prop_assert_eq!(tags.restored(&text), line);
        }
    }
}
