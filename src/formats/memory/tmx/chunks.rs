//! Cuts a TMX file into its units, so that a file of any size is read in bounded memory and one damaged unit takes none with it.

use std::io::BufRead;
use std::ops::Range;

use memchr::memmem;

use crate::formats::encoding::TextStream;
use crate::formats::error::ReadError;
use crate::text::slice;

/// A unit of more bytes is left out.
pub(super) const LARGEST_UNIT: usize = 1 << 20;
/// So much of what stands before the first unit is kept.
const LARGEST_HEAD: usize = 1 << 20;

/// A piece of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Chunk {
    /// A unit, from `<tu` to `</tu>` or to where it was cut off.
    Unit {
        /// Its place in the window; see [`Chunks::text`].
        range: Range<usize>,
        /// Its first line, counted from 1.
        line: u64,
        /// Whether its end is there.
        whole: bool,
    },
    /// Something between the units that is none.
    Stray {
        /// Counted from 1.
        line: u64,
        /// The tag with which it begins.
        tag: String,
    },
    /// A unit that is larger than what is read.
    Large {
        /// Its first line.
        line: u64,
    },
}

/// The file, cut up.
pub(super) struct Chunks<R> {
    input: TextStream<R>,
    /// The part of the file that is looked at.
    window: String,
    /// Up to which byte of the window all is done.
    at: usize,
    /// The line of `at`.
    line: u64,
    ended: bool,
    /// Whether `</tmx>` was there.
    closed: bool,
}

/// What a `<` begins.
enum Mark {
    Start,
    End,
    Other,
}

impl<R: BufRead> Chunks<R> {
    pub(super) fn new(input: TextStream<R>) -> Self {
        Self { input, window: String::new(), at: 0, line: 1, ended: false, closed: false }
    }

    /// What stands before the first unit: declaration, document type, `tmx`, `header` and `body`.
    pub(super) fn head(&mut self) -> Result<String, ReadError> {
        let mut from = self.past_doctype()?;
        while let Some(at) = self.find_tag(from)? {
            if at > LARGEST_HEAD || matches!(self.mark(at), Mark::Start | Mark::End) {
                from = at;
                break;
            }
            from = at + 1;
        }
        let end = if self.ended && self.find_tag(from)?.is_none() { self.window.len() } else { from };
        let head = slice(&self.window, 0..end).to_owned();
        self.closed = head.contains("</tmx");
        self.advance(end);
        Ok(head)
    }

