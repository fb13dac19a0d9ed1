//! Times of `typeset`, beside those of bare cosmic-text for the same text.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

use std::hint::black_box;

use cosmic_text::{Attrs, Buffer, Family, FontSystem, Metrics, Shaping, Wrap, fontdb};
use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::text::Direction;
use muqabala::typeset::{
    Atlas, Face, Fonts, Request, TextStyle, layout, layout_line, line_width, measure, paint,
};

/// 300 characters of newspaper Arabic.
const SEGMENT: &str = "أعلنت وزارة الصحة في بيان لها يوم الثلاثاء (12 مارس 2024) أن عدد المستفيدين من الحملة الوطنية للتلقيح \
    تجاوز 1.5 مليون شخص، أي ما يعادل 35% من السكان، وأضافت أنّ المرحلة الثانية ستنطلق في «الأسابيع المقبلة» بالتعاون مع منظمة \
    الصحة العالمية WHO، على أن تشمل جميع المحافظات والمناطق النائية التي لم تصلها الفرق الطبية بعد.";

fn style() -> TextStyle {
    TextStyle::new(Face::Naskh, 18.0, 30.0)
}

fn typeset(c: &mut Criterion) {
    let mut group = c.benchmark_group("typeset");
    let style = style();
    let request = |width| Request { text: SEGMENT, style: &style, direction: Direction::Rtl, width };
    let mut fonts = Fonts::new();
    group.bench_function("fonts", |b| b.iter(Fonts::new));
    // Another text each time, as after a keystroke: shaped paragraphs are kept.
    let mut number = 0;
    group.bench_function("layout", |b| {
        b.iter(|| {
            number += 1;
            let text = format!("{SEGMENT}{number}");
            black_box(layout(&mut fonts, &Request { text: &text, ..request(520.0) }))
        });
    });
    let mut width = 300.0;
    group.bench_function("layout at a new width", |b| {
        b.iter(|| {
            width = if width > 600.0 { 300.0 } else { width + 1.0 };
            black_box(layout(&mut fonts, &request(width)))
        });
    });
    group.bench_function("measure", |b| {
        b.iter(|| {
            number += 1;
            let text = format!("{SEGMENT}{number}");
            black_box(measure(&mut fonts, &Request { text: &text, ..request(520.0) }))
        });
    });
    let label = "المرحلة الثانية Phase 2";
    group.bench_function("label", |b| {
        b.iter(|| layout_line(&mut fonts, black_box(label), &style, Direction::Rtl, 90.0));
    });
    group.bench_function("label width", |b| {
        b.iter(|| line_width(&mut fonts, black_box(label), &style, Direction::Rtl));
    });
    let done = layout(&mut fonts, &request(520.0));
    let mut atlas = Atlas::new();
    group.bench_function("paint", |b| {
        b.iter(|| paint(&done, 0..done.rows.len(), &mut fonts, &mut atlas, (3.3, 7.0), 1.0));
    });
    group.finish();
}

fn cosmic(c: &mut Criterion) {
    let mut group = c.benchmark_group("cosmic-text");
    let mut db = fontdb::Database::new();
    db.load_font_data(include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf").to_vec());
    db.load_font_data(include_bytes!("../../fonts/NotoSans-Regular.ttf").to_vec());
    let mut system = FontSystem::new_with_locale_and_db("ar".to_owned(), db);
    let attrs = Attrs::new().family(Family::Name("Noto Naskh Arabic"));
    let mut set = |width: f32, buffer: Option<Buffer>| {
        let mut buffer = buffer.unwrap_or_else(|| {
            let mut buffer = Buffer::new(&mut system, Metrics::new(18.0, 30.0));
            buffer.set_wrap(Wrap::Word);
            buffer.set_text(SEGMENT, &attrs, Shaping::Advanced, None);
            buffer
        });
        buffer.set_size(Some(width), None);
        buffer.shape_until_scroll(&mut system, false);
        buffer
    };
    group.bench_function("layout", |b| b.iter(|| set(black_box(520.0), None)));
    let mut kept = Some(set(520.0, None));
    let mut width = 300.0;
    group.bench_function("re-wrap of a kept buffer", |b| {
        b.iter(|| {
            width = if width > 600.0 { 300.0 } else { width + 1.0 };
            kept = Some(set(width, kept.take()));
        });
    });
    assert!(kept.unwrap().layout_runs().count() > 1, "the text was set");
    group.finish();
}

criterion_group!(benches, typeset, cosmic);
criterion_main!(benches);
