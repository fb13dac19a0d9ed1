//! How far a project is: segments by state, and words.

use crate::model::{Document, Segment, State};
use crate::text::{TagTable, count_words};

/// Counts over the segments of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All segments.
    pub total: usize,
    /// Confirmed and reviewed ones.
    pub done: usize,
    /// Drafts and rejected ones.
    pub draft: usize,
    /// Pre-translated ones.
    pub pre_translated: usize,
    /// Those that nothing was done to yet.
    pub untouched: usize,
    /// Words of the source.
    pub words: usize,
    /// Words of the source in segments that are done.
    pub words_done: usize,
}

impl Progress {
    /// Counts the segments of `document`.
    pub fn of(document: &Document) -> Self {
        let mut progress = Self::default();
        for segment in &document.segments {
            progress.add(segment, document.tags(segment));
        }
        progress
    }

    /// Counts a segment in, without its tags.
    pub fn add(&mut self, segment: &Segment, tags: &TagTable) {
        let words = words(segment, tags);
        self.total += 1;
        self.words += words;
        self.enter(segment.status.state, words);
    }

    /// Takes a segment out that was counted in as it is.
    pub fn remove(&mut self, segment: &Segment, tags: &TagTable) {
        let words = words(segment, tags);
        self.total = self.total.saturating_sub(1);
        self.words = self.words.saturating_sub(words);
        self.leave(segment.status.state, words);
    }

    /// A segment, as it is now, has left the state `before`.
    pub fn moved(&mut self, segment: &Segment, tags: &TagTable, before: State) {
        let words = words(segment, tags);
        self.leave(before, words);
        self.enter(segment.status.state, words);
    }

    fn enter(&mut self, state: State, words: usize) {
        let (count, words_done) = self.of_state(state);
        *count += 1;
        if words_done {
            self.words_done += words;
        }
    }

    fn leave(&mut self, state: State, words: usize) {
        let (count, words_done) = self.of_state(state);
        *count = count.saturating_sub(1);
        if words_done {
            self.words_done = self.words_done.saturating_sub(words);
        }
    }

    /// The count of a state, and whether its words are done.
    fn of_state(&mut self, state: State) -> (&mut usize, bool) {
        match state {
            State::Confirmed | State::Reviewed => (&mut self.done, true),
            State::Draft | State::Rejected => (&mut self.draft, false),
            State::PreTranslated => (&mut self.pre_translated, false),
            State::NotStarted => (&mut self.untouched, false),
        }
    }
}

fn words(segment: &Segment, tags: &TagTable) -> usize {
    count_words(&tags.without(&segment.source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Paragraph, ParagraphKind};
    use crate::text::Language;

    #[test]
    fn moving_a_segment_gives_the_same_as_counting_anew() {
        let languages = (Language::new("ar"), Language::new("en"));
        let text = [(Paragraph::new(ParagraphKind::Body), "جاء الوزير. ثم ذهب إلى البيت.")];
        let mut document = Document::cut(DocumentId(1), "a", languages, &text, 2);
        let mut progress = Progress::of(&document);
        assert_eq!((progress.total, progress.words, progress.untouched), (2, 6, 2));
        for state in
            [State::Draft, State::Confirmed, State::PreTranslated, State::Reviewed, State::NotStarted]
        {
            let before = document.segments[1].status.state;
            document.segments[1].status.state = state;
            progress.moved(&document.segments[1], TagTable::NONE, before);
            assert_eq!(progress, Progress::of(&document), "{state:?}");
        }
    }

    #[test]
    fn taking_a_segment_out_gives_the_same_as_counting_anew() {
        let languages = (Language::new("ar"), Language::new("en"));
        let text = [(Paragraph::new(ParagraphKind::Body), "جاء الوزير. ثم ذهب إلى البيت.")];
        let mut document = Document::cut(DocumentId(1), "a", languages, &text, 2);
        document.segments[0].status.state = State::Confirmed;
        let mut progress = Progress::of(&document);
        let gone = document.segments.remove(0);
        progress.remove(&gone, TagTable::NONE);
        assert_eq!(progress, Progress::of(&document));
    }
}
