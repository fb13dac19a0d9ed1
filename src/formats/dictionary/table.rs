//! A dictionary as a table: a headword, a tab, and what it means; several senses are parted by ` | `, or stand in further columns.

use super::entries::Dictionary;
use crate::formats::{ReadError, ReadWarning, decode};
use crate::text::clean;

/// The dictionary of a table in any encoding; lines that begin with `#` are remarks, and lines without a tab are told.
pub fn read_dictionary_table(name: &str, bytes: &[u8]) -> Result<(Dictionary, Vec<ReadWarning>), ReadError> {
    let decoded = decode(bytes, None)?;
    let source = clean(&decoded.text);
    let mut text = String::new();
    let (mut places, mut warnings) = (Vec::new(), Vec::new());
    for (line, number) in source.lines().zip(1_u64..) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((headword, senses)) =
            line.split_once('\t').filter(|(headword, _)| !headword.trim().is_empty())
        else {
            let message = "there is no tab between a word and its meaning".to_owned();
            warnings.push(ReadWarning { line: number, message });
            continue;
        };
        let start = text.len();
        for sense in senses.split(['\t', '|']).map(str::trim).filter(|sense| !sense.is_empty()) {
            // Behind a number, so that a sense is never taken for the headword said again.
            text.push_str("1. ");
            text.push_str(sense);
            text.push('\n');
        }
        places.push((headword, start..text.len()));
    }
    let mut dictionary = Dictionary::new(name.to_owned(), text);
    for (headword, range) in places {
        dictionary.add(headword, range);
    }
    Ok((dictionary, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_with_its_senses() {
        let table = "# words\nقلم\tpen | pencil\nلوح\tboard\ttablet\nno tab\n\n";
        let (dictionary, warnings) = read_dictionary_table("mine", table.as_bytes()).unwrap();
        assert_eq!((dictionary.name.as_str(), dictionary.len()), ("mine", 2));
        assert_eq!(dictionary.look_up("قَلَم")[0].senses, ["pen", "pencil"]);
        assert_eq!(dictionary.look_up("لوح")[0].senses, ["board", "tablet"]);
        assert_eq!(warnings[0].line, 4);
    }
}
