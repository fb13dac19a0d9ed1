//! Units that are no help: without text, untranslated, in the wrong script, or twice.

use std::collections::HashMap;

use crate::model::{TranslationUnit, UnitId};
use crate::text::{Language, fold_str};

/// What is wrong with a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MemoryFlaw {
    /// Source or translation has no letter and no digit.
    Empty,
    /// The translation is the source.
    Identical,
    /// Source or translation is not in the script of its language.
    WrongScript,
    /// A newer unit says the same.
    Duplicate,
}

impl MemoryFlaw {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Empty, Self::Identical, Self::WrongScript, Self::Duplicate];

    /// What it is, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Empty => "Without a letter or digit on one side",
            Self::Identical => "Translation is the same as the source",
            Self::WrongScript => "Not in the script of the language",
            Self::Duplicate => "The same as a newer unit",
        }
    }
}

/// The units with a flaw, each with the first one of [`MemoryFlaw::ALL`] that it has.
pub fn memory_flaws(units: impl Iterator<Item = TranslationUnit>) -> Vec<(UnitId, MemoryFlaw)> {
    let mut flaws = Vec::new();
    let mut newest: HashMap<(String, String, String), (i64, UnitId)> = HashMap::new();
    for unit in units {
        let (source, target) = (unit.plain_source(), unit.plain_target());
        let flaw = if !has_text(&source) || !has_text(&target) {
            Some(MemoryFlaw::Empty)
        } else if source == target && source.chars().any(char::is_alphabetic) {
            Some(MemoryFlaw::Identical)
        } else if !fits(&source, &unit.source_language) || !fits(&target, &unit.target_language) {
            Some(MemoryFlaw::WrongScript)
        } else {
            None
        };
        if let Some(flaw) = flaw {
            flaws.push((unit.id, flaw));
            continue;
        }
        let languages = format!("{} {}", unit.source_language.primary(), unit.target_language.primary());
        let key = (languages, fold_str(&source), target.into_owned());
        let this = (unit.touched_at(), unit.id);
        let other = newest.get(&key).copied();
        newest.insert(key, other.map_or(this, |other| other.max(this)));
        flaws.extend(other.map(|other| (other.min(this).1, MemoryFlaw::Duplicate)));
    }
    flaws.sort_unstable();
    flaws
}

fn has_text(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether a text may be of a language: it has a letter of its script, or no letters of the other one.
fn fits(text: &str, language: &Language) -> bool {
    let arabic = text.chars().filter(|c| is_arabic(*c)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    if language.is_arabic_script() { arabic > 0 || latin == 0 } else { arabic <= latin || arabic == 0 }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_flaw_is_found_and_good_units_have_none() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let unit = |id: u64, at: i64, source: &str, target: &str| {
            let mut unit = TranslationUnit::new((&ar, source), (&en, target));
            (unit.id, unit.changed.at) = (UnitId(id), at);
            unit
        };
        let units = [
            unit(1, 0, "قلم", "pen"),
            unit(2, 0, "قلم", "…"),
            unit(3, 0, "BBC", "BBC"),
            unit(4, 0, "the pen", "pen"),
            unit(5, 0, "كتاب", "كتاب أزرق"),
            unit(6, 9, "كِتاب", "book"),
            unit(7, 5, "كتاب", "book"),
            unit(8, 0, "2024", "2024"),
            unit(9, 0, "شركة BBC", "BBC (بي بي سي)"),
        ];
        let found = memory_flaws(units.into_iter());
        let expected = [
            (2, MemoryFlaw::Empty),
            (3, MemoryFlaw::Identical),
            (4, MemoryFlaw::WrongScript),
            (5, MemoryFlaw::WrongScript),
            (7, MemoryFlaw::Duplicate),
            (9, MemoryFlaw::WrongScript),
        ];
        assert_eq!(found, expected.map(|(id, flaw)| (UnitId(id), flaw)));
    }
}
