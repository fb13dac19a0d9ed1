//! A term: one word or phrase of one language for the concept of its entry.

use super::{Extra, Stamp};
use crate::text::Language;

/// Whether a term may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermStatus {
    /// The one to use.
    #[default]
    Preferred,
    /// May be used.
    Admitted,
    /// Must not be used.
    Forbidden,
}

impl TermStatus {
    /// All of them, the best first.
    pub const ALL: [Self; 3] = [Self::Preferred, Self::Admitted, Self::Forbidden];

    /// The status in a word, as files and the window show it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Admitted => "admitted",
            Self::Forbidden => "forbidden",
        }
    }

    /// Reads a word in any case; none where it is not one of [`TermStatus::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// A term of one language. What is not known of it is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its language.
    pub language: Language,
    /// The word or phrase in its base form.
    pub text: String,
    /// Whether it may be used.
    pub status: TermStatus,
    /// Its part of speech, such as `noun`.
    pub part_of_speech: String,
    /// Its grammatical gender, such as `feminine`.
    pub gender: String,
    /// Other forms, such as broken plurals.
    pub variants: Vec<String>,
    /// A remark.
    pub note: String,
    /// Where it was found.
    pub source: String,
    /// A sentence in which it is used.
    pub example: String,
    /// Who wrote it, and when.
    pub created: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
    /// What a file said besides.
    pub extra: Vec<Extra>,
}

impl Term {
    /// A term that may be used, of which nothing more is known.
    pub fn new(language: &Language, text: &str) -> Self {
        Self {
            language: language.clone(),
            text: text.to_owned(),
            status: TermStatus::default(),
            part_of_speech: String::new(),
            gender: String::new(),
            variants: Vec::new(),
            note: String::new(),
            source: String::new(),
            example: String::new(),
            created: Stamp::default(),
            changed: Stamp::default(),
            extra: Vec::new(),
        }
    }

    /// Brings the texts into the form in which they are kept; see [`Entry::tidy`](super::Entry::tidy).
    pub(super) fn tidy(&mut self) {
        use super::entry::{line, lines, tidy_extra};
        line(&mut self.text);
        line(&mut self.part_of_speech);
        line(&mut self.gender);
        self.variants.iter_mut().for_each(line);
        self.variants.retain(|form| !form.is_empty());
        lines(&mut self.note);
        lines(&mut self.source);
        lines(&mut self.example);
        self.created.tidy();
        self.changed.tidy();
        tidy_extra(&mut self.extra);
    }
}
