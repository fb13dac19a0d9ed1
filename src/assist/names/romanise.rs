//! How far a Latin spelling is from an Arabic name: both are read letter by letter, with the letters that transcriptions give
//! and take.

/// What a Latin vowel costs that Arabic does not write.
const SHORT_VOWEL: f32 = 0.1;
/// What the second of two Latin vowels costs where Arabic writes none: Hussein is not Hassan. French ou is short.
const DIPHTHONG: f32 = 0.4;
/// What a letter costs that has nothing on the other side.
const LOST: f32 = 1.0;
/// What a long vowel of the Arabic costs that is not there.
const LONG_VOWEL: f32 = 0.2;
/// The same at the end of a name, where it is heard: Hassan is not Hassani.
const LAST_VOWEL: f32 = 0.6;
/// What an article costs that the translation leaves out.
const NO_ARTICLE: f32 = 0.2;

/// What the ending of a Greek or Latin name costs, which Arabic leaves out: Herodotus.
const CLASSICAL_ENDING: f32 = 0.2;

/// Stands for the article in what is compared.
const ARTICLE: char = '\u{1}';

/// The way from Arabic to Latin of one letter, with what it costs in hundredths.
type Ways = &'static [(&'static str, u8)];

fn ways(letter: char) -> Ways {
    match letter {
        ARTICLE => &[
            ("al", 0),
            ("el", 0),
            ("ul", 0),
            ("il", 0),
            ("l", 5),
            ("ash", 0),
            ("as", 0),
            ("at", 0),
            ("ad", 0),
            ("ar", 0),
            ("az", 0),
            ("an", 0),
            ("es", 0),
            ("ed", 0),
            ("er", 0),
            ("et", 0),
            ("en", 0),
            ("ach", 0),
            ("ech", 0),
        ],
        'ا' => &[("a", 0), ("aa", 0), ("e", 5), ("i", 5), ("o", 5), ("u", 5), ("ou", 5), ("ea", 5)],
        'ب' => &[("b", 0), ("p", 5), ("bh", 20)],
        'ت' => &[("t", 0), ("d", 50)],
        'ث' => &[("th", 0), ("s", 10), ("t", 10)],
        'ج' => &[("j", 0), ("g", 5), ("dj", 0), ("zh", 10), ("gu", 10), ("dg", 10)],
        'ح' => &[("h", 0), ("ch", 30)],
        'خ' => &[("kh", 0), ("h", 20), ("ch", 10), ("k", 30), ("x", 10)],
        'د' => &[("d", 0), ("t", 40)],
        'ذ' => &[("dh", 0), ("z", 5), ("th", 5), ("d", 5)],
        'ر' => &[("r", 0)],
        'ز' => &[("z", 0), ("s", 20)],
        'س' => &[("s", 0), ("c", 10), ("z", 30), ("ce", 10)],
        'ش' => &[("sh", 0), ("ch", 0), ("sch", 0), ("s", 40)],
        'ص' => &[("s", 0), ("c", 20)],
        'ض' => &[("d", 0), ("dh", 0), ("z", 30)],
        'ط' => &[("t", 0), ("th", 10)],
        'ظ' => &[("z", 0), ("dh", 0), ("th", 10), ("d", 10)],
        'ع' => &[("", 0), ("a", 0), ("o", 5), ("u", 5), ("e", 5), ("i", 5), ("aa", 0)],
        'غ' => &[("gh", 0), ("g", 0), ("gu", 10)],
        'ف' => &[("f", 0), ("v", 0), ("ph", 0), ("ff", 0)],
        'ق' => &[("q", 0), ("k", 0), ("g", 5), ("c", 5), ("gh", 10)],
        'ك' => &[("k", 0), ("c", 5), ("ck", 5), ("ch", 20), ("q", 20), ("x", 30)],
        _ => later_ways(letter),
    }
}

/// The same for the letters from ل on, and those of loan words.
fn later_ways(letter: char) -> Ways {
    match letter {
        'ل' => &[("l", 0)],
        'م' => &[("m", 0)],
        'ن' => &[("n", 0)],
        'ه' => &[("h", 0), ("", 20), ("a", 15), ("e", 20)],
        'ة' => &[("a", 0), ("ah", 0), ("at", 0), ("e", 0), ("eh", 0), ("et", 5), ("", 20)],
        'و' => &[
            ("w", 0),
            ("v", 5),
            ("u", 0),
            ("o", 0),
            ("ou", 0),
            ("oo", 0),
            ("au", 5),
            ("aw", 5),
            ("ow", 5),
            ("eu", 10),
        ],
        'ي' => &[
            ("y", 0),
            ("i", 0),
            ("ee", 0),
            ("e", 5),
            ("ie", 5),
            ("ei", 5),
            ("ai", 5),
            ("ay", 5),
            ("j", 20),
            ("ij", 5),
            ("ia", 10),
        ],
        'ى' => &[("a", 0), ("aa", 0), ("i", 10), ("e", 10)],
        'ء' => &[("", 0)],
        'پ' => &[("p", 0)],
        'ڤ' => &[("v", 0), ("f", 10)],
        'گ' => &[("g", 0)],
        'چ' => &[("ch", 0), ("j", 5)],
        _ => &[],
    }
}

/// How far `latin` (lower case, Latin letters only) is from the Arabic words: 0 for a usual transcription, 1 where nothing fits.
/// `words` are folded; an article at the head of a word may be left out, and its ل may follow the sun letters.
pub(in crate::assist) fn distance(words: &[&str], latin: &str) -> f32 {
    let arabic: Vec<char> = words.iter().flat_map(|word| symbols(word)).collect();
    let latin: Vec<char> = latin.chars().collect();
    let weight: f32 = arabic.iter().map(|c| weight(*c)).sum();
    if weight < 1.5 || latin.is_empty() || !may_begin(&arabic, &latin) {
        return 1.0;
    }
    (cheapest(&arabic, &latin) / weight).min(1.0)
}

