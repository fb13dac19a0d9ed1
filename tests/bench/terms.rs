//! Look-up at the size of a large glossary, beside a search for substrings in the same run; memory; likely forms of a new term.
//!
//! With `MUQABALA_DATA` the terms are those of `glossary/glossary_full.csv.xz` there, taken apart by the program `xz`; without
//! it they are generated. The figures beyond criterion's are printed before them.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops at the first surprise, and tells"
)]

mod memory;
mod texts;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::assist::{TermIndex, TermSource, propose_forms};
use muqabala::text::Language;

use memory::resident;

const COUNT: usize = 91_481;
const SEGMENTS: usize = 5_000;
/// Words of a segment, as the issue has it.
const WORDS: usize = 20;

/// The source terms of the glossary, its header left out.
fn terms() -> Vec<String> {
    let Some(root) = std::env::var_os("MUQABALA_DATA") else { return generated() };
    let path = Path::new(&root).join("glossary/glossary_full.csv.xz");
    let output = Command::new("xz").arg("-dc").arg(path).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let terms: Vec<String> = text.lines().skip(1).filter_map(first_cell).collect();
    assert!(!terms.is_empty(), "a glossary");
    terms
}

/// The first cell of a line of a CSV file without line breaks in its cells.
fn first_cell(line: &str) -> Option<String> {
    let cell = match line.strip_prefix('"') {
        Some(rest) => rest.split("\",").next()?.replace("\"\"", "\""),
        None => line.split(',').next()?.to_owned(),
    };
    (!cell.trim().is_empty()).then_some(cell)
}

/// Terms of one to three words, some of them of the article that is searched.
fn generated() -> Vec<String> {
    let invented = texts::words(COUNT);
    let article = texts::article();
    let known: Vec<&str> = article.split_whitespace().collect();
    let term = |n: usize| {
        let word = |step: usize| known[(n * step + step) % known.len()];
        match n % 4 {
            0 => invented[n].clone(),
            1 => format!("{} {}", word(7), invented[n]),
            2 => format!("{} {}", word(3), word(11)),
            _ => format!("{} {} {}", word(5), invented[n], word(13)),
        }
    };
    (0..COUNT).map(term).collect()
}

fn index(terms: &[String]) -> TermIndex<usize> {
    let source = |(id, text): (usize, &String)| (id, text.clone());
    let sources: Vec<_> = terms.iter().enumerate().map(source).collect();
    let sources = sources.iter().map(|(id, text)| TermSource {
        id: *id,
        text,
        variants: Vec::new(),
        priority: 0,
        name: false,
    });
    TermIndex::new(&Language::new("ar"), sources)
}

/// Segments of twenty words.
fn segments() -> Vec<String> {
    let text = texts::segments(SEGMENTS * WORDS).join(" ");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.chunks(WORDS).map(|words| words.join(" ")).collect()
}

/// What the index costs in memory, and the slowest of many look-ups, which criterion does not tell.
fn figures(terms: &[String], segments: &[String]) {
    let before = resident();
    let since = Instant::now();
    let index = index(terms);
    let built = since.elapsed();
    let memory = before.zip(resident()).map_or(f64::NAN, |(before, after)| after - before);
    println!("{} terms: built in {built:.2?}, {memory:.1} MB", index.len());
    let look_up = |segment: &String| {
        let since = Instant::now();
        black_box(index.find(black_box(segment)));
        since.elapsed()
    };
    segments.iter().take(200).for_each(|segment| {
        look_up(segment);
    });
    tell("look-up", segments.iter().map(look_up).collect());
    let naive = |segment: &String| {
        let since = Instant::now();
        black_box(substrings(terms, segment));
        since.elapsed()
    };
    tell("substrings", segments.iter().take(200).map(naive).collect());
    let hits: usize = segments.iter().map(|segment| index.find(segment).len()).sum();
    println!("{:.1} hits a segment", hits as f64 / segments.len() as f64);
}

fn tell(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)];
    println!("{name}: median {:.1?}, p99 {:.1?}, slowest {:.1?}", at(50), at(99), at(100));
}

/// What a program does that knows nothing of Arabic: every term that stands in the text.
fn substrings(terms: &[String], text: &str) -> usize {
    terms.iter().filter(|term| text.contains(term.as_str())).count()
}

fn look_up(c: &mut Criterion) {
    let (terms, segments) = (terms(), segments());
    figures(&terms, &segments);
    let mut group = c.benchmark_group("terms of a large glossary");
    group.sample_size(10);
    group.bench_function("build", |b| b.iter(|| index(black_box(&terms))));
    let index = index(&terms);
    let some: Vec<&String> = segments.iter().take(100).collect();
    group.bench_function("look-up in 100 segments", |b| {
        b.iter(|| some.iter().map(|segment| index.find(segment).len()).sum::<usize>());
    });
    let few: Vec<&String> = segments.iter().take(10).collect();
    group.bench_function("substrings in 10 segments", |b| {
        b.iter(|| few.iter().map(|segment| substrings(&terms, segment)).sum::<usize>());
    });
    group.finish();
}

fn forms(c: &mut Criterion) {
    let segments = segments();
    let mut group = c.benchmark_group("likely forms in 5,000 segments");
    group.sample_size(10);
    for term in ["مصنع", "قوة", "عدد", "سوق سوداء"] {
        group.bench_function(term, |b| {
            b.iter(|| propose_forms(black_box(term), &[], segments.iter().map(String::as_str)));
        });
    }
    group.finish();
}

criterion_group!(benches, look_up, forms);
criterion_main!(benches);
