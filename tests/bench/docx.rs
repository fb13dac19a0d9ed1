//! Times of a Word document of 200 pages: opened as an article, and written with its translation in the other direction.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

use std::hint::black_box;
use std::io::{Cursor, Write as _};

use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::formats::{Article, ArticleOptions, TargetParagraph, read_article, write_article};
use muqabala::text::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Twelve paragraphs of about 40 words on each of 200 pages.
const PARAGRAPHS: usize = 2400;

const SENTENCE: &str =
    "قال الوزير إن الحكومة ستبدأ العمل في المشروع الجديد بعد موافقة البرلمان على الموازنة العامة. ";

/// A paragraph as Word writes them: identifiers of revisions, marks of the spelling, fonts in each run, one word bold.
fn paragraph(number: usize) -> String {
    let run = |properties: &str, text: &str| {
        format!(
            "<w:r w:rsidR=\"00{number:06}\" w:rsidRPr=\"00AB12CD\"><w:rPr><w:rFonts w:ascii=\"Simplified Arabic\" w:hAnsi=\"Simplified Arabic\" w:cs=\"Simplified Arabic\"/>{properties}<w:sz w:val=\"28\"/>\
             <w:szCs w:val=\"28\"/><w:rtl/><w:lang w:bidi=\"ar-EG\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
        )
    };
    let reference = format!(
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/><w:rtl/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>"
    );
    format!(
        "<w:p w:rsidR=\"00{number:06}\" w:rsidRDefault=\"00AB12CD\"><w:pPr><w:pStyle w:val=\"a\"/><w:bidi/><w:spacing w:line=\"360\"/><w:jc w:val=\"both\"/></w:pPr>\
         <w:bookmarkStart w:id=\"{number}\" w:name=\"b{number}\"/>{}<w:proofErr w:type=\"spellStart\"/>{}<w:proofErr w:type=\"spellEnd\"/>{}{}<w:bookmarkEnd w:id=\"{number}\"/></w:p>",
        run("", SENTENCE),
        run("<w:b/><w:bCs/>", "البرلمان"),
        run("", &[" وافق أمس.", SENTENCE, SENTENCE].concat()),
        if number.is_multiple_of(10) { reference } else { String::new() }
    )
}

fn document() -> Vec<u8> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let body: String = (0..PARAGRAPHS).map(paragraph).collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    write!(
        out,
        "<w:document xmlns:w=\"{word}\"><w:body>{body}<w:sectPr><w:bidi/></w:sectPr></w:body></w:document>"
    )
    .unwrap();
    out.finish().unwrap().into_inner()
}

fn translation(article: &Article) -> Vec<TargetParagraph> {
    let english = "The minister said that the government would begin work on the new project. ".repeat(3);
    let target = |tags: &muqabala::text::TagTable| TargetParagraph {
        text: Some(format!("{english}<1>Parliament</1> agreed. {english}<2/>")),
        tags: tags.clone(),
        turned: None,
    };
    article.paragraphs.iter().map(|paragraph| target(&paragraph.tags)).collect()
}

fn pages(c: &mut Criterion) {
    let bytes = document();
    let open = |bytes: &[u8]| read_article("a.docx", bytes, &ArticleOptions::default()).unwrap();
    let article = open(&bytes);
    assert_eq!(article.paragraphs.len(), PARAGRAPHS);
    let targets = translation(&article);
    let languages = (Language::new("ar"), Language::new("en"));
    let mut group = c.benchmark_group("docx of 200 pages");
    group.sample_size(20);
    group.bench_function("open", |b| b.iter(|| open(black_box(&bytes))));
    group.bench_function("write", |b| {
        b.iter(|| {
            write_article(black_box(&bytes), "", &article.skeleton, &targets, (&languages.0, &languages.1))
        });
    });
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
