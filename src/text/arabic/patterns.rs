//! The plurals that a noun may have by its pattern. Which of them are real only texts can say.

use super::letters::{Letter, is_presentation, key, word_key};

/// A pattern of singulars, and the patterns of their plurals: digits are letters of the root, the others stand for themselves.
/// Sound plurals are endings and not listed. The patterns are those of the school grammars (أفعال, فعول, فواعل and so on).
const PATTERNS: [(&str, &str); 56] = [
    ("123", "أ12ا3 12و3 12ا3 أ123 123ان 12ا3ة 123ة أ123ة"),
    ("123ة", "123 12ا3 أ123"),
    ("ا23", "آ2ا3 أ2و3"),
    ("1ا3", "أ1وا3 أ1يا3 1ي3ان 1و3 13ا3 13ان"),
    ("1و3", "1ي3ان 1يا3"),
    ("1ا3ة", "1وائ3"),
    ("12", "أ12ا2 12و2 12ا2 12اء"),
    ("12ة", "122 12ا2 12ى"),
    ("12ية", "12ايا 12ى 12ائي"),
    ("12وة", "12ى"),
    ("12ى", "12يان 12ية أ12اء"),
    ("12و", "أ12اء"),
    ("12ي", "أ12ياء أ12اء"),
    ("1ا34", "13ا4 1وا34 134ة 134اء أ13ا4 13و4 134ان 134ى"),
    ("1اء4", "1ا4ة 1وا4 1يا4"),
    ("1ا3ي", "13اة 1وا3"),
    ("1ا34ة", "1وا34"),
    ("1اوية", "1وايا"),
    ("12ي4", "124اء أ124ة 12ا4 12ائ4 أ124اء 124ى 124ان 124 أ12ا4"),
    ("12ي2", "أ12ة أ12اء"),
    ("12ي4ة", "12ائ4 124 12ا4"),
    ("12ا4", "أ124ة 124 12ائ4 124ان أ124 124اء"),
    ("12ا2", "أ12ة"),
    ("12اء", "أ12ية"),
    ("12ا4ة", "12ائ4"),
    ("12و4", "124 أ124ة 12ائ4"),
    ("12و4ة", "12ائ4"),
    ("ا234", "أ2ا34 234 234ان"),
    ("ا234ة", "أ2ا34"),
    ("1234", "12ا34 12ا34ة"),
    ("1234ة", "12ا34"),
    ("1234ي", "12ا34ة"),
    ("123ى", "12ا3 12ا3ي 12ا3ى 123"),
    ("123اة", "12ا3 12ا3ي"),
    ("123اء", "12ا3ى 12ا3ي"),
    ("123ان", "12ا3ى 123ى"),
    ("123ا5", "12ا3ي5 12ا35ة"),
    ("123و5", "12ا3ي5 12ا35ة"),
    ("123ي5", "12ا3ي5 12ا35ة"),
    ("123ا5ة", "12ا3ي5"),
    ("123و5ة", "12ا3ي5"),
    ("123ي5ة", "12ا3ي5"),
    ("ا23ا5", "أ2ا3ي5"),
    ("ا23و5", "أ2ا3ي5"),
    ("ا23ي5", "أ2ا3ي5"),
    ("ا23و5ة", "أ2ا3ي5"),
    ("ا2و45", "أ2او45"),
    ("1ا3و5", "1وا3ي5"),
    ("1ا3ي5", "1وا3ي5"),
    ("1ا3ا5", "1وا3ي5"),
    ("1ا3و5ة", "1وا3ي5"),
    ("1و3و5", "1وا3ي5"),
    ("مي3ا5", "موا3ي5"),
    ("مو3و5", "موا3ي5"),
    ("م2ي4", "م2اي4"),
    ("م2ا4ة", "م2او4"),
];

/// The plurals that a noun without its article may have by its pattern, as they are written; the likelier patterns first.
pub fn likely_plurals(singular: &[Letter]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut keys = Vec::new();
    for (shape, plurals) in PATTERNS {
        let Some(root) = root(shape, singular) else { continue };
        for plural in plurals.split(' ') {
            let form = fill(plural, &root);
            let form_key = word_key(&form);
            if !keys.contains(&form_key) {
                keys.push(form_key);
                out.push(form);
            }
        }
    }
    out
}

