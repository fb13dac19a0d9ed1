//! A glossary file that a project uses beside its own glossary.

/// A shared glossary of a project. Its place in the project's list is its priority: the first one counts most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Where the file is, as the system writes it.
    pub path: String,
    /// Whether this project must not change it.
    pub read_only: bool,
}
