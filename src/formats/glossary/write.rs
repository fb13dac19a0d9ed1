//! Writing a glossary file of any kind.

use std::borrow::Borrow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{GlossaryFormat, csv, omegat, rows_out, tbx, xlsx};
use crate::formats::error::{ReadWarning, WriteError};
use crate::model::Entry;
use crate::text::Language;

/// How a glossary is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteOptions {
    /// The languages that come first, and those of an `OmegaT` glossary.
    pub languages: (Language, Language),
    /// A WHATWG label, for text files; UTF-8 where it is none.
    pub encoding: Option<String>,
}

/// The bytes of a glossary file, and what it has no place for.
///
/// CSV in UTF-8 begins with a byte order mark, without which Excel reads Arabic in the code page of its machine.
pub fn write<E: Borrow<Entry>>(
    format: GlossaryFormat,
    entries: &[E],
    options: &WriteOptions,
) -> Result<(Vec<u8>, Vec<ReadWarning>), WriteError> {
    let (source, target) = &options.languages;
    let table = || rows_out::table(entries, &[source.clone(), target.clone()]);
    let (text, mut warnings) = match format {
        GlossaryFormat::Tbx => return tbx::write(entries, source),
        GlossaryFormat::Xlsx => return Ok((xlsx::write(&table())?, Vec::new())),
        GlossaryFormat::Csv => (csv::write_csv(&table().rows), Vec::new()),
        GlossaryFormat::Tsv => (csv::write_tsv(&table().rows), Vec::new()),
        GlossaryFormat::OmegaT => omegat::write(entries, source, target),
    };
    let (bytes, lost) = encode(&text, options.encoding.as_deref(), format == GlossaryFormat::Csv)?;
    warnings.extend(lost);
    Ok((bytes, warnings))
}

fn encode(text: &str, label: Option<&str>, mark: bool) -> Result<(Vec<u8>, Option<ReadWarning>), WriteError> {
    let label = label.unwrap_or("utf-8");
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or_else(|| WriteError::UnknownEncoding { label: label.to_owned() })?;
    if encoding == UTF_16LE {
        return Ok((
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            None,
        ));
    }
    if encoding == UTF_16BE {
        return Ok((
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
            None,
        ));
    }
    if encoding == UTF_8 {
        let mark = if mark { "\u{feff}" } else { "" };
        return Ok((format!("{mark}{text}").into_bytes(), None));
    }
    let mut lost = Vec::new();
    let mut bytes = Vec::with_capacity(text.len());
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        let (encoded, _, unmappable) = encoding.encode(content);
        if unmappable {
            lost.push(line);
        }
        bytes.extend_from_slice(&encoded);
    }
    let warning = lost.first().map(|&line| ReadWarning {
        line,
        message: format!(
            "{} lines have letters that {} does not have; this is the first. They are written as numbers (&#…;); choose UTF-8",
            lost.len(),
            encoding.name()
        ),
    });
    Ok((bytes, warning))
}
