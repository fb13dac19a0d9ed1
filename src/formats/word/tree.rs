//! An XML part as a flat list of its elements with their bytes, so that all that is not changed can be copied as it stands.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::limits::DEPTH;
use super::namespace::{Namespace, Scopes};
use crate::text::slice;

/// Names an element of a `Tree` by its place in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(u32);

/// A part.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    text: String,
    elements: Vec<Element>,
    /// How the part writes the namespace of `WordprocessingML`, such as `w:`.
    pub(super) prefix: String,
    /// Where and why the reading stopped before the end.
    pub(super) broken: Option<Broken>,
}

/// A place that is no XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The byte in the decoded part.
    pub(super) byte: usize,
    /// Lower-case start.
    pub(super) reason: String,
}

/// Bytes of an element: `start` of its start tag, `inner` and `inner_end` of what it holds, `end` behind its end tag.
#[derive(Clone, Copy, Debug)]
struct Element {
    start: u32,
    inner: u32,
    inner_end: u32,
    end: u32,
    /// The index behind the last element inside of it.
    next: u32,
    prefix: u16,
    local: u16,
    namespace: Namespace,
    closed: bool,
}

impl Tree {
    /// Parses a part as far as it is XML; document types and what they could define are refused.
    pub(super) fn parse(text: String) -> Self {
        let mut parser = Parser::default();
        let broken = parser.run(&text).err();
        let end = broken.as_ref().map_or(text.len(), |broken| broken.byte) as u32;
        while let Some(open) = parser.open.pop() {
            parser.close(open, end, end, false);
        }
        let prefix = parser.prefix.unwrap_or_else(|| "w:".to_owned());
        Self { text, elements: parser.elements, prefix, broken }
    }

    /// The decoded part.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Option<Id> {
        (!self.elements.is_empty()).then_some(Id(0))
    }

    /// The elements directly inside of `id`.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + use<'_> {
        let end = self.element(id).next;
        let mut at = id.0 + 1;
        std::iter::from_fn(move || {
            let child = (at < end).then_some(Id(at))?;
            at = self.element(child).next.max(at + 1);
            Some(child)
        })
    }

    /// All elements inside of `id`, in document order.
    pub(super) fn inside(&self, id: Id) -> impl Iterator<Item = Id> + use<'_> {
        (id.0 + 1..self.element(id).next).map(Id)
    }

    /// The first child of this name in the namespace of `WordprocessingML`.
    pub(super) fn child(&self, id: Id, local: &str) -> Option<Id> {
        self.children(id).find(|child| self.is(*child, local))
    }

    /// Whether `id` is this element of `WordprocessingML`.
    pub(super) fn is(&self, id: Id, local: &str) -> bool {
        self.word(id) == Some(local)
    }

    /// The local name, where the element is one of `WordprocessingML`.
    pub(super) fn word(&self, id: Id) -> Option<&str> {
        (self.element(id).namespace == Namespace::Word).then(|| self.local(id))
    }

    /// The namespace of an element.
    pub(super) fn namespace(&self, id: Id) -> Namespace {
        self.element(id).namespace
    }

    /// The local name.
    pub(super) fn local(&self, id: Id) -> &str {
        let element = self.element(id);
        let start = element.start as usize + 1 + usize::from(element.prefix);
        slice(&self.text, start..start + usize::from(element.local))
    }

    /// The name with its prefix.
    pub(super) fn qualified(&self, id: Id) -> &str {
        let element = self.element(id);
        let start = element.start as usize + 1;
        slice(&self.text, start..start + usize::from(element.prefix) + usize::from(element.local))
    }

    /// The start tag of an element that holds something, also where this one is written as `<a/>`.
    pub(super) fn opening(&self, id: Id) -> String {
        let tag = self.start_tag(id);
        let open = tag.strip_suffix("/>").or_else(|| tag.strip_suffix('>')).unwrap_or(tag);
        format!("{}>", open.trim_end())
    }

    /// The namespaces that an element binds, as attributes with a space before each: what is taken out of it may need them.
    pub(super) fn bindings(&self, id: Id) -> String {
        let tag = self.start_tag(id);
        if !tag.contains("xmlns") {
            return String::new();
        }
        let content = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
        let start = BytesStart::from_content(content, self.qualified(id).len());
        let mut out = String::new();
        for bound in start.attributes().with_checks(false).flatten() {
            if bound.key.as_ref().starts_with("xmlns") {
                out.extend([" ", bound.key.as_ref(), "=\"", &bound.value, "\""]);
            }
        }
        out
    }

    /// Its end tag as it is written; empty where the start tag closes itself.
    pub(super) fn end_tag(&self, id: Id) -> &str {
        let element = self.element(id);
        slice(&self.text, element.inner_end as usize..element.end as usize)
    }

    /// Whether the end of the element was seen.
    pub(super) fn is_whole(&self, id: Id) -> bool {
        self.element(id).closed
    }

    /// All bytes of an element.
    pub(super) fn range(&self, id: Id) -> Range<usize> {
        let element = self.element(id);
        element.start as usize..element.end as usize
    }

    /// The bytes between its tags.
    pub(super) fn inner(&self, id: Id) -> Range<usize> {
        let element = self.element(id);
        element.inner as usize..element.inner_end as usize
    }

    /// The element as it is written.
    pub(super) fn raw(&self, id: Id) -> &str {
        slice(&self.text, self.range(id))
    }

    /// Its start tag as it is written.
    pub(super) fn start_tag(&self, id: Id) -> &str {
        let element = self.element(id);
        slice(&self.text, element.start as usize..element.inner as usize)
    }

    /// An attribute by its name without a prefix.
    pub(super) fn attribute(&self, id: Id, local: &str) -> Option<Cow<'_, str>> {
        attribute(self.start_tag(id), local)
    }

    /// The attribute `val` of the child `local` of `id`.
    pub(super) fn val(&self, id: Id, local: &str) -> Option<Cow<'_, str>> {
        self.attribute(self.child(id, local)?, "val")
    }

    /// The characters that an element holds, without those of elements inside of it.
    pub(super) fn characters(&self, id: Id) -> String {
        characters(slice(&self.text, self.inner(id)))
    }

    fn element(&self, id: Id) -> Element {
        self.elements.get(id.0 as usize).copied().unwrap_or(Element::NONE)
    }
}

