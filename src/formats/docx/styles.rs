//! The paragraph styles of a document and the defaults behind them.

use std::io;

use super::FONT;
use super::look::{text_style, with_region};
use super::section::NAMESPACES;
use super::xml::Xml;
use crate::formats::bilingual::{Bilingual, Side};

/// A paragraph style: id, name, space before and after in twentieths of a point, sizes in half points, colour.
struct Style {
    id: &'static str,
    name: &'static str,
    space: (&'static str, &'static str),
    sizes: Sizes,
    colour: &'static str,
}

/// The sizes of Latin and Arabic letters in half points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) latin: u16,
    pub(super) arabic: u16,
}

const fn style(
    (id, name): (&'static str, &'static str),
    space: (&'static str, &'static str),
    (latin, arabic): (u16, u16),
    colour: &'static str,
) -> Style {
    Style { id, name, space, sizes: Sizes { latin, arabic }, colour }
}

/// Latin in 12 and Arabic in 14 points, since Arabic letters are smaller at the same size.
const STYLES: &[Style] = &[
    style(("Title", "Title"), ("0", "120"), (36, 40), "000000"),
    style(("Metadata", "Metadata"), ("0", "20"), (20, 22), "595959"),
    style(("ColumnHead", "Column Head"), ("60", "60"), (22, 24), "000000"),
    style(("SourceText", "Source Text"), ("40", "40"), (24, 28), "000000"),
    style(("TargetText", "Target Text"), ("40", "40"), (24, 28), "000000"),
    style(("RowNumber", "Row Number"), ("80", "40"), (16, 16), "767676"),
    style(("PairHead", "Pair Head"), ("200", "0"), (16, 16), "767676"),
    style(("RowState", "Row State"), ("60", "40"), (18, 20), "595959"),
    style(("RowNote", "Row Note"), ("40", "40"), (20, 22), "595959"),
    style(("Footer", "footer"), ("0", "0"), (16, 18), "767676"),
];

/// The sizes of the style `id`: those of a text as the user has chosen them, the other script in proportion.
pub(super) fn sizes(bilingual: &Bilingual, id: &str) -> Sizes {
    let style = STYLES.iter().find(|style| style.id == id);
    let usual = style.map_or(Sizes { latin: 24, arabic: 28 }, |style| style.sizes);
    let Some(side) = side_of(id) else { return usual };
    let chosen = text_style(bilingual, side).half_points.min(400);
    match (chosen, bilingual.column(side).language.direction().is_rtl()) {
        (0, _) => usual,
        (arabic, true) => Sizes { latin: arabic * usual.latin / usual.arabic, arabic },
        (latin, false) => Sizes { latin, arabic: latin * usual.arabic / usual.latin },
    }
}

fn side_of(id: &str) -> Option<Side> {
    match id {
        "SourceText" => Some(Side::Source),
        "TargetText" => Some(Side::Target),
        _ => None,
    }
}

pub(super) fn styles(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("w:styles", NAMESPACES)?;
    defaults(&mut xml, bilingual)?;
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")])?;
    xml.val("w:name", "Normal")?;
    xml.empty("w:qFormat", &[])?;
    xml.close("w:style")?;
    for style in STYLES {
        paragraph_style(&mut xml, bilingual, style)?;
    }
    xml.close("w:styles")?;
    Ok(xml.finish())
}

fn defaults(xml: &mut Xml, bilingual: &Bilingual) -> io::Result<()> {
    let of = |rtl: bool| {
        let languages = Side::BOTH.map(|side| &bilingual.column(side).language);
        languages.into_iter().find(|language| language.direction().is_rtl() == rtl).map(with_region)
    };
    xml.open("w:docDefaults", &[])?;
    xml.open("w:rPrDefault", &[])?;
    xml.open("w:rPr", &[])?;
    xml.empty("w:rFonts", &[("w:ascii", FONT), ("w:hAnsi", FONT), ("w:eastAsia", FONT), ("w:cs", FONT)])?;
    xml.val("w:sz", "24")?;
    xml.val("w:szCs", "28")?;
    xml.empty("w:lang", &[("w:val", of(false).unwrap_or("en-US")), ("w:bidi", of(true).unwrap_or("ar-SA"))])?;
    xml.close("w:rPr")?;
    xml.close("w:rPrDefault")?;
    xml.close("w:docDefaults")
}

fn paragraph_style(xml: &mut Xml, bilingual: &Bilingual, style: &Style) -> io::Result<()> {
    xml.open(
        "w:style",
        &[("w:type", "paragraph"), ("w:customStyle", custom(style.id)), ("w:styleId", style.id)],
    )?;
    xml.val("w:name", style.name)?;
    xml.val("w:basedOn", "Normal")?;
    xml.empty("w:qFormat", &[])?;
    xml.open("w:pPr", &[])?;
    xml.empty("w:spacing", &[("w:before", style.space.0), ("w:after", style.space.1)])?;
    xml.close("w:pPr")?;
    xml.open("w:rPr", &[])?;
    fonts(xml, bilingual, style.id)?;
    let sizes = sizes(bilingual, style.id);
    xml.val("w:color", style.colour)?;
    xml.val("w:sz", &sizes.latin.to_string())?;
    xml.val("w:szCs", &sizes.arabic.to_string())?;
    xml.close("w:rPr")?;
    xml.close("w:style")
}

/// The font that the user has chosen for a language, in the slots of its script.
fn fonts(xml: &mut Xml, bilingual: &Bilingual, id: &str) -> io::Result<()> {
    let Some(side) = side_of(id) else { return Ok(()) };
    let font = text_style(bilingual, side).font.as_str();
    if font.is_empty() {
        return Ok(());
    }
    if bilingual.column(side).language.direction().is_rtl() {
        return xml.empty("w:rFonts", &[("w:cs", font)]);
    }
    xml.empty("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font)])
}

/// Title and footer are styles that Word has itself.
fn custom(id: &str) -> &'static str {
    if matches!(id, "Title" | "Footer") { "0" } else { "1" }
}
