//! Writes TMX 1.4b, valid against its DTD, unit by unit.

use std::io::{self, Write};

use super::props;
use super::tagged;
use crate::formats::date;
use crate::model::{Stamp, TranslationUnit, UnitOrigin};
use crate::text::{Language, TagTable};

/// Further fields of a unit that are attributes in TMX.
const ATTRIBUTES: [&str; 3] = ["tuid", "usagecount", "lastusagedate"];

/// A file that is being written. Without [`TmxWriter::finish`] it has no end.
pub struct TmxWriter<W> {
    out: W,
    source: Option<Language>,
}

impl<W: Write> TmxWriter<W> {
    /// Begins a file of units from the language `source`; none where it is any.
    pub fn new(mut out: W, source: Option<&Language>) -> io::Result<Self> {
        let language = source.map_or("*all*", Language::tag);
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")?;
        writeln!(out, "<tmx version=\"1.4\">")?;
        writeln!(
            out,
            "<header creationtool=\"Muqabala\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"Muqabala\" \
             adminlang=\"en\" srclang=\"{}\" datatype=\"plaintext\"/>",
            env!("CARGO_PKG_VERSION"),
            escaped(language)
        )?;
        writeln!(out, "<body>")?;
        Ok(Self { out, source: source.cloned() })
    }

    /// Writes a unit.
    pub fn write(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        write!(self.out, "<tu")?;
        for name in ATTRIBUTES {
            let value = unit.extra.iter().find(|(other, _)| other == name);
            self.attribute(name, value.map_or("", |(_, value)| value))?;
        }
        self.stamp("creation", &unit.created)?;
        self.stamp("change", &unit.changed)?;
        if self.source.as_ref() != Some(&unit.source_language) {
            self.attribute("srclang", unit.source_language.tag())?;
        }
        writeln!(self.out, ">")?;
        self.remarks(unit)?;
        self.variant(&unit.source_language, &unit.source, &unit.source_tags)?;
        self.variant(&unit.target_language, &unit.target, &unit.target_tags)?;
        writeln!(self.out, "</tu>")
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(mut self) -> io::Result<W> {
        writeln!(self.out, "</body>\n</tmx>")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn remarks(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        if !unit.note.is_empty() {
            writeln!(self.out, "<note>{}</note>", escaped(&unit.note))?;
        }
        self.property(props::DOCUMENT, &unit.document)?;
        self.property(props::BEFORE, &unit.before)?;
        self.property(props::AFTER, &unit.after)?;
        if unit.origin != UnitOrigin::default() {
            self.property(props::ORIGIN, unit.origin.word())?;
        }
        if unit.reviewed {
            self.property(props::REVIEWED, "yes")?;
        }
        let is_attribute = |name: &String| ATTRIBUTES.contains(&name.as_str());
        for (name, value) in unit.extra.iter().filter(|(name, _)| !is_attribute(name)) {
            self.property(name, value)?;
        }
        Ok(())
    }

    fn variant(&mut self, language: &Language, text: &str, tags: &TagTable) -> io::Result<()> {
        let tag = if language.tag().is_empty() { "und" } else { language.tag() };
        let text = tagged::written(text, tags);
        writeln!(self.out, "<tuv xml:lang=\"{}\"><seg>{text}</seg></tuv>", escaped(tag))
    }

    fn property(&mut self, name: &str, value: &str) -> io::Result<()> {
        if value.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "<prop type=\"{}\">{}</prop>", escaped(name), escaped(value))
    }

    fn attribute(&mut self, name: &str, value: &str) -> io::Result<()> {
        if value.is_empty() { Ok(()) } else { write!(self.out, " {name}=\"{}\"", escaped(value)) }
    }

    fn stamp(&mut self, what: &str, stamp: &Stamp) -> io::Result<()> {
        if stamp.at != 0 {
            self.attribute(&format!("{what}date"), &date::write_basic(stamp.at))?;
        }
        self.attribute(&format!("{what}id"), &stamp.who)
    }
}

/// Text for an element or an attribute; what XML cannot hold goes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
