//! Glossaries in the shapes in which people have them.

use super::*;
use crate::formats::{ReadError, ReadWarning};
use crate::model::{Entry, EntryId, Term, TermStatus};
use crate::text::Language;

fn ar() -> Language {
    Language::new("ar")
}

fn en() -> Language {
    Language::new("en")
}

fn options() -> ReadOptions {
    ReadOptions { languages: Some((ar(), en())), ..ReadOptions::default() }
}

fn read_all(bytes: &[u8]) -> Result<(Vec<Entry>, Vec<ReadWarning>), ReadError> {
    read(GlossaryFormat::Csv, bytes, &options())
}

/// Entries of a pair each, numbered from 1.
fn entries(pairs: &[(&str, &str)]) -> Vec<Entry> {
    let numbered = (1..).zip(pairs);
    numbered
        .map(|(id, (source, target))| Entry::of_pair(EntryId(id), (&ar(), source), (&en(), target)))
        .collect()
}

#[track_caller]
fn check(input: &str, expected: &[(&str, &str)]) {
    assert_eq!(read_all(input.as_bytes()).unwrap(), (entries(expected), Vec::new()), "{input:?}");
}

#[test]
fn columns_are_found_by_name_in_any_order() {
    let mut full = entries(&[("موازنة", "budget")]);
    full[0].domain = "finance".to_owned();
    full[0].note = "not ميزانية".to_owned();
    full[0].terms[0].variants = vec!["موازنات".to_owned(), "الموازنة".to_owned()];
    full[0].terms[1].status = TermStatus::Forbidden;
    for input in [
        "en,note,ar,domain,variants,status\nbudget,not ميزانية,موازنة,finance,موازنات|الموازنة,Forbidden\n",
        "EN;Note;AR;Domain;Variants;Status\nbudget;not ميزانية;موازنة;finance;\"موازنات;الموازنة\";deprecated\n",
        "ar\ten\tar variants\ten status\tfield\tcomment\nموازنة\tbudget\tموازنات;الموازنة\tforbidden\tfinance\tnot ميزانية\n",
    ] {
        assert_eq!(read_all(input.as_bytes()).unwrap().0, full, "{input}");
    }
    check("Arabic,English\nبيت,house\n", &[("بيت", "house")]);
    check("ar_term;Term (English)\nبيت;house\n", &[("بيت", "house")]);
    check("source,target\nبيت,house\n", &[("بيت", "house")]);
    check("ar,en\nبيت,\"house, home\"\n", &[("بيت", "house, home")]);
    let regions = read_all("ar-SA\ten_US\nبيت\thouse\n".as_bytes()).unwrap().0;
    let (sa, us) = (Language::new("ar-SA"), Language::new("en-US"));
    assert_eq!(regions, [Entry::of_pair(EntryId(1), (&sa, "بيت"), (&us, "house"))]);
}

#[test]
fn without_a_header_it_is_source_target_note() {
    let mut noted = entries(&[("بيت", "house"), ("باب", "door")]);
    noted[0].note = "a note".to_owned();
    let input = "بيت\thouse\ta note\n# comment\tx\nباب\tdoor\n";
    assert_eq!(read_all(input.as_bytes()).unwrap().0, noted);
    check("# made by hand\nen\tar\nhouse\tبيت\n", &[("بيت", "house")]);
    check("بيت,house\n\n,\nباب,door", &[("بيت", "house"), ("باب", "door")]);
    check("بيت، أو, دار\thouse\n", &[("بيت، أو, دار", "house")]);
    check("sep=;\r\nبيت;a, b\r\n", &[("بيت", "a, b")]);
    check("ملاحظة,note\n", &[("ملاحظة", "note")]);
    check("", &[]);
}

#[test]
fn what_has_no_place_stays_as_a_further_field() {
    let input = "ar,en,source,project,status,,created,fr\nبيت,house,CLDR,x,green,loose,once,maison\nباب,door,,,,,2020-01-02,\n";
    let (read, warnings) = read_all(input.as_bytes()).unwrap();
    assert_eq!(warnings, []);
    let extra = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(read[0].extra, [extra("column 6", "loose"), extra("created", "once"), extra("project", "x")]);
    assert_eq!((read[0].terms[1].source.as_str(), read[0].terms[1].status), ("CLDR", TermStatus::Preferred));
    assert_eq!(read[0].terms[1].extra, [extra("status", "green")]);
    assert_eq!(read[0].terms[2].text, "maison");
    assert_eq!(read[1].created.at, 1_577_923_200_000);
}

