//! What a TMX file says of itself.

use crate::text::Language;

/// The head of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The version of TMX, such as `1.4`.
    pub version: String,
    /// The language that was translated from; none where it is any.
    pub source: Option<Language>,
    /// The program that wrote it.
    pub tool: String,
    /// Whether there is a `tmx` element at all.
    pub(super) is_tmx: bool,
}
