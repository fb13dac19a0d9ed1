//! Counts words the way translators are paid for them.

use super::sentence::is_blank;

/// The number of words: pieces between white space that hold a letter or a digit.
///
/// This is the convention of translators' counts and of word processors: `وبالعمل`, `3.5`, `J.-C.` and a word with
/// vowel signs are one word each, a dash or a lone tatweel is none. Chinese and Japanese, which have no spaces, count
/// by the piece as well. Zero-width spaces separate.
pub fn count_words(text: &str) -> usize {
    let is_word = |piece: &&str| piece.chars().any(|c| c.is_alphanumeric() && c != '\u{640}');
    text.split(is_blank).filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_pieces_between_blanks_that_hold_a_letter_or_digit() {
        for (text, expected) in [
            ("", 0),
            (" \u{A0}\n", 0),
            ("مرحبا بالعالم", 2),
            ("مُدَرِّسٌ مسؤول", 2),
            ("قال : « نعم » — ثم خرج .", 4),
            ("بلغ 3.5 في ٢٠٢٤", 4),
            ("نعم\u{A0}لا\u{202F}ربما\u{200B}كلا", 4),
            ("e.g. the U.S.A, J.-C.", 4),
            ("ـــ كـــتاب", 1),
        ] {
            assert_eq!(count_words(text), expected, "{text}");
        }
    }

    #[test]
    fn an_article_counts_as_in_a_word_processor() {
        let Some(root) = std::env::var_os("MUQABALA_DATA") else {
            println!("skipped: MUQABALA_DATA is not set");
            return;
        };
        let path = std::path::Path::new(&root).join("articles/article-1.txt");
        assert_eq!(count_words(&std::fs::read_to_string(path).expect("the article")), 325);
    }
}
