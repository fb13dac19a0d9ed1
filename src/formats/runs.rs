//! Cuts the text of a paragraph into runs of one direction, so that each gets its own font, size and language.

use std::ops::Range;

use crate::text::{Direction, slice};

/// A part of a text and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) direction: Direction,
    pub(super) text: &'a str,
}

/// What a character says about the direction of its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Strong(Direction),
    /// Follows letters that touch it, or stand one character away: `COVID-19`, `iPhone 15`.
    Digit,
    /// Belongs to the character before it.
    Attached,
    /// Follows its neighbours where they agree, else the paragraph.
    Neutral,
}

/// The runs of `text` in a paragraph of the direction `base`; together they are `text`.
///
/// Word gives a neutral character in a `w:rtl` run the place of an Arabic letter, so a space between two Latin words has to be in
/// their run (rule N1 of UAX #9), and punctuation at the edge in the paragraph's. Numbers follow rule W7 only where the
/// letters are next to them: "Apple، 15" is two things.
pub(super) fn runs(text: &str, base: Direction) -> Vec<Run<'_>> {
    let mut spans = resolved(text, base);
    give_final_marks(text, base, &mut spans);
    spans.dedup_by(|next, last| {
        let same = next.0 == last.0;
        if same {
            last.1.end = next.1.end;
        }
        same
    });
    spans.into_iter().map(|(direction, range)| Run { direction, text: slice(text, range) }).collect()
}

/// Every character with the direction of its run.
fn resolved(text: &str, base: Direction) -> Vec<(Direction, Range<usize>)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let classes = with_digits(&chars.iter().map(|(_, c)| class(*c)).collect::<Vec<_>>());
    let mut out = Vec::with_capacity(chars.len());
    let mut before = base;
    let mut at = 0;
    while at < classes.len() {
        let gap = classes.iter().skip(at).take_while(|class| direction_of(**class).is_none()).count();
        let after = classes.get(at + gap).and_then(|class| direction_of(*class)).unwrap_or(base);
        let between = if before == after { before } else { base };
        let strong = usize::from(at + gap < classes.len());
        for (offset, c) in chars.iter().skip(at).take(gap + strong) {
            out.push((between, *offset..offset + c.len_utf8()));
        }
        if let (1, Some(last)) = (strong, out.last_mut()) {
            last.0 = after;
        }
        before = after;
        at += gap + strong;
    }
    out
}

/// Gives the final marks of a quotation or a whole sentence in the other direction to it: `"لن نتراجع!"` in English has its `!` at the
/// left. Where the words are a part of a sentence, its full stop stays its own.
fn give_final_marks(text: &str, base: Direction, spans: &mut [(Direction, Range<usize>)]) {
    let mut at = 0;
    while let Some(start) = spans.iter().skip(at).position(|span| span.0 != base).map(|more| at + more) {
        let end = start + spans.iter().skip(start).take_while(|span| span.0 != base).count();
        let marks = marks_behind(text, spans, start..end);
        for span in spans.iter_mut().skip(end).take(marks) {
            span.0 = base.opposite();
        }
        at = end + marks;
    }
}

/// How many marks behind the characters of `range` are their own.
fn marks_behind(text: &str, spans: &[(Direction, Range<usize>)], range: Range<usize>) -> usize {
    let c = |at: usize| {
        let (_, bytes) = spans.get(at)?;
        slice(text, bytes.clone()).chars().next()
    };
    let marks = (range.end..).map_while(c).take_while(|c| is_final(*c)).count();
    let (before, after) = (range.start.checked_sub(1).and_then(c), c(range.end + marks));
    let quoted = before.zip(after).is_some_and(|(open, close)| are_quotes(open, close));
    let begins = match (before, range.start.checked_sub(2).and_then(c)) {
        (None, _) => true,
        (Some(space), last) => {
            space.is_whitespace() && last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | '؟'))
        }
    };
    if quoted || (begins && after.is_none_or(char::is_whitespace)) { marks } else { 0 }
}

/// What ends a sentence or a part of one.
fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ',' | ';' | ':')
}

fn are_quotes(open: char, close: char) -> bool {
    const PAIRS: [(char, char); 8] =
        [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('«', '»'), ('„', '“'), ('(', ')'), ('[', ']')];
    PAIRS.contains(&(open, close))
}

