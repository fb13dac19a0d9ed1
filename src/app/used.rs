//! Whether the translations of terms were used, kept while target and glossary are the same.

use std::cell::RefCell;
use std::collections::HashMap;

use super::terms::EntryKey;
use crate::assist::find_term;
use crate::model::{Entry, Segment, SegmentId, Term};
use crate::text::{Language, TagTable};

/// Whether an entry's translations stand in a target, inflected as their language does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// The best one.
    pub best: bool,
    /// Any of them.
    pub any: bool,
}

/// The answers for one segment, with the number of the glossary's state and the target's revision that they are of.
#[derive(Debug, Default)]
struct Answers {
    of: (u64, u64),
    entries: HashMap<EntryKey, Used>,
}

/// All answers that were asked for.
#[derive(Debug, Default)]
pub(super) struct UsedTerms(RefCell<HashMap<SegmentId, Answers>>);

impl UsedTerms {
    /// Whether the terms of `entry` in `language` stand in the target of `segment`, whose paragraph has these tags.
    pub(super) fn of(
        &self,
        epoch: u64,
        (segment, tags): (&Segment, &TagTable),
        (key, entry): (EntryKey, &Entry),
        language: &Language,
    ) -> Used {
        let of = (epoch, segment.target_revision);
        let mut all = self.0.borrow_mut();
        let answers = all.entry(segment.id).or_default();
        if answers.of != of {
            *answers = Answers { of, ..Answers::default() };
        }
        *answers.entries.entry(key).or_insert_with(|| used(entry, language, &tags.without(&segment.target)))
    }

    pub(super) fn forget(&mut self) {
        self.0.get_mut().clear();
    }
}

fn used(entry: &Entry, language: &Language, target: &str) -> Used {
    let stands = |term: &Term| {
        let forms = std::iter::once(&term.text).chain(&term.variants);
        forms.into_iter().any(|form| !find_term(form, target, language).is_empty())
    };
    let best = entry.terms_in(language).min_by_key(|term| term.status).is_some_and(stands);
    Used { best, any: best || entry.terms_in(language).any(stands) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, TermStatus};

    fn asked(all: &UsedTerms, segment: &Segment, entry: &Entry, epoch: u64) -> Used {
        let key = (0, EntryId(1));
        all.of(epoch, (segment, TagTable::NONE), (key, entry), &Language::new("en"))
    }

    #[test]
    fn inflected_words_count_and_parts_of_words_do_not() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let mut entry = Entry::of_pair(EntryId(1), (&ar, "ميناء"), (&en, "port"));
        let mut other = Term::new(&en, "harbour");
        other.status = TermStatus::Admitted;
        other.variants = vec!["harbor".to_owned()];
        entry.terms.push(other);
        let all = UsedTerms::default();
        let mut segment = Segment::new(SegmentId(1), 0, "", "في الميناء");
        for (target, best, any) in [
            ("", false, false),
            ("Both Ports are closed.", true, true),
            ("An important report", false, false),
            ("The harbours", false, true),
            ("Two harbors", false, true),
        ] {
            target.clone_into(&mut segment.target);
            segment.target_revision += 1;
            assert_eq!(asked(&all, &segment, &entry, 0), Used { best, any }, "{target}");
        }
    }

    #[test]
    fn an_answer_is_kept_until_the_target_or_the_glossary_changes() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let train = Entry::of_pair(EntryId(1), (&ar, "قطار"), (&en, "train"));
        let car = Entry::of_pair(EntryId(1), (&ar, "سيارة"), (&en, "car"));
        let all = UsedTerms::default();
        let mut segment = Segment::new(SegmentId(1), 0, "", "قطار");
        segment.target = "the train".to_owned();
        assert!(asked(&all, &segment, &train, 0).best);
        assert!(asked(&all, &segment, &car, 0).best, "nothing says that it has changed");
        assert!(!asked(&all, &segment, &car, 1).best);
        assert!(asked(&all, &segment, &train, 2).best);
        segment.target.clear();
        assert!(asked(&all, &segment, &train, 2).best);
        segment.target_revision += 1;
        assert!(!asked(&all, &segment, &train, 2).best);
    }
}
