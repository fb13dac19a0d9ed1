//! Times of the glossary manager's table at 100,000 entries, and of a shared glossary file of that size.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::app::{
    GlossaryFilter, GlossaryFormat, GlossaryTable, ReadOptions, SortBy, WriteOptions, load_glossary,
    save_glossary,
};
use muqabala::formats::glossary::{read, write};
use muqabala::model::{Entry, EntryId, TermStatus};
use muqabala::text::Language;

const COUNT: u64 = 100_000;

fn languages() -> (Language, Language) {
    (Language::new("ar"), Language::new("en"))
}

/// Entries of two or three words on each side that differ, with a form and a subject field.
fn entries() -> Vec<Arc<Entry>> {
    const ARABIC: [&str; 10] =
        ["وزارة", "مُؤَسَّسة", "اتفاقية", "مستشفى", "قطاع", "هيئة", "برنامج", "تمويل", "رئاسة", "مسؤولية"];
    const ENGLISH: [&str; 10] = [
        "ministry",
        "institution",
        "agreement",
        "hospital",
        "sector",
        "authority",
        "programme",
        "funding",
        "presidency",
        "responsibility",
    ];
    let (ar, en) = languages();
    let words = |list: [&str; 10], n: u64| {
        let word = |place: u64| list[(n / place % 10) as usize];
        format!("{} {} {} {n}", word(1), word(10), word(100))
    };
    let entry = |n: u64| {
        let mut entry = Entry::of_pair(EntryId(n), (&ar, &words(ARABIC, n)), (&en, &words(ENGLISH, n)));
        entry.domain = ENGLISH[(n % 7) as usize].to_owned();
        entry.terms[0].variants = vec![words(ARABIC, n + 1)];
        if n.is_multiple_of(50) {
            entry.terms[1].status = TermStatus::Forbidden;
        }
        Arc::new(entry)
    };
    (1..=COUNT).map(entry).collect()
}

fn table(c: &mut Criterion) {
    let entries = entries();
    let mut group = c.benchmark_group("glossary table of 100,000");
    group.sample_size(20);
    group.bench_function("build", |b| b.iter(|| GlossaryTable::new([black_box(&entries)])));
    let table = GlossaryTable::new([&entries]);
    group.bench_function("sort by term", |b| {
        b.iter(|| table.sorted(&SortBy::Term(Language::new("ar")), false));
    });
    let order = table.sorted(&SortBy::Term(Language::new("ar")), false);
    let all = GlossaryFilter::default();
    for query in ["م", "مستشفي", "ministry 777", "وزارة hosp", "nothing such"] {
        group.bench_function(format!("search \"{query}\""), |b| b.iter(|| table.find(query, &all, &order)));
    }
    let forbidden = GlossaryFilter { status: Some(TermStatus::Forbidden), ..all };
    group.bench_function("search with a filter", |b| b.iter(|| table.find("وز", &forbidden, &order)));
    group.finish();
}

fn files(c: &mut Criterion) {
    let entries = entries();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mqg");
    let options = WriteOptions { languages: languages(), encoding: None };
    save_glossary(&path, &entries, &options).unwrap();
    let mut group = c.benchmark_group("glossary file of 100,000");
    group.sample_size(10);
    group.bench_function("load .mqg", |b| b.iter(|| load_glossary(&path, &ReadOptions::default()).unwrap()));
    for format in [GlossaryFormat::Csv, GlossaryFormat::Xlsx, GlossaryFormat::Tbx] {
        let (bytes, _) = write(format, &entries, &options).unwrap();
        group.bench_function(format!("read {}", format.words()), |b| {
            b.iter(|| read(format, &bytes, &ReadOptions::default()).unwrap());
        });
        group.bench_function(format!("write {}", format.words()), |b| {
            b.iter(|| write(format, &entries, &options).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, table, files);
criterion_main!(benches);
