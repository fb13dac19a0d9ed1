//! Each text over its translation.

use super::band::{Band, Cell};
use super::flow::Flow;
use super::layouts::{anchor, manner, quiet};
use super::page::{Ink, Role};
use super::style::{self, Use};
use super::words;
use crate::formats::bilingual::{Bilingual, Row, Side};

/// Room for numbers beside the texts.
const GUTTER: f32 = 12.0;

/// Sets the pairs.
pub(super) fn set(flow: &mut Flow<'_>, bilingual: &Bilingual) {
    let mut first = true;
    for block in bilingual.blocks() {
        if block.iter().all(|row| row.source.text.trim().is_empty() && row.target.text.trim().is_empty()) {
            continue;
        }
        let starts = block.first().is_some_and(|row| row.paragraph_start);
        let gap = if starts { 14.0 } else { 9.0 };
        let rule = (starts && !first).then_some(Ink::Faint);
        let above = if starts { 8.0 } else { 0.0 };
        if !pair(flow, bilingual, block, &Band { gap, above, rule, ..Band::default() }) {
            return;
        }
        first = false;
    }
}

/// The two texts of a block, and what is said of it; the first takes its distances from `upper`.
fn pair(flow: &mut Flow<'_>, bilingual: &Bilingual, block: &[Row], upper: &Band) -> bool {
    let heading = block.first().and_then(|row| row.heading);
    let (left, width) = column(flow, bilingual);
    let role = heading.map_or(Role::Paragraph, |level| Role::Heading(level.max(1)));
    let [above, below] = bilingual.stacked();
    let mut cells = Vec::new();
    if let Some(number) = number(flow, bilingual, block) {
        cells.push(number);
    }
    let set = |flow: &mut Flow<'_>, side: Side| {
        let manner = manner(bilingual, block, side, Use::Column, role);
        flow.cell(&words::joined(bilingual, block, side), &manner, Some((left, width)))
    };
    cells.push(set(flow, above));
    let Band { gap, rule, above: room, .. } = *upper;
    let anchor = anchor(bilingual, block);
    flow.push(Band { gap, rule, above: room, keeps: true, anchor, ..Band::new(cells) });
    let under = set(flow, below);
    let said = said(bilingual, block);
    let more = !said.is_empty();
    let keeps = heading.is_some() || more;
    let mut going = flow.push(Band { gap: 1.0, keeps, ..Band::new(vec![under]) });
    if more {
        let manner = quiet(Role::Paragraph, bilingual.label_language.direction());
        let cell = flow.cell(&said, &manner, Some((left, width)));
        going = flow.push(Band { gap: 1.0, keeps: heading.is_some(), ..Band::new(vec![cell]) });
    }
    going
}

/// The column of the texts beside that of the numbers, which stands at the left.
fn column(flow: &Flow<'_>, bilingual: &Bilingual) -> (f32, f32) {
    let (left, room) = (flow.sheet.margin, flow.sheet.room());
    if !bilingual.options.numbers {
        return (left, room);
    }
    let width = number_width(bilingual) + GUTTER;
    (left + width, room - width)
}

fn number_width(bilingual: &Bilingual) -> f32 {
    let digits = bilingual.rows.last().map_or(1, |row| words::numbers(std::slice::from_ref(row)).len());
    let ranges = bilingual.options.unit == crate::formats::bilingual::Unit::Paragraph;
    let digits = if ranges { 2 * digits + 1 } else { digits };
    digits as f32 * style::small().size * 0.6 + 1.0
}

fn number(flow: &mut Flow<'_>, bilingual: &Bilingual, block: &[Row]) -> Option<Cell> {
    let width = number_width(bilingual);
    let manner = quiet(Role::Paragraph, bilingual.label_language.direction());
    let at = (flow.sheet.margin, width);
    bilingual
        .options
        .numbers
        .then(|| flow.cell(&words::numbers(block), &manner, Some(at)).aligned(width, 1.0))
}

/// The state and the notes, where they are wanted.
fn said(bilingual: &Bilingual, block: &[Row]) -> String {
    let mut out = Vec::new();
    if bilingual.options.states {
        out.push(words::states(block));
    }
    if bilingual.options.notes {
        out.push(words::notes(block));
    }
    out.retain(|line| !line.is_empty());
    out.join("\n")
}
