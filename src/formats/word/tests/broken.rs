//! Files that are damaged, or made to do harm: an error or a warning that says where, and never a panic.

use proptest::prelude::*;

use super::*;

fn error(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

#[test]
fn a_file_that_cannot_be_opened_says_why() {
    assert!(error(b"PK\x03\x04 rubbish").contains("archive is damaged"));
    assert!(error(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0]).contains("password"));
    assert!(error(&archive(&[("a.txt", "x")])).contains("no main part"));
    let entity = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>";
    let article = article(&archive(&[("word/document.xml", entity)]));
    assert!(
        article.paragraphs.is_empty() && article.warnings[0].message.contains("document type"),
        "{:?}",
        article.warnings
    );
}

#[test]
fn a_broken_part_is_read_as_far_as_it_goes_and_written_without_a_loss() {
    let main = main_part("<w:p><w:r><w:t>whole</w:t></w:r></w:p><w:p><w:r><w:t>half");
    let main = main.split_once("half").map(|(start, _)| format!("{start}half</w:x>")).unwrap();
    let bytes = archive(&[("word/document.xml", &main)]);
    let found = article(&bytes);
    assert_eq!(found.paragraphs.len(), 1);
    assert!(found.warnings[0].message.starts_with("word/document.xml, byte "), "{:?}", found.warnings);
    let out = part(&translated(&bytes, &["tout"], ("en", "fr")), "word/document.xml");
    assert!(out.contains(">tout</w:t>") && out.ends_with("half</w:x>"), "{out}");
}

#[test]
fn a_missing_part_is_told_and_the_rest_is_read() {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let related = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"a\" Type=\"{OFFICE}/header\" Target=\"header9.xml\"/></Relationships>"
    );
    let main = main_part("<w:p><w:r><w:t>text</w:t></w:r></w:p>");
    let found =
        article(&archive(&[("word/document.xml", &main), ("word/_rels/document.xml.rels", &related)]));
    assert_eq!(
        (found.paragraphs.len(), found.warnings[0].message.as_str()),
        (1, "word/header9.xml: it is missing; the rest was read")
    );
}

#[test]
fn what_unpacks_to_far_too_much_is_not_unpacked() {
    let bomb = " ".repeat(9 << 20);
    let bytes = archive(&[("word/document.xml", &main_part(&bomb))]);
    assert!(bytes.len() < 20_000);
    let found = error(&bytes);
    assert!(found.contains("unpacks to more than 8 MB"), "{found}");
}

/// A small document with something of everything.
fn sample() -> (String, Vec<(&'static str, String)>) {
    let p = "<w:p><w:pPr><w:pStyle w:val=\"H\"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>نص عربي </w:t></w:r><w:hyperlink r:id=\"rId1\"><w:r><w:t>رابط</w:t></w:r></w:hyperlink>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>آخر</w:t></w:r></w:p>";
    let body = format!(
        "{p}<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc>{p}</w:tc></w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{p}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>خارج</w:t></w:r></w:p><w:sectPr><w:bidi/></w:sectPr>"
    );
    let styles = "<ROOT><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"H\"/></w:style></ROOT>".to_owned();
    let numbering = "<ROOT><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:pPr><w:bidi/></w:pPr><w:rPr><w:rtl/></w:rPr></w:lvl></w:abstractNum></ROOT>".to_owned();
    (body, vec![("styles.xml", styles), ("numbering.xml", numbering)])
}

/// Bytes of a text cut out, doubled or replaced by markup.
fn mutated(text: &str, changes: &[(usize, usize, u8)]) -> String {
    let mut text = text.to_owned();
    for (at, length, kind) in changes {
        let start = text.floor_char_boundary(at % (text.len() + 1));
        let end = text.floor_char_boundary((start + length % 60).min(text.len())).max(start);
        let piece = crate::text::slice(&text, start..end).to_owned();
        match kind % 5 {
            0 => text.replace_range(start..end, ""),
            1 => text.insert_str(start, &piece),
            2 => text.replace_range(start..end, "<w:p>"),
            3 => text.replace_range(start..end, "</w:r>"),
            _ => text.replace_range(start..end, "\"&#0;<1/>"),
        }
    }
    text
}

/// Reads what can be read, and writes a translation in which every tag stands twice.
fn try_all(bytes: &[u8]) {
    let Ok(article) = read(bytes) else { return };
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .map(|it| TargetParagraph {
            text: Some(format!("{0} a {0}", it.text)),
            tags: it.tags.clone(),
            turned: None,
        })
        .collect();
    let languages = (&Language::new("ar"), &Language::new("en"));
    write(bytes, &article.skeleton, &paragraphs, languages).ok();
}

fn cases() -> ProptestConfig {
    let slow = std::env::var_os("MUQABALA_SLOW").is_some();
    ProptestConfig::with_cases(if slow { 10_000 } else { 200 })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn damaged_markup_makes_no_panic(changes in prop::collection::vec((0_usize..5000, 0_usize..60, 0_u8..5), 1..6), which in 0_usize..3) {
        let (body, mut others) = sample();
        let mut main = main_part(&body);
        match others.get_mut(which) {
            Some((_, text)) => *text = mutated(text, &changes),
            None => main = mutated(&main, &changes),
        }
        let others: Vec<_> = others.iter().map(|(name, text)| (format!("word/{name}"), text.replace("<ROOT", &format!("<w:root xmlns:w=\"{WORD}\"")))).collect();
        let mut parts = vec![("word/document.xml", main.as_str())];
        parts.extend(others.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        try_all(&archive(&parts));
    }

    #[test]
    fn damaged_bytes_make_no_panic(changes in prop::collection::vec((0_usize..4000, any::<u8>()), 1..12)) {
        let (body, _) = sample();
        let mut bytes = document(&body);
        let length = bytes.len();
        for (at, byte) in changes {
            if let Some(place) = bytes.get_mut(at % length) {
                *place = byte;
            }
        }
        try_all(&bytes);
    }
}
