//! One unit of a TMX file, or its head, from XML.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::entry::{Entry, Variant};
use super::head::Head;
use super::seg;
use crate::formats::date;
use crate::formats::error::ReadWarning;
use crate::model::{Extra, Stamp};
use crate::text::Language;

/// Elements are nested at most this deep.
pub(super) const DEEPEST: usize = 64;

/// A piece of the file that is being parsed.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) reader: Reader<&'a [u8]>,
    /// The line of its first character.
    first_line: u64,
    pub(super) warnings: Vec<ReadWarning>,
}

/// Why a piece cannot be read any further, and where.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) line: u64,
    pub(super) reason: String,
}

impl<'a> Piece<'a> {
    pub(super) fn new(text: &'a str, first_line: u64) -> Self {
        let mut reader = Reader::from_str(text);
        // An `&` that begins no reference is text; many a program forgets to write it as one.
        reader.config_mut().allow_dangling_amp = true;
        Self { text, reader, first_line, warnings: Vec::new() }
    }

    /// The unit in it. What was complete before it broke is in `entry` all the same.
    pub(super) fn entry(&mut self, entry: &mut Entry) -> Result<(), Broken> {
        entry.line = self.first_line;
        loop {
            match self.event()? {
                Event::Start(start) | Event::Empty(start) if is(&start, "tu") => {
                    let attributes = Attributes::of(&start);
                    entry.created = attributes.stamp("creation");
                    entry.changed = attributes.stamp("change");
                    entry.source = attributes.language("srclang");
                    entry.extra.extend(attributes.extra());
                }
                Event::Start(start) if is(&start, "tuv") => {
                    if let Some(variant) = self.variant(&start)? {
                        entry.variants.push(variant);
                    }
                }
                Event::Start(start) if is(&start, "note") => {
                    let text = self.content("note")?;
                    entry.notes.push(text);
                }
                Event::Start(start) if is(&start, "prop") => {
                    let name = Attributes::of(&start).take("type");
                    let value = self.content("prop")?;
                    entry.extra.push((name, value));
                }
                Event::Start(start) => self.skip(&start)?,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// What stands before the units.
    pub(super) fn head(&mut self) -> Result<Head, Broken> {
        let mut head = Head::default();
        loop {
            match self.event()? {
                Event::Start(start) | Event::Empty(start) if is(&start, "tmx") => {
                    head.is_tmx = true;
                    head.version = Attributes::of(&start).take("version");
                }
                Event::Start(start) | Event::Empty(start) if is(&start, "header") => {
                    let mut attributes = Attributes::of(&start);
                    head.source = attributes.language("srclang");
                    head.tool = attributes.take("creationtool");
                }
                Event::Eof => return Ok(head),
                _ => {}
            }
        }
    }

    fn variant(&mut self, start: &BytesStart<'_>) -> Result<Option<Variant>, Broken> {
        let attributes = Attributes::of(start);
        let language = attributes.language("xml:lang").or_else(|| attributes.language("lang"));
        let mut variant = Variant {
            language: language.clone().unwrap_or_else(|| Language::new("und")),
            text: super::inline::Text::default(),
            created: attributes.stamp("creation"),
            changed: attributes.stamp("change"),
            notes: Vec::new(),
            extra: attributes.extra(),
        };
        let line = self.line();
        loop {
            match self.event()? {
                Event::Start(start) if is(&start, "seg") => variant.text = seg::read(self)?,
                Event::Start(start) if is(&start, "note") => variant.notes.push(self.content("note")?),
                Event::Start(start) if is(&start, "prop") => {
                    let name = Attributes::of(&start).take("type");
                    variant.extra.push((name, self.content("prop")?));
                }
                Event::Start(start) => self.skip(&start)?,
                Event::End(end) if end.local_name().as_ref() == "tuv" => break,
                Event::Eof => return Err(self.broken("the unit ends within a <tuv>")),
                _ => {}
            }
        }
        if language.is_none() {
            self.warn(line, "a <tuv> names no language (xml:lang); it is left out");
        }
        Ok(language.map(|_| variant))
    }

    /// The text of an element that holds nothing else.
    fn content(&mut self, name: &str) -> Result<String, Broken> {
        let (mut out, mut depth) = (String::new(), 0_usize);
        loop {
            match self.event()? {
                Event::Text(text) => out.push_str(&text.xml10_content()),
                Event::CData(text) => out.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => self.push_reference(&reference, &mut out),
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return Ok(out),
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(self.broken(&format!("the unit ends within a <{name}>"))),
                _ => {}
            }
        }
    }

    fn skip(&mut self, start: &BytesStart<'_>) -> Result<(), Broken> {
        let (line, name) = (self.line(), start.name().as_ref().to_owned());
        self.warn(line, &format!("<{name}> does not belong into a unit; it is left out"));
        self.content(&name).map(|_| ())
    }

    /// Adds what a reference stands for. No entities but the five of XML are known: none is ever expanded.
    pub(super) fn push_reference(&mut self, reference: &BytesRef<'_>, out: &mut String) {
        let name: &str = reference;
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return out.push(character);
        }
        if let Some(known) = quick_xml::escape::resolve_predefined_entity(name) {
            return out.push_str(known);
        }
        if !reference.is_char_ref() {
            let line = self.line();
            self.warn(line, &format!("the entity &{name}; is not known; it stays as it stands"));
            out.extend(["&", name, ";"]);
        }
    }

    pub(super) fn event(&mut self) -> Result<Event<'a>, Broken> {
        self.reader.read_event().map_err(|error| {
            let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
            Broken { line: self.line_of(at), reason: error.to_string() }
        })
    }

    /// The byte up to which it was read.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    pub(super) fn broken(&self, reason: &str) -> Broken {
        Broken { line: self.line(), reason: reason.to_owned() }
    }

