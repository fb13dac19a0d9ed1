//! Takes out the characters that break layout, on every way in: file, paste, input method.

use std::borrow::Cow;

/// `text` without control and separator characters.
///
/// Line ends of any kind become `\n`, and so do U+2028, U+2029, U+0085, U+001C–1E, vertical tabs and form feeds, which
/// separate; NUL and the other controls go, and so do the noncharacters U+FDD0–FDEF, which `typeset` needs. Tabs stay.
///
/// A U+2029, U+0085 or U+001C–1E before text of the other direction makes cosmic-text 0.19 panic.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_foul) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{1c}'..='\u{1e}' | '\u{0b}' | '\u{0c}' => {
                out.push('\n');
            }
            '\u{1f}' => out.push(' '),
            c if is_foul(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_foul(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{fdd0}'..='\u{fdef}')
        || (c.is_control() && !matches!(c, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_layout_goes_and_the_rest_stays() {
        for (dirty, pure) in [
            ("a\r\nb\rc", "a\nb\nc"),
            ("abc\u{2029}نص", "abc\nنص"),
            ("a\u{0}b\u{7f}c", "abc"),
            ("x\u{1f}y", "x y"),
            ("\u{feff}س\tع", "س\tع"),
            ("\u{200f}لا\u{200d}", "\u{200f}لا\u{200d}"),
        ] {
            assert_eq!(clean(dirty), pure, "{dirty:?}");
        }
    }
}
