//! Which segments a file was exported with, kept in a property of the document that people do not see in its text.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::attribute;
use crate::formats::bilingual::Bilingual;

/// The name of the property.
pub(in crate::formats) const PROPERTY: &str = "MuqabalaSegments";

/// The ids of the exported segments as `3-7,9`.
pub(in crate::formats) fn value(bilingual: &Bilingual) -> String {
    let mut ids: Vec<u64> = bilingual.blocks().flatten().map(|row| row.id).collect();
    ids.sort_unstable();
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for id in ids {
        match ranges.last_mut() {
            Some(last) if last.1.checked_add(1) == Some(id) => last.1 = id,
            _ => ranges.push((id, id)),
        }
    }
    let words = |(from, to): &(u64, u64)| if from == to { from.to_string() } else { format!("{from}-{to}") };
    ranges.iter().map(words).collect::<Vec<_>>().join(",")
}

/// The ranges of a value; none where it is none.
fn parse(value: &str) -> Option<Vec<(u64, u64)>> {
    let range = |range: &str| {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
    };
    value.split(',').map(range).collect()
}

/// The ranges in the part with the properties of the document.
pub(super) fn read(xml: &str) -> Option<Vec<(u64, u64)>> {
    let mut reader = Reader::from_str(xml);
    let (mut here, mut text) = (false, String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "property" => {
                here = attribute(&tag, "name").is_some_and(|name| name == PROPERTY);
            }
            Event::Text(part) if here => text.push_str(&part.xml10_content()),
            Event::End(tag) if here && tag.local_name().as_ref() == "property" => return parse(text.trim()),
            Event::Eof => break,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::bilingual::samples::bilingual;

    #[test]
    fn ids_are_kept_as_ranges() {
        let mut input = bilingual("ar", false);
        assert_eq!(value(&input), "7-8");
        input.rows[1].id = 12;
        assert_eq!(value(&input), "7,12");
        assert_eq!(parse("7,12-14"), Some(vec![(7, 7), (12, 14)]));
        assert_eq!(parse("x"), None);
    }
}
