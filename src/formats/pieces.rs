//! The text of a translation and the markup of its tags, in the order in which they are written: well nested, whatever was typed.

use super::skeleton::TargetParagraph;
use crate::text::{Markup, TagForm, TagTable, slice};

/// A piece of a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextPiece<'a> {
    /// Text, still to be escaped as the format wants it.
    Text(&'a str),
    /// Markup, as it stands in the format.
    Markup(&'a str),
}

/// The pieces of a paragraph that has a translation.
pub(super) fn pieces(paragraph: &TargetParagraph) -> Option<Vec<TextPiece<'_>>> {
    paragraph.text.as_deref().map(|text| nested(text, &paragraph.tags))
}

/// Tags that cross each other are closed and opened again, an end without a start goes, and what is left open is closed.
fn nested<'a>(text: &'a str, tags: &'a TagTable) -> Vec<TextPiece<'a>> {
    let mut out = Vec::new();
    let mut open: Vec<&Markup> = Vec::new();
    let mut end = 0;
    for span in tags.spans(text) {
        push_text(&mut out, slice(text, end..span.range.start));
        end = span.range.end;
        let Some(markup) = tags.markups().iter().find(|markup| markup.number == span.number) else {
            continue;
        };
        match span.form {
            TagForm::Alone => out.push(TextPiece::Markup(&markup.open)),
            TagForm::Opening => {
                out.push(TextPiece::Markup(&markup.open));
                open.push(markup);
            }
            TagForm::Closing => close(&mut out, &mut open, markup.number),
        }
    }
    push_text(&mut out, slice(text, end..text.len()));
    out.extend(open.iter().rev().filter_map(|markup| markup.close.as_deref()).map(TextPiece::Markup));
    out
}

fn push_text<'a>(out: &mut Vec<TextPiece<'a>>, text: &'a str) {
    if !text.is_empty() {
        out.push(TextPiece::Text(text));
    }
}

fn close<'a>(out: &mut Vec<TextPiece<'a>>, open: &mut Vec<&'a Markup>, number: u32) {
    let Some(at) = open.iter().rposition(|markup| markup.number == number) else { return };
    let ends = open.get(at..).unwrap_or_default().iter().rev();
    out.extend(ends.filter_map(|markup| markup.close.as_deref()).map(TextPiece::Markup));
    open.remove(at);
    let again = open.get(at..).unwrap_or_default().iter();
    out.extend(again.map(|markup| TextPiece::Markup(&markup.open)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let pair = |number, name: &str| Markup {
            number,
            open: format!("[{name}]"),
            close: Some(format!("[/{name}]")),
        };
        let tags = TagTable::new(vec![
            pair(1, "a"),
            pair(2, "b"),
            Markup { number: 3, open: "[img]".into(), close: None },
        ]);
        let paragraph = TargetParagraph { text: Some(text.into()), tags, turned: None };
        let written: String = pieces(&paragraph)
            .unwrap()
            .into_iter()
            .map(|piece| match piece {
                TextPiece::Text(text) | TextPiece::Markup(text) => text,
            })
            .collect();
        assert_eq!(written, expected, "{text}");
    }

    #[test]
    fn tags_are_well_nested_whatever_was_typed() {
        check("x <1>y</1> <3/><4>", "x [a]y[/a] [img]<4>");
        check("<1>x<2>y</1>z</2>", "[a]x[b]y[/b][/a][b]z[/b]");
        check("</1>x<2>y", "x[b]y[/b]");
        check("<1><1>x</1>", "[a][a]x[/a][/a]");
    }
}
