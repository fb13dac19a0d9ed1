//! The look-up in a translation memory beside a comparison with every unit by `rapidfuzz` in the same run: CPU time of one
//! thread, each query's fastest of five.
//!
//! The units are the Arabic side of a table (`MUQABALA_MEMORY`, a file of tab-separated values), with `MUQABALA_DATA` the first
//! 100,000 of `memory/tm_real.tsv.xz` there, taken apart by the program `xz`; without both they are generated.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops at the first surprise, and tells"
)]

mod memory;
mod texts;

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use muqabala::assist::{MemoryIndex, Pieces, memory_tokens, similarity};
use rapidfuzz::distance::levenshtein::BatchComparator;

use memory::resident;

const COUNT: usize = 100_000;
const QUERIES: usize = 1000;
/// A comparison with every unit takes its time.
const COMPARED: usize = 20;

fn units() -> Vec<String> {
    let first = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
    };
    if let Some(path) = std::env::var_os("MUQABALA_MEMORY") {
        return first(&std::fs::read_to_string(path).unwrap());
    }
    let Some(root) = std::env::var_os("MUQABALA_DATA") else { return generated() };
    let path = Path::new(&root).join("memory/tm_real.tsv.xz");
    let output = Command::new("xz").arg("-dc").arg(path).output().unwrap();
    let mut units = first(&String::from_utf8(output.stdout).unwrap());
    units.truncate(COUNT);
    units
}

/// Segments of known words, and as many with words that are only here.
fn generated() -> Vec<String> {
    let rare = texts::words(COUNT);
    let known = texts::segments(COUNT / 2 * texts::SEGMENT_WORDS);
    let mixed = known
        .iter()
        .zip(rare.chunks(2))
        .map(|(segment, rare)| [segment.as_str(), &rare[0], &rare[1]].join(" "));
    mixed.chain(known.iter().cloned()).collect()
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// Units with up to 40 % of their words changed, put in, left out, moved or given a clitic or a wrong letter.
fn queries(units: &[String]) -> Vec<String> {
    let mut random = Random(5);
    let words: Vec<&str> =
        (0..2000).filter_map(|_| units[random.below(units.len())].split_whitespace().next()).collect();
    let mut queries = Vec::with_capacity(QUERIES);
    while queries.len() < QUERIES {
        let mut text: Vec<String> =
            units[random.below(units.len())].split_whitespace().map(str::to_owned).collect();
        for _ in 0..text.len() * random.below(41) / 100 {
            let at = random.below(text.len());
            let word = words[random.below(words.len())].to_owned();
            match random.below(6) {
                0 => text[at] = word,
                1 if text.len() > 1 => drop(text.remove(at)),
                2 => text.insert(at, word),
                3 => text[at].insert(0, 'و'),
                4 => {
                    let other = random.below(text.len());
                    text.swap(at, other);
                }
                _ => {
                    text[at].pop();
                    text[at].push('م');
                }
            }
        }
        if !text.is_empty() {
            queries.push(text.join(" "));
        }
    }
    queries
}

/// The CPU time of this thread in milliseconds; wall time where the system has no such clock.
fn now() -> f64 {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
    }
    #[cfg(not(unix))]
    {
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64() * 1e3
    }
}

fn tell(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!("{what}: p50 {:.4} p95 {:.4} p99 {:.4} max {:.4} ms", at(0.5), at(0.95), at(0.99), at(1.0));
}

fn fastest<T>(rounds: usize, mut what: impl FnMut() -> T) -> f64 {
    let mut time = || {
        let start = now();
        black_box(what());
        now() - start
    };
    (0..rounds).map(|_| time()).fold(f64::MAX, f64::min)
}

fn look_up(index: &MemoryIndex, queries: &[String]) {
    for (permille, limit) in [(700, 5), (500, 5), (700, 200), (500, 200)] {
        let times = queries.iter().map(|query| fastest(5, || index.search(query, permille, limit))).collect();
        tell(&format!("candidates, top {limit} at {} %", permille / 10), times);
    }
}

/// The figure that is shown, of the best 200 candidates.
fn rate(index: &MemoryIndex, units: &[String], queries: &[String]) {
    for permille in [700, 500] {
        let rated = |query: &String| {
            let pieces = Pieces::of(query);
            let candidates = index.search(query, permille, 200);
            candidates.iter().map(|it| similarity(&pieces, &Pieces::of(&units[it.id as usize]))).max()
        };
        let times = queries.iter().map(|query| fastest(5, || rated(query))).collect();
        tell(&format!("with the shown figure of 200, at {} %", permille / 10), times);
    }
}

fn compare_all(units: &[String], queries: &[String]) {
    let mut numbers: HashMap<u64, u32> = HashMap::new();
    let mut numbered = |text: &String| -> Vec<u32> {
        let number = |word| {
            let next = numbers.len() as u32;
            *numbers.entry(word).or_insert(next)
        };
        memory_tokens(text).into_iter().map(number).collect()
    };
    let units: Vec<Vec<u32>> = units.iter().map(&mut numbered).collect();
    let times = queries.iter().take(COMPARED).map(numbered).map(|query| {
        fastest(1, || {
            let comparator = BatchComparator::new(query.iter().copied());
            units.iter().map(|unit| comparator.distance(unit.iter().copied())).min()
        })
    });
    tell("rapidfuzz, every unit, words already numbered", times.collect());
}

fn changes(index: &mut MemoryIndex, queries: &[String]) {
    let first = index.len() as u64;
    let mut ids = first..;
    tell(
        "add a unit",
        queries.iter().map(|query| fastest(1, || index.put(ids.next().unwrap(), query))).collect(),
    );
    tell("remove a unit", (first..).take(queries.len()).map(|id| fastest(1, || index.remove(id))).collect());
}

fn load(index: &MemoryIndex) {
    let bytes = index.to_bytes(1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    muqabala::store::write_atomic(&path, &bytes).unwrap();
    drop(bytes);
    let load = || MemoryIndex::from_bytes(&std::fs::read(&path).unwrap(), 1).unwrap();
    println!("load from the page cache: {:.0} ms", fastest(5, load));
}

fn main() {
    let units = units();
    let before = resident();
    let start = now();
    let mut index = MemoryIndex::new((0..).zip(units.iter().map(String::as_str)));
    let (built, memory) =
        (now() - start, before.zip(resident()).map_or(f64::NAN, |(before, after)| after - before));
    let bytes = index.bytes() / units.len();
    println!(
        "{} units: built in {built:.0} ms, {bytes} bytes a unit, {memory:.0} MB of the process",
        units.len()
    );
    let queries = queries(&units);
    look_up(&index, &queries);
    rate(&index, &units, &queries);
    compare_all(&units, &queries);
    load(&index);
    changes(&mut index, &queries);
}
