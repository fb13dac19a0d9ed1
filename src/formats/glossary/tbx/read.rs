//! From the bytes of a TBX file to entries.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::interpret::{Interpreter, Named};
use super::tree::Node;
use crate::formats::decode;
use crate::formats::encoding::declared_in_xml;
use crate::formats::error::{MAX_BYTES, ReadError, ReadWarning};
use crate::formats::glossary::ids;
use crate::model::Entry;
use crate::text::slice;

/// Elements are nested at most this deep.
const DEEPEST: usize = 64;
/// Elements within a text, whose text is part of it.
const INLINE: [&str; 11] = ["hi", "foreign", "ph", "sc", "ec", "bpt", "ept", "it", "ut", "sub", "p"];

/// The entries of a file, and what was left out.
pub(in crate::formats::glossary) fn read(bytes: &[u8]) -> Result<(Vec<Entry>, Vec<ReadWarning>), ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let text = decode(bytes, declared_in_xml(bytes))?.text;
    let mut file = File::new(&text);
    let (named, mut warnings) = file.entries()?;
    warnings.sort_by_key(|warning| warning.line);
    Ok((ids::number(named), warnings))
}

/// A file that is being read.
struct File<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Up to which byte lines were counted, and how many.
    counted: (usize, u64),
    open: Vec<Node>,
    interpreter: Interpreter,
    is_tbx: bool,
}

impl<'a> File<'a> {
    fn new(text: &'a str) -> Self {
        let reader = Reader::from_str(text);
        let interpreter = Interpreter::default();
        Self { text, reader, counted: (0, 1), open: Vec::new(), interpreter, is_tbx: false }
    }

    fn entries(&mut self) -> Result<(Vec<Named>, Vec<ReadWarning>), ReadError> {
        loop {
            let event = self.reader.read_event();
            let line = self.line();
            match event.map_err(|error| broken(line, &error.to_string()))? {
                Event::Start(start) => self.open(&start, line)?,
                Event::Empty(start) => {
                    self.open(&start, line)?;
                    self.close();
                }
                Event::End(_) => self.close(),
                Event::Text(text) => self.push(&text.xml10_content()),
                Event::CData(text) => self.push(&text.xml10_content()),
                Event::GeneralRef(reference) => self.push_reference(&reference, line),
                Event::Eof => break,
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            }
        }
        let line = self.line();
        if let Some(open) = self.open.last() {
            return Err(broken(line, &format!("the file ends within <{}> of line {}", open.name, open.line)));
        }
        if !self.is_tbx {
            return Err(broken(1, "there is no <tbx> or <martif> in it"));
        }
        Ok(std::mem::take(&mut self.interpreter).finish())
    }

    /// The line of the place where the reader is.
    fn line(&mut self) -> u64 {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let passed = slice(self.text, self.counted.0..at);
        let lines = passed.matches('\n').count() as u64;
        self.counted = (at, self.counted.1 + lines);
        self.counted.1
    }

    fn open(&mut self, start: &BytesStart<'_>, line: u64) -> Result<(), ReadError> {
        if self.open.len() >= DEEPEST {
            return Err(broken(line, "its elements are nested too deep"));
        }
        let name = start.local_name().as_ref().to_owned();
        self.is_tbx |= matches!(name.as_str(), "tbx" | "martif");
        let mut node = Node { name, line, ..Node::default() };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| broken(line, &error.to_string()))?;
            let name = attribute.key.as_ref().to_owned();
            let raw = attribute.value.into_owned();
            // An entity that nobody knows stays as it stands.
            let value =
                quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned);
            node.attributes.push((name, value));
        }
        self.open.push(node);
        Ok(())
    }

    /// An element has ended. Entries are taken as they come, so that the file is never a tree as a whole.
    fn close(&mut self) {
        let Some(node) = self.open.pop() else { return };
        match node.name.as_str() {
            "conceptEntry" | "termEntry" => self.interpreter.entry(&node),
            "back" => self.interpreter.left_out(&node, "the list of references at the end is left out"),
            _ if self.open.iter().any(|open| is_kept(&open.name)) => match self.open.last_mut() {
                Some(parent) if INLINE.contains(&node.name.as_str()) => parent.text.push_str(&node.text),
                Some(parent) => parent.children.push(node),
                None => {}
            },
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(node) = self.open.last_mut() {
            node.push_text(text);
        }
    }

    fn push_reference(&mut self, reference: &BytesRef<'_>, line: u64) {
        let name: &str = reference;
        let character = reference.resolve_char_ref().ok().flatten().map(String::from);
        let known =
            character.or_else(|| quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned));
        let text = known.unwrap_or_else(|| {
            self.interpreter.tell(line, format!("the entity &{name}; is not known; it stays as it stands"));
            format!("&{name};")
        });
        if let Some(node) = self.open.last_mut() {
            node.text.push_str(&text);
        }
    }
}

fn is_kept(name: &str) -> bool {
    matches!(name, "conceptEntry" | "termEntry")
}

fn broken(line: u64, reason: &str) -> ReadError {
    ReadError::Xml { line, reason: reason.to_owned() }
}
