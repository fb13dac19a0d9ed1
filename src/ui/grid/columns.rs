//! Where the columns of the grid stand across.

use egui::{Rangef, Rect};

/// Wider than this a text is hard to read; the rest becomes outer margin.
const WIDEST: f32 = 640.0;
/// Narrower windows give up some margin.
const NARROW: f32 = 812.0;

/// The columns as ranges of x, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns {
    /// The whole grid.
    pub all: Rangef,
    /// The numbers.
    pub number: Rangef,
    /// The text of the source.
    pub source: Rangef,
    /// State and origin, between the texts.
    pub gutter: Rangef,
    /// The text of the target.
    pub target: Rangef,
    /// Issues and notes.
    pub marks: Rangef,
    /// Whether the source stands left.
    pub source_first: bool,
}

impl Columns {
    /// The columns of a grid in `rect`.
    pub fn new(rect: Rect, source_first: bool) -> Self {
        let narrow = rect.width() < NARROW;
        let (number, gutter, marks) = if narrow { (36.0, 48.0, 36.0) } else { (48.0, 56.0, 36.0) };
        let each = ((rect.width() - number - gutter - marks) / 2.0).clamp(80.0, WIDEST + 20.0).floor();
        let spare = (rect.width() - number - gutter - marks - 2.0 * each).max(0.0);
        // The gutter stays in the middle of what is between the outer margins.
        let start = rect.left() + (spare / 2.0).floor();
        let left = span(start + number, each);
        let middle = span(left.max, gutter);
        let right = span(middle.max, each);
        let left_text = Rangef::new(left.min + 4.0, left.max - 16.0);
        let right_text = Rangef::new(right.min + 16.0, right.max - 4.0);
        let (source, target) = if source_first { (left_text, right_text) } else { (right_text, left_text) };
        Self {
            all: rect.x_range(),
            number: span(start, number),
            source,
            gutter: middle,
            target,
            marks: span(right.max, marks),
            source_first,
        }
    }
}

fn span(min: f32, width: f32) -> Rangef {
    Rangef::new(min, min + width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn the_measures_are_those_of_the_design() {
        let columns = Columns::new(Rect::from_min_size(pos2(0.0, 0.0), vec2(1072.0, 600.0)), true);
        assert_eq!((columns.source.min, columns.source.max), (52.0, 498.0));
        assert_eq!((columns.gutter.min, columns.gutter.max), (514.0, 570.0));
        assert_eq!((columns.target.min, columns.target.max), (586.0, 1032.0));
    }

    #[test]
    fn swapping_changes_the_places_of_the_texts_alone() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(1700.0, 600.0));
        let (first, second) = (Columns::new(rect, true), Columns::new(rect, false));
        assert_eq!((first.source, first.target), (second.target, second.source));
        assert_eq!(first.gutter, second.gutter);
        assert!(first.number.min > 100.0, "the rest is outer margin");
        assert!((first.source.span() - WIDEST).abs() < 1.0);
    }
}
