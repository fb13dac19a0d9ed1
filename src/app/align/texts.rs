//! Two texts cut into segments, and their alignment.

use super::knowledge::AlignKnowledge;
use crate::assist::{AlignText, Aligner, Bead};
use crate::model::Document;
use crate::text::Language;

/// One side: its segments, and which of them begin a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairText {
    /// Its language.
    pub language: Language,
    /// The segments in order.
    pub segments: Vec<String>,
    /// For each segment whether it begins a paragraph; empty where that is not known.
    pub starts: Vec<bool>,
}

impl PairText {
    /// A text with one segment a line.
    pub fn of_lines(language: Language, lines: Vec<String>) -> Self {
        Self { language, segments: lines, starts: Vec::new() }
    }

    /// The sources of a document's segments, without tags.
    pub fn of_document(document: &Document) -> Self {
        let plain = |segment| {
            let tags = document.tags(segment);
            tags.without(&segment.source).into_owned()
        };
        Self {
            language: document.source.clone(),
            segments: document.segments.iter().map(plain).collect(),
            starts: (0..document.segments.len()).map(|at| document.starts_paragraph(at)).collect(),
        }
    }

    /// As the aligner takes it.
    pub fn view(&self) -> AlignText<'_> {
        AlignText {
            language: &self.language,
            segments: self.segments.iter().map(String::as_str).collect(),
            starts: self.starts.clone(),
        }
    }
}

/// The beads of two texts.
pub fn align_texts(source: &PairText, target: &PairText, knowledge: &AlignKnowledge) -> Vec<Bead> {
    Aligner::new(&source.view(), &target.view(), knowledge.lexicon()).align()
}
