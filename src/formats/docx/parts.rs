//! The parts of the package around the text: types, relations, properties, styles, settings, footer.

use std::io;

use super::FONT;
use super::paragraph::with_region;
use super::table::NAMESPACES;
use super::xml::Xml;
use crate::formats::bilingual::{Bilingual, Side};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn content_types() -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))])?;
    for (extension, kind) in
        [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
    {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)])?;
    }
    for (part, kind) in [
        ("/word/document.xml", format!("{WORD_TYPE}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD_TYPE}.styles+xml")),
        ("/word/settings.xml", format!("{WORD_TYPE}.settings+xml")),
        ("/word/footer1.xml", format!("{WORD_TYPE}.footer+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ] {
        xml.empty("Override", &[("PartName", part), ("ContentType", &kind)])?;
    }
    xml.close("Types")?;
    Ok(xml.finish())
}

pub(super) fn package_relations() -> io::Result<Vec<u8>> {
    relations(&[
        (format!("{OFFICE}/relationships/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/relationships/extended-properties"), "docProps/app.xml"),
    ])
}

/// The footer is the third of them, `rId3`.
pub(super) fn document_relations() -> io::Result<Vec<u8>> {
    relations(&[
        (format!("{OFFICE}/relationships/styles"), "styles.xml"),
        (format!("{OFFICE}/relationships/settings"), "settings.xml"),
        (format!("{OFFICE}/relationships/footer"), "footer1.xml"),
    ])
}

fn relations(all: &[(String, &str)]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))])?;
    for (at, (kind, target)) in all.iter().enumerate() {
        let id = format!("rId{}", at + 1);
        xml.empty("Relationship", &[("Id", &id), ("Type", kind), ("Target", target)])?;
    }
    xml.close("Relationships")?;
    Ok(xml.finish())
}

pub(super) fn core(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    )?;
    xml.text("dc:title", &[], &bilingual.title)?;
    xml.text("dc:language", &[], bilingual.target.language.tag())?;
    if let Some(moment) = moment(&bilingual.date) {
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.text(name, &[("xsi:type", "dcterms:W3CDTF")], &moment)?;
        }
    }
    xml.close("cp:coreProperties")?;
    Ok(xml.finish())
}

/// A date as the properties want it; Word calls a file with any other shape damaged, so that one is left out.
fn moment(date: &str) -> Option<String> {
    let shape: String = date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match shape.as_str() {
        "0000-00-00" => Some(format!("{date}T00:00:00Z")),
        "0000-00-00T00:00:00Z" => Some(date.to_owned()),
        _ => None,
    }
}

pub(super) fn app(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("Properties", &[("xmlns", &format!("{OFFICE}/extended-properties"))])?;
    xml.text("Application", &[], &bilingual.program)?;
    xml.close("Properties")?;
    Ok(xml.finish())
}

pub(super) fn settings() -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("w:settings", NAMESPACES)?;
    xml.empty("w:zoom", &[("w:percent", "100")])?;
    xml.val("w:defaultTabStop", "720")?;
    xml.open("w:compat", &[])?;
    // Without it Word opens the file in the mode of Word 2007.
    xml.empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    )?;
    xml.close("w:compat")?;
    xml.close("w:settings")?;
    Ok(xml.finish())
}

/// A paragraph style: id, name, space before and after in twentieths of a point, sizes in half points, colour.
struct Style {
    id: &'static str,
    name: &'static str,
    space: (&'static str, &'static str),
    size: &'static str,
    size_cs: &'static str,
    colour: &'static str,
}

/// Latin in 12 and Arabic in 14 points, since Arabic letters are smaller at the same size.
const STYLES: &[Style] = &[
    Style { id: "Title", name: "Title", space: ("0", "120"), size: "36", size_cs: "40", colour: "000000" },
    Style {
        id: "Metadata",
        name: "Metadata",
        space: ("0", "20"),
        size: "20",
        size_cs: "22",
        colour: "595959",
    },
    Style {
        id: "ColumnHead",
        name: "Column Head",
        space: ("60", "60"),
        size: "22",
        size_cs: "24",
        colour: "000000",
    },
    Style {
        id: "SourceText",
        name: "Source Text",
        space: ("40", "40"),
        size: "24",
        size_cs: "28",
        colour: "000000",
    },
    Style {
        id: "TargetText",
        name: "Target Text",
        space: ("40", "40"),
        size: "24",
        size_cs: "28",
        colour: "000000",
    },
    Style {
        id: "RowNumber",
        name: "Row Number",
        space: ("80", "40"),
        size: "16",
        size_cs: "16",
        colour: "767676",
    },
    Style { id: "Footer", name: "footer", space: ("0", "0"), size: "16", size_cs: "18", colour: "767676" },
];

pub(super) fn styles(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("w:styles", NAMESPACES)?;
    defaults(&mut xml, bilingual)?;
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")])?;
    xml.val("w:name", "Normal")?;
    xml.empty("w:qFormat", &[])?;
    xml.close("w:style")?;
    for style in STYLES {
        paragraph_style(&mut xml, style)?;
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

fn paragraph_style(xml: &mut Xml, style: &Style) -> io::Result<()> {
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
    xml.val("w:color", style.colour)?;
    xml.val("w:sz", style.size)?;
    xml.val("w:szCs", style.size_cs)?;
    xml.close("w:rPr")?;
    xml.close("w:style")
}

/// Title and footer are styles that Word has itself.
fn custom(id: &str) -> &'static str {
    if matches!(id, "Title" | "Footer") { "0" } else { "1" }
}

/// The size of Arabic in the style `id`, in half points.
pub(super) fn size_cs(id: &str) -> &'static str {
    STYLES.iter().find(|style| style.id == id).map_or("28", |style| style.size_cs)
}

/// Program and date, and the number of the page, in the middle.
pub(super) fn footer(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("w:ftr", NAMESPACES)?;
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    xml.val("w:pStyle", "Footer")?;
    xml.val("w:jc", "center")?;
    xml.close("w:pPr")?;
    let day = bilingual.date.split('T').next().unwrap_or_default();
    footer_text(&mut xml, &format!("{} · {day} · ", bilingual.program))?;
    field(&mut xml, " PAGE ")?;
    footer_text(&mut xml, " / ")?;
    field(&mut xml, " NUMPAGES ")?;
    xml.close("w:p")?;
    xml.close("w:ftr")?;
    Ok(xml.finish())
}

fn footer_text(xml: &mut Xml, text: &str) -> io::Result<()> {
    xml.open("w:r", &[])?;
    xml.text("w:t", &[("xml:space", "preserve")], text)?;
    xml.close("w:r")
}

fn field(xml: &mut Xml, instruction: &str) -> io::Result<()> {
    xml.open("w:fldSimple", &[("w:instr", instruction)])?;
    footer_text(xml, "1")?;
    xml.close("w:fldSimple")
}