impl Element {
    /// Stands for an element that is not there.
    const NONE: Self = Self {
        start: 0,
        inner: 0,
        inner_end: 0,
        end: 0,
        next: 0,
        prefix: 0,
        local: 0,
        namespace: Namespace::Other,
        closed: false,
    };
}

/// An attribute of a start tag by its name without a prefix.
pub(super) fn attribute<'a>(tag: &'a str, local: &str) -> Option<Cow<'a, str>> {
    let content = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
    let name = content.find(|c: char| c.is_ascii_whitespace())?;
    let start = BytesStart::from_content(content, name);
    let found = start.attributes().with_checks(false).flatten().find_map(|attribute| {
        let key = attribute.key.as_ref();
        let bare = key.rsplit(':').next().unwrap_or(key);
        (bare == local && !key.starts_with("xmlns")).then(|| unescaped(&attribute.value))
    });
    found.map(Cow::Owned)
}

/// `text` with its entities resolved; one that is not known stays as it is written.
fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), Cow::into_owned)
}

fn characters(inner: &str) -> String {
    if !inner.contains('<') {
        return unescaped(inner);
    }
    let mut reader = Reader::from_str(inner);
    let (mut out, mut depth) = (String::new(), 0);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) if depth == 0 => out.push_str(&unescaped(&text)),
            Event::GeneralRef(name) if depth == 0 => out.push_str(&unescaped(&format!("&{};", &*name))),
            Event::CData(text) if depth == 0 => out.push_str(&text),
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

#[derive(Default)]
struct Parser {
    elements: Vec<Element>,
    open: Vec<usize>,
    scopes: Scopes,
    prefix: Option<String>,
}

