//! Whether an answer is written in the language that was wished for, and is not just the source.

use crate::text::{Language, fold_str, slice, words};

/// The largest share of letters of a foreign script: names and quotations of a few words are usual.
const FOREIGN: f64 = 0.35;
/// So many function words of another language, and twice as many as of the wished one, tell that it is the other one.
const TELLING: usize = 3;

/// Commonest function words, folded; those that two of the languages share are left out.
const FUNCTION_WORDS: &[(&str, &str)] = &[
    ("en", "the and of to that with was were which this from have has had they their there would been"),
    ("fr", "le les des et une dans du est que qui pour sur avec sont ont cette ces aux leur etait"),
    ("es", "el los las y una en del es que por con para su fue son como pero mas esta han"),
    ("de", "der die das und ist nicht mit von den dem ein eine zu sich auf auch wurde werden sind"),
    ("it", "il gli della di che e per una con sono dal alla nel anche piu stato hanno questo"),
    ("tr", "ve bir bu icin ile olarak da daha olan gibi sonra kadar oldu ancak"),
];

/// Whether `target` says the same letters as `source`, which holds something to translate.
pub(super) fn is_same(source: &str, target: &str, from: &Language, to: &Language) -> bool {
    let letters = |text: &str| -> String { fold_str(text).chars().filter(|c| c.is_alphabetic()).collect() };
    let (ours, theirs) = (letters(source), letters(target));
    if ours != theirs || from.primary() == to.primary() {
        return false;
    }
    // Names and abbreviations of Latin script stay as they are in any language.
    let foreign = |c: char| is_arabic(c) != to.is_arabic_script();
    ours.chars().any(foreign) || words(source).count() > 4
}

/// Whether `target` is written in the script of `to`, and not in another language of the same script.
pub(super) fn is_in(target: &str, source: &str, to: &Language) -> bool {
    has_script(target, source, to) && !is_other(target, to)
}

/// A source that already holds the other script may keep as much of it.
fn has_script(target: &str, source: &str, to: &Language) -> bool {
    if !to.is_arabic_script() && !is_latin(to) {
        return true;
    }
    let share = |text: &str| -> f64 {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
        let foreign = letters.iter().filter(|c| is_arabic(**c) != to.is_arabic_script()).count();
        foreign as f64 / letters.len().max(1) as f64
    };
    let already = if to.is_arabic_script() { share(source) } else { 0.0 };
    let quoted = without_quotations(target);
    share(&quoted) <= FOREIGN || (already < 1.0 && already > FOREIGN && share(target) <= already)
}

fn is_latin(language: &Language) -> bool {
    FUNCTION_WORDS.iter().any(|(code, _)| *code == language.primary()) || language.primary() == "pt"
}

fn is_other(target: &str, to: &Language) -> bool {
    if !FUNCTION_WORDS.iter().any(|(code, _)| *code == to.primary()) {
        return false;
    }
    let found: Vec<String> = words(target).map(|range| fold_str(slice(target, range))).collect();
    let count = |list: &str| found.iter().filter(|word| list.split(' ').any(|other| other == *word)).count();
    let own =
        FUNCTION_WORDS.iter().find(|(code, _)| *code == to.primary()).map_or(0, |(_, list)| count(list));
    let others = FUNCTION_WORDS.iter().filter(|(code, _)| *code != to.primary());
    others.map(|(_, list)| count(list)).any(|other| other >= TELLING && other > own * 2)
}

/// Quotations may stand in any script.
fn without_quotations(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '«' | '“' | '(' => depth += 1,
            '»' | '”' | ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.chars().any(char::is_alphabetic) { out } else { text.to_owned() }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
