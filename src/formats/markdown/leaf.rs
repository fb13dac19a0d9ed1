//! The inline events of one block as a paragraph with tags.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::formats::article::{Paragraph, ParagraphKind};
use crate::text::{Markup, TagTable, clean, is_blank, slice};

/// The inline events of a block.
#[derive(Default)]
pub(super) struct Leaf<'a> {
    /// Where the block begins: nothing before belongs to it.
    start: usize,
    events: Vec<(Event<'a>, Range<usize>)>,
}

impl<'a> Leaf<'a> {
    /// Forgets what was there; the block begins at this byte.
    pub(super) fn start_at(&mut self, start: usize) {
        *self = Self { start, events: Vec::new() };
    }

    pub(super) fn push(&mut self, event: Event<'a>, range: Range<usize>) {
        self.events.push((event, range));
    }
}

/// A piece of a paragraph in the order of the text.
enum Piece {
    Text(String),
    /// The start of the markup of this index.
    Open(usize),
    Close(usize),
    Alone(usize),
}

/// The paragraph of a block and its place; none where nothing of it can be seen.
pub(super) fn paragraph(text: &str, leaf: &Leaf<'_>) -> Option<(Paragraph, Range<usize>)> {
    let mut start = leaf.events.first()?.1.start;
    // An escape before the first character is no event of its own.
    if start > leaf.start && slice(text, 0..start).ends_with('\\') {
        start -= 1;
    }
    let end = leaf.events.iter().map(|(_, range)| range.end).max()?;
    let mut builder = Builder {
        text,
        end: start,
        after_break: false,
        pieces: Vec::new(),
        markups: Vec::new(),
        open: Vec::new(),
        pictures: 0,
    };
    for (at, (event, range)) in leaf.events.iter().enumerate() {
        builder.take(event, range, leaf.events.get(at + 1..).unwrap_or_default());
    }
    let (shown, tags) = builder.finish();
    let trailing = shown.len() - shown.trim_end_matches(is_blank).len();
    let place =
        start..end - slice(text, start..end).len().min(trailing_bytes(slice(text, start..end), trailing));
    let shown = shown.trim_end_matches(is_blank).to_owned();
    let paragraph = Paragraph { text: shown, tags, kind: ParagraphKind::Body };
    (!paragraph.tags.without(&paragraph.text).chars().all(is_blank)).then_some((paragraph, place))
}

/// The bytes of white space at the end of a written text, where its shown form ends so too.
fn trailing_bytes(written: &str, shown: usize) -> usize {
    if shown == 0 { 0 } else { written.len() - written.trim_end_matches(is_blank).len() }
}

