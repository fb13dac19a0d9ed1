//! Source and target beside each other, a row for each block; the names of the columns on every page.

use super::band::{Band, Cell, Manner};
use super::flow::Flow;
use super::layouts::{anchor, manner, quiet};
use super::page::{Ink, Role, Tongue};
use super::style::{self, Use};
use super::words;
use crate::formats::bilingual::{Bilingual, Row, Side};

/// Room between two columns.
const GUTTER: f32 = 14.0;
const STATE: f32 = 58.0;
/// The share of notes in the width of the page.
const NOTE: f32 = 0.18;

/// Sets the table.
pub(super) fn set(flow: &mut Flow<'_>, bilingual: &Bilingual) {
    let table = Table::new(bilingual, (flow.sheet.margin, flow.sheet.room()));
    if bilingual.options.column_heads {
        let head = table.head(flow);
        flow.push(head);
    }
    for (number, block) in bilingual.blocks().enumerate() {
        let row = table.row(flow, block, number == 0);
        if !flow.push(row) {
            return;
        }
    }
}

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Text(Side),
    State,
    Note,
}

struct Table<'a> {
    bilingual: &'a Bilingual,
    /// In the order in which they are read, with left edges and widths.
    columns: Vec<(Column, f32, f32)>,
}

impl<'a> Table<'a> {
    fn new(bilingual: &'a Bilingual, (left, room): (f32, f32)) -> Self {
        let widths = widths(bilingual, room);
        let mut at = 0.0;
        let place = |(column, width): (Column, f32)| {
            // The source, which is read first, stands where the table begins.
            let x = if bilingual.table_is_rtl() { left + room - at - width } else { left + at };
            at += width + GUTTER;
            (column, x, width)
        };
        Self { bilingual, columns: widths.into_iter().map(place).collect() }
    }

    /// The names of the columns.
    fn head(&self, flow: &mut Flow<'_>) -> Band {
        let label = self.bilingual.label_language.direction();
        let cells = self.columns.iter().map(|(column, x, width)| {
            let manner = quiet(Role::Header, label);
            let manner = Manner { style: manner.style.strong(), ..manner };
            match column {
                Column::Text(side) => {
                    let column = self.bilingual.column(*side);
                    let cell = flow.cell(&column.heading, &manner, Some((*x, *width)));
                    let rtl = column.language.direction().is_rtl();
                    cell.aligned(*width, if rtl { 1.0 } else { 0.0 })
                }
                Column::Number => flow.cell("#", &manner, Some((*x, *width))).aligned(*width, self.numbers()),
                Column::State => flow.cell("State", &manner, Some((*x, *width))),
                Column::Note => flow.cell("Note", &manner, Some((*x, *width))),
            }
        });
        let band = Band::new(cells.collect());
        Band { gap: 14.0, above: 2.0, below: 5.0, base: Some(Ink::Quiet), keeps: true, repeats: true, ..band }
    }

    fn row(&self, flow: &mut Flow<'_>, block: &[Row], first: bool) -> Band {
        let columns = self.columns.iter();
        let cells = columns.map(|(column, x, width)| self.cell(flow, block, *column, (*x, *width)));
        let starts = block.first().is_some_and(|row| row.paragraph_start);
        let heading = block.first().is_some_and(|row| row.heading.is_some());
        let rule = if starts { Ink::Line } else { Ink::Faint };
        let headless = first && self.bilingual.options.column_heads;
        let padding = if starts { 6.0 } else { 4.0 };
        let above = if heading && !first { padding + 6.0 } else { padding };
        Band {
            above,
            below: 4.0,
            rule: (!headless).then_some(rule),
            keeps: heading,
            whole: true,
            anchor: anchor(self.bilingual, block),
            ..Band::new(cells.collect())
        }
    }

    fn cell(&self, flow: &mut Flow<'_>, block: &[Row], column: Column, (x, width): (f32, f32)) -> Cell {
        let quiet = quiet(Role::Cell, self.bilingual.label_language.direction());
        let mut set = |text: &str, manner: &Manner| flow.cell(text, manner, Some((x, width)));
        match column {
            Column::Number => set(&words::numbers(block), &quiet).aligned(width, self.numbers()),
            Column::Text(side) => {
                let manner = manner(self.bilingual, block, side, Use::Column, Role::Cell);
                set(&words::joined(self.bilingual, block, side), &manner)
            }
            Column::State => set(&words::states(block), &quiet),
            Column::Note => set(&words::notes(block), &Manner { tongue: Tongue::Label, ..quiet }),
        }
    }

    /// Numbers stand at the side of the texts.
    fn numbers(&self) -> f32 {
        if self.bilingual.table_is_rtl() { 0.0 } else { 1.0 }
    }
}

/// The columns that are wanted, with their widths.
fn widths(bilingual: &Bilingual, room: f32) -> Vec<(Column, f32)> {
    let options = &bilingual.options;
    let digits = bilingual.rows.last().map_or(1, |row| words::numbers(std::slice::from_ref(row)).len());
    let ranges = options.unit == crate::formats::bilingual::Unit::Paragraph;
    let digits = if ranges { 2 * digits + 1 } else { digits };
    let number = digits as f32 * style::small().size * 0.6 + 1.0;
    let wide = |wanted: bool, column: Column, width: f32| wanted.then_some((column, width));
    let mut others = wide(options.numbers, Column::Number, number).into_iter().collect::<Vec<_>>();
    let tail = [wide(options.states, Column::State, STATE), wide(options.notes, Column::Note, room * NOTE)];
    let tail: Vec<_> = tail.into_iter().flatten().collect();
    let taken: f32 = others.iter().chain(&tail).map(|(_, width)| width + GUTTER).sum();
    let texts = (room - taken - GUTTER).max(40.0);
    let source = texts * options.source_share() as f32 / 100.0;
    others.push((Column::Text(Side::Source), source));
    others.push((Column::Text(Side::Target), texts - source));
    others.extend(tail);
    others
}
