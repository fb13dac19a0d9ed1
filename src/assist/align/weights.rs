//! What each kind of evidence counts.

use super::shape::Shape;

/// The weights of the features of a bead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    /// Of the logarithm of how much likelier the lengths are than those of any two segments.
    pub(super) length: f32,
    /// Of words, anchors and signs that are answered, in this order.
    pub(super) hits: [f32; 3],
    /// Of those that are not.
    pub(super) misses: [f32; 3],
    /// Of each sentence by which the sides differ.
    pub(super) ends: f32,
    /// Of an end of a paragraph inside of a bead, and of one that only one side has at the end of a bead.
    pub(super) paragraphs: [f32; 2],
    /// Of a segment without counterpart.
    pub(super) null: f32,
    /// Of a bead of one against several.
    pub(super) uneven: f32,
    /// Of each segment more than one on each side.
    pub(super) step: f32,
    /// Of a bead of several against several.
    pub(super) many: f32,
}

impl Weights {
    /// What a shape counts.
    pub(super) fn shape(&self, (sources, targets): Shape) -> f32 {
        let shape = features(sources, targets);
        self.null * shape[0] + self.uneven * shape[1] + self.step * shape[2] + self.many * shape[3]
    }
}

/// null, uneven, step, many.
pub(super) fn features(sources: usize, targets: usize) -> [f32; 4] {
    if sources == 0 || targets == 0 {
        return [1.0, 0.0, 0.0, 0.0];
    }
    let more = (sources + targets) as f32 - 2.0;
    let many = sources > 1 && targets > 1;
    let uneven = more > 0.0 && !many;
    [0.0, f32::from(uneven), (more - 1.0).max(0.0), f32::from(many)]
}

/// Those that are used.
///
/// Learnt by gradient ascent on the likelihood of the right beads, a conditional random field, on one half of the documents of the
/// public sets that the issue names (of a set of one document its first half), and on the same with runs of sentences of one side
/// joined at random, often without the full stops between them, so that texts with many 1-n beads count too; with the program's
/// words alone, with `FreeDict`, and with what the text itself teaches. The other halves served to check.
/// Set by hand: the weight of sentence ends, half of what was learnt, as joined lines have more of them than translations do; and
/// those of paragraphs, of which the sets know nothing.
pub(super) const WEIGHTS: Weights = Weights {
    length: 1.84,
    hits: [0.19, 0.32, 0.09],
    misses: [0.065, 0.08, 0.97],
    ends: -0.6,
    paragraphs: [-1.2, -0.5],
    null: -3.1,
    uneven: -0.85,
    step: -0.8,
    many: -2.65,
};
