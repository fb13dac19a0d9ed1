//! Times of a bilingual file of some 200 pages in each format, and of reading it back from a reviewer.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

#[expect(dead_code, reason = "shared with other benches")]
mod texts;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::formats::review::{Exported, compare, read};
use muqabala::formats::{Bilingual, BilingualOptions, Cell, Column, Row, TagsShown, bilingual, docx, html};
use muqabala::text::Language;

/// A page of the table holds about fifteen pairs of a sentence of 25 words.
const ROWS: usize = 3000;

const ENGLISH: &str = "The spokesman of the civil aviation authority said that the airport of the capital had received 48,200 \
    travellers during the weekend, a figure not seen since 2019.";

fn input() -> Bilingual {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let row = |(at, source): (usize, &String)| Row {
        id: at as u64 + 1,
        number: at + 1,
        lead: " ".to_owned(),
        source: Cell::plain(source, ar.direction()),
        target: Cell::plain(&format!("{ENGLISH} ({at})"), en.direction()),
        paragraph_start: at.is_multiple_of(4),
        state: "Confirmed".to_owned(),
        ..Row::default()
    };
    let column =
        |language: &Language| Column { language: language.clone(), heading: language.name().to_owned() };
    Bilingual {
        title: "مقال طويل".to_owned(),
        title_language: ar.clone(),
        metadata: vec![("File".to_owned(), "long.txt".to_owned())],
        label_language: en.clone(),
        rows: texts::segments(ROWS * texts::SEGMENT_WORDS).iter().enumerate().map(row).collect(),
        project: 1,
        options: BilingualOptions { states: true, ..BilingualOptions::default() },
        source: column(&ar),
        target: column(&en),
        source_first: true,
        author: String::new(),
        program: "Muqabala".to_owned(),
        date: "2026-11-24".to_owned(),
    }
}

fn exports(criterion: &mut Criterion) {
    let input = input();
    let mut group = criterion.benchmark_group("bilingual-200-pages");
    group.sample_size(10);
    group.bench_function("docx", |bench| bench.iter(|| docx::write(black_box(&input)).unwrap()));
    group.bench_function("html", |bench| bench.iter(|| html::write(black_box(&input))));
    group.bench_function("xlsx", |bench| bench.iter(|| bilingual::xlsx(black_box(&input)).unwrap()));
    group.bench_function("csv", |bench| bench.iter(|| bilingual::csv(black_box(&input))));
    group.bench_function("markdown", |bench| bench.iter(|| bilingual::markdown(black_box(&input))));
    let segments: Vec<Exported> = input.rows.iter().map(exported).collect();
    for (name, bytes) in [("docx", docx::write(&input).unwrap()), ("xlsx", bilingual::xlsx(&input).unwrap())]
    {
        group.bench_function(format!("review-{name}"), |bench| {
            bench.iter(|| compare(read(black_box(&bytes)).unwrap(), 1, &segments).unwrap());
        });
    }
    group.finish();
}

fn exported(row: &Row) -> Exported {
    Exported {
        id: row.id,
        number: row.number,
        source: vec![(TagsShown::Formatted, row.source.text.clone())],
        target: vec![(TagsShown::Formatted, row.target.text.clone())],
        state: row.state.clone(),
        ..Exported::default()
    }
}

criterion_group!(benches, exports);
criterion_main!(benches);
