//! A translation unit: what was translated before, as a translation memory keeps it.

use std::borrow::Cow;

use super::{Extra, Stamp};
use crate::text::{self, Language, TagTable};

/// Names a unit in its memory for as long as that lives; never given twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub u64);

/// Who made the translation of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitOrigin {
    /// A person, as far as is known.
    #[default]
    Translated,
    /// A person, in a text that was aligned with its source afterwards.
    Aligned,
    /// A machine.
    Machine,
}

impl UnitOrigin {
    /// All of them, the more trusted first.
    pub const ALL: [Self; 3] = [Self::Translated, Self::Aligned, Self::Machine];

    /// The origin in a word, as files and the window show it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Translated => "translated",
            Self::Aligned => "aligned",
            Self::Machine => "machine",
        }
    }

    /// Reads a word in any case; none where it is not one of [`UnitOrigin::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim();
        Self::ALL.into_iter().find(|origin| origin.word().eq_ignore_ascii_case(word))
    }
}

/// A segment and its translation, with all that is known of them. What is not known is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationUnit {
    /// Its name in its memory.
    pub id: UnitId,
    /// The language of the source.
    pub source_language: Language,
    /// The language of the translation.
    pub target_language: Language,
    /// The source, with its inline tags.
    pub source: String,
    /// The translation, with its inline tags; one that corresponds to a tag of the source has its number.
    pub target: String,
    /// What the tags of the source stand for.
    pub source_tags: TagTable,
    /// What the tags of the translation stand for.
    pub target_tags: TagTable,
    /// The segment that stood before the source, without tags.
    pub before: String,
    /// The segment that stood after the source, without tags.
    pub after: String,
    /// Who made it, and when.
    pub created: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
    /// A remark.
    pub note: String,
    /// The name of the article that it was translated in.
    pub document: String,
    /// Who made the translation.
    pub origin: UnitOrigin,
    /// Whether a second person has read it.
    pub reviewed: bool,
    /// What a file said besides: a name and a value each.
    pub extra: Vec<Extra>,
}

/// A memory file that a project uses. Its place in the project's list is its priority: the first one counts most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttachedMemory {
    /// Where the file is, as the system writes it.
    pub path: String,
    /// Whether this project must not change it.
    pub read_only: bool,
    /// Whether confirmed segments go into it; one memory at most has it.
    pub writing: bool,
}

impl TranslationUnit {
    /// A unit of two texts without tags, of which nothing more is known.
    pub fn new((from, source): (&Language, &str), (to, target): (&Language, &str)) -> Self {
        Self {
            id: UnitId::default(),
            source_language: from.clone(),
            target_language: to.clone(),
            source: source.to_owned(),
            target: target.to_owned(),
            source_tags: TagTable::default(),
            target_tags: TagTable::default(),
            before: String::new(),
            after: String::new(),
            created: Stamp::default(),
            changed: Stamp::default(),
            note: String::new(),
            document: String::new(),
            origin: UnitOrigin::default(),
            reviewed: false,
            extra: Vec::new(),
        }
    }

    /// The source without its tags.
    pub fn plain_source(&self) -> Cow<'_, str> {
        self.source_tags.without(&self.source)
    }

    /// The translation without its tags.
    pub fn plain_target(&self) -> Cow<'_, str> {
        self.target_tags.without(&self.target)
    }

    /// The unit read the other way round: its context, which is of the source, goes.
    pub fn inverse(mut self) -> Self {
        std::mem::swap(&mut self.source_language, &mut self.target_language);
        std::mem::swap(&mut self.source, &mut self.target);
        std::mem::swap(&mut self.source_tags, &mut self.target_tags);
        self.before.clear();
        self.after.clear();
        self
    }

    /// When it was last touched, in milliseconds since 1970; 0 where that is not known.
    pub fn touched_at(&self) -> i64 {
        self.changed.at.max(self.created.at)
    }

    /// Brings the texts into the form in which they are kept: control characters go, and blanks at the ends of source and
    /// translation. To do it twice changes nothing.
    pub fn tidy(&mut self) {
        tidy(&mut self.source);
        tidy(&mut self.target);
        for text in [&mut self.before, &mut self.after, &mut self.note, &mut self.document] {
            tidy(text);
        }
        tidy(&mut self.created.who);
        tidy(&mut self.changed.who);
        for (name, value) in &mut self.extra {
            tidy(name);
            tidy(value);
        }
        self.extra.retain(|(name, value)| !name.is_empty() && !value.is_empty());
    }
}

fn tidy(text: &mut String) {
    let clean = text::clean(text);
    let kept = clean.trim();
    if kept.contains('\u{ffff}') {
        *text = kept.replace('\u{ffff}', "").trim().to_owned();
    } else if kept.len() != text.len() || kept != text {
        *text = kept.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    fn unit() -> TranslationUnit {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        TranslationUnit::new((&ar, "قال <1>نعم</1>"), (&en, "He said <1>yes</1>"))
    }

    #[test]
    fn only_what_the_tables_hold_is_taken_for_a_tag() {
        let mut unit = unit();
        assert_eq!(unit.plain_source(), "قال <1>نعم</1>");
        let bold = Markup { number: 1, open: "<b>".into(), close: Some("</b>".into()) };
        unit.source_tags = TagTable::new(vec![bold]);
        assert_eq!((&*unit.plain_source(), &*unit.plain_target()), ("قال نعم", "He said <1>yes</1>"));
    }

    #[test]
    fn the_inverse_of_the_inverse_lacks_only_the_context() {
        let mut unit = unit();
        unit.before = "قبل".into();
        let back = unit.clone().inverse().inverse();
        unit.before.clear();
        assert_eq!(back, unit);
        assert_eq!(unit.clone().inverse().source_language.tag(), "en");
    }

    #[test]
    fn a_unit_is_tidied_once() {
        let mut unit = unit();
        unit.source = " a\r\nb\u{0}\u{ffff} ".into();
        unit.extra = vec![("a".into(), " ".into()), ("b".into(), " c".into())];
        unit.tidy();
        assert_eq!(unit.source, "a\nb");
        assert_eq!(unit.extra, [("b".into(), "c".into())]);
        let once = unit.clone();
        unit.tidy();
        assert_eq!(unit, once);
    }

    #[test]
    fn an_origin_is_read_from_its_word() {
        for origin in UnitOrigin::ALL {
            assert_eq!(UnitOrigin::from_word(&format!(" {} ", origin.word().to_uppercase())), Some(origin));
        }
        assert_eq!(UnitOrigin::from_word("copied"), None);
    }
}
