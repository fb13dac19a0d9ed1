//! Quotation marks and spaces as a language has them, put in place of what a keyboard types.

use super::Language;

/// What stands instead of the character that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smart {
    /// How many bytes before the typed character go too.
    pub takes: usize,
    /// What comes in their place.
    pub gives: String,
}

/// What `language` wants instead of `typed`, which was typed behind `before`; none where it is right as it is.
///
/// Quotes follow the usage of print: Arabic and French « », with a no-break space inside in French; English “ ” and ‘ ’;
/// German „ “. French sets a narrow no-break space before ; ! ? and a no-break space before : (Imprimerie nationale).
pub fn smart(language: &Language, before: &str, typed: char) -> Option<Smart> {
    let gives = |text: &str| Some(Smart { takes: 0, gives: text.to_owned() });
    let last = before.chars().next_back();
    let opens = last.is_none_or(|c| c.is_whitespace() || "([{«“‘„-–—/".contains(c));
    let quotes = quotes(language)?;
    let french = language.primary() == "fr";
    match typed {
        '"' if opens => gives(quotes.open),
        '"' => match last {
            Some(' ') => None,
            _ => gives(quotes.close),
        },
        '\'' if !quotes.single => None,
        '\'' if opens && !french => gives("‘"),
        '\'' => gives("’"),
        ';' | '!' | '?' | ':' if french => french_space(before, last?, typed),
        _ => None,
    }
}

struct Quotes {
    open: &'static str,
    close: &'static str,
    /// Whether ' is an apostrophe; in Arabic and its like it may stand for a letter.
    single: bool,
}

fn quotes(language: &Language) -> Option<Quotes> {
    let (open, close) = match language.primary() {
        "ar" | "fa" | "ur" | "ps" | "ckb" | "es" | "it" | "pt" | "ru" => ("«", "»"),
        "fr" => ("«\u{a0}", "\u{a0}»"),
        "de" => ("„", "“"),
        "en" | "tr" | "nl" => ("“", "”"),
        _ => return None,
    };
    Some(Quotes { open, close, single: !language.is_arabic_script() })
}

/// The space before a double sign: a plain one becomes one without a break, a missing one comes in but before a colon,
/// which stands in times and addresses too.
fn french_space(before: &str, last: char, typed: char) -> Option<Smart> {
    let space = if typed == ':' { '\u{a0}' } else { '\u{202f}' };
    let has_word =
        before.trim_end_matches(' ').chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '»');
    let takes = match last {
        ' ' if has_word => 1,
        c if typed != ':' && (c.is_alphanumeric() || c == '»') => 0,
        _ => return None,
    };
    Some(Smart { takes, gives: format!("{space}{typed}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    #[track_caller]
    fn check(tag: &str, before: &str, typed: char, expected: Option<&str>) {
        let found = smart(&Language::new(tag), before, typed)
            .map(|it| format!("{}{}", slice(before, 0..before.len() - it.takes), it.gives));
        assert_eq!(found.as_deref(), expected, "{tag} {before:?} {typed}");
    }

    #[test]
    fn quotes_open_behind_spaces_and_close_behind_words() {
        check("en", "", '"', Some("“"));
        check("en-GB", "He said ", '"', Some("He said “"));
        check("en", "He said “yes", '"', Some("He said “yes”"));
        check("en", "don", '\'', Some("don’"));
        check("en", "(", '\'', Some("(‘"));
        check("ar", "قال ", '"', Some("قال «"));
        check("ar", "قال «نعم", '"', Some("قال «نعم»"));
        check("ar", "طه", '\'', None);
        check("de", "er: ", '"', Some("er: „"));
        check("zh", "", '"', None);
    }

    #[test]
    fn french_has_its_spaces() {
        check("fr", "Il dit ", '"', Some("Il dit «\u{a0}"));
        check("fr", "oui", '"', Some("oui\u{a0}»"));
        check("fr", "Vraiment ", '?', Some("Vraiment\u{202f}?"));
        check("fr", "Vraiment", '!', Some("Vraiment\u{202f}!"));
        check("fr", "Voici ", ':', Some("Voici\u{a0}:"));
        check("fr", "à 12", ':', None);
        check("fr", "Quoi\u{202f}?", '!', None);
        check("fr", "l", '\'', Some("l’"));
        check("en", "Really ", '?', None);
    }
}
