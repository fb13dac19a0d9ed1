//! Glossaries in the shapes in which people have them.

use super::*;

fn languages() -> (Language, Language) {
    (Language::new("ar"), Language::new("en"))
}

fn read_all(bytes: &[u8]) -> Result<(Vec<GlossaryRow>, Vec<ReadWarning>), ReadError> {
    let (ar, en) = languages();
    read(bytes, &ar, &en, None)
}

fn entry(source: &str, target: &str) -> GlossaryRow {
    GlossaryRow { source: source.to_owned(), target: target.to_owned(), ..GlossaryRow::default() }
}

fn check(input: &str, expected: &[GlossaryRow]) {
    assert_eq!(read_all(input.as_bytes()).unwrap().0, expected, "{input:?}");
}

#[test]
fn columns_are_found_by_name_in_any_order() {
    let full = GlossaryRow {
        status: "preferred".to_owned(),
        variants: vec!["موازنات".to_owned(), "الموازنة".to_owned()],
        domain: "finance".to_owned(),
        note: "not ميزانية".to_owned(),
        ..entry("موازنة", "budget")
    };
    check(
        "en,note,ar,domain,variants,status\nbudget,not ميزانية,موازنة,finance,موازنات|الموازنة,Preferred\n",
        std::slice::from_ref(&full),
    );
    check(
        "EN;Note;AR;Domain;Variants;Status\nbudget;not ميزانية;موازنة;finance;\"موازنات;الموازنة\";preferred\n",
        &[full],
    );
    check("ar-SA\ten_US\nبيت\thouse\n", &[entry("بيت", "house")]);
    check("Arabic,English\nبيت,house\n", &[entry("بيت", "house")]);
    check("source,target\nبيت,house\n", &[entry("بيت", "house")]);
    check("ar,en\nبيت,\"house, home\"\n", &[entry("بيت", "house, home")]);
}

#[test]
fn without_a_header_it_is_source_target_note() {
    let noted = GlossaryRow { note: "a note".to_owned(), ..entry("بيت", "house") };
    check("بيت\thouse\ta note\n# comment\tx\nباب\tdoor\n", &[noted, entry("باب", "door")]);
    check("# made by hand\nen\tar\nhouse\tبيت\n", &[entry("بيت", "house")]);
    check("بيت,house\n\n,\nباب,door", &[entry("بيت", "house"), entry("باب", "door")]);
    check("بيت، أو, دار\thouse\n", &[entry("بيت، أو, دار", "house")]);
    check("sep=;\r\nبيت;a, b\r\n", &[entry("بيت", "a, b")]);
    check("ملاحظة,note\n", &[entry("ملاحظة", "note")]);
    check("", &[]);
}

#[test]
fn quotation_marks_in_tsv_are_letters_unless_around_the_whole() {
    check(
        "\"بيت\tan 8\" disk\nباب\t\"a \"\"door\"\"\"\n",
        &[entry("\"بيت", "an 8\" disk"), entry("باب", "a \"door\"")],
    );
}

#[test]
fn other_encodings_are_recognised() {
    let utf16: Vec<u8> =
        "\u{feff}بيت\thouse\r\nباب\tdoor\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_all(&utf16).unwrap().0, [entry("بيت", "house"), entry("باب", "door")]);
    let text = "ar,en\nالموازنة العامة,budget\nالقضاء على الفقر,end poverty\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(text);
    assert_eq!(read_all(&bytes).unwrap().0.first(), Some(&entry("الموازنة العامة", "budget")));
}

#[test]
fn half_rows_are_reported_with_their_line() {
    let (rows, warnings) = read_all("sep=,\nar,en\nبيت,house\nباب,\n,door\n".as_bytes()).unwrap();
    assert_eq!(rows.len(), 1);
    let lines: Vec<_> = warnings.iter().map(|warning| (warning.line, warning.message.as_str())).collect();
    assert_eq!(
        lines,
        [(4, "no target term; the row is left out"), (5, "no source term; the row is left out"),]
    );
}

#[test]
fn what_cannot_be_read_says_where_and_what_to_do() {
    let missing = read_all("ar,status,note\nبيت,x,y\n".as_bytes()).unwrap_err().to_string();
    let expected =
        "line 1: no column for English (en); the header has: ar, status, note; rename a column to \"en\"";
    assert_eq!(missing, expected);
    let provenance = read_all("ar,fr,source\nبيت,maison,CLDR\n".as_bytes()).unwrap_err().to_string();
    assert!(provenance.contains("no column for English (en)"), "{provenance}");
    let (fr, en) = (Language::new("fr"), Language::new("en"));
    let provenance =
        read("ar,en,source\nبيت,house,CLDR\n".as_bytes(), &fr, &en, None).unwrap_err().to_string();
    assert!(provenance.contains("no column for French (fr)"), "{provenance}");
    let open = format!("ar,en\nبيت,\"house\n{}", "باب,door\n".repeat(40));
    assert!(matches!(read_all(open.as_bytes()), Err(ReadError::UnclosedQuote { line: 2 })));
}

#[test]
fn what_is_written_is_read_back_and_no_formula_runs() {
    let (ar, en) = languages();
    let hard = GlossaryRow {
        status: "forbidden".to_owned(),
        variants: vec!["a;b".to_owned()],
        domain: "@x".to_owned(),
        note: "says \"so\", twice".to_owned(),
        ..entry("=cmd|' /C calc'!A0", "'+1")
    };
    let rows = [hard, entry("-ness", "'quoted'"), entry("اسم", "noun")];
    let bytes = write(&rows, &ar, &en).unwrap();
    assert_eq!(read_all(&bytes).unwrap(), (rows.to_vec(), Vec::new()));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}ar,en,status,variants,domain,note\n"), "{text}");
    assert!(!text.split([',', '\n', '"']).any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{text}");
}
