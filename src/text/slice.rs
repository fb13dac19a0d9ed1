//! Slices of text that cannot panic, and offsets in bytes and in code points.

use std::ops::Range;

/// The part of `text` in the byte `range`; empty where the range is not on character boundaries or out of bounds.
pub fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The character boundary at or before the byte `offset`.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

/// The code point offset of the byte offset `byte`.
pub fn char_of_byte(text: &str, byte: usize) -> usize {
    slice(text, 0..floor_boundary(text, byte)).chars().count()
}

/// The byte offset of the code point offset `char`; the end of the text where it has fewer.
pub fn byte_of_char(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_convert_both_ways() {
        let text = "aب c";
        assert_eq!(char_of_byte(text, 3), 2);
        assert_eq!(byte_of_char(text, 2), 3);
        assert_eq!(byte_of_char(text, 99), text.len());
    }

    #[test]
    fn a_slice_inside_a_character_is_empty() {
        assert_eq!(slice("ب", 0..1), "");
        assert_eq!(floor_boundary("ب", 1), 0);
    }
}
