//! The words that stand for the model's enumerations in a project file; they never change, whatever the code calls them.

use crate::model::{GroupKind, Origin, ParagraphKind, Side, State, TermStatus};
use crate::text::Direction;

/// An enumeration with a stable word for each of its values.
pub(super) trait Word: Sized {
    /// The word in the file.
    fn word(self) -> &'static str;
    /// The value of a word; none where a newer version wrote it.
    fn from_word(word: &str) -> Option<Self>;
}

macro_rules! words {
    ($type:ident: $($variant:ident = $word:literal),+ $(,)?) => {
        impl Word for $type {
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words!(State: NotStarted = "not_started", PreTranslated = "pre_translated", Draft = "draft", Confirmed = "confirmed",
    Reviewed = "reviewed", Rejected = "rejected");
words!(Direction: Ltr = "ltr", Rtl = "rtl");
words!(TermStatus: Preferred = "preferred", Admitted = "admitted", Forbidden = "forbidden");
words!(Side: Source = "source", Target = "target");
words!(GroupKind: Import = "import", Typing = "typing", State = "state", Insert = "insert", Shape = "shape",
    Glossary = "glossary", Note = "note", Languages = "languages", Metadata = "metadata", Alignment = "alignment",
    PreTranslate = "pre_translate", Consent = "consent", Segmentation = "segmentation", Machine = "machine",
    Memories = "memories", Review = "review");

/// The word of an origin; the figure of a match or an alignment stands behind it.
pub(super) fn origin_word(origin: Origin) -> String {
    match origin {
        Origin::Typed => "typed".to_owned(),
        Origin::Machine => "machine".to_owned(),
        Origin::Match(score) => format!("match {score}"),
        Origin::ContextMatch => "context_match".to_owned(),
        Origin::Repetition => "repetition".to_owned(),
        Origin::Aligned(confidence) => format!("aligned {confidence}"),
    }
}

/// The origin of a word; none where a newer version wrote it.
pub(super) fn origin_of(word: &str) -> Option<Origin> {
    let figure = |prefix| word.strip_prefix(prefix)?.parse().ok();
    Some(match word {
        "typed" => Origin::Typed,
        "machine" => Origin::Machine,
        "context_match" => Origin::ContextMatch,
        "repetition" => Origin::Repetition,
        _ => figure("match ").map(Origin::Match).or_else(|| figure("aligned ").map(Origin::Aligned))?,
    })
}

/// The word and the level of a kind of paragraph.
pub(super) fn paragraph_words(kind: ParagraphKind) -> (&'static str, Option<u8>) {
    match kind {
        ParagraphKind::Body => ("body", None),
        ParagraphKind::Heading(level) => ("heading", Some(level)),
        ParagraphKind::Blank => ("blank", None),
    }
}

/// The kind of paragraph of a word and a level.
pub(super) fn paragraph_kind(word: &str, level: Option<u8>) -> Option<ParagraphKind> {
    match (word, level) {
        ("body", _) => Some(ParagraphKind::Body),
        ("heading", Some(level)) => Some(ParagraphKind::Heading(level)),
        ("blank", _) => Some(ParagraphKind::Blank),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_reads_back_and_a_strange_one_does_not() {
        for state in State::ALL {
            assert_eq!(State::from_word(state.word()), Some(state));
        }
        for kind in [ParagraphKind::Body, ParagraphKind::Heading(3), ParagraphKind::Blank] {
            let (word, level) = paragraph_words(kind);
            assert_eq!(paragraph_kind(word, level), Some(kind));
        }
        for kind in [GroupKind::Import, GroupKind::Languages, GroupKind::Consent] {
            assert_eq!(GroupKind::from_word(kind.word()), Some(kind));
        }
        for origin in [
            Origin::Typed,
            Origin::Machine,
            Origin::Match(91),
            Origin::ContextMatch,
            Origin::Repetition,
            Origin::Aligned(100),
        ] {
            assert_eq!(origin_of(&origin_word(origin)), Some(origin));
        }
        for unknown in ["match x", "aligned 300", "dreamt"] {
            assert_eq!(origin_of(unknown), None);
        }
        assert_eq!(State::from_word("Draft"), None);
        assert_eq!(paragraph_kind("heading", None), None);
    }
}
