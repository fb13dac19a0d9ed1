//! A document: one article, its paragraphs and the segments that its text was cut into.

use super::{Segment, SegmentId};
use crate::text::{Language, SentenceRules, sentences, slice};

/// Names a document in its project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u64);

/// What a paragraph is in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An empty line; it has no segments.
    Blank,
}

/// A paragraph; its text is that of its segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
}

/// One article of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name in the project.
    pub id: DocumentId,
    /// The file's name, as the window shows it.
    pub name: String,
    /// The article's own title, where it has one.
    pub title: String,
    /// The language of the source.
    pub source: Language,
    /// The language of the translation.
    pub target: Language,
    /// The paragraphs, blank ones too.
    pub paragraphs: Vec<Paragraph>,
    /// The segments in reading order; those of one paragraph follow each other.
    pub segments: Vec<Segment>,
}

impl Document {
    /// Cuts paragraphs into segments. Their ids count up from `first_id`.
    pub fn cut(
        id: DocumentId,
        name: &str,
        (source, target): (Language, Language),
        paragraphs: &[(ParagraphKind, &str)],
        first_id: u64,
    ) -> Self {
        let rules = SentenceRules::for_language(source.clone());
        let mut segments = Vec::new();
        for (index, (_, text)) in paragraphs.iter().enumerate() {
            let mut end = 0;
            for range in sentences(text, &rules) {
                let id = SegmentId(first_id + segments.len() as u64);
                let lead = slice(text, end..range.start);
                segments.push(Segment::new(id, index, lead, slice(text, range.clone())));
                end = range.end;
            }
        }
        let paragraphs = paragraphs.iter().map(|&(kind, _)| Paragraph { kind }).collect();
        Self { id, name: name.to_owned(), title: String::new(), source, target, paragraphs, segments }
    }

    /// The index of a segment.
    pub fn index_of(&self, id: SegmentId) -> Option<usize> {
        self.segments.iter().position(|segment| segment.id == id)
    }

    /// Whether the segment at `index` is the first of its paragraph.
    pub fn starts_paragraph(&self, index: usize) -> bool {
        index == 0 || self.paragraph_of(index - 1) != self.paragraph_of(index)
    }

    /// Whether the segment at `index` is the last of its paragraph.
    pub fn ends_paragraph(&self, index: usize) -> bool {
        index + 1 >= self.segments.len() || self.paragraph_of(index + 1) != self.paragraph_of(index)
    }

    /// The level of the heading that the segment at `index` belongs to.
    pub fn heading(&self, index: usize) -> Option<u8> {
        let paragraph = self.paragraphs.get(self.paragraph_of(index)?)?;
        if let ParagraphKind::Heading(level) = paragraph.kind { Some(level) } else { None }
    }

    fn paragraph_of(&self, index: usize) -> Option<usize> {
        self.segments.get(index).map(|segment| segment.paragraph)
    }
}
