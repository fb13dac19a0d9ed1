//! The table of pairs, in the order of the window.

use std::io;

use super::look::Look;
use super::marks::Marks;
use super::section::text_width;
use super::xml::Xml;
use crate::formats::bilingual::{Bilingual, Cell as Text, Row, Side, block_number, block_state};
use crate::formats::review::Place;

/// Widths in twentieths of a point; what they leave of the page is for the two texts.
const NUMBER_WIDTH: u32 = 618;
const STATE_WIDTH: u32 = 1250;
const NOTE_WIDTH: u32 = 1900;

/// A column and its width in twentieths of a point.
type Column = (Place, u32);

/// The columns that are wanted, in the order of the cells in the file.
fn columns(bilingual: &Bilingual) -> Vec<Column> {
    let options = &bilingual.options;
    let beside = [
        (options.numbers, (Place::Number, NUMBER_WIDTH)),
        (options.states, (Place::State, STATE_WIDTH)),
        (options.notes, (Place::Note, NOTE_WIDTH)),
    ];
    let beside: Vec<Column> = beside.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    let left = text_width(bilingual) - beside.iter().map(|column| column.1).sum::<u32>();
    let source = left * options.source_share() / 100;
    let mut all = beside;
    let at = usize::from(options.numbers);
    all.splice(at..at, [(Place::Source, source), (Place::Target, left - source)]);
    all
}

pub(super) fn table(xml: &mut Xml, marks: &mut Marks, bilingual: &Bilingual) -> io::Result<()> {
    let columns = columns(bilingual);
    xml.open("w:tbl", &[])?;
    table_properties(xml, bilingual)?;
    xml.open("w:tblGrid", &[])?;
    for (_, width) in &columns {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())])?;
    }
    xml.close("w:tblGrid")?;
    if bilingual.options.column_heads {
        head_row(xml, bilingual, &columns)?;
    }
    for block in bilingual.blocks() {
        text_row(xml, marks, (bilingual, block), &columns)?;
    }
    xml.close("w:tbl")
}

/// The first cell stands at the right with `w:bidiVisual` and at the left without; the source is always the first of the two
/// texts. It has to be here: Word ignores one that comes from a table style.
fn table_properties(xml: &mut Xml, bilingual: &Bilingual) -> io::Result<()> {
    xml.open("w:tblPr", &[])?;
    if bilingual.table_is_rtl() {
        xml.empty("w:bidiVisual", &[])?;
    }
    xml.empty("w:tblW", &[("w:w", &text_width(bilingual).to_string()), ("w:type", "dxa")])?;
    xml.open("w:tblBorders", &[])?;
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        border(xml, side, "4", "D0D0D0")?;
    }
    xml.close("w:tblBorders")?;
    xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
    xml.close("w:tblPr")
}

fn border(xml: &mut Xml, side: &str, eighths: &str, colour: &str) -> io::Result<()> {
    xml.empty(side, &[("w:val", "single"), ("w:sz", eighths), ("w:space", "0"), ("w:color", colour)])
}

/// The names of the columns, repeated on every page.
fn head_row(xml: &mut Xml, bilingual: &Bilingual, columns: &[Column]) -> io::Result<()> {
    let look = Look { bold: true, ..Look::new(bilingual, "ColumnHead", &bilingual.label_language) };
    open_row(xml, true)?;
    for (place, width) in columns {
        let side = match place {
            Place::Source => Some(Side::Source),
            Place::Target => Some(Side::Target),
            _ => None,
        };
        let column = side.map(|side| bilingual.column(side));
        let is_arabic = column.is_some_and(|column| column.language.direction().is_rtl());
        let right = is_arabic && !bilingual.label_language.direction().is_rtl();
        open_cell(xml, *width, Kind::Head)?;
        let text = column.map_or_else(|| head_of(*place), |column| &column.heading);
        xml.paragraph(&Look { right, ..look }, &look.words(text))?;
        xml.close("w:tc")?;
    }
    xml.close("w:tr")
}

fn head_of(place: Place) -> &'static str {
    match place {
        Place::State => "State",
        Place::Note => "Note",
        _ => "",
    }
}

