//! What files of other programs say is read, what is damaged is told of, and what is written comes back.

use super::*;
use crate::formats::error::{ReadError, ReadWarning};
use crate::model::{TranslationUnit, UnitOrigin};
use crate::text::Language;

fn file(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\
         <header srclang=\"ar\" creationtool=\"X\"/><body>\n{body}\n</body></tmx>"
    )
}

fn tu(source: &str, target: &str) -> String {
    format!(
        "<tu><tuv xml:lang=\"ar\"><seg>{source}</seg></tuv><tuv xml:lang=\"en\"><seg>{target}</seg></tuv></tu>\n"
    )
}

fn read(bytes: &[u8]) -> (Vec<TranslationUnit>, Vec<ReadWarning>) {
    // Small pieces, so that everything is cut somewhere.
    let input = std::io::BufReader::with_capacity(11, bytes);
    let mut reader = TmxReader::new(input, None).unwrap();
    let source = reader.head().source.clone();
    let mut units = Vec::new();
    while let Some(entry) = reader.next_entry().unwrap() {
        units.extend(entry.units(None, source.as_ref()));
    }
    (units, reader.take_warnings())
}

fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    read(bytes).0.into_iter().map(|unit| (unit.source, unit.target)).collect()
}

fn told(bytes: &[u8]) -> Vec<(u64, String)> {
    read(bytes).1.into_iter().map(|warning| (warning.line, warning.message)).collect()
}

