//! The alignment that is worked on: which bead is looked at, and what of it is doubtful.

use std::cell::RefCell;
use std::sync::Arc;

use crate::assist::{Aligner, BeadEvidence};
use crate::model::{AlignedBead, Alignment, Side};

/// A bead that is less sure, in hundredths, is one to look at.
pub const DOUBTFUL: u8 = 75;

/// Beads that are at least so sure, in hundredths, are accepted at once.
pub const SURE: u8 = 85;

/// What is done with the alignment of the open project beside the project itself.
#[derive(Debug, Default)]
pub struct Aligning {
    /// The bead that is looked at.
    pub active: usize,
    /// The side that segments are pulled to and pushed from.
    pub side: Side,
    /// Whether the words that answer each other are marked in the texts.
    pub marks: bool,
    /// Both texts as the aligner sees them; none while they are being read.
    pub(in crate::app) aligner: Option<Arc<Aligner>>,
    /// Whether a job reads them.
    pub(in crate::app) reading: bool,
    /// The evidence of the bead that was asked for last.
    evidence: RefCell<Option<(AlignedBead, Arc<BeadEvidence>)>>,
}

/// Where to go among the beads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlignMove {
    /// The bead before.
    Previous,
    /// The bead behind.
    Next,
    /// The next one that is doubtful; from the top again at the end.
    NextDoubtful,
    /// A bead by its place.
    To(usize),
}

/// How many beads are how sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlignCounts {
    /// Sure enough, but not looked at.
    pub sure: usize,
    /// To be looked at.
    pub doubtful: usize,
    /// Settled by the user.
    pub pinned: usize,
    /// Without counterpart, whatever else they are.
    pub alone: usize,
    /// The mean of how sure they are, in hundredths.
    pub mean: u8,
}

impl AlignCounts {
    /// Counts the beads of an alignment.
    pub fn of(alignment: &Alignment) -> Self {
        let mut counts = Self::default();
        let mut sum = 0;
        for bead in &alignment.beads {
            match bead {
                bead if bead.pinned => counts.pinned += 1,
                bead if is_doubtful(bead) => counts.doubtful += 1,
                _ => counts.sure += 1,
            }
            counts.alone += usize::from(bead.is_alone());
            sum += usize::from(bead.confidence);
        }
        counts.mean = u8::try_from(sum / alignment.beads.len().max(1)).unwrap_or(100);
        counts
    }
}

/// Whether a bead is one to look at.
pub(super) fn is_doubtful(bead: &AlignedBead) -> bool {
    !bead.pinned && bead.confidence < DOUBTFUL
}

impl Aligning {
    /// An alignment whose texts were read, at the bead that is to be looked at first.
    pub(in crate::app) fn of(alignment: &Alignment, aligner: Arc<Aligner>) -> Self {
        let active = alignment.beads.iter().position(is_doubtful).unwrap_or(0);
        Self { active, aligner: Some(aligner), ..Self::default() }
    }

    /// Whether beads align anew after a change: the texts were read.
    pub fn is_ready(&self) -> bool {
        self.aligner.is_some()
    }

    /// The place that a move leads to; none where there is no such bead.
    pub(in crate::app) fn destination(&self, alignment: &Alignment, to: AlignMove) -> Option<usize> {
        let count = alignment.beads.len();
        let doubtful = |at: &usize| alignment.beads.get(*at).is_some_and(is_doubtful);
        match to {
            AlignMove::Previous => self.active.checked_sub(1),
            AlignMove::Next => Some(self.active + 1).filter(|at| *at < count),
            AlignMove::NextDoubtful => {
                (self.active + 1..count).find(doubtful).or_else(|| (0..self.active).find(doubtful))
            }
            AlignMove::To(at) => Some(at).filter(|at| *at < count),
        }
    }

    /// What speaks for the bead `at` and against it; none before the texts were read.
    pub fn evidence(&self, alignment: &Alignment, at: usize) -> Option<Arc<BeadEvidence>> {
        let (aligner, bead) = (self.aligner.as_ref()?, alignment.beads.get(at)?);
        let mut kept = self.evidence.borrow_mut();
        if let Some((known, evidence)) = &*kept
            && known == bead
        {
            return Some(Arc::clone(evidence));
        }
        let (source, target) = (alignment.places(at, Side::Source), alignment.places(at, Side::Target));
        let evidence = Arc::new(aligner.evidence_of(source, target));
        *kept = Some((bead.clone(), Arc::clone(&evidence)));
        Some(evidence)
    }

    /// What is known of the texts is not true any more.
    pub(in crate::app) fn forget(&mut self) {
        self.aligner = None;
        self.evidence.replace(None);
    }
}
