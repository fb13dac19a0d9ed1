//! Finds the blocks of a Markdown text that hold text: paragraphs, headings, points of lists, cells of tables.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::leaf::{Leaf, paragraph};
use crate::formats::article::{Paragraph, ParagraphKind};
use crate::model::Metadata;
use crate::text::slice;

/// What is Markdown here: `CommonMark` with tables, footnotes, struck text, boxes to tick, and metadata before it.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);

/// The paragraphs of a Markdown text with their places, and what the metadata before it says.
///
/// Code, HTML between paragraphs, definitions of links and metadata are no text. Lines of one paragraph are joined by a space.
pub(in crate::formats) fn read(text: &str) -> (Vec<(Paragraph, Range<usize>)>, Metadata) {
    let mut reader =
        Reader { text, leaf: Leaf::default(), kind: ParagraphKind::Body, skipped: 0, out: Vec::new() };
    let mut metadata = Metadata::default();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if let Event::Start(Tag::MetadataBlock(_)) = event {
            metadata = front_matter(slice(text, range.clone()));
        }
        reader.take(event, range);
    }
    reader.flush();
    (reader.out, metadata)
}

struct Reader<'a> {
    text: &'a str,
    /// The inline events of the block that is being read.
    leaf: Leaf<'a>,
    kind: ParagraphKind,
    /// How many blocks around hold no text for translation.
    skipped: usize,
    out: Vec<(Paragraph, Range<usize>)>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        match &event {
            Event::Start(tag) if !is_inline(tag) => {
                self.flush();
                self.skipped += usize::from(is_skipped(tag));
                if let Tag::Heading { level, .. } = tag {
                    self.kind = ParagraphKind::Heading(level_of(*level));
                }
                self.leaf.start_at(range.start);
            }
            Event::End(end) if !is_inline_end(*end) => {
                self.flush();
                self.skipped -= usize::from(is_skipped_end(*end)).min(self.skipped);
                self.kind = ParagraphKind::Body;
            }
            Event::Rule | Event::Html(_) => self.flush(),
            // What stands behind the box is the text.
            Event::TaskListMarker(_) => self.leaf.start_at(range.end),
            _ if self.skipped > 0 => {}
            _ => self.leaf.push(event, range),
        }
    }

    fn flush(&mut self) {
        let leaf = std::mem::take(&mut self.leaf);
        if let Some((paragraph, place)) = paragraph(self.text, &leaf) {
            self.out.push((Paragraph { kind: self.kind, ..paragraph }, place));
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

fn is_skipped(tag: &Tag<'_>) -> bool {
    is_skipped_end(tag.to_end())
}

fn is_skipped_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_))
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}

/// What simple lines of YAML or TOML say of the article.
fn front_matter(block: &str) -> Metadata {
    let value = |names: &[&str]| {
        let mut fields = block.lines().filter_map(|line| line.split_once([':', '=']));
        let found =
            fields.find(|(name, _)| names.iter().any(|known| name.trim_end().eq_ignore_ascii_case(known)));
        found.map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned()).unwrap_or_default()
    };
    Metadata {
        title: value(&["title"]),
        byline: value(&["author", "byline", "authors"]),
        date: value(&["date", "published"]),
        link: value(&["link", "url", "canonical", "permalink"]),
        site: value(&["site"]),
    }
}
