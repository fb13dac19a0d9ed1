//! The units of a memory close together: a million of them need little more room than their texts.

use std::collections::HashMap;

use crate::model::{Extra, Stamp, TranslationUnit, UnitId, UnitOrigin};
use crate::text::{Language, TagTable};

/// Units by their numbers.
#[derive(Clone, Debug, Default)]
pub struct Units {
    rows: Vec<Row>,
    /// The rows by the number of the unit.
    by_id: HashMap<UnitId, u32>,
    /// The texts of all rows, one behind the other.
    texts: String,
    /// Names of people, kept once each.
    people: Names,
    languages: Vec<(Language, Language)>,
    /// What few units have.
    rest: HashMap<UnitId, Rest>,
}

/// The texts of a row, in their order: source, target, before, after, note, document.
const TEXTS: usize = 6;

#[derive(Clone, Copy, Debug)]
struct Row {
    id: UnitId,
    start: u64,
    lengths: [u32; TEXTS],
    created_at: i64,
    changed_at: i64,
    created_by: u32,
    changed_by: u32,
    languages: u16,
    origin: UnitOrigin,
    reviewed: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Rest {
    source_tags: TagTable,
    target_tags: TagTable,
    extra: Vec<Extra>,
}

/// Names, each with a number.
#[derive(Clone, Debug, Default)]
struct Names {
    all: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Units {
    /// Puts a unit in, or in the place of the one of its number.
    pub fn put(&mut self, unit: TranslationUnit) {
        let texts = [&unit.source, &unit.target, &unit.before, &unit.after, &unit.note, &unit.document];
        let start = self.texts.len() as u64;
        self.texts.extend(texts.iter().map(|text| text.as_str()));
        let row = Row {
            id: unit.id,
            start,
            lengths: texts.map(|text| text.len() as u32),
            created_at: unit.created.at,
            changed_at: unit.changed.at,
            created_by: self.people.number(&unit.created.who),
            changed_by: self.people.number(&unit.changed.who),
            languages: self.languages(unit.source_language, unit.target_language),
            origin: unit.origin,
            reviewed: unit.reviewed,
        };
        let rest = Rest { source_tags: unit.source_tags, target_tags: unit.target_tags, extra: unit.extra };
        self.rest.remove(&unit.id);
        if rest != Rest::default() {
            self.rest.insert(unit.id, rest);
        }
        self.by_id.insert(unit.id, self.rows.len() as u32);
        self.rows.push(row);
    }

    /// Takes a unit out; whether it was there.
    pub fn remove(&mut self, id: UnitId) -> bool {
        self.rest.remove(&id);
        self.by_id.remove(&id).is_some()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The source and the translation of a unit, with their tags.
    pub fn texts(&self, id: UnitId) -> Option<(&str, &str)> {
        let row = self.row(id)?;
        Some((self.text(row, 0), self.text(row, 1)))
    }

    /// The unit of a number.
    pub fn unit(&self, id: UnitId) -> Option<TranslationUnit> {
        self.row(id).map(|row| self.whole(row))
    }

    /// All units, in the order in which they were put.
    pub fn iter(&self) -> impl Iterator<Item = TranslationUnit> {
        let is_there = |(at, row): &(usize, &Row)| self.by_id.get(&row.id) == Some(&(*at as u32));
        self.rows.iter().enumerate().filter(is_there).map(|(_, row)| self.whole(row))
    }

    /// About the bytes that they take beyond their texts.
    pub fn bytes_beyond_texts(&self) -> usize {
        self.rows.capacity() * size_of::<Row>()
            + self.by_id.capacity() * 13
            + self.rest.capacity() * size_of::<Rest>()
    }

    fn row(&self, id: UnitId) -> Option<&Row> {
        self.rows.get(*self.by_id.get(&id)? as usize)
    }

    fn text(&self, row: &Row, index: usize) -> &str {
        let before: u64 = row.lengths.iter().take(index).map(|length| u64::from(*length)).sum();
        let start = (row.start + before) as usize;
        let length = row.lengths.get(index).copied().unwrap_or_default() as usize;
        crate::text::slice(&self.texts, start..start + length)
    }

    fn whole(&self, row: &Row) -> TranslationUnit {
        let text = |index| self.text(row, index).to_owned();
        let stamp = |who, at| Stamp { who: self.people.name(who), at };
        let (source, target) =
            self.languages.get(usize::from(row.languages)).cloned().unwrap_or_else(|| (und(), und()));
        let rest = self.rest.get(&row.id).cloned().unwrap_or_default();
        TranslationUnit {
            id: row.id,
            source_language: source,
            target_language: target,
            source: text(0),
            target: text(1),
            source_tags: rest.source_tags,
            target_tags: rest.target_tags,
            before: text(2),
            after: text(3),
            note: text(4),
            document: text(5),
            created: stamp(row.created_by, row.created_at),
            changed: stamp(row.changed_by, row.changed_at),
            origin: row.origin,
            reviewed: row.reviewed,
            extra: rest.extra,
        }
    }

    fn languages(&mut self, source: Language, target: Language) -> u16 {
        let pair = (source, target);
        let at = self.languages.iter().position(|known| *known == pair);
        let at = at.unwrap_or_else(|| {
            self.languages.push(pair);
            self.languages.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }
}

fn und() -> Language {
    Language::new("und")
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.all.len() as u32;
        self.all.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    fn name(&self, number: u32) -> String {
        self.all.get(number as usize).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    fn unit(id: u64, source: &str) -> TranslationUnit {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        TranslationUnit { id: UnitId(id), ..TranslationUnit::new((&ar, source), (&en, "t")) }
    }

    #[test]
    fn units_come_back_whole_change_and_go() {
        let mut full = unit(7, "<1>ا</1>");
        let bold = Markup { number: 1, open: "*".into(), close: Some("*".into()) };
        full.source_tags = TagTable::new(vec![bold]);
        full.target_language = Language::new("fr");
        (full.before, full.after, full.note, full.document) =
            ("b".into(), "a".into(), "n".into(), "d".into());
        (full.created.who, full.changed.at, full.reviewed) = ("ل".into(), 5, true);
        full.origin = UnitOrigin::Aligned;
        full.extra = vec![("k".into(), "v".into())];
        let mut units = Units::default();
        units.put(unit(3, "ب"));
        units.put(full.clone());
        assert_eq!(units.unit(UnitId(7)), Some(full));
        assert_eq!(units.texts(UnitId(3)), Some(("ب", "t")));
        units.put(unit(7, "ج"));
        assert_eq!(units.unit(UnitId(7)), Some(unit(7, "ج")));
        assert!(units.remove(UnitId(3)) && !units.remove(UnitId(3)));
        assert_eq!((units.iter().count(), units.len()), (1, 1));
    }
}
