//! The translation alone, set as an article: its title, its headings, its paragraphs.

use super::band::{Band, Manner};
use super::flow::Flow;
use super::layouts::{anchor, manner};
use super::page::Role;
use super::style::{self, Use};
use super::words;
use crate::formats::bilingual::{Bilingual, Row, Side};

/// Sets the article.
pub(super) fn set(flow: &mut Flow<'_>, bilingual: &Bilingual) {
    let mut first = true;
    for paragraph in bilingual.rows.chunk_by(|_, next| !next.paragraph_start) {
        let text = words::joined(bilingual, paragraph, Side::Target);
        if text.trim().is_empty() {
            continue;
        }
        let titled = first && is_title(bilingual, paragraph);
        if !flow_paragraph(flow, bilingual, (paragraph, text.trim()), titled) {
            return;
        }
        first = false;
    }
}

fn flow_paragraph(
    flow: &mut Flow<'_>,
    bilingual: &Bilingual,
    (paragraph, text): (&[Row], &str),
    titled: bool,
) -> bool {
    let heading = paragraph.first().and_then(|row| row.heading);
    let role = match heading {
        _ if titled => Role::Title,
        Some(level) => Role::Heading(level.max(1)),
        None => Role::Paragraph,
    };
    let manner = manner(bilingual, paragraph, Side::Target, Use::Article, role);
    let manner =
        if titled { Manner { style: style::title(&bilingual.target.language), ..manner } } else { manner };
    let cell = flow.cell(text, &manner, None);
    let stands_out = titled || heading.is_some();
    let anchor = if titled { Some((1, text.to_owned())) } else { anchor(bilingual, paragraph) };
    flow.push(Band {
        gap: if stands_out { manner.style.line_height * 0.7 } else { manner.style.line_height * 0.4 },
        below: if titled { 6.0 } else { 0.0 },
        keeps: stands_out,
        anchor,
        ..Band::new(vec![cell])
    })
}

/// Whether the first paragraph is the title: a heading, or the short line that the article takes its title from.
fn is_title(bilingual: &Bilingual, paragraph: &[Row]) -> bool {
    match paragraph.first().and_then(|row| row.heading) {
        Some(level) => level == 1,
        None => words::joined(bilingual, paragraph, Side::Source).trim() == bilingual.title.trim(),
    }
}
