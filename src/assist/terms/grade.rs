//! How sure a hit is.

use std::ops::Range;

/// How sure a hit is, the surest first. Checks and automatic insertion trust those up to [`Grade::Suffix`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The same characters.
    Exact,
    /// The same but for vowel marks, hamza forms, last letters that are often confused, digits or case.
    Spelling,
    /// With an article, a conjunction or a preposition written to it.
    Clitic,
    /// With a possessive or object pronoun.
    Suffix,
    /// In the dual, the sound plural, the feminine or with tanwin.
    Inflected,
    /// Another form: one that the entry lists, or a broken plural that is known.
    Variant,
}

impl Grade {
    /// The grade in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Spelling => "spelling",
            Self::Clitic => "clitic",
            Self::Suffix => "suffix",
            Self::Inflected => "inflected",
            Self::Variant => "variant",
        }
    }

    /// Whether the form is the term itself, so that checks may trust it.
    pub fn is_strong(self) -> bool {
        self <= Self::Suffix
    }
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermHit<K> {
    /// The entry that was found.
    pub entry: K,
    /// The bytes of the whole words, clitics and pronouns included.
    pub range: Range<usize>,
    /// The bytes of the term alone, from its first letter to its last.
    pub core: Range<usize>,
    /// How sure it is.
    pub grade: Grade,
    /// Why, where it is not the same: the parts of the words, such as `ب + ال + وزير`.
    pub reason: String,
}
