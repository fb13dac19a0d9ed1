//! The properties of units that other programs write, as far as they say what a unit has a place for.
//!
//! `OmegaT` names the neighbours `prev` and `next` and the article `file`; memoQ has `x-context-pre`, `x-context-post` (as TMX
//! of their own) and `x-document`; Trados Studio says in `x-Origin` and `x-ConfirmationLevel` who made and read a translation.

use quick_xml::escape::unescape;

use crate::model::{Extra, TranslationUnit, UnitOrigin};
use crate::text::slice;

/// The property in which the origin is written.
pub(super) const ORIGIN: &str = "x-origin";
/// The property that says that a second person has read the translation.
pub(super) const REVIEWED: &str = "x-reviewed";
/// The article, as `OmegaT` names it.
pub(super) const DOCUMENT: &str = "file";
/// The segment before, as `OmegaT` names it.
pub(super) const BEFORE: &str = "prev";
/// The segment after, as `OmegaT` names it.
pub(super) const AFTER: &str = "next";

/// What the properties of a unit say.
#[derive(Debug, Default)]
pub(super) struct Known {
    before: String,
    after: String,
    document: String,
    origin: UnitOrigin,
    reviewed: bool,
    extra: Vec<Extra>,
}

impl Known {
    /// Takes in one of them.
    pub(super) fn take(&mut self, name: &str, value: &str) {
        let kept = value.trim();
        match name {
            BEFORE if self.before.is_empty() => self.before = kept.to_owned(),
            AFTER if self.after.is_empty() => self.after = kept.to_owned(),
            "x-context-pre" if self.before.is_empty() => self.before = plain(kept),
            "x-context-post" if self.after.is_empty() => self.after = plain(kept),
            DOCUMENT | "x-document" if self.document.is_empty() => self.document = kept.to_owned(),
            "aligned" if kept == "yes" => self.origin = UnitOrigin::Aligned,
            "x-Origin" | ORIGIN if origin(kept).is_some() => self.origin = origin(kept).unwrap_or_default(),
            "x-ConfirmationLevel" => self.reviewed = kept.starts_with("Approved"),
            REVIEWED => self.reviewed = kept == "yes",
            _ => {
                let extra = (name.to_owned(), kept.to_owned());
                if !self.extra.contains(&extra) {
                    self.extra.push(extra);
                }
            }
        }
    }

    /// Puts it all into the unit.
    pub(super) fn give(self, unit: &mut TranslationUnit) {
        unit.before = self.before;
        unit.after = self.after;
        unit.document = self.document;
        unit.origin = self.origin;
        unit.reviewed = self.reviewed;
        unit.extra = self.extra;
    }
}

fn origin(word: &str) -> Option<UnitOrigin> {
    match word {
        "AutomatedTranslation" | "MachineTranslation" | "NMT" | "MT" => Some(UnitOrigin::Machine),
        "Alignment" => Some(UnitOrigin::Aligned),
        word => UnitOrigin::from_word(word),
    }
}

/// The text of a piece of XML such as `<seg>text</seg>`, without its tags.
fn plain(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        out.push_str(slice(rest, 0..start));
        let end = rest.find('>').filter(|end| *end > start).map_or(rest.len(), |end| end + 1);
        rest = slice(rest, end..rest.len());
    }
    out.push_str(rest);
    unescape(&out).map_or_else(|_| out.clone(), std::borrow::Cow::into_owned).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn known(props: &[(&str, &str)]) -> TranslationUnit {
        let mut known = Known::default();
        for (name, value) in props {
            known.take(name, value);
        }
        let language = Language::new("ar");
        let mut unit = TranslationUnit::new((&language, ""), (&language, ""));
        known.give(&mut unit);
        unit
    }

    #[test]
    fn the_properties_of_other_programs_find_their_places() {
        let omegat = known(&[("file", "a.txt"), ("prev", "قبل"), ("next", "بعد"), ("id", "7")]);
        assert_eq!((&*omegat.document, &*omegat.before, &*omegat.after), ("a.txt", "قبل", "بعد"));
        assert_eq!(omegat.extra, [("id".to_owned(), "7".to_owned())]);
        let memoq = known(&[
            ("x-context-pre", "<seg>A &amp; <bpt i='1'>b</bpt></seg>"),
            ("x-document", "b.docx"),
            ("aligned", "yes"),
        ]);
        assert_eq!((&*memoq.before, &*memoq.document), ("A & b", "b.docx"));
        assert_eq!(memoq.origin, UnitOrigin::Aligned);
        let trados =
            known(&[("x-Origin", "AutomatedTranslation"), ("x-ConfirmationLevel", "ApprovedSignOff")]);
        assert_eq!((trados.origin, trados.reviewed), (UnitOrigin::Machine, true));
        assert!(!known(&[("x-ConfirmationLevel", "Draft")]).reviewed);
    }
}
