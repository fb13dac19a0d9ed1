//! The words of a translation in Latin letters, as a name's spelling is looked for in them.

use crate::assist::word_list::{WordList, words_of};
use std::ops::Range;

/// A word or a part of one between hyphens.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its bytes in the text, without a possessive 's.
    pub(super) bytes: Range<usize>,
    /// Lower case, without marks and apostrophes.
    pub(super) letters: String,
    /// Whether it begins with a capital letter and is no word of grammar at the head of a sentence.
    pub(super) capital: bool,
    /// Whether it may stand inside a name in lower case: al, bin, von.
    pub(super) particle: bool,
    /// Whether a name may begin with it in lower case: al, bin, von.
    pub(super) leading: bool,
    /// Whether only a blank or a hyphen stands between it and the piece before.
    pub(super) follows: bool,
}

/// Lower-case words that a name may begin with.
static LEADING: WordList = WordList::new(|| {
    words_of("al el ul as ash at ad ar az an es ed et bin ben ibn bint bou abu abou umm um van von")
});

/// Lower-case words inside names.
static PARTICLES: WordList = WordList::new(|| {
    words_of(
        "al el ul as ash at ad ar az an es ed et bin ben ibn bint bou abu abou umm um de du des di da del la le les van von \
    of for and the pour en d l",
    )
});

/// Words of grammar that a sentence or a title begins with.
static GRAMMAR: WordList = WordList::new(|| {
    words_of(
        "the a an in on at of for from to by with and but or as if he she it they we i his her its their this that these \
    those there when while after before since during according both some many most all no not one two three former le la les un \
    une des dans en sur pour par avec et mais ou si il elle ils elles ce cette ces selon au aux du de quand après avant depuis \
    yesterday today tomorrow however also then",
    )
});

/// The pieces of `text` in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut start = None;
    let mut end_before = 0;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let inside = c.is_alphabetic() || (start.is_some() && is_apostrophe(c) && letter_behind(text, at, c));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                push(&mut pieces, text, from..at, end_before);
                end_before = pieces.last().map_or(0, |piece| piece.bytes.end);
                start = None;
            }
            _ => {}
        }
    }
    pieces
}

fn letter_behind(text: &str, at: usize, c: char) -> bool {
    text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{2be}' | '\u{2bf}' | '`')
}

fn push(pieces: &mut Vec<Piece>, text: &str, bytes: Range<usize>, end_before: usize) {
    let mut bytes = bytes;
    let mut word = text.get(bytes.clone()).unwrap_or_default();
    for ending in ["'s", "\u{2019}s"] {
        if let Some(rest) = word.strip_suffix(ending) {
            word = rest;
        }
    }
    bytes.end = bytes.start + word.len();
    // French l' and d' before a name.
    for elided in ["l'", "d'", "l\u{2019}", "d\u{2019}", "qu'", "qu\u{2019}"] {
        if let Some(rest) = word.strip_prefix(elided) {
            bytes.start += elided.len();
            word = rest;
        }
    }
    let gap = text.get(end_before..bytes.start).unwrap_or_default();
    let follows = !pieces.is_empty() && matches!(gap, " " | "-" | "\u{2011}" | "\u{a0}" | "\u{2010}");
    let letters: String = word.chars().filter(|c| !is_apostrophe(*c)).flat_map(plain).collect();
    let listed = |list: &WordList| list.contains(letters.as_str());
    let upper = word.chars().next().is_some_and(char::is_uppercase);
    let capital = upper && !listed(&GRAMMAR);
    let (particle, leading) = (listed(&PARTICLES), listed(&LEADING));
    pieces.push(Piece { bytes, letters, capital, particle, leading, follows });
}

/// A Latin letter in lower case without its mark.
fn plain(c: char) -> impl Iterator<Item = char> {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let letters: &'static str = match lower {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' => "a",
        'ç' | 'č' | 'ć' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ō' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => "u",
        'ḥ' | 'ħ' | 'ḫ' => "h",
        'ṣ' | 'ş' => "s",
        'š' => "sh",
        'ḍ' | 'đ' => "d",
        'ṭ' => "t",
        'ẓ' | 'ž' => "z",
        'ġ' | 'ğ' => "gh",
        'œ' => "oe",
        'æ' => "ae",
        _ => "",
    };
    let own = letters.is_empty().then_some(lower);
    letters.chars().chain(own)
}

/// The runs of pieces that may be a name of at most `longest` pieces: they begin with a capital, or with a particle before one,
/// and end with a capital; nothing but blanks and hyphens is in them.
pub(super) fn windows(pieces: &[Piece], longest: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for start in 0..pieces.len() {
        let Some(first) = pieces.get(start) else { continue };
        let leads = first.leading && pieces.get(start + 1).is_some_and(|next| next.capital && next.follows);
        if !(first.capital || leads) {
            continue;
        }
        for end in start + 1..=(start + longest).min(pieces.len()) {
            let Some(last) = pieces.get(end - 1) else { break };
            if end > start + 1 && !(last.follows && (last.capital || last.particle)) {
                break;
            }
            if last.capital {
                out.push(start..end);
            }
        }
    }
    out
}

/// The letters of a run of pieces, written together.
pub(super) fn letters(pieces: &[Piece], window: &Range<usize>) -> String {
    pieces.get(window.clone()).into_iter().flatten().map(|piece| piece.letters.as_str()).collect()
}

/// The bytes of a run of pieces.
pub(super) fn bytes(pieces: &[Piece], window: &Range<usize>) -> Range<usize> {
    match pieces.get(window.clone()) {
        Some([first, .., last]) => first.bytes.start..last.bytes.end,
        Some([one]) => one.bytes.clone(),
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_runs_of_capitals_with_particles() {
        let text = "The minister, Moncef Ben Rejeb, met Al-Mas'oudi's son and Frédéric in l'Algérie.";
        let pieces = pieces(text);
        let found: Vec<_> = windows(&pieces, 4).iter().map(|window| letters(&pieces, window)).collect();
        for name in ["moncefbenrejeb", "rejeb", "almasoudi", "masoudi", "frederic", "algerie"] {
            assert!(found.iter().any(|it| it == name), "{name} {found:?}");
        }
        assert!(!found.iter().any(|it| it.contains("the")), "{found:?}");
        let whole = windows(&pieces, 4).into_iter().find(|it| letters(&pieces, it) == "almasoudi").unwrap();
        assert_eq!(text.get(bytes(&pieces, &whole)), Some("Al-Mas'oudi"));
    }
}
