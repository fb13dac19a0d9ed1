//! Times of `typeset` beside those of bare cosmic-text for the same text, and the memory that a long document takes.
//!
//! With `MUQABALA_DATA` the article is `articles/article-1.txt` of that folder, else text of this file.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "memory is no time that criterion could tell")]

mod memory;
#[path = "texts.rs"]
mod texts;

use std::collections::{BTreeMap, VecDeque};
use std::hint::black_box;

use cosmic_text::{Attrs, Buffer, Family, FontSystem, Metrics, Shaping, Wrap, fontdb};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use memory::resident;
use muqabala::text::Direction;
use muqabala::typeset::{
    Atlas, Face, Fonts, Layout, Request, TextStyle, layout, layout_line, line_width, measure, paint,
};
use texts::{SEGMENT, article, segments, words};

const WIDTH: f32 = 560.0;

fn style() -> TextStyle {
    TextStyle::new(Face::Naskh, 18.0, 30.0)
}

fn set(fonts: &mut Fonts, text: &str, width: f32) -> Layout {
    layout(fonts, &Request { text, style: &style(), direction: Direction::Rtl, width })
}

/// Widths that come round again and again, as while the window is resized.
fn widths() -> impl Iterator<Item = f32> {
    (300_u16..600).cycle().map(f32::from)
}

/// The whole article: from nothing at most 1.5 times the time of cosmic-text, at a new width at most 0.1 ms.
fn whole_article(c: &mut Criterion) {
    let mut group = c.benchmark_group("article");
    let (mut fonts, article) = (Fonts::new(), article());
    // Fonts that are open but know none of its words: what was shaped is kept.
    let open = || {
        let mut fonts = Fonts::new();
        set(&mut fonts, &format!("{} («12.3%» latin letters)", words(300).join(" ")), WIDTH);
        fonts
    };
    group.bench_function("from nothing", |b| {
        b.iter_batched_ref(open, |fonts| set(fonts, &article, WIDTH), BatchSize::PerIteration);
    });
    let mut bare = Bare::new();
    group.bench_function("from nothing, cosmic-text", |b| b.iter(|| bare.buffer(&article)));
    let mut width = widths();
    group.bench_function("at a new width", |b| {
        b.iter(|| set(&mut fonts, &article, width.next().unwrap()));
    });
    let mut kept = bare.buffer(&article);
    assert!(kept.layout_runs().count() > 10, "the text was set");
    group.bench_function("at a new width, cosmic-text", |b| {
        b.iter(|| bare.wrap(&mut kept, width.next().unwrap()));
    });
    group.finish();
}

/// cosmic-text with the same fonts.
struct Bare(FontSystem);

