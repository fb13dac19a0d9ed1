//! The fonts: six that lie in the program itself, and what the machine lends for other scripts.

use std::sync::Arc;

use cosmic_text::fontdb::{Database, Source};
use cosmic_text::{CacheKey, CacheKeyFlags, FontSystem, SwashCache};

use super::cells::{Kind, Shaped};
use super::kept::Kept;
use super::layout::FontId;
use super::shape::{self, Run};
use super::style::TextStyle;
use crate::text::Direction;

/// A family of the program's own fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Noto Naskh Arabic: running text. It brings its own Latin letters.
    Naskh,
    /// Noto Sans Arabic: labels. It brings its own Latin letters.
    SansArabic,
    /// Noto Sans: Latin, Greek and Cyrillic; its Arabic comes from Noto Sans Arabic.
    Sans,
}

/// How dark the strokes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 700 for Naskh, 600 for the others.
    Strong,
}

impl Face {
    /// The family name in the font files.
    pub(super) fn family(self) -> &'static str {
        match self {
            Self::Naskh => "Noto Naskh Arabic",
            Self::SansArabic => "Noto Sans Arabic",
            Self::Sans => "Noto Sans",
        }
    }

    /// The weight class in the font files; cosmic-text only takes a face whose class is exactly the wanted one.
    pub(super) fn weight_class(self, weight: Weight) -> u16 {
        match (self, weight) {
            (_, Weight::Regular) => 400,
            (Self::Naskh, Weight::Strong) => 700,
            (_, Weight::Strong) => 600,
        }
    }
}

/// A font as it lies in its file.
#[derive(Clone)]
pub struct FontFile {
    /// The file, shared with whoever draws with it.
    pub bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// The number of the font in a collection; 0 else.
    pub index: u32,
}

/// The fonts with the words and paragraphs that were shaped last. One per thread: a thread that measures makes its own.
pub struct Fonts {
    pub(super) system: FontSystem,
    /// Shaped words, which `shape` makes paragraphs of.
    pub(super) runs: Kept<Run>,
    kept: Kept<Shaped>,
    generation: u64,
}

impl Default for Fonts {
    fn default() -> Self {
        Self::new()
    }
}

impl Fonts {
    /// The program's own fonts, read where they lie: nothing is copied, and no font of the machine is looked at.
    pub fn new() -> Self {
        let mut db = Database::new();
        for bytes in BUNDLED {
            db.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        Self {
            system: FontSystem::new_with_locale_and_db("ar".to_owned(), db),
            runs: Kept::default(),
            kept: Kept::default(),
            generation: 0,
        }
    }

    /// Adds a font file (or collection) for what the others lack; returns whether it held a font.
    pub fn add_font(&mut self, bytes: Arc<[u8]>) -> bool {
        let added = self.system.db_mut().load_font_source(Source::Binary(Arc::new(bytes)));
        if added.is_empty() {
            return false;
        }
        self.generation += 1;
        self.runs = Kept::default();
        self.kept = Kept::default();
        true
    }

    /// All fonts with their files, for those who embed them.
    pub fn files(&self) -> Vec<(FontId, FontFile)> {
        let db = self.system.db();
        let file = |id| match db.face_source(id)? {
            (Source::Binary(bytes), index) => Some((id, FontFile { bytes, index })),
            // Fonts come as bytes alone.
            _ => None,
        };
        db.faces().filter_map(|face| file(face.id)).collect()
    }

    /// A glyph of a font that has no ink: that of an invisible mark, or of the space, which alone has a width.
    ///
    /// Some fonts draw invisible marks for those who edit them: in Noto Naskh a joiner is a bar.
    pub fn blank(&mut self, font: FontId) -> Option<u16> {
        let weight = self.system.db().face(font)?.weight;
        let face = self.system.get_font(font, weight)?;
        let map = face.as_swash().charmap();
        let glyphs = ['\u{200b}', '\u{2060}', '\u{feff}', '\u{34f}', ' '].map(|c| map.map(c));
        let flags = CacheKeyFlags::empty();
        let has_ink = |system: &mut FontSystem, glyph: u16| {
            let (key, ..) = CacheKey::new(font, glyph, 100.0, (0.0, 0.0), weight, flags);
            let outline = SwashCache::new().get_outline_commands_uncached(system, key);
            outline.is_some_and(|commands| !commands.is_empty())
        };
        glyphs.into_iter().find(|glyph| *glyph != 0 && !has_ink(&mut self.system, *glyph))
    }

    /// Grows with every added font: a layout of an older generation may lack glyphs that are there now.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// A shaped paragraph, which holds no `\n` or has it stand for a space; kept for the next width.
    pub(super) fn shaped(&mut self, paragraph: &str, style: &TextStyle, direction: Direction) -> Arc<Shaped> {
        let kind = Kind { face: style.face, weight: style.weight, direction };
        if let Some(shaped) = self.kept.get(paragraph, kind) {
            return shaped;
        }
        let shaped = Arc::new(shape::shape(self, paragraph, kind));
        self.kept.put(paragraph, kind, Arc::clone(&shaped));
        shaped
    }
}

/// Whether a font file has a glyph for `c`; false for what is no font.
pub fn covers(bytes: &[u8], c: char) -> bool {
    let mut db = Database::new();
    let ids = db.load_font_source(Source::Binary(Arc::new(bytes.to_vec())));
    let mut system = FontSystem::new_with_locale_and_db("ar".to_owned(), db);
    ids.into_iter().any(|id| {
        let weight = system.db().face(id).map_or(cosmic_text::Weight::NORMAL, |face| face.weight);
        system.get_font(id, weight).is_some_and(|font| font.as_swash().charmap().map(c) != 0)
    })
}

// The order decides who helps out first where a glyph is missing: the sans before the naskh.
const BUNDLED: [&[u8]; 6] = [
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-SemiBold.ttf"),
    include_bytes!("../../fonts/NotoSansArabic-SemiBold.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_finds_a_face_of_its_family_and_weight() {
        let fonts = Fonts::new();
        for face in [Face::Naskh, Face::SansArabic, Face::Sans] {
            for weight in [Weight::Regular, Weight::Strong] {
                let found = fonts.system.db().faces().any(|info| {
                    info.weight.0 == face.weight_class(weight)
                        && info.families.iter().any(|(name, _)| name == face.family())
                });
                assert!(found, "{face:?} {weight:?}");
            }
        }
    }

    #[test]
    fn a_blank_glyph_is_not_that_of_a_missing_character() {
        let mut fonts = Fonts::new();
        for (id, _) in fonts.files() {
            assert!(fonts.blank(id).is_some_and(|glyph| glyph != 0));
        }
    }

    #[test]
    fn the_generation_grows_only_with_a_font() {
        let mut fonts = Fonts::new();
        assert!(!fonts.add_font(Arc::from(b"no font".as_slice())));
        assert_eq!(fonts.generation(), 0);
        assert!(fonts.add_font(Arc::from(BUNDLED[2])));
        assert_eq!(fonts.generation(), 1);
    }
}
