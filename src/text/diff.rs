//! What was changed between two texts, word by word.

use std::ops::Range;

use super::slice;

/// The most words that are compared one by one; longer texts differ as a whole between what they share at both ends.
const MOST_WORDS: usize = 1500;

/// A part of two texts: the same in both, or what stands in the one and what in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffPart {
    /// Whether the part is the same in both.
    pub same: bool,
    /// Its bytes in the old text; empty where it was added.
    pub old: Range<usize>,
    /// Its bytes in the new text; empty where it was removed.
    pub new: Range<usize>,
}

/// The parts of two texts in order; together they are both.
///
/// Words, runs of spaces and single signs are compared as wholes, so that no letter of a word is marked alone, which would cut the joining of Arabic.
pub fn word_diff(old: &str, new: &str) -> Vec<DiffPart> {
    let (a, b) = (tokens(old), tokens(new));
    let text = |whole, range: &Range<usize>| slice(whole, range.clone());
    let equal = |i: &Range<usize>, j: &Range<usize>| text(old, i) == text(new, j);
    let head = a.iter().zip(&b).take_while(|(i, j)| equal(i, j)).count();
    let most = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(i, j)| equal(i, j)).count();
    let (middle_a, middle_b) = (part(&a, head, tail), part(&b, head, tail));
    let matched = common(old, new, middle_a, middle_b);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    pairs.extend(matched.into_iter().map(|(i, j)| (i + head, j + head)));
    pairs.extend((0..tail).rev().map(|at| (a.len() - 1 - at, b.len() - 1 - at)));
    parts((&a, &b), &pairs, (old.len(), new.len()))
}

/// Where a byte of the old text is in the new one: at the same place in what is the same, else at the end of what replaces it.
pub fn moved(parts: &[DiffPart], at: usize) -> usize {
    for part in parts {
        if part.same && part.old.contains(&at) {
            return part.new.start + (at - part.old.start);
        }
        if at <= part.old.start {
            return part.new.start;
        }
        if at < part.old.end {
            return part.new.end;
        }
    }
    parts.last().map_or(0, |part| part.new.end)
}

fn part(tokens: &[Range<usize>], head: usize, tail: usize) -> &[Range<usize>] {
    tokens.get(head..tokens.len() - tail).unwrap_or_default()
}

/// Words with their marks, runs of spaces, and every other sign for itself.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut last = Kind::Sign;
    for (at, c) in text.char_indices() {
        let kind = kind(c, last);
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some(token) if kind == last && kind != Kind::Sign => token.end = end,
            _ => out.push(at..end),
        }
        last = kind;
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Sign,
}

fn kind(c: char, last: Kind) -> Kind {
    // Vowel marks and the joiners belong to the word that they stand in.
    let mark = matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' | '\u{200c}' | '\u{200d}');
    if c.is_alphanumeric() || c == '\u{640}' || (mark && last == Kind::Word) {
        Kind::Word
    } else if c.is_whitespace() {
        Kind::Space
    } else {
        Kind::Sign
    }
}

