//! The zip archive around the parts: bounded reading, and writing with all that is not changed copied as it is packed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::limits::{ENTRIES, PART_BYTES, RATIO, RATIO_FROM, TOTAL_BYTES};
use crate::formats::error::{ReadError, WriteError};

/// An open archive.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// How many unpacked bytes were read so far.
    read: u64,
}

impl<'a> Archive<'a> {
    /// Opens the list of files.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(word(
                "it is protected by a password, or of the kind that Word had before 2007 (.doc); open it in Word and save it without a password as .docx",
            ));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            word(&format!(
                "its archive is damaged ({error}); open it in Word, which can repair it, and save it again"
            ))
        })?;
        if zip.len() > ENTRIES {
            return Err(word(&format!(
                "its archive has {} files, and at most {ENTRIES} are read",
                zip.len()
            )));
        }
        let names = (0..zip.len()).map(|at| match zip.name_for_index(at) {
            Some(Ok(name)) => name.into_owned(),
            _ => String::new(),
        });
        let names = names.collect();
        Ok(Self { bytes, zip, names, read: 0 })
    }

    /// The name of a part as the archive writes it; case does not count.
    pub(super) fn name(&self, name: &str) -> Option<&str> {
        self.names.iter().find(|found| found.eq_ignore_ascii_case(name)).map(String::as_str)
    }

    /// The names of all files.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// A part as text; the error says why not.
    pub(super) fn part(&mut self, name: &str) -> Result<String, String> {
        let index = self.names.iter().position(|found| found.eq_ignore_ascii_case(name));
        let index = index.ok_or_else(|| "it is missing".to_owned())?;
        let left = TOTAL_BYTES.saturating_sub(self.read);
        let file = self.zip.by_index(index).map_err(|error| error.to_string())?;
        let limit = left.min(PART_BYTES).min(file.compressed_size().saturating_mul(RATIO).max(RATIO_FROM));
        let mut bytes = Vec::new();
        let outcome = file.take(limit + 1).read_to_end(&mut bytes);
        self.read += bytes.len() as u64;
        if bytes.len() as u64 > limit {
            return Err(format!("it unpacks to more than {} MB", limit >> 20));
        }
        // What was unpacked before the damage is better than nothing; the parser says where it ends.
        match outcome {
            Err(error) if bytes.is_empty() => Err(error.to_string()),
            _ => Ok(decoded(bytes)),
        }
    }

    /// The archive with other bytes in some parts, named as the archive names them.
    pub(super) fn rewritten(&self, changed: &BTreeMap<String, String>) -> Result<Vec<u8>, WriteError> {
        if changed.is_empty() {
            return Ok(self.bytes.to_vec());
        }
        let mut zip = self.zip.clone();
        let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len())));
        let mut written = BTreeSet::new();
        for (index, name) in self.names.iter().enumerate() {
            if !written.insert(name) {
                continue;
            }
            let file = zip.by_index_raw(index)?;
            let Some(text) = changed.get(name) else {
                out.raw_copy_file(file)?;
                continue;
            };
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            let time = file.last_modified().unwrap_or_default();
            out.start_file(name.as_str(), options.last_modified_time(time))?;
            out.write_all(text.as_bytes())?;
        }
        Ok(out.finish()?.into_inner())
    }
}

/// A part is UTF-8 or, rarely, UTF-16; bytes that are neither become U+FFFD.
fn decoded(bytes: Vec<u8>) -> String {
    let encoding = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => UTF_16BE,
        _ => UTF_8,
    };
    if encoding == UTF_8 {
        return String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
    let (text, ..) = encoding.decode(&bytes);
    // It is written as UTF-8, and must not say otherwise.
    text.replacen("UTF-16", "UTF-8", 1).replacen("utf-16", "utf-8", 1)
}

/// An error of the document as a whole.
pub(super) fn word(reason: &str) -> ReadError {
    ReadError::Word { reason: reason.to_owned() }
}
