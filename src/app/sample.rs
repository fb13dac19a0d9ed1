//! The article that comes with the program: a newcomer sees the whole thing working in the first second.

use std::sync::Arc;

use crate::app::intake::{IntakeOptions, build_document, read_article};
use crate::app::notice::Notice;
use crate::formats::glossary_csv;
use crate::model::{Document, Edit, Entry, EntryId, State, TermStatus};
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
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let rows =
        glossary_csv::read(GLOSSARY.as_bytes(), &ar, &en, None).map(|(rows, _)| rows).unwrap_or_default();
    rows.into_iter().zip(first..).map(|(row, id)| entry(row, id, (&ar, &en))).collect()
}

/// An entry of a row of a glossary file.
pub(super) fn entry(row: crate::formats::GlossaryRow, id: u64, (from, to): (&Language, &Language)) -> Entry {
    let mut entry = Entry::of_pair(EntryId(id), (from, &row.source), (to, &row.target));
    (entry.domain, entry.note) = (row.domain, row.note);
    if let [source, target] = entry.terms.as_mut_slice() {
        source.variants = row.variants;
        target.status = TermStatus::from_word(&row.status).unwrap_or_default();
    }
    entry.tidy();
    entry
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
