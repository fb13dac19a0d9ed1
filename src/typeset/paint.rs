//! The rectangles to draw for a layout, in physical pixels.

use std::ops::Range;

use cosmic_text::CacheKeyFlags;
use cosmic_text::fontdb::Weight;

use super::atlas::{Atlas, GlyphKey, Slot};
use super::fonts::Fonts;
use super::layout::{Glyph, Layout};

/// One glyph to draw: the rectangle `slot` of its page, unscaled, with its upper left corner at (`x`, `y`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quad {
    /// Left edge in physical pixels.
    pub x: i32,
    /// Upper edge in physical pixels.
    pub y: i32,
    /// What to draw; multiply it with the text's colour unless it is `colored`.
    pub slot: Slot,
    /// The byte offset of its character, for texts in several colours.
    pub at: usize,
}

/// The glyphs to draw for the given rows of a layout.
///
/// `origin` is the layout's upper left corner in physical pixels, `scale` the number of them in a point. Baselines stand on whole pixels, glyphs on quarters of one.
pub fn paint(
    layout: &Layout,
    rows: Range<usize>,
    fonts: &mut Fonts,
    atlas: &mut Atlas,
    origin: (f32, f32),
    scale: f32,
) -> Vec<Quad> {
    let rows = layout.rows.get(rows.start.min(layout.rows.len())..rows.end.min(layout.rows.len()));
    let mut out = Vec::new();
    for row in rows.unwrap_or_default() {
        let baseline = row.baseline.mul_add(scale, origin.1).round() as i32;
        for glyph in &row.glyphs {
            let (key, x) = glyph_key(glyph, layout.font_size * scale, glyph.x.mul_add(scale, origin.0));
            let Some(slot) = atlas.glyph(fonts, key) else { continue };
            let y = baseline + (glyph.y * scale).round() as i32;
            out.push(Quad { x: x + slot.left, y: y - slot.top, slot, at: glyph.at as usize });
        }
    }
    out
}

/// The key of a glyph at `x`, and the whole pixel that it then counts from.
pub(super) fn glyph_key(glyph: &Glyph, pixel_size: f32, x: f32) -> (GlyphKey, i32) {
    let weight = Weight(glyph.weight);
    let (key, x, _) =
        GlyphKey::new(glyph.font, glyph.id, pixel_size, (x, 0.0), weight, CacheKeyFlags::empty());
    (key, x)
}

#[cfg(test)]
mod tests {
    use super::super::{Face, Request, TextStyle, layout};
    use super::*;
    use crate::text::Direction;

    #[test]
    fn ink_lies_within_its_row_and_scales() {
        let (mut fonts, mut atlas) = (Fonts::new(), Atlas::new());
        let style = &TextStyle::new(Face::Naskh, 18.0, 30.0);
        let request = Request {
            text: "مُحَمَّدٌ يكتبُ\nثانية", style, direction: Direction::Rtl, width: 300.0
        };
        let layout = layout(&mut fonts, &request);
        for scale in [1.0, 1.5, 2.0] {
            let quads = paint(&layout, 1..9, &mut fonts, &mut atlas, (10.0, 5.0), scale);
            assert!(quads.len() > 4 && quads.iter().all(|quad| quad.at > 20));
            for quad in quads {
                let (top, bottom) = (5.0 + 30.0 * scale, 5.0 + 60.0 * scale);
                assert!(
                    quad.y as f32 >= top && (quad.y + quad.slot.h.cast_signed()) as f32 <= bottom,
                    "{quad:?}"
                );
                assert!(quad.x as f32 >= 10.0 && quad.x as f32 <= 10.0 + 300.0 * scale);
            }
        }
    }
}
