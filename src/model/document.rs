//! A document: one article, its paragraphs and the segments that its text was cut into.

use std::ops::Range;

use super::{Segment, SegmentId, Status};
use crate::text::{Direction, Language, SentenceRules, TagTable, sentences, slice};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// The inline tags of its segments; a split or merge never renumbers them.
    pub tags: TagTable,
}

impl Paragraph {
    /// One without tags.
    pub fn new(kind: ParagraphKind) -> Self {
        Self { kind, tags: TagTable::default() }
    }
}

/// What an article says of itself; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub byline: String,
    /// When it appeared, as it is written there or as an ISO date.
    pub date: String,
    /// Where it appeared, as a URL.
    pub link: String,
    /// The name of the site or paper.
    pub site: String,
}

/// One article of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name in the project.
    pub id: DocumentId,
    /// The file's name, as the window shows it.
    pub name: String,
    /// Title, byline, date and link of the article.
    pub metadata: Metadata,
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
        paragraphs: &[(Paragraph, &str)],
        first_id: u64,
    ) -> Self {
        let rules = SentenceRules::for_language(source.clone());
        let cut = |text: &str, _: &TagTable| sentences(text, &rules);
        Self::cut_by(id, name, (source, target), paragraphs, first_id, cut)
    }

    /// The same by other rules: `cut` gives the byte ranges of the segments of a paragraph, in order and without overlaps.
    pub fn cut_by(
        id: DocumentId,
        name: &str,
        (source, target): (Language, Language),
        paragraphs: &[(Paragraph, &str)],
        first_id: u64,
        mut cut: impl FnMut(&str, &TagTable) -> Vec<Range<usize>>,
    ) -> Self {
        let mut segments = Vec::new();
        for (index, (paragraph, text)) in paragraphs.iter().enumerate() {
            let ranges = cut(text, &paragraph.tags);
            segments.extend(segments_of(index, text, &ranges, first_id + segments.len() as u64));
        }
        let paragraphs = paragraphs.iter().map(|(paragraph, _)| paragraph.clone()).collect();
        let metadata = Metadata::default();
        Self { id, name: name.to_owned(), metadata, source, target, paragraphs, segments }
    }

    /// The index of a segment.
    pub fn index_of(&self, id: SegmentId) -> Option<usize> {
        // Segments are numbered in the order of the text, and only cuts disturb that: what is sought stands near.
        let first = self.segments.first()?.id.0;
        let most = self.segments.len() - 1;
        let guess = usize::try_from(id.0.saturating_sub(first)).map_or(most, |guess| guess.min(most));
        let is_it = |at: &usize| self.segments.get(*at).is_some_and(|segment| segment.id == id);
        let around = |far: usize| [guess.checked_sub(far), Some(guess + far)].into_iter().flatten();
        (0..=most).find_map(|far| around(far).find(is_it))
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

    /// The directions of the texts of a segment: those of the languages, unless the user has turned them.
    pub fn directions(&self, segment: &Segment) -> (Direction, Direction) {
        let Status { source_direction, target_direction, .. } = segment.status;
        let of =
            |turned: Option<Direction>, language: &Language| turned.unwrap_or_else(|| language.direction());
        (of(source_direction, &self.source), of(target_direction, &self.target))
    }

    /// The tags that the texts of a segment may hold.
    pub fn tags(&self, segment: &Segment) -> &TagTable {
        self.paragraphs.get(segment.paragraph).map_or(TagTable::NONE, |paragraph| &paragraph.tags)
    }

    fn paragraph_of(&self, index: usize) -> Option<usize> {
        self.segments.get(index).map(|segment| segment.paragraph)
    }
}

/// The segments of the paragraph at `index` in these byte ranges of its text; their ids count up from `first_id`.
pub fn segments_of(index: usize, text: &str, ranges: &[Range<usize>], first_id: u64) -> Vec<Segment> {
    let mut end = 0;
    let segment = |(range, id): (&Range<usize>, u64)| {
        let lead = slice(text, end..range.start);
        end = range.end;
        Segment::new(SegmentId(id), index, lead, slice(text, range.clone()))
    };
    ranges.iter().zip(first_id..).map(segment).collect()
}
