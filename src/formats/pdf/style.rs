//! Sizes of paper and letters, from what the user has chosen.

use super::flow::Sheet;
use crate::formats::bilingual::{BilingualOptions, TextStyle as Chosen};
use crate::text::Language;
use crate::typeset::{Face, TextStyle};

/// The families that a PDF can be set in, with the names by which they are chosen. Others are set in the usual one of the script.
pub const FACES: [(&str, Face); 3] =
    [("Noto Naskh Arabic", Face::Naskh), ("Noto Sans Arabic", Face::SansArabic), ("Noto Sans", Face::Sans)];

/// 20 mm.
const MARGIN: f32 = 56.7;

/// What a text is set as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// In a column beside its translation, or over it.
    Column,
    /// As an article of its own.
    Article,
}

/// The page of the user's choice.
pub(super) fn sheet(options: &BilingualOptions) -> Sheet {
    let (width, height) = options.page.twips();
    let (width, height) = if options.landscape { (height, width) } else { (width, height) };
    let points = |twips: u32| twips as f32 / 20.0;
    Sheet { width: points(width), height: points(height), margin: MARGIN, numbered: options.page_numbers }
}

/// The style of running text in a language.
pub(super) fn text(language: &Language, chosen: &Chosen, used: Use) -> TextStyle {
    let arabic = language.is_arabic_script();
    let usual = if arabic { Face::Naskh } else { Face::Sans };
    let face = FACES.iter().find(|(name, _)| *name == chosen.font).map_or(usual, |(_, face)| *face);
    let size = match (chosen.half_points, arabic, used) {
        (0, true, Use::Column) => 13.0,
        (0, true, Use::Article) => 14.5,
        (0, false, Use::Column) => 10.0,
        (0, false, Use::Article) => 11.0,
        (half_points, ..) => f32::from(half_points).clamp(10.0, 96.0) / 2.0,
    };
    sized(TextStyle::new(face, size, 0.0), size, arabic)
}

/// A heading of a level from 1 over running text of this style.
pub(super) fn heading(text: TextStyle, level: u8, used: Use) -> TextStyle {
    let factor = match (used, level) {
        (Use::Article, 1) => 1.7,
        (Use::Article, 2) => 1.35,
        (Use::Article, 3) | (Use::Column, 1) => 1.15,
        (Use::Article | Use::Column, _) => 1.0,
    };
    sized(text, text.size * factor, text.line_height > text.size * 1.64).strong()
}

/// The title of a language over everything.
pub(super) fn title(language: &Language) -> TextStyle {
    let arabic = language.is_arabic_script();
    let (face, size) = if arabic { (Face::Naskh, 20.0) } else { (Face::Sans, 17.0) };
    sized(TextStyle::new(face, size, 0.0), size, arabic).strong()
}

/// Numbers, states, notes, labels.
pub(super) fn small() -> TextStyle {
    TextStyle::new(Face::Sans, 8.5, 12.0)
}

/// The style with another size, and the line height that goes with it: as on screen, in half points.
fn sized(style: TextStyle, size: f32, arabic: bool) -> TextStyle {
    let factor = if arabic { 1.67 } else { 1.5 };
    TextStyle { size, line_height: (size * factor * 2.0).round() / 2.0, ..style }
}
