//! Where paragraphs begin on both sides: a hint that a bead ends there too, no more.

use super::band::Span;
use super::tokens::Side;

/// The beginnings of the paragraphs of both sides.
#[derive(Clone, Debug)]
pub(super) struct Paragraphs {
    source: Starts,
    target: Starts,
}

#[derive(Clone, Debug)]
struct Starts {
    /// How many paragraphs begin before each segment, and in all.
    before: Vec<u32>,
    /// How much a beginning says: nothing where every segment is a paragraph of its own, or all are one.
    worth: f32,
}

impl Paragraphs {
    pub(super) fn new(source: &Side, target: &Side) -> Self {
        Self { source: Starts::new(source), target: Starts::new(target) }
    }

    /// What the paragraphs say against a bead; `inside` and `alone` are what an end of a paragraph counts inside of it, and one that
    /// only one side has at its end.
    pub(super) fn score(&self, span: Span, [inside, alone]: [f32; 2]) -> f32 {
        let within = self.source.within(span.source) + self.target.within(span.target);
        let (source, target) = (self.source.ends(span.source.1), self.target.ends(span.target.1));
        let differ = match (source, target) {
            (true, false) => self.source.worth,
            (false, true) => self.target.worth,
            _ => 0.0,
        };
        inside * within + alone * differ
    }
}

impl Starts {
    fn new(side: &Side) -> Self {
        let mut before = vec![0];
        for segment in &side.segments {
            before.push(before.last().copied().unwrap_or(0) + u32::from(segment.starts));
        }
        let (count, all) = (before.last().copied().unwrap_or(0), side.segments.len());
        let share = count as f32 / all.max(1) as f32;
        Self { before, worth: if count <= 1 { 0.0 } else { (1.0 - share).clamp(0.0, 1.0) } }
    }

    /// The worth of the beginnings inside of a run, at most two of them.
    fn within(&self, (from, to): (usize, usize)) -> f32 {
        let at = |at: usize| self.before.get(at).copied().unwrap_or(0);
        self.worth * at(to).saturating_sub(at(from + 1)).min(2) as f32
    }

    /// Whether a paragraph ends before the segment `at`; the end of the text is none.
    fn ends(&self, at: usize) -> bool {
        let of = |at: usize| self.before.get(at).copied().unwrap_or(0);
        of(at + 1) > of(at)
    }
}
