//! Reads a file of segmentation rules: SRX 2.0 with what Okapi adds and `OmegaT` leaves out, and SRX 1.0.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::document::{LanguageMap, Rule, RuleSet, Srx};
use crate::formats::encoding::declared_in_xml;
use crate::formats::error::{ReadError, ReadWarning};
use crate::formats::{decode, error::MAX_BYTES};
use crate::text::slice;

/// Elements are nested at most this deep.
const DEEPEST: usize = 64;
/// Rules and maps behind these are left out.
const MOST_RULES: usize = 50_000;
/// An expression that is longer than this is left out, in bytes.
const LONGEST: usize = 20_000;

/// The rules of a file, and what was left out or put right, with its line.
///
/// Whether the expressions can be used is found out by [`super::Cutter`], for the language that is wanted.
pub fn read(bytes: &[u8]) -> Result<(Srx, Vec<ReadWarning>), ReadError> {
    File::new(&text_of(bytes)?).read()
}

/// The text of a file in Unicode, without the declaration that may name another encoding; lines keep their numbers.
pub fn text_of(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let text = decode(bytes, declared_in_xml(bytes))?.text;
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((declaration, rest)) => Ok(format!("{}{rest}", "\n".repeat(declaration.matches('\n').count()))),
        None => Ok(text),
    }
}

/// The part of a rule whose text is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    After,
}

struct File<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Up to which byte lines were counted, and how many.
    counted: (usize, u64),
    depth: usize,
    srx: Srx,
    warnings: Vec<ReadWarning>,
    is_srx: bool,
    rule: Option<Rule>,
    part: Option<Part>,
    rules: usize,
}

