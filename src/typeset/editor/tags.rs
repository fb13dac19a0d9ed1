//! Tags in the editor: each moves, is selected and is deleted as one unit, and no caret stands inside one.

use std::borrow::Cow;
use std::ops::Range;

use super::super::objects::mask;
use super::Editor;
use crate::text::{TagSpan, TagTable};

impl Editor {
    /// The tags that the text may hold; what is written like one and is not among them stays plain text.
    pub fn set_tags(&mut self, tags: &TagTable) {
        if self.tags != *tags {
            self.tags.clone_from(tags);
        }
    }

    /// The tags of `display_text`, in order.
    pub fn tag_spans(&self) -> Vec<TagSpan> {
        self.tags.spans(&self.display_text())
    }

    /// What to set: `display_text` with its tags masked.
    pub fn masked_text(&self) -> Cow<'_, str> {
        if self.tags.is_empty() {
            return self.display_text();
        }
        let text = self.display_text();
        let spans = self.tags.spans(&text);
        if spans.is_empty() { text } else { Cow::Owned(mask(&text, &spans).into_owned()) }
    }

    /// The text with its tags masked, in which words do not run into tags.
    pub(super) fn words_text(&self) -> Cow<'_, str> {
        mask(&self.text, &self.tags.spans(&self.text))
    }

    /// The tag that holds the byte at `index`.
    pub(super) fn tag_at(&self, index: usize) -> Option<Range<usize>> {
        self.tags.spans(&self.text).into_iter().map(|span| span.range).find(|range| range.contains(&index))
    }

    /// The range with all of each tag that it cuts into.
    pub(super) fn with_whole_tags(&self, range: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        for tag in self.tags.spans(&self.text).into_iter().map(|span| span.range) {
            if tag.start < start && start < tag.end {
                start = tag.start;
            }
            if tag.start < end && end < tag.end {
                end = tag.end;
            }
        }
        start..end
    }

    /// The bytes around `range` up to the next tags.
    pub(super) fn between_tags(&self, range: &Range<usize>) -> (usize, usize) {
        let tags = self.tags.spans(&self.text);
        let low = tags.iter().map(|tag| tag.range.end).filter(|end| *end <= range.start).max();
        let high = tags.iter().map(|tag| tag.range.start).find(|start| *start >= range.end);
        (low.unwrap_or(0), high.unwrap_or(self.text.len()))
    }
}