/// The letters of a word, its article as one sign.
fn symbols(word: &str) -> Vec<char> {
    match word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2) {
        Some(rest) => std::iter::once(ARTICLE).chain(rest.chars()).collect(),
        None => word.chars().collect(),
    }
}

fn weight(letter: char) -> f32 {
    match letter {
        'ا' | 'و' | 'ي' | 'ى' => 0.6,
        ARTICLE | 'ع' | 'ء' | 'ة' => 0.3,
        _ => 1.0,
    }
}

/// A spelling begins as its name does: with the first consonant, or with a vowel where that is weak.
fn may_begin(arabic: &[char], latin: &[char]) -> bool {
    let bare = arabic.iter().position(|c| *c != ARTICLE).unwrap_or(0);
    let starts = |at: usize| {
        let Some(letter) = arabic.get(at) else { return false };
        let fits = ways(*letter)
            .iter()
            .any(|(way, _)| way.is_empty() || way.chars().next() == latin.first().copied());
        fits || (matches!(letter, 'ع' | 'ا') && latin.first().is_some_and(|c| is_vowel(*c)))
    };
    starts(0) || starts(bare)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The cheapest way through both, a row of costs for each Arabic letter.
fn cheapest(arabic: &[char], latin: &[char]) -> f32 {
    let width = latin.len() + 1;
    let mut rows = vec![vec![f32::INFINITY; width]; arabic.len() + 1];
    if let Some(first) = rows.first_mut().and_then(|row| row.first_mut()) {
        *first = 0.0;
    }
    for i in 0..=arabic.len() {
        for j in 0..width {
            let Some(here) = rows.get(i).and_then(|row| row.get(j)).copied() else { continue };
            if here.is_finite() {
                for (to_i, to_j, cost) in steps(arabic, latin, i, j) {
                    if let Some(place) = rows.get_mut(to_i).and_then(|row| row.get_mut(to_j)) {
                        *place = place.min(here + cost);
                    }
                }
            }
        }
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(f32::INFINITY)
}

/// Where one can go from letter `i` of the Arabic and `j` of the Latin, and at what cost.
fn steps(arabic: &[char], latin: &[char], i: usize, j: usize) -> Vec<(usize, usize, f32)> {
    let mut out = Vec::with_capacity(8);
    if i == arabic.len() && matches!(latin.get(j..), Some(['u' | 'o' | 'e' | 'i', 's'])) {
        out.push((i, latin.len(), CLASSICAL_ENDING));
    }
    if let Some(&c) = latin.get(j) {
        out.push((i, j + 1, skip_latin(latin, j, c)));
    }
    if let Some(&letter) = arabic.get(i) {
        out.push((i + 1, j, skip_arabic(letter, i, arabic.len())));
        for (way, cost) in ways(letter) {
            let rest = latin.get(j..).unwrap_or_default();
            if way.chars().count() <= rest.len() && way.chars().zip(rest).all(|(a, b)| a == *b) {
                out.push((i + 1, j + way.len(), f32::from(*cost) / 100.0));
            }
        }
    }
    out
}

fn skip_latin(latin: &[char], j: usize, c: char) -> f32 {
    let before = j.checked_sub(1).and_then(|before| latin.get(before)).copied();
    let doubled = before == Some(c);
    let long = before.is_some_and(is_vowel) && !(before == Some('o') && c == 'u');
    match c {
        _ if doubled => 0.0,
        c if is_vowel(c) && long => DIPHTHONG,
        c if is_vowel(c) => SHORT_VOWEL,
        'h' => 0.3,
        _ => LOST,
    }
}

fn skip_arabic(letter: char, i: usize, count: usize) -> f32 {
    match letter {
        ARTICLE => NO_ARTICLE,
        'ا' | 'و' | 'ي' | 'ى' if i + 1 == count => LAST_VOWEL,
        'ا' | 'و' | 'ي' | 'ى' if i > 0 => LONG_VOWEL,
        'ا' => 0.3,
        _ => LOST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assist::names::spell::NEAR;

    #[test]
    fn usual_transcriptions_are_near_and_other_names_far() {
        let near: &[(&str, &str)] = &[
            ("ولايتي", "velayati"),
            ("الحسيني", "alhussaini"),
            ("الحسيني", "husseini"),
            ("القذافي", "gaddafi"),
            ("القذافي", "kadhafi"),
            ("جمال", "gamal"),
            ("خديجة", "khadijah"),
            ("شكري", "choukri"),
            ("الشرق", "asharq"),
            ("الظواهري", "zawahiri"),
            ("ذو الفقار", "zulfiqar"),
            ("غوتيريش", "guterres"),
            ("بوتفليقة", "bouteflika"),
            ("عباس", "abbas"),
            ("عمر", "omar"),
        ];
        for (arabic, latin) in near {
            let words: Vec<_> = arabic.split(' ').collect();
            assert!(distance(&words, latin) < NEAR, "{arabic} {latin} {}", distance(&words, latin));
        }
        for (arabic, latin) in [
            ("ولايتي", "ali"),
            ("الحسيني", "hassan"),
            ("دمشق", "damascus"),
            ("حلب", "aleppo"),
            ("وزير", "president"),
            ("حسن", "hussein"),
        ] {
            let far = distance(&[arabic], latin);
            assert!(far > NEAR, "{arabic} {latin} {far}");
        }
    }
}