impl<'a> File<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            reader: Reader::from_str(text),
            counted: (0, 1),
            depth: 0,
            srx: Srx::default(),
            warnings: Vec::new(),
            is_srx: false,
            rule: None,
            part: None,
            rules: 0,
        }
    }

    fn read(mut self) -> Result<(Srx, Vec<ReadWarning>), ReadError> {
        loop {
            let event = self.reader.read_event();
            let line = self.line();
            match event.map_err(|error| broken(line, error.to_string()))? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(broken(line, "its elements are nested too deep"));
                    }
                    self.open(&start, line)?;
                }
                Event::Empty(start) => {
                    self.open(&start, line)?;
                    self.close(&local_name(&start));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.close(&end.local_name().as_ref().to_lowercase());
                }
                Event::Text(text) => self.push(&text.xml10_content()),
                Event::CData(text) => self.push(&text.xml10_content()),
                Event::GeneralRef(reference) => self.push_reference(&reference, line),
                Event::Eof => break,
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            }
        }
        self.finish()
    }

    fn finish(mut self) -> Result<(Srx, Vec<ReadWarning>), ReadError> {
        let line = self.line();
        if !self.is_srx {
            return Err(broken(1, "there is no <srx> in it"));
        }
        if self.depth > 0 {
            return Err(broken(line, "the file ends before its last element does"));
        }
        if self.srx.maps.is_empty() {
            return Err(broken(line, "it names no language in its <maprules>"));
        }
        let srx = &self.srx;
        let lost = srx.maps.iter().filter(|map| srx.set(&map.set).is_none());
        self.warnings.extend(lost.map(|map| ReadWarning {
            line: map.line,
            message: format!("there are no rules with the name \"{}\"; this map does nothing", map.set),
        }));
        self.warnings.sort_by_key(|warning| warning.line);
        Ok((self.srx, self.warnings))
    }

    /// The line of the place where the reader is.
    fn line(&mut self) -> u64 {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let passed = slice(self.text, self.counted.0..at);
        self.counted = (at, self.counted.1 + passed.matches('\n').count() as u64);
        self.counted.1
    }

    fn open(&mut self, start: &BytesStart<'_>, line: u64) -> Result<(), ReadError> {
        let values = Attributes::of(start).map_err(|error| broken(line, error))?;
        match local_name(start).as_str() {
            "srx" => self.is_srx = true,
            "header" => {
                self.srx.cascade = values.is_yes("cascade", false);
                self.srx.subflows = values.is_yes("segmentsubflows", true);
            }
            "formathandle" => self.handle(&values),
            "options" => self.options(&values),
            "languagerule" => {
                let name = values.get("languagerulename").unwrap_or_default();
                self.srx.sets.push(RuleSet { name, rules: Vec::new() });
            }
            "rule" => {
                let breaks = values.is_yes("break", true);
                self.rule = Some(Rule { breaks, line, ..Rule::default() });
            }
            "beforebreak" => self.part = Some(Part::Before),
            "afterbreak" => self.part = Some(Part::After),
            "languagemap" => self.map(&values, line),
            _ => {}
        }
        Ok(())
    }

    fn handle(&mut self, values: &Attributes) {
        let handles = &mut self.srx.handles;
        match values.get("type").unwrap_or_default().as_str() {
            "start" => handles.start = values.is_yes("include", false),
            "end" => handles.end = values.is_yes("include", true),
            "isolated" => handles.isolated = values.is_yes("include", false),
            _ => {}
        }
    }

    /// Okapi's options.
    fn options(&mut self, values: &Attributes) {
        self.srx.unicode_breaks = values.is_yes("useicu4jbreakrules", false);
        self.srx.trimming.leading = values.is_yes("trimleadingwhitespaces", true);
        self.srx.trimming.trailing = values.is_yes("trimtrailingwhitespaces", true);
    }

    fn map(&mut self, values: &Attributes, line: u64) {
        let pattern = values.get("languagepattern").unwrap_or_default();
        let set = values.get("languagerulename").unwrap_or_default();
        if self.srx.maps.len() < MOST_RULES {
            self.srx.maps.push(LanguageMap { pattern, set, line });
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "beforebreak" | "afterbreak" => self.part = None,
            "rule" => {
                if let Some(rule) = self.rule.take() {
                    self.take(rule);
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, rule: Rule) {
        let line = rule.line;
        let longest = rule.before.len().max(rule.after.len());
        if longest > LONGEST {
            self.tell(line, format!("this rule has {longest} characters and is left out"));
        } else if self.rules == MOST_RULES {
            self.tell(
                line,
                format!("this rule and those behind it are left out: there are {MOST_RULES} already"),
            );
            self.rules += 1;
        } else if self.rules < MOST_RULES {
            match self.srx.sets.last_mut() {
                Some(set) => {
                    set.rules.push(rule);
                    self.rules += 1;
                }
                None => self.tell(line, "this rule stands in no <languagerule> and is left out".to_owned()),
            }
        }
    }

    fn push(&mut self, text: &str) {
        if let (Some(rule), Some(part)) = (&mut self.rule, self.part) {
            let place = if part == Part::Before { &mut rule.before } else { &mut rule.after };
            place.push_str(text);
        }
    }

    fn push_reference(&mut self, reference: &BytesRef<'_>, line: u64) {
        let name: &str = reference;
        let character = reference.resolve_char_ref().ok().flatten().map(String::from);
        let known =
            character.or_else(|| quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned));
        match known {
            Some(text) => self.push(&text),
            None => self.tell(line, format!("the entity &{name}; is not known and is left out")),
        }
    }

    fn tell(&mut self, line: u64, message: String) {
        self.warnings.push(ReadWarning { line, message });
    }
}

/// The attributes of an element, names in lower case and without a prefix.
struct Attributes(Vec<(String, String)>);

impl Attributes {
    fn of(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut found = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let raw = attribute.value.into_owned();
            let value =
                quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned);
            found.push((attribute.key.local_name().as_ref().to_lowercase(), value));
        }
        Ok(Self(found))
    }

    fn get(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone())
    }

    /// Anything else than yes and no is taken as the file were silent.
    fn is_yes(&self, name: &str, usual: bool) -> bool {
        match self.get(name).unwrap_or_default().trim().to_lowercase().as_str() {
            "yes" | "true" => true,
            "no" | "false" => false,
            _ => usual,
        }
    }
}

fn local_name(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_lowercase()
}

fn broken(line: u64, reason: impl Into<String>) -> ReadError {
    ReadError::Rules { line, reason: reason.into() }
}
