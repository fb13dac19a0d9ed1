//! ISO 8859-15 beside windows-1252, from which it differs in eight letters and in having no quotes and dashes.

use encoding_rs::{Encoding, ISO_8859_15, WINDOWS_1252};

/// `guess`, or ISO 8859-15 where windows-1252 was guessed and the bytes say otherwise: one that is a letter in the former and a sign
/// in the latter (½ ¼ ¾ ¦ ¨ ´ ¸) touches a letter on either side within a word, and none is a quote or dash of windows-1252.
pub(super) fn refined(bytes: &[u8], guess: &'static Encoding) -> &'static Encoding {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0xc0;
    let differs = |byte: u8| matches!(byte, 0xa6 | 0xa8 | 0xb4 | 0xb8 | 0xbc | 0xbd | 0xbe);
    let in_word = |three: &[u8; 3]| {
        let [before, byte, after] = three;
        // A fraction stands behind a digit or before a unit ("½kg"), and not before a vowel that follows without a blank.
        differs(*byte) && is_letter(after) && (is_letter(before) || before.is_ascii_punctuation())
    };
    let has_windows_signs = bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f));
    if guess == WINDOWS_1252 && !has_windows_signs && bytes.array_windows::<3>().any(in_word) {
        return ISO_8859_15;
    }
    guess
}

#[cfg(test)]
mod tests {
    use crate::formats::decode;

    #[test]
    fn letters_within_words_tell_iso_8859_15() {
        for text in
            ["Le cœur de l'été, l'œuvre à venir", "Žižek était là, déjà, à Škofja Loka où il naîtra; košík"]
        {
            let (bytes, ..) = encoding_rs::ISO_8859_15.encode(text);
            assert_eq!(decode(&bytes, None).unwrap().text, text);
        }
    }

    #[test]
    fn fractions_and_quotes_stay_windows_1252() {
        for text in ["Il a pris 2½ kg de blé à l'été", "L’été – déjà – à ½ prix: le café d’à côté"]
        {
            let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
            assert_eq!(decode(&bytes, None).unwrap().text, text);
        }
    }
}
