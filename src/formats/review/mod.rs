//! Files that a reviewer sends back: what was written into them, what is there now, and what is broken.

mod compare;
mod exported;
mod identity;
mod package;
mod recognise;
mod reviewed;
mod sheet;
mod word;

pub use compare::{Exported, ReviewChange, ReviewComment, ReviewDiff, compare};
pub use identity::{Identity, Place, essence};
pub use reviewed::{Comment, Piece, ProblemKind, ReviewError, ReviewProblem, Reviewed, Revision, UnnamedRow};

pub(super) use exported::{PROPERTY, value as exported_value};
pub(super) use identity::of_cells;

/// Reads a Word document or an Excel workbook that was exported with hidden names, by what is in it and not by its name.
pub fn read(bytes: &[u8]) -> Result<Reviewed, ReviewError> {
    let package = package::Package::open(bytes)?;
    if package.has("word/document.xml") {
        return word::read(package);
    }
    if package.has("xl/workbook.xml") {
        return sheet::read(bytes, package);
    }
    Err(ReviewError::NotReviewed { what: "an archive of another kind" })
}
