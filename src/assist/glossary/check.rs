//! What is wrong with a glossary.

use std::borrow::Borrow;
use std::collections::HashMap;

use super::duplicates::{Likeness, duplicates};
use crate::model::{Entry, EntryId, Term, TermStatus};
use crate::text::Language;

/// What an issue is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GlossaryRule {
    /// Two entries say the same.
    Duplicate,
    /// A term has several entries with different translations.
    SeveralTranslations,
    /// One translation of a term is preferred in one place and forbidden in another.
    Contradiction,
    /// A language has no term.
    NoTranslation,
    /// A term has characters that are seldom meant.
    Characters,
}

impl GlossaryRule {
    /// The rule in a word, as the command line prints it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::SeveralTranslations => "several-translations",
            Self::Contradiction => "contradiction",
            Self::NoTranslation => "no-translation",
            Self::Characters => "characters",
        }
    }

    /// Whether it may well be meant.
    pub fn is_hint(self) -> bool {
        self == Self::SeveralTranslations
    }
}

/// Something that is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryIssue {
    /// The place of the entry in the list, from 0.
    pub entry: usize,
    /// What it is about.
    pub rule: GlossaryRule,
    /// What is wrong, for people.
    pub message: String,
}

/// What is wrong with the entries of a glossary between two languages, in their order.
pub fn check_glossary<E: Borrow<Entry>>(
    entries: &[E],
    source: &Language,
    target: &Language,
) -> Vec<GlossaryIssue> {
    let mut issues = Vec::new();
    for (at, entry) in entries.iter().map(Borrow::borrow).enumerate() {
        let mut tell = |rule, message| issues.push(GlossaryIssue { entry: at, rule, message });
        for language in [source, target] {
            if entry.terms_in(language).next().is_none() {
                let text = entry.terms.first().map_or("", |term| term.text.as_str());
                tell(GlossaryRule::NoTranslation, format!("\"{text}\" has no {} term", language.name()));
            }
        }
        for term in &entry.terms {
            for message in characters(term) {
                tell(GlossaryRule::Characters, message);
            }
        }
    }
    issues.extend(alike(entries, source, target));
    issues.sort_by_key(|issue| issue.entry);
    issues
}

fn alike<E: Borrow<Entry>>(entries: &[E], source: &Language, target: &Language) -> Vec<GlossaryIssue> {
    let places: HashMap<EntryId, usize> =
        entries.iter().enumerate().map(|(at, entry)| (entry.borrow().id, at)).collect();
    let entry = |id: &EntryId| places.get(id).and_then(|at| entries.get(*at)).map(Borrow::borrow);
    let status = |id: &EntryId| Some(entry(id)?.pair(source, target)?.status());
    let mut issues = Vec::new();
    for duplicate in duplicates(entries, source, target) {
        let Some((first, rest)) = duplicate.entries.split_first() else { continue };
        let first_at = places.get(first).copied().unwrap_or(0);
        for id in rest {
            let forbidden = |status: Option<TermStatus>| status == Some(TermStatus::Forbidden);
            let rule = match duplicate.likeness {
                Likeness::Pair if forbidden(status(first)) != forbidden(status(id)) => {
                    GlossaryRule::Contradiction
                }
                Likeness::Pair => GlossaryRule::Duplicate,
                Likeness::Source => GlossaryRule::SeveralTranslations,
            };
            let words = match rule {
                GlossaryRule::Contradiction => "is forbidden here or there, but not in both",
                GlossaryRule::Duplicate => "is there twice",
                _ => "has another translation too",
            };
            let message = format!("\"{}\" {words}; see entry {first_at}", duplicate.source);
            issues.push(GlossaryIssue { entry: places.get(id).copied().unwrap_or(0), rule, message });
        }
    }
    issues
}

/// What is odd in the letters of a term and its forms.
fn characters(term: &Term) -> Vec<String> {
    let mut found = Vec::new();
    for text in std::iter::once(&term.text).chain(&term.variants) {
        let mut tell = |what: &str| found.push(format!("\"{text}\" has {what}"));
        if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
            tell(&format!("an invisible character (U+{:04X})", c as u32));
        }
        if text.contains('\u{fffd}') {
            tell("a character that could not be read (U+FFFD)");
        }
        if text.chars().any(|c| matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')) {
            tell("letters in presentation forms, which no search finds");
        }
        if text.contains('\u{640}') {
            tell("a tatweel");
        }
        if text.contains("  ") {
            tell("two blanks in a row");
        }
        if ["&amp;", "&quot;", "&lt;", "&gt;", "&nbsp;", "&#"].iter().any(|entity| text.contains(entity)) {
            tell("an HTML entity");
        }
        if term.language.primary() == "ar" && text.contains(['ی', 'ک', 'ہ', 'ھ']) {
            tell("a letter of Persian or Urdu that looks like an Arabic one");
        }
        if text.split(|c: char| !c.is_alphanumeric()).any(mixes_scripts) {
            tell("a word of two scripts");
        }
    }
    found
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn mixes_scripts(word: &str) -> bool {
    let arabic = word.chars().any(|c| matches!(c, '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}'));
    let latin = word.chars().any(|c| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}'));
    let cyrillic = word.chars().any(|c| matches!(c, '\u{400}'..='\u{4ff}'));
    usize::from(arabic) + usize::from(latin) + usize::from(cyrillic) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_sees_what_it_is_for_and_nothing_else() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let pairs = [
            ("قطار", "train"),
            ("قِطار", "Train"),
            ("قطار", "locomotive"),
            ("باب", ""),
            ("كتـــاب", "book\u{200f}"),
            ("مقر", "headquarters (HQ)"),
            ("علی", "Aли"),
            ("قطار", "train"),
        ];
        let mut entries: Vec<_> = (1..)
            .zip(pairs)
            .map(|(id, (source, target))| Entry::of_pair(EntryId(id), (&ar, source), (&en, target)))
            .collect();
        entries[3].terms.pop();
        entries[7].terms[1].status = TermStatus::Forbidden;
        let issues = check_glossary(&entries, &ar, &en);
        let told: Vec<_> = issues.iter().map(|issue| (issue.entry, issue.rule.word())).collect();
        let expected = [
            (1, "duplicate"),
            (1, "several-translations"),
            (2, "several-translations"),
            (3, "no-translation"),
            (4, "characters"),
            (4, "characters"),
            (6, "characters"),
            (6, "characters"),
            (7, "contradiction"),
            (7, "several-translations"),
        ];
        assert_eq!(told, expected, "{issues:?}");
    }
}
