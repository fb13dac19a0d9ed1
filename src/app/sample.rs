//! The article that comes with the program: a newcomer sees the whole thing working in the first second.

use std::sync::Arc;

use crate::app::intake::{IntakeOptions, build_document, read_article};
use crate::app::notice::Notice;
use crate::formats::glossary::{self, GlossaryFormat, ReadOptions};
use crate::model::{Document, Edit, Entry, EntryId, State};
use crate::text::Language;

const ARTICLE: &str = include_str!("../../assets/sample/article.txt");
const TRANSLATION: &str = include_str!("../../assets/sample/translation.tsv");
const GLOSSARY: &str = include_str!("../../assets/sample/glossary.csv");

/// The edits that make an empty project the sample.
pub(super) fn edits(now_ms: i64) -> Result<Vec<Edit>, Notice> {
    let languages = Some((Language::new("ar"), Language::new("en")));
    let options = IntakeOptions { languages, ..IntakeOptions::default() };
    let article = read_article("Sample", Arc::from(ARTICLE.as_bytes()), &options)?;
    let mut document = build_document(&article, 1);
    for line in TRANSLATION.lines() {
        translate(&mut document, line, now_ms);
    }
    let first = document.segments.len() as u64 + 2;
    let mut edits = vec![Edit::AddDocument(Box::new(document))];
    edits.extend(entries(first).into_iter().map(|entry| Edit::Entry {
        id: entry.id,
        before: None,
        after: Some(Arc::new(entry)),
    }));
    Ok(edits)
}

fn translate(document: &mut Document, line: &str, now_ms: i64) {
    let mut fields = line.split('\t');
    let (Some(source), Some(target)) = (fields.next(), fields.next()) else { return };
    let Some(segment) = document.segments.iter_mut().find(|segment| segment.source == source) else { return };
    target.clone_into(&mut segment.target);
    let confirmed = fields.next() == Some("confirmed");
    segment.status.state = if confirmed { State::Confirmed } else { State::Draft };
    segment.status.in_memory = confirmed;
    segment.status.changed_at = now_ms;
}

fn entries(first: u64) -> Vec<Entry> {
    let options =
        ReadOptions { languages: Some((Language::new("ar"), Language::new("en"))), ..ReadOptions::default() };
    let read = glossary::read(GlossaryFormat::Csv, GLOSSARY.as_bytes(), &options);
    let entries = read.map(|(entries, _)| entries).unwrap_or_default();
    entries.into_iter().zip(first..).map(|(entry, id)| Entry { id: EntryId(id), ..entry }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_translation_finds_its_sentence() {
        let edits = edits(0).unwrap();
        let Some(Edit::AddDocument(document)) = edits.first() else { panic!("no document") };
        let translated = document.segments.iter().filter(|segment| !segment.target.is_empty()).count();
        assert_eq!(translated, TRANSLATION.lines().count());
        assert!(translated * 2 > document.segments.len() / 2);
        assert!(edits.len() > 10, "the glossary is there");
    }
}
