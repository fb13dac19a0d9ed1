//! The comments of a document by their ids.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::formats::review::package::{attribute, referred};
use crate::formats::review::reviewed::Comment;

/// The comments of the part, as (id, comment). What stands behind a place that is no XML is left out.
pub(super) fn read(xml: &str) -> Vec<(String, Comment)> {
    let mut reader = Reader::from_str(xml);
    let mut all: Vec<(String, Comment)> = Vec::new();
    let (mut open, mut in_text): (Option<(String, Comment)>, bool) = (None, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => match (tag.local_name().as_ref(), &mut open) {
                ("comment", _) => {
                    let value = |name| attribute(&tag, name).unwrap_or_default();
                    let comment =
                        Comment { author: value("author"), date: value("date"), text: String::new() };
                    open = Some((value("id"), comment));
                }
                ("p", Some((_, comment))) if !comment.text.is_empty() => comment.text.push('\n'),
                ("t", Some(_)) => in_text = true,
                _ => {}
            },
            Event::Empty(tag) => {
                if let ("tab" | "br", Some((_, comment))) = (tag.local_name().as_ref(), &mut open) {
                    comment.text.push(' ');
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "comment" => all.extend(open.take()),
                "t" => in_text = false,
                _ => {}
            },
            Event::Text(text) if in_text => push(&mut open, &text.xml10_content()),
            Event::CData(text) if in_text => push(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) if in_text => push(&mut open, &referred(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

fn push(open: &mut Option<(String, Comment)>, text: &str) {
    if let Some((_, comment)) = open {
        comment.text.push_str(text);
    }
}
