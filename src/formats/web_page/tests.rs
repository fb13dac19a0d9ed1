//! A page is read, translated and written.

use super::read;
use crate::formats::skeleton::{TargetParagraph, write_article};
use crate::formats::{Article, ArticleOptions, decode, read_article};
use crate::text::Language;

fn whole(page: &str) -> Article {
    read(&decode(page.as_bytes(), Some("utf-8")).unwrap(), true)
}

/// The page with these translations of its paragraphs; an empty one is none.
fn written(page: &str, languages: (&str, &str), translations: &[&str]) -> String {
    let article = whole(page);
    let found: Vec<_> = article.paragraphs.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(found.len(), translations.len(), "{found:?}");
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .zip(translations)
        .map(|(paragraph, text)| TargetParagraph {
            text: (!text.is_empty()).then(|| (*text).to_owned()),
            tags: paragraph.tags.clone(),
            turned: None,
        })
        .collect();
    let (source, target) = (Language::new(languages.0), Language::new(languages.1));
    let written =
        write_article(page.as_bytes(), "UTF-8", &article.skeleton, &paragraphs, (&source, &target)).unwrap();
    String::from_utf8(written.bytes).unwrap()
}

#[test]
fn what_is_not_translated_stays_to_the_byte() {
    let page = "<!DOCTYPE html>\r\n<html dir=rtl lang='ar'><head><title>ع</title></head><body><p>أ<p>ب &amp; ج</html>";
    assert_eq!(written(page, ("ar", "en"), &["", "", ""]), page);
}

#[test]
fn an_english_page_reads_left_to_right() {
    let page = "<html lang=\"ar\" dir='rtl'><head><meta charset=utf-8></head>\
        <body style=\"direction: rtl; text-align:right\"><div dir=rtl lang=ar-EG align=right><p>نص <b dir=rtl>قوي</b>.</p></div></body></html>";
    let expected = "<html lang=\"en\" dir='ltr'><head><meta charset=utf-8></head>\
        <body style=\"direction: ltr; text-align:left\"><div dir=\"ltr\" lang=\"en\" align=\"left\"><p>Some <b dir=\"ltr\">strong</b> text, 5 &lt; 6.</p></div></body></html>";
    assert_eq!(written(page, ("ar", "en"), &["Some <1>strong</1> text, 5 < 6."]), expected);
}

#[test]
fn an_arabic_page_reads_right_to_left_and_latin_words_are_kept_apart() {
    let page = "<html><head></head><body><p>Apple &amp; pears.</p><p>Stays.</p></body></html>";
    let expected = "<html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\"></head><body>\
        <p>قالت <bdi lang=\"en\">Apple Inc</bdi>. نعم.</p><p lang=\"en\" dir=\"ltr\">Stays.</p></body></html>";
    assert_eq!(written(page, ("en", "ar"), &["قالت Apple Inc. نعم.", ""]), expected);
}

#[test]
fn an_arabic_quotation_in_english_is_kept_apart() {
    let page = "<html lang=ar dir=rtl><body><p>قال نعم</p></body></html>";
    let expected = "He said \"<bdi lang=\"ar\">يا سلام</bdi>\", 5.";
    assert!(written(page, ("ar", "en"), &["He said \"يا سلام\", 5."]).contains(expected));
}

#[test]
fn a_piece_of_a_page_has_the_direction_at_its_blocks() {
    let page = "<p>One.</p><p align=left>Two.<br>Three.</p>";
    let expected = "<p lang=\"ar\" dir=\"rtl\">واحد.</p><p align=left>Two.<br>Three.</p>";
    assert_eq!(written(page, ("en", "ar"), &["واحد.", ""]), expected);
    let expected = "<p>One.</p><p lang=\"ar\" dir=\"rtl\" align=\"right\">اثنان.<br>ثلاثة.</p>";
    assert_eq!(written(page, ("en", "ar"), &["", "اثنان.\nثلاثة."]), expected);
}

#[test]
fn languages_of_the_same_direction_change_no_direction() {
    let page = "<html lang=en dir=ltr><body><p style='text-align:right'>One.</p></body></html>";
    let expected = "<html lang=\"fr\" dir=ltr><body><p style='text-align:right'>Un.</p></body></html>";
    assert_eq!(written(page, ("en", "fr"), &["Un."]), expected);
}

#[test]
fn titles_and_descriptions_that_say_the_same_are_translated_too() {
    let page = "<html><head><title>One  thing | Site</title><meta property=og:title content='One thing'>\
        <meta name=description content=\"Other\"></head><body><h1>One <i>thing</i></h1></body></html>";
    let article = whole(page);
    assert_eq!(article.paragraphs.len(), 2, "the title of the page and the headline");
    let out = written(page, ("en", "fr"), &["", "Une <1>\"chose\"</1>"]);
    let quoted = "Une &quot;chose&quot;";
    assert!(out.contains(&format!("<meta property=og:title content='{quoted}'>")), "{out}");
    assert!(out.contains("content=\"Other\"") && out.contains("<h1>Une <i>\"chose\"</i></h1>"), "{out}");
}

