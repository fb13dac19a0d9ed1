//! Puts the numbers, months and names of the segment into the translation of a match, where that is safe.

use std::ops::Range;

use super::align::{Step, align};
use super::counted::{case_of_number, is_month, month};
use super::pieces::{Piece, PieceKind, Pieces};
use crate::text::slice;

/// What fitting a translation to the segment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adaptation {
    /// The bytes of the translation are to hold this, which the segment has.
    Replace(Range<usize>, String),
    /// The bytes hold a number that is another one in the segment, and must be changed by hand: what it counts may have to change as
    /// well.
    Counted(Range<usize>),
    /// A number of the segment has another value in the match, and it is not clear where that stands in the translation.
    Unclear(String),
}

/// Fits the translation `target` of a unit with the source `unit` to the source `segment`, all of them plain; in the order of the
/// translation.
///
/// A number takes the place of another where the other's value stands once in the unit and once in its translation, unless it counts
/// an Arabic noun that takes another form after the new number (7 أيام, 11 يوماً), on either side; then it is only marked. Months
/// are replaced by their names in both languages, and `name` gives the translations of names that are known.
pub fn adaptations(
    segment: &str,
    unit: &str,
    target: &str,
    name: &dyn Fn(&str) -> Option<String>,
) -> Vec<Adaptation> {
    let (query, source) = (Pieces::of(segment), Pieces::of(unit));
    let steps = align(&query, &source);
    let (changes, unclear) = (Vec::new(), Vec::new());
    let mut adapter = Adapter { segment, unit, query: &query, source: &source, changes, unclear };
    adapter.numbers(&steps, target);
    adapter.words(&steps, target, name);
    adapter.finish()
}

/// A translation made to fit the segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adapted {
    /// The translation.
    pub text: String,
    /// Where something was put, and whether it was; where not, it is to be changed by hand.
    pub places: Vec<(Range<usize>, bool)>,
    /// Numbers of the segment that are in another value somewhere else, or nowhere.
    pub unclear: Vec<String>,
}

/// Makes the changes in `target`, whose bytes they name.
pub fn adapted(target: &str, adaptations: &[Adaptation]) -> Adapted {
    let (mut out, mut end) = (Adapted::default(), 0);
    for adaptation in adaptations {
        let (range, new) = match adaptation {
            Adaptation::Replace(range, new) => (range, Some(new)),
            Adaptation::Counted(range) => (range, None),
            Adaptation::Unclear(number) => {
                out.unclear.push(number.clone());
                continue;
            }
        };
        out.text.push_str(slice(target, end..range.start));
        let start = out.text.len();
        out.text.push_str(new.map_or_else(|| slice(target, range.clone()), String::as_str));
        out.places.push((start..out.text.len(), new.is_some()));
        end = range.end;
    }
    out.text.push_str(slice(target, end..target.len()));
    out
}

/// What becomes of a range of the translation: a new text, or none where it is only marked.
type Change = (Range<usize>, Option<String>);

struct Adapter<'a> {
    segment: &'a str,
    unit: &'a str,
    query: &'a Pieces,
    source: &'a Pieces,
    changes: Vec<Change>,
    unclear: Vec<String>,
}