impl Bare {
    fn new() -> Self {
        let mut db = fontdb::Database::new();
        db.load_font_data(include_bytes!("../../fonts/NotoSans-Regular.ttf").to_vec());
        db.load_font_data(include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf").to_vec());
        Self(FontSystem::new_with_locale_and_db("ar".to_owned(), db))
    }

    fn buffer(&mut self, text: &str) -> Buffer {
        let mut buffer = Buffer::new(&mut self.0, Metrics::new(18.0, 30.0));
        buffer.set_wrap(Wrap::Word);
        let attrs = Attrs::new().family(Family::Name("Noto Naskh Arabic"));
        buffer.set_text(text, &attrs, Shaping::Advanced, None);
        self.wrap(&mut buffer, WIDTH);
        buffer
    }

    fn wrap(&mut self, buffer: &mut Buffer, width: f32) {
        buffer.set_size(Some(width), None);
        buffer.shape_until_scroll(&mut self.0, false);
    }
}

/// A segment of 300 characters: one keystroke at most 0.3 ms.
fn one_segment(c: &mut Criterion) {
    let mut group = c.benchmark_group("segment");
    let mut fonts = Fonts::new();
    let mut number = 0;
    let mut changed = || {
        number += 1;
        format!("{SEGMENT}{number}")
    };
    group.bench_function("keystroke", |b| {
        b.iter_batched(&mut changed, |text| set(&mut fonts, &text, 520.0), BatchSize::SmallInput);
    });
    let mut bare = Bare::new();
    group.bench_function("keystroke, cosmic-text", |b| {
        b.iter_batched(&mut changed, |text| bare.buffer(&text), BatchSize::SmallInput);
    });
    let mut width = widths();
    group.bench_function("new width", |b| b.iter(|| set(&mut fonts, SEGMENT, width.next().unwrap())));
    let (label, style) = ("المرحلة الثانية Phase 2", style());
    group.bench_function("label", |b| {
        b.iter(|| layout_line(&mut fonts, black_box(label), &style, Direction::Rtl, 90.0));
    });
    group.bench_function("label width", |b| {
        b.iter(|| line_width(&mut fonts, black_box(label), &style, Direction::Rtl));
    });
    let (done, mut atlas) = (set(&mut fonts, SEGMENT, 520.0), Atlas::new());
    group.bench_function("paint", |b| {
        b.iter(|| paint(&done, 0..done.rows.len(), &mut fonts, &mut atlas, (3.3, 7.0), 1.0));
    });
    group.bench_function("fonts", |b| b.iter(Fonts::new));
    group.finish();
}

/// A document of 50,000 words: its first frame at most 10 ms, with fonts and atlas that have seen nothing. 10,000 segments are
/// measured in at most a second.
fn long_document(c: &mut Criterion) {
    let mut group = c.benchmark_group("document");
    group.sample_size(10);
    let document = segments(50_000);
    let fresh = || (Fonts::new(), Atlas::new());
    group.bench_function("first frame of 50,000 words", |b| {
        b.iter_batched_ref(fresh, |(fonts, atlas)| frame(&document, fonts, atlas), BatchSize::PerIteration);
    });
    let (many, style) = (segments(10_000 * texts::SEGMENT_WORDS), style());
    assert_eq!(many.len(), 10_000);
    group.bench_function("measure 10,000 segments", |b| {
        b.iter_batched_ref(
            Fonts::new,
            |fonts| {
                let height = |text: &String| {
                    measure(fonts, &Request { text, style: &style, direction: Direction::Rtl, width: WIDTH })
                };
                many.iter().map(height).sum::<f32>()
            },
            BatchSize::PerIteration,
        );
    });
    let mut bare = Bare::new();
    group.bench_function("measure 10,000 segments, cosmic-text", |b| {
        b.iter(|| many.iter().map(|text| bare.buffer(text).layout_runs().count()).sum::<usize>());
    });
    group.finish();
}

/// Sets and paints the first segments in two panes, until they fill 900 points.
fn frame(document: &[String], fonts: &mut Fonts, atlas: &mut Atlas) -> usize {
    let mut top = 0.0;
    for text in document {
        if top > 900.0 {
            break;
        }
        let panes = [WIDTH, WIDTH - 40.0].map(|width| set(fonts, text, width));
        for pane in &panes {
            black_box(paint(pane, 0..pane.rows.len(), fonts, atlas, (8.0, top), 1.0));
        }
        top += panes[0].height.max(panes[1].height);
    }
    atlas.take_uploads().len()
}

/// What scrolling through 50,000 words takes at most: 60 MB over the text. As in the window, 400 layouts are kept.
fn memory_of_a_long_document(_: &mut Criterion) {
    let document = segments(50_000);
    let before = resident();
    let (mut fonts, mut atlas, mut shown) = (Fonts::new(), Atlas::new(), VecDeque::new());
    for text in &document {
        shown.push_back(set(&mut fonts, text, WIDTH));
        let last = shown.back().unwrap();
        black_box(paint(last, 0..last.rows.len(), &mut fonts, &mut atlas, (8.0, 5.0), 1.0));
        black_box(atlas.take_uploads());
        if shown.len() > 400 {
            shown.pop_front();
        }
    }
    if let Some((before, after)) = before.zip(resident()) {
        println!("memory/after scrolling through 50,000 words: {:.1} MB over the text", after - before);
    }
}

/// The pages of the atlas after 10,000 different words: less than 64 MB.
fn memory_of_the_atlas(_: &mut Criterion) {
    for scale in [1.0, 1.5, 2.0] {
        let (mut fonts, mut atlas, mut pages) = (Fonts::new(), Atlas::new(), BTreeMap::new());
        for words in words(10_000).chunks(40) {
            let layout = set(&mut fonts, &words.join(" "), WIDTH);
            black_box(paint(&layout, 0..layout.rows.len(), &mut fonts, &mut atlas, (8.0, 5.0), scale));
            pages.extend(atlas.take_uploads().into_iter().map(|upload| (upload.page, upload.side)));
        }
        let bytes: f64 = pages.values().map(|side| f64::from(side * side * 4)).sum();
        println!("memory/atlas after 10,000 words at {scale}x: {:.1} MB", bytes / 1e6);
    }
}

criterion_group!(
    benches,
    memory_of_a_long_document,
    memory_of_the_atlas,
    whole_article,
    one_segment,
    long_document
);
criterion_main!(benches);
