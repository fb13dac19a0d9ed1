//! The rules by which a project cuts its paragraphs, where they are not the program's own.

/// Segmentation rules of a project's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// The name of the file that they came from.
    pub name: String,
    /// The text of the file: Segmentation Rules eXchange (SRX).
    pub rules: String,
}