impl Adapter<'_> {
    fn numbers(&mut self, steps: &[Step], target: &str) {
        let pieces = Pieces::of(target);
        for (at, step) in steps.iter().enumerate() {
            let Some((new, old)) = self.pair(*step) else { continue };
            if [new.kind, old.kind] != [PieceKind::Number; 2] || new.folded == old.folded {
                continue;
            }
            let (new_text, old_text) =
                (slice(self.segment, new.bytes.clone()), slice(self.unit, old.bytes.clone()));
            let Some(place) = only(&pieces, old).filter(|_| only(self.source, old).is_some()) else {
                self.unclear.push(new_text.to_owned());
                continue;
            };
            let changes_noun = self.changes_noun(steps, at, (old_text, new_text))
                || counts(&pieces, place, target) && case_of_number(old_text) != case_of_number(new_text);
            let written = slice(target, place.bytes.clone());
            let text = (!changes_noun).then(|| in_digits_of(written, new_text));
            self.changes.push((place.bytes.clone(), text));
        }
    }

    /// Whether the number counts an Arabic noun that is another word or takes another form in the segment.
    fn changes_noun(&self, steps: &[Step], at: usize, (old, new): (&str, &str)) -> bool {
        let next = steps.get(at + 1).copied().unwrap_or(Step { query: None, unit: None });
        let noun = |piece: Option<&Piece>, text: &str| {
            let word = slice(text, piece?.bytes.clone());
            is_noun(piece?, word).then(|| word.to_owned())
        };
        let new_noun = noun(next.query.and_then(|at| self.query.all.get(at)), self.segment);
        let old_noun = noun(next.unit.and_then(|at| self.source.all.get(at)), self.unit);
        match (old_noun, new_noun) {
            (None, None) => false,
            (Some(a), Some(b)) if a == b => case_of_number(old) != case_of_number(new),
            _ => true,
        }
    }

    /// Runs of words that were replaced by others: months, and names that are known.
    fn words(&mut self, steps: &[Step], target: &str, name: &dyn Fn(&str) -> Option<String>) {
        let mut at = 0;
        while at < steps.len() {
            let end = at + steps.iter().skip(at).take_while(|step| self.is_replaced(**step)).count();
            if end == at {
                at += 1;
                continue;
            }
            let run = steps.get(at..end).unwrap_or_default();
            at = end;
            let (new, old) = (self.span(run, true), self.span(run, false));
            let known = |text: &str| month(text, target).or_else(|| name(text));
            if let (Some(from), Some(to)) = (known(old), known(new))
                && from != to
                && let Some(range) = only_word(target, &from)
            {
                self.changes.push((range, Some(to)));
            }
        }
    }

    fn is_replaced(&self, step: Step) -> bool {
        self.pair(step).is_some_and(|(new, old)| {
            [new.kind, old.kind] == [PieceKind::Word; 2] && new.folded != old.folded
        })
    }

    fn span(&self, run: &[Step], of_segment: bool) -> &str {
        let pieces = run.iter().filter_map(|step| self.pair(*step));
        let mut bytes = pieces.map(|(new, old)| if of_segment { &new.bytes } else { &old.bytes });
        let text = if of_segment { self.segment } else { self.unit };
        let Some(first) = bytes.next() else { return "" };
        slice(text, first.start..bytes.next_back().unwrap_or(first).end)
    }

    fn pair(&self, step: Step) -> Option<(&Piece, &Piece)> {
        Some((self.query.all.get(step.query?)?, self.source.all.get(step.unit?)?))
    }

    fn finish(mut self) -> Vec<Adaptation> {
        self.changes.sort_by_key(|(range, _)| range.start);
        self.changes.dedup_by(|next, before| next.0.start < before.0.end);
        let changes = self.changes.into_iter().map(|(range, change)| match change {
            Some(new) => Adaptation::Replace(range, new),
            None => Adaptation::Counted(range),
        });
        changes.chain(self.unclear.into_iter().map(Adaptation::Unclear)).collect()
    }
}

/// The only number of this value.
fn only<'a>(pieces: &'a Pieces, number: &Piece) -> Option<&'a Piece> {
    let mut found =
        pieces.all.iter().filter(|piece| piece.kind == PieceKind::Number && piece.folded == number.folded);
    found.next().filter(|_| found.next().is_none())
}

/// Whether a noun follows the number in an Arabic translation.
fn counts(pieces: &Pieces, number: &Piece, text: &str) -> bool {
    let next = pieces.all.iter().find(|piece| piece.bytes.start >= number.bytes.end);
    next.is_some_and(|piece| is_noun(piece, slice(text, piece.bytes.clone())))
}

