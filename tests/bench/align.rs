//! Alignment of 200, 2,000 and 5,000 sentences with joins and drops, and what one key costs at 2,000 rows.
#![expect(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use muqabala::assist::{AlignLexicon, AlignText, Aligner};
use muqabala::text::Language;

/// Words of both languages, from the program's own list.
fn words() -> Vec<(String, String)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/align/general.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let pair = |line: &str| {
        let mut columns =
            line.split('\t').map(|column| column.split('|').next().unwrap_or_default().to_owned());
        Some((columns.next()?, columns.next()?))
    };
    lines.filter_map(pair).collect()
}

/// The same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// So many sentences of 12 to 28 words on each side; three in a hundred are missing, twelve are joined to the one before.
fn texts(count: usize) -> (Vec<String>, Vec<String>) {
    let (words, mut random) = (words(), Random(7));
    let mut sides: (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    while sides.0.len() < count || sides.1.len() < count {
        let mut sentence = (String::new(), String::new());
        for _ in 0..12 + random.below(16) {
            let (source, target) = &words[random.below(words.len())];
            sentence.0.push_str(source);
            sentence.0.push(' ');
            // Every third word is translated by one that no list knows.
            if random.below(3) == 0 {
                sentence.1.push_str(&["w", &random.below(4_000).to_string(), " "].concat());
            } else {
                sentence.1.push_str(target);
                sentence.1.push(' ');
            }
        }
        for (side, text) in [(&mut sides.0, sentence.0), (&mut sides.1, sentence.1)] {
            match random.below(100) {
                0..3 => {}
                3..15 if !side.is_empty() => side.last_mut().unwrap().push_str(&text),
                _ => side.push(text),
            }
        }
    }
    sides.0.truncate(count);
    sides.1.truncate(count);
    sides
}

fn aligner(count: usize) -> Aligner {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let (source, target) = texts(count);
    let mut lexicon = AlignLexicon::new(&ar, &en);
    lexicon.add_general();
    fn view<'a>(language: &'a Language, segments: &'a [String]) -> AlignText<'a> {
        AlignText { language, segments: segments.iter().map(String::as_str).collect(), starts: Vec::new() }
    }
    Aligner::new(&view(&ar, &source), &view(&en, &target), &lexicon)
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("align");
    group.sample_size(10);
    for count in [200, 2_000, 5_000] {
        group.bench_function(format!("{count} x {count}"), |b| b.iter(|| black_box(aligner(count).align())));
    }
    let aligner = aligner(2_000);
    let beads = aligner.align();
    let middle = beads.len() / 2;
    let (from, to) = (&beads[middle - 80], &beads[middle + 80]);
    let part = (from.source.start..to.source.end, from.target.start..to.target.end);
    group.bench_function("the rows around a key, of 2,000", |b| {
        b.iter(|| black_box(aligner.between(part.0.clone(), part.1.clone())));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