impl Parser {
    fn run(&mut self, text: &str) -> Result<(), Broken> {
        let mut reader = Reader::from_str(text);
        loop {
            let from = reader.buffer_position() as u32;
            let event = reader.read_event();
            let to = reader.buffer_position() as u32;
            match event {
                Ok(Event::Start(tag)) => {
                    self.start(&tag, from, to)?;
                }
                Ok(Event::Empty(tag)) => {
                    let index = self.start(&tag, from, to)?;
                    self.open.pop();
                    self.close(index, to, to, true);
                }
                Ok(Event::End(_)) => {
                    if let Some(open) = self.open.pop() {
                        self.close(open, from, to, true);
                    }
                }
                Ok(Event::DocType(_)) => {
                    let reason = "a document type is not allowed in a Word document".to_owned();
                    return Err(Broken { byte: from as usize, reason });
                }
                Ok(Event::Eof) if self.open.is_empty() => return Ok(()),
                Ok(Event::Eof) => {
                    return Err(Broken { byte: text.len(), reason: "it ends in the middle".to_owned() });
                }
                Ok(_) => {}
                Err(error) => return Err(Broken { byte: from as usize, reason: error.to_string() }),
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, from: u32, to: u32) -> Result<usize, Broken> {
        if self.open.len() >= DEPTH {
            let reason = format!("more than {DEPTH} elements stand inside of each other");
            return Err(Broken { byte: from as usize, reason });
        }
        let (name, index) = (tag.name(), self.elements.len());
        let name = name.as_ref();
        self.scopes.enter(self.open.len(), tag.attributes_raw());
        let (prefix, local) = name.split_once(':').map_or(("", name), |(prefix, local)| (prefix, local));
        let namespace = self.scopes.namespace(prefix);
        if namespace == Namespace::Word && self.prefix.is_none() {
            self.prefix = Some(if prefix.is_empty() { String::new() } else { format!("{prefix}:") });
        }
        self.elements.push(Element {
            start: from,
            inner: to,
            inner_end: to,
            end: to,
            next: index as u32 + 1,
            prefix: (name.len() - local.len()) as u16,
            local: local.len() as u16,
            namespace,
            closed: false,
        });
        self.open.push(index);
        Ok(index)
    }

    fn close(&mut self, index: usize, inner_end: u32, end: u32, closed: bool) {
        self.scopes.leave(self.open.len());
        let next = self.elements.len() as u32;
        if let Some(element) = self.elements.get_mut(index) {
            (element.inner_end, element.end, element.next, element.closed) = (inner_end, end, next, closed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn elements_have_their_bytes_and_children() {
        let tree = Tree::parse(format!(
            "<?xml version=\"1.0\"?><w:p xmlns:w=\"{WORD}\"><w:r a=\"1\"/>x<w:t>y</w:t></w:p>\n"
        ));
        let root = tree.root().unwrap();
        let names: Vec<_> = tree.children(root).map(|child| tree.raw(child)).collect();
        assert_eq!(names, ["<w:r a=\"1\"/>", "<w:t>y</w:t>"]);
        assert!(tree.is(root, "p") && tree.is_whole(root) && tree.broken.is_none());
        assert_eq!(tree.characters(tree.child(root, "t").unwrap()), "y");
        assert_eq!(tree.attribute(tree.child(root, "r").unwrap(), "a").as_deref(), Some("1"));
    }

    #[test]
    fn names_are_known_by_their_namespace_and_not_by_the_prefix() {
        let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let tree = Tree::parse(format!("<x:p xmlns:x=\"{strict}\" xmlns:w=\"urn:other\"><w:r/><x:r/></x:p>"));
        let root = tree.root().unwrap();
        assert_eq!((tree.word(root), tree.prefix.as_str()), (Some("p"), "x:"));
        assert_eq!(tree.raw(tree.child(root, "r").unwrap()), "<x:r/>");
    }

    #[test]
    fn text_is_unescaped_and_unknown_entities_stay() {
        assert_eq!(characters("a&amp;b&#x41;"), "a&bA");
        assert_eq!(characters("&bad;<!-- no --><![CDATA[<x>]]>&lt;<e>in</e>"), "&bad;<x><");
    }

    #[test]
    fn a_broken_part_is_read_up_to_the_place() {
        let tree = Tree::parse(format!("<w:p xmlns:w=\"{WORD}\"><w:r/><w:t>half"));
        let broken = tree.broken.clone().unwrap();
        assert_eq!(broken.reason, "it ends in the middle");
        assert!(!tree.is_whole(tree.root().unwrap()));
        let bad =
            Tree::parse("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>".to_owned());
        assert!(bad.root().is_none() && bad.broken.unwrap().reason.contains("document type"));
        let deep = Tree::parse("<a>".repeat(DEPTH + 1));
        assert!(deep.broken.unwrap().reason.contains("inside of each other"));
    }
}
