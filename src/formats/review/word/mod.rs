//! A Word document that comes back from a reviewer, saved by Word, `LibreOffice` or another program.

mod comments;
mod rows;
mod walk;

use super::exported;
use super::package::Package;
use super::reviewed::{ProblemKind, ReviewError, ReviewProblem, Reviewed};

/// Reads a document: texts with what was inserted and without what was deleted, comments, and what is broken.
pub(super) fn read(mut package: Package<'_>) -> Result<Reviewed, ReviewError> {
    let Some(main) = package.part("word/document.xml")? else {
        return Err(ReviewError::Damaged { reason: "the part word/document.xml is not in it".to_owned() });
    };
    let comments =
        package.part("word/comments.xml")?.map_or_else(Vec::new, |part| comments::read(&part.text));
    let (blocks, cut) = walk::blocks(&main.text);
    let mut reviewed = rows::interpret(&blocks, &comments);
    if cut || main.cut {
        let (at, text) = ("word/document.xml".to_owned(), String::new());
        reviewed.problems.push(ReviewProblem { kind: ProblemKind::FileCut, segment: None, at, text });
    }
    reviewed.exported = package.part("docProps/custom.xml")?.and_then(|part| exported::read(&part.text));
    Ok(reviewed)
}
