//! Writes the text of a unit with its tags as the inline elements of TMX.
//!
//! Markup that is an inline element already is written as one again; any other, such as `**` of Markdown, becomes the content of
//! one. The numbers are those of the tags, so that both languages correspond.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parse::Attributes;
use super::write::escaped;
use crate::text::{TagForm, TagSpan, TagTable, slice};

/// The content of a `seg`.
pub(super) fn written(text: &str, tags: &TagTable) -> String {
    let spans = tags.spans(text);
    if spans.is_empty() {
        return escaped(text);
    }
    let nested = is_nested(&spans);
    let (mut out, mut end) = (String::with_capacity(text.len() * 2), 0);
    for (at, span) in spans.iter().enumerate() {
        out.push_str(&escaped(slice(text, end..span.range.start)));
        end = span.range.end;
        let markup = tags.markups().iter().find(|markup| markup.number == span.number);
        let Some(markup) = markup else { continue };
        let open = Code::of(&markup.open);
        let pair = if !other_half(&spans, at) {
            Pair::Half
        } else if open.name == "hi" && nested {
            Pair::Around
        } else {
            Pair::Codes
        };
        out.push_str(&element_of(span, pair, &open, markup.close.as_deref().unwrap_or_default()));
    }
    out.push_str(&escaped(slice(text, end..text.len())));
    out
}

/// How a pair of tags is written.
#[derive(Clone, Copy)]
enum Pair {
    /// Its other half is in another segment.
    Half,
    /// As one element.
    Around,
    /// As two elements with the codes that they stand for.
    Codes,
}

/// What is written for a tag.
fn element_of(span: &TagSpan, pair: Pair, open: &Code, close: &str) -> String {
    let (number, kind) = (span.number, attribute("type", &open.kind));
    match (span.form, pair) {
        (TagForm::Alone, _) => alone(open, number),
        (form, Pair::Half) => half(open, close, form, number),
        (TagForm::Opening, Pair::Around) => format!("<hi x=\"{number}\"{kind}>"),
        (TagForm::Closing, Pair::Around) => "</hi>".to_owned(),
        (TagForm::Opening, Pair::Codes) => {
            format!("<bpt i=\"{number}\" x=\"{number}\"{kind}>{}</bpt>", open.content)
        }
        (TagForm::Closing, Pair::Codes) => {
            format!("<ept i=\"{number}\">{}</ept>", Code::of_end(open, close).content)
        }
    }
}

/// Something that stands by itself.
fn alone(code: &Code, number: u32) -> String {
    let (content, kind) = (&code.content, attribute("type", &code.kind));
    match (code.name.as_str(), code.position.as_str()) {
        ("it", "begin" | "end") => {
            format!("<it pos=\"{}\" x=\"{number}\"{kind}>{content}</it>", code.position)
        }
        ("bpt", _) => format!("<it pos=\"begin\" x=\"{number}\"{kind}>{content}</it>"),
        ("ept", _) => format!("<it pos=\"end\" x=\"{number}\">{content}</it>"),
        ("ut", _) => format!("<ut x=\"{number}\">{content}</ut>"),
        _ => {
            let beside = attribute("assoc", &code.beside);
            format!("<ph x=\"{number}\"{kind}{beside}>{content}</ph>")
        }
    }
}

/// Half of a pair, the other half of which is in another segment.
fn half(open: &Code, close: &str, form: TagForm, number: u32) -> String {
    let kind = attribute("type", &open.kind);
    if form == TagForm::Opening {
        return format!("<it pos=\"begin\" x=\"{number}\"{kind}>{}</it>", open.content);
    }
    let close = Code::of_end(open, close);
    format!("<it pos=\"end\" x=\"{number}\"{kind}>{}</it>", close.content)
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(value)) }
}

/// Whether the other half of a pair stands on the right side.
fn other_half(spans: &[TagSpan], at: usize) -> bool {
    let Some(span) = spans.get(at) else { return false };
    let is_half = |other: &TagSpan, form| other.number == span.number && other.form == form;
    let (mut before, mut after) = (spans.iter().take(at), spans.iter().skip(at + 1));
    match span.form {
        TagForm::Opening => after.any(|other| is_half(other, TagForm::Closing)),
        TagForm::Closing => before.any(|other| is_half(other, TagForm::Opening)),
        TagForm::Alone => false,
    }
}

