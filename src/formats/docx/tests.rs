//! The parts of a document, parsed again.

use std::io::{Cursor, Read as _};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::write;
use crate::formats::bilingual::samples::bilingual;

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Start tags as (path from the root, attributes), in order; fails where the part is not well-formed.
fn elements(xml: &str) -> Vec<(Vec<String>, String)> {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut out = Vec::new();
    let mut add =
        |path: &[String], tag: &BytesStart<'_>| out.push((path.to_vec(), tag.attributes_raw().to_owned()));
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                path.push(tag.name().as_ref().to_owned());
                add(&path, &tag);
            }
            Event::Empty(tag) => {
                path.push(tag.name().as_ref().to_owned());
                add(&path, &tag);
                path.pop();
            }
            Event::End(_) => assert!(path.pop().is_some()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty());
    out
}

/// The pieces of `xml` between `<w:tc>` and `</w:tc>`.
fn cells(xml: &str) -> Vec<&str> {
    xml.split("<w:tc>").skip(1).map(|rest| rest.split("</w:tc>").next().unwrap()).collect()
}

#[test]
fn every_part_is_well_formed_and_declared() {
    let bytes = write(&bilingual("ar", false)).unwrap();
    let types = part(&bytes, "[Content_Types].xml");
    let archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in &names {
        let xml = part(&bytes, name);
        assert!(elements(&xml).len() > 1, "{name}");
        assert!(!xml.chars().any(|c| c.is_control() && c != '\n'), "{name}");
        assert!(name.contains("_rels/") || name.starts_with('[') || types.contains(name.as_str()), "{name}");
    }
    assert_eq!(names.first().map(String::as_str), Some("[Content_Types].xml"));
    assert!(part(&bytes, "docProps/core.xml").contains(">2026-11-23T00:00:00Z<"));
}

#[test]
fn only_right_to_left_cells_have_bidi_and_rtl() {
    for source_first in [true, false] {
        let xml = part(&write(&bilingual("ar", source_first)).unwrap(), "word/document.xml");
        let cells = cells(&xml);
        assert_eq!(cells.len(), 9);
        for (at, cell) in cells.iter().enumerate().skip(3) {
            // Number, Arabic source, English target.
            assert_eq!(cell.contains("<w:bidi/>"), at % 3 == 1, "{cell}");
            assert_eq!(cell.contains("<w:bidi w:val=\"0\"/>"), at % 3 != 1, "{cell}");
        }
        assert!(cells[4].contains("<w:rtl/>") && !cells[5].contains("<w:rtl/>"));
    }
}

#[test]
fn the_source_is_the_first_cell_and_the_table_runs_from_its_side() {
    for (source, source_first) in [("ar", false), ("ar", true), ("en", true), ("en", false)] {
        let xml = part(&write(&bilingual(source, source_first)).unwrap(), "word/document.xml");
        assert_eq!(xml.contains("<w:tblPr><w:bidiVisual/><w:tblW "), !source_first);
        let arabic_first = cells(&xml)[4].contains("العنوان");
        assert_eq!(arabic_first, source == "ar");
        assert_eq!(cells(&xml)[4].contains("<w:bidi/>"), source == "ar");
    }
}

#[test]
fn runs_are_cut_by_script_with_their_own_slots() {
    let xml = part(&write(&bilingual("ar", false)).unwrap(), "word/document.xml");
    let arabic = cells(&xml)[7];
    let run = "<w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t xml:space=\"preserve\">Apple Inc</w:t>";
    assert!(arabic.contains(run), "{arabic}");
    let slots = "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
        <w:szCs w:val=\"28\"/><w:rtl/><w:lang w:bidi=\"ar-SA\"/></w:rPr>";
    assert!(arabic.contains(slots), "{arabic}");
    assert!(arabic.contains("</w:t><w:br/><w:t"), "{arabic}");
    assert!(arabic.contains("</w:t><w:tab/><w:t"), "{arabic}");
    let english = cells(&xml)[8];
    assert!(
        english
            .contains("<w:rtl/><w:lang w:bidi=\"ar-SA\"/></w:rPr><w:t xml:space=\"preserve\">يا سلام</w:t>")
    );
    assert!(english.contains("&amp; &lt;left&gt;.</w:t>"), "{english}");
}

#[test]
fn headings_are_bold_without_marks_and_the_head_row_repeats() {
    let xml = part(&write(&bilingual("ar", false)).unwrap(), "word/document.xml");
    let cells = cells(&xml);
    assert!(cells[4].contains("<w:b/><w:bCs/>") && cells[4].contains(">العنوان<"), "{}", cells[4]);
    assert!(!cells[7].contains("<w:b/>"));
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(xml.matches("<w:cantSplit/>").count(), 3);
    assert!(cells[1].contains(">Arabic<") && cells[2].contains(">English<"));
}

/// The orders of ECMA-376, as far as this writer uses the elements.
#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let orders: &[(&str, &[&str])] = &[
        ("w:pPr", &["w:pStyle", "w:keepNext", "w:bidi", "w:spacing", "w:jc"]),
        (
            "w:rPr",
            &["w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:rtl", "w:lang"],
        ),
        ("w:tblPr", &["w:bidiVisual", "w:tblW", "w:tblBorders", "w:tblLayout"]),
        ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
        ("w:trPr", &["w:cantSplit", "w:tblHeader"]),
        ("w:tcPr", &["w:tcW", "w:tcBorders", "w:shd"]),
        ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
        ("w:style", &["w:name", "w:basedOn", "w:qFormat", "w:pPr", "w:rPr"]),
        ("w:sectPr", &["w:footerReference", "w:pgSz", "w:pgMar"]),
        ("w:settings", &["w:zoom", "w:defaultTabStop", "w:compat"]),
    ];
    let bytes = write(&bilingual("ar", false)).unwrap();
    for name in ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"] {
        let all = elements(&part(&bytes, name));
        for (at, (path, _)) in all.iter().enumerate() {
            let Some((_, order)) =
                orders.iter().find(|(parent, _)| path.last().is_some_and(|last| last == parent))
            else {
                continue;
            };
            let inside = all.iter().skip(at + 1).take_while(|(inner, _)| inner.len() > path.len());
            let children = inside.filter(|(inner, _)| inner.len() == path.len() + 1);
            let places: Vec<_> = children
                .map(|(inner, _)| order.iter().position(|name| inner.last().is_some_and(|last| last == name)))
                .collect();
            assert!(
                places.iter().all(Option::is_some),
                "{name}: {path:?} has an element that is not in the list"
            );
            assert!(places.is_sorted(), "{name}: {path:?} {places:?}");
        }
    }
}
