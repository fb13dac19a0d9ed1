//! The parts of the package around the text: types, relations, properties, settings, footer.

use std::io;

use super::section::NAMESPACES;
use super::xml::Xml;
use crate::formats::bilingual::Bilingual;
use crate::formats::review::{PROPERTY, exported_value};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn content_types(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
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
    if bilingual.options.identity {
        let kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
        xml.empty("Override", &[("PartName", "/docProps/custom.xml"), ("ContentType", kind)])?;
    }
    xml.close("Types")?;
    Ok(xml.finish())
}

pub(super) fn package_relations(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let custom = (format!("{OFFICE}/relationships/custom-properties"), "docProps/custom.xml");
    let mut all = vec![
        (format!("{OFFICE}/relationships/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/relationships/extended-properties"), "docProps/app.xml"),
    ];
    all.extend(bilingual.options.identity.then_some(custom));
    relations(&all)
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
    if !bilingual.author.is_empty() {
        xml.text("dc:creator", &[], &bilingual.author)?;
    }
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

/// Which segments were exported, so that a row that is deleted is missed.
pub(super) fn custom(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open(
        "Properties",
        &[
            ("xmlns", &format!("{OFFICE}/custom-properties")),
            ("xmlns:vt", &format!("{OFFICE}/docPropsVTypes")),
        ],
    )?;
    // The identifier of all properties that users define; the first of them is number 2.
    let user = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    xml.open("property", &[("fmtid", user), ("pid", "2"), ("name", PROPERTY)])?;
    xml.text("vt:lpwstr", &[], &exported_value(bilingual))?;
    xml.close("property")?;
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

/// Program and date, and the number of the page where it is wanted, in the middle.
pub(super) fn footer(bilingual: &Bilingual) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("w:ftr", NAMESPACES)?;
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    xml.val("w:pStyle", "Footer")?;
    xml.val("w:jc", "center")?;
    xml.close("w:pPr")?;
    let day = bilingual.date.split('T').next().unwrap_or_default();
    footer_text(&mut xml, &format!("{} · {day}", bilingual.program))?;
    if bilingual.options.page_numbers {
        footer_text(&mut xml, " · ")?;
        field(&mut xml, " PAGE ")?;
        footer_text(&mut xml, " / ")?;
        field(&mut xml, " NUMPAGES ")?;
    }
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
