//! Forms of a new term that really occur: its plurals by pattern, looked for in texts, where the look-up does not find them yet.

use std::cmp::Reverse;

use super::find::Search;
use super::grade::{Grade, TermHit};
use super::index::{TermIndex, TermSource};
use crate::text::arabic::{Lexicon, backbone, letters, likely_plurals, may_hold, word_key};
use crate::text::{Language, slice};

/// A form that may be one of the term's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedForm {
    /// The form without clitics, written as it was first seen; of a term of several words the whole term.
    pub text: String,
    /// How often it occurs.
    pub count: usize,
}

/// Looks for the forms of one term, a text after the other, so that the caller may stop between them.
#[derive(Clone, Debug)]
pub struct FormSearch {
    /// The term with the forms that it has already.
    known: TermIndex<()>,
    /// What it may have, by the numbers of `forms`.
    likely: TermIndex<usize>,
    forms: Vec<ProposedForm>,
    backbone: Vec<char>,
}

/// The broken plurals of the Arabic `term` that occur in `texts` and that neither it nor its `variants` are found by, the most
/// frequent first.
pub fn propose_forms<'a>(
    term: &str,
    variants: &[&str],
    texts: impl IntoIterator<Item = &'a str>,
) -> Vec<ProposedForm> {
    let mut search = FormSearch::new(term, variants);
    texts.into_iter().for_each(|text| search.read(text));
    search.found()
}

impl FormSearch {
    /// A search for the other forms of `term`, which is Arabic; of a term in another language there are none.
    pub fn new(term: &str, variants: &[&str]) -> Self {
        let arabic = Language::new("ar");
        let known = TermSource { id: (), text: term, variants: variants.to_vec(), priority: 0, name: false };
        let known = TermIndex::new(&arabic, [known]);
        let texts: Vec<String> =
            phrases(term).into_iter().filter(|form| known.find(form).is_empty()).collect();
        let source = |(id, text)| TermSource { id, text, variants: Vec::new(), priority: 0, name: false };
        let likely = TermIndex::new(&arabic, texts.iter().map(String::as_str).enumerate().map(source));
        let heads: Vec<String> = texts.iter().filter_map(|text| head(text)).map(str::to_owned).collect();
        let forms = texts.into_iter().map(|text| ProposedForm { text, count: 0 }).collect();
        Self { known, likely, forms, backbone: backbone(&heads) }
    }

    /// Counts the forms in one more text.
    pub fn read(&mut self, text: &str) {
        if self.forms.is_empty() || !may_hold(text, &self.backbone) {
            return;
        }
        let search = Search { plural_table: false, overlaps: true, ..Search::default() };
        let hits = self.likely.search(text, search);
        if hits.is_empty() {
            return;
        }
        let known = self.known.find(text);
        let meets = |hit: &TermHit<usize>| {
            known.iter().any(|it| it.range.start < hit.range.end && hit.range.start < it.range.end)
        };
        for hit in hits.iter().filter(|hit| !is_counted(text, hit) && !meets(hit)) {
            self.count(text, hit);
        }
    }

    /// The forms that were seen so far, the most frequent first.
    pub fn found(&self) -> Vec<ProposedForm> {
        let mut found: Vec<_> = self.forms.iter().filter(|form| form.count > 0).cloned().collect();
        found.sort_by_key(|form| Reverse(form.count));
        found
    }

    fn count(&mut self, text: &str, hit: &TermHit<usize>) {
        let Some(form) = self.forms.get_mut(hit.entry) else { return };
        let core = slice(text, hit.core.clone());
        if form.count == 0 && word_key(core) == word_key(&form.text) {
            form.text = letters(core).iter().map(|letter| letter.written).collect();
        }
        form.count += 1;
    }
}