#[test]
fn an_encoding_without_the_letters_becomes_utf_8_and_the_page_says_so() {
    let page = "<html><head><meta charset=\"iso-8859-1\"></head><body><p>Caf\u{e9}.</p></body></html>";
    let bytes = encoding_rs::WINDOWS_1252.encode(page).0;
    let article =
        read_article("a.html", &bytes, &ArticleOptions { whole_page: true, ..Default::default() }).unwrap();
    let encoding = article.decoded.unwrap().encoding;
    assert_eq!((encoding, article.paragraphs[0].text.as_str()), ("windows-1252", "Caf\u{e9}."));
    let paragraph = TargetParagraph { text: Some("مقهى.".into()), ..Default::default() };
    let languages = (Language::new("en"), Language::new("ar"));
    let written =
        write_article(&bytes, encoding, &article.skeleton, &[paragraph], (&languages.0, &languages.1))
            .unwrap();
    let out = String::from_utf8(written.bytes).unwrap();
    assert!(out.contains("<meta charset=\"utf-8\">") && out.contains("<p>مقهى.</p>"), "{out}");
    assert!(written.warnings[0].message.contains("UTF-8"));
}

const NEWS: &str = "<html lang=ar dir=rtl><head><title>عودة القطار | الصحيفة</title>\
    <meta name=author content='ليلى حسن'>\
    <meta property='article:published_time' content='2026-11-24'><meta property='og:site_name' content='الصحيفة'></head>\
    <body><nav><a href=/>الرئيسية</a> <a href=/s>الرياضة</a></nav><h1>عودة القطار</h1><div class=share>شارك</div>\
    <div class=article><p>وصل القطار القديم إلى محطة المدينة صباح أمس، وكان الأهالي قد تجمعوا على الرصيف منذ الفجر.</p>\
    <p>وقال رئيس البلدية، في كلمة قصيرة، إن الخط سيعمل كل يوم، وإن التذاكر ستكون في متناول الجميع، بعد توقف دام خمسين عاما.</p>\
    <p>ومن المنتظر، بحسب الوزارة، أن تعمل ثلاثة خطوط أخرى قبل نهاية العام، في الشمال والجنوب والساحل كذلك.</p></div>\
    <div class=footer>جميع الحقوق محفوظة</div></body></html>";

#[test]
fn the_article_is_found_with_its_headline_and_what_the_page_says_of_it() {
    let article = read_article("a.html", NEWS.as_bytes(), &ArticleOptions::default()).unwrap();
    let texts: Vec<_> = article.paragraphs.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts.len(), 4, "{texts:?}");
    assert_eq!(texts[0], "عودة القطار", "the heading and not the title of the page");
    assert!(texts[1].starts_with("وصل القطار") && texts[3].starts_with("ومن المنتظر"), "{texts:?}");
    let metadata = article.metadata;
    assert!(metadata.title.starts_with("عودة القطار"), "{metadata:?}");
    assert_eq!(metadata.byline, "ليلى حسن");
    assert_eq!((metadata.date.as_str(), metadata.site.as_str()), ("2026-11-24", "الصحيفة"));
    assert_eq!(article.language, Some(Language::new("ar")));
    assert!(!article.skeleton.whole_page && article.warnings.is_empty());
}

#[test]
fn all_of_a_page_is_taken_when_asked_or_where_no_article_is_found() {
    let options = ArticleOptions { whole_page: true, ..Default::default() };
    let article = read_article("a.html", NEWS.as_bytes(), &options).unwrap();
    assert_eq!(article.paragraphs.len(), 8);
    let deep = format!("{}<p>نص</p>", "<div>".repeat(2000));
    let article = read_article("a.html", deep.as_bytes(), &ArticleOptions::default()).unwrap();
    assert_eq!((article.paragraphs.len(), article.warnings.len()), (1, 1));
    assert!(article.skeleton.whole_page);
}

#[test]
fn what_stands_beside_the_article_keeps_its_language_and_direction() {
    let article = read_article("a.html", NEWS.as_bytes(), &ArticleOptions::default()).unwrap();
    let target = |_: &crate::formats::Paragraph| TargetParagraph {
        text: Some("Text".to_owned()),
        ..Default::default()
    };
    let targets: Vec<_> = article.paragraphs.iter().map(target).collect();
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let page = write_article(NEWS.as_bytes(), "UTF-8", &article.skeleton, &targets, (&ar, &en)).unwrap();
    let page = String::from_utf8(page.bytes).unwrap();
    assert!(page.starts_with("<html lang=\"en\" dir=\"ltr\">"), "{page}");
    for kept in
        ["<nav lang=\"ar\" dir=\"rtl\">", "<div lang=\"ar\" dir=\"rtl\" class=footer>", "<h1>Text</h1>"]
    {
        assert!(page.contains(kept), "{kept}: {page}");
    }
}

#[test]
fn a_page_that_breaks_the_reader_mode_is_taken_as_a_whole() {
    let embedded = "<iframe src=\"https:\u{2026}/www.youtube-nocookie.com/embed/a\"></iframe>";
    let page = NEWS.replacen("<p>", &format!("{embedded}<p>"), 3);
    assert!(page.contains("youtube"));
    let article = read_article("a.html", page.as_bytes(), &ArticleOptions::default()).unwrap();
    assert!(article.skeleton.whole_page && !article.paragraphs.is_empty());
    assert_eq!(article.warnings.len(), 1);
}

#[test]
fn a_page_is_known_by_how_it_begins() {
    for (name, text, is_page) in [
        ("Pasted text", "<p>One</p>", true),
        ("a.txt", "<p>One</p>", false),
        ("a.txt", "\u{feff} <!-- x --> <!DOCTYPE HTML><p>One", true),
        ("Pasted text", "<3 one", false),
        ("Pasted text", "<pre-trained> one </x>", false),
        ("a.md", "<div>x</div>", false),
    ] {
        let article = read_article(name, text.as_bytes(), &ArticleOptions::default()).unwrap();
        assert_eq!(article.skeleton.format == crate::formats::ArticleFormat::Html, is_page, "{text}");
    }
}
