//! Whether a translation has the term it should have.

use std::ops::Range;

use super::find::Search;
use super::index::{TermIndex, TermSource};
use crate::text::Language;

/// Where `term` stands in `text`, in bytes: as it is or inflected as `language` does. For checks.
///
/// English and French know their plurals, genders and participles, Arabic all that a look-up knows; other languages compare words behind their spelling.
pub fn find_term(term: &str, text: &str, language: &Language) -> Vec<Range<usize>> {
    let source = TermSource { id: (), text: term, variants: Vec::new(), priority: 0, name: false };
    let index = TermIndex::new(language, [source]);
    let hits = index.search(text, Search { overlaps: true, ..Search::default() });
    let mut out: Vec<Range<usize>> = Vec::with_capacity(hits.len());
    for hit in hits {
        if out.last().is_none_or(|last| last.end <= hit.range.start) {
            out.push(hit.range);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    #[track_caller]
    fn check(tag: &str, term: &str, text: &str, expected: &[&str]) {
        let found = find_term(term, text, &Language::new(tag));
        let found: Vec<_> = found.into_iter().map(|range| slice(text, range)).collect();
        assert_eq!(found, expected, "{term} in {text}");
    }

    #[test]
    fn english_inflects() {
        check("en", "foreign minister", "The Foreign Ministers' meeting", &["Foreign Ministers"]);
        check("en", "country", "Both countries and a country.", &["countries", "country"]);
        check("en", "plan", "They planned it.", &["planned"]);
        check("en", "crisis", "Two crises", &["crises"]);
        check("en", "state", "The state's role", &["state"]);
        check("en", "nation", "A national day", &[]);
        check("en", "port", "Reports of important ports", &["ports"]);
    }

    #[test]
    fn french_inflects() {
        check("fr", "accord international", "les accords internationaux", &["accords internationaux"]);
        check("fr", "ONU", "selon l’ONU", &["ONU"]);
        check("fr", "nouveau", "une nouvelle loi", &["nouvelle"]);
        check("fr", "élu", "les élus", &["élus"]);
        check("fr", "port", "l'apport", &[]);
    }

    #[test]
    fn other_languages_compare_words() {
        check("de", "Straße", "Die STRASSE und die Straße.", &["Straße"]);
        check("ru", "мир", "Мир и мировой", &["Мир"]);
        check("ar", "وزير", "مع الوزراء", &["الوزراء"]);
    }
}
