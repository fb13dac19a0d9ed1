//! TBX as the field has it: both versions, both styles, and broken files.

use super::read;
use crate::formats::{ReadError, ReadWarning};
use crate::model::{Entry, EntryId, Stamp, TermStatus};

fn entries(xml: &str) -> (Vec<Entry>, Vec<ReadWarning>) {
    read(xml.as_bytes()).unwrap()
}

fn texts(entry: &Entry) -> Vec<(&str, &str, TermStatus)> {
    entry.terms.iter().map(|term| (term.language.tag(), term.text.as_str(), term.status)).collect()
}

#[test]
fn version_2_with_all_its_levels_is_read() {
    let (read, warnings) = entries(
        r#"<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="eid-7">
  <descrip type="subjectField">rail</descrip>
  <descripGrp><descrip type="definition">runs on
      rails</descrip><admin type="source">ISO</admin></descripGrp>
  <transacGrp><transac type="transactionType">modification</transac><transacNote type="responsibility">UM</transacNote><date>2005-04-22</date></transacGrp>
  <transacGrp><transac type="transactionType">modification</transac><transacNote type="responsibility">UM</transacNote><date>2006-04-22</date></transacGrp>
  <admin type="projectSubset">a</admin><admin type="projectSubset">b</admin>
  <langSet xml:lang="en">
    <descrip type="definition">a vehicle</descrip>
    <ntig><termGrp><term id="t1">train &amp; <hi type="bold">co</hi></term><termNote type="partOfSpeech">noun</termNote>
      <termNoteGrp><termNote type="register">formal</termNote><note>always</note></termNoteGrp></termGrp>
      <descrip type="context">The train came.</descrip></ntig>
    <tig><term>choo-choo</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>n1</note><note>n2</note></tig>
  </langSet>
  <langSet xml:lang="ar"><tig><term>قطار</term><admin type="source">press</admin></tig></langSet>
</termEntry>
</body></text></martif>"#,
    );
    assert_eq!(warnings, []);
    let [entry] = read.as_slice() else { panic!("{read:?}") };
    let extra = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(entry.id, EntryId(1));
    assert_eq!((entry.domain.as_str(), entry.definition.as_str()), ("rail", "runs on rails"));
    assert_eq!(entry.changed, Stamp { who: "UM".into(), at: 1_145_664_000_000 });
    assert_eq!(
        entry.extra,
        [
            extra("definition (en)", "a vehicle"),
            extra("definition source", "ISO"),
            extra("id", "eid-7"),
            extra("modification", "UM 2005-04-22T00:00:00Z"),
            extra("projectSubset", "a"),
            extra("projectSubset", "b"),
        ]
    );
    use TermStatus::{Forbidden, Preferred};
    let expected =
        [("ar", "قطار", Preferred), ("en", "train & co", Preferred), ("en", "choo-choo", Forbidden)];
    assert_eq!(texts(entry), expected);
    assert_eq!(entry.terms[0].source, "press");
    let train = &entry.terms[1];
    assert_eq!((train.part_of_speech.as_str(), train.example.as_str()), ("noun", "The train came."));
    assert_eq!(train.extra, [extra("register", "formal"), extra("register note", "always")]);
    assert_eq!(entry.terms[2].note, "n1\nn2");
}

#[test]
fn version_3_in_the_style_dct_is_read() {
    let (read, warnings) = entries(
        r#"<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" type="TBX-Min" style="dct" xml:lang="en">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c12"><min:subjectField>law</min:subjectField>
<langSec xml:lang="ar"><termSec><term>محكمة</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
</conceptEntry></body></text></tbx>"#,
    );
    assert_eq!(warnings, []);
    assert_eq!((read[0].id, read[0].domain.as_str()), (EntryId(12), "law"));
    assert_eq!(texts(&read[0]), [("ar", "محكمة", TermStatus::Admitted)]);
    assert_eq!(read[0].terms[0].part_of_speech, "noun");
}

#[test]
fn what_is_left_out_is_told_with_its_line() {
    let (read, warnings) = entries(
        "<tbx><text><body>\n<conceptEntry id='a'>\n<langSec xml:lang='en'><termSec><term> </term></termSec></langSec>\n</conceptEntry>\n<conceptEntry>\n<langSec><termSec><term>x</term></termSec></langSec>\n<langSec xml:lang='en'><termSec><term>y &z;</term></termSec></langSec></conceptEntry>\n</body><back><refObjectSec type='p'/></back></text></tbx>",
    );
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].terms[0].text, "y &z;");
    let lines: Vec<_> = warnings.iter().map(|warning| warning.line).collect();
    assert_eq!(lines, [2, 3, 6, 7, 8], "{warnings:?}");
}

#[test]
fn broken_files_give_the_line_and_the_reason() {
    for (xml, line) in [
        ("<tbx>\n<text>\n</tbx>", 3),
        ("<tbx>\n<text>", 2),
        ("", 1),
        ("<html>\n</html>", 1),
        (&format!("<tbx>\n{}", "<a>".repeat(10_000)), 2),
    ] {
        let error = read(xml.as_bytes()).unwrap_err();
        assert!(matches!(error, ReadError::Xml { line: found, .. } if found == line), "{xml:.40}: {error}");
    }
}

#[test]
fn no_entity_is_looked_up() {
    let xml = "<!DOCTYPE tbx [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]><tbx><text><body><conceptEntry id='c1'>\
        <langSec xml:lang='en'><termSec><term>&b;</term></termSec></langSec></conceptEntry></body></text></tbx>";
    let (read, warnings) = entries(xml);
    assert_eq!(read[0].terms[0].text, "&b;");
    assert_eq!(warnings.len(), 1);
}

#[test]
fn the_declared_encoding_counts() {
    let xml = "<?xml version='1.0' encoding='windows-1256'?><martif><text><body><termEntry id='c1'><langSet xml:lang='ar'>\
        <tig><term>بيت</term></tig></langSet></termEntry></body></text></martif>";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(xml);
    assert_eq!(texts(&read(&bytes).unwrap().0[0]), [("ar", "بيت", TermStatus::Preferred)]);
    let utf16: Vec<u8> = format!("\u{feff}{xml}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(texts(&read(&utf16).unwrap().0[0]), [("ar", "بيت", TermStatus::Preferred)]);
}