/// The letters of the root by their digits, where the word has the shape.
fn root(shape: &str, word: &[Letter]) -> Option<[char; 5]> {
    let mut root = ['\0'; 5];
    if shape.chars().count() != word.len() {
        return None;
    }
    for (at, (sign, letter)) in shape.chars().zip(word).enumerate() {
        let Some(place) = sign.to_digit(10).and_then(|digit| root.get_mut(digit as usize - 1)) else {
            if letter.key == sign {
                continue;
            }
            return None;
        };
        let hamza = at == 0 && matches!(letter.written, 'أ' | 'إ');
        let fits = hamza || matches!(letter.key, 'ء' | 'ب'..='ي') && !matches!(letter.key, 'ى' | 'ة');
        if !fits || (*place != '\0' && *place != letter.written) {
            return None;
        }
        *place = letter.written;
    }
    Some(root)
}

fn fill(pattern: &str, root: &[char; 5]) -> String {
    let letter = |sign: char| {
        let radical = sign.to_digit(10).and_then(|digit| root.get(digit as usize - 1));
        radical.copied().unwrap_or(sign)
    };
    pattern.chars().map(letter).collect()
}

/// The letters that all `forms` of a word share in their order, weak ones aside: what a text must have where one of them stands.
pub fn backbone(forms: &[String]) -> Vec<char> {
    let keys: Vec<String> = forms.iter().map(|form| word_key(form)).collect();
    let Some(first) = keys.first() else { return Vec::new() };
    let strong = |c: &char| !matches!(c, 'ا' | 'و' | 'ي' | 'ى' | 'ة' | 'ء');
    let mut backbone: Vec<char> = first.chars().filter(strong).collect();
    backbone.dedup();
    while !keys.iter().all(|form| holds(form.chars(), &backbone)) {
        backbone.pop();
    }
    backbone
}

/// Whether a word of `text` has the letters in their order; quick, and never wrong where it says no.
pub fn may_hold(text: &str, backbone: &[char]) -> bool {
    text.split_whitespace().any(|word| holds(word.chars(), backbone))
}

fn holds(text: impl Iterator<Item = char>, backbone: &[char]) -> bool {
    let mut wanted = backbone.iter().peekable();
    for c in text {
        if is_presentation(c) {
            return true;
        }
        wanted.next_if(|wanted| **wanted == key(c));
        if wanted.peek().is_none() {
            return true;
        }
    }
    wanted.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::letters;
    use super::*;

    #[test]
    fn the_patterns_have_the_plurals_of_the_grammars() {
        for (singular, plural) in [
            ("قلم", "أقلام"),
            ("بيت", "بيوت"),
            ("جبل", "جبال"),
            ("غرفة", "غرف"),
            ("باب", "أبواب"),
            ("جار", "جيران"),
            ("سر", "أسرار"),
            ("قصة", "قصص"),
            ("هدية", "هدايا"),
            ("خطوة", "خطى"),
            ("عضو", "أعضاء"),
            ("نبي", "أنبياء"),
            ("كاتب", "كتاب"),
            ("شاعر", "شعراء"),
            ("طالب", "طلبة"),
            ("قائد", "قادة"),
            ("قاضي", "قضاة"),
            ("عاصمة", "عواصم"),
            ("زاوية", "زوايا"),
            ("رغيف", "أرغفة"),
            ("صديق", "أصدقاء"),
            ("طبيب", "أطباء"),
            ("دليل", "أدلة"),
            ("جريح", "جرحى"),
            ("مدينة", "مدن"),
            ("رسالة", "رسائل"),
            ("سلاح", "أسلحة"),
            ("وعاء", "أوعية"),
            ("رسول", "رسل"),
            ("أمير", "أمراء"),
            ("إصبع", "أصابع"),
            ("مصنع", "مصانع"),
            ("كوكب", "كواكب"),
            ("مقهى", "مقاهي"),
            ("صحراء", "صحارى"),
            ("مفتاح", "مفاتيح"),
            ("تلميذ", "تلامذة"),
            ("جرثومة", "جراثيم"),
            ("أسلوب", "أساليب"),
            ("قانون", "قوانين"),
            ("ميزان", "موازين"),
        ] {
            let forms = likely_plurals(&letters(singular));
            assert!(forms.iter().any(|form| form == plural), "{singular}: {forms:?}");
        }
        assert_eq!(likely_plurals(&letters("BBC")), Vec::<String>::new());
    }

    #[test]
    fn what_lacks_the_common_letters_is_passed_over() {
        let forms = ["أدلة", "دلائل"].map(str::to_owned);
        assert_eq!(backbone(&forms), ['د', 'ل']);
        assert!(may_hold("قدّموا الأدلّة", &backbone(&forms)));
        assert!(!may_hold("ليد ولا د ل", &backbone(&forms)));
        assert!(may_hold("أي", &[]));
    }
}