/// Whether the hit is a form with an ending of number, which a broken plural does not take; a tanwin is none.
fn is_counted(text: &str, hit: &TermHit<usize>) -> bool {
    let core = letters(slice(text, hit.core.clone()));
    hit.grade == Grade::Inflected && core.last().is_some_and(|letter| letter.key != 'ا')
}

/// The term with each plural that its first word may have; the adjective of a plural of things is feminine.
fn phrases(term: &str) -> Vec<String> {
    let mut words = term.split_whitespace();
    let Some(first) = words.next() else { return Vec::new() };
    let rest: Vec<&str> = words.collect();
    let (article, noun) = match first.strip_prefix("ال") {
        Some(noun) if noun.chars().count() >= 2 => ("ال", noun),
        _ => ("", first),
    };
    let lexicon = Lexicon::shared();
    let mut out = Vec::new();
    for form in likely_plurals(&letters(noun)) {
        let key = word_key(&form);
        // A word of its own, such as كتاب beside كاتب, would be proposed wherever it stands.
        if key.chars().count() < 3 || lexicon.is_headword(&key) {
            continue;
        }
        match &*rest {
            [] => out.push(format!("{article}{form}")),
            [adjective] if !adjective.ends_with('ة') => {
                out.push(format!("{article}{form} {adjective}"));
                out.push(format!("{article}{form} {adjective}ة"));
            }
            more => out.push(format!("{article}{form} {}", more.join(" "))),
        }
    }
    out
}

/// The first word without its article.
fn head(phrase: &str) -> Option<&str> {
    let first = phrase.split_whitespace().next()?;
    Some(first.strip_prefix("ال").unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(term: &str, variants: &[&str], texts: &[&str], expected: &[(&str, usize)]) {
        let found = propose_forms(term, variants, texts.iter().copied());
        let found: Vec<_> = found.iter().map(|form| (form.text.as_str(), form.count)).collect();
        assert_eq!(found, expected, "{term}");
    }

    #[test]
    fn what_occurs_is_proposed_and_the_most_frequent_first() {
        let texts = ["كثرت الدرافيل والدرافيل لعبت.", "رأوا درافلة", "درفيل واحد ودرفيلان"];
        check("درفيل", &[], &texts, &[("درافيل", 2), ("درافلة", 1)]);
        check("درفيل", &["درافلة"], &texts, &[("درافيل", 2)]);
    }

    #[test]
    fn clitics_and_pronouns_are_taken_off() {
        check("بخنق", &[], &["لبسن بخانقهن", "وبالبخانق", "بَخانِقُ ملونة"], &[("بخانق", 3)]);
        check("عجور", &[], &["اشترى أعجرة"], &[("أعجرة", 1)]);
        check("غملج", &[], &["رأوا غمالجا"], &[("غمالج", 1)]);
    }

    #[test]
    fn hamza_is_written_as_the_texts_have_it() {
        check("جفير", &[], &["باع الاجفرة كلها"], &[("اجفرة", 1)]);
        check("زريقة", &[], &["أكلوا زرائق"], &[("زرائق", 1)]);
    }

    #[test]
    fn what_the_look_up_finds_already_is_not_proposed() {
        check("وزير", &[], &["اجتمع الوزراء بوزرائهم"], &[]);
        check("مطار", &[], &["المطارات مغلقة"], &[]);
        check("كاتب", &[], &["قرأ كتابا وكتبا"], &[]);
    }

    #[test]
    fn terms_of_several_words_are_proposed_whole() {
        let texts = ["نصبوا الدرافيل الآلية", "درافيل البحر كثيرة"];
        check("درفيل آلي", &[], &texts, &[("درافيل آلية", 1)]);
        check("درفيل البحر", &[], &texts, &[("درافيل البحر", 1)]);
    }

    #[test]
    fn what_has_no_pattern_has_no_forms() {
        check("BBC", &[], &["قالت BBC"], &[]);
        check("", &[], &["نص"], &[]);
        check("  ", &[], &[], &[]);
    }
}
