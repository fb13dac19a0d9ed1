//! Words in a text as one types them: joined by a hyphen, an apostrophe, the sign inside a number.

use std::ops::Range;

use crate::text::slice;

/// The bytes of the words of a text: letters, digits and marks, and single signs between two of them.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut joint: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let last = out.last_mut();
        match last {
            Some(word) if is_letter(c) && (word.end == at || joint == Some(word.end)) => word.end = end,
            _ if is_letter(c) => out.push(at..end),
            Some(word) if is_joint(c) && word.end == at => {
                joint = Some(at);
                continue;
            }
            _ => {}
        }
        joint = None;
    }
    out
}

/// Where the word that is being typed at the end of a text begins; its end where none is. `al-` is one that goes on.
pub(super) fn open_word(text: &str) -> usize {
    let tail = text.char_indices().rev().take_while(|(_, c)| is_letter(*c) || is_joint(*c));
    let start = tail.last().map_or(text.len(), |(at, _)| at);
    let leading = slice(text, start..text.len()).trim_start_matches(is_joint);
    text.len() - leading.len()
}

/// How many bytes of `text` its beginning `typed` takes, whatever the case; none where it does not begin so.
pub(super) fn begins(text: &str, typed: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    for wanted in typed.chars() {
        let (_, c) = chars.next()?;
        if c != wanted && !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(chars.next().map_or(text.len(), |(at, _)| at))
}

/// The first word of what would be typed next, with what stands before it: the rest of a word that is being typed, such as the
/// `,250` of `1,250`; a sign alone where one comes first.
pub(super) fn first_word(text: &str) -> &str {
    let begun = words(&["1", text].concat()).first().map_or(0, |word| word.end - 1);
    let blank = text.len() - text.trim_start().len();
    let rest = slice(text, blank..text.len());
    let end = match words(rest).into_iter().next() {
        _ if begun > 0 => begun,
        Some(word) if word.start == 0 => blank + word.end,
        Some(word) => blank + slice(rest, 0..word.start).trim_end().len().max(1),
        None => text.trim_end().len(),
    };
    text.get(..end).unwrap_or(text)
}

pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}')
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '.' | ',' | ':' | '/' | '@' | '_' | '\u{2011}' | '\u{66b}' | '\u{66c}')
}
