//! What can be done to an alignment.

use std::path::PathBuf;

use super::session::AlignMove;
use crate::model::{AlignedId, Side};

/// One thing to do to the alignment of the open project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlignCommand {
    /// Aligns the article with the translation in a file.
    With(PathBuf),
    /// Opens an article and aligns it with the translation in a file.
    Pair {
        /// The article.
        source: PathBuf,
        /// Its translation.
        target: PathBuf,
    },
    /// Aligns all pairs of files of a folder.
    Folder(PathBuf),
    /// Stops that.
    StopFolder,
    /// Asks for the translation of an article that is to be opened.
    PairOf(PathBuf),
    /// Looks at another bead.
    Go(AlignMove),
    /// Chooses the side that segments are pulled to and pushed from.
    Choose(Side),
    /// Marks the words that answer each other, or does so no more.
    ToggleMarks,
    /// Pulls the next segment of the side into the bead.
    Pull,
    /// Pushes the last segment of the side out of the bead.
    Push,
    /// Joins the bead with the next.
    Merge,
    /// Cuts the bead where its parts fit best.
    Split,
    /// Cuts a segment in two.
    Cut {
        /// Its side.
        side: Side,
        /// The segment.
        id: AlignedId,
        /// The byte of its text.
        at: usize,
    },
    /// Says that no part of the bead has a counterpart.
    Part,
    /// Settles the bead, or leaves it open again.
    TogglePin,
    /// Exchanges the translations of the bead and the next.
    Cross,
    /// Settles all beads that are at least so sure, in hundredths.
    Accept(u8),
    /// Gives the article's segments the translations of their beads.
    Fill,
    /// Adds the beads to the memory that the project writes to.
    Remember,
    /// Writes the beads as a TMX file.
    Export(PathBuf),
    /// Gives the alignment up.
    GiveUp,
}
