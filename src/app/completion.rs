//! What may be typed next in the active segment: gathers what is known of it, and keeps it prepared for every keystroke.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use crate::app::{Matches, Open};
use crate::assist::{Completer, Offer, OfferKind};
use crate::model::{Document, Segment, SegmentId};
use crate::text::{Language, PlaceableKind, Plain, placeables, slice};

/// So many segments before the active one give words that are likely to come again, and so many behind it.
const NEAR: (usize, usize) = (200, 50);

/// The completer of the segment that was asked for last, with what it was made of.
#[derive(Default)]
pub(in crate::app) struct Completions(RefCell<Option<Kept>>);

struct Kept {
    segment: SegmentId,
    offers: u64,
    completer: Rc<Completer>,
}

/// What is known of a segment beside its source, the best first.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// What the memories have for it.
    pub found: Option<&'a Matches>,
    /// What machines suggest.
    pub suggested: Vec<&'a str>,
    /// The translations of its terms.
    pub terms: Vec<&'a str>,
    /// The spellings of its names.
    pub names: Vec<&'a str>,
}

impl Known<'_> {
    fn likely(&self) -> &[(String, u32)] {
        self.found.map_or(&[], |found| &found.likely)
    }

    fn offers(&self, document: &Document, segment: &Segment) -> Vec<Offer> {
        let tags = document.tags(segment);
        let plain = |text: &str| Plain::new(text, tags).text.into_owned();
        let mut offers = Vec::new();
        if let Some(found) = self.found {
            let whole = found.matches.iter().map(|it| Offer::new(OfferKind::Match, plain(&it.proposal.text)));
            let parts = found.fragments.iter().map(|it| Offer::new(OfferKind::Part, it.unit.plain_target()));
            offers.extend(whole.chain(parts));
        }
        offers.extend(self.suggested.iter().map(|text| Offer::new(OfferKind::Machine, plain(text))));
        offers.extend(self.terms.iter().map(|text| Offer::new(OfferKind::Term, *text)));
        offers.extend(self.names.iter().map(|text| Offer::new(OfferKind::Name, *text)));
        let source = Plain::new(&segment.source, tags);
        offers.extend(values(&source.text, &document.target).map(|it| Offer::new(OfferKind::Placeable, it)));
        offers
    }
}

/// What completes the translation of a segment, from what is known of it and from the translations around it.
pub fn completer(document: &Document, segment: &Segment, known: &Known<'_>) -> Completer {
    Completer::new(&known.offers(document, segment), near(document, segment.id), known.likely())
}

impl Open {
    /// What completes the translation of a segment: its matches, suggestions, terms, names and numbers, and words near by.
    pub fn completer(&self, segment: &Segment) -> Rc<Completer> {
        let Some(document) = self.document() else { return Rc::default() };
        let hits = self.terms(segment);
        let names = self.study.names.iter().flat_map(|ledger| &ledger.names);
        let known = Known {
            found: self.matches.of_segment(segment).map(|(found, _)| found),
            suggested: (self.machine.suggestions(segment.id, segment.source_revision).iter())
                .map(|it| it.answer.text.as_str())
                .collect(),
            terms: hits.iter().filter_map(|hit| Some(&*self.pair(hit.entry)?.target.text)).collect(),
            names: names
                .filter(|name| name.segments.contains(&segment.id))
                .filter_map(|name| name.chosen.as_deref())
                .collect(),
        };
        let mut hasher = DefaultHasher::new();
        let offers = known.offers(document, segment);
        (&offers, known.likely()).hash(&mut hasher);
        let hash = hasher.finish();
        let mut kept = self.completions.0.borrow_mut();
        if let Some(kept) = kept.as_ref().filter(|it| (it.segment, it.offers) == (segment.id, hash)) {
            return Rc::clone(&kept.completer);
        }
        let completer = Rc::new(Completer::new(&offers, near(document, segment.id), known.likely()));
        *kept = Some(Kept { segment: segment.id, offers: hash, completer: Rc::clone(&completer) });
        completer
    }
}

/// The numbers and addresses of a source as its translation writes them.
fn values<'a>(source: &'a str, target: &'a Language) -> impl Iterator<Item = String> + 'a {
    placeables(source).into_iter().map(|it| {
        let text = slice(source, it.range);
        match it.kind {
            PlaceableKind::Number if !target.is_arabic_script() => text.chars().map(european).collect(),
            _ => text.to_owned(),
        }
    })
}

/// A digit or a sign in a number as Latin text has it.
fn european(c: char) -> char {
    let digit = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        '٬' => return ',',
        '٫' => return '.',
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

/// The translations around a segment.
fn near(document: &Document, segment: SegmentId) -> impl Iterator<Item = &str> {
    let at = document.segments.iter().position(|it| it.id == segment).unwrap_or_default();
    let around = document.segments.iter().take(at + NEAR.1).skip(at.saturating_sub(NEAR.0));
    around.filter(move |it| it.id != segment).map(|it| it.target.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_the_digits_of_the_target() {
        let source = "نحو ١٬٢٥٠ عاملا في 2024 و٣٫٥ في المئة";
        let of = |tag| values(source, &Language::new(tag)).collect::<Vec<_>>();
        assert_eq!(of("en"), ["1,250", "2024", "3.5"]);
        assert_eq!(of("fa"), ["١٬٢٥٠", "2024", "٣٫٥"]);
    }
}
