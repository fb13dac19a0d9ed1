//! From entries to TBX version 3, style DCA, valid by the core structure of ISO 30042:2019.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::fmt::Write as _;

use crate::formats::date;
use crate::formats::error::{ReadWarning, WriteError};
use crate::model::{Entry, Extra, Stamp, Term, TermStatus};
use crate::text::Language;

/// Categories that the reader takes for something else in a note of a term.
const OWN_NOTES: [&str; 4] = ["partOfSpeech", "grammaticalGender", "administrativeStatus", "variant"];

/// The file, and the entries that have no place in one.
pub(in crate::formats::glossary) fn write<E: Borrow<Entry>>(
    entries: &[E],
    language: &Language,
) -> Result<(Vec<u8>, Vec<ReadWarning>), WriteError> {
    let mut out = Out { text: String::new(), ids: HashSet::new(), warnings: Vec::new() };
    out.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let tag = out.tag(language);
    out.text.push_str("<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" type=\"TBX-Basic\" style=\"dca\"");
    writeln!(out.text, " xml:lang=\"{tag}\">")?;
    out.text.push_str(
        "  <tbxHeader><fileDesc><sourceDesc><p>Written by Muqabala</p></sourceDesc></fileDesc></tbxHeader>\n",
    );
    let written = entries.iter().map(Borrow::borrow).filter(|entry| !entry.terms.is_empty());
    let without = entries.iter().filter(|entry| (*entry).borrow().terms.is_empty()).count();
    if without == entries.len() {
        out.text.push_str("  <text/>\n");
    } else {
        out.text.push_str("  <text><body>\n");
        for entry in written {
            out.entry(entry)?;
        }
        out.text.push_str("  </body></text>\n");
    }
    out.text.push_str("</tbx>\n");
    if without > 0 {
        let message = format!("{without} entries without a term are left out");
        out.warnings.push(ReadWarning { line: 0, message });
    }
    Ok((out.text.into_bytes(), out.warnings))
}

struct Out {
    text: String,
    ids: HashSet<String>,
    warnings: Vec<ReadWarning>,
}

impl Out {
    fn entry(&mut self, entry: &Entry) -> Result<(), std::fmt::Error> {
        let mut id = format!("c{}", entry.id.0);
        while !self.ids.insert(id.clone()) {
            id.push('x');
        }
        writeln!(self.text, "    <conceptEntry id=\"{id}\">")?;
        self.element(6, "descrip", "subjectField", &entry.domain)?;
        self.element(6, "descrip", "definition", &entry.definition)?;
        for (name, value) in &entry.extra {
            self.element(6, "admin", name, value)?;
        }
        self.note(6, &entry.note)?;
        self.transactions(6, &entry.created, &entry.changed)?;
        let mut open: Option<&Language> = None;
        let mut terms: Vec<&Term> = entry.terms.iter().collect();
        terms.sort_by_key(|term| &term.language);
        for term in terms {
            if open != Some(&term.language) {
                self.close_language(open)?;
                let tag = self.tag(&term.language);
                writeln!(self.text, "      <langSec xml:lang=\"{tag}\">")?;
                open = Some(&term.language);
            }
            self.term(term)?;
        }
        self.close_language(open)?;
        writeln!(self.text, "    </conceptEntry>")
    }

    fn close_language(&mut self, open: Option<&Language>) -> Result<(), std::fmt::Error> {
        open.map_or(Ok(()), |_| writeln!(self.text, "      </langSec>"))
    }

    /// The notes of a term come before all else that is said of it.
    fn term(&mut self, term: &Term) -> Result<(), std::fmt::Error> {
        writeln!(self.text, "        <termSec>\n          <term>{}</term>", escaped(&term.text))?;
        self.element(10, "termNote", "partOfSpeech", &term.part_of_speech)?;
        self.element(10, "termNote", "grammaticalGender", &term.gender)?;
        let status = match term.status {
            TermStatus::Preferred => "preferredTerm-admn-sts",
            TermStatus::Admitted => "admittedTerm-admn-sts",
            TermStatus::Forbidden => "deprecatedTerm-admn-sts",
        };
        self.element(10, "termNote", "administrativeStatus", status)?;
        for variant in &term.variants {
            self.element(10, "termNote", "variant", variant)?;
        }
        let is_note = |(name, _): &&Extra| !OWN_NOTES.contains(&name.as_str());
        for (name, value) in term.extra.iter().filter(is_note) {
            self.element(10, "termNote", name, value)?;
        }
        for (name, value) in term.extra.iter().filter(|extra| !is_note(extra)) {
            self.element(10, "admin", name, value)?;
        }
        self.element(10, "admin", "source", &term.source)?;
        self.element(10, "descrip", "context", &term.example)?;
        self.note(10, &term.note)?;
        self.transactions(10, &term.created, &term.changed)?;
        writeln!(self.text, "        </termSec>")
    }

    fn element(
        &mut self,
        indent: usize,
        name: &str,
        category: &str,
        text: &str,
    ) -> Result<(), std::fmt::Error> {
        if text.is_empty() {
            return Ok(());
        }
        let (category, text) = (escaped(category), escaped(text));
        writeln!(self.text, "{:indent$}<{name} type=\"{category}\">{text}</{name}>", "")
    }

    fn note(&mut self, indent: usize, text: &str) -> Result<(), std::fmt::Error> {
        if text.is_empty() {
            Ok(())
        } else {
            writeln!(self.text, "{:indent$}<note>{}</note>", "", escaped(text))
        }
    }

    fn transactions(
        &mut self,
        indent: usize,
        created: &Stamp,
        changed: &Stamp,
    ) -> Result<(), std::fmt::Error> {
        for (kind, stamp) in [("origination", created), ("modification", changed)] {
            if *stamp == Stamp::default() {
                continue;
            }
            write!(
                self.text,
                "{:indent$}<transacGrp><transac type=\"transactionType\">{kind}</transac>",
                ""
            )?;
            if !stamp.who.is_empty() {
                write!(
                    self.text,
                    "<transacNote type=\"responsibility\">{}</transacNote>",
                    escaped(&stamp.who)
                )?;
            }
            if stamp.at != 0 {
                write!(self.text, "<date>{}</date>", date::write(stamp.at))?;
            }
            writeln!(self.text, "</transacGrp>")?;
        }
        Ok(())
    }

    /// The tag of a language; `und` where it has not the form of one.
    fn tag(&mut self, language: &Language) -> String {
        let tag = language.tag();
        let parts = tag.split('-');
        let valid = parts.enumerate().all(|(at, part)| {
            let letters =
                |byte: u8| if at == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
            (1..=8).contains(&part.len()) && part.bytes().all(letters)
        });
        if valid {
            return tag.to_owned();
        }
        let message = format!("\"{tag}\" is no language tag; its terms are written under \"und\"");
        let warning = ReadWarning { line: 0, message };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
        "und".to_owned()
    }
}

/// Text for an element or an attribute. Line breaks, tabs and all blanks but the first in a row are written as numbers, as
/// readers take them for layout otherwise.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = '\0';
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            ' ' if last == ' ' => out.push_str("&#32;"),
            c => out.push(c),
        }
        last = c;
    }
    out
}
