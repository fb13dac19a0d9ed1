//! The look-up in a memory finds what a comparison with every unit finds, score for score.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use muqabala::assist::{MemoryIndex, memory_tokens};
use rapidfuzz::distance::levenshtein::BatchComparator;

const QUERIES: usize = 1000;
const LIMIT: usize = 5;

const ARABIC: &str = "أعلن الوزير نتائج الاجتماع بيان رئيس الحكومة وزارة الصحة عدد المصابين العاصمة وقال للصحفيين إنه سيعود \
    بعد أسبوع من زيارته الرسمية إلى المنطقة حيث التقى بالمسؤولين وبحث معهم تطورات الأزمة لكن المعارضة رفضت الاتفاق الذي وقعته 2024 \
    ولم تشارك في الجلسة التي عقدت أمس برئاسة نائبه";
const ENGLISH: &str = "the minister announced results of meeting in a statement and said to reporters that he would return after \
    one week from his official visit region where officials discussed with them developments crisis but opposition refused agreement 15";

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Texts that share many words: sentences of one language, and sentences of two that were there before joined.
fn generated(random: &mut Random) -> Vec<String> {
    let languages = [ARABIC, ENGLISH].map(|text| text.split_whitespace().collect::<Vec<_>>());
    let mut texts: Vec<String> = Vec::new();
    for at in 0..1500 {
        let words = &languages[at % 2];
        let fresh: Vec<&str> = (0..2 + random.below(20)).map(|_| random.pick(words)).collect();
        let text = match random.below(4) {
            0 if at > 10 => edited(&texts[at - 2 * (1 + random.below(4))], words, random),
            1 if at > 10 => [texts[at - 2].as_str(), &texts[at - 4]].join(" "),
            _ => fresh.join(" "),
        };
        texts.push(text);
    }
    texts
}

/// The text with up to 40 % of its words changed, moved, put in or left out, as words or by a letter.
fn edited(text: &str, words: &[&str], random: &mut Random) -> String {
    let mut text: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    for _ in 0..text.len() * random.below(41) / 100 {
        let at = random.below(text.len());
        match random.below(6) {
            0 => text[at] = random.pick(words).to_owned(),
            1 if text.len() > 1 => drop(text.remove(at)),
            2 => text.insert(at, random.pick(words).to_owned()),
            3 => text[at].insert(0, 'و'),
            4 => {
                let other = random.below(text.len());
                text.swap(at, other);
            }
            _ => {
                let mut letters: Vec<char> = text[at].chars().collect();
                let place = random.below(letters.len());
                letters[place] = 'ق';
                text[at] = letters.into_iter().collect();
            }
        }
    }
    text.join(" ")
}

fn check(texts: &[String], queries: &[String]) {
    let index = MemoryIndex::new((0..).zip(texts.iter().map(String::as_str)));
    let mut numbers: HashMap<u64, u32> = HashMap::new();
    let mut numbered = |text: &String| -> Vec<u32> {
        let number = |word| {
            let next = numbers.len() as u32;
            *numbers.entry(word).or_insert(next)
        };
        memory_tokens(text).into_iter().map(number).collect()
    };
    let units: Vec<Vec<u32>> = texts.iter().map(&mut numbered).filter(|unit| !unit.is_empty()).collect();
    for query in queries {
        let tokens = numbered(query);
        let comparator = BatchComparator::new(tokens.iter().copied());
        let mut all: Vec<(usize, usize)> = units
            .iter()
            .map(|unit| (comparator.distance(unit.iter().copied()), unit.len().max(tokens.len())))
            .collect();
        all.sort_by(|(a, m), (b, n)| (a * n).cmp(&(b * m)));
        for permille in [500, 700] {
            let near = all.iter().filter(|(distance, longer)| distance * 1000 <= (1000 - permille) * longer);
            let expected: Vec<f32> = near
                .take(LIMIT)
                .map(|(distance, longer)| (1.0 - *distance as f64 / *longer as f64) as f32)
                .collect();
            let found = index.search(query, permille as u32, LIMIT);
            let found: Vec<f32> = found.iter().map(|found| found.likeness).collect();
            assert_eq!(found, expected, "{permille} {query}");
        }
    }
}

#[test]
fn scores_are_those_of_a_comparison_with_every_unit() {
    let mut random = Random(3);
    let texts = generated(&mut random);
    let languages = [ARABIC, ENGLISH].map(|text| text.split_whitespace().collect::<Vec<_>>());
    let queries: Vec<String> = (0..QUERIES)
        .map(|at| edited(&texts[2 * random.below(texts.len() / 2) + at % 2], &languages[at % 2], &mut random))
        .collect();
    check(&texts, &queries);
}

/// Both sides of a real memory; slow, as every unit is compared with every query.
#[test]
fn scores_are_those_of_a_comparison_with_every_unit_of_a_real_memory() {
    let (Some(root), Some(_)) = (std::env::var_os("MUQABALA_DATA"), std::env::var_os("MUQABALA_SLOW")) else {
        println!("skipped: MUQABALA_DATA or MUQABALA_SLOW is not set");
        return;
    };
    let path = Path::new(&root).join("memory/tm_real.tsv.xz");
    let output = Command::new("xz").arg("-dc").arg(path).output().unwrap();
    let file = String::from_utf8(output.stdout).unwrap();
    for column in [0, 1] {
        let texts: Vec<String> = file
            .lines()
            .filter_map(|line| line.split('\t').nth(column))
            .take(100_000)
            .map(str::to_owned)
            .collect();
        let mut random = Random(5);
        let words: Vec<&str> =
            texts.iter().take(500).filter_map(|text| text.split_whitespace().next()).collect();
        let queries: Vec<String> = (0..QUERIES / 2)
            .map(|_| edited(&texts[random.below(texts.len())], &words, &mut random))
            .collect();
        check(&texts, &queries);
    }
}
