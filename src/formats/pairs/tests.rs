//! Bilingual files of each kind.

use super::*;

fn read(name: &str, text: &str) -> Option<Pairs> {
    read_pairs(name, text.as_bytes(), PairOptions::default()).unwrap()
}

fn texts(pairs: &Pairs) -> Vec<(&str, &str)> {
    pairs.rows.iter().map(|pair| (pair.source.as_str(), pair.target.as_str())).collect()
}

fn tags(pairs: &Pairs) -> Option<(&str, &str)> {
    pairs.languages.as_ref().map(|(source, target)| (source.tag(), target.tag()))
}

#[test]
fn a_header_says_which_columns_they_are() {
    let pairs =
        read("a.csv", "#,State,Arabic,English,Note\n1,Confirmed,نعم,yes,n\n2,,لا,,\n3,,,no,\n").unwrap();
    assert_eq!((texts(&pairs), tags(&pairs)), (vec![("نعم", "yes"), ("لا", "")], Some(("ar", "en"))));
    assert_eq!((pairs.rows[0].state, pairs.rows[0].note.as_str()), (Some(State::Confirmed), "n"));
    assert_eq!(pairs.rows[1].state, None);
    assert_eq!(pairs.warnings.iter().map(|warning| warning.line).collect::<Vec<_>>(), [4]);
    let wanted = (Language::new("en"), Language::new("ar"));
    let options = PairOptions { encoding: None, languages: Some(&wanted) };
    let turned = read_pairs("a.tsv", "ar\tfr\ten\nنعم\toui\tyes\n".as_bytes(), options).unwrap().unwrap();
    assert_eq!((texts(&turned), tags(&turned)), (vec![("yes", "نعم")], Some(("en", "ar"))));
    let pairs = read("a.csv", "source,target\nنعم,yes\n").unwrap();
    assert_eq!((texts(&pairs), tags(&pairs)), (vec![("نعم", "yes")], None), "its languages are not named");
}

#[test]
fn without_a_header_the_columns_with_words_are_the_texts() {
    let pairs = read("a.tsv", "1\tنعم سيدي\tYes sir\tsee 3\n2\tلا أبدا\tNo never\t\n").unwrap();
    assert_eq!(texts(&pairs), [("نعم سيدي", "Yes sir"), ("لا أبدا", "No never")]);
    assert_eq!((pairs.rows[0].note.as_str(), tags(&pairs)), ("see 3", None));
    assert_eq!(read("a.csv", "عنوان المقال\nجملة أولى\n"), None, "one column is an article");
    assert_eq!(read("a.txt", "نعم\tyes\n"), None);
    assert_eq!(read("a.csv", ""), None);
}

#[test]
fn what_was_neutralised_is_taken_back_and_encodings_are_found() {
    let pairs = read("a.csv", "ar,en\n'=جمع,'+sum\n\"سطر\nثان\",two\n").unwrap();
    assert_eq!(texts(&pairs), [("=جمع", "+sum"), ("سطر\nثان", "two")]);
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode("ar\ten\nمرحبا بكم في المدينة القديمة\twelcome\n");
    let pairs = read_pairs("a.tsv", &bytes, PairOptions::default()).unwrap().unwrap();
    assert_eq!((pairs.encoding.as_str(), pairs.rows.len()), ("windows-1256", 1));
}

#[test]
fn a_workbook_may_have_one_column() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, text) in ["جملة أولى", "جملة ثانية"].into_iter().enumerate() {
        sheet.write_string(row as u32, 1, text).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let pairs = read_pairs("a.xlsx", &bytes, PairOptions::default()).unwrap().unwrap();
    assert_eq!(texts(&pairs), [("جملة أولى", ""), ("جملة ثانية", "")]);
}

#[test]
fn units_of_tmx_are_pairs_with_one_table_of_tags() {
    let text = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"ar\"/><body>\
        <tu><tuv xml:lang=\"ar\"><seg>قال <bpt i=\"1\">&lt;b></bpt>نعم<ept i=\"1\">&lt;/b></ept></seg></tuv>\
        <tuv xml:lang=\"en\"><seg><bpt i=\"1\">&lt;b></bpt>Yes<ept i=\"1\">&lt;/b></ept>, he said<ph>x</ph></seg></tuv></tu>\
        <tu><tuv xml:lang=\"fr\"><seg>Oui</seg></tuv><tuv xml:lang=\"ar\"><seg>نعم</seg></tuv></tu></body></tmx>";
    let wanted = (Language::new("ar"), Language::new("en"));
    let options = PairOptions { encoding: None, languages: Some(&wanted) };
    let pairs = read_pairs("a.tmx", text.as_bytes(), options).unwrap().unwrap();
    assert_eq!((pairs.rows.len(), tags(&pairs)), (1, Some(("ar", "en"))));
    let pair = &pairs.rows[0];
    assert_eq!(pair.tags.without(&pair.source), "قال نعم");
    assert_eq!(pair.tags.without(&pair.target), "Yes, he said");
    assert_eq!(pair.tags.spans(&pair.target).len(), 3);
    assert!(
        read_pairs("a.tmx", b"<html>", PairOptions::default())
            .is_err_and(|error| error.to_string().contains("no <tmx>"))
    );
}
