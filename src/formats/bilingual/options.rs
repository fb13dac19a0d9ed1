//! What the user chooses of a bilingual export; plain data, so that presets can be remembered.

use serde::{Deserialize, Serialize};

/// How much of the width of both columns the source may have, in percent.
pub const WIDTHS: std::ops::RangeInclusive<u8> = 20..=80;

/// Whether the two texts stand beside each other or one above the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BilingualLayout {
    /// A table with a column for each language.
    #[default]
    SideBySide,
    /// Each text over its translation.
    Interlinear,
}

/// What a row of the table, or a pair of interlinear texts, is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A segment.
    #[default]
    Segment,
    /// All the segments of a paragraph, running on.
    Paragraph,
}

/// Which text comes first: at the left of a table, above in interlinear text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As in the window; interlinear, the source.
    #[default]
    Window,
    /// The source.
    SourceFirst,
    /// The translation.
    TargetFirst,
}

/// What becomes of inline tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagsShown {
    /// Bold and italic are shown as such, all other tags are left out.
    #[default]
    Formatted,
    /// As the window has them: `<1>`.
    Numbered,
    /// As the format of the article has them: `**`.
    Markup,
}

/// The paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl PageSize {
    /// Width and height of an upright page, in twentieths of a point.
    pub fn twips(self) -> (u32, u32) {
        match self {
            Self::A4 => (11906, 16838),
            Self::Letter => (12240, 15840),
        }
    }
}

/// Font and size of the texts of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct TextStyle {
    /// The name of a font; empty for the usual one of the format.
    pub font: String,
    /// The size in half points; 0 for the usual one of the script.
    pub half_points: u16,
}

/// The choices of one export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BilingualOptions {
    /// Beside or above each other.
    pub layout: BilingualLayout,
    /// By segment or by paragraph.
    pub unit: Unit,
    /// Which text comes first.
    pub order: Order,
    /// The share of the source in the width of both columns, in percent; within [`WIDTHS`].
    pub source_width: u8,
    /// Whether the numbers of the segments are shown.
    pub numbers: bool,
    /// Whether their states are.
    pub states: bool,
    /// Whether their notes are.
    pub notes: bool,
    /// Whether only the pairs are shown that were changed.
    pub only_changed: bool,
    /// The texts of the source.
    pub source_text: TextStyle,
    /// The texts of the translation.
    pub target_text: TextStyle,
    /// Whether the title is above all.
    pub title: bool,
    /// Whether the metadata are under it.
    pub metadata: bool,
    /// Whether pages are numbered.
    pub page_numbers: bool,
    /// Whether columns have a head with the names of the languages, repeated on every page.
    pub column_heads: bool,
    /// What becomes of inline tags.
    pub tags: TagsShown,
    /// The paper.
    pub page: PageSize,
    /// Whether the page lies on its side.
    pub landscape: bool,
    /// Whether the file carries the hidden names of its segments, by which a reviewed file is read back.
    pub identity: bool,
    /// Whether CSV and TSV begin with a byte order mark, without which Excel misreads Arabic.
    pub byte_order_mark: bool,
}

impl Default for BilingualOptions {
    fn default() -> Self {
        Self {
            layout: BilingualLayout::default(),
            unit: Unit::default(),
            order: Order::default(),
            source_width: 50,
            numbers: true,
            states: false,
            notes: false,
            only_changed: false,
            source_text: TextStyle::default(),
            target_text: TextStyle::default(),
            title: true,
            metadata: true,
            page_numbers: true,
            column_heads: true,
            tags: TagsShown::default(),
            page: PageSize::default(),
            landscape: false,
            identity: true,
            byte_order_mark: true,
        }
    }
}

impl BilingualOptions {
    /// Whether the source stands at the left of a table, where it does so in the window if `in_window`.
    pub fn source_left(&self, in_window: bool) -> bool {
        match self.order {
            Order::Window => in_window,
            Order::SourceFirst => true,
            Order::TargetFirst => false,
        }
    }

    /// Whether the translation stands above its source in interlinear text.
    pub fn target_above(&self) -> bool {
        self.order == Order::TargetFirst
    }

    /// The share of the source in percent, within [`WIDTHS`].
    pub fn source_share(&self) -> u32 {
        u32::from(self.source_width.clamp(*WIDTHS.start(), *WIDTHS.end()))
    }
}
