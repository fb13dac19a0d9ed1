//! A key or a password, which shows itself nowhere but in the request that it is for.

use std::fmt;

/// A key or password; its `Debug` prints `***`, and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a key as the user typed it, without the white space around it; none where nothing is left.
    pub fn new(key: &str) -> Option<Self> {
        let key = key.trim();
        (!key.is_empty()).then(|| Self(key.to_owned()))
    }

    /// The key itself, only for a request or the place where the user keeps it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_not_show_and_a_blank_one_is_none() {
        assert_eq!(Secret::new(" \n"), None);
        let key = Secret::new(" s3cret\n").unwrap();
        assert_eq!(key.reveal(), "s3cret");
        assert_eq!(format!("{key:?}"), "***");
    }
}
