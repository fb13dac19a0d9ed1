//! The content of a `seg`: text, and inline elements, which are kept as the file has them.

use quick_xml::events::{BytesStart, Event};

use super::inline::{Inline, Mark, Text};
use super::parse::{Attributes, Broken, DEEPEST, Piece, is};
use crate::text::slice;

/// An element with content of its own that is no text of the segment.
const CODES: [&str; 5] = ["bpt", "ept", "it", "ph", "ut"];

/// What is being read.
#[derive(Default)]
struct State {
    text: Text,
    /// The elements around the place, by their index, whose content is text of the segment.
    around: Vec<usize>,
    /// The pairs that were opened and not closed: the attribute `i` and the index.
    pairs: Vec<(String, usize)>,
}

/// Reads up to the end of the `seg` that has just begun.
pub(super) fn read(piece: &mut Piece<'_>) -> Result<Text, Broken> {
    let mut state = State::default();
    loop {
        let start_at = piece.position();
        match piece.event()? {
            Event::Text(text) => state.text.plain.push_str(&text.xml10_content()),
            Event::CData(text) => state.text.plain.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => piece.push_reference(&reference, &mut state.text.plain),
            Event::Empty(start) => {
                let raw = slice(piece.text, start_at..piece.position());
                state.code(&start, raw);
            }
            Event::Start(start) if CODES.iter().any(|code| is(&start, code)) => {
                code_end(piece, start.name().as_ref())?;
                state.code(&start, slice(piece.text, start_at..piece.position()));
            }
            Event::Start(start) => {
                if state.around.len() >= DEEPEST {
                    return Err(piece.broken("its elements are nested too deep"));
                }
                state.open(&start, slice(piece.text, start_at..piece.position()));
            }
            Event::End(end) if end.local_name().as_ref() == "seg" => return Ok(state.text),
            Event::End(_) => state.close(slice(piece.text, start_at..piece.position())),
            Event::Eof => return Err(piece.broken("the unit ends within a <seg>")),
            _ => {}
        }
    }
}

/// Reads on to the end of an element.
fn code_end(piece: &mut Piece<'_>, name: &str) -> Result<(), Broken> {
    let mut depth = 1;
    while depth > 0 {
        match piece.event()? {
            Event::Start(_) if depth >= DEEPEST => {
                return Err(piece.broken("its elements are nested too deep"));
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(piece.broken(&format!("the unit ends within a <{name}>"))),
            _ => {}
        }
    }
    Ok(())
}

impl State {
    /// An element without text of the segment.
    fn code(&mut self, start: &BytesStart<'_>, raw: &str) {
        let mut attributes = Attributes::of(start);
        let pair = attributes.take("i");
        if is(start, "ept")
            && let Some(at) = self.pairs.iter().rposition(|(open, _)| *open == pair)
        {
            let (_, inline) = self.pairs.remove(at);
            if let Some(open) = self.text.inlines.get_mut(inline) {
                open.close = Some(raw.to_owned());
            }
            return self.mark(inline, true);
        }
        let inline = self.add(start, raw, attributes.take("x"));
        if is(start, "bpt") {
            self.pairs.push((pair, inline));
        }
    }

    /// An element around text of the segment.
    fn open(&mut self, start: &BytesStart<'_>, raw: &str) {
        let x = Attributes::of(start).take("x");
        let inline = self.add(start, raw, x);
        self.around.push(inline);
    }

    fn close(&mut self, raw: &str) {
        let Some(inline) = self.around.pop() else { return };
        if let Some(open) = self.text.inlines.get_mut(inline) {
            open.close = Some(raw.to_owned());
        }
        self.mark(inline, true);
    }

    fn add(&mut self, start: &BytesStart<'_>, raw: &str, x: String) -> usize {
        let content = content(start, raw);
        self.text.inlines.push(Inline { open: raw.to_owned(), close: None, x, content });
        let inline = self.text.inlines.len() - 1;
        self.mark(inline, false);
        inline
    }

    fn mark(&mut self, inline: usize, closes: bool) {
        self.text.marks.push(Mark { at: self.text.plain.len(), inline, closes });
    }
}

/// The name, the type and what is in the element; not its numbers.
fn content(start: &BytesStart<'_>, raw: &str) -> String {
    let inside = raw.split_once('>').map_or("", |(_, inside)| inside);
    format!("{} {} {inside}", start.name().as_ref(), Attributes::of(start).take("type"))
}
