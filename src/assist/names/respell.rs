//! Writes one spelling of a name where others stand.

use std::ops::Range;

use crate::text::slice;

/// The places of `text` where one of `others` stands as whole words, each with what is to stand there.
///
/// That is `chosen`, with a capital letter at the head of a sentence. A place that has `chosen` already is passed over.
pub fn respelled(text: &str, others: &[&str], chosen: &str) -> Vec<(Range<usize>, String)> {
    let mut wanted: Vec<&str> = others.iter().copied().filter(|it| !it.is_empty() && *it != chosen).collect();
    wanted.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let mut out = Vec::new();
    let mut end = 0;
    for (at, _) in text.char_indices() {
        if at < end || !is_edge(text, at) {
            continue;
        }
        let stands = |name: &str| {
            let there = text.get(at..at + name.len()).is_some_and(|it| super::ledger::same(it, name));
            there && is_edge(text, at + name.len())
        };
        if !chosen.is_empty() && stands(chosen) {
            end = at + chosen.len();
        } else if let Some(other) = wanted.iter().copied().find(|it| stands(it)) {
            end = at + other.len();
            out.push((at..end, fitting(text, at, chosen)));
        }
    }
    out
}

/// Whether no letter stands on both sides.
fn is_edge(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = slice(text, 0..at).chars().next_back();
    let behind = slice(text, at..text.len()).chars().next();
    !(letter(before) && letter(behind))
}

/// The spelling as it begins a sentence, where it does.
fn fitting(text: &str, at: usize, chosen: &str) -> String {
    let before = slice(text, 0..at).trim_end().chars().next_back();
    let opens = before.is_none_or(|c| matches!(c, '.' | '!' | '?'));
    let mut letters = chosen.chars();
    match letters.next().filter(|_| opens) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => chosen.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, others: &[&str], chosen: &str, expected: &str) {
        let mut out = text.to_owned();
        for (range, new) in respelled(text, others, chosen).into_iter().rev() {
            out.replace_range(range, &new);
        }
        assert_eq!(out, expected);
    }

    #[test]
    fn whole_words_are_replaced_and_sentences_begin_with_a_capital() {
        check(
            "Velayaty met Velayatys and Velayaty.",
            &["Velayaty"],
            "Velayati",
            "Velayati met Velayatys and Velayati.",
        );
        check(
            "El-Hosni said. El-Hosni left el-Hosni",
            &["El-Hosni"],
            "al-Husni",
            "Al-Husni said. Al-Husni left al-Husni",
        );
        check("Abdel Majid and Majid", &["Majid"], "Abdel Majid", "Abdel Majid and Abdel Majid");
        check("Hussein al-Hussein", &["Hussein", "al-Hussein"], "Husayn", "Husayn Husayn");
        check("É. Mansur’s", &["Mansur", ""], "Mansour", "É. Mansour’s");
    }
}