/// The longest common series of tokens, as pairs of indices.
fn common(old: &str, new: &str, a: &[Range<usize>], b: &[Range<usize>]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() || a.len() > MOST_WORDS || b.len() > MOST_WORDS {
        return Vec::new();
    }
    let equal = |i: &Range<usize>, j: &Range<usize>| slice(old, i.clone()) == slice(new, j.clone());
    let width = b.len() + 1;
    // The cell (i, j) is the length of the longest common series of a[i..] and b[j..].
    let mut table = vec![0_u16; (a.len() + 1) * width];
    let cell = |table: &[u16], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, one) in a.iter().enumerate().rev() {
        for (j, two) in b.iter().enumerate().rev() {
            let value = if equal(one, two) {
                cell(&table, i + 1, j + 1) + 1
            } else {
                cell(&table, i + 1, j).max(cell(&table, i, j + 1))
            };
            if let Some(place) = table.get_mut(i * width + j) {
                *place = value;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while let (Some(one), Some(two)) = (a.get(i), b.get(j)) {
        if equal(one, two) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if cell(&table, i + 1, j) >= cell(&table, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    without_lone_spaces(old, a, &pairs)
}

/// A space alone between two changes says nothing; the change is shown as one.
fn without_lone_spaces(old: &str, a: &[Range<usize>], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let is_space = |at: usize| a.get(at).is_some_and(|token| slice(old, token.clone()).trim().is_empty());
    let follows = |one: Option<&(usize, usize)>, two: Option<&(usize, usize)>| match (one, two) {
        (Some(one), Some(two)) => one.0 + 1 == two.0 && one.1 + 1 == two.1,
        _ => false,
    };
    let keep = |at: usize, pair: &(usize, usize)| {
        let before = at.checked_sub(1).and_then(|at| pairs.get(at));
        !is_space(pair.0) || follows(before, Some(pair)) || follows(Some(pair), pairs.get(at + 1))
    };
    pairs.iter().enumerate().filter(|(at, pair)| keep(*at, pair)).map(|(_, pair)| *pair).collect()
}

fn parts(
    (a, b): (&[Range<usize>], &[Range<usize>]),
    pairs: &[(usize, usize)],
    (old_end, new_end): (usize, usize),
) -> Vec<DiffPart> {
    let mut out: Vec<DiffPart> = Vec::new();
    let (mut old, mut new) = (0, 0);
    let gap = |out: &mut Vec<DiffPart>, old: Range<usize>, new: Range<usize>| {
        if !old.is_empty() || !new.is_empty() {
            out.push(DiffPart { same: false, old, new });
        }
    };
    for (i, j) in pairs {
        let (Some(one), Some(two)) = (a.get(*i), b.get(*j)) else { continue };
        gap(&mut out, old..one.start, new..two.start);
        match out.last_mut() {
            Some(last) if last.same && last.old.end == one.start && last.new.end == two.start => {
                (last.old.end, last.new.end) = (one.end, two.end);
            }
            _ => out.push(DiffPart { same: true, old: one.clone(), new: two.clone() }),
        }
        (old, new) = (one.end, two.end);
    }
    gap(&mut out, old..old_end, new..new_end);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts as `=same`, `-old` and `+new`.
    fn check(old: &str, new: &str, expected: &[&str]) {
        let parts = word_diff(old, new);
        let mut found = Vec::new();
        for part in &parts {
            let (before, after) = (slice(old, part.old.clone()), slice(new, part.new.clone()));
            if part.same {
                assert_eq!(before, after);
                found.push(format!("={before}"));
                continue;
            }
            found.extend((!before.is_empty()).then(|| format!("-{before}")));
            found.extend((!after.is_empty()).then(|| format!("+{after}")));
        }
        assert_eq!(found, expected, "{old:?} {new:?}");
        let whole = |text: &str, of: fn(&DiffPart) -> Range<usize>| -> String {
            parts.iter().map(|part| slice(text, of(part))).collect()
        };
        assert_eq!(whole(old, |part| part.old.clone()), old);
        assert_eq!(whole(new, |part| part.new.clone()), new);
    }

    #[test]
    fn words_are_compared_as_wholes() {
        check("", "", &[]);
        check("a b", "a b", &["=a b"]);
        check("the old train", "the new train.", &["=the ", "-old", "+new", "= train", "+."]);
        check("عاد القطار", "عاد القطاران", &["=عاد ", "-القطار", "+القطاران"]);
        check("كتب", "كَتَب", &["-كتب", "+كَتَب"]);
        check("one two three", "four five six", &["-one two three", "+four five six"]);
        check("a, b", "a; b", &["=a", "-,", "+;", "= b"]);
        check("b", "a b", &["+a ", "=b"]);
    }

    #[test]
    fn a_place_goes_with_its_word() {
        let parts = word_diff("the old train", "a very old train");
        assert_eq!([0, 4, 7, 13].map(|at| moved(&parts, at)), [0, 7, 10, 16]);
        assert_eq!(moved(&[], 5), 0);
    }

    #[test]
    fn long_texts_are_compared_at_their_ends() {
        let long = "a b ".repeat(2 * MOST_WORDS);
        let parts = word_diff(&format!("x{long}"), &format!("{long}y"));
        assert!(!parts.is_empty());
        assert_eq!(parts.last().map(|part| part.new.end), Some(long.len() + 1));
    }
}
