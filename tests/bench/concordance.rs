//! The concordance beside a naive one (every text folded, then searched) in the same run: CPU time of one thread, each query's
//! fastest of five.
//!
//! The units are the first 100,000 of `memory/tm_real.tsv.xz` in the folder that `MUQABALA_DATA` names, taken apart by the program
//! `xz`; without it they are generated.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops at the first surprise, and tells"
)]

mod memory;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use muqabala::assist::{Concordance, ConcordanceQuery};
use muqabala::text::fold_str;

const COUNT: usize = 100_000;
const QUERIES: [&str; 10] =
    ["الت", "وزير", "الأمم المتحدة", "في", "the", "minister", "file name", "2024", "قال رسول الله", "zzzz"];

fn units() -> Vec<(String, String)> {
    let Some(root) = std::env::var_os("MUQABALA_DATA") else {
        let pair = |n: usize| {
            (
                format!("قال الوزير إن الخبر رقم {n} صحيح"),
                format!("The minister said that report {n} is true"),
            )
        };
        return (0..COUNT).map(pair).collect();
    };
    let path = Path::new(&root).join("memory/tm_real.tsv.xz");
    let output = Command::new("xz").arg("-dc").arg(path).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let pair = |line: &str| {
        let mut cells = line.split('\t');
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    };
    text.lines().filter_map(pair).take(COUNT).collect()
}

fn fastest<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut best: Option<(f64, T)> = None;
    for _ in 0..5 {
        let since = Instant::now();
        let result = work();
        let ms = since.elapsed().as_secs_f64() * 1000.0;
        if best.as_ref().is_none_or(|(other, _)| ms < *other) {
            best = Some((ms, result));
        }
    }
    best.unwrap()
}

fn main() {
    let units = units();
    let before = memory::resident();
    let since = Instant::now();
    let mut concordance = Concordance::default();
    for (id, (source, target)) in (0_u64..).zip(&units) {
        concordance.put(id, (source, target), 0);
    }
    println!(
        "{} units, made in {:.0} ms, {} MB",
        units.len(),
        since.elapsed().as_secs_f64() * 1000.0,
        concordance.bytes() >> 20
    );
    println!("resident memory {:?} -> {:?}", before, memory::resident());
    let mut worst = 0.0_f64;
    for text in QUERIES {
        let query = ConcordanceQuery::new(text);
        let (ms, count) = fastest(|| concordance.find(&query, 100, &|_| None).1);
        let folded = fold_str(text);
        let since = Instant::now();
        let naive = units
            .iter()
            .filter(|(a, b)| fold_str(a).contains(&folded) || fold_str(b).contains(&folded))
            .count();
        let slow = since.elapsed().as_secs_f64() * 1000.0;
        println!("{text}\t{count} units\t{ms:.2} ms\tnaive {naive} units\t{slow:.0} ms");
        if text.chars().count() >= 3 {
            worst = worst.max(ms);
        }
    }
    println!("slowest query of three letters or more: {worst:.2} ms");
}