    pub(super) fn warn(&mut self, line: u64, message: &str) {
        self.warnings.push(ReadWarning { line, message: message.to_owned() });
    }

    pub(super) fn line(&self) -> u64 {
        self.line_of(self.position())
    }

    fn line_of(&self, at: usize) -> u64 {
        let passed = self.text.as_bytes().get(..at.min(self.text.len())).unwrap_or_default();
        self.first_line + memchr::memchr_iter(b'\n', passed).count() as u64
    }
}

pub(super) fn is(start: &BytesStart<'_>, name: &str) -> bool {
    start.local_name().as_ref() == name
}

/// The attributes of an element.
pub(super) struct Attributes(Vec<(String, String)>);

impl Attributes {
    pub(super) fn of(start: &BytesStart<'_>) -> Self {
        let mut all = Vec::new();
        for attribute in start.html_attributes().with_checks(false).flatten() {
            let name = attribute.key.as_ref().to_owned();
            let raw = &*attribute.value;
            // An entity that nobody knows stays as it stands.
            let value = quick_xml::escape::unescape(raw)
                .map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
            all.push((name, value));
        }
        Self(all)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.trim())
    }

    pub(super) fn take(&mut self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    /// A language; none where there is none or where it is any (`*all*`).
    fn language(&self, name: &str) -> Option<Language> {
        let tag = self.get(name).filter(|tag| !tag.is_empty() && !tag.starts_with('*'))?;
        Some(Language::new(tag))
    }

    /// Who and when, of `creation` or `change`.
    fn stamp(&self, what: &str) -> Stamp {
        let at = self.get(&format!("{what}date")).and_then(date::read).unwrap_or(0);
        Stamp { who: self.get(&format!("{what}id")).unwrap_or_default().to_owned(), at }
    }

    /// Those that are worth keeping and have no place of their own.
    fn extra(&self) -> Vec<Extra> {
        const KEPT: [&str; 3] = ["tuid", "usagecount", "lastusagedate"];
        self.0.iter().filter(|(name, _)| KEPT.contains(&name.as_str())).cloned().collect()
    }
}
