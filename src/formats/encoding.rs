//! Bytes of a text file to text: byte order marks, UTF-16 and UTF-32 without one, UTF-8, and the old Arabic and Western code pages.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::{MAX_BYTES, ReadError};

mod arabic;
mod encode;
mod stream;
mod utf16;
mod utf32;
mod western;

pub(super) use encode::encode_like;
pub(in crate::formats) use stream::TextStream;

/// A text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without a byte order mark; not yet cleaned.
    pub text: String,
    /// The name of the WHATWG Encoding Standard, such as `windows-1256`.
    pub encoding: &'static str,
    /// Whether it was inferred from the bytes alone; false for a byte order mark, for valid UTF-8 and for the user's choice.
    pub guessed: bool,
    /// How many U+FFFD stand for bytes that mean nothing in that encoding.
    pub replaced: usize,
}

/// The text of `bytes`, in the encoding of the label `choice` or else in the one that the bytes speak for.
///
/// Errors: more than `MAX_BYTES`, an unknown label, and (without a choice) what is not text at all.
pub fn decode(bytes: &[u8], choice: Option<&str>) -> Result<Decoded, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let order = choice.map_or_else(|| utf32::Order::of(bytes), utf32::Order::named);
    if let Some(order) = order {
        return checked(decode_as_utf32(bytes, order));
    }
    if let Some(label) = choice {
        let encoding = Encoding::for_label_no_replacement(label.as_bytes())
            .ok_or_else(|| ReadError::UnknownEncoding { label: label.to_owned() })?;
        return Ok(decode_as(bytes, encoding, false));
    }
    if let Some(what) = other_kind(bytes) {
        return Err(ReadError::NotText { what });
    }
    let (encoding, guessed) = detect(bytes);
    checked(decode_as(bytes, encoding, guessed))
}

fn checked(decoded: Decoded) -> Result<Decoded, ReadError> {
    if is_binary(&decoded) { Err(ReadError::NotText { what: "a binary file" }) } else { Ok(decoded) }
}

/// The encodings to offer, as (WHATWG name, words for people); any other label works as well.
pub fn encodings() -> &'static [(&'static str, &'static str)] {
    &[
        ("UTF-8", "Unicode (UTF-8)"),
        ("UTF-16LE", "Unicode (UTF-16, little-endian)"),
        ("UTF-16BE", "Unicode (UTF-16, big-endian)"),
        ("UTF-32LE", "Unicode (UTF-32, little-endian)"),
        ("UTF-32BE", "Unicode (UTF-32, big-endian)"),
        ("windows-1256", "Arabic (Windows-1256)"),
        ("ISO-8859-6", "Arabic (ISO 8859-6)"),
        ("windows-1252", "Western European (Windows-1252)"),
        ("ISO-8859-15", "Western European (ISO 8859-15)"),
        ("macintosh", "Western European (Macintosh)"),
        ("windows-1250", "Central European (Windows-1250)"),
        ("windows-1251", "Cyrillic (Windows-1251)"),
        ("windows-1253", "Greek (Windows-1253)"),
        ("windows-1254", "Turkish (Windows-1254)"),
        ("windows-1255", "Hebrew (Windows-1255)"),
    ]
}

/// The encoding that the declaration of an XML file names. Where bytes are read as single ones it is not UTF-16, whatever it says.
pub(super) fn declared_in_xml(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(200))?;
    let end = head.windows(2).position(|two| two == b"?>")?;
    let line = std::str::from_utf8(head.get(..end)?).ok()?;
    let (_, rest) = line.strip_prefix("<?xml")?.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = rest.get(1..)?.split(quote).next()?;
    let encoding = Encoding::for_label_no_replacement(name.as_bytes())?;
    (!encoding.name().starts_with("UTF")).then_some(name)
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    let replaced = if had_errors { text.chars().filter(|c| *c == '\u{fffd}').count() } else { 0 };
    Decoded { text: text.into_owned(), encoding: encoding.name(), guessed, replaced }
}

fn decode_as_utf32(bytes: &[u8], order: utf32::Order) -> Decoded {
    let text = order.decode(bytes);
    let replaced = text.chars().filter(|c| *c == '\u{fffd}').count();
    Decoded { text, encoding: order.name(), guessed: false, replaced }
}

/// The encoding, and whether it is a guess.
fn detect(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    // Before UTF-8: the bytes of Arabic in UTF-16 are all below 0x80, and so valid UTF-8.
    if let Some(little) = utf16::endianness(bytes) {
        return (if little { UTF_16LE } else { UTF_16BE }, true);
    }
    match broken_utf8(bytes) {
        (0, _) => (UTF_8, false),
        // A few damaged bytes do not make an article of another encoding.
        (broken, whole) if broken * 20 < whole => (UTF_8, true),
        _ => (arabic::legacy(bytes), true),
    }
}

/// How many malformed sequences `bytes` have as UTF-8, and how many whole sequences of more than one byte.
fn broken_utf8(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(broken, whole), chunk| {
        let more = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (broken + usize::from(!chunk.invalid().is_empty()), whole + more)
    })
}

/// The other kinds of file that people drop on the window, by their first bytes.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a Word document or another zip archive"),
        (b"%PDF-", "a PDF file"),
        (b"\xd0\xcf\x11\xe0", "an old Word document"),
        (b"{\\rtf", "an RTF document"),
        (b"SQLite format 3\0", "a database or a project file"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

/// Whether more than a twentieth of the first characters, and not just one or two, are controls that no text has.
fn is_binary(decoded: &Decoded) -> bool {
    const LOOKED_AT: usize = 4096;
    let head = || decoded.text.chars().take(LOOKED_AT);
    let foul = head().filter(|c| c.is_control() && !"\t\n\r\u{c}\u{1a}\u{85}".contains(*c)).count();
    foul > 3 && foul * 20 > head().count()
}

#[cfg(test)]
mod tests;
