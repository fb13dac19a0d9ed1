//! A list of words that is written as one text and asked often.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The words of a list, parted by blanks; they are taken apart when they are first asked for.
pub(super) type WordList = LazyLock<HashSet<&'static str>>;

/// The words of a text.
pub(super) fn words_of(text: &'static str) -> HashSet<&'static str> {
    text.split_ascii_whitespace().collect()
}