#[test]
fn rows_of_one_id_are_one_entry() {
    let input = "id,ar,en,en status,definition\nk7,قطار,train,,runs on rails\nk7,,choo-choo,forbidden,\n9,باب,door,,\n";
    let (read, warnings) = read_all(input.as_bytes()).unwrap();
    assert_eq!(warnings, []);
    assert_eq!((read[0].id, read[1].id), (EntryId(1), EntryId(9)));
    assert_eq!(read[0].extra, [("id".to_owned(), "k7".to_owned())]);
    let terms: Vec<_> = read[0].terms.iter().map(|term| (term.text.as_str(), term.status)).collect();
    use TermStatus::{Forbidden, Preferred};
    assert_eq!(terms, [("قطار", Preferred), ("train", Preferred), ("choo-choo", Forbidden)]);
}

#[test]
fn any_languages_will_do_where_none_are_asked_for() {
    let open = ReadOptions::default();
    let (read, _) = super::read(GlossaryFormat::Csv, b"fr,de,sv\nun,eins,ett\n", &open).unwrap();
    let tags: Vec<_> = read[0].terms.iter().map(|term| term.language.tag()).collect();
    assert_eq!(tags, ["de", "fr", "sv"]);
    let (read, _) = super::read(GlossaryFormat::Csv, "بيت,house\n".as_bytes(), &open).unwrap();
    assert_eq!(read, entries(&[("بيت", "house")]));
}

#[test]
fn a_chosen_mapping_counts_more_than_the_header() {
    let term = |language| Column::Term(language, TermField::Text);
    let columns = vec![Column::Ignore, term(en()), term(ar()), Column::Entry(EntryField::Domain)];
    let mapping = Some(Mapping { header: true, columns });
    let input = "no,A,B,C\n1,house,بيت,home\n".as_bytes();
    let (read, _) = super::read(GlossaryFormat::Csv, input, &ReadOptions { mapping, ..options() }).unwrap();
    let mut expected = entries(&[("بيت", "house")]);
    expected[0].domain = "home".to_owned();
    assert_eq!(read, expected);
}

#[test]
fn a_preview_shows_rows_and_what_the_columns_were_taken_for() {
    let preview =
        preview(GlossaryFormat::Csv, "en,ar,zone\nhouse,بيت,x\n".as_bytes(), &options()).unwrap().unwrap();
    assert_eq!((preview.count, preview.encoding.as_str(), preview.mapping.header), (2, "UTF-8", true));
    assert_eq!(preview.rows[1], ["house", "بيت", "x"]);
    assert_eq!(preview.mapping.columns[2], Column::Entry(EntryField::Extra("zone".to_owned())));
    assert_eq!(preview.mapping.languages(), [en(), ar()]);
    // Of other languages than those asked for: shown all the same, for the user to say what they are.
    let other = super::preview(GlossaryFormat::Csv, b"fr,de\nun,eins\n", &options()).unwrap().unwrap();
    assert_eq!(other.mapping.languages(), [Language::new("fr"), Language::new("de")]);
}

#[test]
fn quotation_marks_in_tsv_are_letters_unless_around_the_whole() {
    check(
        "\"بيت\tan 8\" disk\nباب\t\"a \"\"door\"\"\"\n",
        &[("\"بيت", "an 8\" disk"), ("باب", "a \"door\"")],
    );
}

#[test]
fn other_encodings_are_recognised_or_chosen() {
    let pairs = [("بيت", "house"), ("باب", "door")];
    let utf16: Vec<u8> =
        "\u{feff}بيت\thouse\r\nباب\tdoor\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_all(&utf16).unwrap().0, entries(&pairs));
    let text = "ar,en\nالموازنة العامة,budget\nالقضاء على الفقر,end poverty\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(text);
    assert_eq!(read_all(&bytes).unwrap().0[0], entries(&[("الموازنة العامة", "budget")])[0]);
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode("# -*- coding: windows-1256 -*-\nبيت\té\n");
    assert_eq!(read_all(&bytes).unwrap().0, entries(&[("بيت", "é")]));
    let chosen = ReadOptions { encoding: Some("windows-1252".to_owned()), ..options() };
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode("بيت,house\n");
    assert_ne!(super::read(GlossaryFormat::Csv, &bytes, &chosen).unwrap().0, entries(&[("بيت", "house")]));
}