fn written(units: &[TranslationUnit]) -> String {
    let ar = Language::new("ar");
    let mut writer = TmxWriter::new(Vec::new(), Some(&ar)).unwrap();
    for unit in units {
        writer.write(unit).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

#[test]
fn a_file_is_read_in_each_encoding() {
    let text = file(&tu("قلم &amp; كتاب", "pen &#38; book"));
    let expected = [("قلم & كتاب".to_owned(), "pen & book".to_owned())];
    assert_eq!(pairs(text.as_bytes()), expected);
    let utf16: Vec<u8> = std::iter::once('\u{feff}')
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(pairs(&utf16), expected);
    let legacy = text.replace("1.0\"?>", "1.0\" encoding='windows-1256'?>");
    assert_eq!(pairs(&encoding_rs::WINDOWS_1256.encode(&legacy).0), expected);
}

#[test]
fn several_languages_and_regions_make_a_unit_each() {
    let body = "<tu srclang=\"en-GB\"><tuv xml:lang=\"ar-SA\"><seg>لون</seg></tuv><tuv lang=\"EN_gb\"><seg>colour</seg></tuv>\
        <tuv xml:lang=\"en-US\"><seg>color</seg></tuv><tuv xml:lang=\"fr\"><seg> </seg></tuv></tu>";
    let text = file(body);
    let found = |languages: Option<(&str, &str)>| {
        let mut reader = TmxReader::new(text.as_bytes(), None).unwrap();
        let entry = reader.next_entry().unwrap().unwrap();
        let languages = languages.map(|(from, to)| (Language::new(from), Language::new(to)));
        let units = entry.units(languages.as_ref(), reader.head().source.as_ref());
        units.into_iter().map(|unit| format!("{} {}", unit.source, unit.target)).collect::<Vec<_>>()
    };
    assert_eq!(found(None), ["colour لون", "colour color"]);
    assert_eq!(found(Some(("ar", "en"))), ["لون colour", "لون color"]);
    assert_eq!(found(Some(("en-US", "ar"))), ["color لون"]);
    assert_eq!(found(Some(("en-US", "en-GB"))), ["color colour"]);
    assert_eq!(found(Some(("ar", "fr"))), Vec::<String>::new());
}

#[test]
fn people_dates_notes_and_properties_are_kept() {
    let body = "<tu tuid=\"7\" creationid=\"ل\" creationdate=\"20050422T140632Z\"><note>n</note><prop type=\"file\">a.txt</prop>\
        <prop type=\"client\">c</prop><tuv xml:lang=\"ar\"><seg>ا</seg></tuv>\
        <tuv xml:lang=\"en\" changeid=\"m\" changedate=\"20050422T140633Z\"><note>n</note><note>o</note><seg>a</seg></tuv></tu>";
    let (units, warnings) = read(file(body).as_bytes());
    let unit = &units[0];
    assert_eq!((unit.created.who.as_str(), unit.created.at), ("ل", 1_114_178_792_000));
    assert_eq!((unit.changed.who.as_str(), unit.changed.at), ("m", 1_114_178_793_000));
    assert_eq!((unit.note.as_str(), unit.document.as_str()), ("n\no", "a.txt"));
    assert_eq!(unit.extra, [("tuid".into(), "7".into()), ("client".into(), "c".into())]);
    assert_eq!(warnings, []);
}

#[test]
fn inline_elements_are_tags_that_correspond() {
    let body = tu(
        "<bpt i=\"1\" x=\"1\">&lt;b></bpt>قال<ept i=\"1\">&lt;/b></ept> <ph x=\"2\"/><it pos=\"begin\">i</it>",
        "<hi type=\"w\">he</hi> <ph x=\"2\"/><bpt i=\"4\" x=\"1\">&lt;b></bpt>said<ept i=\"4\">&lt;/b></ept>",
    );
    let (units, _) = read(file(&body).as_bytes());
    assert_eq!((&*units[0].source, &*units[0].target), ("<1>قال</1> <2/><3/>", "<4>he</4> <2/><1>said</1>"));
    assert_eq!(units[0].plain_target(), "he said");
    let again = written(&units);
    assert!(again.contains(
        "<hi x=\"4\" type=\"w\">he</hi> <ph x=\"2\"></ph><bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>said"
    ));
    let (read_again, _) = read(again.as_bytes());
    assert_eq!((&read_again[0].source, &read_again[0].target), (&units[0].source, &units[0].target));
}

#[test]
fn what_is_written_comes_back() {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let mut unit = TranslationUnit::new((&ar, "قال \"نعم\" <1>\tو\nلا  &"), (&en, "a]]>b<!-- \u{1F600}"));
    unit.before = "قبل".into();
    unit.after = "بعد".into();
    unit.document = "a & b.docx".into();
    unit.note = "1\n2".into();
    unit.origin = UnitOrigin::Machine;
    unit.reviewed = true;
    unit.created.at = 1_114_178_792_000;
    unit.changed.who = "\"م\"".into();
    unit.extra = vec![("tuid".into(), "9".into()), ("a<b".into(), "c".into())];
    let other = TranslationUnit::new((&en, "x"), (&Language::new("fr-CA"), "y"));
    let units = vec![unit, other];
    assert_eq!(read(written(&units).as_bytes()), (units, vec![]));
}

#[test]
fn damage_costs_only_the_unit_that_it_is_in() {
    let good = tu("ا", "a");
    let damaged = [
        tu("<seg", "b"),
        "<tu><tuv xml:lang=\"ar\"><seg>ب</seg></tuv>\n".to_owned(),
        "<tu><tuv><seg>ب</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>\n".to_owned(),
        "<tuv xml:lang=\"ar\"><seg>ب</seg></tuv>\n".to_owned(),
        tu("<ph>", "b"),
        tu(&"<hi>".repeat(200), "b"),
    ];
    for bad in damaged {
        let text = file(&format!("{good}{bad}{good}"));
        assert_eq!(pairs(text.as_bytes()).len(), 2, "{bad}");
        let told = told(text.as_bytes());
        assert!(told.len() <= 2 && told.iter().all(|(line, _)| *line == 5), "{bad} {told:?}");
    }
}

#[test]
fn a_file_that_is_cut_is_read_up_to_there() {
    let text = file(&format!("{}{}", tu("ا", "a"), tu("ب", "b")));
    let complete = text.trim_end().len();
    for end in 1..text.len() {
        let Ok(mut reader) = TmxReader::new(text.as_bytes().get(..end).unwrap(), None) else { continue };
        let mut count = 0;
        while reader.next_entry().unwrap().is_some() {
            count += 1;
        }
        assert!(count <= 2, "{end}");
        assert_eq!(reader.take_warnings().is_empty(), end + 1 >= complete, "{end}");
    }
}

#[test]
fn entities_are_never_expanded() {
    let text = file(&tu("&x; &nbsp; AT&T &#1;", "a")).replace(
        "\"tmx14.dtd\"",
        "\"http://localhost/none.dtd\" [<!ENTITY x \"<tu>long\"> <!ENTITY y SYSTEM 'file:///etc/passwd'>]",
    );
    let (units, warnings) = read(text.as_bytes());
    assert_eq!(units[0].source, "&x; &nbsp; AT&T");
    assert_eq!(warnings.len(), 2);
}

#[test]
fn comments_and_character_data_hide_nothing() {
    let body = format!("<!-- <tu> --><!-- </tu> -->{}", tu("<![CDATA[<tu> </tu> &]]>", "a<!-- </tu> -->"));
    assert_eq!(pairs(file(&body).as_bytes()), [("<tu> </tu> &".to_owned(), "a".to_owned())]);
    let open = file(&format!("<!-- not closed {}", tu("ا", "a")));
    assert_eq!(pairs(open.as_bytes()).len(), 1);
}

#[test]
fn what_is_no_memory_is_refused() {
    for text in ["", "hello", "<html><body/></html>", "{\"a\": 1}"] {
        assert!(matches!(TmxReader::new(text.as_bytes(), None), Err(ReadError::Xml { .. })), "{text}");
    }
    let huge = format!("<tu>{}</tu>", "x".repeat(3 << 20));
    let told = told(file(&format!("{huge}{}", tu("ا", "a"))).as_bytes());
    assert!(told[0].1.contains("1024 kB"), "{told:?}");
}
