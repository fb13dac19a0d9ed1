//! Suggestions while typing: how many keystrokes they save on a replay of translations, and what a keystroke costs.
//!
//! With `MUQABALA_DATA` the English of ten documents of `align/news` there is typed letter by letter; the other documents are the
//! memory, and what was typed before in the same document is known too. Tab, a keystroke, is pressed wherever the first
//! word of the suggestion is what comes next and spares at least one letter. No glossary and no machine help. Without the
//! folder, made sentences are typed. CPU time of one thread.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops at the first surprise, and tells"
)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use muqabala::app::{Completer, Known, Memory, Names, Wanted, completer, likely, look_up};
use muqabala::model::{
    Document, DocumentId, Metadata, Paragraph, ParagraphKind, Segment, SegmentId, TranslationUnit, UnitId,
};
use muqabala::text::Language;

/// Source and translation of a segment.
type Pair = (String, String);

/// The documents whose translation is typed.
const TYPED: usize = 10;
/// As the window shows them: matches of this many per cent, from candidates of this many thousandths.
const LEAST: (u8, u32) = (70, 500);

fn main() {
    let documents = documents();
    // Every so many, so that all newspapers have a part.
    let step = (documents.len() / TYPED).max(1);
    let mut total = Count::default();
    let mut times = Vec::new();
    for number in (0..documents.len()).step_by(step).take(TYPED) {
        let others = documents.iter().enumerate().filter(|(at, _)| *at != number);
        let memory = [memory_of(others.flat_map(|(_, (_, pairs))| pairs))];
        let (name, pairs) = &documents[number];
        let count = type_document(pairs, &memory, &mut times);
        println!(
            "{name}: {} letters, {} keystrokes, {:.1} % saved",
            count.letters,
            count.keys,
            count.saved()
        );
        total.add(&count);
    }
    println!(
        "all: {} letters, {} keystrokes, {:.1} % saved; {} of {} words with a suggestion were right at once",
        total.letters,
        total.keys,
        total.saved(),
        total.right,
        total.words
    );
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!("a keystroke: p50 {:.4} p99 {:.4} max {:.4} ms", at(0.5), at(0.99), at(1.0));
}

#[derive(Default)]
struct Count {
    letters: usize,
    keys: usize,
    /// Words at which something was suggested, and those at which the first suggestion was right.
    words: usize,
    right: usize,
}

impl Count {
    fn saved(&self) -> f64 {
        100.0 - self.keys as f64 * 100.0 / self.letters.max(1) as f64
    }

    fn add(&mut self, other: &Self) {
        self.letters += other.letters;
        self.keys += other.keys;
        self.words += other.words;
        self.right += other.right;
    }
}

fn type_document(pairs: &[Pair], memory: &[Arc<Memory>], times: &mut Vec<f64>) -> Count {
    let mut document = document_of(pairs);
    let mut count = Count::default();
    for (number, (_, target)) in pairs.iter().enumerate() {
        let wanted = Wanted::of(&document, number).unwrap();
        let mut found = look_up(memory, &wanted, LEAST, &Names::default());
        found.likely = likely(memory, &wanted);
        let known = Known { found: Some(&found), ..Known::default() };
        let completer = completer(&document, &document.segments[number], &known);
        type_segment(&completer, target, &mut count, times);
        document.segments[number].target.clone_from(target);
    }
    count
}

fn type_segment(completer: &Completer, target: &str, count: &mut Count, times: &mut Vec<f64>) {
    let (mut at, mut told) = (0, false);
    while at < target.len() {
        let (before, rest) = target.split_at(at);
        let (time, suggested) = timed(|| completer.complete(before, ""));
        times.push(time);
        let word = suggested.as_ref().map_or("", |it| it.word());
        let ends = |end: usize| !rest.split_at(end).1.starts_with(|c: char| c.is_alphanumeric());
        let right = word.chars().count() > 1 && rest.starts_with(word) && ends(word.len());
        let typed = rest.chars().next().unwrap();
        if !told && !word.is_empty() {
            (told, count.words, count.right) = (true, count.words + 1, count.right + usize::from(right));
        }
        told &= typed.is_alphanumeric() && !right;
        let step = if right { word } else { rest.split_at(typed.len_utf8()).0 };
        count.letters += step.chars().count();
        count.keys += 1;
        at += step.len();
    }
}

fn document_of(pairs: &[Pair]) -> Document {
    let segment = |(at, (source, _)): (u64, &Pair)| Segment::new(SegmentId(at), 0, "", source);
    Document {
        id: DocumentId(0),
        name: String::new(),
        metadata: Metadata::default(),
        source: Language::new("ar"),
        target: Language::new("en"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Body)],
        segments: (0..).zip(pairs).map(segment).collect(),
    }
}

fn memory_of<'a>(pairs: impl Iterator<Item = &'a Pair>) -> Arc<Memory> {
    let memory = Memory::of_project();
    for (number, (source, target)) in (1_000_000..).zip(pairs) {
        let (from, to) = (Language::new("ar"), Language::new("en"));
        let unit = TranslationUnit::new((&from, source), (&to, target));
        let unit = TranslationUnit { id: UnitId(number), ..unit };
        memory.put(unit);
    }
    Arc::new(memory)
}

/// The CPU time of this thread in milliseconds; wall time where the system has no such clock.
fn timed<T>(what: impl FnOnce() -> T) -> (f64, T) {
    #[cfg(unix)]
    let now = || {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
    };
    #[cfg(not(unix))]
    let now =
        || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64() * 1e3;
    let start = now();
    let result = black_box(what());
    (now() - start, result)
}

/// The documents by their names: their segments and translations.
fn documents() -> Vec<(String, Vec<Pair>)> {
    let Some(root) = std::env::var_os("MUQABALA_DATA") else { return made() };
    let folder = Path::new(&root).join("align/news");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    names.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    names.iter().filter(|it| it.is_dir()).map(|path| (name(path), pairs_of(path))).collect()
}

/// The beads that have both sides, in the order of the translation.
fn pairs_of(folder: &Path) -> Vec<Pair> {
    let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let (source, target, gold) = (read("src.txt"), read("tgt.txt"), read("gold.tsv"));
    let (source, target): (Vec<_>, Vec<_>) = (source.lines().collect(), target.lines().collect());
    let mut pairs = BTreeMap::new();
    for bead in gold.lines() {
        let (from, to) = bead.split_once('\t').unwrap();
        let numbers = |side: &str| -> Vec<usize> {
            side.split(',').filter(|it| !it.is_empty()).map(|it| it.parse().unwrap()).collect()
        };
        let (from, to) = (numbers(from), numbers(to));
        let joined = |lines: &[&str], numbers: &[usize]| {
            numbers.iter().map(|at| lines[*at]).collect::<Vec<_>>().join(" ")
        };
        if !from.is_empty() && !to.is_empty() {
            pairs.insert(to[0], (joined(&source, &from), joined(&target, &to)));
        }
    }
    pairs.into_values().collect()
}

/// Documents of sentences that say much the same.
fn made() -> Vec<(String, Vec<Pair>)> {
    let pair = |at: usize| {
        let (members, day) = (at % 17, ["Sunday", "Tuesday", "Friday"][at % 3]);
        (
            format!("اجتمعت اللجنة التي تضم {members} عضوا من جديد لمناقشة التقرير رقم {at}."),
            format!("The committee of {members} members met again on {day} to discuss report number {at}."),
        )
    };
    let document = |number: usize| (number * 30..(number + 1) * 30).map(pair).collect();
    (0..TYPED).map(|number| (format!("made {number}"), document(number))).collect()
}
