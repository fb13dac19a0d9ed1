//! Times of a bilingual PDF of 50,000 words of Arabic with as many of English, and what it takes of memory.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops at the first surprise, and tells"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::formats::pdf::{self, Page, Shown};
use muqabala::formats::{Bilingual, BilingualLayout, BilingualOptions, Cell, Column, Row};
use muqabala::text::{Direction, Language};
use muqabala::typeset::Fonts;

mod memory;
#[expect(dead_code, reason = "shared with other benches")]
mod texts;

const WORDS: usize = 50_000;

/// As many English words as the Arabic segment has, from a list of a hundred and numbers.
fn english(number: usize) -> String {
    const LIST: &str = "the of and to in that it was for on are with as his they be at one have this from or had by hot but some \
        what there we can out other were all your when up use word how said an each she which do their time if will way about \
        many then them would write like so these her long make thing see him two has look more day could go come did sound no \
        most number who over know water than call first people may down side been now find any new work part";
    let words: Vec<&str> = LIST.split_whitespace().collect();
    let word = |at: usize| match (at * 7 + number * 13) % 23 {
        0 => format!("{}%", at + number),
        other => words[(other * 31 + at * 17 + number) % words.len()].to_owned(),
    };
    let words: Vec<_> = (0..texts::SEGMENT_WORDS).map(word).collect();
    format!("{}.", words.join(" "))
}

fn bilingual() -> Bilingual {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let rows = texts::segments(WORDS).into_iter().enumerate().map(|(at, arabic)| Row {
        number: at + 1,
        source: Cell::plain(&arabic, Direction::Rtl),
        target: Cell::plain(&english(at), Direction::Ltr),
        paragraph_start: at.is_multiple_of(4),
        heading: at.is_multiple_of(200).then_some(2),
        lead: " ".to_owned(),
        state: "draft".to_owned(),
        ..Row::default()
    });
    Bilingual {
        title: "مقال".to_owned(),
        title_language: ar.clone(),
        metadata: Vec::new(),
        label_language: en.clone(),
        rows: rows.collect(),
        source: Column { heading: "Arabic".to_owned(), language: ar },
        target: Column { heading: "English".to_owned(), language: en },
        source_first: false,
        project: 0,
        options: BilingualOptions::default(),
        author: String::new(),
        program: "Muqabala".to_owned(),
        date: "2026-11-24".to_owned(),
    }
}

fn write(bilingual: &Bilingual, shown: Shown) -> Vec<u8> {
    pdf::write(bilingual, shown, &mut Fonts::new(), &mut |_| true).unwrap().bytes
}

/// The most that this process had of memory at once, in MB, on Linux.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()? * 1024.0 / 1e6)
}

fn times(c: &mut Criterion) {
    let mut table = bilingual();
    let bytes: usize = table.rows.iter().map(|row| row.source.text.len() + row.target.text.len()).sum();
    let before = memory::resident();
    let file = write(&table, Shown::Both);
    let peak = peak();
    println!(
        "{bytes} bytes of text, {} bytes of PDF; memory before and at most: {before:?}, {peak:?} MB",
        file.len()
    );
    let mut group = c.benchmark_group("PDF of 50,000 words");
    group.sample_size(10);
    group.bench_function("side by side", |b| b.iter(|| write(black_box(&table), Shown::Both)));
    group.bench_function("side by side, pages only", |b| {
        b.iter(|| {
            let (mut fonts, mut lines) = (Fonts::new(), 0);
            let mut sink = |page: Page| {
                lines += page.lines.len();
                true
            };
            pdf::pages(black_box(&table), Shown::Both, &mut fonts, &mut sink);
            lines
        });
    });
    group.bench_function("the first page", |b| {
        b.iter(|| {
            let mut fonts = Fonts::new();
            pdf::pages(black_box(&table), Shown::Both, &mut fonts, &mut |_| false)
        });
    });
    table.options.layout = BilingualLayout::Interlinear;
    group.bench_function("interlinear", |b| b.iter(|| write(black_box(&table), Shown::Both)));
    group.bench_function("translation only", |b| b.iter(|| write(black_box(&table), Shown::Target)));
    group.finish();
}

criterion_group!(benches, times);
criterion_main!(benches);
