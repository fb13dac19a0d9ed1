//! From a paragraph to lines of glyphs; the only file that calls the shaper and the line breaker.

use cosmic_text::fontdb::Weight;
use cosmic_text::{
    Attrs, AttrsList, Ellipsize, Family, Hinting, LayoutGlyph, LayoutLine, ShapeLine, Shaping, Wrap,
};

use super::fonts::Fonts;
use super::style::TextStyle;
use crate::text::Direction;

/// How a paragraph is brought into its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fit {
    /// Rows of at most this width in points; a word that is longer stands out.
    Wrap(f32),
    /// One row as long as it comes.
    Line,
}

/// One paragraph, shaped; it can be brought into any width.
pub(super) struct Shaped {
    line: ShapeLine,
    size: f32,
}

/// Shapes one paragraph, which holds no `\n`.
pub(super) fn shape(fonts: &mut Fonts, paragraph: &str, style: &TextStyle, direction: Direction) -> Shaped {
    let attrs = Attrs::new()
        .family(Family::Name(style.face.family()))
        .weight(Weight(style.face.weight_class(style.weight)));
    let line = ShapeLine::new(
        &mut fonts.system,
        &prefixed(paragraph, direction),
        &AttrsList::new(&attrs),
        Shaping::Advanced,
        TAB_SPACES,
    );
    Shaped { line, size: style.size }
}

/// The lines of a paragraph, in `fonts.lines` until the next call. The bytes of a glyph are those of `cluster`.
pub(super) fn break_lines<'a>(fonts: &'a mut Fonts, shaped: &Shaped, fit: Fit) -> &'a [LayoutLine] {
    let (width, wrap) = match fit {
        // Not `WordOrGlyph`: it loses glyphs of a long word that runs against the base direction (a URL in Arabic text).
        Fit::Wrap(width) => (Some(width.max(1.0)), Wrap::Word),
        Fit::Line => (None, Wrap::None),
    };
    shaped.line.layout_to_buffer(
        &mut fonts.scratch,
        shaped.size,
        width,
        wrap,
        Ellipsize::None,
        None,
        &mut fonts.lines,
        None,
        Hinting::Disabled,
    );
    without_mark_alone(&fonts.lines)
}

/// The bytes of `glyph`'s cluster in the paragraph, without the hidden mark before it; empty for the mark itself.
pub(super) fn cluster(glyph: &LayoutGlyph) -> std::ops::Range<usize> {
    glyph.start.saturating_sub(MARK_BYTES)..glyph.end.saturating_sub(MARK_BYTES)
}

// cosmic-text takes the base direction from the first strong character and has no way to be told another; a mark of three
// bytes and no width before the text decides it.
const MARK_BYTES: usize = '\u{200f}'.len_utf8();

const TAB_SPACES: u16 = 4;

/// The paragraph behind its mark, with characters of the same length instead of those that break the layout: a paragraph
/// separator before text of another direction makes cosmic-text 0.19 panic.
fn prefixed(paragraph: &str, direction: Direction) -> String {
    let mut out = String::with_capacity(paragraph.len() + MARK_BYTES);
    out.push(if direction.is_rtl() { '\u{200f}' } else { '\u{200e}' });
    out.extend(paragraph.chars().map(harmless));
    out
}

fn harmless(c: char) -> char {
    match c {
        '\t' => '\t',
        '\0'..='\u{1f}' | '\u{7f}' => ' ',
        '\u{80}'..='\u{9f}' => '\u{a0}',
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => '\u{2002}',
        c => c,
    }
}

/// Without a first line that holds the hidden mark alone, which happens where the first word is too long for the width.
fn without_mark_alone(lines: &[LayoutLine]) -> &[LayoutLine] {
    match lines {
        [first, rest @ ..]
            if !rest.is_empty() && first.glyphs.iter().all(|glyph| cluster(glyph).is_empty()) =>
        {
            rest
        }
        lines => lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_substitute_has_the_length_of_the_original() {
        for c in (0..=0xffff).filter_map(char::from_u32) {
            assert_eq!(harmless(c).len_utf8(), c.len_utf8(), "{:x}", u32::from(c));
        }
    }
}
