//! The glyph atlas: rasterises each glyph once and keeps it on a page, for the window to copy to the graphics card.

use std::collections::HashMap;

use cosmic_text::{SwashCache, SwashContent, SwashImage};
use etagere::{BucketedAtlasAllocator, size2};

use super::fonts::Fonts;

/// A glyph of one font, size and part of a pixel.
pub use cosmic_text::CacheKey as GlyphKey;

/// Where a glyph lies on its page, in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The number of the page.
    pub page: usize,
    /// Left edge on the page.
    pub x: u32,
    /// Upper edge on the page.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
    /// From the glyph's origin to its left edge.
    pub left: i32,
    /// From the baseline up to its upper edge.
    pub top: i32,
    /// Whether it has colours of its own, as emoji have.
    pub colored: bool,
}

/// A rectangle of a page that changed since it was last taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The number of the page.
    pub page: usize,
    /// The side of the square page: make a transparent texture of this size where the page has none or one of another size.
    pub side: u32,
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub w: u32,
    /// Height.
    pub h: u32,
    /// Premultiplied RGBA, row by row: white with the coverage as alpha, or the glyph's own colours.
    pub pixels: Vec<[u8; 4]>,
}

/// The atlas; one per window.
pub struct Atlas {
    swash: SwashCache,
    pages: Vec<Page>,
    slots: HashMap<GlyphKey, Option<Slot>>,
    generation: u64,
    frame: u64,
    budget: usize,
}

impl Default for Atlas {
    fn default() -> Self {
        Self::new()
    }
}

impl Atlas {
    /// An empty atlas; its pages come as they are needed, the first small, at most eight.
    pub fn new() -> Self {
        Self::with_budget(8)
    }

    fn with_budget(budget: usize) -> Self {
        let (pages, slots) = (Vec::new(), HashMap::new());
        Self { swash: SwashCache::new(), pages, slots, generation: 0, frame: 0, budget }
    }

    /// The place of a glyph, rasterised now if it is new; none for one without a picture, such as a space, and for one that
    /// is larger than a page.
    pub fn glyph(&mut self, fonts: &mut Fonts, key: GlyphKey) -> Option<Slot> {
        if let Some(&slot) = self.slots.get(&key) {
            if let Some(page) = slot.and_then(|slot| self.pages.get_mut(slot.page)) {
                page.used = self.frame;
            }
            return slot;
        }
        let image = self.swash.get_image_uncached(&mut fonts.system, key);
        let slot = image.and_then(|image| self.place(&image));
        self.slots.insert(key, slot);
        slot
    }

    /// Grows when a page was emptied for new glyphs: rectangles of an older generation are wrong and must be made anew.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// What changed on the pages since the last call, one rectangle per page. Call it once per frame, when all is painted.
    pub fn take_uploads(&mut self) -> Vec<Upload> {
        self.frame += 1;
        self.pages.iter_mut().enumerate().filter_map(|(number, page)| page.take_upload(number)).collect()
    }

    /// Forgets all glyphs, as after a change of the scale; the generation grows.
    pub fn clear(&mut self) {
        self.pages.clear();
        self.slots.clear();
        self.generation += 1;
    }

    fn place(&mut self, image: &SwashImage) -> Option<Slot> {
        let (w, h) = (image.placement.width, image.placement.height);
        if w == 0 || h == 0 || w.max(h) >= LARGE {
            return None;
        }
        let (page, x, y) = self.room(w + GAP, h + GAP)?;
        let target = self.pages.get_mut(page)?;
        target.used = self.frame;
        target.draw(image, (x, y));
        let colored = !matches!(image.content, SwashContent::Mask);
        Some(Slot { page, x, y, w, h, left: image.placement.left, top: image.placement.top, colored })
    }

    /// Room on a page that is there, on a new one, or on the one that was not used for longest.
    fn room(&mut self, w: u32, h: u32) -> Option<(usize, u32, u32)> {
        let found = self.pages.iter_mut().enumerate().find_map(|(i, page)| Some((i, page.allocate(w, h)?)));
        if let Some((page, (x, y))) = found {
            return Some((page, x, y));
        }
        let (oldest, used) =
            self.pages.iter().map(|page| page.used).enumerate().min_by_key(|(_, used)| *used).unzip();
        // A page of this very frame is never emptied; the budget gives way instead.
        let number = match oldest {
            Some(oldest) if self.pages.len() >= self.budget && used < Some(self.frame) => {
                self.empty(oldest);
                oldest
            }
            _ => {
                self.pages.push(Page::new(if self.pages.is_empty() { SMALL } else { LARGE }));
                self.pages.len() - 1
            }
        };
        let (x, y) = self.pages.get_mut(number)?.allocate(w, h)?;
        Some((number, x, y))
    }

    fn empty(&mut self, number: usize) {
        if let Some(page) = self.pages.get_mut(number) {
            *page = Page::new(LARGE);
        }
        self.slots.retain(|_, slot| slot.is_none_or(|slot| slot.page != number));
        self.generation += 1;
    }
}

const SMALL: u32 = 512;
const LARGE: u32 = 1024;
/// Empty pixels between glyphs, so that a filter never takes in a neighbour.
const GAP: u32 = 1;

struct Page {
    side: u32,
    shelves: BucketedAtlasAllocator,
    pixels: Vec<[u8; 4]>,
    /// The changed part as left, top, right, bottom.
    dirty: Option<[u32; 4]>,
    /// The frame in which it was last used.
    used: u64,
}

impl Page {
    fn new(side: u32) -> Self {
        Self {
            side,
            shelves: BucketedAtlasAllocator::new(size2(side.cast_signed(), side.cast_signed())),
            pixels: vec![[0; 4]; (side * side) as usize],
            dirty: None,
            used: 0,
        }
    }

