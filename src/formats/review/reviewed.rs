//! What a reviewed file holds, before it is compared with the project.

use super::identity::{Identity, Place};

/// What was read of a reviewed file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// The texts whose segment is known by its hidden name, in the order of the file.
    pub pieces: Vec<Piece>,
    /// Rows without a hidden name.
    pub unnamed: Vec<UnnamedRow>,
    /// The segments that were exported, where the file still says so: ranges of ids.
    pub exported: Option<Vec<(u64, u64)>>,
    /// What was found to be broken while reading.
    pub problems: Vec<ReviewProblem>,
}

/// A text of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The segment.
    pub identity: Identity,
    /// Which of its texts.
    pub place: Place,
    /// The text as the reviewer wants it: with what was inserted, without what was deleted.
    pub text: String,
    /// Whether the name stands in the text itself, and not in another cell of its row.
    pub named: bool,
    /// Where in the file, in words: `row 12`.
    pub at: String,
    /// Who changed it last, where the changes were tracked.
    pub revision: Option<Revision>,
    /// The comments on it.
    pub comments: Vec<Comment>,
}

/// A row of a table without a hidden name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnnamedRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Where in the file, in words.
    pub at: String,
    /// The comments on it.
    pub comments: Vec<Comment>,
    /// How many texts with a name stand before it.
    pub behind: usize,
}

/// Who made a tracked change, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// As Word names them; may be empty.
    pub author: String,
    /// As the file has it, ISO as a rule; may be empty.
    pub date: String,
}

/// A comment of a reviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it; may be empty.
    pub author: String,
    /// When, as the file has it; may be empty.
    pub date: String,
    /// What it says.
    pub text: String,
}

/// Something that was found to be broken, of which nothing is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewProblem {
    /// What it is.
    pub kind: ProblemKind,
    /// The segment, where it is known.
    pub segment: Option<u64>,
    /// Where in the file, in words; may be empty.
    pub at: String,
    /// The text that is concerned; may be empty.
    pub text: String,
}

/// The kinds of what can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemKind {
    /// A row that was exported is not in the file.
    RowMissing,
    /// A row that was not exported.
    RowAdded,
    /// A row that stands in the file more than once.
    RowDuplicated,
    /// A row that stands at another place than in the article.
    RowMoved,
    /// A row without its hidden name that is known by its number and its source.
    NameLost,
    /// The texts of several segments run together.
    RowsJoined,
    /// The source was changed.
    SourceEdited,
    /// The translation was emptied.
    TargetEmptied,
    /// The cell of the translation is gone.
    TargetMissing,
    /// A text outside of any pair.
    TextOutside,
    /// Something in a text that cannot be taken: a picture, a table, a note.
    NotText,
    /// The segment is not in the project any more.
    SegmentGone,
    /// The row is of another article.
    OtherProject,
    /// The segment is locked.
    Locked,
    /// A tag of the translation is missing, or one too many.
    TagsDiffer,
    /// The file ends before its end.
    FileCut,
}

impl ProblemKind {
    /// In words, with what was done.
    pub fn words(self) -> &'static str {
        match self {
            Self::RowMissing => "the row was deleted; the segment stays as it is",
            Self::RowAdded => "the row was added; it belongs to no segment and is left out",
            Self::RowDuplicated => {
                "the row stands in the file several times with different texts; none is taken"
            }
            Self::RowMoved => "the row stands at another place; it is known by its hidden name",
            Self::NameLost => "the row has lost its hidden name; it is known by its number and source",
            Self::RowsJoined => "the texts of several segments run together; none is taken",
            Self::SourceEdited => "the source was changed; it is not taken",
            Self::TargetEmptied => "the translation was emptied; it is not taken",
            Self::TargetMissing => "the cell of the translation is not in the file",
            Self::TextOutside => "a text stands outside of all pairs; it is left out",
            Self::NotText => "a picture, table or note stands in the text; it is left out",
            Self::SegmentGone => "the segment is not in the project any more",
            Self::OtherProject => "the row is of another article",
            Self::Locked => "the segment is locked; the change is not taken",
            Self::TagsDiffer => "the tags differ from those of the source",
            Self::FileCut => "the file ends too early; what comes behind is not known",
        }
    }

    /// A word for the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::RowMissing => "missing",
            Self::RowAdded => "added",
            Self::RowDuplicated => "duplicated",
            Self::RowMoved => "moved",
            Self::NameLost => "name-lost",
            Self::RowsJoined => "joined",
            Self::SourceEdited => "source",
            Self::TargetEmptied => "emptied",
            Self::TargetMissing => "no-target",
            Self::TextOutside => "outside",
            Self::NotText => "not-text",
            Self::SegmentGone => "gone",
            Self::OtherProject => "other-project",
            Self::Locked => "locked",
            Self::TagsDiffer => "tags",
            Self::FileCut => "cut",
        }
    }
}

/// A file that cannot be taken back.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// Too large a file, or a part of it.
    #[error("the file or a part of it has more than {} MB; export fewer segments at once", crate::formats::MAX_BYTES >> 20)]
    TooLarge,
    /// No Word document and no Excel workbook.
    #[error("this is {what}; save it as a Word document (.docx) or an Excel workbook (.xlsx) and try again")]
    NotReviewed {
        /// With its article: "an old Word document (.doc)".
        what: &'static str,
    },
    /// An archive that cannot be opened.
    #[error("the file is damaged: {reason}; ask for it once more")]
    Damaged {
        /// Lower-case start, with the part.
        reason: String,
    },
    /// Nothing in it is of this program.
    #[error(
        "none of the segments can be found in it; send a bilingual file that was exported with its hidden names"
    )]
    NoSegments,
    /// All of it is of another project.
    #[error("the file was exported from another article; open that project first")]
    OtherProject,
}
