//! Words without their endings, so that one entry of a lexicon serves for all forms of a word.

use crate::text::{Language, unaccented};

/// The languages whose endings are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Arabic,
    English,
    French,
    Other,
}

impl Tongue {
    pub(super) fn of(language: &Language) -> Self {
        match language.primary() {
            "ar" => Self::Arabic,
            "en" => Self::English,
            "fr" => Self::French,
            _ => Self::Other,
        }
    }
}

/// What a normalised word is compared by.
pub(super) fn stem(word: &str, tongue: Tongue) -> String {
    if word.chars().next().is_some_and(is_arabic) {
        return arabic(word);
    }
    match tongue {
        Tongue::English | Tongue::Arabic => english(word),
        Tongue::French => french(word),
        Tongue::Other => unaccented(word).chars().take(7).collect(),
    }
}

/// The keys under which a lexicon may have a word, the surest first: as it stands, then without one-letter prefixes.
pub(super) fn keys(word: &str, tongue: Tongue) -> Vec<String> {
    let mut out = vec![stem(word, tongue)];
    if !word.chars().next().is_some_and(is_arabic) {
        return out;
    }
    let mut heads = vec![word];
    for c in ['و', 'ف'] {
        heads.extend(word.strip_prefix(c).filter(|rest| rest.chars().count() >= 3));
    }
    for head in heads {
        for c in ['\0', 'ب', 'ل', 'ك', 'س'] {
            let rest = if c == '\0' { Some(head) } else { head.strip_prefix(c) };
            if let Some(rest) = rest.filter(|rest| rest.chars().count() >= 3) {
                let key = arabic(rest);
                if !out.contains(&key) {
                    out.push(key);
                }
            }
        }
    }
    out
}

/// A key that also other words of the same root or stem have; none for short ones.
pub(super) fn loose(key: &str) -> Option<String> {
    if key.chars().next().is_some_and(is_arabic) {
        let bare: String = key.chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي')).collect();
        return (bare.chars().count() >= 3).then_some(bare);
    }
    (key.chars().count() >= 6).then(|| key.chars().take(5).collect())
}

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6ff}')
}

/// As light stemmers of Arabic do (Larkey's light10): the conjunction و and the article with what clings to it, then endings of
/// number, gender and possession.
fn arabic(word: &str) -> String {
    let word: Vec<char> = word
        .chars()
        .filter_map(|c| match c {
            'ى' => Some('ي'),
            'ة' => Some('ه'),
            'ء' => None,
            c => Some(c),
        })
        .collect();
    let mut rest = word.as_slice();
    if let Some(bare) = rest.strip_prefix(&['و']).filter(|bare| bare.len() >= 3) {
        rest = bare;
    }
    for article in ["بال", "كال", "فال", "ال", "لل"] {
        let article: Vec<char> = article.chars().collect();
        if let Some(bare) = rest.strip_prefix(article.as_slice()).filter(|bare| bare.len() >= 2) {
            rest = bare;
            break;
        }
    }
    for ending in ["ها", "ان", "ات", "ون", "ين", "يه", "هم", "ه", "ي"] {
        let ending: Vec<char> = ending.chars().collect();
        if let Some(bare) = rest.strip_suffix(ending.as_slice()).filter(|bare| bare.len() >= 2) {
            rest = bare;
        }
    }
    rest.iter().collect()
}

fn english(word: &str) -> String {
    let word = unaccented(word);
    let mut rest = word.as_str();
    let long = |rest: &str, least: usize| rest.chars().count() >= least;
    if let Some(bare) = rest.strip_suffix("ies").filter(|bare| long(bare, 2)) {
        return format!("{bare}y");
    }
    for ending in ["sses", "s"] {
        if let Some(bare) = rest.strip_suffix(ending).filter(|bare| long(bare, 3) && !bare.ends_with('s')) {
            rest = bare;
            break;
        }
    }
    for ending in ["ing", "ed", "ly"] {
        if let Some(bare) = rest.strip_suffix(ending).filter(|bare| long(bare, 3)) {
            rest = bare;
            let mut back = bare.chars().rev();
            if let (Some(a), Some(b)) = (back.next(), back.next())
                && a == b
                && !matches!(a, 'l' | 's' | 'e')
            {
                rest = bare.strip_suffix(a).unwrap_or(bare);
            }
            break;
        }
    }
    let cut = rest.strip_suffix('e').filter(|bare| long(bare, 3)).unwrap_or(rest);
    match cut.strip_suffix('i').filter(|_| long(cut, 4)) {
        Some(bare) => format!("{bare}y"),
        None => cut.to_owned(),
    }
}

fn french(word: &str) -> String {
    let word = unaccented(word);
    let mut rest = word.as_str();
    for ending in ["s", "x"] {
        rest = rest.strip_suffix(ending).filter(|bare| bare.len() >= 3).unwrap_or(rest);
    }
    for ending in ["ement", "aient", "ait", "ent", "ant", "ee", "er", "es", "e", "i", "t"] {
        if let Some(bare) = rest.strip_suffix(ending).filter(|bare| bare.len() >= 4) {
            rest = bare;
            break;
        }
    }
    rest.to_owned()
}
