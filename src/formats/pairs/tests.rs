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

/// A Word document of this body.
fn document(body: &str) -> Vec<u8> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    out.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let part = format!("<w:document xmlns:w=\"{word}\"><w:body>{body}</w:body></w:document>");
    std::io::Write::write_all(&mut out, part.as_bytes()).unwrap();
    out.finish().unwrap().into_inner()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", text.split('|').map(paragraph).collect::<String>());
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

fn read_word(body: &str) -> Option<Pairs> {
    read_pairs("a.docx", &document(body), PairOptions::default()).unwrap()
}

#[test]
fn a_word_document_that_is_a_table_of_pairs_is_one() {
    let rows: &[&[&str]] = &[
        &["1", "وصل القطار.|ثم مضى.", "The train came.|It left."],
        &["2", "نزل الركاب.", ""],
        &["3", "انتهى.", "The end."],
    ];
    let pairs = read_word(&[paragraph("عنوان"), table(rows)].concat()).unwrap();
    let expected =
        [("وصل القطار.\nثم مضى.", "The train came.\nIt left."), ("نزل الركاب.", ""), ("انتهى.", "The end.")];
    assert_eq!(texts(&pairs), expected);
    let named: &[&[&str]] = &[&["French", "English"], &["Le train", "The train"], &["La fin", "The end"]];
    let pairs = read_word(&table(named)).unwrap();
    assert_eq!(
        (texts(&pairs), tags(&pairs)),
        (vec![("Le train", "The train"), ("La fin", "The end")], Some(("fr", "en")))
    );
}

#[test]
fn an_article_with_tables_stays_an_article() {
    let layout: &[&[&str]] = &[&["وصل القطار", "نزل الركاب"], &["مضى القطار", "عاد الركاب"]];
    assert_eq!(read_word(&table(layout)), None);
    let words: &[&[&str]] = &[&["قطار", "train"], &["محطة", "station"]];
    assert_eq!(
        read_word(
            &[paragraph("نص طويل عن القطارات في البلاد وما وصلت إليه من مدن وقرى بعيدة"), table(words)]
                .concat()
        ),
        None
    );
    assert_eq!(read_word(&paragraph("نص")), None);
}

#[test]
fn a_bilingual_export_comes_back_as_pairs() {
    for source_first in [true, false] {
        let mut exported = crate::formats::bilingual::samples::bilingual("ar", source_first);
        exported.options.states = true;
        let bytes = crate::formats::docx::write(&exported).unwrap();
        let wanted = (Language::new("ar"), Language::new("en"));
        let options = PairOptions { encoding: None, languages: Some(&wanted) };
        let pairs = read_pairs("a.docx", &bytes, options).unwrap().unwrap();
        assert_eq!((pairs.rows.len(), tags(&pairs)), (2, Some(("ar", "en"))));
        assert!(pairs.rows[0].source.contains("العنوان") && pairs.rows[0].target.contains("The title"));
        assert_eq!(pairs.rows[0].state, Some(State::Confirmed));
    }
}
