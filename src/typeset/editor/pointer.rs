//! Clicks and drags: by character, by word after a double click, by paragraph after a triple one.

use std::ops::Range;

use super::super::geometry::{Affinity, Position};
use super::super::layout::Layout;
use super::super::words::word_at;
use super::Editor;
use crate::text::Selection;

/// What the button that is held down selects by, and what it was pressed on.
#[derive(Clone, Debug)]
pub(super) struct Held {
    unit: Unit,
    origin: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Character,
    Word,
    Paragraph,
}

impl Editor {
    /// A press at a point of the layout: the first of `clicks` sets the caret or, with `extend`, the end of the selection;
    /// the second takes the word, the third the paragraph.
    pub fn press(&mut self, layout: &Layout, point: (f32, f32), clicks: u32, extend: bool) {
        let position = self.text_position(layout.hit(point.0, point.1));
        let unit = match clicks {
            0 | 1 => Unit::Character,
            2 => Unit::Word,
            _ => Unit::Paragraph,
        };
        let anchor = self.selection.anchor;
        let origin = if extend { anchor..anchor } else { self.unit(unit, position) };
        self.held = Some(Held { unit, origin });
        self.extend_to(position);
    }

    /// Whether a point of the layout lies on selected text, which a drag would take along.
    pub fn is_on_selection(&self, layout: &Layout, point: (f32, f32)) -> bool {
        let boxes = layout.boxes(self.display_selection());
        boxes.iter().any(|it| {
            (it.x..it.x + it.width).contains(&point.0) && (it.y..it.y + it.height).contains(&point.1)
        })
    }

    /// The place in the text nearest to a point of the layout.
    pub fn place_at(&self, layout: &Layout, point: (f32, f32)) -> Position {
        let position = self.text_position(layout.hit(point.0, point.1));
        let index = self.tag_at(position.index).map_or(position.index, |tag| tag.start);
        Position { index, ..position }
    }

    /// The pointer moved to a point of the layout with the button held down.
    pub fn drag(&mut self, layout: &Layout, point: (f32, f32)) {
        if self.held.is_some() {
            self.extend_to(self.text_position(layout.hit(point.0, point.1)));
        }
    }

    /// The button was released.
    pub fn release(&mut self) {
        self.held = None;
    }

    fn extend_to(&mut self, position: Position) {
        let Some(Held { unit, origin }) = self.held.clone() else { return };
        let here = self.unit(unit, position);
        let back = here.start < origin.start;
        let (anchor, caret) =
            if back { (origin.end, here.start) } else { (origin.start, here.end.max(origin.end)) };
        self.select(Selection { anchor, caret });
        self.affinity = match (unit, back) {
            (Unit::Character, _) => position.affinity,
            (_, true) => Affinity::After,
            (_, false) => Affinity::Before,
        };
    }

    fn unit(&self, unit: Unit, position: Position) -> Range<usize> {
        match unit {
            Unit::Character => position.index..position.index,
            Unit::Word => {
                let tag = self.tag_at(position.index);
                tag.unwrap_or_else(|| word_at(&self.words_text(), position))
            }
            Unit::Paragraph => self.paragraph(position.index),
        }
    }
}
