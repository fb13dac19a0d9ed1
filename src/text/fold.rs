//! Arabic as a reader compares it: without vowel marks, tatweel and letter variants, with a map back to the bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use unicode_normalization::char::decompose_compatible;

use super::arabic::is_presentation;

/// Folded text; each of its characters knows the bytes that it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// The byte range in the original that each one stands for, marks behind it included.
    pub bytes: Vec<Range<usize>>,
}

impl Folded {
    /// The bytes of the original that the characters `range` stand for.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let Some(part) = self.bytes.get(range) else { return 0..0 };
        match (part.first(), part.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }
}

/// Folds `text`.
///
/// Vowel marks, tatweel and direction marks go; أ إ آ ٱ become ا, ؤ و, ئ ي; digits of any script become Western; letters
/// become lower case. ى and ة stay: on both sides they tell words apart (على and علي).
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_ignorable(c) {
            if let Some(last) = folded.bytes.last_mut() {
                last.end = end;
            }
            continue;
        }
        for lower in fold_char(c).to_lowercase() {
            folded.chars.push(lower);
            folded.bytes.push(at..end);
        }
    }
    folded
}

/// Hands the folded characters of `text` to `take`, each with the byte that it begins at.
///
/// Other than [`fold`] it also takes presentation forms apart (ﻭﺯﻳﺮ is وزير), makes ء of ؤ and ئ (شئون is شؤون), and keeps
/// nothing, for texts by the hundred thousand.
pub fn fold_each(text: &str, take: &mut impl FnMut(usize, char)) {
    let fold_char = |c: char| if matches!(c, 'ؤ' | 'ئ') { 'ء' } else { fold_char(c) };
    let mut one = |at: usize, c: char| {
        if is_ignorable(c) {
        } else if c.is_ascii() || ('ء'..='ي').contains(&c) {
            take(at, fold_char(c).to_ascii_lowercase());
        } else {
            fold_char(c).to_lowercase().for_each(|lower| take(at, lower));
        }
    };
    for (at, c) in text.char_indices() {
        if is_presentation(c) {
            decompose_compatible(c, |part| one(at, part));
        } else {
            one(at, c);
        }
    }
}

/// The folded text alone.
pub fn fold_str(text: &str) -> String {
    fold(text).chars.into_iter().collect()
}

/// Lower case without accents, for the comparison of words in Latin and kindred letters.
pub fn unaccented(text: &str) -> String {
    text.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).flat_map(char::to_lowercase).collect()
}

/// What is not folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Kept {
    /// Vowel marks.
    pub marks: bool,
    /// The variants of letters, such as أ.
    pub variants: bool,
    /// The digits of other scripts.
    pub digits: bool,
}

/// Folds `text` but for what is to be kept.
pub fn fold_but(text: &str, keep: Kept) -> String {
    let passed = |c: char| is_ignorable(c) && !(keep.marks && is_mark(c));
    let kept = |c: char| if c.is_numeric() { keep.digits } else { keep.variants };
    let fold = |c: char| if kept(c) { c } else { fold_char(c) };
    text.chars().filter(|c| !passed(*c)).flat_map(|c| fold(c).to_lowercase()).collect()
}

/// Whether it is a mark on an Arabic letter.
fn is_mark(c: char) -> bool {
    is_ignorable(c)
        && matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// Whether a reader passes over the character: vowel marks, tatweel, joiners and direction marks.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{610}'..='\u{61a}' | '\u{61c}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn fold_char(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' => 'ي',
        'ک' => 'ك',
        'ی' => 'ى',
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        c => c,
    }
}

/// The Western digit of a digit of the row that begins at `zero`.
pub(super) fn digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_one_word_become_equal() {
        for (a, b) in [
            ("الأُمَّة", "الامة"),
            ("مســـؤول", "مسوول"),
            ("٢٠٢٤", "2024"),
            ("UNESCO", "unesco"),
            ("آثار", "اثار"),
        ] {
            assert_eq!(fold_str(a), fold_str(b), "{a} {b}");
        }
        assert_ne!(fold_str("علي"), fold_str("على"));
        assert_ne!(fold_str("مكتب"), fold_str("مكتبة"));
    }

    #[test]
    fn accents_go() {
        for (text, expected) in [("Élysée", "elysee"), ("Œuvre", "œuvre"), ("İzmir", "izmir"), ("قلم", "قلم")]
        {
            assert_eq!(unaccented(text), expected);
        }
    }

    #[test]
    fn what_counts_is_not_folded() {
        let text = "أُمَّة ٣";
        assert_eq!(fold_but(text, Kept::default()), fold_str(text));
        assert_eq!(fold_but(text, Kept { marks: true, ..Kept::default() }), "اُمَّة 3");
        assert_eq!(fold_but(text, Kept { marks: false, variants: true, digits: true }), "أمة ٣");
    }

    #[test]
    fn the_map_leads_back_to_the_marks() {
        let text = "قَلَم";
        let folded = fold(text);
        assert_eq!(folded.chars, ['ق', 'ل', 'م']);
        assert_eq!(folded.original(0..2), 0.."قَلَ".len());
        assert_eq!(folded.original(7..9), 0..0);
    }
}