/// The classes with digits made strong where they follow letters, and attached marks what they hang on.
fn with_digits(classes: &[Class]) -> Vec<Class> {
    let mut out: Vec<Class> = Vec::with_capacity(classes.len());
    for (at, class) in classes.iter().enumerate() {
        let last = out.last().copied().unwrap_or(Class::Neutral);
        let before = if last == Class::Neutral && at > 1 { out.get(at - 2).copied() } else { None };
        out.push(match (class, last, before) {
            (Class::Attached, last, _) | (Class::Digit, last @ Class::Strong(_), _) => last,
            (Class::Digit, _, Some(before @ Class::Strong(_))) => before,
            (class, ..) => *class,
        });
    }
    out
}

fn direction_of(class: Class) -> Option<Direction> {
    match class {
        Class::Strong(direction) => Some(direction),
        _ => None,
    }
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        '\u{300}'..='\u{36f}'
        | '\u{200c}'
        | '\u{200d}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' => Class::Attached,
        '\u{200e}' => Class::Strong(Direction::Ltr),
        c if is_rtl(c) => Class::Strong(Direction::Rtl),
        c if c.is_alphabetic() => Class::Strong(Direction::Ltr),
        _ => Class::Neutral,
    }
}

/// Hebrew to Arabic Extended with their punctuation and digits, presentation forms, the right-to-left planes and marks. The
/// ornate parentheses are mirrored like any bracket and stay neutral.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected runs as `R:text` and `L:text`.
    fn check(base: Direction, input: &str, expected: &[&str]) {
        let found: Vec<String> = runs(input, base)
            .into_iter()
            .map(|run| format!("{}:{}", if run.direction.is_rtl() { 'R' } else { 'L' }, run.text))
            .collect();
        assert_eq!(found, expected, "{input:?}");
    }

    #[test]
    fn latin_in_arabic_has_runs_of_its_own() {
        let rtl = Direction::Rtl;
        check(rtl, "", &[]);
        check(rtl, "15%.", &["R:15%."]);
        check(rtl, "قال «نعم».", &["R:قال «نعم»."]);
        check(rtl, "شركة Apple Inc. كبيرة", &["R:شركة ", "L:Apple Inc", "R:. كبيرة"]);
        check(rtl, "ب (COVID-19) ثم iPhone 15!", &["R:ب (", "L:COVID-19", "R:) ثم ", "L:iPhone 15", "R:!"]);
        check(rtl, "Apple، 15 مليونا", &["L:Apple", "R:، 15 مليونا"]);
        check(rtl, "ب cafe\u{301}.", &["R:ب ", "L:cafe\u{301}", "R:."]);
    }

    #[test]
    fn arabic_in_english_has_runs_of_its_own() {
        let ltr = Direction::Ltr;
        check(ltr, "Plain, 15%.", &["L:Plain, 15%."]);
        check(ltr, "He said \"يا سلام\".", &["L:He said \"", "R:يا سلام", "L:\"."]);
        check(ltr, "«كِتَاب» 2019 was", &["L:«", "R:كِتَاب", "L:» 2019 was"]);
        check(ltr, "in عام 2019.", &["L:in ", "R:عام 2019", "L:."]);
    }

    #[test]
    fn the_final_mark_of_a_quotation_or_a_sentence_is_its_own() {
        let (ltr, rtl) = (Direction::Ltr, Direction::Rtl);
        check(ltr, "said \"لن نتراجع!\" (we", &["L:said \"", "R:لن نتراجع!", "L:\" (we"]);
        check(ltr, "(انظر أدناه...) and", &["L:(", "R:انظر أدناه...", "L:) and"]);
        check(ltr, "ثم انصرف. He added", &["R:ثم انصرف.", "L: He added"]);
        check(ltr, "He left. عاد أمس! He", &["L:He left. ", "R:عاد أمس!", "L: He"]);
        check(ltr, "It means: نعم. He", &["L:It means: ", "R:نعم", "L:. He"]);
        check(ltr, "a \"نعم\".", &["L:a \"", "R:نعم", "L:\"."]);
        check(rtl, "قال «Never!» ثم", &["R:قال «", "L:Never!", "R:» ثم"]);
        check(rtl, "شركة Apple.", &["R:شركة ", "L:Apple", "R:."]);
    }
}