/// Whether each pair ends before the one around it does, and each stands once.
fn is_nested(spans: &[TagSpan]) -> bool {
    let mut open = Vec::new();
    let mut seen = Vec::new();
    for span in spans {
        match span.form {
            TagForm::Opening if seen.contains(&span.number) => return false,
            TagForm::Opening => {
                seen.push(span.number);
                open.push(span.number);
            }
            TagForm::Closing if open.pop() != Some(span.number) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// What an inline element says, or the content that one would get.
#[derive(Debug, Default)]
struct Code {
    name: String,
    kind: String,
    position: String,
    beside: String,
    /// As XML.
    content: String,
}

impl Code {
    /// What ends the element `open`; around text nothing does but the end of it.
    fn of_end(open: &Self, close: &str) -> Self {
        Self::of(if open.name == "hi" { "" } else { close })
    }

    fn of(markup: &str) -> Self {
        element(markup).unwrap_or_else(|| Self { content: escaped(markup), ..Self::default() })
    }
}

/// Reads an inline element of TMX; none where the text is anything else.
fn element(markup: &str) -> Option<Code> {
    let mut reader = Reader::from_str(markup);
    let (start, ends) = match reader.read_event().ok()? {
        Event::Start(start) => (start, false),
        Event::Empty(start) => (start, true),
        _ => return None,
    };
    let name = start.name().as_ref().to_owned();
    if !matches!(name.as_str(), "bpt" | "ept" | "it" | "ph" | "ut" | "hi") {
        return None;
    }
    let mut attributes = Attributes::of(&start);
    let content = if ends || name == "hi" { String::new() } else { content(&mut reader, &name)? };
    matches!(reader.read_event(), Ok(Event::Eof)).then(|| Code {
        kind: attributes.take("type"),
        position: attributes.take("pos"),
        beside: attributes.take("assoc"),
        name,
        content,
    })
}

/// The content up to the end of an element, written anew: text, and parts to translate (`sub`).
fn content(reader: &mut Reader<&[u8]>, name: &str) -> Option<String> {
    let mut out = String::new();
    let mut in_sub = false;
    loop {
        match reader.read_event().ok()? {
            Event::Text(text) => out.push_str(&escaped(&text.xml10_content())),
            Event::CData(text) => out.push_str(&escaped(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok()?.map(String::from);
                let known = || quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                out.push_str(&escaped(&character.or_else(known)?));
            }
            Event::Start(start) if !in_sub && start.name().as_ref() == "sub" => {
                let mut attributes = Attributes::of(&start);
                let (data, kind) = (attributes.take("datatype"), attributes.take("type"));
                out.extend(["<sub", &attribute("datatype", &data), &attribute("type", &kind), ">"]);
                in_sub = true;
            }
            Event::End(end) if in_sub && end.name().as_ref() == "sub" => {
                out.push_str("</sub>");
                in_sub = false;
            }
            Event::End(end) if !in_sub && end.name().as_ref() == name => return Some(out),
            Event::Comment(_) => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    fn check(text: &str, markups: &[(u32, &str, Option<&str>)], expected: &str) {
        let markups = markups.iter().map(|(number, open, close)| Markup {
            number: *number,
            open: (*open).to_owned(),
            close: close.map(str::to_owned),
        });
        assert_eq!(written(text, &TagTable::new(markups.collect())), expected);
    }

    #[test]
    fn markup_of_other_formats_becomes_the_content_of_elements() {
        check("a <1>b</1>", &[(1, "**", Some("**"))], r#"a <bpt i="1" x="1">**</bpt>b<ept i="1">**</ept>"#);
        check("a<2/> & <3/>", &[(2, "<br>", None)], r#"a<ph x="2">&lt;br&gt;</ph> &amp; &lt;3/&gt;"#);
        check("a</1>", &[(1, "<b>", Some("</b>"))], r#"a<it pos="end" x="1">&lt;/b&gt;</it>"#);
    }

    #[test]
    fn inline_elements_stay_what_they_are() {
        let bold = (1, r#"<bpt i="7" x="2" type="bold">&lt;b></bpt>"#, Some(r#"<ept i="7">&lt;/b></ept>"#));
        check(
            "<1>b</1>",
            &[bold],
            r#"<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept>"#,
        );
        let high = (1, r#"<hi type="term">"#, Some("</hi>"));
        check("<1>b</1>", &[high], r#"<hi x="1" type="term">b</hi>"#);
        check(
            "</1>b<1>",
            &[high],
            r#"<it pos="end" x="1" type="term"></it>b<it pos="begin" x="1" type="term"></it>"#,
        );
        let picture = (4, r#"<ph assoc="b">&lt;img alt="<sub>x</sub>"></ph>"#, None);
        check("<4/>", &[picture], r#"<ph x="4" assoc="b">&lt;img alt=&quot;<sub>x</sub>&quot;&gt;</ph>"#);
        check(
            "<4/>",
            &[(4, "<ph><evil/></ph>", None)],
            r#"<ph x="4">&lt;ph&gt;&lt;evil/&gt;&lt;/ph&gt;</ph>"#,
        );
    }
}
