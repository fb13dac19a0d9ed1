//! Reads a TMX file unit by unit.

use std::io::BufRead;

use encoding_rs::Encoding;

use super::chunks::{Chunk, Chunks, LARGEST_UNIT};
use super::entry::Entry;
use super::head::Head;
use super::parse::{Broken, Piece};
use crate::formats::encoding::TextStream;
use crate::formats::error::{ReadError, ReadWarning};
use crate::formats::memory::warnings::Warnings;

/// A file that is being read. What is damaged is left out and told of.
pub struct TmxReader<R> {
    chunks: Chunks<R>,
    head: Head,
    warnings: Warnings,
}

impl<R: BufRead> TmxReader<R> {
    /// Reads the head of a file. `choice` is the label of an encoding that overrides what the file says.
    ///
    /// Errors: a file that is no TMX, an unknown label, and what the system says.
    pub fn new(input: R, choice: Option<&str>) -> Result<Self, ReadError> {
        let mut chunks = Chunks::new(TextStream::new(input, choice, declared)?);
        let text = chunks.head()?;
        let mut warnings = Warnings::default();
        let head = head(&text, &mut warnings)?;
        Ok(Self { chunks, head, warnings })
    }

    /// What the file says of itself.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The name of the encoding in the Encoding Standard.
    pub fn encoding(&self) -> &'static str {
        self.chunks.encoding()
    }

    /// How many bytes of the file were taken so far.
    pub fn taken(&self) -> u64 {
        self.chunks.taken()
    }

    /// The next unit with all its languages; none at the end.
    pub fn next_entry(&mut self) -> Result<Option<Entry>, ReadError> {
        while let Some(chunk) = self.chunks.next()? {
            match chunk {
                Chunk::Unit { range, line, whole } => {
                    let text = self.chunks.text(&range);
                    if let Some(entry) = entry(text, line, whole, &mut self.warnings) {
                        return Ok(Some(entry));
                    }
                }
                Chunk::Stray { line, tag } => {
                    let message = format!("<{tag}> stands outside of a unit; what is in it is left out");
                    self.warnings.tell(line, message);
                }
                Chunk::Large { line } => {
                    let kilobytes = LARGEST_UNIT >> 10;
                    self.warnings
                        .tell(line, format!("the unit has more than {kilobytes} kB; it is left out"));
                }
            }
        }
        if !self.chunks.is_closed() {
            self.warnings
                .tell(self.chunks.line(), "the file ends before </tmx>; something may be missing".into());
        }
        Ok(None)
    }

    /// What was left out or put right since this was asked last, up to a number that anybody reads.
    pub fn take_warnings(&mut self) -> Vec<ReadWarning> {
        self.warnings.take()
    }
}

fn head(text: &str, warnings: &mut Warnings) -> Result<Head, ReadError> {
    let start = text.find("<tmx").unwrap_or(text.len());
    let line = 1 + text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count() as u64;
    let mut piece = Piece::new(crate::text::slice(text, start..text.len()), line);
    let found = piece.head();
    match found {
        Ok(head) if head.is_tmx => Ok(head),
        Ok(_) => Err(ReadError::Xml { line: 1, reason: "there is no <tmx> in it".to_owned() }),
        Err(Broken { line, reason }) if start < text.len() => {
            warnings.tell(
                line,
                format!("the head of the file is damaged ({reason}); its units are read all the same"),
            );
            Ok(Head { is_tmx: true, ..Head::default() })
        }
        Err(Broken { line, reason }) => Err(ReadError::Xml { line, reason }),
    }
}

fn entry(text: &str, line: u64, whole: bool, warnings: &mut Warnings) -> Option<Entry> {
    let mut piece = Piece::new(text, line);
    let mut entry = Entry::default();
    let read = piece.entry(&mut entry);
    warnings.extend(piece.warnings);
    let kept = entry.variants.len() > 1;
    let left = if kept { "what is complete in it was read" } else { "it is left out" };
    match read {
        Err(Broken { line, reason }) => {
            warnings.tell(line, format!("the unit is damaged ({reason}); {left}"));
        }
        Ok(()) if !whole => warnings.tell(line, format!("the unit has no end; {left}")),
        Ok(()) if !kept => warnings.tell(line, "the unit has no translation; it is left out".to_owned()),
        Ok(()) => {}
    }
    kept.then_some(entry)
}

/// The encoding that the declaration names.
fn declared(head: &[u8]) -> Option<&str> {
    let end = head.iter().take(400).position(|byte| *byte == b'>')?;
    let line = std::str::from_utf8(head.get(..end)?).ok()?;
    let (_, rest) =
        line.trim_start_matches('\u{feff}').trim_start().strip_prefix("<?xml")?.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = rest.get(1..)?.split(quote).next()?;
    Encoding::for_label_no_replacement(name.as_bytes()).map(|_| name)
}