/// An Arabic word that a number before it may count.
fn is_noun(piece: &Piece, word: &str) -> bool {
    let arabic = word.chars().next().is_some_and(super::super::memory_index::is_arabic);
    piece.kind == PieceKind::Word && arabic && piece.weight >= 1.0 && !is_month(word)
}

/// The new number in the digits that the translation has there.
fn in_digits_of(written: &str, new: &str) -> String {
    let arabic = written.chars().any(|c| matches!(c, '\u{660}'..='\u{669}'));
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10).unwrap_or(c),
        '٫' => '.',
        '٬' => ',',
        c => c,
    };
    let western = new.chars().map(digit);
    if !arabic {
        return western.collect();
    }
    western
        .map(|c| match c {
            '.' => '٫',
            ',' => '٬',
            c => c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c),
        })
        .collect()
}

/// Where `word` stands in `text`, as words of its own, if it is once.
fn only_word(text: &str, word: &str) -> Option<Range<usize>> {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut found = text.match_indices(word).map(|(at, _)| at..at + word.len()).filter(|range| {
        let (before, behind) = (slice(text, 0..range.start), slice(text, range.end..text.len()));
        !is_part(before.chars().next_back()) && !is_part(behind.chars().next())
    });
    found.next().filter(|_| !word.is_empty() && found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(segment: &str, unit: &str, target: &str, expected: &str) -> Vec<Adaptation> {
        let names = |name: &str| {
            [("لافروف", "Lavrov"), ("سامح شكري", "Sameh Shoukry"), ("بلينكن", "Blinken")]
                .iter()
                .find(|(arabic, _)| *arabic == name)
                .map(|(_, english)| (*english).to_owned())
        };
        let found = adaptations(segment, unit, target, &names);
        assert_eq!(adapted(target, &found).text, expected, "{segment}");
        found
    }

    #[test]
    fn numbers_take_the_place_of_others() {
        let places = check(
            "بلغ عدد الجرحى ٣٧ شخصا",
            "بلغ عدد الجرحى 25 شخصا",
            "25 people were hurt",
            "37 people were hurt",
        );
        assert_eq!(places, [Adaptation::Replace(0..2, "37".into())]);
        check("زاد من 7 إلى 15%", "زاد من 3 إلى 12%", "It rose from 3 to 12%", "It rose from 7 to 15%");
        check("It cost 1,500 in all", "It cost 900 in all", "كلّف ٩٠٠ في المجموع", "كلّف ١٬٥٠٠ في المجموع");
    }

    #[test]
    fn a_counted_noun_is_left_to_the_translator() {
        let places = check("بعد 11 يوماً", "بعد 7 أيام", "after 7 days", "after 7 days");
        assert_eq!(places, [Adaptation::Counted(6..7)]);
        let places = check("after 11 days", "after 7 days", "بعد 7 أيام", "بعد 7 أيام");
        assert_eq!(places, [Adaptation::Counted(7..8)]);
        check("after 8 days", "after 7 days", "بعد 7 أيام", "بعد 8 أيام");
        check("ارتفع 15 في المئة", "ارتفع 5 في المئة", "It rose 5 percent", "It rose 15 percent");
    }

    #[test]
    fn what_stands_twice_or_not_at_all_is_not_touched() {
        let places = check("فاز 4 من 9", "فاز 3 من 9", "Three of 9 won", "Three of 9 won");
        assert_eq!(places, [Adaptation::Unclear("4".into())]);
        let places = check("فاز 3 مقابل 2", "فاز 2 مقابل 2", "won 2 to 2", "won 2 to 2");
        assert_eq!(places, [Adaptation::Unclear("3".into())]);
    }

    #[test]
    fn months_and_known_names_are_replaced() {
        check("في 3 نيسان 2025", "في 12 مارس 2024", "on 12 March 2024", "on 3 April 2025");
        check("وصل بلينكن أمس", "وصل لافروف أمس", "Lavrov arrived yesterday", "Blinken arrived yesterday");
        check("وصل سفير أمس", "وصل لافروف أمس", "Lavrov arrived yesterday", "Lavrov arrived yesterday");
    }
}
