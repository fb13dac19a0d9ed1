//! What one unit of a TMX file says, in all its languages, and the translation units that it makes.

use super::inline::Text;
use super::props::Known;
use crate::model::{Extra, Stamp, TranslationUnit};
use crate::text::Language;

/// A unit of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its first line, counted from 1.
    pub line: u64,
    /// Its text in each language, in the order of the file.
    pub variants: Vec<Variant>,
    /// The language that was translated from, where the unit says so itself.
    pub(super) source: Option<Language>,
    pub(super) created: Stamp,
    pub(super) changed: Stamp,
    pub(super) notes: Vec<String>,
    pub(super) extra: Vec<Extra>,
}

/// A unit in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its language.
    pub language: Language,
    pub(super) text: Text,
    pub(super) created: Stamp,
    pub(super) changed: Stamp,
    pub(super) notes: Vec<String>,
    pub(super) extra: Vec<Extra>,
}

impl Entry {
    /// The translation units in it: those from the first language to the second in any of their regions, or, where no
    /// languages are asked for, from the source language of the file into each other one. Empty texts make no unit.
    pub fn units(
        &self,
        languages: Option<&(Language, Language)>,
        source: Option<&Language>,
    ) -> Vec<TranslationUnit> {
        let full = || self.variants.iter().filter(|variant| !variant.text.is_blank());
        let from = languages.map(|(from, _)| from).or(self.source.as_ref()).or(source);
        let of = |wanted: &Language| {
            let akin = |variant: &&Variant| variant.language.primary() == wanted.primary();
            full().find(|variant| variant.language == *wanted).or_else(|| full().find(akin))
        };
        let found = match (from, languages) {
            (Some(from), Some(_)) => of(from),
            (Some(from), None) => of(from).or_else(|| full().next()),
            (None, _) => full().next(),
        };
        let Some(source) = found else { return Vec::new() };
        let is_wanted = |variant: &&Variant| match languages {
            _ if std::ptr::eq(*variant, source) => false,
            Some((_, to)) if to.primary() == source.language.primary() => variant.language == *to,
            Some((_, to)) => variant.language.primary() == to.primary(),
            None => variant.language != source.language,
        };
        full().filter(is_wanted).map(|target| self.unit(source, target)).collect()
    }

    fn unit(&self, source: &Variant, target: &Variant) -> TranslationUnit {
        let mut unit = TranslationUnit::new((&source.language, ""), (&target.language, ""));
        ((unit.source, unit.source_tags), (unit.target, unit.target_tags)) =
            Text::written(&source.text, &target.text);
        unit.created = first_known([&target.created, &self.created, &source.created]);
        unit.changed = first_known([&target.changed, &self.changed, &source.changed]);
        unit.note = joined(self.notes.iter().chain(&target.notes).chain(&source.notes));
        let mut known = Known::default();
        for (name, value) in self.extra.iter().chain(&target.extra).chain(&source.extra) {
            known.take(name, value);
        }
        known.give(&mut unit);
        unit.tidy();
        unit
    }
}

fn first_known(stamps: [&Stamp; 3]) -> Stamp {
    stamps.into_iter().find(|stamp| **stamp != Stamp::default()).cloned().unwrap_or_default()
}

/// The notes as the lines of one, each once.
fn joined<'a>(notes: impl Iterator<Item = &'a String>) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for note in notes.map(|note| note.trim()) {
        if !note.is_empty() && !lines.contains(&note) {
            lines.push(note);
        }
    }
    lines.join("\n")
}
