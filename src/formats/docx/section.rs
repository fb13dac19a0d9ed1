//! The main part: title, metadata, the pairs, and the page that they stand on.

use std::io;

use super::look::Look;
use super::marks::Marks;
use super::xml::Xml;
use super::{interlinear, table};
use crate::formats::bilingual::{Bilingual, BilingualLayout};

/// The namespaces of every part of `WordprocessingML`.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// 2 cm, in twentieths of a point.
const MARGIN: u32 = 1134;

pub(super) fn document(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    let mut marks = Marks::default();
    xml.open("w:document", NAMESPACES)?;
    xml.open("w:body", &[])?;
    front(&mut xml, bilingual)?;
    match bilingual.options.layout {
        BilingualLayout::SideBySide => table::table(&mut xml, &mut marks, bilingual)?,
        BilingualLayout::Interlinear => interlinear::paragraphs(&mut xml, &mut marks, bilingual)?,
    }
    // Word wants a paragraph after a table.
    xml.empty("w:p", &[])?;
    section(&mut xml, bilingual)?;
    xml.close("w:body")?;
    xml.close("w:document")?;
    Ok(xml.finish())
}

/// Width and height of the page, in twentieths of a point.
fn page(bilingual: &Bilingual) -> (u32, u32) {
    let (width, height) = bilingual.options.page.twips();
    if bilingual.options.landscape { (height, width) } else { (width, height) }
}

/// The width of the page between its margins.
pub(super) fn text_width(bilingual: &Bilingual) -> u32 {
    page(bilingual).0 - 2 * MARGIN
}

/// The title in its own direction, and the metadata in that of its labels.
fn front(xml: &mut Xml, bilingual: &Bilingual) -> io::Result<()> {
    if bilingual.options.title && !bilingual.title.is_empty() {
        let look = Look { bold: true, ..Look::new(bilingual, "Title", &bilingual.title_language) };
        xml.paragraph(&look, &look.words(&bilingual.title))?;
    }
    if !bilingual.options.metadata {
        return Ok(());
    }
    let look = Look::new(bilingual, "Metadata", &bilingual.label_language);
    for (label, value) in &bilingual.metadata {
        xml.paragraph(&look, &look.words(&format!("{label}: {value}")))?;
    }
    xml.paragraph(&look, &look.words(""))
}

/// The page, with the footer.
fn section(xml: &mut Xml, bilingual: &Bilingual) -> io::Result<()> {
    let (width, height) = page(bilingual);
    let (width, height, margin) = (width.to_string(), height.to_string(), MARGIN.to_string());
    xml.open("w:sectPr", &[])?;
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId3")])?;
    let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
    size.extend(bilingual.options.landscape.then_some(("w:orient", "landscape")));
    xml.empty("w:pgSz", &size)?;
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &margin),
            ("w:right", &margin),
            ("w:bottom", &margin),
            ("w:left", &margin),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ],
    )?;
    xml.close("w:sectPr")
}
