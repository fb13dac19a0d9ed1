//! How a paragraph looks: its style, its languages, and the slots that Arabic takes its font and size from.

use super::FONT;
use super::styles::{Sizes, sizes};
use crate::formats::bilingual::{Bilingual, Cell, Side, TextStyle};
use crate::text::{Direction, Language};

/// How a paragraph is written.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    /// The paragraph style.
    pub(super) style: &'a str,
    /// The language of the text.
    pub(super) language: &'a Language,
    /// The language for runs of the other direction.
    pub(super) other: &'a Language,
    /// The font of right-to-left runs, as the style has it.
    pub(super) font_cs: &'a str,
    /// The sizes, as the style has them.
    pub(super) sizes: Sizes,
    /// Bold in both slots, `w:b` and `w:bCs`.
    pub(super) bold: bool,
    /// At the right-hand side though it runs from left to right, as the head of a column of Arabic.
    pub(super) right: bool,
    /// On the same page as the paragraph behind it.
    pub(super) keep_next: bool,
}

impl<'a> Look<'a> {
    /// The look of a text in `language`; runs of the other direction are in the other language of the document.
    pub(super) fn new(bilingual: &'a Bilingual, style: &'a str, language: &'a Language) -> Self {
        let differs = |other: &&Language| other.direction() != language.direction();
        let columns = Side::BOTH.map(|side| &bilingual.column(side).language);
        let other = columns.into_iter().find(differs).unwrap_or(language);
        let sizes = sizes(bilingual, style);
        Self { style, language, other, font_cs: FONT, sizes, bold: false, right: false, keep_next: false }
    }

    /// The look of the texts of a side.
    pub(super) fn of_side(bilingual: &'a Bilingual, side: Side) -> Self {
        let style = if side == Side::Source { "SourceText" } else { "TargetText" };
        let look = Self::new(bilingual, style, &bilingual.column(side).language);
        let font = text_style(bilingual, side).font.as_str();
        let chosen = look.language.direction().is_rtl() && !font.is_empty();
        Self { font_cs: if chosen { font } else { FONT }, ..look }
    }

    /// A text in the direction of the language, without marks.
    pub(super) fn words(&self, text: &str) -> Cell {
        Cell::plain(text, self.language.direction())
    }

    /// The tag for a run: the paragraph's language or the other one, whichever is written in this direction.
    pub(super) fn language_of(&self, direction: Direction) -> &'a str {
        let fitting =
            [self.language, self.other].into_iter().find(|language| language.direction() == direction);
        let usual = if direction.is_rtl() { "ar-SA" } else { "en-US" };
        fitting.map_or(usual, with_region)
    }
}

/// What the user has chosen for the texts of a side.
pub(super) fn text_style(bilingual: &Bilingual, side: Side) -> &TextStyle {
    match side {
        Side::Source => &bilingual.options.source_text,
        Side::Target => &bilingual.options.target_text,
    }
}

/// Word knows languages by language and region; a bare `ar` has no proofing tools there.
pub(in crate::formats) fn with_region(language: &Language) -> &str {
    const REGIONS: &[(&str, &str)] = &[
        ("ar", "ar-SA"),
        ("en", "en-US"),
        ("fr", "fr-FR"),
        ("de", "de-DE"),
        ("es", "es-ES"),
        ("fa", "fa-IR"),
        ("he", "he-IL"),
        ("it", "it-IT"),
        ("nl", "nl-NL"),
        ("pt", "pt-PT"),
        ("ru", "ru-RU"),
        ("tr", "tr-TR"),
        ("ur", "ur-PK"),
    ];
    let tag = language.tag();
    REGIONS.iter().find(|(bare, _)| *bare == tag).map_or(tag, |(_, full)| full)
}
