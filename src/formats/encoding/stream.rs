//! A large text file as UTF-8, a piece at a time, whatever its encoding.

use std::io::{self, BufRead, Cursor, Read as _};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{detect, other_kind, utf16};
use crate::formats::error::ReadError;

/// How many bytes are looked at to find the encoding.
const HEAD: u64 = 64 * 1024;

/// A text that is decoded as it is read. Bytes without meaning become U+FFFD.
pub(in crate::formats) struct TextStream<R> {
    input: io::Chain<Cursor<Vec<u8>>, R>,
    decoder: Decoder,
    encoding: &'static Encoding,
    taken: u64,
    ended: bool,
}

impl<R: BufRead> TextStream<R> {
    /// Looks at the first bytes of `input`. The encoding is that of the label `choice`, else what a byte order mark or the
    /// pattern of the bytes says, else the one that `declared` finds in them.
    pub(in crate::formats) fn new(
        mut input: R,
        choice: Option<&str>,
        declared: impl Fn(&[u8]) -> Option<&str>,
    ) -> Result<Self, ReadError> {
        let mut head = Vec::new();
        input.by_ref().take(HEAD).read_to_end(&mut head).map_err(ReadError::Input)?;
        if let Some(what) = other_kind(&head).filter(|_| choice.is_none()) {
            return Err(ReadError::NotText { what });
        }
        let encoding = match choice {
            Some(label) => Encoding::for_label_no_replacement(label.as_bytes())
                .ok_or_else(|| ReadError::UnknownEncoding { label: label.to_owned() })?,
            None => encoding_of(&head, declared),
        };
        let decoder = encoding.new_decoder_with_bom_removal();
        let input = Cursor::new(head).chain(input);
        Ok(Self { input, decoder, encoding, taken: 0, ended: false })
    }

    /// The name of the encoding in the Encoding Standard.
    pub(in crate::formats) fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// How many bytes of the file were taken.
    pub(in crate::formats) fn taken(&self) -> u64 {
        self.taken
    }

    /// Adds the next piece of the text to `out`; false where there is no more.
    pub(in crate::formats) fn fill(&mut self, out: &mut String) -> Result<bool, ReadError> {
        if self.ended {
            return Ok(false);
        }
        let bytes = self.input.fill_buf().map_err(ReadError::Input)?;
        let length = bytes.len();
        self.ended = length == 0;
        out.reserve(self.decoder.max_utf8_buffer_length(length).unwrap_or(length));
        let (_, read, _) = self.decoder.decode_to_string(bytes, out, self.ended);
        self.input.consume(read);
        self.taken += read as u64;
        Ok(!self.ended)
    }
}

fn encoding_of(head: &[u8], declared: impl Fn(&[u8]) -> Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    if let Some(little) = utf16::endianness(head) {
        return if little { UTF_16LE } else { UTF_16BE };
    }
    // What reads as single bytes is not UTF-16, whatever the file says of itself.
    let named = declared(head).and_then(|name| Encoding::for_label_no_replacement(name.as_bytes()));
    match named.filter(|encoding| !encoding.name().starts_with("UTF")) {
        Some(encoding) => encoding,
        None if is_utf8(head) => UTF_8,
        None => detect(head).0,
    }
}

/// Whether the bytes are UTF-8, but for a character that the end of the piece cuts.
fn is_utf8(head: &[u8]) -> bool {
    std::str::from_utf8(head).err().is_none_or(|error| error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], declared: Option<&'static str>) -> (String, &'static str) {
        let mut stream = TextStream::new(io::BufReader::with_capacity(7, bytes), None, |_| declared).unwrap();
        let mut text = String::new();
        while stream.fill(&mut text).unwrap() {}
        assert_eq!(stream.taken(), bytes.len() as u64);
        (text, stream.encoding())
    }

    #[test]
    fn pieces_come_together_in_each_encoding() {
        let text = "مقال عن الأمن في المدينة، 2024 article";
        assert_eq!(read(text.as_bytes(), None), (text.to_owned(), "UTF-8"));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16, Some("UTF-8")), (text.to_owned(), "UTF-16LE"));
        let (legacy, _, _) = encoding_rs::WINDOWS_1256.encode(text);
        assert_eq!(read(&legacy, Some("windows-1256")), (text.to_owned(), "windows-1256"));
        assert_eq!(read(&legacy, Some("utf-8")).0, text);
        assert_eq!(read(b"", None).0, "");
    }

    #[test]
    fn an_archive_is_no_text() {
        assert!(matches!(
            TextStream::new(&b"PK\x03\x04"[..], None, |_| None),
            Err(ReadError::NotText { .. })
        ));
    }
}
