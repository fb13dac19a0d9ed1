//! The main part: title, metadata and the table of pairs, in the order of the window.

use std::io;

use super::paragraph::Look;
use super::parts::size_cs;
use super::xml::Xml;
use crate::formats::bilingual::{Bilingual, Cell as Text, Row, Side};
use crate::text::Language;

/// The namespaces of every part of `WordprocessingML`.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// Widths in twentieths of a point; together the width of A4 without margins of 2 cm.
const NUMBER_WIDTH: &str = "618";
const TEXT_WIDTH: &str = "4510";
const TABLE_WIDTH: &str = "9638";
const MARGIN: &str = "1134";

pub(super) fn document(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("w:document", NAMESPACES)?;
    xml.open("w:body", &[])?;
    front(&mut xml, bilingual)?;
    table(&mut xml, bilingual)?;
    // Word wants a paragraph after a table.
    xml.empty("w:p", &[])?;
    section(&mut xml)?;
    xml.close("w:body")?;
    xml.close("w:document")?;
    Ok(xml.finish())
}

/// The title in its own direction, and the metadata in that of its labels.
fn front(xml: &mut Xml, bilingual: &Bilingual) -> io::Result<()> {
    if !bilingual.title.is_empty() {
        let look = Look { bold: true, ..look(bilingual, "Title", &bilingual.title_language) };
        xml.paragraph(&look, &words(&look, &bilingual.title))?;
    }
    let look = look(bilingual, "Metadata", &bilingual.label_language);
    for (label, value) in &bilingual.metadata {
        xml.paragraph(&look, &words(&look, &format!("{label}: {value}")))?;
    }
    xml.paragraph(&look, &words(&look, ""))
}

fn table(xml: &mut Xml, bilingual: &Bilingual) -> io::Result<()> {
    xml.open("w:tbl", &[])?;
    table_properties(xml, bilingual.table_is_rtl())?;
    xml.open("w:tblGrid", &[])?;
    for width in [NUMBER_WIDTH, TEXT_WIDTH, TEXT_WIDTH] {
        xml.empty("w:gridCol", &[("w:w", width)])?;
    }
    xml.close("w:tblGrid")?;
    head_row(xml, bilingual)?;
    for row in bilingual.blocks().flatten() {
        text_row(xml, bilingual, row)?;
    }
    xml.close("w:tbl")
}

/// The first cell stands at the right with `w:bidiVisual` and at the left without; the source is always the first of the two
/// texts. It has to be here: Word ignores one that comes from a table style.
fn table_properties(xml: &mut Xml, rtl: bool) -> io::Result<()> {
    xml.open("w:tblPr", &[])?;
    if rtl {
        xml.empty("w:bidiVisual", &[])?;
    }
    xml.empty("w:tblW", &[("w:w", TABLE_WIDTH), ("w:type", "dxa")])?;
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
fn head_row(xml: &mut Xml, bilingual: &Bilingual) -> io::Result<()> {
    let look = Look { bold: true, ..look(bilingual, "ColumnHead", &bilingual.label_language) };
    open_row(xml, true)?;
    let head = |xml: &mut Xml, width, text: &str, right| {
        open_cell(xml, width, Cell::Head)?;
        xml.paragraph(&Look { right, ..look }, &words(&look, text))?;
        xml.close("w:tc")
    };
    head(xml, NUMBER_WIDTH, "", false)?;
    for side in Side::BOTH {
        let column = bilingual.column(side);
        let above_arabic =
            column.language.direction().is_rtl() && !bilingual.label_language.direction().is_rtl();
        head(xml, TEXT_WIDTH, &column.heading, above_arabic)?;
    }
    xml.close("w:tr")
}

fn text_row(xml: &mut Xml, bilingual: &Bilingual, row: &Row) -> io::Result<()> {
    let cell = if row.paragraph_start { Cell::ParagraphStart } else { Cell::Text };
    open_row(xml, false)?;
    open_cell(xml, NUMBER_WIDTH, cell)?;
    let number = look(bilingual, "RowNumber", &bilingual.label_language);
    xml.paragraph(&number, &words(&number, &row.number.to_string()))?;
    xml.close("w:tc")?;
    for (side, style) in [(Side::Source, "SourceText"), (Side::Target, "TargetText")] {
        let look = look(bilingual, style, &bilingual.column(side).language);
        open_cell(xml, TEXT_WIDTH, cell)?;
        xml.paragraph(&Look { bold: row.heading.is_some(), ..look }, row.cell(side))?;
        xml.close("w:tc")?;
    }
    xml.close("w:tr")
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
enum Cell {
    /// With a ground of its own.
    Head,
    /// With a darker line above.
    ParagraphStart,
    Text,
}

/// A cell with its properties.
fn open_cell(xml: &mut Xml, width: &str, cell: Cell) -> io::Result<()> {
    xml.open("w:tc", &[])?;
    xml.open("w:tcPr", &[])?;
    xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")])?;
    if cell == Cell::ParagraphStart {
        xml.open("w:tcBorders", &[])?;
        border(xml, "w:top", "6", "808080")?;
        xml.close("w:tcBorders")?;
    }
    if cell == Cell::Head {
        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EDEDED")])?;
    }
    xml.close("w:tcPr")
}

/// The look of a text in `language`; runs of the other direction are in the other language of the document.
fn look<'a>(bilingual: &'a Bilingual, style: &'a str, language: &'a Language) -> Look<'a> {
    let differs = |other: &&Language| other.direction() != language.direction();
    let columns = Side::BOTH.map(|side| &bilingual.column(side).language);
    let other = columns.into_iter().find(differs).unwrap_or(language);
    Look { style, language, other, size_cs: size_cs(style), bold: false, right: false }
}

/// A text in the direction of its language, without marks.
fn words(look: &Look<'_>, text: &str) -> Text {
    Text::plain(text, look.language.direction())
}

/// A4 upright, with the footer.
fn section(xml: &mut Xml) -> io::Result<()> {
    xml.open("w:sectPr", &[])?;
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId3")])?;
    xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")])?;
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", MARGIN),
            ("w:right", MARGIN),
            ("w:bottom", MARGIN),
            ("w:left", MARGIN),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ],
    )?;
    xml.close("w:sectPr")
}
