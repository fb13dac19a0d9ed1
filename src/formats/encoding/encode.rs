//! Text back to bytes, in the encoding of the file that it came from.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::utf32;

/// The bytes of `text` in the encoding `name`, with a byte order mark where `original` has one; in UTF-8 where that encoding is not
/// known or lacks a letter of the text. The encoding that was taken is told.
pub(in crate::formats) fn encode_like(original: &[u8], name: &str, text: &str) -> (Vec<u8>, &'static str) {
    if let Some(order) = utf32::Order::named(name) {
        return (order.encode(original, text), order.name());
    }
    let encoding = Encoding::for_label_no_replacement(name.as_bytes()).unwrap_or(UTF_8);
    let marked = Encoding::for_bom(original).is_some_and(|(found, _)| found == encoding);
    let text_with_mark = if marked { format!("\u{feff}{text}") } else { text.to_owned() };
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let bytes_of = if encoding == UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
        return (text_with_mark.encode_utf16().flat_map(bytes_of).collect(), encoding.name());
    }
    if encoding != UTF_8 {
        let (bytes, _, unmappable) = encoding.encode(text);
        if !unmappable {
            return (bytes.into_owned(), encoding.name());
        }
    }
    (text_with_mark.into_bytes(), UTF_8.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::decode;

    #[test]
    fn text_goes_back_to_the_bytes_that_it_came_from() {
        let utf16 = |mark: &str, bytes_of: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("{mark}نص طويل فيه كلمات").encode_utf16().flat_map(bytes_of).collect()
        };
        let utf32 = |mark: &str, bytes_of: fn(u32) -> [u8; 4]| -> Vec<u8> {
            format!("{mark}نص 😀").chars().flat_map(|c| bytes_of(u32::from(c))).collect()
        };
        for bytes in [
            utf32("\u{feff}", u32::to_le_bytes),
            utf32("\u{feff}", u32::to_be_bytes),
            utf32("", u32::to_le_bytes),
            utf32("", u32::to_be_bytes),
            "نص".as_bytes().to_vec(),
            "\u{feff}نص".as_bytes().to_vec(),
            utf16("\u{feff}", u16::to_le_bytes),
            utf16("\u{feff}", u16::to_be_bytes),
            utf16("", u16::to_le_bytes),
            encoding_rs::WINDOWS_1256.encode("وصل القطار إلى المحطة صباح أمس").0.into_owned(),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!(encode_like(&bytes, decoded.encoding, &decoded.text), (bytes, decoded.encoding));
        }
    }

    #[test]
    fn what_the_encoding_lacks_makes_it_utf_8() {
        let (bytes, name) = encode_like(b"\xe4", "windows-1256", "日本");
        assert_eq!((bytes.as_slice(), name), ("日本".as_bytes(), "UTF-8"));
    }
}
