//! The three layouts: texts beside each other, above each other, and the translation as an article.

use super::band::{Band, Manner};
use super::flow::{Flow, Sink};
use super::page::{Ink, Role, Tongue};
use super::style::{self, Use};
use super::words;
use crate::formats::bilingual::{Bilingual, BilingualLayout, Row, Side};
use crate::text::Direction;
use crate::typeset::{Fonts, TextStyle};

/// What a PDF shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Both texts, beside or above each other as the options have it.
    Both,
    /// The translation alone.
    Target,
}

/// Sets everything on pages and hands them over one by one; none after the sink says so. Returns the characters that no font has,
/// each once.
pub fn pages<'a>(
    bilingual: &Bilingual,
    shown: Shown,
    fonts: &'a mut Fonts,
    sink: &'a mut Sink<'a>,
) -> Vec<char> {
    let mut flow = Flow::new(fonts, style::sheet(&bilingual.options), sink);
    if shown == Shown::Both {
        front(&mut flow, bilingual);
    }
    match (shown, bilingual.options.layout) {
        (Shown::Target, _) => super::article::set(&mut flow, bilingual),
        (Shown::Both, BilingualLayout::SideBySide) => super::table::set(&mut flow, bilingual),
        (Shown::Both, BilingualLayout::Interlinear) => super::stacked::set(&mut flow, bilingual),
    }
    flow.finish()
}

/// The title and what is known of the article.
fn front(flow: &mut Flow<'_>, bilingual: &Bilingual) {
    let Bilingual { title, title_language, metadata, label_language, options, .. } = bilingual;
    if options.title && !title.is_empty() {
        let manner = Manner {
            style: style::title(title_language),
            direction: title_language.direction(),
            ink: Ink::Text,
            role: Role::Title,
            tongue: Tongue::Title,
        };
        let cell = flow.cell(&words::clean(title), &manner, None);
        flow.push(Band { below: 4.0, keeps: true, ..Band::new(vec![cell]) });
    }
    let manner = quiet(Role::Paragraph, label_language.direction());
    for (label, value) in metadata.iter().filter(|_| options.metadata) {
        let cell = flow.cell(&words::clean(&format!("{label}: {value}")), &manner, None);
        flow.push(Band { keeps: true, ..Band::new(vec![cell]) });
    }
}

/// The manner of what is only said beside the texts.
pub(super) fn quiet(role: Role, direction: Direction) -> Manner {
    Manner { style: style::small(), direction, ink: Ink::Quiet, role, tongue: Tongue::Label }
}

/// How the text of a side is set.
pub(super) fn manner(bilingual: &Bilingual, block: &[Row], side: Side, used: Use, role: Role) -> Manner {
    let language = &bilingual.column(side).language;
    let chosen = match side {
        Side::Source => &bilingual.options.source_text,
        Side::Target => &bilingual.options.target_text,
    };
    let text = style::text(language, chosen, used);
    let heading = block.first().and_then(|row| row.heading);
    let style: TextStyle = heading.map_or(text, |level| style::heading(text, level, used));
    let direction = block.first().map_or_else(|| language.direction(), |row| row.cell(side).direction);
    let tongue = match side {
        Side::Source => Tongue::Source,
        Side::Target => Tongue::Target,
    };
    Manner { style, direction, ink: Ink::Text, role, tongue }
}

/// The bookmark of a block that is a heading.
pub(super) fn anchor(bilingual: &Bilingual, block: &[Row]) -> Option<(u8, String)> {
    let level = block.first()?.heading?;
    let title = words::bookmark(bilingual, block);
    (!title.trim().is_empty()).then(|| (level.max(1), title))
}
