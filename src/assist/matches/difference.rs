//! The words in which a match differs from the segment, as one text to read.

use std::ops::Range;

use super::align::{Step, align};
use super::pieces::Pieces;
use crate::text::slice;

/// Where a part of a difference comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Only in the memory.
    Unit,
    /// Only in the segment.
    Segment,
}

/// The source of a unit with what differs from the segment's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The words of both, those that are only in the memory before those that are only in the segment.
    pub text: String,
    /// The bytes of `text` that are not in both.
    pub spans: Vec<(Range<usize>, Only)>,
}

/// The difference between the source of a segment and that of a unit, both without tags.
///
/// Words are shown whole, so that joined letters stay joined. Of a longer run that is in both, only `context` words at each side of a
/// difference are shown.
pub fn difference(segment: &str, unit: &str, context: usize) -> Difference {
    let (query, other) = (Pieces::of(segment), Pieces::of(unit));
    let steps = align(&query, &other);
    let mut writer =
        Writer { segment, unit, query: &query, other: &other, out: Difference::default(), skipped: false };
    let same: Vec<bool> = steps.iter().map(|step| writer.is_same(*step)).collect();
    let mut at = 0;
    while at < steps.len() {
        let end = at + same.iter().skip(at).take_while(|other| **other == same[at]).count();
        let run = steps.get(at..end).unwrap_or_default();
        if same[at] {
            writer.both(run, context, (at == 0, end == steps.len()));
        } else {
            writer.only(run, Only::Unit);
            writer.only(run, Only::Segment);
        }
        at = end;
    }
    writer.out
}

struct Writer<'a> {
    segment: &'a str,
    unit: &'a str,
    query: &'a Pieces,
    other: &'a Pieces,
    out: Difference,
    skipped: bool,
}

impl Writer<'_> {
    /// Whether a piece is written the same in both texts.
    fn is_same(&self, step: Step) -> bool {
        let (Some(a), Some(b)) = (self.bytes(step, Only::Segment), self.bytes(step, Only::Unit)) else {
            return false;
        };
        slice(self.segment, a) == slice(self.unit, b)
    }

    fn bytes(&self, step: Step, side: Only) -> Option<Range<usize>> {
        let piece = match side {
            Only::Unit => self.other.all.get(step.unit?),
            Only::Segment => self.query.all.get(step.query?),
        };
        piece.map(|piece| piece.bytes.clone())
    }

    /// Writes a run of both, shortened in the middle, or at the outer side where it begins or ends the text.
    fn both(&mut self, run: &[Step], context: usize, (first, last): (bool, bool)) {
        let head = if first { 0 } else { context };
        let tail = if last { 0 } else { context };
        if first && last || run.len() <= head + tail + 1 {
            return self.write(run, Only::Unit);
        }
        self.write(run.get(..head).unwrap_or_default(), Only::Unit);
        self.out.text.push_str(if self.out.text.is_empty() { "…" } else { " …" });
        self.skipped = true;
        self.write(run.get(run.len() - tail..).unwrap_or_default(), Only::Unit);
    }

    /// Writes the pieces of a run that are only on one side.
    fn only(&mut self, run: &[Step], side: Only) {
        if run.iter().all(|step| self.bytes(*step, side).is_none()) {
            return;
        }
        let gap = !self.out.text.is_empty() && !self.out.text.ends_with(' ');
        if gap {
            self.out.text.push(' ');
        }
        let start = self.out.text.len();
        self.skipped = true;
        self.write(run, side);
        self.out.spans.push((start..self.out.text.len(), side));
        self.out.text.push(' ');
        self.skipped = true;
    }

    /// Writes the pieces of one side with what stands between them there.
    fn write(&mut self, run: &[Step], side: Only) {
        let text = if side == Only::Unit { self.unit } else { self.segment };
        let mut end = None;
        let places: Vec<Range<usize>> = run.iter().filter_map(|step| self.bytes(*step, side)).collect();
        for bytes in places {
            let between = end.map_or("", |end| slice(text, end..bytes.start));
            let skipped = std::mem::take(&mut self.skipped);
            match end {
                Some(_) => self.out.text.push_str(between),
                None if self.out.text.ends_with('…') => self.out.text.push(' '),
                None if skipped && !self.out.text.is_empty() && !self.out.text.ends_with(' ') => {
                    self.out.text.push(' ');
                }
                None => {}
            }
            self.out.text.push_str(slice(text, bytes.clone()));
            end = Some(bytes.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The difference with [-…-] for what is only in the memory and {+…+} for what is only in the segment.
    fn marked(segment: &str, unit: &str, context: usize) -> String {
        let Difference { mut text, spans } = difference(segment, unit, context);
        for (range, only) in spans.iter().rev() {
            let (open, close) = if *only == Only::Unit { ("[-", "-]") } else { ("{+", "+}") };
            text.insert_str(range.end, close);
            text.insert_str(range.start, open);
        }
        text.trim_end().to_owned()
    }

    #[test]
    fn whole_words_differ_and_long_runs_are_shortened() {
        for (segment, unit, context, expected) in [
            ("قال الوزير نعم", "قال السفير نعم", 9, "قال [-السفير-] {+الوزير+} نعم"),
            ("قال الوزير أمس: نعم", "قال الوزير: نعم", 9, "قال الوزير {+أمس+} : نعم"),
            ("a b c d e f g X", "a b c d e f g", 2, "… f g {+X+}"),
            ("X a b c d e f g", "a b c d e f g", 1, "{+X+} a …"),
            ("X a b c d e f g Y", "Z a b c d e f g W", 1, "[-Z-] {+X+} a … g [-W-] {+Y+}"),
            ("one two", "one two", 1, "one two"),
            ("كِتاب", "كتاب", 1, "[-كتاب-] {+كِتاب+}"),
        ] {
            assert_eq!(marked(segment, unit, context), expected);
        }
    }
}
