//! Languages by their BCP 47 tag, and the direction in which they are written.

use std::fmt;

/// The direction of a text; it comes from its language, never from its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Whether the text runs right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    /// The other one.
    pub fn opposite(self) -> Self {
        if self.is_rtl() { Self::Ltr } else { Self::Rtl }
    }
}

/// A BCP 47 language tag such as `ar`, `en` or `ar-SA`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// Takes any tag; case and underscores are put right (`AR_sa` becomes `ar-SA`).
    pub fn new(tag: &str) -> Self {
        let mut parts = tag.trim().split(['-', '_']);
        let mut out = parts.next().unwrap_or_default().to_lowercase();
        for part in parts {
            out.push('-');
            match part.len() {
                2 => out.push_str(&part.to_uppercase()),
                4 => out.push_str(&title_case(part)),
                _ => out.push_str(&part.to_lowercase()),
            }
        }
        Self(out)
    }

    /// The whole tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The first subtag: `ar` of `ar-SA`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether it is written in the Arabic script.
    pub fn is_arabic_script(&self) -> bool {
        match self.script() {
            Some(script) => script == "Arab",
            None => matches!(
                self.primary(),
                "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" | "arz" | "ary" | "pnb"
            ),
        }
    }

    /// The direction in which the language is written.
    pub fn direction(&self) -> Direction {
        let rtl = match self.script() {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo" | "Adlm"),
            None => {
                self.is_arabic_script() || matches!(self.primary(), "he" | "yi" | "syr" | "dv" | "nqo" | "iw")
            }
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// The English name, or the tag where none is known.
    pub fn name(&self) -> &str {
        NAMES.iter().find(|(code, _)| *code == self.primary()).map_or(&self.0, |(_, name)| name)
    }

    /// The languages that the window offers by name, as (tag, English name).
    pub fn known() -> &'static [(&'static str, &'static str)] {
        NAMES
    }

    fn script(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|part| part.len() == 4)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn title_case(part: &str) -> String {
    let mut chars = part.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}

const NAMES: &[(&str, &str)] = &[
    ("ar", "Arabic"),
    ("en", "English"),
    ("fr", "French"),
    ("de", "German"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("he", "Hebrew"),
    ("it", "Italian"),
    ("nl", "Dutch"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("tr", "Turkish"),
    ("ur", "Urdu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_the_script_before_the_language() {
        for (tag, rtl) in [
            ("ar", true),
            ("AR_sa", true),
            ("en", false),
            ("ar-Latn", false),
            ("uz-Arab", true),
            ("he", true),
        ] {
            assert_eq!(Language::new(tag).direction().is_rtl(), rtl, "{tag}");
        }
    }

    #[test]
    fn tags_are_put_in_their_usual_case() {
        assert_eq!(Language::new("AR_sa").tag(), "ar-SA");
        assert_eq!(Language::new("uz-ARAB").tag(), "uz-Arab");
        assert_eq!(Language::new("fr").name(), "French");
    }
}
