//! The archive of a reviewed file, opened with care: nothing in it is trusted.

use std::io::{Cursor, Read as _};

use quick_xml::events::{BytesRef, BytesStart};
use zip::ZipArchive;

use super::reviewed::ReviewError;
use crate::formats::MAX_BYTES;

/// An archive with more parts is no office document.
const MOST_PARTS: usize = 20_000;

/// A Word document or an Excel workbook.
pub(super) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    /// Opens the archive; says what the file is where it is none.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReviewError> {
        if bytes.len() > MAX_BYTES {
            return Err(ReviewError::TooLarge);
        }
        if let Some(what) = other_kind(bytes) {
            return Err(ReviewError::NotReviewed { what });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReviewError::Damaged {
            reason: format!("the archive cannot be opened ({error})"),
        })?;
        if archive.len() > MOST_PARTS { Err(ReviewError::TooLarge) } else { Ok(Self(archive)) }
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.index_for_name(name).is_some()
    }

    /// The names of the parts in a folder or with this beginning, in the order of their names.
    pub(super) fn names(&self, beginning: &str) -> Vec<String> {
        let names = self.0.file_names().flatten().map(std::borrow::Cow::into_owned);
        let mut names: Vec<String> = names
            .filter(|name| name.starts_with(beginning) && name.to_lowercase().ends_with("xml"))
            .collect();
        names.sort_unstable();
        names
    }

    /// The text of a part; none where it is not there. A part that is damaged ends where the damage begins.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, ReviewError> {
        let Ok(file) = self.0.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let cut = file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).is_err();
        if bytes.len() > MAX_BYTES {
            return Err(ReviewError::TooLarge);
        }
        let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let choice = if wide { None } else { Some("UTF-8") };
        let text = crate::formats::decode(&bytes, choice).map(|decoded| decoded.text).unwrap_or_default();
        Ok(Some(Part { text, cut }))
    }
}

/// A part of the archive.
pub(super) struct Part {
    pub(super) text: String,
    /// Whether its end could not be unpacked.
    pub(super) cut: bool,
}

/// What a file is that is no archive, in words.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK") {
        return None;
    }
    Some(match bytes {
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old or an encrypted document of Word or Excel",
        [b'%', b'P', b'D', b'F', ..] => "a PDF file",
        [b'{', b'\\', b'r', b't', b'f', ..] => "a file in the Rich Text Format",
        [] => "an empty file",
        _ => "no Word document and no Excel workbook",
    })
}

/// The value of an attribute by its name without the prefix, with its entities resolved.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().with_checks(false).flatten().find(|it| it.key.local_name().as_ref() == name)?;
    let raw = found.value.into_owned();
    Some(quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned))
}

/// What a reference such as `&amp;` stands for; nothing where it is not known, as no entity of a file is trusted.
pub(super) fn referred(reference: &BytesRef<'_>) -> String {
    let name: &str = reference;
    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
    let known = character.or_else(|| quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned));
    known.unwrap_or_default()
}
