//! Finds the invisible marks of a text that do nothing: without them it is ordered, joined and broken as before.

use super::reorder::{Levels, visual_order};
use crate::text::{Direction, Hidden, hidden, is_direction_control, slice};

/// The text without its stray marks: controls of direction that change no order, joiners that join nothing, and characters
/// without any use. No-break spaces and tatweel are seen, and stay.
pub fn without_stray_marks(text: &str, direction: Direction) -> String {
    let mut out = text.to_owned();
    let mut at = 0;
    while let Some(c) = slice(&out, at..out.len()).chars().next() {
        let rest = if is_direction_control(c) {
            without_control(&out, at, c).filter(|rest| same_order(&out, rest, direction))
        } else if is_idle(&out, at, c) {
            Some(without(&out, &[at]))
        } else {
            None
        };
        match rest {
            Some(rest) => out = rest,
            None => at += c.len_utf8(),
        }
    }
    out
}

/// The text without the control at `at`, and without the one that ends what it begins.
fn without_control(text: &str, at: usize, c: char) -> Option<String> {
    match hidden(c) {
        Some(Hidden::Start { .. }) => {
            let isolate = matches!(c, '\u{2066}'..='\u{2068}');
            let end = end_of(text, at + c.len_utf8(), isolate);
            Some(end.map_or_else(|| without(text, &[at]), |end| without(text, &[at, end])))
        }
        // The end of a part that is kept is kept as well; one that ends nothing changes no order.
        Some(_) => Some(without(text, &[at])),
        None => None,
    }
}

/// Where the part ends that begins before `from`.
fn end_of(text: &str, from: usize, isolate: bool) -> Option<usize> {
    let mut depth = 0;
    for (offset, c) in slice(text, from..text.len()).char_indices() {
        let (starts, ends) = match c {
            '\u{2066}'..='\u{2068}' => (isolate, false),
            '\u{2069}' => (false, isolate),
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => (!isolate, false),
            '\u{202c}' => (false, !isolate),
            _ => (false, false),
        };
        if ends && depth == 0 {
            return Some(from + offset);
        }
        depth += i32::from(starts) - i32::from(ends);
    }
    None
}

/// Whether what is seen of both texts, which differ in controls alone, has the same levels.
fn same_order(with: &str, without: &str, direction: Direction) -> bool {
    let seen = |text: &str| -> Vec<(char, u8)> {
        let mut out = Vec::new();
        for line in text.split('\n') {
            let levels = Levels::new(line, direction);
            let visible = line.char_indices().filter(|(_, c)| !is_direction_control(*c));
            out.extend(visible.map(|(at, c)| (c, levels.at(at))));
        }
        out
    };
    visual(&seen(with)) == visual(&seen(without))
}

/// The characters as they stand on screen from left to right, each with its direction.
fn visual(seen: &[(char, u8)]) -> Vec<(char, bool)> {
    let levels: Vec<u8> = seen.iter().map(|(_, level)| *level).collect();
    visual_order(&levels)
        .into_iter()
        .filter_map(|i| seen.get(i))
        .map(|(c, level)| (*c, level % 2 == 1))
        .collect()
}

/// Whether a joiner, or what has no use, does nothing where it stands.
fn is_idle(text: &str, at: usize, c: char) -> bool {
    let before = slice(text, 0..at).chars().rev().find(|c| !is_transparent(*c));
    let after = slice(text, at + c.len_utf8()..text.len()).chars().find(|c| !is_transparent(*c));
    match hidden(c) {
        Some(Hidden::NonJoiner) => !(before.is_some_and(is_joining) && after.is_some_and(is_joining)),
        // Between pictures it makes one of them, behind or before a letter it shows a joined form.
        Some(Hidden::Joiner) => !(before.is_some_and(may_join) || after.is_some_and(may_join)),
        Some(Hidden::Other) => !matches!(c, '\u{ad}' | '\u{200b}'),
        _ => false,
    }
}

fn is_transparent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{fe00}'..='\u{fe0f}')
}

/// A letter of a script whose letters join, or whose syllables a non-joiner cuts.
fn is_joining(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c as u32, 0x600..=0x8ff | 0x900..=0x0dff | 0x1800..=0x18af | 0xfb50..=0xfefc)
}

fn may_join(c: char) -> bool {
    is_joining(c) || (c as u32 >= 0x2190 && !c.is_alphanumeric())
}

/// `text` without the characters at these offsets.
fn without(text: &str, gone: &[usize]) -> String {
    text.char_indices().filter(|(at, _)| !gone.contains(at)).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Direction::{Ltr, Rtl};

    #[track_caller]
    fn check(text: &str, direction: Direction, expected: &str) {
        assert_eq!(without_stray_marks(text, direction), expected, "{text:?}");
    }

    #[test]
    fn marks_without_an_effect_go_and_the_others_stay() {
        check("\u{200f}قال الوزير\u{200f}.", Rtl, "قال الوزير.");
        check("\u{200e}The minister\u{200e} said", Ltr, "The minister said");
        check("شركة Apple Inc.\u{200e} كبيرة", Rtl, "شركة Apple Inc.\u{200e} كبيرة");
        check("لغة C++\u{200e}", Rtl, "لغة C++\u{200e}");
        check("\u{202b}نص\u{202c} عربي", Rtl, "نص عربي");
        check("see \u{2067}BBC قالت\u{2069}.", Ltr, "see \u{2067}BBC قالت\u{2069}.");
        check("see \u{2066}yes\u{2069}.", Ltr, "see yes.");
        check("نص\u{202c}\u{2069}", Rtl, "نص");
    }

    #[test]
    fn joiners_stay_where_letters_join() {
        check("می\u{200c}خواهم و a\u{200c}b", Rtl, "می\u{200c}خواهم و ab");
        check("ه\u{200d} x\u{200d}", Rtl, "ه\u{200d} x");
        check("👩\u{200d}👧", Ltr, "👩\u{200d}👧");
        check("a\u{feff}b\u{2060}c\u{ad}d e\u{a0}f مـد", Ltr, "abc\u{ad}d e\u{a0}f مـد");
    }

    #[test]
    fn what_is_left_has_nothing_stray() {
        let text = "\u{200f}\u{200e}\u{2067}a\u{2069}\u{200f} ب\u{202a}c\u{202c}\u{200e}!";
        for direction in [Ltr, Rtl] {
            let once = without_stray_marks(text, direction);
            assert_eq!(without_stray_marks(&once, direction), once);
        }
    }
}
