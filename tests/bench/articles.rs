//! Large articles, read and written: a page and a Markdown text of 5 MB.

#![expect(clippy::unwrap_used, reason = "a bench may fail where its sample is not read")]

use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::formats::{ArticleOptions, TargetParagraph, read_article, write_article};
use muqabala::text::Language;
use std::hint::black_box;

const SENTENCE: &str = "وصل القطار القديم إلى <b>محطة المدينة</b> صباح أمس، وكان الأهالي قد <a href=\"/x\">تجمعوا</a> على الرصيف منذ الفجر. ";

fn page(bytes: usize) -> String {
    let paragraph = format!("<p class=\"text\">{}</p>\n", SENTENCE.repeat(4));
    let body = paragraph.repeat(bytes / paragraph.len());
    format!(
        "<!DOCTYPE html><html lang=ar dir=rtl><head><title>مقال</title></head><body><h1>مقال</h1><div>{body}</div></body></html>"
    )
}

fn articles(c: &mut Criterion) {
    let page = page(5 << 20);
    let markdown = format!(
        "# مقال\n\n{}",
        "وصل **القطار** القديم\nإلى [المدينة](https://a.example).\n\n".repeat(60_000)
    );
    let languages = (Language::new("ar"), Language::new("en"));
    let mut group = c.benchmark_group("articles");
    group.sample_size(10);
    for (what, name, text, whole_page) in [
        ("article of a page", "a.html", &page, false),
        ("whole page", "a.html", &page, true),
        ("Markdown", "a.md", &markdown, true),
    ] {
        let options = ArticleOptions { whole_page, ..ArticleOptions::default() };
        let size = text.len() >> 20;
        group.bench_function(format!("{what}, {size} MB, read"), |b| {
            b.iter(|| read_article(name, black_box(text.as_bytes()), &options).unwrap());
        });
        let article = read_article(name, text.as_bytes(), &options).unwrap();
        let target = |paragraph: &muqabala::formats::Paragraph| TargetParagraph {
            text: Some(paragraph.text.clone()),
            tags: paragraph.tags.clone(),
            turned: None,
        };
        let targets: Vec<_> = article.paragraphs.iter().map(target).collect();
        group.bench_function(format!("{what}, {size} MB, written"), |b| {
            b.iter(|| {
                write_article(
                    text.as_bytes(),
                    "UTF-8",
                    &article.skeleton,
                    black_box(&targets),
                    (&languages.0, &languages.1),
                )
                .unwrap()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, articles);
criterion_main!(benches);
