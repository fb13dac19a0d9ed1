//! How texts are compared when a glossary is searched: more loosely than when its terms are looked up in an article.

use crate::text::fold_str;

/// The text without case, vowel marks, accents and variants of letters.
///
/// Beyond what [`fold_str`] does, ى becomes ي, ة becomes ه and ء goes: who searches wants to see too much rather than too
/// little. Latin letters lose their accents.
pub fn search_fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase().replace('`', "'");
    }
    let mut out = String::with_capacity(text.len());
    for c in fold_str(text).chars() {
        match c {
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            'ء' | '\u{300}'..='\u{36f}' => {}
            '\u{a0}' | '\u{202f}' | '\u{2009}' => out.push(' '),
            '’' | '‘' | '`' => out.push('\''),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            '\u{df}'..='\u{17f}' => out.push(unaccented(c)),
            c => out.push(c),
        }
    }
    out
}

/// A small letter of Latin-1 or Latin Extended-A without its accent.
fn unaccented(c: char) -> char {
    const LETTERS: [(char, &str); 21] = [
        ('a', "àáâãäåāăą"),
        ('c', "çćĉċč"),
        ('d', "ďđ"),
        ('e', "èéêëēĕėęě"),
        ('g', "ĝğġģ"),
        ('h', "ĥħ"),
        ('i', "ìíîïĩīĭįı"),
        ('j', "ĵ"),
        ('k', "ķ"),
        ('l', "ĺļľŀł"),
        ('n', "ñńņňŉ"),
        ('o', "òóôõöøōŏő"),
        ('r', "ŕŗř"),
        ('s', "śŝşšſ"),
        ('t', "ţťŧ"),
        ('u', "ùúûüũūŭůűų"),
        ('w', "ŵ"),
        ('y', "ýÿŷ"),
        ('z', "źżž"),
        ('þ', "þ"),
        ('ð', "ð"),
    ];
    LETTERS.iter().find(|(_, accented)| accented.contains(c)).map_or(c, |(plain, _)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_sees_through_marks_variants_and_accents() {
        for (a, b) in [
            ("الأُمَّة", "الامه"),
            ("مستشفى", "مستشفي"),
            ("هيئة", "هييه"),
            ("وزراء", "وزرا"),
            ("Élève", "eleve"),
            ("Œuvre", "oeuvre"),
            ("l’État", "l'etat"),
            ("cafe\u{301}", "café"),
            ("٢٠٢٤", "2024"),
        ] {
            assert_eq!(search_fold(a), search_fold(b), "{a} {b}");
        }
        assert_ne!(search_fold("مكتب"), search_fold("مكتبة"));
    }
}