    fn allocate(&mut self, w: u32, h: u32) -> Option<(u32, u32)> {
        let place = self.shelves.allocate(size2(w.cast_signed(), h.cast_signed()))?.rectangle.min;
        Some((place.x.unsigned_abs(), place.y.unsigned_abs()))
    }

    fn draw(&mut self, image: &SwashImage, (x, y): (u32, u32)) {
        let (w, h) = (image.placement.width, image.placement.height);
        let white = |a: u8| [a; 4];
        let premultiplied = |c: &[u8; 4]| {
            let times = |v: u8| (u16::from(v) * u16::from(c[3]) / 255) as u8;
            [times(c[0]), times(c[1]), times(c[2]), c[3]]
        };
        let source: Vec<[u8; 4]> = match image.content {
            SwashContent::Mask => image.data.iter().copied().map(white).collect(),
            SwashContent::Color | SwashContent::SubpixelMask => {
                image.data.as_chunks::<4>().0.iter().map(premultiplied).collect()
            }
        };
        for (row, line) in source.chunks_exact(w as usize).enumerate() {
            let start = ((y + row as u32) * self.side + x) as usize;
            if let Some(target) = self.pixels.get_mut(start..start + line.len()) {
                target.copy_from_slice(line);
            }
        }
        let [x0, y0, x1, y1] = self.dirty.unwrap_or([x, y, x + w, y + h]);
        self.dirty = Some([x0.min(x), y0.min(y), x1.max(x + w), y1.max(y + h)]);
    }

    fn take_upload(&mut self, page: usize) -> Option<Upload> {
        let [x, y, right, bottom] = self.dirty.take()?;
        let (w, h) = (right - x, bottom - y);
        let rows = (y..bottom).filter_map(|row| {
            let start = (row * self.side + x) as usize;
            self.pixels.get(start..start + w as usize)
        });
        Some(Upload { page, side: self.side, x, y, w, h, pixels: rows.flatten().copied().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::paint::glyph_key;
    use super::super::{Face, Request, TextStyle, layout};
    use super::*;
    use crate::text::Direction;

    fn keys(fonts: &mut Fonts, text: &str, size: f32) -> Vec<GlyphKey> {
        let style = &TextStyle::new(Face::Naskh, size, size * 2.0);
        let all = layout(fonts, &Request { text, style, direction: Direction::Rtl, width: 9e9 });
        let row = all.rows.first().expect("a layout has a row");
        row.glyphs.iter().map(|glyph| glyph_key(glyph, size, 0.0).0).collect()
    }

    #[test]
    fn a_glyph_is_uploaded_once_and_all_of_a_frame_together() {
        let (mut fonts, mut atlas) = (Fonts::new(), Atlas::new());
        let keys = keys(&mut fonts, "سلام عليكم", 18.0);
        let first: Vec<_> = keys.iter().map(|key| atlas.glyph(&mut fonts, *key)).collect();
        assert!(first.iter().flatten().count() > 6 && first.contains(&None), "the space has no picture");
        let uploads = atlas.take_uploads();
        let [upload] = uploads.as_slice() else { panic!("one page, one upload") };
        assert_eq!((upload.page, upload.side, upload.pixels.len() as u32), (0, 512, upload.w * upload.h));
        for slot in first.iter().flatten() {
            assert!(slot.x + slot.w <= upload.x + upload.w && slot.y + slot.h <= upload.y + upload.h);
        }
        let again: Vec<_> = keys.iter().map(|key| atlas.glyph(&mut fonts, *key)).collect();
        assert_eq!(first, again);
        assert!(atlas.take_uploads().is_empty());
    }

    #[test]
    fn glyphs_do_not_overlap() {
        let (mut fonts, mut atlas) = (Fonts::new(), Atlas::new());
        let keys = keys(&mut fonts, "أبجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ abcdefg 123", 30.0);
        let mut slots: Vec<_> = keys.iter().filter_map(|key| atlas.glyph(&mut fonts, *key)).collect();
        slots.sort_by_key(|slot| (slot.page, slot.x, slot.y));
        slots.dedup();
        for (i, a) in slots.iter().enumerate() {
            for b in slots.iter().skip(i + 1).filter(|b| b.page == a.page) {
                let apart = a.x + a.w < b.x || b.x + b.w < a.x || a.y + a.h < b.y || b.y + b.h < a.y;
                assert!(apart || a.x + a.w == b.x || a.y + a.h == b.y, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn beyond_the_budget_the_oldest_page_is_emptied_and_the_generation_grows() {
        let (mut fonts, mut atlas) = (Fonts::new(), Atlas::with_budget(2));
        let first = keys(&mut fonts, "س", 200.0);
        let place =
            |atlas: &mut Atlas, fonts: &mut Fonts| first.iter().find_map(|key| atlas.glyph(fonts, *key));
        assert!(place(&mut atlas, &mut fonts).is_some());
        for size in 200..260 {
            for key in keys(&mut fonts, "ضغ", size as f32) {
                atlas.glyph(&mut fonts, key);
            }
            atlas.take_uploads();
        }
        assert!(atlas.generation() > 0);
        assert_eq!(atlas.pages.len(), 2);
        assert!(place(&mut atlas, &mut fonts).is_some(), "an evicted glyph comes back");
        assert!(!atlas.take_uploads().is_empty());
    }

    #[test]
    fn a_glyph_larger_than_a_page_is_left_out() {
        let (mut fonts, mut atlas) = (Fonts::new(), Atlas::new());
        let keys = keys(&mut fonts, "W", 3000.0);
        assert!(keys.iter().all(|key| atlas.glyph(&mut fonts, *key).is_none()));
    }
}
