//! A glossary entry: a term, its translation, and what the translator should know of it.

/// Names an entry in its project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u64);

/// Whether the translation may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    /// The status in a word, as files and the window show it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Admitted => "admitted",
            Self::Forbidden => "forbidden",
        }
    }

    /// Reads a word, `preferred` where it says nothing known.
    pub fn from_word(word: &str) -> Self {
        match word.trim().to_lowercase().as_str() {
            "admitted" => Self::Admitted,
            "forbidden" => Self::Forbidden,
            _ => Self::Preferred,
        }
    }
}

/// One term and one translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the project.
    pub id: EntryId,
    /// The term in the source language, in its base form.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// Whether the translation may be used.
    pub status: TermStatus,
    /// Other forms of the source term, such as broken plurals.
    pub variants: Vec<String>,
    /// The subject field.
    pub domain: String,
    /// A remark.
    pub note: String,
}