    /// The next piece; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Chunk>, ReadError> {
        self.forget();
        let mut stray = None;
        let mut from = self.at;
        loop {
            let Some(at) = self.find_tag(from)? else {
                self.advance(self.window.len());
                if self.ended {
                    return Ok(stray.map(|(line, tag)| Chunk::Stray { line, tag }));
                }
                self.forget();
                from = self.at;
                continue;
            };
            match self.mark(at) {
                Mark::Start if stray.is_some() => {
                    self.advance(at);
                    return Ok(stray.map(|(line, tag)| Chunk::Stray { line, tag }));
                }
                Mark::Start => return self.unit(at).map(Some),
                Mark::End | Mark::Other => {
                    self.advance(at);
                    let tag = self.tag(at);
                    let (closes, is_frame) = (tag == "/tmx", is_frame(tag));
                    if stray.is_none() && !is_frame {
                        stray = Some((self.line, tag.to_owned()));
                    }
                    self.closed |= closes;
                    from = at + 1;
                }
            }
        }
    }

    /// The text of the unit that [`Chunks::next`] gave last.
    pub(super) fn text(&self, range: &Range<usize>) -> &str {
        slice(&self.window, range.clone())
    }

    /// Whether the file has its last tag; to be asked at the end.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// The line up to which the file was read.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// How many bytes of the file were taken.
    pub(super) fn taken(&self) -> u64 {
        self.input.taken()
    }

    /// The name of the encoding.
    pub(super) fn encoding(&self) -> &'static str {
        self.input.encoding()
    }

    fn unit(&mut self, start: usize) -> Result<Chunk, ReadError> {
        self.advance(start);
        let line = self.line;
        let mut from = start + 3;
        let (end, whole) = loop {
            let Some(at) = self.find_tag(from)? else { break (self.window.len(), false) };
            if at - start > LARGEST_UNIT {
                break (at, false);
            }
            match self.mark(at) {
                Mark::Start => break (at, false),
                Mark::End => break (self.find(at, ">")?.map_or(self.window.len(), |end| end + 1), true),
                Mark::Other if self.tag(at) == "/body" => break (at, false),
                Mark::Other => from = at + 1,
            }
        };
        self.advance(end);
        if end - start > LARGEST_UNIT {
            return Ok(Chunk::Large { line });
        }
        Ok(Chunk::Unit { range: start..end, line, whole })
    }

    /// The byte of the next `<` at or behind `from` that is in no comment and no CDATA section, with enough behind it to
    /// tell what it is; none where the file has ended or none is within reach.
    fn find_tag(&mut self, mut from: usize) -> Result<Option<usize>, ReadError> {
        loop {
            let Some(at) = self.find(from, "<")? else { return Ok(None) };
            while self.window.len() < at + 16 && self.more()? {}
            let rest = slice(&self.window, at..self.window.len());
            let end = if rest.starts_with("<!--") {
                "-->"
            } else if rest.starts_with("<![CDATA[") {
                "]]>"
            } else {
                return Ok(Some(at));
            };
            // Without an end within reach it is none.
            from = self.find(at + 4, end)?.map_or(at + 4, |found| found + end.len());
        }
    }

    /// The byte of `what` at or behind `from`; none where the file has ended or it is out of reach.
    fn find(&mut self, from: usize, what: &str) -> Result<Option<usize>, ReadError> {
        let mut searched = from;
        loop {
            let rest = self.window.as_bytes().get(searched..).unwrap_or_default();
            if let Some(found) = memmem::find(rest, what.as_bytes()) {
                return Ok(Some(searched + found));
            }
            // The end of the window may cut what is looked for.
            searched = self.window.len().saturating_sub(what.len() - 1).max(searched);
            if searched - from.min(searched) > LARGEST_UNIT || !self.more()? {
                return Ok(None);
            }
        }
    }

    fn mark(&self, at: usize) -> Mark {
        match self.tag(at) {
            "tu" => Mark::Start,
            "/tu" => Mark::End,
            _ => Mark::Other,
        }
    }

    /// The name of the tag at `at`, with the slash of a closing one.
    fn tag(&self, at: usize) -> &str {
        let rest = slice(&self.window, at + 1..self.window.len());
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '/' | '!' | '?' | '-' | '_' | ':' | '.');
        let end = rest.char_indices().take(40).find(|(at, c)| !is_name(*c) || (*at > 0 && *c == '/'));
        let end = end.map_or_else(|| rest.len().min(40), |(end, _)| end);
        slice(rest, 0..rest.floor_char_boundary(end))
    }

    /// The byte behind the document type declaration, entities of which are never read.
    fn past_doctype(&mut self) -> Result<usize, ReadError> {
        while self.window.len() < LARGEST_HEAD && memmem::find(self.window.as_bytes(), b"<tmx").is_none() {
            if !self.more()? {
                break;
            }
        }
        let root = memmem::find(self.window.as_bytes(), b"<tmx").unwrap_or(self.window.len());
        let start = memmem::find(self.window.as_bytes(), b"<!DOCTYPE").filter(|start| *start < root);
        Ok(start.map_or(0, |start| doctype_end(&self.window, start)))
    }

    fn more(&mut self) -> Result<bool, ReadError> {
        if !self.ended {
            self.ended = !self.input.fill(&mut self.window)?;
        }
        Ok(!self.ended)
    }

    fn advance(&mut self, to: usize) {
        let passed = self.window.as_bytes().get(self.at..to).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.at = to.max(self.at);
    }

    /// Gives away what is done.
    fn forget(&mut self) {
        if self.at > 256 * 1024 || self.at == self.window.len() {
            self.window.drain(..self.at);
            self.at = 0;
        }
    }
}

/// The tags that stand around units in any TMX file.
fn is_frame(tag: &str) -> bool {
    tag.starts_with(['?', '!']) || matches!(tag, "body" | "/body" | "/tmx" | "tmx" | "header" | "/header")
}

/// The byte behind a declaration that begins at `start`: its own part in brackets may hold anything in quotes.
fn doctype_end(text: &str, start: usize) -> usize {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (Some(open), _) => quote = (open != byte).then_some(open),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'[') => depth += 1,
            (None, b']') => depth = depth.saturating_sub(1),
            (None, b'>') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    start
}