fn text_row(
    xml: &mut Xml,
    marks: &mut Marks,
    (bilingual, block): (&Bilingual, &[Row]),
    columns: &[Column],
) -> io::Result<()> {
    let Some(first) = block.first() else { return Ok(()) };
    let kind = if first.paragraph_start { Kind::ParagraphStart } else { Kind::Text };
    open_row(xml, false)?;
    for (place, width) in columns {
        open_cell(xml, *width, kind)?;
        match place {
            Place::Source => running(xml, marks, (bilingual, block, Side::Source), false)?,
            Place::Target => running(xml, marks, (bilingual, block, Side::Target), false)?,
            Place::Note => note_paragraphs(xml, marks, bilingual, block)?,
            Place::Number => label(xml, marks, (bilingual, first, *place), &block_number(block))?,
            Place::State => state(xml, marks, (bilingual, block))?,
        }
        xml.close("w:tc")?;
    }
    xml.close("w:tr")
}

/// A paragraph with the texts of a side, one running on after the other, each between the ends of its own bookmark.
pub(super) fn running(
    xml: &mut Xml,
    marks: &mut Marks,
    (bilingual, block, side): (&Bilingual, &[Row], Side),
    keep_next: bool,
) -> io::Result<()> {
    let Some(first) = block.first() else { return Ok(()) };
    let look = Look { bold: first.heading.is_some(), keep_next, ..Look::of_side(bilingual, side) };
    let direction = first.cell(side).direction;
    xml.open_paragraph(&look, direction)?;
    for (at, row) in block.iter().enumerate() {
        if at > 0 {
            xml.cell(&look, &Text::plain(bilingual.lead(row, side), direction))?;
        }
        let cell = row.cell(side);
        marks.around(xml, (bilingual, row, Place::of(side)), |xml| xml.cell(&look, cell))?;
    }
    xml.close("w:p")
}

/// A cell with the state, which has a name only where it is that of one segment.
fn state(xml: &mut Xml, marks: &mut Marks, (bilingual, block): (&Bilingual, &[Row])) -> io::Result<()> {
    if let [only] = block {
        return label(xml, marks, (bilingual, only, Place::State), &only.state);
    }
    let look = Look::new(bilingual, "RowState", &bilingual.label_language);
    xml.paragraph(&look, &look.words(&block_state(block)))
}

/// A cell with the number or the state.
fn label(
    xml: &mut Xml,
    marks: &mut Marks,
    (bilingual, row, place): (&Bilingual, &Row, Place),
    text: &str,
) -> io::Result<()> {
    let style = if place == Place::Number { "RowNumber" } else { "RowState" };
    let look = Look::new(bilingual, style, &bilingual.label_language);
    let text = look.words(text);
    xml.open_paragraph(&look, text.direction)?;
    marks.around(xml, (bilingual, row, place), |xml| xml.cell(&look, &text))?;
    xml.close("w:p")
}

/// The notes of a block in a paragraph each. They are in the language of whoever wrote them; most will be in that of the translation.
pub(super) fn note_paragraphs(
    xml: &mut Xml,
    marks: &mut Marks,
    bilingual: &Bilingual,
    block: &[Row],
) -> io::Result<()> {
    let look = Look::new(bilingual, "RowNote", &bilingual.target.language);
    for row in block {
        let text = look.words(&row.note);
        xml.open_paragraph(&look, text.direction)?;
        marks.around(xml, (bilingual, row, Place::Note), |xml| xml.cell(&look, &text))?;
        xml.close("w:p")?;
    }
    Ok(())
}

/// A row is never cut by the end of a page.
fn open_row(xml: &mut Xml, head: bool) -> io::Result<()> {
    xml.open("w:tr", &[])?;
    xml.open("w:trPr", &[])?;
    xml.empty("w:cantSplit", &[])?;
    if head {
        xml.empty("w:tblHeader", &[])?;
    }
    xml.close("w:trPr")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// With a ground of its own.
    Head,
    /// With a darker line above.
    ParagraphStart,
    Text,
}

/// A cell with its properties.
fn open_cell(xml: &mut Xml, width: u32, kind: Kind) -> io::Result<()> {
    xml.open("w:tc", &[])?;
    xml.open("w:tcPr", &[])?;
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
    if kind == Kind::ParagraphStart {
        xml.open("w:tcBorders", &[])?;
        border(xml, "w:top", "6", "808080")?;
        xml.close("w:tcBorders")?;
    }
    if kind == Kind::Head {
        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EDEDED")])?;
    }
    xml.close("w:tcPr")
}