#[test]
fn half_rows_are_kept_and_told_with_their_line() {
    let (read, warnings) =
        read_all("sep=,\nar,en,note\nبيت,house,\nباب,,\n,door,\n,,lone\n".as_bytes()).unwrap();
    assert_eq!(read.len(), 3);
    let lines: Vec<_> = warnings.iter().map(|warning| (warning.line, warning.message.as_str())).collect();
    let expected = [
        (4, "no English term; the entry is kept without it"),
        (5, "no Arabic term; the entry is kept without it"),
        (6, "no term in any language; the row is left out"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn what_cannot_be_read_says_where_and_what_to_do() {
    let missing = read_all("ar,status,note\nبيت,x,y\n".as_bytes()).unwrap_err().to_string();
    let expected =
        "line 1: no column for English (en); the header has: ar, status, note; rename a column to \"en\"";
    assert_eq!(missing, expected);
    let provenance = read_all("ar,fr,source\nبيت,maison,CLDR\n".as_bytes()).unwrap_err().to_string();
    assert!(provenance.contains("no column for English (en)"), "{provenance}");
    let french = ReadOptions { languages: Some((Language::new("fr"), en())), ..ReadOptions::default() };
    let provenance =
        super::read(GlossaryFormat::Csv, "ar,en,source\nبيت,house,CLDR\n".as_bytes(), &french).unwrap_err();
    assert!(provenance.to_string().contains("no column for French (fr)"), "{provenance}");
    let open = format!("ar,en\nبيت,\"house\n{}", "باب,door\n".repeat(40));
    assert!(matches!(read_all(open.as_bytes()), Err(ReadError::UnclosedQuote { line: 2 })));
    let no_zip =
        super::read(GlossaryFormat::Xlsx, b"PK\x03\x04 archive", &options()).unwrap_err().to_string();
    assert!(no_zip.contains("save it again as .xlsx"), "{no_zip}");
}

#[test]
fn what_is_written_is_plain_and_no_formula_runs() {
    let mut all = entries(&[("=cmd|' /C calc'!A0", "'+1"), ("-ness", "'quoted'"), ("اسم", "noun")]);
    all[0].note = "says \"so\", twice".to_owned();
    all[0].terms[1].status = TermStatus::Forbidden;
    let options = WriteOptions { languages: (ar(), en()), encoding: None };
    let (bytes, lost) = write(GlossaryFormat::Csv, &all, &options).unwrap();
    assert_eq!(lost, []);
    assert_eq!(read_all(&bytes).unwrap(), (all.clone(), Vec::new()));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}ar,en,en status,note\n"), "{text}");
    assert!(!text.split([',', '\n', '"']).any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{text}");
    let (bytes, _) = write(GlossaryFormat::Xlsx, &all, &options).unwrap();
    let (table, _) = xlsx::read(&bytes).unwrap();
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    assert!(!cells.any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{table:?}");
}

#[test]
fn omegat_gets_what_it_can_hold_and_the_rest_is_told() {
    let mut all = entries(&[("قطار", "train"), ("#هاشتاغ", "hashtag")]);
    all[0].terms.push(Term { status: TermStatus::Forbidden, ..Term::new(&en(), "choo-choo") });
    all[0].domain = "travel".to_owned();
    all.push(Entry { terms: vec![Term::new(&ar(), "وحيد")], ..Entry::default() });
    let options = WriteOptions { languages: (ar(), en()), encoding: Some("utf-16le".to_owned()) };
    let (bytes, told) = write(GlossaryFormat::OmegaT, &all, &options).unwrap();
    assert_eq!(told.len(), 2, "{told:?}");
    let (read, warnings) = super::read(GlossaryFormat::OmegaT, &bytes, &self::options()).unwrap();
    assert_eq!(warnings, []);
    let pairs = read.iter().map(|e| (e.terms[0].text.as_str(), e.terms[1].text.as_str(), e.note.as_str()));
    let pairs: Vec<_> = pairs.collect();
    let expected = [("قطار", "train", ""), ("قطار", "choo-choo", "[forbidden]"), ("#هاشتاغ", "hashtag", "")];
    assert_eq!(pairs, expected);
}

#[test]
fn letters_that_an_encoding_lacks_are_told() {
    let options = WriteOptions { languages: (ar(), en()), encoding: Some("windows-1256".to_owned()) };
    let (_, told) = write(GlossaryFormat::Tsv, &entries(&[("بيت", "house"), ("زې", "x")]), &options).unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].line, 3);
    let unknown = WriteOptions { encoding: Some("klingon".to_owned()), ..options };
    let error = write(GlossaryFormat::Tsv, &entries(&[("بيت", "house")]), &unknown).unwrap_err();
    assert!(error.to_string().contains("klingon"), "{error}");
}
