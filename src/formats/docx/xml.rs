//! A thin hand on quick-xml's writer: elements in the order of the calls, text that XML 1.0 allows.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::formats::bilingual::is_allowed;

/// An XML part while it is written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A part with its declaration.
    pub(super) fn new() -> io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        Ok(Self(writer))
    }

    /// The bytes of the part.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// `<name attributes>`, to be closed.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    /// `</name>`.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// `<name attributes/>`.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// `<name w:val="val"/>`, the commonest shape of `WordprocessingML`.
    pub(super) fn val(&mut self, name: &str, val: &str) -> io::Result<()> {
        self.empty(name, &[("w:val", val)])
    }

    /// `<name attributes>text</name>`; characters that XML does not allow are left out.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&allowed(text))))?;
        self.close(name)
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_str()));
    }
    start
}

fn allowed(text: &str) -> String {
    text.chars().filter(|c| is_allowed(*c)).collect()
}
