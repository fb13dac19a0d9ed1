//! Whether two words of equal keys are the same word: hamza and vowel marks that both sides write must not contradict.

use super::letters::{Letter, SHADDA, VOWELS};

/// Whether nothing that both sides write contradicts.
///
/// أ and إ at the beginning are different words (أعلام, إعلام); a mark counts
/// only where the other side has one on the same letter too, and the vowel of the last letter is its case, which may differ.
pub fn agree(term: &[Letter], text: &[Letter]) -> bool {
    let heads = (term.first().map(|l| l.written), text.first().map(|l| l.written));
    if matches!(heads, (Some('أ'), Some('إ')) | (Some('إ'), Some('أ'))) {
        return false;
    }
    let inner = term.len().min(text.len()).saturating_sub(1);
    term.iter().zip(text).take(inner).all(|(a, b)| marks_agree(a.marks, b.marks))
}

fn marks_agree(a: u16, b: u16) -> bool {
    let (vowels_a, vowels_b) = (a & VOWELS, b & VOWELS);
    let vowels = vowels_a == 0 || vowels_b == 0 || vowels_a == vowels_b;
    // Who writes a vowel without the doubling means that there is none.
    let single = |x: u16, y: u16| x & SHADDA != 0 && y & SHADDA == 0 && y & VOWELS != 0;
    vowels && !single(a, b) && !single(b, a)
}

/// Whether the two are written with the same letters, marks aside.
pub fn same_letters(a: &[Letter], b: &[Letter]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.written == b.written)
}

#[cfg(test)]
mod tests {
    use super::super::letters;
    use super::*;

    #[test]
    fn only_what_both_sides_write_can_contradict() {
        for (term, text, expected) in [
            ("عِلْم", "عَلَم", false),
            ("علم", "عَلَم", true),
            ("كتابٌ", "كتابَ", true),
            ("إعلام", "أعلام", false),
            ("إعلام", "اعلام", true),
            ("شدّة", "شدة", true),
            ("مُدَرَّس", "مُدَرِّس", false),
            ("عَلّم", "عَلَم", false),
        ] {
            assert_eq!(agree(&letters(term), &letters(text)), expected, "{term} {text}");
        }
    }
}