struct Builder<'a> {
    text: &'a str,
    /// Up to where the source is taken.
    end: usize,
    /// Whether a line has just ended: what follows up to the next event belongs to the blocks around.
    after_break: bool,
    pieces: Vec<Piece>,
    /// What each markup is, and where its text ends.
    markups: Vec<(String, Option<String>)>,
    open: Vec<Option<usize>>,
    /// How many pictures are open: their text is no text of the paragraph.
    pictures: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: &Event<'_>, range: &Range<usize>, rest: &[(Event<'_>, Range<usize>)]) {
        if self.pictures > 0 {
            return self.in_picture(event);
        }
        if !matches!(event, Event::End(_)) {
            self.gap(range.start);
        }
        match event {
            Event::Text(_) => self.text(range),
            Event::Code(code) => self.code(code, range),
            Event::SoftBreak => self.line_end(" ", range),
            Event::HardBreak => self.line_end("\n", range),
            Event::Start(Tag::Image { .. }) => {
                self.alone(range);
                self.pictures = 1;
            }
            Event::Start(_) => self.start(range, rest),
            Event::End(_) => self.close(range),
            _ => self.alone(range),
        }
    }

    fn in_picture(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(pulldown_cmark::TagEnd::Image) => self.pictures -= 1,
            _ => {}
        }
    }

    /// What stands between two events is an escape, or after a line end also the marks of the blocks around.
    fn gap(&mut self, start: usize) {
        let between = slice(self.text, self.end..start.max(self.end));
        let kept = if !self.after_break {
            between
        } else if between.ends_with('\\') {
            "\\"
        } else {
            ""
        };
        if !kept.is_empty() {
            self.push(kept);
        }
        self.after_break = false;
        self.end = self.end.max(start);
    }

    fn push(&mut self, text: &str) {
        let text = clean(text);
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(&text),
            _ => self.pieces.push(Piece::Text(text.into_owned())),
        }
    }

    fn text(&mut self, range: &Range<usize>) {
        self.push(slice(self.text, range.clone()));
        self.end = range.end;
    }

    fn line_end(&mut self, shown: &str, range: &Range<usize>) {
        self.push(shown);
        self.end = range.end;
        self.after_break = true;
    }

    fn code(&mut self, code: &str, range: &Range<usize>) {
        let written = slice(self.text, range.clone());
        let marks = written.len() - written.trim_start_matches('`').len();
        let inner = slice(self.text, range.start + marks..range.end.saturating_sub(marks));
        let mark = slice(written, 0..marks).to_owned();
        let at = self.markup(mark.clone(), Some(mark));
        self.pieces.push(Piece::Open(at));
        // Over a line end the marks of the blocks around stand in between, which the event leaves out.
        self.push(if inner.contains(['\n', '\r']) { code } else { inner });
        self.pieces.push(Piece::Close(at));
        self.end = range.end;
    }

    fn alone(&mut self, range: &Range<usize>) {
        let at = self.markup(slice(self.text, range.clone()).to_owned(), None);
        self.pieces.push(Piece::Alone(at));
        self.end = range.end;
    }

    fn markup(&mut self, open: String, close: Option<String>) -> usize {
        self.markups.push((open, close));
        self.markups.len() - 1
    }

    /// The start of an element: its mark reaches up to what stands first in it.
    fn start(&mut self, range: &Range<usize>, rest: &[(Event<'_>, Range<usize>)]) {
        let first =
            rest.first().filter(|(event, inner)| !matches!(event, Event::End(_)) && inner.start < range.end);
        let Some((_, inner)) = first else {
            self.alone(range);
            return self.open.push(None);
        };
        let mut start = inner.start;
        if start > range.start + 1 && slice(self.text, range.start..start).ends_with('\\') {
            start -= 1;
        }
        let at = self.markup(slice(self.text, range.start..start).to_owned(), Some(String::new()));
        self.pieces.push(Piece::Open(at));
        self.open.push(Some(at));
        self.end = start;
    }

    fn close(&mut self, range: &Range<usize>) {
        let Some(Some(at)) = self.open.pop() else { return };
        let end = self.end.min(range.end);
        if let Some((_, close)) = self.markups.get_mut(at) {
            *close = Some(slice(self.text, end..range.end).to_owned());
        }
        self.pieces.push(Piece::Close(at));
        self.end = range.end;
        self.after_break = false;
    }

    fn finish(self) -> (String, TagTable) {
        let literal: String = self
            .pieces
            .iter()
            .map(|it| if let Piece::Text(text) = it { text.as_str() } else { "" })
            .collect();
        let numbers: Vec<u32> =
            (1..).filter(|number| !occurs(&literal, *number)).take(self.markups.len()).collect();
        let number = |at: &usize| numbers.get(*at).copied().unwrap_or_default();
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Open(at) => push_all(&mut out, &["<", &number(at).to_string(), ">"]),
                Piece::Close(at) => push_all(&mut out, &["</", &number(at).to_string(), ">"]),
                Piece::Alone(at) => push_all(&mut out, &["<", &number(at).to_string(), "/>"]),
            }
        }
        let markups = self.markups.into_iter().zip(&numbers);
        let tags = markups.map(|((open, close), number)| Markup { number: *number, open, close });
        (out, TagTable::new(tags.collect()))
    }
}

fn push_all(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// Whether the text itself has something that is written like a tag of this number.
fn occurs(text: &str, number: u32) -> bool {
    text.contains('<')
        && [format!("<{number}>"), format!("</{number}>"), format!("<{number}/>")]
            .iter()
            .any(|tag| text.contains(tag))
}
