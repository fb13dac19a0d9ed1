//! dictd: an index of `headword, offset, length` (base 64, a tab between) into one text, which dictzip may have packed.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::entries::Dictionary;
use crate::formats::{MAX_BYTES, ReadError, ReadWarning};
use crate::text::slice;

/// The digits of dictd's numbers, the highest first.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Headwords with which a dictionary speaks of itself begin so.
const ABOUT: [&str; 2] = ["00database", "00-database"];

/// The text of a `.dict.dz`, which is a gzip file with a table of chunks in its header.
///
/// Errors: no gzip, broken, or more than [`MAX_BYTES`] when unpacked.
pub fn unpack_dictzip(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut text = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    MultiGzDecoder::new(bytes)
        .take(limit)
        .read_to_end(&mut text)
        .map_err(|error| ReadError::Packed { reason: error.to_string() })?;
    if text.len() > MAX_BYTES { Err(ReadError::TooLarge { bytes: text.len() }) } else { Ok(text) }
}

/// The dictionary of an index and its unpacked text; `name` stands where it does not name itself. Lines of the index that lead
/// nowhere are left out and told.
pub fn read_dictd(
    name: &str,
    index: &[u8],
    text: Vec<u8>,
) -> Result<(Dictionary, Vec<ReadWarning>), ReadError> {
    let index = String::from_utf8_lossy(index);
    let text = String::from_utf8(text)
        .ok()
        .ok_or(ReadError::NotText { what: "a dictionary in another encoding than UTF-8" })?;
    let (mut title, mut places, mut warnings) = (name.to_owned(), Vec::new(), Vec::new());
    for (line, number) in index.lines().zip(1_u64..) {
        match place(line).filter(|(_, range)| text.get(range.clone()).is_some()) {
            Some((headword, range))
                if headword.starts_with("00databaseshort") || headword == "00-database-short" =>
            {
                let said = slice(&text, range).lines().map(str::trim).rfind(|line| !line.is_empty());
                said.unwrap_or(name).clone_into(&mut title);
            }
            Some((headword, _)) if ABOUT.iter().any(|about| headword.starts_with(about)) => {}
            Some(place) => places.push(place),
            None if line.trim().is_empty() => {}
            None => {
                warnings
                    .push(ReadWarning { line: number, message: "this line leads to no entry".to_owned() });
            }
        }
    }
    let mut dictionary = Dictionary::new(title, text);
    for (headword, range) in places {
        dictionary.add(headword, range);
    }
    Ok((dictionary, warnings))
}

fn place(line: &str) -> Option<(&str, std::ops::Range<usize>)> {
    let mut fields = line.split('\t');
    let (headword, start, length) = (fields.next()?, number(fields.next()?)?, number(fields.next()?)?);
    Some((headword, start..start.checked_add(length)?))
}

/// A number in dictd's base 64.
fn number(digits: &str) -> Option<usize> {
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    digits.trim_end_matches('\r').bytes().try_fold(0_usize, |sum, digit| {
        let value = DIGITS.iter().position(|it| *it == digit)?;
        sum.checked_mul(64)?.checked_add(value)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn written(number: usize) -> String {
        let mut digits = Vec::new();
        let mut rest = number;
        loop {
            digits.insert(0, DIGITS[rest % 64]);
            rest /= 64;
            if rest == 0 {
                return String::from_utf8(digits).unwrap();
            }
        }
    }

    fn sample() -> (String, String) {
        let entries = [
            ("00databaseshort", "00-database-short\n     A small dictionary\n"),
            ("كتاب", "كِتاب /kitˈaːb/\n1. Book\n2. Letter\n"),
            ("كتاب", "كتاب\n   Scripture\n"),
            ("مكتبة", "مكتبة /maktaba/\nLibrary\n"),
        ];
        let (mut index, mut text) = (String::new(), String::new());
        for (headword, entry) in entries {
            index.push_str(&[headword, &written(text.len()), &written(entry.len())].join("\t"));
            index.push('\n');
            text.push_str(entry);
        }
        (index, text)
    }

    #[test]
    fn numbers_are_base_64() {
        assert_eq!(
            (number("A"), number("B"), number("BA"), number("Dq")),
            (Some(0), Some(1), Some(64), Some(234))
        );
        assert_eq!((number(""), number("?"), number("999999999")), (None, None, None));
    }

    #[test]
    fn entries_are_found_whatever_their_marks() {
        let (index, text) = sample();
        let (dictionary, warnings) = read_dictd("file", index.as_bytes(), text.into_bytes()).unwrap();
        assert_eq!(
            (dictionary.name.as_str(), dictionary.len(), warnings.len()),
            ("A small dictionary", 3, 0)
        );
        let found = dictionary.look_up("كِتَاب");
        let senses: Vec<_> = found.iter().map(|entry| entry.senses.join("; ")).collect();
        assert_eq!(senses, ["Book; Letter", "Scripture"]);
        assert_eq!(found[0].headword, "كِتاب");
        assert!(dictionary.look_up("قلم").is_empty());
    }

    #[test]
    fn a_packed_text_is_unpacked_and_a_broken_one_is_told() {
        let (_, text) = sample();
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        let mut packed = packer.finish().unwrap();
        assert_eq!(unpack_dictzip(&packed).unwrap(), text.as_bytes());
        packed.truncate(packed.len() / 2);
        assert!(unpack_dictzip(&packed).unwrap_err().to_string().contains("packed"));
        unpack_dictzip(b"no gzip").unwrap_err();
    }

    #[test]
    fn lines_that_lead_nowhere_are_told() {
        let (index, text) = sample();
        let index = format!("{index}كسر\tzzzz\tB\nno fields\n");
        let (dictionary, warnings) = read_dictd("file", index.as_bytes(), text.into_bytes()).unwrap();
        let lines: Vec<_> = warnings.iter().map(|warning| warning.line).collect();
        assert_eq!((dictionary.len(), lines), (3, vec![5, 6]));
        read_dictd("file", b"", vec![0xff, 0xfe]).unwrap_err();
    }
}
